"""How soon agents react and speak to visitors of a real store, each of whom says something every 20 seconds.

The sample store with its catalog, opened by `vstore serve` with the embedded model. Each visitor has an agent of their
own: rooms take one visitor, and further copies of a room open by themselves. Visitors come over real sockets and say
what the shoppers of tests/conversations say, half of them in Korean; when somebody speaks is a Poisson process, and who
does is anybody who waits for no answer. They walk after their agent. The store's own process has one core; visitors,
what understands and the model share another. A line that has no words within 15 s counts as one that never had any.
"""

import asyncio
import json
import math
import random
import shutil
import statistics
import tempfile
import time
import tomllib
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import AsyncExitStack, suppress
from itertools import cycle
from pathlib import Path

import msgspec

from scenes.places import Place, distance
from tests.bench.jitter import MINUTE, Store, keep_apart
from tests.bench.load.processes import before_others
from tests.support.served import served
from vstore.client.connection import RefusedByStore, StoreConnection
from vstore.client.visitor import Visitor
from vstore.commands.serve import SAMPLE
from vstore.protocol.client import Walk
from vstore.protocol.server import Said, ServerMessage, Thinking
from vstore.turn_trace import TurnTrace

SECONDS_BETWEEN = 20.0
"""From one line of a visitor to the next, in the mean."""

VISITORS_IN_A_ROOM = 1
PATIENCE_SECONDS = 15.0

FAR_METRES = 3.0
"""Who is so far from the agent walks half the way."""

SCRIPTS = Path(__file__).parents[1] / "conversations"
REACTION_GOAL, WORDS_GOAL, BEAT_GOAL = 0.15, 1.0, 1.5


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


class Talks(msgspec.Struct, frozen=True):
    """Seconds, over all lines of all visitors; `unanswered` lines had no words within PATIENCE_SECONDS.

    `worded` counts what agents said, by whether the model or why a phrase said it; `beat_idle` and `beat_busy` are the
    p99 of how late beats began with nobody inside and meanwhile; `parts` has the p50 and p95 of each part of a turn.
    """

    visitors: int
    lines: int
    unanswered: int
    reaction_p50: float
    reaction_p95: float
    words_p50: float
    words_p95: float
    worded: dict[str, int]
    beat_idle: float
    beat_busy: float
    parts: dict[str, tuple[float, float]]

    def __str__(self) -> str:
        parts = ", ".join(f"{name} {p50 * 1000:.0f} / {p95 * 1000:.0f}" for name, (p50, p95) in self.parts.items())
        idle, busy = self.beat_idle * 1000, self.beat_busy * 1000
        late = f"p99 {idle:.2f} ms idle, {busy:.2f} ms meanwhile: {busy / idle:.2f} times, goal {BEAT_GOAL}"
        worded = ", ".join(f"{count} {why}" for why, count in self.worded.items())
        return "\n".join(
            [
                f"{self.visitors} visitors said {self.lines} lines; {self.unanswered} had no answer",
                f"  first sign   p50 {self.reaction_p50:.3f} s, p95 {self.reaction_p95:.3f} s, goal {REACTION_GOAL} s",
                f"  first words  p50 {self.words_p50:.3f} s, p95 {self.words_p95:.3f} s, goal {WORDS_GOAL} s",
                f"  said by      {worded}",
                f"  beats late   {late}",
                f"  of a turn    {parts} (ms, p50 / p95)",
            ]
        )


def p95(values: Sequence[float]) -> float:
    return sorted(values)[int(0.95 * len(values))]


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


def write_small(folder: Path) -> Path:
    """The sample store with rooms for so few that each visitor has an agent."""
    store = folder / "store"
    shutil.copytree(SAMPLE, store)
    for file in (store / "scenes").iterdir():
        scene = json.loads(file.read_text("utf-8"))
        file.write_text(json.dumps(scene | {"capacity": VISITORS_IN_A_ROOM}), "utf-8")
    return store


async def measured(visitors: int, minutes: float, store: Store, process: int) -> Talks:
    await store.model_settled()
    keep_apart(process)
    await asyncio.sleep(MINUTE)
    idle = (await store.status()).beat.lateness.p99
    turns: dict[int, TurnTrace] = {}
    async with AsyncExitStack() as stack:
        talkers = await entered(visitors, store.address, stack)
        living = [asyncio.create_task(each()) for talker in talkers for each in (talker.listen, talker.follow)]
        await asyncio.sleep(PATIENCE_SECONDS)  # they are greeted
        living.append(asyncio.create_task(collect(store, turns)))
        await converse(talkers, minutes * 60)
        busy = (await store.status()).beat.lateness.p99
        await asyncio.sleep(PATIENCE_SECONDS)
        for task in living:
            task.cancel()
        ends = await asyncio.gather(*living, return_exceptions=True)
        if gone := [end for end in ends if not isinstance(end, asyncio.CancelledError)]:
            print(f"{len(gone)} did not go on to the end: {gone[0]!r}")
    answers = [answer for talker in talkers for answer in talker.answers]
    reactions, words = [each.reaction for each in answers], [each.words for each in answers]
    spoken = Counter(speech.why.partition(":")[0] or "model" for turn in turns.values() for speech in turn.speeches)
    return Talks(
        visitors=visitors,
        lines=len(answers),
        unanswered=sum(math.isinf(each) for each in words),
        reaction_p50=statistics.median(reactions),
        reaction_p95=p95(reactions),
        words_p50=statistics.median(words),
        words_p95=p95(words),
        worded=dict(spoken),
        beat_idle=idle,
        beat_busy=busy,
        parts=parts(list(turns.values())),
    )


async def entered(visitors: int, address: str, stack: AsyncExitStack) -> list[Talker]:
    """So many visitors inside, in either room."""
    talkers = []
    for number, lines in zip(range(visitors), scripts(), strict=False):
        connection = await stack.enter_async_context(StoreConnection(address))
        talkers.append(talker := Talker(connection, cycle(lines)))
        scene = ("living", "atelier")[number // 2 % 2]
        await talker.visitor.enter(f"visitor {number}", ("en", "ko")[number % 2], scene=scene)
    return talkers


async def collect(store: Store, turns: dict[int, TurnTrace]) -> None:
    """Adds the turns of agents by their numbers, those that still go on too, until cancelled."""
    while True:
        turns |= {turn.number: turn for turn in await store.traces()}
        await asyncio.sleep(PATIENCE_SECONDS)


def parts(turns: Sequence[TurnTrace]) -> dict[str, tuple[float, float]]:
    """Of each part of a turn, the p50 and p95."""
    seconds = {
        "waited": [turn.waited_seconds for turn in turns],
        "understand": [turn.understand_seconds for turn in turns],
        "resolve": [turn.resolve_seconds for turn in turns],
        "decide": [turn.decide_seconds for turn in turns],
        "say": [each.first_seconds for turn in turns for each in turn.speeches[:1] if each.first_seconds is not None],
    }
    return {name: (statistics.median(each), p95(each)) for name, each in seconds.items()}


def measure(visitors: int, minutes: float) -> Talks:
    """Opens the store, holds the talks, and closes it."""
    with tempfile.TemporaryDirectory() as folder:
        small = write_small(Path(folder))
        settings = {"VSTORE_MODEL": __import__("os").environ.get("M", "embedded"), "VSTORE_LOG_LEVEL": "warning"}
        with before_others(), served(small, Path(folder) / "store.db", **settings) as opened:
            return asyncio.run(measured(visitors, minutes, Store(opened), opened.process.pid))


async def converse(talkers: Sequence[Talker], seconds: float) -> None:
    """Somebody who waits for no answer speaks, again and again, by chance."""
    chance, clock = random.Random(1), time.monotonic
    due = clock()
    until = due + seconds
    while (due := due + chance.expovariate(len(talkers) / SECONDS_BETWEEN)) < until:
        await asyncio.sleep(max(0.0, due - clock()))
        if free := [each for each in talkers if not each.waits]:
            await chance.choice(free).speak()
