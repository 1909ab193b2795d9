"""A wall of clothes without furniture: what is meant by sides, heights, depths, shades and colours of several words."""

import pytest

from nlp.lexicon import Entry, Lexicon
from nlp.resolve import Candidate, Resolution, resolve
from nlp.turn import Act, Expectation
from nlp.understand import understand


def garment(
    identity: str, kind: tuple[str, str], color: str, right: float, ahead: float, height: float
) -> tuple[Entry, Candidate]:
    english, korean = kind
    entry = Entry(
        id=identity,
        names={"en": f"Item {identity}", "ko": f"제품 {identity}"},
        kinds={"en": english, "ko": korean},
        colors=((color, {"en": color}),),
    )
    return entry, Candidate(identity, identity, right, ahead, height, color=color)


JACKET, COAT, SHIRT, JEANS = ("jacket", "재킷"), ("coat", "코트"), ("shirt", "셔츠"), ("jeans", "청바지")
WALL = [
    garment("left", JACKET, "blue", -3.0, 3.0, 1.8),
    garment("high", JACKET, "black", 0.0, 3.0, 2.4),
    garment("low", JACKET, "black", 0.2, 3.0, 0.6),
    garment("pale", JACKET, "light grey", 3.0, 3.0, 1.8),
    garment("mixed", SHIRT, "black, white", -1.0, 2.0, 1.2),
    garment("dark", SHIRT, "black", 1.0, 2.0, 1.2),
    garment("near", COAT, "green", 0.5, 1.0, 1.2),
    garment("deep", COAT, "green", 0.6, 7.0, 1.2),
    garment("denim", JEANS, "blue", -2.0, 2.5, 0.4),
    garment("sky", JEANS, "light blue", 2.0, 2.5, 0.4),
]
LEXICON = Lexicon([entry for entry, _ in WALL], "USD")
SEEN = tuple(candidate for _, candidate in WALL)


def meant(said: str, *, language: str = "en", named: tuple[str, ...] = (), latest: tuple[str, ...] = ()) -> Resolution:
    turn = understand(said, lexicon=LEXICON, language=language)
    listed = latest if len(latest) > 1 else ()
    return resolve(turn, SEEN, lexicon=LEXICON, named=named or latest, listed=listed, latest=latest)


@pytest.mark.parametrize(
    ("said", "things"),
    [
        ("how much is the black jacket on the top row?", ("high",)),
        ("how much is the black jacket in the bottom row?", ("low",)),
        ("how much is the black jacket up top?", ("high",)),
        ("how much is the green coat in the back?", ("deep",)),
        ("how much is the green coat up front?", ("near",)),
        ("how much is the jacket on the left wall?", ("left",)),
        ("how much is the jacket in the far right corner?", ("pale",)),
        ("how much are the jeans on the right?", ("sky",)),
        ("how much is the shirt at the right side of the wall?", ("dark",)),
        ("위쪽 줄에 있는 검은 재킷 얼마예요?", ("high",)),
        ("아래쪽 줄에 있는 검은 재킷 얼마예요?", ("low",)),
        ("왼쪽 벽에 걸린 재킷 얼마예요?", ("left",)),
    ],
)
def test_a_part_of_the_room_tells_which(said: str, things: tuple[str, ...]) -> None:
    language = "en" if said.isascii() else "ko"
    assert meant(said, language=language) == Resolution(things)


@pytest.mark.parametrize(
    ("said", "things"),
    [
        ("how much is the black and white shirt?", ("mixed",)),
        ("how much is the black shirt?", ("dark",)),
        ("how much are the blue and light blue jeans?", ("denim", "sky")),
        ("how much is the gray jacket?", ("pale",)),
        ("how much are the blue jeans?", ("denim",)),
        ("how much is the light green coat by the shirt?", ("near",)),
        ("add the blue jacket and the black and white shirt to my cart", ("left", "mixed")),
        ("연회색 재킷 얼마예요?", ("pale",)),
        ("파란 청바지 얼마예요?", ("denim",)),
    ],
)
def test_colors_are_those_of_the_whole_thing(said: str, things: tuple[str, ...]) -> None:
    found = meant(said, language="en" if said.isascii() else "ko")
    assert {*found.meant, *found.ask_back} == set(things)


class TestWhatComesToMind:
    """Of several that fit, those of the talk come first, and the latest of those."""

    def test_what_was_said_last_is_meant(self) -> None:
        assert meant("how much is the black jacket?", latest=("low",)).meant == ("low",)

    def test_before_what_was_said_earlier(self) -> None:
        assert meant("how much is the black jacket?", named=("low", "high"), latest=("low",)).meant == ("low",)

    def test_those_are_the_latest_even_if_it_was_one_pair(self) -> None:
        assert meant("how much are those?", named=("denim", "left"), latest=("denim",)).meant == ("denim",)

    def test_the_two_are_those_of_the_list(self) -> None:
        found = meant("how much are the two black jackets?", latest=("high", "low", "left"))
        assert set(found.meant) == {"high", "low"}

    def test_the_first_two_of_a_list(self) -> None:
        assert set(meant("how much are the first two?", latest=("sky", "left", "near")).meant) == {"sky", "left"}

    def test_of_what_was_listed_two_that_fit_are_asked_about(self) -> None:
        found = meant("how much is the black one?", latest=("high", "low", "left"))
        assert set(found.ask_back) == {"high", "low"}


def test_one_kind_is_said_for_both() -> None:
    found = meant("how much is the light grey jacket and the blue one?")
    assert set(found.meant) == {"pale", "left"}


def test_what_is_settled_is_kept_where_the_rest_is_asked_about() -> None:
    found = meant("add the blue jacket and the green coat to my cart")
    assert (found.meant, set(found.ask_back)) == (("left",), {"near", "deep"})


def test_an_answer_is_of_the_kind_that_was_asked_about() -> None:
    before = understand("how much is the coat?", lexicon=LEXICON, language="en")
    expecting = Expectation("which", Act.ASK_ATTRIBUTE, ("price",))
    turn = understand("the green one in the back", lexicon=LEXICON, language="en", expecting=expecting, last=before)
    assert resolve(turn, SEEN, lexicon=LEXICON).meant == ("deep",)
