"""An agent's body at work for one visitor, and its mouth for all of them."""

from collections import deque
from collections.abc import Callable, Iterable

import msgspec

from avatars.leading import Leading
from avatars.mouth import Mouth
from avatars.plan import AwaitVisitor, Emit, GoTo, Move, Present, Say, TurnTo
from avatars.steps import Do, Step
from avatars.view import View
from nlp.facts import Facts
from scenes.actions import Face, Gesticulate, Point, Walk
from scenes.entities import Gesture
from scenes.places import Place, angle_between, distance, heading_to

# What has not ended after so many seconds is taken for ended, so that a lost answer never freezes an agent.
LONGEST_WALK_SECONDS = 25.0
ARM_SECONDS = 8.0
PATIENCE_SECONDS = 5.0
BESIDE_METRES = 4.0
ARRIVED_METRES = 0.3
# A walk that ends so far from its goal was another, given up before.
GOAL_METRES = 0.8
# Who looks so nearly the right way need not turn.
FACING_DEGREES = 2.0


class BodyAtWork:
    """Carries out one plan in order: `start` one, then `advance` at every beat and take the steps from `drain`.

    What comes next in it waits until the legs have arrived and its words are said. Others are spoken to `aside`.
    """

    def __init__(self, utterances: int = 0) -> None:
        self._plan: deque[Move] = deque()
        self._steps: list[Step] = []
        self._walking_to: GoTo | None = None
        self._leading: Leading | None = None
        self._mouth = Mouth(utterances)
        self._visitor: int | None = None
        self._walk_since = self._idle_since = self._arm_since = 0.0
        self._awaiting_since: float | None = None
        self._pointing_at: str | None = None

    @property
    def utterances(self) -> int:
        """The number of the latest utterance."""
        return self._mouth.utterances

    @property
    def is_free(self) -> bool:
        return not self._plan and self._walking_to is None and not self._mouth.speaks_to(self._visitor)

    @property
    def serves(self) -> int | None:
        """The visitor whom the plan is for; None where it is done, or for nobody."""
        return None if self.is_free else self._visitor

    @property
    def spoken_to(self) -> int:
        """The number of visitors who are being spoken to."""
        return len(self._mouth)

    def is_with(self, visitor: int) -> bool:
        """Whether it moves for a visitor, or speaks to them."""
        return self._mouth.speaks_to(visitor) or self.serves == visitor

    def idle_seconds(self, now: float) -> float:
        return now - self._idle_since if self.is_free else 0.0

    def start(self, plan: Iterable[Move], visitor: int | None, view: View, now: float) -> None:
        """Appends moves to what is being done for a visitor, or for nobody."""
        self._visitor = visitor
        self._plan.extend(plan)
        self.advance(view, now)

    def aside(self, words: Iterable[Emit | Say], now: float) -> None:
        """Speaks to somebody at once, from where it stands, whatever it does for others."""
        for move in words:
            self._steps.append(move.step if isinstance(move, Emit) else self._mouth.say(move, now))

    def stop(self, view: View) -> None:
        """Drops the plan: stands still where it is and says no more to whom that was for."""
        self._plan.clear()
        self._awaiting_since = self._leading = None
        self.hush(self._visitor)
        if self._walking_to is not None:
            self._walking_to = None
            self._steps.append(Do(Walk(view.me.pose.place)))

    def hush(self, visitor: int | None) -> None:
        """Says no more to a visitor."""
        self._steps.extend(self._mouth.hush(visitor))

    def correct(self, corrected: Callable[[Say], Say | None], view: View, now: float) -> None:
        """Says otherwise what is not said yet: `corrected` gives what takes the place of a saying, None to let it be.

        What it is saying at the moment, to whomever, is broken off, and said otherwise first thing.
        """
        others = ((move, corrected(move) if isinstance(move, Say) else None) for move in self._plan)
        self._plan = deque(other or move for move, other in others)
        self._steps.extend(self._mouth.correct(corrected, now))
        self.advance(view, now)

    def walk_ended(self, *, reached: bool, view: View, now: float) -> None:
        goal = self._walking_to
        if goal is None or (reached and distance(view.me.pose, goal.to) > GOAL_METRES):
            return
        self._end_walk(now)
        if not reached and goal.apology is not None:
            self._apologise(goal.apology)
        self.advance(view, now)

    def speech_ended(self, utterance: int, view: View, now: float) -> None:
        self._end_speech(utterance, now)
        self.advance(view, now)

    def advance(self, view: View, now: float) -> None:
        """Does as much of the plan as can be done now."""
        self._mind_follower(view, now)
        self._give_up_waiting(now)
        while self._plan and self._walking_to is None and self._is_ready(self._plan[0], view, now):
            self._begin(self._plan.popleft(), view, now)
        if self._pointing_at is not None and self.is_free and now - self._arm_since >= ARM_SECONDS:
            self._point(None, now)

    def drain(self) -> list[Step]:
        """The steps since the last drain, oldest first."""
        steps, self._steps = self._steps, []
        return steps

    def emit(self, *steps: Step) -> None:
        """Passes steps on at once, before anything that is still planned."""
        self._steps.extend(steps)

    def face_visitor(self, visitor: int, view: View) -> None:
        """Turns to a visitor at once."""
        self._turn(TurnTo(visitor=visitor), view)

    def _is_ready(self, move: Move, view: View, now: float) -> bool:
        match move:
            case Say(visitor):
                return not self._mouth.speaks_to(visitor)
            case AwaitVisitor(visitor):
                return self._has_come(visitor, view, now)
            case _:
                return True

    def _has_come(self, visitor: int, view: View, now: float) -> bool:
        if self._leading is not None and self._leading.given_up:
            return True
        if self._awaiting_since is None:
            self._awaiting_since = now
        seen = view.visitors.get(visitor)
        near = seen is None or distance(seen.pose, view.me.pose) <= BESIDE_METRES
        return near or now - self._awaiting_since >= PATIENCE_SECONDS

    def _begin(self, move: Move, view: View, now: float) -> None:
        match move:
            case GoTo():
                self._walk(move, view, now)
            case TurnTo():
                self._turn(move, view)
            case Present(display):
                self._point(display, now)
            case Say():
                self._steps.append(self._mouth.say(move, now))
            case AwaitVisitor():
                self._awaiting_since = self._leading = None
            case Emit(step):
                self._steps.append(step)

    def _walk(self, move: GoTo, view: View, now: float) -> None:
        if distance(view.me.pose, move.to) <= ARRIVED_METRES:
            return
        self._point(None, now)
        self._walking_to, self._walk_since = move, now
        self._leading = None if move.leading is None else Leading(move.leading, move.to)
        self._steps.append(Do(Walk(move.to)))

    def _mind_follower(self, view: View, now: float) -> None:
        """Stops for whom it leads, beckons, and goes on."""
        leading = self._leading
        if leading is None or self._walking_to is None:
            return
        seen = view.visitors.get(leading.visitor)
        follower = seen.pose if seen else None
        if leading.is_waiting:
            self._walk_since = now
            if leading.goes_on(view.me.pose, follower, now):
                self._steps.append(Do(Walk(leading.to)))
        elif leading.halts(view.me.pose, follower, now):
            self._steps.append(Do(Walk(view.me.pose.place)))
            self._turn(TurnTo(visitor=leading.visitor), view)
            self._steps.append(Do(Gesticulate(Gesture.WAVE)))

    def _turn(self, move: TurnTo, view: View) -> None:
        target = _place_of(move, view)
        if target is None or target == view.me.pose.place:
            return
        heading = heading_to(view.me.pose, target)
        if angle_between(heading, view.me.pose.heading) > FACING_DEGREES:
            self._steps.append(Do(Face(heading)))

    def _point(self, display: str | None, now: float) -> None:
        if display != self._pointing_at:
            self._steps.append(Do(Point(display)))
        self._pointing_at, self._arm_since = display, now

    def _apologise(self, apology: Facts) -> None:
        """Puts an apology before the next thing that is to be said."""
        following = next((move for move in self._plan if isinstance(move, Say)), None)
        if following is not None:
            self._plan.insert(self._plan.index(following), msgspec.structs.replace(following, facts=apology))

    def _give_up_waiting(self, now: float) -> None:
        if self._walking_to is not None and now - self._walk_since >= LONGEST_WALK_SECONDS:
            self._end_walk(now)
        for utterance in self._mouth.overdue(now):
            self._end_speech(utterance, now)

    def _end_walk(self, now: float) -> None:
        self._walking_to, self._idle_since = None, now

    def _end_speech(self, utterance: int, now: float) -> None:
        visitor = self._mouth.ended(utterance)
        if visitor is not None:
            self._idle_since = now
            self._arm_since = now if visitor == self._visitor else self._arm_since


def _place_of(move: TurnTo, view: View) -> Place | None:
    if move.visitor is not None:
        seen = view.visitors.get(move.visitor)
        return seen.pose.place if seen else None
    if move.display is not None:
        found = next((each.display.position for each in view.shown if each.display.id == move.display), None)
        return Place(found[0], found[2]) if found else None
    return move.place
