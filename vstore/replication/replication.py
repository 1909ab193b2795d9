"""What the clients of one room are told of its bodies: a machine, asked once a beat for everybody's frame."""

from collections.abc import Iterator

import msgspec
import numpy as np

from scenes.crowd import Crowd
from vstore.governor import Pace
from vstore.protocol import poses
from vstore.protocol.server import Poses
from vstore.replication.frames import Lane, frames, gap_lane, placed_lane
from vstore.replication.motions import EACH_FRAME, Codes, Flags, Motions
from vstore.replication.sight import NO_PAIRS, WATCHES, Ids, Pairs, Sight, joined

FEW = 100
"""Bodies up to which everybody looks round at every frame."""

LOOK_EVERY = 8
"""Frames between two looks round of one watch of a bigger crowd: .4 s, in which two who meet come a metre closer."""

ANYBODY = np.zeros(1, np.intp)
"""The one viewer of a frame that is made for all."""


class News(msgspec.Struct, frozen=True):
    """What to send: (viewer, body) where the body's description goes first, and the pose frame of each viewer."""

    introductions: list[tuple[int, int]] = []
    frames: dict[int, bytes] = {}


class Watch(msgspec.Struct, frozen=True):
    """Some of the viewers, and whether they look round now."""

    number: int
    viewers: Ids
    looks: bool


class Seen(msgspec.Struct, frozen=True):
    """What looking round has brought: those never seen before, those seen again, those out of view.

    `behind` are the viewers, by id, who must be told of all in view; None: nobody.
    """

    strangers: Pairs
    back: Pairs
    left: Pairs
    behind: Flags | None


NOTHING_SEEN = Seen(NO_PAIRS, NO_PAIRS, NO_PAIRS, None)


class Told(msgspec.Struct, frozen=True):
    """Pairs of viewer and body of which a frame tells, their classes, and of which the whole pose is told."""

    pairs: Pairs
    classes: Codes
    anew: Flags

    def by(self, codes: Codes) -> Pairs:
        """Those of whose bodies the codes tell."""
        return self.pairs.only(np.flatnonzero(codes[self.pairs.bodies] & self.classes)) if codes.any() else NO_PAIRS


class Replication:
    """Tell it who opens their eyes and who is gone; ask for the `beat`'s news for those who can take a frame.

    A viewer who cannot is told nothing, and later where everybody is by then. `area` is the radius of the area of
    interest in metres; None: everybody sees everybody.
    """

    def __init__(self, crowd: Crowd, area: float | None) -> None:
        self._crowd = crowd
        self._sight = Sight(area)
        self._motions = Motions()
        self._current: Flags = np.zeros(0, np.bool_)
        self._beats = self._frames = self._watches = 0
        self.pace = Pace()

    def open_eyes(self, viewer: int) -> list[int]:
        """A client is about to be shown the room: the ids of the bodies in its view. What it knew before is void."""
        self._fit()
        self._current[viewer] = False
        seen: list[int] = self._sight.open_eyes(viewer, self._crowd).tolist()
        return seen

    def forget(self, body: int) -> list[int]:
        """A body has left the room. Returns the viewers who had it in view."""
        self._fit()
        self._current[body] = False
        return self._sight.forget(body)

    def viewers_of(self, body: int) -> list[int]:
        """Who has a body in view."""
        return self._sight.viewers_of(body)

    def describe_anew(self, body: int) -> list[int]:
        """A body's description has changed: who sees it is to be told now, others when they see it again."""
        self._sight.describe_anew(body)
        return self._sight.viewers_of(body)

    def _fit(self) -> None:
        rows = len(self._crowd.present)
        self._sight.fit(rows)
        if rows > len(self._current):
            self._current = np.concatenate([self._current, np.zeros(rows - len(self._current), np.bool_)])

    def spelled_out(self, frame: bytes) -> Poses:
        """A frame of this beat in absolute poses only, for clients of the text encoding."""
        told = poses.decode(frame)
        named = {each.body for each in told.poses} | {each.body for each in told.moved}
        named |= {each.body for each in told.turned} | {*told.stopped}
        whole = tuple(self._motions.pose(body) for body in sorted(named))
        return Poses(tick=told.tick, poses=whole, left=told.left)

    def beat(self, tick: int, ready: Ids) -> News:
        """This beat's news for the viewers that are `ready`, whose ids ascend."""
        self._beats += 1
        if self._beats % self.pace.frame_every:
            return News()
        self._fit()
        self._frames += 1
        self._motions.observe(self._crowd, self._frames % self.pace.slow_every, self.pace.slow_every)
        can = np.zeros(len(self._current), np.bool_)
        can[ready] = True
        self._current &= can
        watches = list(self._divide(ready))
        looks = [self._look(watch) for watch in watches]
        viewers = np.concatenate([watch.viewers[self._current[watch.viewers]] for watch in watches])
        if self._sight.boundless:
            made = self._shared_frames(tick, viewers, looks[0].behind)
        else:
            told = _joined([self._told(watch.number, look) for watch, look in zip(watches, looks, strict=True)])
            left = gap_lane(poses.LEFT, joined([look.left for look in looks]), (), len(self._current))
            made = frames(tick, viewers, [*self._lanes(told), left])
            self._sight.settle()
        return News([pair for look in looks for pair in look.strangers.listed()], made)

    def _divide(self, viewers: Ids) -> Iterator[Watch]:
        """The viewers by watches, and which of these look round now. All do where there are few, or all see all."""
        watches = 1 if self._sight.boundless or len(self._crowd.ids) <= FEW else WATCHES
        everyone = watches != self._watches
        self._watches = watches
        for number in range(watches):
            looks = everyone or watches == 1 or self._frames % LOOK_EVERY == number * LOOK_EVERY // watches
            yield Watch(number, viewers[viewers % watches == number], looks)

    def _look(self, watch: Watch) -> Seen:
        """What the viewers of a watch see that they did not, where they look round now."""
        if not watch.looks:
            return NOTHING_SEEN
        behind = ~self._current
        self._current[watch.viewers] = True
        look = self._sight.look(self._crowd, watch.number, watch.viewers)
        known = self._sight.introduced[look.entered.viewers, look.entered.bodies]
        strangers, back = look.entered.only(~known), look.entered.only(known)
        self._sight.introduced[strangers.viewers, strangers.bodies] = True
        return Seen(strangers, back, look.left, behind if behind[watch.viewers].any() else None)

    def _told(self, watch: int, seen: Seen) -> Told:
        """Of whom a watch is told: who was behind, of all in view, and where those are who came back."""
        in_view = self._sight.in_view[watch]
        pairs, classes = in_view.pairs, in_view.classes
        told = self._motions.any[pairs.bodies] & classes != 0
        anew = np.zeros(len(told), np.bool_)
        if seen.behind is not None:
            anew |= seen.behind[pairs.viewers]
        if len(seen.back.viewers):
            anew |= pairs.among(seen.back, len(self._current))
        chosen = np.flatnonzero(told | anew)
        if not self._current[in_view.viewers].all():
            chosen = chosen[self._current[pairs.viewers[chosen]]]
        return Told(pairs.only(chosen), classes[chosen], anew[chosen])

    def _shared_frames(self, tick: int, viewers: Ids, behind: Flags | None) -> dict[int, bytes]:
        """Where everybody sees everybody: one frame for all, and one for all who must catch up."""
        everybody = Pairs(np.zeros(len(self._crowd.ids), np.intp), self._crowd.ids)
        classes = np.full(len(everybody.bodies), EACH_FRAME, np.uint8)
        nobody = np.zeros(len(classes), np.bool_)
        usual = frames(tick, ANYBODY, self._lanes(Told(everybody, classes, nobody)))
        made = dict.fromkeys(viewers.tolist(), usual.get(0))
        if behind is not None:
            whole = frames(tick, ANYBODY, self._lanes(Told(everybody, np.zeros_like(classes), ~nobody)))
            made.update(dict.fromkeys(viewers[behind[viewers]].tolist(), whole[0]))
        return {viewer: frame for viewer, frame in made.items() if frame}

    def _lanes(self, told: Told) -> list[Lane]:
        """The lanes of poses of those told of."""
        motions, rows, pairs = self._motions, len(self._current), told.pairs
        low_x, low_z = motions.x.astype(np.uint8), motions.z.astype(np.uint8)
        placed = told.by(motions.placed)
        if told.anew.any():
            placed = pairs.only(told.anew | (motions.placed[pairs.bodies] & told.classes != 0))
        moved, turned, stopped = told.by(motions.moved), told.by(motions.turned), told.by(motions.stopped)
        return [
            placed_lane(placed, motions, rows),
            gap_lane(poses.MOVED, moved, (low_x[moved.bodies], low_z[moved.bodies]), rows),
            gap_lane(poses.TURNED, turned, (motions.heading[turned.bodies],), rows),
            gap_lane(poses.STOPPED, stopped, (), rows),
        ]


def _joined(parts: list[Told]) -> Told:
    return Told(
        joined([each.pairs for each in parts]),
        np.concatenate([each.classes for each in parts]),
        np.concatenate([each.anew for each in parts]),
    )
