"""The database goes away while people shop: they are told in their words, nothing is lost, and it all goes on."""

import asyncio
from pathlib import Path
from typing import Any

import httpx
import pytest

from tests.support.few_goods import EAGER, few_goods
from tests.support.postgres import Postgres
from tests.support.served import served
from vstore.client.connection import RefusedByStore, StoreClosed, StoreConnection
from vstore.client.visitor import Visitor
from vstore.protocol.client import Contact

CONTACT = Contact(name="Hana Kim", email="hana@example.com", address="1 Sejong-daero")
KEY = "key-of-hana-1"


async def test_store_lives_on_without_its_database_and_sells_when_that_is_back(
    mortal_postgres: Postgres, tmp_path: Path
) -> None:
    store = few_goods(tmp_path, {"MUG": 3})
    url = mortal_postgres.new_database()
    with served(store, url, **EAGER) as opened:
        async with StoreConnection(opened.address) as connection:
            hana = Visitor(connection)
            await hana.enter("Hana", "ko")
            total = (await hana.put_in_cart("MUG")).total.amount
            await asyncio.to_thread(mortal_postgres.stop)
            with pytest.raises(RefusedByStore, match="저희 쪽에 문제가 생겼습니다") as refused:
                await hana.place(KEY, CONTACT, total, "approve")
            assert refused.value.refusal.code == "internal"
            with pytest.raises(StoreClosed, match="Something went wrong on our side"):
                await arrive(opened.address)
            health = await shown(opened.address, is_away=True)
            assert (health["status"], health["visitors"]) == ("degraded", 1)
            assert "the database is away" in httpx.get(f"{opened.address}readyz").json()["missing"]
            mortal_postgres.start()
            order = await hana.place(KEY, CONTACT, total, "approve")
            await shown(opened.address, is_away=False)
            assert (order.state, await hana.place(KEY, CONTACT, total, "approve")) == ("paid", order)
        await arrive(opened.address)
        assert await asyncio.to_thread(opened.stop) == 0
    assert "Hana" not in "".join(opened.log)


async def shown(address: str, *, is_away: bool) -> dict[str, Any]:
    """What /healthz shows once it tells that the database is away, or here."""
    async with asyncio.timeout(20), httpx.AsyncClient() as client:
        while ("database" in (health := (await client.get(f"{address}healthz")).json())["degraded"]) is not is_away:
            await asyncio.sleep(0.05)
    return dict(health)


async def arrive(address: str) -> None:
    async with StoreConnection(address) as connection:
        await Visitor(connection).enter("Minsu", "en")
