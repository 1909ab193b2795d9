"""How late beats begin: nobody inside, against 50 visitors who walk, chat and order while the language model is busy.

Meanwhile staff publish a scene every few seconds, one version and the other in turn.

`python -m tests.bench.jitter [--rounds N] [--visitors N]` opens the sample store with the embedded model, and takes
turns between quiet and crowded minutes, so that what else the machine does falls on both. The store itself measures:
each figure is from the last minute of `/api/staff/status`; a histogram of the same is at `/metrics`. The store leaves a
model alone that is too slow; so that one is busy all the while, a second process of the same kind talks without pause.
The store's own process has one core, all others share another: the visitors, the models, and what understands.
Goal: the crowded p99 is at most 1.5 times the quiet one.
"""

import argparse
import asyncio
import itertools
import os
import random
import statistics
import tempfile
from contextlib import aclosing, suppress
from pathlib import Path

import httpx
import msgspec
from msgspec.structs import replace

from nlp.model import Line, Prompt
from scenes.document import SceneDocument
from scenes.places import Place
from tests.bench.load.processes import LOAD_CORE, SERVER_CORE, before_others, busy_seconds, family, pin
from tests.support.served import Served, served
from vstore.client.connection import RefusedByStore, StoreConnection
from vstore.client.visitor import Visitor
from vstore.commands.serve import SAMPLE
from vstore.inference.host_process import ModelProcess
from vstore.inference.watched_process import State
from vstore.protocol.client import Contact
from vstore.status import Status
from vstore.storefolder.reading import read_store
from vstore.turn_trace import MOST, TurnTrace

MINUTE = 62.0
"""The status looks back over sixty seconds."""

WORDS = {
    "en": ("hello", "do you have a mug?", "where is it?", "what is it made of?", "something green", "how much?"),
    "ko": ("안녕하세요", "머그컵 있어요?", "어디 있어요?", "이거 얼마예요?", "초록색 있어요?", "배송은 얼마나 걸려요?"),
}  # fmt: skip
CONTACT = Contact(name="Hana Kim", email="hana@example.com", address="1 Sejong-daero")
TALKS = 4
"""Answers that the second model words at a time."""

PUBLISH_EVERY = 3.0
"""Seconds."""

GOAL = 1.5


class Store:
    """The staff's way to a served store."""

    def __init__(self, opened: Served) -> None:
        self.address = opened.address
        staff = {"authorization": f"Bearer {opened.staff_token}"}
        self._http = httpx.AsyncClient(base_url=opened.address, headers=staff, timeout=30)

    async def status(self) -> Status:
        return msgspec.json.decode((await self._http.get("api/staff/status")).content, type=Status)

    async def traces(self) -> tuple[TurnTrace, ...]:
        """The latest turns of agents."""
        found = await self._http.get("api/staff/traces", params={"most": MOST})
        return msgspec.json.decode(found.content, type=tuple[TurnTrace, ...])

    async def answers_worded(self) -> float:
        """How many answers the model has begun."""
        metrics = (await self._http.get("metrics")).text
        return float(metrics.split("\nvstore_model_first_words_seconds_count ")[1].split()[0])

    async def never_sell_out(self, skus: list[str]) -> None:
        (await self._http.put("api/staff/stock", json=dict.fromkeys(skus))).raise_for_status()

    async def publish(self, scene: SceneDocument) -> None:
        body = msgspec.json.encode(scene)
        (await self._http.put(f"api/staff/scenes/{scene.id}", content=body)).raise_for_status()

    async def model_settled(self) -> str:
        while (status := await self.status()).model.state == "loading":
            await asyncio.sleep(0.5)
        return status.model.detail


async def visit(address: str, number: int) -> None:
    """Walks, talks and now and then buys, until cancelled."""
    chance = random.Random(number)
    language = chance.choice(("en", "ko"))
    async with StoreConnection(address) as connection:
        visitor = Visitor(connection)
        await visitor.enter(f"visitor {number}", language, scene=chance.choice(("living", "atelier")))
        assert visitor.scene
        skus = [display.sku for display in visitor.scene.displays]
        while True:
            with suppress(RefusedByStore):
                await visitor.walk_to(Place(chance.uniform(-5, 5), chance.uniform(-4, 4)))
                await visitor.say(chance.choice(WORDS[language]), seconds=chance.uniform(3, 8))
                if chance.random() < 0.3:
                    await visitor.put_in_cart(chance.choice(skus))
                    await visitor.check_out(CONTACT, "approve")


async def talk(model: ModelProcess) -> None:
    """Lets the model word one answer after the other, until cancelled."""
    prompt = Prompt("You sell mugs. Be friendly.", lines=(Line("visitor", "Please tell me all about your mugs."),))
    while True:
        async with aclosing(model.say(prompt)) as pieces:
            async for _ in pieces:
                pass


async def rearrange(store: Store) -> None:
    """Takes the bench out of the living rooms and puts it back, again and again, until cancelled."""
    with_bench = read_store(SAMPLE).scenes["living"]
    fixtures = tuple(each for each in with_bench.fixtures if each.id != "bench")
    for scene in itertools.cycle((replace(with_bench, fixtures=fixtures), with_bench)):
        await store.publish(scene)
        await asyncio.sleep(PUBLISH_EVERY)


def keep_apart(store: int) -> None:
    """The store's process on a core of its own, this one and those that the store has started on another."""
    pin(store, SERVER_CORE)
    for each in {os.getpid(), *family(store)} - {store}:
        pin(each, LOAD_CORE)


async def minute(store: Store, visitors: int, model: ModelProcess) -> float:
    """How the store was with so many visitors inside, from when all are in: the p99 of lateness, in seconds."""
    crowd = [asyncio.create_task(visit(store.address, number)) for number in range(visitors)]
    if visitors and model.state is State.READY:
        crowd += [asyncio.create_task(talk(model)) for _ in range(TALKS)]
    if visitors:
        crowd.append(asyncio.create_task(rearrange(store)))
    while (await store.status()).visitors != visitors:
        await asyncio.sleep(0.5)
        for sent_away in (task for task in crowd if task.done()):
            sent_away.result()
    await asyncio.sleep(5)
    worded, used = await store.answers_worded(), busy_seconds(model.pid) if model.pid else 0.0
    await asyncio.sleep(MINUTE)
    status, answers = await store.status(), await store.answers_worded() - worded
    busy = (busy_seconds(model.pid) - used) / MINUTE if model.pid else 0.0
    for task in crowd:
        task.cancel()
    ends = await asyncio.gather(*crowd, return_exceptions=True)
    if gone := [end for end in ends if not isinstance(end, asyncio.CancelledError)]:
        print(f"{len(gone)} did not go on to the end: {gone[0]!r}")
    return show(visitors, status, answers, busy)


async def measure(store: Store, process: int, rounds: int, visitors: int) -> None:
    print(await store.model_settled(), flush=True)
    keep_apart(process)
    async with StoreConnection(store.address) as connection:
        visitor = Visitor(connection)
        await visitor.enter("", "en")
        assert visitor.scene
        await store.never_sell_out([each.sku for product in visitor.scene.products for each in product.variants])
    quiet, crowded = [], []
    model = ModelProcess("embedded", threads=1)
    model.start()
    print(f"a second language model is {await model.settled()}", flush=True)
    for _ in range(rounds):
        quiet.append(await minute(store, 0, model))
        crowded.append(await minute(store, visitors, model))
    await model.stop()
    ratio = statistics.median(crowded) / statistics.median(quiet)
    print(f"p99 of lateness, crowded / quiet: {ratio:.2f} (goal: at most {GOAL})")


def show(visitors: int, status: Status, answers: float, busy: float) -> float:
    """Prints one line; the p99 of lateness."""
    late, took = status.beat.lateness, status.beat.duration
    figures = " ".join(f"{seconds * 1000:7.2f}" for seconds in (late.p50, late.p99, late.most, took.p50, took.p99))
    told = f"level {status.overload.level}, {answers:.0f} answers by the model, {busy:.2f} of a core for the second"
    print(f"{visitors:3} visitors: late p50 p99 max, took p50 p99 (ms): {figures}   {told}", flush=True)
    return late.p99


def main() -> None:
    options = argparse.ArgumentParser(prog="python -m tests.bench.jitter")
    options.add_argument("--rounds", type=int, default=3)
    options.add_argument("--visitors", type=int, default=50)
    chosen = options.parse_args()
    print(f"{os.cpu_count()} cores, others' load {os.getloadavg()[0]:.1f}")
    with tempfile.TemporaryDirectory() as folder:
        database = Path(folder) / "store.db"
        settings = {"VSTORE_MODEL": "embedded", "VSTORE_LOG_LEVEL": "warning", "VSTORE_RESUME_SECONDS": "1"}
        with before_others(), served(None, database, **settings) as opened:
            asyncio.run(measure(Store(opened), opened.process.pid, chosen.rounds, chosen.visitors))
            print("".join(opened.log[1:]), end="")


if __name__ == "__main__":
    main()
