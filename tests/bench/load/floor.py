"""The floor of the benchmark's hall, and people who walk about on it: the same for every server that is measured."""

import numpy as np
from numpy.typing import NDArray

Column = NDArray[np.float64]

SIDE = 100.0  # metres; the middle is the origin
TABLES = tuple((-45.0 + 10.0 * column, -40.0 + 20.0 * row) for row in range(5) for column in range(10))
TABLE_SIZE = (1.6, 0.85, 0.9)
ELBOW = 0.6  # metres that walkers keep from tables and walls, so that no server has to correct them
CELL = 0.1
STEP_SECONDS = 0.1  # everybody's pose is sent this often
WALKING_SPEED = 1.6  # metres a second
TURN_CHANCE = 0.1  # of walking on in another direction, at each step
PROBE_HOMES = ((-8.75, 10.0), (8.75, 10.0))  # far from every table
PROBE_RADIUS = 3.5  # within a home everybody is near (under 10 m), between the two far (10 to 25 m)


def free_floor() -> NDArray[np.bool_]:
    """Where one can stand, by cells of 0.1 m: [x, z] from the corner."""
    middles = np.arange(-SIDE / 2, SIDE / 2, CELL) + CELL / 2
    xs, zs = np.meshgrid(middles, middles, indexing="ij")
    free = np.maximum(np.abs(xs), np.abs(zs)) < SIDE / 2 - ELBOW
    for x, z in TABLES:
        free &= (np.abs(xs - x) > TABLE_SIZE[0] / 2 + ELBOW) | (np.abs(zs - z) > TABLE_SIZE[2] / 2 + ELBOW)
    return np.asarray(free)


def starts(count: int) -> list[tuple[float, float]]:
    """Free places: first those of the probes, home by home in turn, then evenly over the whole floor."""
    free = free_floor()
    places = [
        (x + PROBE_RADIUS / 2 * np.sin(turn), z + PROBE_RADIUS / 2 * np.cos(turn))
        for turn in np.arange(5) * (np.pi * 2 / 5)
        for x, z in PROBE_HOMES
    ]
    # The R2 sequence (Roberts 2018): any first part of it covers the square evenly.
    golden = 1.32471795724474602596
    number = 0
    while len(places) < count:
        number += 1
        x, z = SIDE * ((0.5 + number / golden) % 1.0 - 0.5), SIDE * ((0.5 + number / golden**2) % 1.0 - 0.5)
        if free[int((x + SIDE / 2) / CELL), int((z + SIDE / 2) / CELL)]:
            places.append((x, z))
    return [(round(float(x), 2), round(float(z), 2)) for x, z in places[:count]]


class Walkers:
    """People in columns: metres, and degrees with 0 along -Z and 90 along +X. Probes stay within their homes."""

    def __init__(self, count: int, seed: int, homes: tuple[tuple[float, float], ...] = ()) -> None:
        self.x: Column = np.zeros(count)
        self.z: Column = np.zeros(count)
        self.heading: Column = np.zeros(count)
        self._chance = np.random.default_rng(seed)
        self._free = free_floor()
        self._homes = np.array([homes[each % len(homes)] for each in range(count)]) if homes else None

    def place(self, each: int, x: float, z: float) -> None:
        """Somebody stands here, and looks anywhere."""
        self.x[each], self.z[each], self.heading[each] = x, z, self._chance.uniform(0.0, 360.0)

    def step(self) -> None:
        """Everybody walks on for STEP_SECONDS; who cannot turns, and stands where no way is found at once."""
        turning = np.flatnonzero(self._chance.random(len(self.x)) < TURN_CHANCE)
        self.heading[turning] += self._chance.uniform(-60.0, 60.0, len(turning))
        waiting = self._advance(np.arange(len(self.x)))
        for _ in range(4):
            self.heading[waiting] = self._way_out(waiting)
            waiting = self._advance(waiting)

    def at_home(self) -> bool:
        """Whether every probe is within its home."""
        return bool(np.all(self._from_home(np.arange(len(self.x)), self.x, self.z) <= PROBE_RADIUS))

    def _advance(self, who: NDArray[np.intp]) -> NDArray[np.intp]:
        """Lets them walk; those who cannot are returned and have not moved."""
        turn = np.radians(self.heading[who])
        x = self.x[who] + np.sin(turn) * WALKING_SPEED * STEP_SECONDS
        z = self.z[who] - np.cos(turn) * WALKING_SPEED * STEP_SECONDS
        last = len(self._free) - 1
        column = np.clip(((x + SIDE / 2) / CELL).astype(int), 0, last)
        row = np.clip(((z + SIDE / 2) / CELL).astype(int), 0, last)
        clear = self._free[column, row]
        if self._homes is not None:
            away = self._from_home(who, x, z)
            clear = (away <= PROBE_RADIUS) | (away < self._from_home(who, self.x[who], self.z[who]))
        self.x[who[clear]], self.z[who[clear]] = x[clear], z[clear]
        self.heading[who] %= 360.0
        return np.asarray(who[~clear])

    def _way_out(self, who: NDArray[np.intp]) -> Column:
        if self._homes is None:
            return self._chance.uniform(0.0, 360.0, len(who))
        aside = self._chance.uniform(-60.0, 60.0, len(who))
        over_x, over_z = (self._homes[who] - np.stack((self.x[who], self.z[who]), axis=1)).T
        return np.asarray(np.degrees(np.arctan2(over_x, -over_z)) + aside)

    def _from_home(self, who: NDArray[np.intp], x: Column, z: Column) -> Column:
        assert self._homes is not None
        return np.asarray(np.hypot(self._homes[who, 0] - x, self._homes[who, 1] - z))
