"""An agent's body at work: what comes next waits until the legs have arrived and the words are said."""

from collections import deque
from collections.abc import Callable, Iterable

import msgspec

from avatars.leading import Leading
from avatars.plan import AwaitVisitor, Emit, GoTo, Move, Present, Say, TurnTo
from avatars.steps import Do, Hush, Speak, Step
from avatars.view import View
from nlp.facts import Facts
from scenes.actions import Face, Gesticulate, Point, Walk
from scenes.entities import Gesture
from scenes.places import Place, angle_between, distance, heading_to

# What has not ended after so many seconds is taken for ended, so that a lost answer never freezes an agent.
LONGEST_WALK_SECONDS = 25.0
LONGEST_SPEECH_SECONDS = 30.0
ARM_SECONDS = 8.0
PATIENCE_SECONDS = 5.0
BESIDE_METRES = 4.0
ARRIVED_METRES = 0.3
# A walk that ends so far from its goal was another, given up before.
GOAL_METRES = 0.8
# Who looks so nearly the right way need not turn.
FACING_DEGREES = 2.0


class BodyAtWork:
    """Carries out one plan in order: `start` one, then `advance` at every beat and take the steps from `drain`."""

    def __init__(self, utterances: int = 0) -> None:
        self._plan: deque[Move] = deque()
        self._steps: list[Step] = []
        self._walking_to: GoTo | None = None
        self._leading: Leading | None = None
        self._speaking: Say | None = None
        self._utterance = utterances
        self._walk_since = self._speech_since = self._idle_since = self._arm_since = 0.0
        self._awaiting_since: float | None = None
        self._pointing_at: str | None = None

    @property
    def utterances(self) -> int:
        """The number of the latest utterance."""
        return self._utterance

    @property
    def is_free(self) -> bool:
        return not self._plan and self._walking_to is None and self._speaking is None

    def idle_seconds(self, now: float) -> float:
        return now - self._idle_since if self.is_free else 0.0

    def start(self, plan: Iterable[Move], view: View, now: float) -> None:
        """Appends moves to what is being done."""
        self._plan.extend(plan)
        self.advance(view, now)

    def stop(self, view: View) -> None:
        """Drops everything: falls silent and stands still where it is."""
        self._plan.clear()
        self._awaiting_since = self._leading = None
        if self._speaking is not None:
            self._steps.append(Hush(self._utterance))
            self._speaking = None
        if self._walking_to is not None:
            self._walking_to = None
            self._steps.append(Do(Walk(view.me.pose.place)))

    def correct(self, corrected: Callable[[Say], Say | None], view: View, now: float) -> None:
        """Says otherwise what is not said yet: `corrected` gives what takes the place of a saying, None to let it be.

        What it is saying at the moment is broken off, and said otherwise first thing.
        """
        others = ((move, corrected(move) if isinstance(move, Say) else None) for move in self._plan)
        self._plan = deque(other or move for move, other in others)
        if self._speaking is not None and (other := corrected(self._speaking)) is not None:
            self._steps.append(Hush(self._utterance))
            self._speaking = None
            self._plan.appendleft(other)
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
        if self._speaking is not None and utterance == self._utterance:
            self._end_speech(now)
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
            case Say():
                return self._speaking is None
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
                self._speak(move, now)
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

    def _speak(self, move: Say, now: float) -> None:
        self._utterance += 1
        self._speaking, self._speech_since = move, now
        self._steps.append(Speak(move.visitor, self._utterance, move.facts, move.persona, move.lines, move.about))

    def _apologise(self, apology: Facts) -> None:
        """Puts an apology before the next thing that is to be said."""
        following = next((move for move in self._plan if isinstance(move, Say)), None)
        if following is not None:
            self._plan.insert(self._plan.index(following), msgspec.structs.replace(following, facts=apology))

    def _give_up_waiting(self, now: float) -> None:
        if self._walking_to is not None and now - self._walk_since >= LONGEST_WALK_SECONDS:
            self._end_walk(now)
        if self._speaking is not None and now - self._speech_since >= LONGEST_SPEECH_SECONDS:
            self._end_speech(now)

    def _end_walk(self, now: float) -> None:
        self._walking_to, self._idle_since = None, now

    def _end_speech(self, now: float) -> None:
        self._speaking, self._idle_since, self._arm_since = None, now, now


def _place_of(move: TurnTo, view: View) -> Place | None:
    if move.visitor is not None:
        seen = view.visitors.get(move.visitor)
        return seen.pose.place if seen else None
    if move.display is not None:
        found = next((each.display.position for each in view.shown if each.display.id == move.display), None)
        return Place(found[0], found[2]) if found else None
    return move.place
