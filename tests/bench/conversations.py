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
from collections import Counter
from collections.abc import Sequence
from contextlib import AsyncExitStack
from itertools import cycle
from pathlib import Path

import msgspec

from tests.bench.jitter import MINUTE, Store, keep_apart
from tests.bench.load.processes import before_others
from tests.bench.load.talker import PATIENCE_SECONDS, Talker, scripts
from tests.support.served import served
from vstore.client.connection import StoreConnection
from vstore.commands.serve import SAMPLE
from vstore.turn_trace import TurnTrace

SECONDS_BETWEEN = 20.0
"""From one line of a visitor to the next, in the mean."""

VISITORS_IN_A_ROOM = 1
REACTION_GOAL, WORDS_GOAL, BEAT_GOAL = 0.15, 1.0, 1.5


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


async def converse(talkers: Sequence[Talker], seconds: float) -> None:
    """Somebody who waits for no answer speaks, again and again, by chance."""
    chance, clock = random.Random(1), time.monotonic
    due = clock()
    until = due + seconds
    while (due := due + chance.expovariate(len(talkers) / SECONDS_BETWEEN)) < until:
        await asyncio.sleep(max(0.0, due - clock()))
        if free := [each for each in talkers if not each.waits]:
            await chance.choice(free).speak()


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
        settings = {"VSTORE_MODEL": "embedded", "VSTORE_LOG_LEVEL": "warning"}
        with before_others(), served(small, Path(folder) / "store.db", **settings) as opened:
            return asyncio.run(measured(visitors, minutes, Store(opened), opened.process.pid))
