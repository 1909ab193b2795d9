"""What is pointed at in words is found in the room, from the speaker's eyes."""

import pytest

from nlp.resolve import Candidate, Resolution, Viewpoint, resolve
from nlp.turn import Act, Expectation
from nlp.understand import understand
from tests.nlp.catalog_of_tests import ENTRIES, lexicon

LEXICON = lexicon()
PRICES = {entry.id: entry.price_least for entry in ENTRIES}


def thing(
    product: str, right: float, ahead: float, color: str, height: float, level: int, row: str, fixture: str
) -> Candidate:
    levels = 2 if fixture == "shelf" else 1
    return Candidate(
        product,
        product,
        right,
        ahead,
        height,
        level,
        levels,
        row,
        fixture,
        color,
        PRICES[product],
        (0.4, height / 2 + 0.2, 0.3),
    )


# A rack ahead on the left, a shelf of two rows ahead on the right, things on the floor behind.
ROOM = (
    thing("parka", -3.0, 3.0, "navy", 1.0, 1, "rack", "rack"),
    thing("blazer", -2.2, 3.0, "gray", 1.0, 1, "rack", "rack"),
    thing("mac", -1.4, 3.0, "beige", 1.0, 1, "rack", "rack"),
    thing("tote", 1.0, 3.0, "beige", 1.5, 1, "shelf", "shelf"),
    thing("pack", 1.8, 3.0, "black", 1.5, 1, "shelf", "shelf"),
    thing("mug", 2.6, 3.0, "white", 1.5, 1, "shelf", "shelf"),
    thing("scarf", 1.0, 3.0, "red", 0.7, 2, "shelf", "shelf"),
    thing("beanie", 1.8, 3.0, "yellow", 0.7, 2, "shelf", "shelf"),
    Candidate("sofa", "sofa", -1.0, -3.0, color="gray", price=890000, size=(2.0, 0.8, 0.9)),
    Candidate("lamp", "lamp", 0.8, -3.0, color="white", price=89000, size=(0.3, 0.5, 0.3)),
    Candidate("floor", "floor", -2.6, -3.0, color="black", price=139000, size=(0.4, 1.6, 0.4)),
)


def meant(
    said: str, *, looking_at: str | None = None, named: tuple[str, ...] = (), listed: tuple[str, ...] = ()
) -> Resolution:
    turn = understand(said, lexicon=LEXICON, language="en")
    return resolve(turn, ROOM, lexicon=LEXICON, looking_at=looking_at, named=named, listed=listed)


@pytest.mark.parametrize(
    ("said", "things"),
    [
        ("how much is the Fjord Parka?", ("parka",)),
        ("피오르드 파카 얼마예요?", ("parka",)),
        ("how much is the red scarf?", ("scarf",)),
        ("빨간 스카프 얼마예요?", ("scarf",)),
        ("what's the price of the backpack", ("pack",)),
        ("백팩 가격 알려주세요", ("pack",)),
        ("how much is the second one from the left on the top shelf?", ("pack",)),
        ("위 칸 왼쪽에서 두 번째 거 얼마예요?", ("pack",)),
        ("what is that on the bottom shelf, first from the right?", ("beanie",)),
        ("아래 칸 오른쪽에서 첫 번째 거 뭐예요?", ("beanie",)),
        ("how much is the lamp behind me on the right?", ("lamp",)),
        ("제 뒤 오른쪽에 있는 조명 얼마예요?", ("lamp",)),
        ("which bag is closest to me?", ("tote",)),
        ("제일 가까운 가방이 어디예요?", ("tote",)),
        ("what's the thing below the tote?", ("scarf",)),
        ("토트백 바로 밑에 있는 거 뭐예요?", ("scarf",)),
        ("how much is the one to the right of the blazer?", ("mac",)),
        ("블레이저 오른쪽에 있는 거 얼마예요?", ("mac",)),
        ("how much is the one between the parka and the mac coat?", ("blazer",)),
        ("how much is the mug next to the backpack?", ("mug",)),
        ("백팩 옆에 있는 머그컵 얼마예요?", ("mug",)),
        ("where are the bags?", ("tote", "pack")),
        ("가방 어디 있어요?", ("tote", "pack")),
        ("how much is the tall lamp?", ("floor",)),
        ("how much are the lamps?", ("lamp", "floor")),
        ("add the mug and the beanie to my cart", ("mug", "beanie")),
        ("머그컵이랑 비니 담아 주세요", ("mug", "beanie")),
        ("the red scarf and the mug. how much are they?", ("scarf", "mug")),
        ("the red scarf? and is it wool?", ("scarf",)),
        ("what's the difference between the tote and the backpack?", ("tote", "pack")),
        ("I'll take the cheaper of the bags", ("tote",)),
        ("what are the prices of those two lamps?", ("lamp", "floor")),
        ("is the cheaper bag in stock?", ("tote",)),
        ("더 싼 가방 재고 있어요?", ("tote",)),
    ],
)
def test_a_description_finds_its_thing(said: str, things: tuple[str, ...]) -> None:
    assert set(meant(said).meant) == set(things)


@pytest.mark.parametrize("said", ["how much is the lamp?", "조명 얼마예요?"])
def test_two_that_fit_lead_to_a_question(said: str) -> None:
    found = meant(said)
    assert (found.meant, set(found.ask_back)) == ((), {"lamp", "floor"})


@pytest.mark.parametrize("said", ["how much is the purple sofa?", "보라색 소파 얼마예요?", "how much is the bicycle?"])
def test_what_is_not_there_is_neither_found_nor_asked_about(said: str) -> None:
    assert meant(said) == Resolution()


@pytest.mark.parametrize(
    "said", ["are there any bags in black?", "which of these bags would suit me best?", "can you point out a nice bag?"]
)
def test_who_seeks_any_that_fits_means_no_known_thing(said: str) -> None:
    turn = understand(said, lexicon=LEXICON, language="en")
    assert (turn.act, turn.references) == (Act.RECOMMEND, ())


@pytest.mark.parametrize("said", ["have you something that is warm?", "what do you have that is cheap?"])
def test_that_which_joins_clauses_means_nothing_said_before(said: str) -> None:
    assert understand(said, lexicon=LEXICON, language="en").references == ()


def test_of_two_phrases_that_are_open_the_likeliest_of_each_come_first() -> None:
    found = meant("how much is the lamp and how much is the bag?")
    assert (found.meant, found.ask_back) == ((), ("lamp", "tote", "floor", "pack"))


class TestGaze:
    """ "This one" is what the speaker looks at."""

    @pytest.mark.parametrize(
        "said", ["how much is this?", "이거 얼마예요?", "what is this one made of", "이 가방 얼마예요?"]
    )
    def test_this_is_what_is_looked_at(self, said: str) -> None:
        assert meant(said, looking_at="pack", named=("mug",)).meant == ("pack",)

    @pytest.mark.parametrize("said", ["how much is this?", "이거 얼마예요?"])
    def test_without_a_look_it_is_what_was_named_last(self, said: str) -> None:
        assert meant(said, named=("mug", "tote")).meant == ("mug",)

    @pytest.mark.parametrize("said", ["how much is this?", "이거 얼마예요?"])
    def test_without_anything_nothing_is_meant(self, said: str) -> None:
        assert meant(said) == Resolution()

    def test_a_look_settles_what_could_be_two(self) -> None:
        assert meant("how much is the lamp?", looking_at="floor").meant == ("floor",)


class TestTalk:
    """What was spoken of is meant by "it", "both", "the first one", "the other one"."""

    @pytest.mark.parametrize(
        ("said", "things"),
        [
            ("how much is it?", ("tote",)),
            ("그거 얼마예요?", ("tote",)),
            ("얼마예요?", ("tote",)),
            ("how many are left?", ("tote",)),
            ("add both to my cart", ("tote", "pack")),
            ("둘 다 담아 주세요", ("tote", "pack")),
            ("how much is the first one?", ("tote",)),
            ("두 번째 거 얼마예요?", ("pack",)),
            ("the last one, how much is it?", ("pack",)),
            ("how much is the other one?", ("pack",)),
            ("다른 하나는 얼마예요?", ("pack",)),
            ("how much is the black one?", ("pack",)),
            ("검은 거는 얼마예요?", ("pack",)),
            ("is the cheaper one waterproof?", ("tote",)),
            ("둘 중에 비싼 거 담아 주세요", ("pack",)),
            ("how much is the one on the right?", ("pack",)),
            ("왼쪽 거 얼마예요?", ("tote",)),
            ("which of the two is cheaper?", ("tote", "pack")),
            ("둘 중에 뭐가 더 싸요?", ("tote", "pack")),
        ],
    )
    def test_the_last_list_is_chosen_from(self, said: str, things: tuple[str, ...]) -> None:
        found = meant(said, named=("tote", "pack", "sofa"), listed=("tote", "pack"))
        assert set(found.meant) == set(things), found

    def test_that_one_and_this_one_are_two(self) -> None:
        found = meant("아까 그거랑 이거 둘 다 담아 주세요", looking_at="mug", named=("mug", "tote"))
        assert set(found.meant) == {"mug", "tote"}

    def test_an_answer_chooses_among_those_asked_about(self) -> None:
        turn = understand("the left one", lexicon=LEXICON, language="en", expecting=Expectation("which", Act.LOCATE))
        found = resolve(turn, ROOM, lexicon=LEXICON, named=("lamp", "floor"), listed=("lamp", "floor"))
        assert found.meant == ("floor",)


class TestAgentsView:
    """ "On your left" is the agent's left; the agent faces the visitor."""

    @pytest.mark.parametrize(
        "said", ["how much is the jacket on your left?", "직원분이 보시기에 왼쪽에 있는 재킷 얼마예요?"]
    )
    def test_the_sides_are_turned_round(self, said: str) -> None:
        assert meant(said).meant == ("blazer",)

    def test_the_agents_own_place_counts(self) -> None:
        turn = understand("what is that lamp behind you?", lexicon=LEXICON, language="en")
        behind = resolve(turn, ROOM, lexicon=LEXICON, agent=Viewpoint(right=-2.0, ahead=-1.0, turned=0.0))
        assert set(behind.ask_back) == {"lamp", "floor"}


def test_two_displays_of_one_product_leave_nothing_to_ask() -> None:
    twice = (*ROOM, Candidate("mug2", "mug", 5.0, 5.0, color="white"))
    turn = understand("how much is the mug?", lexicon=LEXICON, language="en")
    assert resolve(turn, twice, lexicon=LEXICON).meant == ("mug",)


@pytest.mark.parametrize(
    ("said", "things"),
    [
        ("what is the leftmost thing on the rack?", ("parka",)),
        ("how much is the last one on the right on the bottom shelf?", ("beanie",)),
        ("오른쪽 선반 아래 칸 왼쪽 거 얼마예요?", ("scarf",)),
        ("파카랑 맥코트 사이에 있는 재킷 얼마예요?", ("blazer",)),
        ("행거 맨 오른쪽에 걸린 거 얼마예요?", ("mac",)),
        ("how much is the bag closest to the mug?", ("pack",)),
        ("what do the reviews on that beanie say?", ("beanie",)),
    ],
)
def test_ends_of_rows_and_what_stands_between_or_closest(said: str, things: tuple[str, ...]) -> None:
    assert set(meant(said).meant) == set(things)


def elsewhere(product: str) -> Candidate:
    return Candidate(product, product, 0.0, 1000.0, price=PRICES[product], here=False)


@pytest.mark.parametrize(
    ("said", "away", "thing"),
    [
        ("add the cheapest mug", "mug", "mug"),
        ("제일 싼 머그 담아 주세요", "mug", "mug"),
        ("how much is the cheapest lamp?", "lamp", "lamp"),
        ("add the cheapest thing on the shelf", "mug", "beanie"),
    ],
)
def test_the_cheapest_of_a_kind_is_that_of_the_whole_store_wherever_it_stands(said: str, away: str, thing: str) -> None:
    room = (*(each for each in ROOM if each.id != away), elsewhere(away))
    turn = understand(said, lexicon=LEXICON, language="en")
    assert resolve(turn, room, lexicon=LEXICON).meant == (thing,)
