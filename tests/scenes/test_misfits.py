"""What does not fit a Struct is found exactly where msgspec would refuse it."""

from typing import Any

import msgspec
from hypothesis import example, given
from hypothesis import strategies as st

from scenes.document import SceneDocument
from scenes.misfits import HalfCharacter, Missing, Unknown, Wrong, misfits

WHOLE = {"id": "a", "name": {"en": "A"}, "width": 8, "depth": 8, "spawns": [{"id": "in", "at": [0, 3, 0]}]}
NAMES = st.sampled_from([*SceneDocument.__struct_fields__, "at", "kind", "size", "position", "extra"])
PLAIN = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(NAMES, inner, max_size=4),
    max_leaves=12,
)


@example(changes={"width": 10**400})
@example(changes={"version": 10**30, "spawns": None})
@given(changes=st.dictionaries(NAMES, PLAIN, max_size=4))
def test_data_without_misfits_becomes_the_struct_and_other_data_does_not(changes: dict[str, Any]) -> None:
    data = {**WHOLE, **changes}
    found = list(misfits(data, SceneDocument))
    try:
        msgspec.convert(data, SceneDocument)
    except (msgspec.ValidationError, OverflowError):
        assert found
    else:
        assert found == []


def test_every_kind_of_misfit_says_its_path() -> None:
    data = {"id": "\ud800", "name": {"en": "A"}, "width": "wide", "spawns": [{"id": "in", "at": [0, "x", 0], "no": 1}]}
    found = list(misfits(data, SceneDocument))
    assert [(type(each), each.path) for each in found] == [
        (HalfCharacter, "id"),
        (Wrong, "width"),
        (Missing, "depth"),
        (Unknown, "spawns[0].no"),
        (Wrong, "spawns[0].at"),
    ]
    assert isinstance(found[-1], Wrong) and found[-1].within == "[1]"
