"""How many of each thing are ordered, and in which colour, is told thing by thing in the order said."""

import pytest

from nlp.turn import Act
from nlp.understand import understand
from tests.nlp.catalog_of_tests import lexicon

LEXICON = lexicon()

Line = tuple[int | None, tuple[str, ...]]


@pytest.mark.parametrize(
    ("said", "lines"),
    [
        ("one black mug and two white ones, please", [(1, ("black",)), (2, ("white",))]),
        ("I'll take two white mugs and a black one", [(2, ("white",)), (None, ("black",))]),
        ("add a black mug, two white ones and three blue ones", [(None, ("black",)), (2, ("white",)), (3, ("blue",))]),
        ("two of the black mugs and three white ones please", [(2, ("black",)), (3, ("white",))]),
        ("검은 머그 하나랑 흰 거 두 개", [(1, ("black",)), (2, ("white",))]),
        ("흰 머그 두 개하고 검은 거 하나 주세요", [(2, ("white",)), (1, ("black",))]),
        ("머그 검은색 하나 흰색 두 개 주세요", [(1, ("black",)), (2, ("white",))]),
    ],
)
def test_each_colour_keeps_its_number_and_is_of_the_kind_named_once(said: str, lines: list[Line]) -> None:
    turn = understand(said, lexicon=LEXICON, language="en")
    assert turn.act is Act.ADD_TO_CART
    assert [(each.quantity, each.like.colors) for each in turn.references] == lines
    assert {each.like.kinds for each in turn.references} == {("mug",)}


@pytest.mark.parametrize("said", ["add two black and white mugs", "머그 두 개 검은색으로 주세요"])
def test_colours_of_one_thing_make_no_list(said: str) -> None:
    turn = understand(said, lexicon=LEXICON, language="en")
    assert (turn.act, turn.quantity, len(turn.references)) == (Act.ADD_TO_CART, 2, 1)
