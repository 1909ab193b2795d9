"""What clients send: each frame decoded, rid of card numbers, its sender kept to the rates, its message handed on."""

from collections.abc import Callable

from scenes.crowd import Floats
from vstore.addresses import Addresses
from vstore.attendant import Attendant
from vstore.protocol.card_numbers import concealed, is_concealed
from vstore.protocol.client import CheckOut, ClientMessage
from vstore.protocol.codec import MSGPACK, Frame, MalformedError
from vstore.protocol.refusals import Code
from vstore.protocol.steps import STEP_BYTES, decode_steps
from vstore.session import Session, State, kind_of

ABSENT = (State.AWAY, State.GONE)


class Intake:
    """Hands the messages of visitors who are inside to an attendant, those of others to `serve_outside`."""

    def __init__(
        self,
        addresses: Addresses,
        attendant: Attendant,
        serve_outside: Callable[[Session, ClientMessage, float], None],
    ) -> None:
        self._addresses = addresses
        self._attendant = attendant
        self._serve_outside = serve_outside

    def receive(self, session: Session, frame: Frame, now: float) -> None:
        """One frame. Whatever it holds, this never raises for the client's fault."""
        if session.closing or session.state in ABSENT:
            return
        session.heard_at = now
        if not session.may_send("all", now):
            session.remind(None, now)
            return
        try:
            message = concealed(session.codec.decode(frame))
        except MalformedError as fault:
            session.refuse(Code.MALFORMED, detail=fault.detail)
            session.blame()
            return
        kind = kind_of(message)
        if not (session.may_send(kind, now) and self._addresses.may_send(session.address, kind, now)):
            session.remind(getattr(message, "ref", None), now)
            return
        if is_concealed(message):
            self._serve_concealed(session, message, now)
        else:
            self._serve(session, message, now)

    def _serve_concealed(self, session: Session, message: ClientMessage, now: float) -> None:
        """Whoever sent a card number is told not to; an order is not placed with what is left of its text."""
        if isinstance(message, CheckOut):
            session.refuse(Code.CARD_NUMBER, message.ref)
        else:
            self._serve(session, message, now)
            session.refuse(Code.CARD_NUMBER)

    def _serve(self, session: Session, message: ClientMessage, now: float) -> None:
        if session.state is State.PRESENT:
            self._attendant.serve(session, message, now)
        else:
            self._serve_outside(session, message, now)

    def receive_steps(self, sessions: list[Session], messages: bytes, now: float) -> None:
        """Frames of STEP_BYTES each, one from each of these sessions: the same as to `receive` one after the other."""
        usual, wanted = decode_steps(messages)
        taken: list[int] = []
        for number, (session, is_usual) in enumerate(zip(sessions, usual.tolist(), strict=True)):
            if is_usual and session.state is State.PRESENT and session.codec is MSGPACK and not session.closing:
                session.heard_at = now
                if session.may_step(now):
                    taken.append(number)
                else:
                    session.remind(None, now)
            else:
                self._step(sessions, wanted, taken)
                taken.clear()
                self.receive(session, messages[number * STEP_BYTES : (number + 1) * STEP_BYTES], now)
        self._step(sessions, wanted, taken)

    def _step(self, sessions: list[Session], wanted: Floats, taken: list[int]) -> None:
        """Hands those steps on that are `taken`."""
        if taken:
            self._attendant.step([sessions[number] for number in taken], wanted[:, taken])
