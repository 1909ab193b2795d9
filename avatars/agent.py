"""A sales agent: perceptions go in, steps come out. It knows no clock, no chance and no language model."""

from collections import deque
from collections.abc import Callable, Mapping
from functools import partial
from typing import assert_never

import msgspec

from avatars.attention import Attention
from avatars.body import BodyAtWork
from avatars.cart_calls import CartCalls
from avatars.memory import Memory
from avatars.mind import Mind
from avatars.outdated import is_outdated
from avatars.perceptions import (
    CartAnswered,
    Comprehended,
    Entered,
    Heard,
    Left,
    OrderAnswered,
    OrderSettled,
    Perception,
    Repriced,
    SpeechEnded,
    WalkEnded,
)
from avatars.persona import Persona
from avatars.plan import GoTo, Present, Say, TurnTo
from avatars.pondering import Pondering
from avatars.staging import Stage, staged
from avatars.steps import Step, Think
from avatars.talk import Answer
from avatars.view import View, VisitorSeen
from avatars.vocabulary import Vocabulary
from avatars.voice import joined
from avatars.yielding import Yielding
from scenes.money import Money
from scenes.places import Pose, ahead, distance

HOME_SECONDS = 20.0
# A visitor who comes so near is greeted; one who stays away so long is not run after.
GREETING_METRES = 7.0
GREETING_SECONDS = 30.0
# Nobody gets round to greeting more of those who stream in at once.
MOST_ARRIVALS = 16

# What a visitor is told, once it is their turn.
Thought = Callable[[VisitorSeen, Memory, View], Answer]


class Arrival(msgspec.Struct, frozen=True):
    """A visitor to be greeted when the agent is free."""

    since: float
    known: bool


class Agent:
    """One agent of the store.

    Tell it with `perceive` what happens, call `tick` at every beat, and carry out what `drain` gives, in order.
    `view` is the world as it is now, `now` seconds that never run backwards. `body` is its id in the room and
    `post` where it stands when nobody needs it; `seed` makes agents vary their words differently; agents of one store
    share a `vocabulary`, those of one room the `memories` of its visitors. `utterances` were made, and meanings `asked`
    for, by this body before: numbers never come twice. `stopwatch` gives seconds, for its notes alone.
    """

    def __init__(
        self,
        body: int,
        persona: Persona,
        post: Pose,
        *,
        seed: int = 0,
        vocabulary: Vocabulary | None = None,
        memories: dict[int, Memory] | None = None,
        utterances: int = 0,
        asked: int = 0,
        stopwatch: Callable[[], float] = float,
    ) -> None:
        self.body = body
        self.persona = persona
        self._post = post
        self._work = BodyAtWork(utterances)
        self._mind = Mind(persona, seed, vocabulary or Vocabulary(), stopwatch)
        self._attention = Attention()
        self._yielding = Yielding()
        self._carts = CartCalls()
        self._memories = {} if memories is None else memories
        self._arrivals: dict[int, Arrival] = {}
        self._news: deque[tuple[int, Thought]] = deque()
        self._partner: int | None = None
        self._pondering = Pondering(asked)

    def perceive(self, perception: Perception, view: View, now: float) -> None:
        """Takes in one perception. What must be seen at once (turning to a speaker) can be drained straight away."""
        match perception:
            case Entered(visitor, known):
                self._memory(visitor, view)
                self._arrivals[visitor] = Arrival(now, known)
                if len(self._arrivals) > MOST_ARRIVALS:
                    del self._arrivals[next(iter(self._arrivals))]
            case Left(visitor):
                self._part(visitor, view)
            case Heard(visitor, text):
                self._hear(visitor, text, view, now)
            case WalkEnded(reached):
                self._work.walk_ended(reached=reached, view=view, now=now)
            case SpeechEnded(utterance):
                self._work.speech_ended(utterance, view, now)
            case CartAnswered():
                self._carts.answered(perception)
            case Comprehended():
                self._comprehended(perception, view, now)
            case OrderAnswered(visitor):
                self._news.append((visitor, partial(self._mind.order_answered, perception)))
            case Repriced(prices):
                self._work.correct(partial(self._corrected, prices, view), view, now)
            case OrderSettled(visitor):
                # Every agent of the room hears of it; the one who has spoken with the visitor last tells them.
                if visitor in self._memories and self._memories[visitor].partner == self.body:
                    self._news.append((visitor, partial(self._mind.order_settled, perception)))
            case _:
                assert_never(perception)

    def tick(self, view: View, now: float) -> None:
        """One beat: goes on with what it does and, when that is done, turns to whoever is next."""
        self._work.advance(view, now)
        if self._pondering:
            # Nobody else is turned to meanwhile: it is a matter of a beat.
            if lost := self._pondering.overdue(now):
                self._comprehended(lost, view, now)
            return
        if self._is_at_leisure:
            self._attend(view, now)
        if self._work.is_free and (place := self._yielding.step_aside(view, now)):
            self._work.start((GoTo(place), TurnTo(visitor=self._partner)), view, now)
        if self._work.idle_seconds(now) >= HOME_SECONDS:
            self._go_home(view, now)

    def drain(self) -> list[Step]:
        """The steps since the last drain, to be carried out in this order."""
        return self._work.drain()

    def move_to(self, post: Pose) -> None:
        """It stands elsewhere from now on when nobody needs it."""
        self._post = post

    @property
    def utterances(self) -> int:
        """The number of its latest utterance."""
        return self._work.utterances

    @property
    def asked(self) -> int:
        """The number of the latest words whose meaning it has asked for."""
        return self._pondering.asked

    @property
    def _is_at_leisure(self) -> bool:
        """Free, or only on its way home."""
        return self._work.is_free or self._partner is None

    def _memory(self, visitor: int, view: View) -> Memory:
        if visitor not in self._memories:
            seen = view.visitors.get(visitor)
            self._memories[visitor] = Memory(self.persona.language(seen.language if seen else ""))
        memory = self._memories[visitor]
        memory.language = self.persona.language(memory.language)
        return memory

    def _hear(self, visitor: int, text: str, view: View, now: float) -> None:
        self._arrivals.pop(visitor, None)
        self._memory(visitor, view)
        if self._is_at_leisure or self._partner == visitor:
            self._work.stop(view)
            self._work.face_visitor(visitor, view)
        self._work.emit(Think(visitor, thinking=True))
        if unanswered := self._pondering.drop(visitor):
            # What is made of the first words is of no use any more: they are thought about with the new ones.
            self._attention.put_back(unanswered)
        self._attention.notice(visitor, text, now, called_by_name=self._is_called(text))

    def _is_called(self, text: str) -> bool:
        heard = text.casefold()
        return any(name.casefold() in heard for name in self.persona.name.values() if name)

    def _part(self, visitor: int, view: View) -> None:
        """Forgets a visitor who has left: the next body with their number is a stranger."""
        self._attention.forget(visitor)
        self._pondering.drop(visitor)
        self._carts.forget(visitor)
        self._arrivals.pop(visitor, None)
        self._memories.pop(visitor, None)
        self._news = deque(each for each in self._news if each[0] != visitor)
        if self._partner == visitor:
            self._work.stop(view)
            self._partner = None

    def _corrected(self, prices: Mapping[str, frozenset[Money]], view: View, say: Say) -> Say | None:
        """What to say in place of something that tells a price which no longer holds."""
        seen = view.visitors.get(say.visitor)
        if seen is None or not is_outdated(say, prices, seen, view):
            return None
        facts = self._mind.repriced(tuple(prices), say, seen, self._memory(say.visitor, view), view)
        self._memory(say.visitor, view).said(facts.phrase)
        return msgspec.structs.replace(say, facts=facts)

    def _attend(self, view: View, now: float) -> None:
        """The first of: cart and order news, those who have spoken, those who have come in."""
        self._gather_cart_news(now)
        if self._news:
            visitor, answer = self._news.popleft()
            self._engage(visitor, view, now, answer)
            return
        poses = {body: view.visitors[body].pose for body in self._attention if body in view.visitors}
        heard = self._attention.next(view.me.pose, poses, now)
        if heard is not None:
            utterance = self._mind.utterance(heard.text, self._memory(heard.visitor, view))
            self._work.emit(self._pondering.begin(heard, utterance, now))
        else:
            self._greet_somebody(view, now)

    def _comprehended(self, told: Comprehended, view: View, now: float) -> None:
        """Answers words that are understood now; those that nobody waits for any more are let go."""
        if self._pondering.ends_with(told):
            self._engage(told.visitor, view, now, partial(self._mind.answer, told.understood))

    def _gather_cart_news(self, now: float) -> None:
        for visitor, answers in self._carts.complete(now).items():
            self._news.append((visitor, partial(self._mind.cart_answered, answers)))

    def _greet_somebody(self, view: View, now: float) -> None:
        near = [
            visitor
            for visitor in self._arrivals
            if visitor in view.visitors and distance(view.visitors[visitor].pose, view.me.pose) <= GREETING_METRES
        ]
        self._arrivals = {
            visitor: arrival for visitor, arrival in self._arrivals.items() if now - arrival.since < GREETING_SECONDS
        }
        if near and near[0] in self._arrivals:
            known = self._arrivals.pop(near[0]).known
            self._engage(near[0], view, now, partial(self._mind.greet, known))

    def _engage(self, visitor: int, view: View, now: float, answer: Thought) -> None:
        """Answers one visitor: plans the moves and begins with them."""
        seen = view.visitors.get(visitor)
        if seen is None:
            return
        memory = self._memory(visitor, view)
        if self._partner != visitor:
            self._work.stop(view)
        self._partner = visitor
        found = answer(seen, memory, view)
        memory.partner = self.body
        if found.lead is not None and not found.lead.here:
            memory.heading_for = found.lead.product.id
        self._carts.ask(found.steps, now)
        voice = self._mind.voice(memory, visitor)
        stage = Stage(seen, view, voice, self._mind.described(voice, view), tuple(memory.lines))
        self._work.start(staged(found, stage), view, now)
        if found.says:
            memory.said(joined(found.says).phrase)

    def _go_home(self, view: View, now: float) -> None:
        self._partner = None
        if distance(view.me.pose, self._post) > 0.5:
            home = self._post.place
            self._work.start((Present(None), GoTo(home), TurnTo(place=ahead(self._post, 1.0))), view, now)
