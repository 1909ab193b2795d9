"""What is asked about goods in Korean, and the courtesies that fit before the answers."""

from nlp.training.occasion import Occasion

_GLADLY = ("", "", "[네,|]", "그럼", "[보여|안내해] 드릴게요!", "좋아요!")
_ASKED = ("", "", "알려 드릴게요.", "[그러시군요.|그렇군요.]", "[좋아요!|물어봐 주셔서 고마워요!]")
_SORRY = ("", "[아쉽게도|아쉽지만]", "[정말 |]죄송하지만", "[안타깝게도|안타깝지만]", "정말 죄송해요.")

SELLING = (
    Occasion(
        heard=(
            "<situation> [뭐가|어떤 게|어떤 게] [좋을까요|좋아요|좋을까|괜찮을까요]?",
            "<situation> [입을|쓸|둘] 만한 [거|것|<thing>] [있어요|있나요|있을까요|있어|있습니까]?",
            "<situation> <thing> [찾고 있어요|찾아요|찾습니다|찾는데요|보고 있어요|사려고요]",
            "<situation> [<price> 이하로|<price> 안쪽으로|너무 안 비싼 걸로] [추천해 주세요|추천해줘|추천 부탁]",
            "<situation> 괜찮은 걸로 [골라줘요|골라 주세요]",
            "저기요 <situation> [<thing>|뭐] 좀 [추천해 주실래요|보여 주세요|볼 수 있을까요]?",
            "<situation> [something|좋은 거] 추천 please",
        ),
        says=(
            ("recommend.reason",),
            ("recommend.reason", "recommend.others"),
            ("recommend.reason", "recommend.elsewhere"),
            ("recommend.plain",),
            ("recommend.plain", "recommend.others"),
            ("recommend.plain", "recommend.card"),
        ),
        openings=("", "", "", "좋아요!", "그러시군요!"),
        echoes=True,
    ),
    Occasion(
        heard=(
            "<thing> [보여 주세요|보여줘|좀 볼게요|볼 수 있어요?|보고 싶어요|추천해 주세요]",
            "<thing> [뭐 있어요|뭐뭐 있나요|종류 알려줘|있어요|있나요|팔아요]?",
            "[<price> 이하|<price>대|<price> 밑으로] <thing> [있어요?|있을까요?|추천요|찾아줘]",
            "<color> <thing> [있어요?|주세요|찾아요|부탁드려요]",
            "<adjective> <thing> [추천해 주세요|있습니까?|있음?|없나요?]",
            "[더 싼 거|다른 거|비슷한 거|더 좋은 거] [있어요|없어요|없나|있습니까]?",
        ),
        says=(
            ("recommend.reason",),
            ("recommend.reason", "recommend.others"),
            ("recommend.plain", "recommend.others"),
            ("recommend.plain",),
            ("recommend.reason", "recommend.elsewhere.far"),
            ("recommend.plain", "recommend.elsewhere"),
            ("recommend.overview",),
            ("recommend.matching",),
        ),
        openings=_GLADLY,
    ),
    Occasion(
        heard=(
            "<adjective> <color> <thing> [있어요|주세요|찾아요|있나요]?",
            "[더 싼 건|더 저렴한 거는|다른 건] [없어요|없나요|없음]?",
            "[이게 다예요|또 뭐 있어요|그것뿐이야]?",
        ),
        says=(
            ("recommend.nearest",),
            ("recommend.nearest", "recommend.others"),
            ("recommend.none_cheaper",),
            ("recommend.all_shown",),
            ("recommend.no_more",),
            ("recommend.no_match",),
            ("lead.nearest",),
        ),
        openings=("", "그러시군요.", "[정말 |]죄송하지만", "[아쉽게도|아쉽지만]"),
    ),
    Occasion(
        heard=(
            "[이거|그거|저거|<name>|이 <thing>] [얼마예요|얼마야|얼마죠|가격이 어떻게 돼요|얼마인가요|가격 좀]?",
            "[얼마|가격은|비싸요|세일해요]?",
            "<price> 낼 수 있는데 [진짜|정확히] 얼마예요?",
            "how much 예요?",
        ),
        says=(
            ("inform.price",),
            ("inform.price",),
            ("inform.price.reduced",),
            ("inform.price.range",),
            ("inform.prices",),
        ),
        openings=_ASKED,
    ),
    Occasion(
        heard=(
            "[이거|그거|<name>|이 <thing>] [재고 있어요|있어요|살 수 있나요|아직 남았어]?",
            "[<color>|<size>|<size> 사이즈] [있어요|있나요|도 있나|나와요]?",
            "[몇 개|얼마나] 남았[어요|나요|음]?",
            "[사이즈|색상|색깔|컬러] [뭐 있어요|어떤 거 있나요|뭐뭐 있음|종류 알려 주세요]?",
        ),
        says=(
            ("inform.in_stock",),
            ("inform.few",),
            ("inform.sizes",),
            ("inform.colors",),
            ("inform.sizes.one",),
            ("inform.colors.one",),
            ("inform.sizes", "inform.gone"),
            ("inform.one_size",),
            ("inform.price", "inform.sizes"),
        ),
        openings=_ASKED,
    ),
    Occasion(
        heard=(
            "[이거|<name>|그거] [<color>|<size>|<size> 사이즈] [있어요|있나요|주세요|돼요]?",
            "<name> 아직 [있어요|살 수 있나요|남았나]?",
            "<color>[로|으로] [주세요|사고 싶어요|부탁드립니다]",
        ),
        says=(
            ("inform.sold_out",),
            ("inform.sold_out", "inform.instead"),
            ("inform.sold_out", "inform.similar"),
            ("inform.no_size", "inform.sizes"),
            ("inform.no_color", "inform.colors"),
            ("inform.no_color",),
            ("inform.no_size",),
            ("cart.refused.sold_out",),
        ),
        openings=_SORRY,
    ),
    Occasion(
        heard=(
            "[이거|<name>|이건] [소재가 뭐예요|뭐로 만들었어요|재질이 뭔가요|무슨 천이야]?",
            "[가죽|울|면|나무]이에요?",
            "[어디 거예요|브랜드가 뭐예요|어느 회사 제품이야]?",
            "[방수 되나요|세탁기 돌려도 돼요|따뜻해요|진짜 방수야]?",
            "[평점|별점|후기] [어때요|몇 점이에요|좋나요]?",
            "[이거|저거] [이름이 뭐예요|뭐예요|뭐라고 해요]?",
            "[이거|<name>] [자세히 알려 주세요|설명해줘|어떤 거예요]",
        ),
        says=(
            ("inform.material",),
            ("inform.material.yes",),
            ("inform.material.no",),
            ("inform.brand",),
            ("inform.rating",),
            ("inform.unrated",),
            ("inform.name",),
            ("inform.tag.yes",),
            ("inform.tag.no",),
            ("inform.care",),
            ("inform.origin",),
            ("inform.dimensions",),
            ("inform.name", "inform.price"),
        ),
        openings=_ASKED,
    ),
    Occasion(
        heard=(
            "[둘 중에|어느 게|뭐가|어떤 게] [더 싸요|더 좋아요|나아요|더 나을까요]?",
            "[차이가 뭐예요|뭐가 달라요|차이 좀 알려줘|둘이 비교해 주세요]",
            "[이거랑 그거|<name>하고 이거] [비교해 주세요|비교 좀|차이점이 뭐죠]",
        ),
        says=(
            ("compare.price",),
            ("compare.price", "compare.material"),
            ("compare.same_price", "compare.rating"),
            ("compare.material", "compare.color"),
            ("compare.tag",),
            ("compare.size",),
            ("compare.same",),
        ),
        openings=_ASKED,
    ),
    Occasion(
        heard=(
            "[<thing>|<name>|그거|이거] 어디 [있어요|있나요|있어|에 있습니까]?",
            "[<thing>|<name>] 쪽으로 [안내해 주세요|데려다줘|가고 싶어요]",
            "[거기로 가요|보여 주세요|안내 부탁드립니다|같이 가요]",
        ),
        says=(
            ("lead.there",),
            ("lead.this_way",),
            ("lead.follow",),
            ("locate.here",),
            ("locate.elsewhere",),
            ("locate.card",),
            ("locate.here", "locate.others"),
            ("lead.not_reached",),
            ("inform.next_door",),
        ),
        openings=_GLADLY,
    ),
)
