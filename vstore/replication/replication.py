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
from vstore.replication.sight import NO_PAIRS, WATCHES, Ids, Pairs, Sight

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
        news = News()
        for watch in self._divide(ready):
            self._tell(watch, tick, news)
        return news

    def _divide(self, viewers: Ids) -> Iterator[Watch]:
        """The viewers by watches, and which of these look round now. All do where there are few, or all see all."""
        watches = 1 if self._sight.boundless or len(self._crowd.ids) <= FEW else WATCHES
        everyone = watches != self._watches
        self._watches = watches
        for number in range(watches):
            looks = everyone or watches == 1 or self._frames % LOOK_EVERY == number * LOOK_EVERY // watches
            yield Watch(number, viewers[viewers % watches == number], looks)

    def _tell(self, watch: Watch, tick: int, news: News) -> None:
        behind, back, left = None, NO_PAIRS, NO_PAIRS
        if watch.looks:
            behind = ~self._current
            self._current[watch.viewers] = True
            look = self._sight.look(self._crowd, watch.number, watch.viewers)
            known = self._sight.introduced[look.entered.viewers, look.entered.bodies]
            strangers, back, left = look.entered.only(~known), look.entered.only(known), look.left
            self._sight.introduced[strangers.viewers, strangers.bodies] = True
            news.introductions.extend(strangers.listed())
        viewers = watch.viewers[self._current[watch.viewers]]
        if self._sight.boundless:
            news.frames.update(self._shared_frames(tick, viewers, behind))
        else:
            lanes = self._lanes_of(watch.number, behind, back)
            lanes.append(gap_lane(poses.LEFT, left, (), len(self._current)))
            news.frames.update(frames(tick, viewers, lanes))
            self._sight.settle(watch.number)

    def _lanes_of(self, watch: int, behind: Flags | None, back: Pairs) -> list[Lane]:
        """The lanes of a watch: who is `behind` is told of all in view, and where those are who came `back`."""
        in_view = self._sight.in_view[watch]
        pairs, classes = in_view.pairs, in_view.classes
        told = self._motions.any[pairs.bodies] & classes != 0
        anew = np.zeros(len(told), np.bool_)
        if behind is not None and behind.any():
            anew |= behind[pairs.viewers]
        if len(back.viewers):
            anew |= pairs.among(back, len(self._current))
        chosen = np.flatnonzero(told | anew)
        chosen = chosen[self._current[pairs.viewers[chosen]]]
        return self._lanes(pairs.only(chosen), classes[chosen], anew[chosen])

    def _shared_frames(self, tick: int, viewers: Ids, behind: Flags | None) -> dict[int, bytes]:
        """Where everybody sees everybody: one frame for all, and one for all who must catch up."""
        everybody = Pairs(np.zeros(len(self._crowd.ids), np.intp), self._crowd.ids)
        classes = np.full(len(everybody.bodies), EACH_FRAME, np.uint8)
        nobody = np.zeros(len(classes), np.bool_)
        made = dict.fromkeys(viewers.tolist(), frames(tick, ANYBODY, self._lanes(everybody, classes, nobody)).get(0))
        if behind is not None and behind[viewers].any():
            whole = frames(tick, ANYBODY, self._lanes(everybody, np.zeros_like(classes), ~nobody))
            made.update(dict.fromkeys(viewers[behind[viewers]].tolist(), whole[0]))
        return {viewer: frame for viewer, frame in made.items() if frame}

    def _lanes(self, pairs: Pairs, classes: Codes, anew: Flags) -> list[Lane]:
        """The lanes of these pairs; `anew` says of which the whole pose is told."""
        motions, rows = self._motions, len(self._current)
        low_x, low_z = motions.x.astype(np.uint8), motions.z.astype(np.uint8)
        placed = _told(pairs, motions.placed, classes)
        if anew.any():
            placed = pairs.only(anew | (motions.placed[pairs.bodies] & classes != 0))
        moved = _told(pairs, motions.moved, classes)
        turned = _told(pairs, motions.turned, classes)
        stopped = _told(pairs, motions.stopped, classes)
        return [
            placed_lane(placed, motions, rows),
            gap_lane(poses.MOVED, moved, (low_x[moved.bodies], low_z[moved.bodies]), rows),
            gap_lane(poses.TURNED, turned, (motions.heading[turned.bodies],), rows),
            gap_lane(poses.STOPPED, stopped, (), rows),
        ]


def _told(pairs: Pairs, codes: Codes, classes: Codes) -> Pairs:
    """Those pairs of whose bodies the codes tell."""
    return pairs.only(np.flatnonzero(codes[pairs.bodies] & classes)) if codes.any() else NO_PAIRS
