"""The agents of one room: fed with what they perceive, drained into actions, messages and errands."""

from collections.abc import Callable, Mapping
from typing import assert_never

from avatars.agent import Agent
from avatars.memory import Memory
from avatars.perceptions import Entered, Heard, Left, OrderSettled, Perception, Repriced, SpeechEnded, WalkEnded
from avatars.persona import Persona
from avatars.steps import (
    CallClerk,
    ChangeCart,
    ChangeOrder,
    Comprehend,
    Decided,
    Do,
    Hush,
    OfferCheckout,
    ShowCard,
    Speak,
    Step,
    Think,
)
from avatars.view import View
from scenes.actions import Utter
from scenes.document import Post
from scenes.entities import Role
from scenes.money import Money
from scenes.places import Pose, distance
from scenes.products import text_in
from scenes.world import NotPossible, World
from vstore import errands
from vstore.assortment import Assortment
from vstore.briefing import Briefing
from vstore.minutes import Minutes, spoken_as
from vstore.protocol.refusals import Code
from vstore.protocol.server import Thinking
from vstore.services import Services
from vstore.session import Session
from vstore.visitors_seen import VisitorsSeen


class Crew:
    """The agents that stand in a room.

    `ask` takes errands for the outside; `seen` maps body ids to the sessions behind them and is the room's own.
    """

    def __init__(
        self,
        room: str,
        world: World,
        assortment: Assortment,
        briefing: Briefing,
        seen: Mapping[int, Session],
        ask: Callable[[errands.Errand], None],
    ) -> None:
        self._room = room
        self._world = world
        self._assortment = assortment
        self._briefing = briefing
        self._seen = seen
        self._visitors = VisitorsSeen(seen, world.crowd)
        self._ask = ask
        self._agents: dict[int, Agent] = {}
        self._memories: dict[int, Memory] = {}
        self._personas: dict[int, tuple[Persona, Pose]] = {}
        self._posts: dict[tuple[str, str], int] = {}
        self._waiting: dict[int, set[int]] = {}
        self._minutes = Minutes()
        self._services = Services(room, assortment, ask)
        self._hushed: set[tuple[int, int]] = set()
        self.addressee: dict[tuple[int, int], int] = {}
        self.take_posts()

    def take_posts(self) -> None:
        """Whose post is gone leaves, who has a new one comes in, and the others know where theirs is now."""
        posts = {(post.id, post.agent): post for post in self._world.document.posts}
        for key in [each for each in self._posts if each not in posts]:
            self._dismiss(self._posts.pop(key))
        for key, post in posts.items():
            if key in self._posts:
                self._move(self._posts[key], post.at)
            else:
                self._posts[key] = self._place(post, self._briefing.personas[post.agent])

    def _place(self, post: Post, persona: Persona) -> int:
        name = text_in(persona.name, "en")
        body = self._world.enter(Role.AGENT, name, persona.look, post.at, persona.name).id
        self._personas[body] = persona, post.at
        self._agents[body] = self._agent(body)
        return body

    def _move(self, body: int, post: Pose) -> None:
        self._personas[body] = self._personas[body][0], post
        self._agents[body].move_to(post)

    def _dismiss(self, body: int) -> None:
        """An agent leaves in mid-sentence: nobody is left waiting for the rest."""
        self._wait_no_more(body)
        for speaker, utterance in self.addressee:
            if speaker == body:
                self._world.apply(body, Utter(utterance, "", done=True))
                self._ask(errands.StopSpeech(self._room, body, utterance))
        del self._agents[body], self._personas[body]
        self._world.leave(body)

    def _agent(self, body: int, utterances: int = 0, asked: int = 0) -> Agent:
        persona, post = self._personas[body]
        return Agent(
            body,
            persona,
            post,
            seed=body,
            vocabulary=self._briefing.vocabulary,
            memories=self._memories,
            utterances=utterances,
            asked=asked,
            stopwatch=self._briefing.stopwatch,
        )

    def __contains__(self, body: int) -> bool:
        return body in self._agents

    def perceive_all(self, perception: Perception, now: float) -> None:
        for body in self._agents:
            self.perceive(body, perception, now)

    def perceive(self, body: int, perception: Perception, now: float) -> None:
        """An agent learns something; one that has left meanwhile does not."""
        if body in self._agents:
            self._let_act(body, now, lambda agent, view: agent.perceive(perception, view, now))

    def tick(self, now: float) -> None:
        for body in self._agents:
            self._let_act(body, now, lambda agent, view: agent.tick(view, now))

    def _let_act(self, body: int, now: float, act: Callable[[Agent, View], None]) -> None:
        """Lets an agent think and carries out what it wants; a mind that breaks costs nobody else the beat."""
        agent = self._agents[body]
        try:
            act(agent, self.view(body))
        except Exception as fault:  # noqa: BLE001 - reported by its errand, with the trace
            self._agents[body] = self._begin_afresh(body)
            self._ask(errands.AgentFailed(self._room, body, fault))
        else:
            self._carry_out(body, agent.drain(), now)

    def _begin_afresh(self, body: int) -> Agent:
        """A new mind in the same body; those who wait for an answer are told that something went wrong."""
        for visitor in self._waiting.get(body, ()):
            self._memories.pop(visitor, None)
        for session in self._wait_no_more(body):
            session.refuse(Code.INTERNAL)
        broken = self._agents[body]
        return self._agent(body, broken.utterances, broken.asked)

    def _wait_no_more(self, body: int) -> list[Session]:
        """Tells those who wait for an answer of an agent that none will come; returns their sessions."""
        waiting = [self._seen[visitor] for visitor in self._waiting.pop(body, set()) if visitor in self._seen]
        for session in waiting:
            session.post(Thinking(body=body, thinking=False))
        return waiting

    def entered(self, visitor: int, now: float, memory: Memory | None = None) -> None:
        """The nearest agent greets, one alone; `memory` is what the agents of another room know of the visitor."""
        if memory is not None:
            self._memories[visitor] = memory.moved_on()
        if self._agents:
            self.perceive(self._nearest(visitor), Entered(visitor), now)

    def left(self, visitor: int, now: float) -> Memory | None:
        """The agents forget a visitor; what they knew is returned, to go along to another room."""
        memory = self._memories.get(visitor)
        for waiting in self._waiting.values():
            waiting.discard(visitor)
        self.perceive_all(Left(visitor), now)
        return memory

    def remember(self, visitor: int) -> None:
        """The visitor agrees now that agents remember their taste, which is kept; or no longer: it is forgotten."""
        if self._seen[visitor].remembered is not None:
            self._keep_taste(visitor)
        elif visitor in self._memories:
            self._memories[visitor].forget_taste()

    def _keep_taste(self, visitor: int) -> None:
        """Has it kept for the next visit, where it is new and the visitor has agreed."""
        session, memory = self._seen.get(visitor), self._memories.get(visitor)
        if session is None or session.remembered is None or memory is None or memory.taste == session.remembered:
            return
        session.remembered = memory.taste
        self._ask(errands.KeepTaste(session.visitor, memory.taste))

    def heard(self, visitor: int, text: str, now: float) -> None:
        """The nearest agent listens to every visitor of its room, however far: nobody speaks to the walls."""
        if self._agents:
            self.perceive(self._nearest(visitor), Heard(visitor, text), now)

    def memory_of(self, visitor: int) -> Memory | None:
        """What the agents of this room know of a conversation, if there is one."""
        return self._memories.get(visitor)

    def talk_with(self, visitor: int) -> tuple[View, Memory, str] | None:
        """What a visitor's agent sees and knows, and the language in which it would answer what they read."""
        if not self._agents:
            return None
        agent = self._nearest(visitor)
        language = self._personas[agent][0].language(self._visitors[visitor].language)
        return self.view(agent), self._memories.get(visitor) or Memory(language), language

    def _nearest(self, visitor: int) -> int:
        crowd = self._world.crowd
        pose = crowd.pose(visitor)
        return min(self._agents, key=lambda body: distance(crowd.pose(body), pose))

    def walk_ended(self, body: int, reached: bool, now: float) -> None:
        self.perceive(body, WalkEnded(reached), now)

    def order_settled(self, visitor: int, number: str, state: str, now: float) -> None:
        self.perceive_all(OrderSettled(visitor, number, state), now)

    def spoken(self, body: int, utterance: int, piece: str, *, done: bool) -> None:
        """A piece of what an agent says, for the record of the conversation."""
        if said := self._minutes.add(body, utterance, piece, done=done):
            spoken = spoken_as(body, utterance)
            self._ask(errands.KeepChat(said.visitor, self._room, said.agent, said.text, spoken))

    def repriced(self, prices: Mapping[str, frozenset[Money]], now: float) -> None:
        """These prices of products, by id, no longer hold."""
        self.perceive_all(Repriced(prices), now)

    def is_hushed(self, body: int, utterance: int) -> bool:
        """Whether an agent no longer means what it set out to say: what is still worded of it is not heard."""
        return (body, utterance) in self._hushed

    def speech_ended(self, body: int, utterance: int, now: float) -> None:
        self.addressee.pop((body, utterance), None)
        self._hushed.discard((body, utterance))
        self.perceive(body, SpeechEnded(utterance), now)

    def view(self, body: int) -> View:
        scene = self._world.document
        return View(
            me=self._world.body(body),
            scene=scene,
            visitors=self._visitors,
            shown=self._assortment.shown(scene.id),
            elsewhere=self._assortment.shown_elsewhere(scene.id),
            products=self._assortment.products,
            knowledge=self._briefing.knowledge,
            scenes=self._assortment.names,
            store_name=self._briefing.store_name,
            currency=self._briefing.currency,
            promoted=self._briefing.promoted,
            promotions=self._assortment.promotions,
        )

    def _carry_out(self, body: int, steps: list[Step], now: float) -> None:
        for step in steps:
            self._do(body, step, now)

    def _do(self, body: int, step: Step, now: float) -> None:
        match step:
            case Do(action):
                try:
                    self._world.apply(body, action)
                except NotPossible:
                    self._agents[body].perceive(WalkEnded(reached=False), self.view(body), now)
            case Speak():
                self.addressee[body, step.utterance] = step.visitor
                if session := self._seen.get(step.visitor):
                    self._minutes.begin(body, step.utterance, session.visitor, self._personas[body][0].id)
                self._keep_taste(step.visitor)
                self._ask(errands.StartSpeech(self._room, body, step, session.visitor if session else ""))
            case Hush(utterance):
                self._hushed.add((body, utterance))
                self._ask(errands.StopSpeech(self._room, body, utterance))
            case Comprehend():
                if session := self._seen.get(step.visitor):
                    persona = self._personas[body][0].id
                    self._ask(errands.Comprehend(self._room, body, persona, session.visitor, step))
            case Decided():
                self._ask(errands.NoteDecision(self._room, body, step))
            case Think(visitor, thinking):
                if session := self._seen.get(visitor):
                    waiting = self._waiting.setdefault(body, set())
                    (waiting.add if thinking else waiting.discard)(visitor)
                    session.post(Thinking(body=body, thinking=thinking))
            case ChangeCart() | ChangeOrder() | ShowCard() | OfferCheckout() | CallClerk():
                if session := self._seen.get(step.visitor):
                    self._services.serve(body, session, step)
            case _:
                assert_never(step)
