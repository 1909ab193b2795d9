"""What a visitor wishes for is read whole: kinds, colours, needs, prices; and it is kept, narrowed and taken back."""

import pytest

from nlp.turn import Act, Constraint, Turn
from nlp.understand import understand
from tests.nlp.catalog_of_tests import lexicon

LEXICON = lexicon()
WISHED = Turn(text="", language="en", act=Act.RECOMMEND)
DOLLARS = lexicon("USD")


def heard(said: str, previous: Constraint | None = None) -> Turn:
    turn = understand(said, lexicon=LEXICON, language="en", previous=previous)
    assert turn.act is Act.RECOMMEND, turn
    return turn


@pytest.mark.parametrize(
    ("said", "wish"),
    [
        ("I'm looking for a black jacket", Constraint(kinds=("jacket",), colors=("black",))),
        ("검정색 재킷 찾아요", Constraint(kinds=("jacket",), colors=("black",))),
        ("something waterproof for work", Constraint(tags=("waterproof", "commute"))),
        ("비 올 때 출퇴근용으로 쓸 거 추천해 주세요", Constraint(tags=("waterproof", "commute"))),
        (
            "do you have wool scarves under 60,000 won",
            Constraint(kinds=("scarf",), materials=("wool",), price_most=60000),
        ),
        ("6만원 이하 울 스카프 있어요?", Constraint(kinds=("scarf",), materials=("wool",), price_most=60000)),
        (
            "show me bags between 40,000 and 120,000 won",
            Constraint(kinds=("bag",), price_least=40000, price_most=120000),
        ),
        ("4만원에서 12만원 사이 가방 보여줘", Constraint(kinds=("bag",), price_least=40000, price_most=120000)),
        ("any jackets in size L", Constraint(kinds=("jacket",), sizes=("L",))),
        ("L 사이즈 재킷 있나요", Constraint(kinds=("jacket",), sizes=("L",))),
        (
            "a coat that is not beige please, do you have one?",
            Constraint(kinds=("coat",), excluded=(("color", "beige"),)),
        ),
        ("베이지 말고 다른 코트 있나요?", Constraint(kinds=("coat",), excluded=(("color", "beige"),))),
        ("what's your cheapest bag", Constraint(kinds=("bag",), sort="cheapest")),
        ("제일 싼 가방 추천해줘", Constraint(kinds=("bag",), sort="cheapest")),
        ("bags rated at least 4.5 stars", Constraint(kinds=("bag",), rating_least=4.5)),
        ("평점 4.5 이상인 가방 추천해 주세요", Constraint(kinds=("bag",), rating_least=4.5)),
        ("shirts and jackets for summer", Constraint(kinds=("shirt", "jacket"), tags=("cool",))),
        ("something to wear in the rain", Constraint(kinds=("clothing",), tags=("waterproof",))),
        ("비 오는 날 입을 거 찾아요", Constraint(kinds=("clothing",), tags=("waterproof",))),
        ("비 올 때 신을 거 있어요?", Constraint(kinds=("shoes",), tags=("waterproof",))),
        ("something cheap for the rain", Constraint(tags=("waterproof",), sort="cheapest")),
        (
            "a jacket over 100,000 won but below 150,000 won, do you have one?",
            Constraint(kinds=("jacket",), price_least=100000, price_most=150000),
        ),
        (
            "우산 말고 a waterproof jacket 있어요?",
            Constraint(kinds=("jacket",), tags=("waterproof",), excluded=(("kind", "umbrella"),)),
        ),
        ("too small for me, do you have a bigger bag?", Constraint(kinds=("bag",))),
        ("가방 너무 작아요, 더 큰 가방 있나요?", Constraint(kinds=("bag",))),
        ("Sori 가방 있나요?", Constraint(kinds=("bag",), brands=("Sori",))),
        ("red or white t-shirts", Constraint(kinds=("t-shirt",), colors=("red", "white"))),
        ("방수 재킷 블랙으로 있어요?", Constraint(kinds=("jacket",), colors=("black",), tags=("waterproof",))),
    ],
)
def test_a_wish_is_read_whole(said: str, wish: Constraint) -> None:
    assert heard(said).constraint == wish


BAG = Constraint(kinds=("bag",), tags=("commute",), price_most=100000)


@pytest.mark.parametrize(
    ("said", "wish"),
    [
        (
            "anything else in black?",
            Constraint(kinds=("bag",), colors=("black",), tags=("commute",), price_most=100000),
        ),
        ("검은색은 없어요?", Constraint(kinds=("bag",), colors=("black",), tags=("commute",), price_most=100000)),
        ("something under 50,000 won", Constraint(kinds=("bag",), tags=("commute",), price_most=50000)),
        ("5만원 이하로 추천해줘", Constraint(kinds=("bag",), tags=("commute",), price_most=50000)),
        ("money is no object, what else do you recommend", Constraint(kinds=("bag",), tags=("commute",))),
        ("비싸도 괜찮으니 더 보여주세요", Constraint(kinds=("bag",), tags=("commute",))),
        ("do you have any lamps?", Constraint(kinds=("lamp",))),
        ("조명도 있나요?", Constraint(kinds=("lamp",))),
        (
            "출퇴근용 아니어도 되니까 선물로 추천해 주세요",
            Constraint(kinds=("bag",), tags=("gift",), price_most=100000),
        ),
        ("something for my brother", Constraint(tags=("gift",))),
        ("동생한테 줄 거 추천해 주세요", Constraint()),
        (
            "anything that isn't scented",
            Constraint(kinds=("bag",), tags=("commute",), price_most=100000, excluded=(("tag", "scented"),)),
        ),
        (
            "향 나는 거 말고요",
            Constraint(kinds=("bag",), tags=("commute",), price_most=100000, excluded=(("tag", "scented"),)),
        ),
        (
            "something that isn't nylon",
            Constraint(kinds=("bag",), tags=("commute",), price_most=100000, excluded=(("material", "nylon"),)),
        ),
    ],
)
def test_a_refinement_keeps_what_was_not_taken_back(said: str, wish: Constraint) -> None:
    assert heard(said, BAG).constraint == wish


def test_an_exclusion_replaces_what_was_wished_before() -> None:
    before = Constraint(kinds=("t-shirt",), colors=("red",))
    now = heard("anything else, but not red?", before).constraint
    assert now == Constraint(kinds=("t-shirt",), excluded=(("color", "red"),))


@pytest.mark.parametrize(
    ("said", "excluded", "wanted"),
    [
        ("bags that are not leather or wool", ("leather", "wool"), ()),
        ("a bag without wool, cotton or leather", ("wool", "cotton", "leather"), ()),
        ("not leather but wool, a bag please, do you have one?", ("leather",), ("wool",)),
        ("no leather, a wool bag, do you have one?", ("leather",), ("wool",)),
        ("가죽이랑 울은 빼고 가방 있어요?", ("leather", "wool"), ()),
        ("가죽도 울도 아닌 가방 있어요?", ("leather", "wool"), ()),
        ("가죽 말고 울 가방 있어요?", ("leather",), ("wool",)),
        ("wool이랑 leather는 빼고 가방 있어요?", ("wool", "leather"), ()),
        ("울 아니면 가죽 가방 있어요?", (), ("wool", "leather")),
    ],
)
def test_what_is_ruled_out_together_is_ruled_out_each(
    said: str, excluded: tuple[str, ...], wanted: tuple[str, ...]
) -> None:
    ruled_out = tuple(("material", each) for each in excluded)
    assert heard(said).constraint == Constraint(kinds=("bag",), materials=wanted, excluded=ruled_out)


@pytest.mark.parametrize(
    ("said", "excluded", "wanted"),
    [
        ("a bag, neither red nor blue", ("red", "blue"), ()),
        ("a bag in any colour but white", ("white",), ()),
        ("do you have a bag, not red, or a blue one?", ("red",), ("blue",)),
        ("빨강 말고 파랑도 말고 가방 있어요?", ("red", "blue"), ()),
        ("빨간색, 파란색 빼고 가방 있어요?", ("red", "blue"), ()),
    ],
)
def test_colours_are_ruled_out_together_too(said: str, excluded: tuple[str, ...], wanted: tuple[str, ...]) -> None:
    ruled_out = tuple(("color", each) for each in excluded)
    assert heard(said).constraint == Constraint(kinds=("bag",), colors=wanted, excluded=ruled_out)


@pytest.mark.parametrize(
    "said", ["it need not be leather or wool, a bag please", "가죽이나 울 아니어도 돼요, 가방 있어요?"]
)
def test_what_need_not_be_is_given_up_together(said: str) -> None:
    before = Constraint(kinds=("bag",), materials=("leather", "wool"))
    turn = understand(said, lexicon=LEXICON, language="en", previous=before, last=WISHED)
    assert turn.constraint == Constraint(kinds=("bag",))


@pytest.mark.parametrize(
    ("said", "than"),
    [
        ("do you have something cheaper?", "cheaper"),
        ("이거보다 더 싼 거 있어요?", "cheaper"),
        ("anything nicer and more expensive than this?", "dearer"),
        ("좀 더 비싼 거 있나요?", "dearer"),
    ],
)
def test_a_comparison_with_the_thing_in_talk_is_told(said: str, than: str) -> None:
    assert heard(said).than == than


@pytest.mark.parametrize("said", ["or red, either is fine", "red would be fine too", "빨간색도 괜찮아요"])
def test_what_is_fine_as_well_is_added_to_the_wish(said: str) -> None:
    wish = Constraint(kinds=("bag",), colors=("blue",))
    turn = understand(said, lexicon=LEXICON, language="en", previous=wish, last=WISHED)
    assert (turn.act, turn.constraint) == (Act.RECOMMEND, Constraint(kinds=("bag",), colors=("blue", "red")))


@pytest.mark.parametrize(("said", "most"), [("actually make it 250,000", 250_000), ("make it 300k", 300_000)])
def test_another_limit_is_no_number_of_pieces(said: str, most: int) -> None:
    wish = Constraint(kinds=("jacket",), price_most=200_000)
    turn = understand(said, lexicon=LEXICON, language="en", previous=wish, last=WISHED)
    assert (turn.act, turn.constraint) == (Act.RECOMMEND, Constraint(kinds=("jacket",), price_most=most))


def test_a_need_that_no_word_of_the_catalog_names_begins_a_wish_anew() -> None:
    assert heard("something to keep my tea hot on the train", BAG).constraint == Constraint()


def test_which_of_them_are_wishes_for_what_was_asked_before() -> None:
    asked = understand("can this lamp be dimmed?", lexicon=LEXICON, language="en")
    turn = understand("so which of your lamps are?", lexicon=LEXICON, language="en", last=asked)
    assert (turn.act, turn.constraint) == (Act.RECOMMEND, Constraint(kinds=("lamp",), tags=("dimmable",)))


def test_dollars_are_read_in_a_store_that_counts_in_dollars() -> None:
    turn = understand("a bag for under 80 bucks", lexicon=DOLLARS, language="en")
    assert turn.constraint.price_most == 8000


def test_what_the_store_does_not_sell_is_told_with_its_kind() -> None:
    turn = understand("자전거 있나요?", lexicon=LEXICON, language="ko")
    assert (turn.act, turn.topic, turn.constraint.kinds) == (Act.OUT_OF_SCOPE, "not_sold", ("bicycle",))


@pytest.mark.parametrize("said", ["a bag under 50 dollars", "50달러 이하 가방 있어요?", "가방 20유로 이하요"])
def test_a_limit_in_other_money_is_heard_as_such_and_bounds_nothing(said: str) -> None:
    turn = heard(said)
    assert turn.foreign in ("USD", "EUR")
    assert turn.constraint == Constraint(kinds=("bag",))


@pytest.mark.parametrize("said", ["under 50,000 won", "5만원 이하로요"])
def test_a_bare_limit_in_other_money_is_a_wish_too(said: str) -> None:
    turn = understand(said, lexicon=DOLLARS, language="en")
    assert (turn.act, turn.foreign) == (Act.RECOMMEND, "KRW")


@pytest.mark.parametrize("said", ["forget the color", "any colour is fine", "색은 상관없어요", "아무 색이나 괜찮아요"])
def test_a_colour_that_does_not_matter_any_more_is_dropped_and_nothing_else(said: str) -> None:
    before = Constraint(kinds=("bag",), colors=("black",), price_most=100000)
    wish = understand(said, lexicon=LEXICON, language="en", previous=before, last=WISHED).constraint
    assert wish == Constraint(kinds=("bag",), price_most=100000)


@pytest.mark.parametrize(
    ("said", "most"),
    [
        ("너무 비싸요 5만원 안쪽으로", 50000),
        ("10만원 넘는 건 좀 그런데", 100000),
        ("anything over 50,000 won is too much for me", 50000),
    ],
)
def test_a_limit_that_comes_with_a_complaint_is_a_ceiling(said: str, most: int) -> None:
    wish = heard(said, BAG).constraint
    assert (wish.price_least, wish.price_most) == (None, most)


@pytest.mark.parametrize("said", ["for less than 270,000won", "for less than 270,000 won", "under ₩270,000"])
def test_an_amount_and_its_currency_need_no_space(said: str) -> None:
    assert heard(f"got any bags {said}?").constraint.price_most == 270000


def test_a_floor_and_a_ceiling_said_apart_are_both_kept() -> None:
    wish = heard("십오만 원은 넘고 이십만 원은 안 넘는 가방이요").constraint
    assert (wish.price_least, wish.price_most) == (150000, 200000)


def test_an_amount_after_one_is_the_amount() -> None:
    assert understand("no, that one $60", lexicon=DOLLARS, language="en").constraint.price_most != 100


@pytest.mark.parametrize("said", ["비건이라 가죽은 안 돼요. 신발 보러 왔어요", "가죽은 못 써요, 신발 추천해 주세요"])
def test_what_will_not_do_is_excluded(said: str) -> None:
    assert ("material", "leather") in heard(said).constraint.excluded
