"""Who is late, idle, stuck or away for too long."""

from collections.abc import Iterable, Iterator

from vstore.limits import StoreLimits
from vstore.protocol.refusals import Code
from vstore.session import Session, State

CHECK_SECONDS = 0.5
"""How often it is looked: limits of whole seconds need no more."""


class Timeouts:
    """Closes sessions that do not keep to the limits of time, and tells which are over."""

    def __init__(self, limits: StoreLimits) -> None:
        self._limits = limits
        self._next_check = 0.0

    def over(self, sessions: Iterable[Session], now: float) -> Iterator[Session]:
        """Those whose visitors were away for too long: they are to be forgotten."""
        if now < self._next_check:
            return
        self._next_check = now + CHECK_SECONDS
        for session in list(sessions):
            self._check(session, now)
            if session.state is State.AWAY and now - session.since > self._limits.resume_seconds:
                yield session

    def _check(self, session: Session, now: float) -> None:
        if session.blocked_since is not None and now - session.blocked_since > self._limits.stuck_seconds:
            session.close(Code.SLOW_READER)
        match session.state:
            case State.NEW if now - session.since > self._limits.hello_seconds:
                session.close(Code.HELLO_LATE)
            case State.PRESENT if now - session.heard_at > self._limits.idle_seconds:
                session.close(Code.IDLE)
            case _:
                pass
