"""Paying in a real store: away to the provider's page and back, by bank transfer, and what is missing for either."""

import shutil
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import httpx
import pytest

from tests.support.provider_double import serving
from tests.support.served import Served, served
from tests.support.stripe_double import KEY, SECRET, StripeDouble
from vstore.__main__ import main
from vstore.client.connection import StoreConnection
from vstore.client.visitor import Visitor
from vstore.protocol.client import Contact
from vstore.protocol.codec import JSON
from vstore.protocol.server import OrderChanged
from vstore.protocol.views import OrderView

CONTACT = Contact(name="Hana Kim", email="hana@example.com", address="1 Sejong-daero")
SAMPLE = Path(__file__).parents[2] / "vstore" / "sample"
ACCOUNT = 'provider = "invoice"\naccount = {bank = "신한은행", account = "110-123-456789", holder = "노스웨이"}'


def store_that_takes(provider: str, folder: Path) -> Path:
    """The sample store with another provider."""
    store = folder / "store"
    shutil.copytree(SAMPLE, store)
    toml = store / "store.toml"
    toml.write_text(toml.read_text().replace('provider = "test"', provider))
    return store


@asynccontextmanager
async def buyer_in(store: Served) -> AsyncIterator[tuple[Visitor, list[OrderView]]]:
    """A visitor with one thing in the cart, and every order they are told of."""
    told: list[OrderView] = []
    async with StoreConnection(store.address, JSON) as connection:
        visitor = Visitor(connection, lambda news: told.append(news.order) if isinstance(news, OrderChanged) else None)
        await visitor.enter("Hana", "en")
        assert visitor.scene is not None
        await visitor.put_in_cart(visitor.scene.displays[0].sku)
        yield visitor, told


async def test_visitor_pays_on_stripes_page_and_comes_back_to_the_store(tmp_path: Path) -> None:
    double = StripeDouble()
    keys = {"VSTORE_STRIPE_SECRET_KEY": KEY, "VSTORE_STRIPE_WEBHOOK_SECRET": SECRET}
    async with serving(double.app) as double.address:
        keys["VSTORE_STRIPE_API_BASE"] = double.address
        folder = store_that_takes('provider = "stripe"', tmp_path)
        with served(folder, tmp_path / "store.db", **keys) as store:
            async with buyer_in(store) as (visitor, told), httpx.AsyncClient(base_url=store.address) as browser:
                order = await visitor.check_out(CONTACT, "redirect")
                assert order.action and order.action.url
                assert order.state == "needs_action"
                forged = await browser.get(f"/pay/return/{order.number}", params={"amount": "1"})
                assert (forged.status_code, forged.headers["location"]) == (303, f"/#order={order.number}")
                nobodys = await browser.get("/pay/return/VS-AAAA-AAAA%2F..%2F", params={"x": "y" * 5_000})
                assert nobodys.status_code in (303, 404)
                await visitor.orders()
                assert told[-1].state == "needs_action"

                back = await browser.get(order.action.url, params={"answer": "pay"})
                assert back.headers["location"] == f"{store.address}pay/return/{order.number}"
                assert (await browser.get(back.headers["location"])).status_code == 303
                await visitor.orders()
                assert told[-1].state == "paid"

                headers, body = double.event("checkout.session.completed", {"metadata": {"order": order.number}})
                assert (await browser.post("/webhooks/payment", headers=headers, content=body)).status_code == 200
                assert (await browser.post("/webhooks/payment", content=body)).status_code == 400
            assert store.stop() == 0
        assert "visitors pay by stripe with test keys: no real money moves" in "".join(store.log)
        assert KEY not in "".join(store.log)
        assert SECRET not in "".join(store.log)


async def test_money_comes_in_by_bank_transfer(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with served(store_that_takes(ACCOUNT, tmp_path), tmp_path / "store.db") as store:
        to_store = ["--url", store.address, "--token", store.staff_token]
        async with buyer_in(store) as (visitor, told):
            order = await visitor.check_out(CONTACT, "transfer")
            assert order.action and order.action.transfer
            assert (order.state, order.action.transfer.reference) == ("needs_action", order.number)
            short = str(order.total.amount - 1_000)
            assert main(["payments", "received", order.number, short, *to_store]) == 0
            assert "₩1,000 of" in capsys.readouterr().out
            await visitor.orders()
            assert told[-1].action and told[-1].action.transfer
            assert told[-1].action.transfer.missing.amount == 1_000
            assert main(["payments", "received", order.number, "1500", "--reference", "second", *to_store]) == 0
            assert "₩500 too much: transfer it back" in capsys.readouterr().out
            await visitor.orders()
            assert told[-1].state == "paid"
        assert main(["payments", "list", *to_store]) == 0
        assert capsys.readouterr().out == "0 invoices wait\n"
        for wrong, why in (
            (["received", "VS-7K4M-2QPX", "1"], "order"),
            (["received", order.number, "a lot"], "not an amount"),
            (["received", order.number, "7", "--reference", "second"], ""),
            (["refunded", order.number, "refund-9"], "refund-9"),
        ):
            assert main(["payments", *wrong, *to_store]) == 1
            assert why in capsys.readouterr().err
        assert store.stop() == 0


def test_what_is_missing_is_said_before_a_store_opens(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = store_that_takes('provider = "stripe"', tmp_path)
    monkeypatch.setenv("VSTORE_STRIPE_SECRET_KEY", "pk_test_public")
    assert main(["check", str(folder)]) == 0
    checked = capsys.readouterr().out
    assert main(["serve", str(folder), "--port", "0"]) == 1
    refused = capsys.readouterr().err
    for told in (checked, refused):
        assert "VSTORE_STRIPE_SECRET_KEY is not the secret or restricted key" in told
        assert "VSTORE_STRIPE_WEBHOOK_SECRET is not set: the signing secret of the webhook" in told
        assert "pk_test_public" not in told


@pytest.mark.parametrize(
    ("payment", "fault"),
    [
        ('provider = "invoice"', "there is no account to transfer the money to"),
        ('provider = "invoice"\naccount = {bank = "", account = "1", holder = "A", days = 99}', "99 is out of range"),
        ('provider = "cash"', "“cash” is not known"),
    ],
)
def test_faults_of_the_payment_settings_are_named(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], payment: str, fault: str
) -> None:
    assert main(["check", str(store_that_takes(payment, tmp_path))]) == 1
    assert fault in capsys.readouterr().out


def test_toss_takes_won_alone(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = store_that_takes('provider = "toss"', tmp_path)
    toml = folder / "store.toml"
    toml.write_text(toml.read_text().replace('currency = "KRW"', 'currency = "USD"'))
    assert main(["check", str(folder)]) == 1
    assert "“toss” does not take USD, but KRW" in capsys.readouterr().out
