"""Prices and offers change before a visitor's eyes: on the tags, on the card and in the cart, in both languages."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import httpx
import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Visitors
from tests.support.served import Served, served
from tests.support.shopper import PATIENCE

pytestmark = pytest.mark.browser

PRODUCT, SKU, DISPLAY = "hearth-coat", "MM-HEARTHCOAT-CAM-S", "hearth-coat-camel"


@pytest.fixture(scope="module")
def opened(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    with served(None, tmp_path_factory.mktemp("store") / "store.db") as store:
        yield store


@pytest.fixture(scope="module")
def store_address(opened: Served) -> str:
    return opened.address


def put(store: Served, path: str, body: object) -> None:
    headers = {"authorization": f"Bearer {store.staff_token}"}
    httpx.put(f"{store.address}api/staff/{path}", json=body, headers=headers, timeout=60).raise_for_status()


def test_a_price_changes_on_the_tag_the_card_and_in_the_cart(visitors: Visitors, opened: Served) -> None:
    put(opened, "catalog/prices", {SKU: {"price": 239_000}})
    put(opened, "stock", {SKU: 3})
    shopper = visitors()
    shopper.enter("Jisoo")
    page = shopper.page
    shopper.get("open-listing").click()
    shopper.get(f"show-{PRODUCT}").click()
    shopper.get("card-go").click()
    shopper.get("add-to-cart").click()
    expect(shopper.get("cart-count")).to_have_text("1", timeout=PATIENCE)
    # What changes under one's finger takes no press away.
    shopper.get("add-to-cart").hover()
    page.mouse.down()
    put(opened, "stock", {SKU: 2})
    expect(shopper.get("card-stock")).to_contain_text("2", timeout=PATIENCE)
    expect(shopper.get("add-to-cart")).to_be_focused()
    page.mouse.up()
    expect(shopper.get("cart-count")).to_have_text("2", timeout=PATIENCE)
    now = datetime.now(UTC)
    offer = {"begins_at": now.isoformat(), "ends_at": (now + timedelta(hours=1)).isoformat()}
    put(opened, "offers/friday", {"prices": {SKU: 111_000}, **offer})
    expect(shopper.get("card-price")).to_contain_text("111,000", timeout=PATIENCE)
    expect(page.locator(".compare-at")).to_contain_text("239,000")
    expect(shopper.get("card-until")).to_be_visible()
    shopper.picture("live-price-card")
    page.keyboard.press("Escape")
    tag = page.locator(f'.tag[data-display="{DISPLAY}"]')
    expect(tag).to_contain_text("111,000", timeout=PATIENCE)
    expect(tag.locator("s")).to_contain_text("239,000")
    shopper.picture("live-price-tag")
    shopper.get("open-cart").click()
    expect(shopper.get(f"repriced-{SKU}")).to_contain_text("it was ₩239,000, now it is ₩111,000")
    put(opened, "stock", {SKU: 0})
    expect(shopper.get("cart-line")).to_contain_text("Sold out", timeout=PATIENCE)
    shopper.wait_until_still("cart")
    shopper.picture("live-price-cart")
    page.keyboard.press("Escape")
    shopper.get("language-ko").click()
    shopper.get("open-cart").click()
    expect(shopper.get(f"repriced-{SKU}")).to_contain_text("담으실 때 ₩239,000, 지금은 ₩111,000")
    shopper.wait_until_still("cart")
    shopper.picture("live-price-cart-ko")
