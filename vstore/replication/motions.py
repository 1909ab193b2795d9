"""What has moved, in whole centimetres: since the last frame, and since each body's last turn in the slow lane."""

from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

from scenes.crowd import Crowd
from vstore.protocol.views import BodyPose

Flags = NDArray[np.bool_]
Codes = NDArray[np.uint8]
Scalar = TypeVar("Scalar", bound=np.generic)

EACH_FRAME, SLOW, NEWLY_NEAR = 1, 2, 4
"""Classes of pairs of viewer and body, as bits: told at every frame; told in the body's slow turn; just came near."""

REACH = 63
"""Centimetres from where a body stood at its last slow turn. A body that gets farther is placed anew for everybody.

So any two places that a body was told at between two slow turns differ by less than 128 cm, and the low byte of a
coordinate names one place only.
"""


class Motions:
    """The motion of all bodies, one row an id. Call `observe` once a frame, then read the codes.

    A code says for each body to which classes of pairs a lane tells of it in this frame: `moved[id] & SLOW` is set
    where those far away are to be told of its new place.
    """

    def __init__(self) -> None:
        self.x = self.z = np.zeros(0, np.int32)
        self.heading = np.zeros(0, np.uint8)
        self.legs = np.zeros(0, np.bool_)
        self.moved = self.turned = self.stopped = self.placed = self.any = np.zeros(0, np.uint8)
        self._present: Flags = np.zeros(0, np.bool_)
        self._base_x = self._base_z = self.x
        self._since_turn = [np.zeros(0, np.bool_) for _ in range(3)]

    def observe(self, crowd: Crowd, turn: int, turns: int) -> None:
        """Takes the crowd's places in; it is the slow turn of bodies whose id is `turn` modulo `turns`."""
        self._fit(len(crowd.present))
        x, z = np.rint(crowd.x * 100).astype(np.int32), np.rint(crowd.z * 100).astype(np.int32)
        heading = np.rint(crowd.heading * (256 / 360)).astype(np.int32).astype(np.uint8)
        self._greet(crowd.present & ~self._present, x, z, heading, crowd.walking)
        self._present = crowd.present.copy()
        moved = ((x != self.x) | (z != self.z)) & crowd.present
        turned = (heading != self.heading) & crowd.present
        legs = self.legs | moved
        stopped = legs & ~crowd.walking & crowd.present
        self.x, self.z, self.heading, self.legs = x, z, heading, legs & crowd.walking
        placed = self._out_of_reach() & crowd.present
        self.placed = placed * np.uint8(EACH_FRAME | SLOW | NEWLY_NEAR)
        self._begin_anew(placed)
        for since in self._since_turn:
            since &= crowd.present
        self._since_turn[2] &= ~crowd.walking  # who stopped and walks again has nothing to tell of having stopped
        its_turn = np.arange(len(x)) % turns == turn
        codes = [
            self._code(news & ~placed, since, its_turn)
            for news, since in zip((moved, turned, stopped), self._since_turn, strict=True)
        ]
        self.moved, self.turned, self.stopped = codes
        self.any = self.placed | self.moved | self.turned | self.stopped
        self._begin_anew(its_turn)

    def pose(self, body: int) -> BodyPose:
        """Where a body was at the last `observe`."""
        x, z, heading = self.x.item(body) / 100, self.z.item(body) / 100, self.heading.item(body) * 360 / 256
        return BodyPose(body, x, z, heading, self.legs.item(body))

    def _code(self, news: Flags, since_turn: Flags, its_turn: Flags) -> Codes:
        since_turn |= news
        slow = since_turn & its_turn
        return news * np.uint8(EACH_FRAME) | slow * np.uint8(SLOW) | since_turn * np.uint8(NEWLY_NEAR)

    def _out_of_reach(self) -> Flags:
        out: Flags = (np.abs(self.x - self._base_x) > REACH) | (np.abs(self.z - self._base_z) > REACH)
        return out

    def _begin_anew(self, bodies: Flags) -> None:
        """All who see these bodies know where they are."""
        self._base_x[bodies] = self.x[bodies]
        self._base_z[bodies] = self.z[bodies]
        for since in self._since_turn:
            since[bodies] = False

    def _greet(self, fresh: Flags, x: NDArray[np.int32], z: NDArray[np.int32], heading: Codes, walking: Flags) -> None:
        """Those who were not here before have not moved: whoever comes to see them is told where they are."""
        if fresh.any():
            self.x[fresh], self.z[fresh], self.heading[fresh], self.legs[fresh] = (
                x[fresh], z[fresh], heading[fresh], walking[fresh],
            )  # fmt: skip
            self._begin_anew(fresh)

    def _fit(self, rows: int) -> None:
        more = rows - len(self.x)
        if more > 0:
            self.x, self.z, self.heading = _longer(self.x, more), _longer(self.z, more), _longer(self.heading, more)
            self.legs, self._present = _longer(self.legs, more), _longer(self._present, more)
            self._base_x, self._base_z = _longer(self._base_x, more), _longer(self._base_z, more)
            self._since_turn = [_longer(since, more) for since in self._since_turn]


def _longer(column: NDArray[Scalar], more: int) -> NDArray[Scalar]:
    return np.concatenate([column, np.zeros(more, column.dtype)])
