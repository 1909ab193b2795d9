"""Nobody has a display in view and old news of its product; of no change is anybody told twice."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from avatars.view import Shown
from scenes.crowd import Crowd
from scenes.document import Display
from scenes.places import Pose
from tests.support.little_store import LAMP, MUG
from vstore.replication.stock_news import FEW, LOOK_EVERY, StockNews

AREA = 25.0
PLACES = {"mug": [(-30.0, 0.0), (0.0, 40.0)], "lamp": [(30.0, 0.0)]}
SHOWN = [
    Shown("hall", Display(f"{product.id}-{at}", product.id, (x, 0.0, z), (0.3, 0.3, 0.3)), product, "any")
    for product in (MUG, LAMP)
    for at, (x, z) in enumerate(PLACES[product.id])
]
VIEWERS = (1, 2, 3, 70)


class Hall:
    """Viewers, and how many changes of each product each of them has been told of; beats are counted."""

    def __init__(self, area: float | None = AREA) -> None:
        self.crowd = Crowd()
        self.news = StockNews(SHOWN, area)
        self.version = {"mug": 0, "lamp": 0}
        self.known: dict[int, dict[str, int]] = {}
        self._area = np.inf if area is None else area

    def enter(self, viewer: int, x: float, z: float) -> None:
        self.crowd.add(viewer, Pose(x, z), 0.0)
        self.open_eyes(viewer)

    def open_eyes(self, viewer: int) -> None:
        self.news.open_eyes(viewer)
        self.known[viewer] = dict(self.version)

    def change(self, product: str) -> None:
        self.version[product] += 1
        self.news.changed(product)

    def beat(self, *ready: int) -> list[tuple[int, str]]:
        due = self.news.due(self.crowd, np.array(sorted(ready), np.intp))
        assert len(set(due)) == len(due), "told twice in one beat"
        for viewer, product in due:
            assert viewer in ready
            assert self.known[viewer][product] < self.version[product], "told what is known"
            assert self.sees(viewer, product), "told of what is out of view"
            self.known[viewer][product] = self.version[product]
        return due

    def sees(self, viewer: int, product: str) -> bool:
        x, z = self.crowd.x[viewer], self.crowd.z[viewer]
        return any(np.hypot(x - there[0], z - there[1]) <= self._area for there in PLACES[product])


def test_change_is_told_at_once_to_those_who_see_the_product_and_to_nobody_else() -> None:
    hall = Hall()
    hall.enter(1, -20.0, 0.0)
    hall.enter(2, 20.0, 0.0)
    hall.change("mug")
    assert hall.beat(1, 2) == [(1, "mug")]
    assert [hall.beat(1, 2) for _ in range(2 * LOOK_EVERY)] == [[]] * (2 * LOOK_EVERY)


def test_a_crowd_is_told_of_all_changes_of_some_beats_together() -> None:
    hall = Hall(area=None)
    crowd = range(1, FEW + 2)
    for viewer in crowd:
        hall.enter(viewer, 0.0, 0.0)
    told = []
    for beat in range(LOOK_EVERY):
        hall.change(("mug", "lamp")[beat % 2])
        told.append(len(hall.beat(*crowd)))
    assert told == [0, 0, 0, 2 * len(crowd)] * 2


def test_whoever_comes_to_see_a_product_is_told_once_of_all_that_changed_meanwhile() -> None:
    hall = Hall()
    hall.enter(1, 20.0, 0.0)
    hall.change("mug")
    hall.beat(1)
    hall.change("mug")
    hall.beat(1)
    hall.crowd.put(1, Pose(0.0, 20.0), walking=True)
    assert [news for _ in range(LOOK_EVERY) for news in hall.beat(1)] == [(1, "mug")]
    hall.crowd.put(1, Pose(-20.0, 0.0), walking=True)
    assert [news for _ in range(LOOK_EVERY) for news in hall.beat(1)] == []


def test_who_is_shown_the_room_anew_knows_all_and_who_takes_a_number_over_inherits_nothing() -> None:
    hall = Hall()
    hall.enter(1, 20.0, 0.0)
    hall.change("mug")
    hall.beat(1)
    hall.crowd.remove(1)
    hall.enter(1, -20.0, 0.0)
    assert [news for _ in range(LOOK_EVERY) for news in hall.beat(1)] == []


def test_where_everybody_sees_everything_all_are_told_at_once() -> None:
    hall = Hall(area=None)
    for viewer in VIEWERS:
        hall.enter(viewer, 30.0 * viewer, 0.0)
    hall.change("lamp")
    assert hall.beat(*VIEWERS) == [(viewer, "lamp") for viewer in VIEWERS]


def test_what_is_not_on_show_is_no_news() -> None:
    hall = Hall(area=None)
    hall.enter(1, 0.0, 0.0)
    hall.news.changed("a product of another room")
    assert hall.beat(1) == []


viewers = st.sampled_from(VIEWERS)
coordinates = st.integers(-50, 50).map(float)
events = st.one_of(
    st.tuples(st.just("put"), viewers, coordinates, coordinates),
    st.tuples(st.just("change"), st.sampled_from(["mug", "lamp"])),
    st.tuples(st.just("open eyes"), viewers),
    st.tuples(st.just("beat"), st.sets(viewers)),
)


@given(st.lists(events, max_size=40), st.sampled_from([AREA, 10.0, None]))
def test_nobody_keeps_old_news_of_what_they_see_and_nobody_is_told_twice(
    happened: list[tuple[object, ...]], area: float | None
) -> None:
    hall = Hall(area)
    for viewer in VIEWERS:
        hall.enter(viewer, 0.0, 0.0)
    for event in happened:
        match event:
            case "put", int(viewer), float(x), float(z):
                hall.crowd.put(viewer, Pose(x, z), walking=True)
            case "change", str(product):
                hall.change(product)
            case "open eyes", int(viewer):
                hall.open_eyes(viewer)
            case "beat", set(ready):
                hall.beat(*ready)
            case _:
                raise AssertionError(event)
    for _ in range(LOOK_EVERY):
        hall.beat(*VIEWERS)
    for viewer in VIEWERS:
        for product, version in hall.version.items():
            assert not hall.sees(viewer, product) or hall.known[viewer][product] == version


def test_news_that_were_not_told_yet_are_told_where_the_product_is_shown_now() -> None:
    hall = Hall()
    hall.enter(1, *PLACES["lamp"][0])
    hall.change("mug")
    hall.change("lamp")
    lamp_there = [each for each in SHOWN if each.product.id == "lamp"]
    mug_there = Shown("hall", Display("mug-9", "mug", (30.0, 0.0, 2.0), (0.3, 0.3, 0.3)), MUG, "any")
    hall.news.show([mug_there, *lamp_there], AREA)
    told = [each for _ in range(LOOK_EVERY) for each in hall.news.due(hall.crowd, np.array([1], np.intp))]
    assert sorted(told) == [(1, "lamp"), (1, "mug")]
    hall.change("mug")
    hall.news.show(lamp_there, AREA)
    assert [hall.news.due(hall.crowd, np.array([1], np.intp)) for _ in range(LOOK_EVERY)] == [[]] * LOOK_EVERY
