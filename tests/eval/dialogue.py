"""A written dialogue made live: at each turn what an agent would see and hear, and what it then is to have replied."""

import msgspec

from avatars.view import View, VisitorSeen

VISITOR, AGENT = 7, 1
"""The bodies of the two who talk."""


class Moment(msgspec.Struct, frozen=True):
    """One turn: what the visitor says, and in which view; the dialogue goes on from the paper's `reply` and `named`."""

    turn: int
    text: str
    visitor: VisitorSeen
    view: View
    reply: str
    named: tuple[str, ...]


class Dialogue(msgspec.Struct, frozen=True):
    """One dialogue of a paper. Displays bear the paper's object ids, as texts."""

    name: int | str
    language: str
    moments: tuple[Moment, ...]
