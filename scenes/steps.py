"""Steps that wait for the beat, to be settled many at once."""

import numpy as np

from scenes.crowd import Floats, Ids


class Wave:
    """At most one step of each body."""

    def __init__(self) -> None:
        self.bodies: set[int] = set()
        self._ids: list[int] = []
        self._wanted: list[Floats] = []

    def add(self, bodies: list[int], wanted: Floats) -> None:
        self.bodies.update(bodies)
        self._ids += bodies
        self._wanted.append(wanted)

    def joined(self) -> tuple[Ids, Floats]:
        """Who steps, (n,), and where to, (3, n): to be given to `World.steer`."""
        return np.array(self._ids, np.intp), np.concatenate(self._wanted, axis=1)


class Steps:
    """Steered steps in waves: each body's in the order they came, one in a wave, so that nobody cuts a corner."""

    def __init__(self) -> None:
        self._waves: list[Wave] = []

    def __contains__(self, body: int) -> bool:
        return any(body in wave.bodies for wave in self._waves)

    def add(self, bodies: list[int], wanted: Floats) -> None:
        """A step of each of these bodies, which differ, to x, z and heading: a column of `wanted` (3, n) each."""
        if not self._waves or not self._waves[-1].bodies.isdisjoint(bodies):
            self._waves.append(Wave())
        self._waves[-1].add(bodies, wanted)

    def drain(self) -> list[tuple[Ids, Floats]]:
        """The waves since the last drain, to be settled one after the other."""
        waves, self._waves = self._waves, []
        return [wave.joined() for wave in waves]
