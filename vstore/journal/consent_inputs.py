"""What an open store is told of consents and erasures, as inputs."""

from vstore.journal.entry import Entry, Restaging
from vstore.protocol.views import ConsentView


class ConsentsTold(Entry, frozen=True, tag="consents_shown"):
    """A visitor's consents were shown, or changed."""

    visitor: str
    consents: tuple[ConsentView, ...]
    remembers: bool

    def feed(self, stage: Restaging) -> None:
        stage.store.consents_shown(self.visitor, self.consents, self.remembers)


class Dismissed(Entry, frozen=True, tag="dismissed"):
    """A visitor was erased."""

    visitor: str
    now: float

    def feed(self, stage: Restaging) -> None:
        stage.store.dismiss(self.visitor, self.now)
