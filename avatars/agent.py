"""A sales agent: perceptions go in, steps come out. It knows no clock, no chance and no language model."""

from collections.abc import Callable, Mapping
from functools import partial
from typing import assert_never

from msgspec.structs import replace

from avatars.arrivals import Arrivals
from avatars.attention import next_of
from avatars.body import BodyAtWork
from avatars.conversation import NEVER, Conversation, Thought
from avatars.memory import Memory
from avatars.mind import Mind
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
from avatars.staging import Stage, staged, words_of
from avatars.steps import Step, Think
from avatars.view import View
from avatars.vocabulary import Vocabulary
from avatars.voice import joined
from avatars.yielding import Yielding
from scenes.money import Money
from scenes.places import Pose, ahead, distance

HOME_SECONDS = 20.0
# With so many visitors an agent talks at once; who else speaks to it waits until one of them has been answered.
MOST_TALKS = 8


class Agent:
    """One agent of the store.

    Tell it with `perceive` what happens, call `tick` at every beat, and carry out what `drain` gives, in order.
    `view` is the world as it is now, `now` seconds that never run backwards. `body` is its id in the room and
    `post` where it stands when nobody needs it; `seed` makes agents vary their words differently; agents of one store
    share a `vocabulary`, those of one room the `memories` of its visitors. `utterances` were made, and meanings `asked`
    for, by this body before: numbers never come twice. `stopwatch` gives seconds, for its notes alone.

    It talks with several visitors at once. Its body serves one of them at a time: the first who is answered while it is
    free, until all is done and said, or until they speak again. Others are answered in words, from where it stands;
    who would have been led somewhere is promised that, and led when the body is free, whoever waits longest first. Only
    being led elsewhere, or saying no, or leaving takes that back.
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
        self.asked = asked
        """The number of the latest words whose meaning it has asked for."""
        self._post = post
        self._work = BodyAtWork(utterances)
        self._mind = Mind(persona, seed, vocabulary or Vocabulary(), stopwatch)
        self._yielding = Yielding()
        self._memories = {} if memories is None else memories
        self._arrivals = Arrivals()
        self._talks: dict[int, Conversation] = {}
        self._partner: int | None = None

    def perceive(self, perception: Perception, view: View, now: float) -> None:
        """Takes in one perception. What must be seen at once (turning to a speaker) can be drained straight away."""
        match perception:
            case Entered(visitor, known):
                self._memory(visitor, view)
                self._arrivals.note(visitor, now, known=known)
            case Left(visitor):
                self._part(visitor, view)
            case Heard(visitor, text):
                self._hear(visitor, text, view, now)
            case WalkEnded(reached):
                self._work.walk_ended(reached=reached, view=view, now=now)
            case SpeechEnded(utterance):
                self._work.speech_ended(utterance, view, now)
            case CartAnswered(visitor):
                self._talk(visitor).cart.answered(perception)
            case Comprehended():
                self._comprehended(perception, view, now)
            case OrderAnswered(visitor):
                self._talk(visitor).news.append(partial(self._mind.order_answered, perception))
            case Repriced(prices):
                self._work.correct(partial(self._corrected, prices, view), view, now)
            case OrderSettled(visitor):
                # Every agent of the room hears of it; the one who has spoken with the visitor last tells them.
                if visitor in self._memories and self._memories[visitor].partner == self.body:
                    self._talk(visitor).news.append(partial(self._mind.order_settled, perception))
            case _:
                assert_never(perception)

    def tick(self, view: View, now: float) -> None:
        """One beat: goes on with what it does, and turns to whoever is next."""
        self._work.advance(view, now)
        self._keep_promise(view, now)
        for talk in self._talks.values():
            self._go_on(talk, view, now)
        self._listen(view, now)
        self._greet_somebody(view, now)
        self._talks = {visitor: talk for visitor, talk in self._talks.items() if not talk.is_over}
        if self._work.is_free and (place := self._yielding.step_aside(view, now)):
            self._work.start((GoTo(place), TurnTo(visitor=self._partner)), None, view, now)
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

    def _memory(self, visitor: int, view: View) -> Memory:
        if visitor not in self._memories:
            seen = view.visitors.get(visitor)
            self._memories[visitor] = Memory(self.persona.language(seen.language if seen else ""))
        memory = self._memories[visitor]
        memory.language = self.persona.language(memory.language)
        return memory

    def _talk(self, visitor: int) -> Conversation:
        """The conversation with a visitor, begun now where there is none."""
        return self._talks.setdefault(visitor, Conversation(visitor))

    def _is_at_rest(self, talk: Conversation) -> bool:
        """Whether a visitor's turn has come: nothing is being done for them or said to them."""
        return not talk.pondering and not self._work.is_with(talk.visitor)

    def _hear(self, visitor: int, text: str, view: View, now: float) -> None:
        self._arrivals.forget(visitor)
        self._memory(visitor, view)
        if self._work.serves in (None, visitor):
            self._work.stop(view)
            self._work.face_visitor(visitor, view)
        self._work.hush(visitor)
        self._work.emit(Think(visitor, thinking=True))
        self._talk(visitor).hear(text, now, called_by_name=self._is_called(text))

    def _is_called(self, text: str) -> bool:
        heard = text.casefold()
        return any(name.casefold() in heard for name in self.persona.name.values() if name)

    def _part(self, visitor: int, view: View) -> None:
        """Forgets a visitor who has left: the next body with their number is a stranger."""
        self._talks.pop(visitor, None)
        self._arrivals.forget(visitor)
        self._memories.pop(visitor, None)
        if self._work.serves == visitor:
            self._work.stop(view)
        self._work.hush(visitor)
        if self._partner == visitor:
            self._partner = None

    def _corrected(self, prices: Mapping[str, frozenset[Money]], view: View, say: Say) -> Say | None:
        seen = view.visitors.get(say.visitor)
        return self._mind.corrected(prices, say, seen, self._memory(say.visitor, view), view) if seen else None

    def _go_on(self, talk: Conversation, view: View, now: float) -> None:
        """Tells the first of a visitor's news, when it is time for that."""
        if lost := talk.pondering.overdue(now):
            self._comprehended(lost, view, now)
        if (answers := talk.cart.complete(now)) is not None:
            talk.news.append(partial(self._mind.cart_answered, answers))
        if talk.news and self._is_at_rest(talk):
            self._engage(talk, view, now, talk.news.popleft())

    def _listen(self, view: View, now: float) -> None:
        """Thinks about what those have said who wait, as many of them as there is room for."""
        ready = {each.visitor: each.waiting for each in self._talks.values() if each.waiting and self._is_at_rest(each)}
        poses = {body: view.visitors[body].pose for body in ready if body in view.visitors}
        while self._has_room and (heard := next_of(ready.values(), view.me.pose, poses, now)):
            del ready[heard.visitor]
            talk = self._talks[heard.visitor]
            talk.waiting = None
            self.asked += 1
            utterance = self._mind.utterance(heard.text, self._memory(heard.visitor, view))
            self._work.emit(talk.pondering.begin(heard, self.asked, utterance, now))

    @property
    def _has_room(self) -> bool:
        thought_about = sum(bool(each.pondering) for each in self._talks.values())
        return thought_about + self._work.spoken_to < MOST_TALKS

    def _comprehended(self, told: Comprehended, view: View, now: float) -> None:
        """Answers words that are understood now; those that nobody waits for any more are let go."""
        talk = self._talks.get(told.visitor)
        if talk is not None and talk.pondering.ends_with(told):
            self._engage(talk, view, now, partial(self._mind.answer, told.understood))

    def _greet_somebody(self, view: View, now: float) -> None:
        if self._has_room and (arrival := self._arrivals.next(view, now)):
            visitor, known = arrival
            self._engage(self._talk(visitor), view, now, partial(self._mind.greet, known))

    def _keep_promise(self, view: View, now: float) -> None:
        """Leads whoever has waited for it longest, when the body is free and they have nothing else to hear."""
        if self._work.serves is not None:
            return
        promised = [each for each in self._talks.values() if each.promised_since < NEVER and each.waiting is None]
        for talk in sorted(filter(self._is_at_rest, promised), key=lambda each: each.promised_since):
            # A colleague may have led them there by now.
            talk.note_promise(self._memory(talk.visitor, view).promised, now)
            if talk.promised_since < NEVER:
                self._engage(talk, view, now, self._mind.keep_promise)
                return

    def _engage(self, talk: Conversation, view: View, now: float, answer: Thought) -> None:
        """Answers one visitor: with its body where that is free, else in words."""
        seen = view.visitors.get(talk.visitor)
        if seen is None:
            return
        view = replace(view, engaged=self._work.serves is not None)
        memory = self._memory(talk.visitor, view)
        found = answer(seen, memory, view)
        memory.partner = self.body
        if found.lead is not None and not found.lead.here:
            memory.heading_for = found.lead.product.id
        talk.cart.ask(found.steps, now)
        talk.note_promise(memory.promised, now)
        voice = self._mind.voice(memory, talk.visitor)
        stage = Stage(seen, view, voice, self._mind.described(voice, view), tuple(memory.lines))
        if view.engaged:
            self._work.aside(words_of(found, stage), now)
        else:
            self._work.stop(view)
            self._partner = talk.visitor
            self._work.start(staged(found, stage), talk.visitor, view, now)
        if found.says:
            memory.said(joined(found.says).phrase)

    def _go_home(self, view: View, now: float) -> None:
        self._partner = None
        if distance(view.me.pose, self._post) > 0.5:
            home = self._post.place
            self._work.start((Present(None), GoTo(home), TurnTo(place=ahead(self._post, 1.0))), None, view, now)
