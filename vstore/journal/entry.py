"""What all inputs of an open store are: values that can be fed to a store again."""

import msgspec

from vstore.open_store import OpenStore
from vstore.session import Session


class Restaging:
    """A store to be fed once more, and its connections by their sessions' keys."""

    def __init__(self, store: OpenStore) -> None:
        self.store = store
        self.sessions: dict[int, Session] = {}


class Entry(msgspec.Struct, frozen=True, array_like=True):
    """One input; `feed` gives it to a store again."""
