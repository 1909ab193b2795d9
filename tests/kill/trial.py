"""The trial: buyers buy, the store is killed and opened again, and every time the books must be right."""

import asyncio
import random
import signal
import statistics
import time
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from pathlib import Path

import msgspec

from tests.kill.audit import Audit, audit
from tests.kill.buyer import Buyer
from tests.kill.tally import Tally
from tests.kill.victim import Victim
from tests.support.postgres import Postgres
from vstore.commerce.inquiries import Inquiries
from vstore.commerce.reconcile import reconcile
from vstore.payments.rehearsal import Rehearsal
from vstore.storage.books import StoredBooks
from vstore.storage.database import open_database

ENDING_SECONDS = 120.0


class Report(msgspec.Struct, frozen=True, kw_only=True):
    """What a trial came to. `restart_seconds`: from a process's start until a buyer was inside (median, worst)."""

    seed: int
    kills: int
    kills_while_opening: int
    database_kills: int
    seconds: float
    purchases: int
    retries: int
    broken_connections: int
    refused: dict[str, int]
    orders: dict[str, int]
    stock: dict[str, dict[str, int]]
    restart_seconds: dict[str, float]
    faults: list[str]


class Plan(msgspec.Struct, frozen=True):
    """`kills` of the store; every `database_kills_every`th is one of the database instead, where that is not 0.

    Lives last `life` seconds on average, and some ten times as long, so that late payments come in too.
    """

    kills: int
    seed: int
    buyers: int = 8
    life: float = 0.8
    long_lives: bool = True
    database_kills_every: int = 0


class Trial:
    """One store, its database and its buyers. `server` is the PostgreSQL to kill, if there is one."""

    def __init__(
        self, store: Path, database_url: str, stock: Mapping[str, int], plan: Plan, server: Postgres | None = None
    ) -> None:
        self._url = database_url
        self._ledger = store / "data" / "rehearsal.sqlite"
        self._stock = stock
        self._plan = plan
        self._server = server
        self._chance = random.Random(plan.seed)
        self._victim = Victim(store, database_url)
        self._tally = Tally()
        self._faults: list[str] = []
        self._restarts: list[float] = []
        self._while_opening = 0
        self._database_kills = 0

    async def run(self) -> Report:
        begun = time.monotonic()
        over = asyncio.Event()
        skus = tuple(self._stock)
        buyers = [
            Buyer(self._victim.address, f"Buyer {n}", skus, random.Random(f"{self._plan.seed} {n}"), self._tally)
            for n in range(self._plan.buyers)
        ]
        try:
            async with asyncio.TaskGroup() as group:
                for buyer in buyers:
                    group.create_task(buyer.run(over))
                for number in range(1, self._plan.kills + 1):
                    await self._live_and_die(number)
                await self._victim.begin()
                await self._victim.opened()
                over.set()
            await self._victim.close()
        finally:
            await self._victim.kill()
        return await self._report(time.monotonic() - begun)

    async def _live_and_die(self, number: int) -> None:
        every = self._plan.database_kills_every
        await self._victim.begin()
        if self._restarts and self._chance.random() < 0.1:
            self._while_opening += 1
            await asyncio.sleep(self._chance.uniform(0.0, self._restarts[-1]))
        else:
            await self._open()
            await asyncio.sleep(self._life())
            if self._server and every and number % every == 0:
                await self._kill_database(self._server)
        await self._victim.kill()
        self._faults += [f"after kill {number}: {fault}" for fault in (await self._audit(is_settled=False)).faults]

    async def _open(self) -> None:
        """Waits until the store is open, and notes when the first buyer is inside."""
        await self._victim.opened()
        self._tally.inside.clear()
        async with asyncio.timeout(ENDING_SECONDS):
            await self._tally.inside.wait()
        self._restarts.append(time.monotonic() - self._victim.began)

    async def _kill_database(self, server: Postgres) -> None:
        """The store lives on without its database, and goes on selling when that is back."""
        self._database_kills += 1
        how = signal.SIGKILL if self._database_kills % 2 else signal.SIGQUIT
        await asyncio.to_thread(server.stop, how)
        await asyncio.sleep(self._chance.uniform(0.0, 1.0))
        server.start()
        self._tally.dealt.clear()
        async with asyncio.timeout(ENDING_SECONDS):
            await self._tally.dealt.wait()

    def _life(self) -> float:
        if self._plan.long_lives and self._chance.random() < 0.1:
            return self._plan.life * 10
        return min(self._chance.expovariate(1 / self._plan.life), self._plan.life * 5)

    async def _audit(self, *, is_settled: bool) -> Audit:
        now = _an_hour_from_now() if is_settled else datetime.now(UTC)
        return await asyncio.to_thread(audit, self._url, self._ledger, self._stock, now, is_settled=is_settled)

    async def _settle(self) -> None:
        """What the store does by itself in an hour: asks about every payment in doubt, and lets reservations lapse."""
        clock = _an_hour_from_now
        database, payments = open_database(self._url), Rehearsal(self._ledger.parent, clock)
        await reconcile(
            books=StoredBooks(database), payments=payments, clock=clock, inquiries=Inquiries(timedelta(minutes=1))
        )
        payments.close()
        database.close()

    async def _report(self, seconds: float) -> Report:
        await self._settle()
        end = await self._audit(is_settled=True)
        self._faults += [*end.faults, *self._tally.all_faults(), *self._unkept(end), *self._unexpected_errors()]
        return Report(
            seed=self._plan.seed,
            kills=self._plan.kills,
            kills_while_opening=self._while_opening,
            database_kills=self._database_kills,
            seconds=round(seconds, 1),
            purchases=len(self._tally.purchases),
            retries=self._tally.retries,
            broken_connections=self._tally.broken,
            refused=dict(self._tally.refused),
            orders=dict(end.states),
            stock={sku: {"initial": count, "sold": end.sold(sku)} for sku, count in self._stock.items()},
            restart_seconds={
                "median": round(statistics.median(self._restarts), 2),
                "worst": round(max(self._restarts), 2),
            },
            faults=self._faults,
        )

    def _unkept(self, end: Audit) -> list[str]:
        """Answers that the books do not bear out."""
        found = []
        for purchase in self._tally.purchases:
            for answer in purchase.answers[-1:]:
                row = end.orders.get(answer.number)
                if row is None or (row["key"], row["total"]) != (purchase.key, answer.total.amount):
                    found.append(f"order {answer.number} was answered and is not in the books")
                elif answer.state in {"paid", "declined", "cancelled"} and row["state"] != answer.state:
                    found.append(f"order {answer.number} was answered as {answer.state} and is {row['state']}")
        return found

    def _unexpected_errors(self) -> list[str]:
        """With its database at hand, the store has nothing to complain of."""
        return [] if self._database_kills else [f"logged: {error}" for error in self._victim.errors()]


def _an_hour_from_now() -> datetime:
    return datetime.now(UTC) + timedelta(hours=1)
