"""A room: one running copy of a scene with its sessions and agents. Fed with messages, it posts letters."""

from collections.abc import Callable, Sequence
from typing import assert_never

from avatars.memory import Memory
from scenes import actions, events
from scenes.crowd import Floats
from scenes.document import Door
from scenes.entities import Look, Role
from scenes.places import Pose, ahead, distance
from scenes.steps import Steps
from scenes.world import NotPossible, World
from vstore import errands
from vstore.assortment import Assortment
from vstore.audience import Audience
from vstore.briefing import Briefing
from vstore.crew import Crew
from vstore.mailbox import Letter
from vstore.prompter import Prompter
from vstore.protocol.client import Face, Gesticulate, LookAt, Point, Say, Sit, Teleport, Walk
from vstore.protocol.poses import TICKS
from vstore.protocol.refusals import Code
from vstore.protocol.server import Arrived, Corrected, ServerMessage
from vstore.session import Session

DOOR_REACH = 3.0
"""Metres from which a door may be entered: a walker stops a little before it, and the network is late."""

PICTURES_A_BEAT = 10
"""So many clients are shown a changed room anew at a beat: a picture is large, and all at once would be late."""

BodyMessage = Walk | Face | Sit | Teleport | Gesticulate | Point | LookAt | Say


class Room:
    """Sessions by body id in `sessions`, those away included. Time is given in seconds and never goes back."""

    def __init__(
        self,
        room_id: str,
        scene: str,
        assortment: Assortment,
        briefing: Briefing,
        ask: Callable[[errands.Errand], None],
    ) -> None:
        self.id = room_id
        self.scene = scene
        self.world = World(assortment.scenes[scene], assortment.floors[scene])
        self.sessions: dict[int, Session] = {}
        self._assortment = assortment
        self._ask = ask
        self._bodies: dict[int, int] = {}
        self._steps = Steps()
        self._tick = 0
        self._utterances = 0
        self._outdated: dict[int, None] = {}
        self.crew = Crew(room_id, self.world, assortment, briefing, self.sessions, ask)
        self.audience = Audience(self.world, self.sessions, assortment.shown(scene))
        self.prompter = Prompter(scene, assortment, self.crew, self.sessions)
        self.world.drain()

    @property
    def full(self) -> bool:
        return len(self.sessions) >= self.world.document.capacity

    def body_of(self, session: Session) -> int:
        return self._bodies[session.key]

    def join(self, session: Session, at: Pose | None, now: float) -> None:
        """Gives the session a body at a pose, or at a free spawn, and tells the others."""
        body = self.world.enter(Role.VISITOR, session.name, session.look, at)
        self._bodies[session.key] = body.id
        session.looking_at = None
        self._tell(now)
        self.sessions[body.id] = session

    def welcome(self, session: Session, now: float, memory: Memory | None = None) -> None:
        """The session has been shown the room: the agents may greet, with the `memory` of those of another room."""
        self.crew.entered(self.body_of(session), now, memory)
        self._tell(now)

    def hand_over(self, earlier: Session, session: Session) -> None:
        """The same visitor under a new connection: the body stays where it is."""
        earlier.mailbox.unsubscribe()
        body = self._bodies.pop(earlier.key)
        self._bodies[session.key] = body
        self.sessions[body] = session
        self.prompter.forget(body)

    def leave(self, session: Session, now: float) -> Memory | None:
        """The session's body goes; returns what the agents remember of it."""
        self._settle_steps()
        body = self._bodies.pop(session.key)
        self._outdated.pop(body, None)
        self.prompter.forget(body)
        session.mailbox.unsubscribe()
        del self.sessions[body]
        self.world.leave(body)
        memory = self.crew.left(body, now)
        self._tell(now)
        return memory

    def picture(self, session: Session) -> Letter:
        """Everything that a client must know to draw the room now."""
        body = self.body_of(session)
        self._outdated.pop(body, None)
        return self._assortment.backdrop(self.scene).picture(self.audience.open_eyes(body), body)

    def publish(self, news: Sequence[ServerMessage] | None, now: float) -> None:
        """Its scene has changed in the assortment: bodies, agents and clients follow.

        The `news` tell of it to those who know the scene as it was; None: they are shown it anew, some at each beat.
        """
        self._settle_steps()
        document = self._assortment.scenes[self.scene]
        self.world.replace(document, self._assortment.floors[self.scene])
        displays = {display.id for display in document.displays}
        for session in self.sessions.values():
            if session.looking_at not in displays:
                session.looking_at = None
        self.crew.take_posts()
        self._tell(now)
        self.audience.look_anew(self._assortment.shown(self.scene))
        if news is None:
            self._outdated = dict.fromkeys(self.sessions)
        for letter in map(Letter, news or ()):
            for session in self.sessions.values():
                session.send(letter)

    def _show_anew(self) -> None:
        """Some of those who know the room as it was are shown it as it is; who takes nothing now, once they do."""
        waiting = [self.sessions[body] for body in self._outdated]
        ready = [session for session in waiting if not (session.mailbox.away or session.blocked)]
        for session in ready[:PICTURES_A_BEAT]:
            session.send(self.picture(session))

    def step(self, sessions: Sequence[Session], wanted: Floats) -> None:
        """Clients steer their bodies to x, z and heading, a column of (3, n) each: settled at the beat."""
        self._steps.add([self._bodies[session.key] for session in sessions], wanted)

    def receive(self, session: Session, message: BodyMessage, now: float) -> None:
        body = self.body_of(session)
        if body in self._steps:
            self._settle_steps()
        try:
            match message:
                case LookAt(display):
                    self.world.apply(body, actions.LookAt(display))
                    session.looking_at = display
                case Say(ref, text):
                    self._say(session, ref, text, now)
                case _:
                    self.world.apply(body, action_of(message))
        except NotPossible as reason:
            session.refuse(Code(reason.code))
        self._tell(now)

    def _settle_steps(self) -> None:
        for bodies, wanted in self._steps.drain():
            for body, reason in self.world.steer(bodies, wanted).items():
                self.sessions[body].refuse(Code(reason.code))

    def dress(self, session: Session, look: Look, now: float) -> None:
        """The session's body looks different, also in rooms that it comes to later."""
        session.look = look
        self.world.apply(self.body_of(session), actions.Dress(look))
        self._tell(now)

    def show_typing(self, session: Session, typing: bool) -> None:
        """A visitor writes something, or no longer."""
        self.audience.typing(self.body_of(session), typing)

    def _say(self, session: Session, ref: int, text: str, now: float) -> None:
        words = " ".join("".join(sign if sign.isprintable() else " " for sign in text).split())
        if not words:
            session.refuse(Code.SPEECH_EMPTY, ref)
            return
        body = self.body_of(session)
        self._utterances += 1
        self.world.apply(body, actions.Utter(self._utterances, words, done=True))
        self._ask(errands.KeepChat(session.visitor, self.id, "", words))
        self._tell(now)
        self.crew.heard(body, words, now)

    def spoken(self, agent: int, utterance: int, piece: str, done: bool, about: tuple[str, ...], now: float) -> None:
        """A piece of what an agent says has been worded; it may have left meanwhile."""
        heard = "" if self.crew.is_hushed(agent, utterance) else piece
        self.crew.spoken(agent, utterance, heard, done=done)
        if agent in self.crew:
            self.world.apply(agent, actions.Utter(utterance, heard, done, about))
            self._tell(now)
        if done:
            self.crew.speech_ended(agent, utterance, now)
            self._tell(now)

    def pose_of(self, session: Session) -> Pose:
        """Where the session's body stands."""
        self._settle_steps()
        return self.world.crowd.pose(self.body_of(session))

    def door_for(self, session: Session, door: str) -> Door | Code:
        """The door that a session may go through now, or why not."""
        found = next((each for each in self.world.document.doors if each.id == door), None)
        if found is None:
            return Code.UNKNOWN_DOOR
        return found if distance(self.pose_of(session), found.at) <= DOOR_REACH else Code.DOOR_TOO_FAR

    def behind_door(self, door: str) -> Pose | None:
        """Where one stands after coming in by a door of this room, looking into it."""
        at = next((each.at for each in self.world.document.doors if each.id == door), None)
        if at is None:
            return None
        place = ahead(at, 1.0)
        return Pose(place.x, place.z, at.heading)

    def tick(self, seconds: float, now: float) -> None:
        """One beat: walk, let agents act, then tell everybody of those in their view."""
        self._tick = (self._tick + 1) % TICKS
        self._settle_steps()
        self.world.step(seconds)
        self._tell(now)
        self.crew.tick(now)
        self._tell(now)
        self.prompter.beat(self._tick)
        self._show_anew()
        self.audience.beat(self._tick, self._assortment.products)

    def stock_changed(self, product: str) -> None:
        """Sold-out marks follow the records."""
        self.audience.stock_changed(product)

    def record_changed(self, product: str) -> None:
        """Price tags follow the records."""
        self.audience.record_changed(product)

    def _tell(self, now: float) -> None:
        for event in self.world.drain():
            self._tell_event(event, now)

    def _tell_event(self, event: events.Event, now: float) -> None:
        match event:
            case events.Corrected(body, pose):
                self.audience.tell(body, Corrected(pose=pose))
            case events.Arrived(body, reached):
                if body in self.crew:
                    self.crew.walk_ended(body, reached, now)
                self.audience.tell(body, Arrived(reached=reached))
            case events.Said(body, utterance):
                to = self.crew.addressee.get((body, utterance))
                self.audience.said(event, to, self._assortment.products)
            case events.Vanished(body):
                self.audience.vanished(body)
            case events.Pointed(body, display):
                self.audience.pointed(body, display)
            case events.Looked(body, display):
                self.audience.looked(body, display)
            case events.Seated(body, seat):
                self.audience.seated(body, seat)
            case events.Gestured():
                self.audience.gestured(event)
            case events.Dressed(body):
                self.audience.dressed(body)
            case events.Appeared():
                pass  # whoever has the newcomer in view finds out by looking round
            case _:
                assert_never(event)


def action_of(message: Walk | Face | Sit | Teleport | Gesticulate | Point) -> actions.Action:
    """What a message asks of the world."""
    match message:
        case Walk(to):
            return actions.Walk(to)
        case Face(heading):
            return actions.Face(heading)
        case Sit(fixture):
            return actions.Sit(fixture)
        case Teleport(to):
            return actions.Teleport(to)
        case Gesticulate(gesture):
            return actions.Gesticulate(gesture)
        case Point(display):
            return actions.Point(display)
