"""Paying in the page: away to the provider and back, called off and tried again, and where to transfer the money to."""

import asyncio
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from tests.journeys.test_paying import ACCOUNT, store_that_takes
from tests.support.provider_double import serving
from tests.support.served import served
from tests.support.shopper import PATIENCE, Shopper
from tests.support.stripe_double import KEY, SECRET, StripeDouble

pytestmark = pytest.mark.browser


@pytest.fixture
def stripe_address() -> Iterator[str]:
    """A double of Stripe, on a loop of its own."""
    double, ready, ended = StripeDouble(), threading.Event(), threading.Event()

    async def serve() -> None:
        async with serving(double.app) as double.address:
            ready.set()
            await asyncio.to_thread(ended.wait)

    thread = threading.Thread(target=asyncio.run, args=(serve(),))
    thread.start()
    ready.wait()
    yield double.address
    ended.set()
    thread.join()


def ordered(shopper: Shopper, payment: str) -> None:
    shopper.add("loop-tee")
    shopper.get("open-cart").click()
    shopper.get("check-out").click()
    shopper.fill_in_contact(payment)


def test_visitor_pays_away_and_comes_back_to_the_order(
    browser: Browser, stripe_address: str, screenshots: Path, tmp_path: Path
) -> None:
    store = store_that_takes('provider = "stripe"', tmp_path)
    keys = {"VSTORE_STRIPE_SECRET_KEY": KEY, "VSTORE_STRIPE_WEBHOOK_SECRET": SECRET}
    with served(store, tmp_path / "store.db", VSTORE_STRIPE_API_BASE=stripe_address, **keys) as open_store:
        shopper = Shopper(browser, open_store.address, screenshots, flat=True)
        shopper.enter("Hana")
        ordered(shopper, "redirect")
        shopper.picture("pay-away")
        shopper.get("pay").click()
        shopper.page.get_by_role("link", name="back").click(timeout=PATIENCE)
        expect(shopper.get("pay-lead")).to_be_visible(timeout=PATIENCE)
        shopper.picture("pay-waiting")
        shopper.get("pay-redirect").click()
        shopper.page.get_by_role("link", name="pay").click(timeout=PATIENCE)
        expect(shopper.get("order-confirmation")).to_be_visible(timeout=PATIENCE)
        expect(shopper.get("order-confirmation").get_by_test_id("order-state")).to_have_class("state state-paid")
        assert "order=" not in shopper.page.url
        shopper.picture("pay-done")
        assert shopper.complaints == []
        shopper.close()


def test_visitor_is_told_where_to_transfer_the_money_and_may_call_it_off(
    browser: Browser, screenshots: Path, tmp_path: Path
) -> None:
    with served(store_that_takes(ACCOUNT, tmp_path), tmp_path / "store.db") as open_store:
        shopper = Shopper(browser, open_store.address, screenshots, locale="ko-KR", flat=True)
        shopper.enter("Hana")
        ordered(shopper, "transfer")
        shopper.get("pay").click()
        expect(shopper.get("transfer-account")).to_have_text("110-123-456789", timeout=PATIENCE)
        number = shopper.get("order-number").text_content()
        expect(shopper.get("transfer-reference")).to_have_text(number or "no number")
        shopper.picture("transfer")
        shopper.get("reject-payment").click()
        expect(shopper.get("payment-failed")).to_be_visible(timeout=PATIENCE)
        shopper.picture("called-off")
        assert shopper.complaints == []
        shopper.close()
