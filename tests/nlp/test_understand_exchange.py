"""One breath that takes out and puts in changes the cart twice, each with its own things; and other second thoughts."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nlp.concepts import within
from nlp.languages import LANGUAGES
from nlp.turn import Act, Turn
from nlp.understand import understand
from nlp.understand_hearing import corrected
from tests.nlp.catalog_of_tests import lexicon

LEXICON = lexicon()


def turn(said: str, language: str = "en", last: Turn | None = None) -> Turn:
    return understand(said, lexicon=LEXICON, language=language, last=last)


def kinds(found: Turn | None) -> set[str]:
    return {kind for each in (found.references if found else ()) for kind in each.like.kinds}


@pytest.mark.parametrize(
    ("said", "out", "into"),
    [
        ("take the scarf out and add the beanie", "scarf", "beanie"),
        ("replace the scarf with the beanie", "scarf", "beanie"),
        ("swap the mug for the vase", "mug", "vase"),
        ("목도리 빼고 비니 담아주세요", "scarf", "beanie"),
        ("목도리 대신 비니로 할게요", "scarf", "beanie"),
    ],
)
def test_one_thing_goes_and_another_comes(said: str, out: str, into: str) -> None:
    found = turn(said)
    assert (found.act, found.then and found.then.act) == (Act.REMOVE_FROM_CART, Act.ADD_TO_CART)
    assert ([within("kind", each)[-2] for each in kinds(found)], kinds(found.then)) == ([out], {into})


@pytest.mark.parametrize(
    "said", ["add the scarf and the beanie", "remove the scarf and the mug", "everything but the mug", "머그 빼고 결제"]
)
def test_one_change_stays_one(said: str) -> None:
    assert turn(said).then is None


@pytest.mark.parametrize(("said", "language"), [("sorry, only two", "en"), ("아 두 개만요", "ko")])
def test_a_number_after_an_order_is_that_of_all(said: str, language: str) -> None:
    found = turn(said, language, last=turn("add three mugs"))
    assert (found.act, found.topic, found.quantity) == (Act.ADD_TO_CART, "change", 2)


@pytest.mark.parametrize(("said", "language"), [("can you change it to L?", "en"), ("L로 바꿔줘", "ko")])
def test_another_size_after_an_order_is_an_exchange(said: str, language: str) -> None:
    found = turn(said, language, last=turn("add the parka in M"))
    assert (found.act, found.topic, found.constraint.sizes) == (Act.ADD_TO_CART, "change", ("L",))


@pytest.mark.parametrize(
    ("said", "sizes", "excluded"),
    [
        ("a parka, but not L", (), (("size", "L"),)),
        ("파카 L 말고 M으로 보여주세요", ("M",), (("size", "L"),)),
        ("extra large parka", ("XL",), ()),
        ("엑스라지 파카", ("XL",), ()),
        ("no L in the parka?", ("L",), ()),
        ("a large tote", (), ()),
    ],
)
def test_sizes_are_wanted_or_ruled_out(
    said: str, sizes: tuple[str, ...], excluded: tuple[tuple[str, str], ...]
) -> None:
    found = turn(said).constraint
    assert (found.sizes, found.excluded) == (sizes, excluded)


@pytest.mark.parametrize(
    ("said", "act"),
    [("add 머그", Act.ADD_TO_CART), ("cancel 파카", Act.RETURN_OR_CANCEL), ("파카 remove 해줘", Act.REMOVE_FROM_CART)],
)
def test_cues_of_both_languages_are_heard_in_mixed_speech(said: str, act: Act) -> None:
    assert turn(said, "ko").act is act


@pytest.mark.parametrize(
    ("said", "language"),
    [("are there pockets?", "en"), ("any pockets on it?", "en"), ("모자 달렸어요?", "ko"), ("주머니는요?", "ko")],
)
def test_parts_are_those_of_the_thing_in_talk(said: str, language: str) -> None:
    found = turn(said, language, last=turn("show me the parka"))
    assert (found.act, found.asked, [each.again for each in found.references]) == (
        Act.ASK_ATTRIBUTE,
        ("description",),
        [True],
    )


SAID = ("not", "too", "pricey", "cheep", "jaket", "colar", "wollen", "steep", "large", "please", "show")


@given(st.lists(st.sampled_from(SAID), max_size=6))
def test_no_correction_takes_away_what_was_heard(words: list[str]) -> None:
    plain, cues = " ".join(words), LANGUAGES["en"].grammar.cues
    right = corrected(plain, "en", LEXICON)
    written = LANGUAGES["en"].grammar.written_out(plain)
    assert {cue for cue in cues if cues[cue].search(written)} <= {cue for cue in cues if cues[cue].search(right)}
