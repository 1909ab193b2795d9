"""A visitor of a benchmark: says what shoppers of tests/conversations say, and notes how soon the answers come."""

import asyncio
import math
import time
import tomllib
from collections.abc import Iterator
from contextlib import suppress
from itertools import cycle
from pathlib import Path

import msgspec

from scenes.places import Place, distance
from vstore.client.connection import RefusedByStore, StoreConnection
from vstore.client.visitor import Visitor
from vstore.protocol.client import Walk
from vstore.protocol.server import Said, ServerMessage, Thinking

PATIENCE_SECONDS = 15.0

FAR_METRES = 3.0
"""Who is so far from the agent walks half the way."""

SCRIPTS = Path(__file__).parents[2] / "conversations"


class Answered(msgspec.Struct):
    """What became of one line: seconds until the agent's first sign and first word, infinite where none came."""

    reaction: float = math.inf
    words: float = math.inf


class Talker:
    """A visitor who says the lines of a script and listens; `answers` are all there have been."""

    def __init__(self, connection: StoreConnection, lines: Iterator[str]) -> None:
        self._connection = connection
        self._lines = lines
        self.visitor = Visitor(connection, self._take)
        self.answers: list[Answered] = []
        self._spoke_at: float | None = None
        self._before: set[tuple[int, int]] = set()
        self._agent: int | None = None

    @property
    def waits(self) -> bool:
        """For the first words of an answer, as long as it is worth while."""
        return self._spoke_at is not None and time.monotonic() - self._spoke_at < PATIENCE_SECONDS

    async def speak(self) -> None:
        self.answers.append(Answered())
        self._spoke_at = time.monotonic()
        await self.visitor.tell(next(self._lines))

    async def follow(self) -> None:
        """Walks after whoever has spoken to them last, until cancelled."""
        while True:
            await asyncio.sleep(1.0)
            replica = self.visitor.replica
            assert replica.scene
            if self._agent in replica.in_view:
                mine, theirs = (replica.bodies[each].pose.place for each in (replica.scene.you, self._agent))
                if distance(mine, theirs) > FAR_METRES:
                    await self._connection.send(Walk(Place((mine.x + theirs.x) / 2, (mine.z + theirs.z) / 2)))

    async def listen(self) -> None:
        """Sees and hears what comes, until cancelled."""
        while True:
            with suppress(RefusedByStore):
                await self.visitor.listen()

    def _take(self, message: ServerMessage) -> None:
        match message:
            case Thinking(body, True) if self._spoke_at is not None:
                self._agent = body
                self.answers[-1].reaction = min(self.answers[-1].reaction, time.monotonic() - self._spoke_at)
            case Said(body, utterance, piece, to=to) if piece and to == self._me:
                is_new = (body, utterance) not in self._before
                self._before.add((body, utterance))
                if is_new and self._spoke_at is not None:
                    answer = self.answers[-1]
                    answer.words = time.monotonic() - self._spoke_at
                    answer.reaction = min(answer.reaction, answer.words)
                    self._spoke_at = None

    @property
    def _me(self) -> int | None:
        scene = self.visitor.replica.scene
        return scene.you if scene else None


def scripts() -> Iterator[list[str]]:
    """What visitors of the sample store say, a conversation each, of one language and the other in turn."""
    for english, korean in zip(_read("en"), _read("ko"), strict=False):
        yield english
        yield korean


def _read(language: str) -> Iterator[list[str]]:
    for file in cycle(sorted(SCRIPTS.glob(f"{language}_*.toml"))):
        script = tomllib.loads(file.read_text("utf-8"))
        if script.get("store") == "sample":
            yield [turn["hears"] for turn in script["turn"]]
