"""Plain data read as Structs with every misfit named."""

from datetime import date
from typing import Annotated, Literal

import msgspec
import pytest

from vstore.structure import Misfit, structured


class Leaf(msgspec.Struct, forbid_unknown_fields=True):
    size: float
    color: Literal["red", "blue"] = "red"
    bark: Annotated[str, msgspec.Meta(pattern="^#[0-9a-f]{6}$", examples=["#2f5d50"])] = "#2f5d50"


class Tree(msgspec.Struct, forbid_unknown_fields=True):
    name: str
    leaves: tuple[Leaf, ...] = ()
    top: Leaf | None = None
    place: tuple[float, float] = (0.0, 0.0)


def test_data_that_fits_becomes_the_struct() -> None:
    tree, misfits = structured({"name": "oak", "leaves": [{"size": 2}], "top": None, "place": [1, 2]}, Tree)
    assert (tree, misfits) == (Tree("oak", (Leaf(2.0),), None, (1.0, 2.0)), [])


def test_every_misfit_is_named_with_its_path() -> None:
    data = {"nme": "oak", "leaves": [{"size": "big"}, {"color": "green"}, 5], "top": {"size": 1, "colour": "red"}}
    assert structured(data, Tree) == (
        None,
        [
            Misfit("nme", "is not known here. Did you mean “name”?"),
            Misfit("name", "is missing."),
            Misfit("leaves[0].size", "must be a number, not a text."),
            Misfit("leaves[1].size", "is missing."),
            Misfit("leaves[1].color", "must be one of: red, blue."),
            Misfit("leaves[2]", "must be a table of names and values, not a whole number."),
            Misfit("top.colour", "is not known here. Did you mean “color”?"),
        ],
    )


@pytest.mark.parametrize(
    ("place", "what"),
    [
        ([1], "must be a list of 2, not of 1."),
        ([1, "x"], "must be a number, not a text."),
        ("here", "must be a list, not a text."),
        (None, "must be a list, not nothing."),
    ],
)
def test_values_are_told_in_words(place: object, what: str) -> None:
    _, (misfit,) = structured({"name": "oak", "place": place}, Tree)
    assert misfit.what == what


def test_patterns_are_told_by_example_and_dates_in_words() -> None:
    assert structured({"name": "oak", "leaves": [{"size": 1, "bark": "brown"}]}, Tree)[1] == [
        Misfit("leaves[0].bark", "must be written like #2f5d50.")
    ]
    assert structured(date(2026, 11, 22), str)[1] == [Misfit("", "must be a text, not a date.")]
