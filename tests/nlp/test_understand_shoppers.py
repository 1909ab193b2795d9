"""What shoppers say that sounds like something else: wishes like orders, limits like numbers, bargains like limits."""

import pytest

from nlp.turn import Act, Constraint, Expectation, Turn
from nlp.understand import understand
from tests.nlp.catalog_of_tests import lexicon

LEXICONS = {"KRW": lexicon("KRW"), "USD": lexicon("USD")}


def heard(*said: str, currency: str = "KRW") -> Turn:
    """The last of the utterances, said one after the other."""
    last: Turn | None = None
    wish: Constraint | None = None
    for each in said:
        last = understand(each, lexicon=LEXICONS[currency], language="en", previous=wish, last=last)
        wish = last.constraint if last.act is Act.RECOMMEND else wish
    assert last is not None
    return last


@pytest.mark.parametrize(
    ("said", "kind", "materials"),
    [
        (("쿠션인데 가죽, 면, 울은 다 빼주세요",), "cushion", {"leather", "cotton", "wool"}),
        (("조명 찾는데 유리랑 스틸은 모두 빼 줘",), "lamp", {"glass", "steel"}),
        (("가방 보여주세요", "나일론은 좀 빼주시겠어요?"), "bag", {"nylon"}),
        (("cushions, but leave out leather, cotton and wool",), "cushion", {"leather", "cotton", "wool"}),
        (("show me lamps", "leave out steel please"), "lamp", {"steel"}),
        (("lamps plz, i don't do glass",), "lamp", {"glass"}),
    ],
)
def test_materials_taken_out_of_a_wish_are_taken_out_of_no_cart(
    said: tuple[str, ...], kind: str, materials: set[str]
) -> None:
    turn = heard(*said)
    assert turn.act is Act.RECOMMEND
    assert turn.constraint.kinds == (kind,)
    assert set(turn.constraint.excluded) == {("material", each) for each in materials}
    assert turn.constraint.materials == ()


@pytest.mark.parametrize("said", ["검은색 빼주세요", "블랙은 빼 주시겠어요?"])
def test_a_colour_taken_out_where_nothing_is_wished_for_tells_the_line_of_the_cart(said: str) -> None:
    turn = heard("머그 하나 담아주세요", said)
    assert turn.act is Act.REMOVE_FROM_CART
    assert turn.constraint.colors == ("black",)


@pytest.mark.parametrize(
    ("said", "count"),
    [
        ("I need two mugs", 2),
        ("hi, we need 4 mugs please", 4),
        ("we're after three mugs", 3),
        ("머그 두 개 필요해요", 2),
        ("머그컵 4개 찾고 있습니다", 4),
        ("집에 둘 머그 세 개 구하고 있어요", 3),
    ],
)
def test_who_needs_several_of_a_kind_wishes_for_them(said: str, count: int) -> None:
    turn = heard(said)
    assert (turn.act, turn.constraint.kinds, turn.quantity) == (Act.RECOMMEND, ("mug",), count)


@pytest.mark.parametrize("said", ["I need two of those", "그거 두 개 필요해요"])
def test_who_needs_several_of_a_known_thing_orders_them(said: str) -> None:
    turn = heard("tell me about the dawn mug", said)
    assert (turn.act, turn.quantity) == (Act.ADD_TO_CART, 2)


@pytest.mark.parametrize(
    ("limit", "said", "currency", "most"),
    [
        ("lamps under $80", "make it 60", "USD", 6000),
        ("lamps under $80", "ok let's say 100", "USD", 10000),
        ("lamps under 80,000 won", "make it 60", "KRW", 60000),
        ("조명 80달러 이하", "60으로 해주세요", "USD", 6000),
        ("조명 8만원 이하로 보여주세요", "6만원으로 할게요", "KRW", 60000),
    ],
)
def test_a_bare_number_after_a_limit_is_the_new_limit(limit: str, said: str, currency: str, most: int) -> None:
    turn = heard(limit, said, currency=currency)
    assert (turn.act, turn.constraint.price_most) == (Act.RECOMMEND, most)
    assert turn.constraint.kinds == ("lamp",)


@pytest.mark.parametrize("said", ["make it 2", "make it two"])
def test_a_small_number_after_a_limit_is_a_number_of_pieces(said: str) -> None:
    turn = heard("lamps under $80", said, currency="USD")
    assert (turn.act, turn.quantity) == (Act.ADD_TO_CART, 2)


@pytest.mark.parametrize(
    ("limit", "said"),
    [
        ("lamps under $80", "I'll give you $60"),
        ("lamps under $80", "i can only pay 60 dollars"),
        ("조명 80달러 이하", "60달러 드릴게요"),
        ("조명 80달러 이하로 보여줘", "60달러에 주세요"),
    ],
)
def test_an_amount_that_is_offered_is_haggling(limit: str, said: str) -> None:
    turn = heard(limit, said, currency="USD")
    assert (turn.act, turn.topic) == (Act.OUT_OF_SCOPE, "haggling")


def test_the_most_that_somebody_can_pay_is_a_limit() -> None:
    turn = heard("lamps under $80", "i can pay $60 at most", currency="USD")
    assert (turn.act, turn.constraint.price_most) == (Act.RECOMMEND, 6000)


@pytest.mark.parametrize(
    ("said", "kinds"),
    [
        ("a throw for the sofa", ("throw",)),
        ("cushions for my grey sofa", ("cushion",)),
        ("something for the sofa", ()),
        ("소파에 덮을 담요 있나요", ("throw",)),
        ("소파에 깔 러그 보여주세요", ("rug",)),
        ("looking for a sofa", ("sofa",)),
    ],
)
def test_what_a_thing_is_for_is_not_wished_for(said: str, kinds: tuple[str, ...]) -> None:
    turn = heard(said)
    assert (turn.act, turn.constraint.kinds) == (Act.RECOMMEND, kinds)


@pytest.mark.parametrize(
    "said",
    [
        "It feels cold and bare",
        "my room looks so empty",
        "our living room is a bit dull tbh",
        "방이 좀 썰렁하고 허전해요",
        "거실이 휑해 보여서요",
    ],
)
def test_a_bare_room_wants_things_for_the_home(said: str) -> None:
    turn = heard(said)
    assert turn.act is Act.RECOMMEND
    assert "lamp" in turn.constraint.kinds
    assert turn.constraint.tags == ()


@pytest.mark.parametrize(
    "said",
    ["who won the football last night?", "any idea who won teh match", "어제 축구 누가 이겼어요?", "야구 결과 아세요?"],
)
def test_what_the_world_knows_is_small_talk_of_its_own(said: str) -> None:
    turn = heard(said)
    assert (turn.act, turn.topic) == (Act.CHITCHAT, "world")


@pytest.mark.parametrize("said", ["what's the capital of Peru", "페루 수도가 어디예요"])
def test_knowledge_of_the_world_is_out_of_scope(said: str) -> None:
    turn = heard(said)
    assert (turn.act, turn.topic) == (Act.OUT_OF_SCOPE, "world")


@pytest.mark.parametrize(
    "said",
    [
        "the red one in M and the white one in L please",
        "I'll take the red in M and the white in L",
        "빨간 건 M, 흰 건 L로 주세요",
        "레드는 M으로, 화이트는 L로 담아주시겠어요?",
    ],
)
def test_a_size_said_for_each_thing_is_that_of_each(said: str) -> None:
    turn = heard("show me the daily tee", said)
    assert turn.act is Act.ADD_TO_CART
    each = [(reference.like.colors, reference.like.sizes) for reference in turn.references]
    assert each == [(("red",), ("M",)), (("white",), ("L",))]


@pytest.mark.parametrize("awaited", ["which", "size"])
@pytest.mark.parametrize(
    ("said", "language", "kind"),
    [("머그 두 개 필요해요", "ko", "mug"), ("러그 세 개 찾아요", "ko", "rug"), ("I need two mugs", "en", "mug")],
)
def test_a_new_wish_ends_the_question_that_was_open(awaited: str, said: str, language: str, kind: str) -> None:
    asked = Expectation(awaited, Act.ADD_TO_CART)
    last = heard("재킷 담아주세요")
    turn = understand(said, lexicon=LEXICONS["KRW"], language=language, expecting=asked, last=last)
    assert turn.act is Act.RECOMMEND
    assert turn.constraint.kinds == (kind,)


@pytest.mark.parametrize("said", ["and in black?", "검정은요?", "블랙도 있어요?"])
def test_a_colour_asked_for_names_nothing_that_could_be_compared(said: str) -> None:
    asked = Expectation("which", Act.COMPARE)
    turn = understand(said, lexicon=LEXICONS["KRW"], language="en", expecting=asked, last=heard("compare them"))
    assert turn.act is not Act.COMPARE
    assert turn.constraint.colors == ("black",)


@pytest.mark.parametrize(
    ("wished", "said", "kinds"),
    [
        ("show me lamps", "anything by Northfold?", ()),
        ("a lamp under 90000", "what do you have from Haus Nine?", ()),
        ("조명 보여주세요", "Northfold 제품 있나요?", ()),
        ("조명 보여주세요", "Haus Nine에서 나온 거 뭐 있어요?", ()),
        ("show me lamps", "and by Northfold?", ("lamp",)),
        ("show me lamps", "Northfold, please", ("lamp",)),
        ("show me lamps", "anything in black by Northfold?", ("lamp",)),
        ("조명 보여주세요", "Northfold로 보여주세요", ("lamp",)),
    ],
)
def test_anything_by_a_brand_is_of_any_kind_unless_the_words_carry_on(
    wished: str, said: str, kinds: tuple[str, ...]
) -> None:
    turn = heard(wished, said)
    assert turn.act is Act.RECOMMEND
    assert turn.constraint.brands in (("Northfold",), ("Haus Nine",))
    assert turn.constraint.kinds == kinds
    assert turn.constraint.price_most is None


@pytest.mark.parametrize("said", ["nothing too expensive", "not so expensive please", "너무 비싸지 않았으면 합니다"])
def test_not_too_expensive_wishes_for_what_is_cheap_and_turns_nothing_down(said: str) -> None:
    turn = heard("show me lamps", said)
    assert turn.act is Act.RECOMMEND
    assert turn.constraint.kinds == ("lamp",)
    assert turn.constraint.sort == "cheapest"


@pytest.mark.parametrize("said", ["that one's too expensive", "너무 비싸네요"])
def test_too_expensive_still_turns_down(said: str) -> None:
    assert heard("show me lamps", said).act is Act.FEEDBACK


def test_who_takes_something_out_and_pays_does_both() -> None:
    turn = heard("머그 담아주세요", "머그는 빼고 결제할게요")
    assert (turn.act, turn.also) == (Act.REMOVE_FROM_CART, (Act.CHECKOUT,))


@pytest.mark.parametrize(("said", "act"), [("checkout 할게요", Act.CHECKOUT), ("total 얼마예요?", Act.SHOW_CART)])
def test_english_words_of_the_till_are_heard_in_korean(said: str, act: Act) -> None:
    assert heard("머그 담아주세요", said).act is act
