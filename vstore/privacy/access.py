"""The access log: who looked at, exported, changed or erased whose personal data, when and why."""

from datetime import datetime
from enum import StrEnum

import msgspec


class ActorKind(StrEnum):
    """Whose hand it was. STORE: a rule that the store follows by itself, such as a period that is over."""

    VISITOR = "visitor"
    STAFF = "staff"
    MACHINE = "machine"
    STORE = "store"


class Actor(msgspec.Struct, frozen=True):
    """Somebody who handles personal data: `name` is an account's, an API key's, or a visitor's pseudonym."""

    kind: ActorKind
    name: str


class Action(StrEnum):
    """What was done."""

    LOOKED = "looked"
    EXPORTED = "exported"
    CHANGED = "changed"
    ERASED = "erased"


class Access(msgspec.Struct, frozen=True):
    """One line of the log; lines are added, never changed. `subject` is the pseudonym of whose data it was, or
    empty where it was everybody's; `what` says which part of it.
    """

    at: datetime
    actor: Actor
    action: Action
    subject: str
    what: str
    reason: str = ""


THE_STORE = Actor(ActorKind.STORE, "retention")
