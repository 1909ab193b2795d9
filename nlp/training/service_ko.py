"""What is said in Korean about the cart, and in small talk."""

from nlp.training.occasion import Occasion

_JOY = ("좋아요!", "잘 고르셨어요!", "[정말 |]감사합니다!", "마음에 드신다니 [정말 |]기뻐요!", "")

SERVICE = (
    Occasion(
        heard=(
            "[이걸로 할게요|이거 주세요|담아 주세요|살게요|그거 담아줘|이걸로 부탁드립니다|장바구니에 넣어 주세요]",
            "[두 개|세 개|2개|하나] [주세요|담아 주세요|살게]",
            "<name> [<size>로|하나] [담아 주세요|주세요|할게요]",
        ),
        says=(
            ("cart.added",),
            ("cart.added", "cart.total"),
            ("cart.added", "cart.total.offer"),
            ("cart.added.many", "cart.total.offer"),
            ("cart.changed", "cart.total"),
        ),
        openings=_JOY,
    ),
    Occasion(
        heard=(
            "[이거 주세요|담아 주세요|<name> 살게요|이걸로 할래]",
            "[그거 빼 주세요|<name> 빼줘|취소하고 싶어요]",
            "[장바구니 보여 주세요|뭐 담았죠|다 해서 얼마예요]?",
            "[결제할게요|계산해 주세요|이제 살게요|결제 부탁드립니다]",
        ),
        says=(
            ("add.which_size",),
            ("add.which_color",),
            ("add.only",),
            ("remove.which",),
            ("cart.removed",),
            ("cart.removed", "cart.total"),
            ("cart.holds",),
            ("cart.empty",),
            ("cart.refused.not_enough_stock",),
            ("checkout.confirm",),
            ("checkout.confirm.one",),
            ("checkout.open",),
        ),
        openings=("",),
    ),
    Occasion(
        heard=("[안녕하세요|안녕|하이|안뇽|좋은 아침이에요|hello]", "[저기요|계세요]?"),
        says=(("greet.again",), ("greet.returned",), ("greet.back",)),
        openings=("", "어서 오세요!", "[정말 |]반가워요!", "와 주셔서 [정말 |]감사해요!"),
    ),
    Occasion(
        heard=("[감사합니다|고마워요|고마워|땡큐|정말 고맙습니다]", "덕분에 잘 골랐어요[|, 고마워요]"),
        says=(("chitchat.thanks",),),
        openings=("", "별말씀을요!", "도움이 되어 [정말 |]기뻐요!", "그렇게 말씀해 주시니 [정말 |]기뻐요!"),
    ),
    Occasion(
        heard=("[안녕히 계세요|갈게요|잘 있어요|다음에 올게요|이만 가 볼게요|bye]",),
        says=(("chitchat.farewell",),),
        openings=("", "오늘 [정말 |]반가웠어요!", "좋은 하루 보내세요!", "들러 주셔서 [정말 |]감사합니다!"),
    ),
    Occasion(
        heard=(
            "오늘 [너무|진짜|좀] [피곤해요|힘들어요|피곤하네]",
            "[일이 많아서|많이 걸어서] [힘드네요|지쳤어요]",
        ),
        says=(("chitchat.smalltalk",), ("chitchat.pause",), ("chitchat.else",)),
        openings=(
            "[오늘 |][정말 |많이 ][힘드셨군요|피곤하셨군요|힘드셨겠어요].",
            "[오늘 |][정말 |]고생하셨어요.",
            "[그러셨군요.|그러시군요.]",
        ),
    ),
    Occasion(
        heard=(
            "[날씨가 좋네요|비가 많이 오네요|오늘 춥다]",
            "[가게 예쁘네요|여기 분위기 좋다|음악 좋네요]",
            "[농담 하나 해줘|무슨 음악 좋아해요|심심해|배고파요|로또 번호 알려줘]",
            "[잘 지냈어요|뭐 해요]?",
        ),
        says=(("chitchat.smalltalk",), ("chitchat.other",), ("chitchat.else",), ("chitchat.pause",)),
        openings=("", "그러시군요!", "[좋은 말씀 |][정말 |]고마워요!", "그렇군요."),
    ),
    Occasion(
        heard=("[이거|이거 진짜|<name>] [예쁘네요|마음에 들어요|좋다|괜찮네요|딱이네]",),
        says=(("feedback.thanks",), ("feedback.liked",)),
        openings=("", "[정말 |]감사합니다!", "좋아요!"),
    ),
    Occasion(
        heard=(
            "[별로예요|제 스타일은 아니에요|마음에 안 들어요|너무 화려해요|그건 좀..]",
            "너무 [비싸요|커요|작아요|밝아요]",
        ),
        says=(("feedback.other_colors",), ("feedback.noted",), ("feedback.sorry",)),
        openings=("", "", "그러시군요."),
    ),
    Occasion(
        heard=("[아니요 괜찮아요|됐어요|나중에 할게요|그냥 볼게요|구경만 할게요]",),
        says=(("declined",), ("chitchat.pause",)),
        openings=("", "괜찮아요!"),
    ),
    Occasion(
        heard=("[이거요|저거|그거] [주세요|좋네요|얼마예요]?", "<thing>요", "<thing> 얼마예요?"),
        says=(("ask_back.which",), ("ask_back.among",), ("ask_back.what",), ("wish.ask",)),
        openings=("", "그럼", "죄송하지만"),
    ),
    Occasion(
        heard=("[ㅁㄴㅇㄹ|음 그|그거 있잖아 그거|뭐더라]", "[저쪽거 그거 말이야|아무거나 뭐 그런 거]"),
        says=(("not_understood.first",),),
        openings=("", "정말 죄송해요."),
    ),
)
