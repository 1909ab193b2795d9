"""Left and right, rows and levels, as visitors mean them."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from scenes.document import Display
from scenes.places import Place, Pose
from scenes.relations import (
    Level,
    Offset,
    Side,
    above,
    below,
    beside,
    between,
    by_distance,
    facing,
    from_left,
    is_on,
    levels,
    next_to,
    offset,
    on_level,
    on_side,
    row_of,
)

PRACTICE = Path(__file__).parents[3] / "shared" / "data" / "situated" / "store_practice.jsonl"


def on_shelf(name: str, z: float, y: float, fixture: str | None = "shelf") -> Display:
    return Display(name, name, (-4.7, y, z), (0.3, 0.3, 0.3), fixture=fixture)


# A shelf on the west wall: somebody who looks at it (heading 270) has the south, +z, on the left.
SHELF = [
    on_shelf("loafers", -1.0, 1.0),
    on_shelf("tote", -1.0, 1.5),
    on_shelf("sneakers", 0.0, 1.02),
    on_shelf("backpack", 1.0, 1.5),
    on_shelf("rain boots", 1.0, 1.0),
    on_shelf("crossbody", 0.0, 1.5),
    on_shelf("boots", -0.75, 0.5),
    on_shelf("mules", 0.75, 0.5),
]
BY_NAME = {thing.id: thing for thing in SHELF}
WATCHER = Pose(-3.0, 0.0, 270.0)


def names(things: list[Display]) -> list[str]:
    return [thing.id for thing in things]


@pytest.mark.parametrize(
    ("heading", "seen"), [(0, Offset(2, 3)), (90, Offset(-3, 2)), (180, Offset(-2, -3)), (270, Offset(3, -2))]
)
def test_offset_turns_with_the_pose(heading: float, seen: Offset) -> None:
    found = offset(Pose(1, 1, heading), Place(3, -2))
    assert found.right == pytest.approx(seen.right)
    assert found.ahead == pytest.approx(seen.ahead)


def test_levels_count_from_the_top_and_forgive_a_riser() -> None:
    assert levels([*SHELF, on_shelf("sofa", 0, 0, fixture=None)]) == {
        **dict.fromkeys(("tote", "crossbody", "backpack"), Level(1, 3)),
        **dict.fromkeys(("loafers", "sneakers", "rain boots"), Level(2, 3)),
        **dict.fromkeys(("boots", "mules"), Level(3, 3)),
    }


def test_second_from_the_left_on_the_top_shelf() -> None:
    assert names(from_left(on_level("shelf", 1, SHELF), WATCHER)) == ["backpack", "crossbody", "tote"]


def test_levels_may_be_counted_from_the_bottom_and_there_may_be_none() -> None:
    assert set(names(on_level("shelf", -1, SHELF))) == {"boots", "mules"}
    assert on_level("shelf", 4, SHELF) == on_level("shelf", -4, SHELF) == on_level("shelf", 0, SHELF) == []
    assert on_level("rack", 1, SHELF) == []


def test_agent_who_faces_the_visitor_has_left_and_right_the_other_way_round() -> None:
    dresses = [Display(name, name, (4.4, 0.2, z), (0.5, 1.2, 0.4)) for name, z in (("linen", -1.0), ("velvet", 0.0))]
    visitor, agent = Pose(2.0, -0.5, 90.0), Pose(3.4, -0.5)
    assert names(from_left(dresses, visitor)) == ["linen", "velvet"]
    assert names(from_left(dresses, facing(agent, visitor))) == ["velvet", "linen"]


def test_what_is_straight_ahead_is_neither_left_nor_right() -> None:
    assert [side for side in Side if is_on(side, BY_NAME["crossbody"], WATCHER)] == [Side.FRONT]
    assert names(on_side(Side.LEFT, on_level("shelf", 1, SHELF), WATCHER)) == ["backpack"]
    assert on_side(Side.BEHIND, SHELF, WATCHER) == []


def test_just_to_the_right_stays_in_the_row_and_takes_the_nearest() -> None:
    assert names(beside(Side.RIGHT, BY_NAME["backpack"], SHELF, WATCHER)) == ["crossbody", "tote"]
    assert names(beside(Side.LEFT, BY_NAME["tote"], SHELF, WATCHER)) == ["crossbody", "backpack"]


def test_beside_looks_beyond_the_row_where_the_row_ends() -> None:
    sofa = on_shelf("sofa", -3.0, 0.0, fixture=None)
    assert names(beside(Side.RIGHT, BY_NAME["tote"], [*SHELF, sofa], WATCHER)) == ["sofa"]


def test_neighbours_are_one_on_each_side_of_the_row() -> None:
    assert set(names(next_to(BY_NAME["sneakers"], SHELF))) == {"loafers", "rain boots"}
    assert names(next_to(BY_NAME["tote"], SHELF)) == ["crossbody"]
    assert names(next_to(BY_NAME["mules"], SHELF)) == ["boots"]
    assert set(names(row_of(BY_NAME["mules"], SHELF))) == {"mules", "boots"}


def test_neighbours_of_furniture_are_what_stands_close() -> None:
    bed = Display("bed", "bed", (9, 0, -3), (1.7, 1, 2.1))
    oak = Display("oak", "stand", (7.6, 0, -4), (0.5, 0.5, 0.4))
    floating = Display("float", "stand", (10.2, 0, -4), (0.5, 0.5, 0.4))
    lamp = Display("lamp", "lamp", (4.0, 0, 0), (0.4, 1.2, 0.4))
    room = [bed, oak, floating, lamp]
    assert names(next_to(bed, room)) == ["float", "oak"]
    assert names(beside(Side.RIGHT, bed, room, Pose(9, 1, 0))) == ["float"]
    assert names(by_distance(room, Pose(9, 1))) == ["bed", "lamp", "float", "oak"]


def test_above_and_below_are_the_nearest_on_the_next_level() -> None:
    assert names(below(BY_NAME["tote"], SHELF)) == ["loafers", "sneakers", "rain boots"]
    assert names(above(BY_NAME["boots"], SHELF))[0] == "loafers"
    assert above(BY_NAME["tote"], SHELF) == below(BY_NAME["mules"], SHELF) == []
    assert above(on_shelf("sofa", 0, 0, fixture=None), SHELF) == []


def test_between_two_sofas_is_what_stands_nearest_to_the_middle() -> None:
    aspen, marlow = (Display(name, "sofa", (x, 0, -3.5), (2, 0.8, 0.9)) for name, x in (("a", -3.0), ("m", 1.0)))
    stump, ring = (
        Display(name, "table", (x, 0, -3.5), (0.4, 0.5, 0.4)) for name, x in (("stump", -1.2), ("ring", 2.6))
    )
    assert names(between(aspen, marlow, [aspen, marlow, stump, ring])) == ["stump"]


Ask = Callable[[dict[str, Display], Pose], Display]


@pytest.mark.parametrize(
    ("dialogue", "words", "ask"),
    [
        ("prac-en-002", "second from the left", lambda on, at: from_left(on_level("shelf-a", 1, on.values()), at)[1]),
        ("prac-en-009", "above the vases", lambda on, at: above(on["13"], on.values())[0]),
        ("prac-ko-009", "위 칸 오른쪽", lambda on, at: from_left(on_level("shelf-2", 1, on.values()), at)[-1]),
        ("prac-ko-009", "바로 밑에", lambda on, at: below(on["19"], on.values())[0]),
        ("prac-ko-003", "오른쪽 옆에", lambda on, at: beside(Side.RIGHT, on["8"], on.values(), at)[0]),
        ("prac-en-012", "between the sofas", lambda on, at: between(on["1"], on["2"], on.values())[0]),
        (
            "prac-ko-012",
            "침대 오른쪽",
            lambda on, at: beside(Side.RIGHT, on["17"], next_to(on["17"], on.values()), at)[0],
        ),
    ],
)
def test_practice_dialogues_mean_the_same_thing(dialogue: str, words: str, ask: Ask) -> None:
    if not PRACTICE.exists():
        pytest.skip("the practice dialogues are not here")
    talks = [json.loads(line) for line in PRACTICE.read_text(encoding="utf-8").splitlines()]
    talk = next(each for each in talks if each["dialogue"] == dialogue)
    turn = next(each for each in talk["turns"] if words in each["user"])
    shown = {str(item["id"]): display_of(item) for scene in turn["scenes"] for item in talk["scenes"][scene]}
    x, _, z = turn["visitor"]["position"]
    assert [int(ask(shown, Pose(x, z, turn["visitor"]["heading"])).id)] == turn["gold"]["objects"]


def display_of(item: dict[str, Any]) -> Display:
    position, size = tuple(item["position"]), tuple(item["size"])
    return Display(str(item["id"]), item["product"], position, size, fixture=item["fixture"])
