"""A replay: the store of a journal made again and fed with the same, to see whether it sends the same."""

import msgspec

from vstore.journal.entry import Restaging
from vstore.journal.inputs import Received, Ticked
from vstore.journal.opening import Opening
from vstore.journal.recorded_store import Record
from vstore.journal.sent import Sent
from vstore.open_store import OpenStore
from vstore.protocol.codec import Codec, Frame


class Difference(msgspec.Struct, frozen=True):
    """The first message that is not as it was sent: in which beat, to which session, which of those sent together.

    `frame` is what the replay sends instead; None where it sends fewer.
    """

    beat: int
    session: int
    message: int
    codec: Codec
    frame: Frame | None


class Replay:
    """Feed it the records in order, then read `difference` and the counts.

    `breaks` are the faults that an input raised, each with its beat: what the store's loop logged then and lived on.
    """

    def __init__(self, opening: Opening) -> None:
        self._stage = Restaging(OpenStore(*opening.arguments(), opening.promoted))
        self.beats = 0
        self.received = 0
        self.sent = 0
        self.difference: Difference | None = None
        self.breaks: list[tuple[int, Exception]] = []

    def feed(self, record: Record) -> list[Frame]:
        """Carries out one record. Returns what is sent at this point: nothing for an input."""
        if isinstance(record, Sent):
            return self._compare(record)
        self.beats += isinstance(record, Ticked)
        self.received += isinstance(record, Received)
        try:
            record.feed(self._stage)
        except Exception as fault:  # noqa: BLE001 - as the loop does, which lives on
            self.breaks.append((self.beats, fault))
        self._stage.store.drain_errands()
        return []

    def codec_of(self, session: int) -> Codec:
        return self._stage.sessions[session].codec

    def _compare(self, sent: Sent) -> list[Frame]:
        session = self._stage.sessions[sent.session]
        store = self._stage.store
        frames = store.part(session) if sent.last and session.closing else store.take(session)
        self.sent += len(frames)
        at = sent.differs_at(frames)
        if at is not None and self.difference is None:
            frame = frames[at] if at < len(frames) else None
            self.difference = Difference(self.beats, sent.session, at, session.codec, frame)
        return frames
