"""A browser that cannot draw 3D still sells: by the list, the cards and the talk."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from tests.browser.conftest import CHROMIUM_OPTIONS, chromium_path
from tests.support.shopper import PATIENCE, Shopper

pytestmark = pytest.mark.browser

FLAT = ["--disable-gpu", "--disable-webgl", "--disable-webgl2", "--disable-3d-apis"]


@pytest.fixture
def flat_browser(browser: Browser) -> Iterator[Browser]:
    options = [option for option in CHROMIUM_OPTIONS if "gl" not in option]
    launched = browser.browser_type.launch(executable_path=chromium_path(), args=[*options, *FLAT])
    yield launched
    launched.close()


def test_one_can_enter_ask_open_a_card_and_buy_without_webgl(
    flat_browser: Browser, store_address: str, screenshots: Path
) -> None:
    shopper = Shopper(flat_browser, store_address, screenshots)
    page = shopper.page
    page.goto(shopper.address)
    assert page.evaluate("document.createElement('canvas').getContext('webgl2') === null")
    shopper.get("name-input").fill("Flat")
    shopper.get("enter").click()
    expect(shopper.get("visit")).to_contain_text("cannot draw 3D", timeout=PATIENCE)
    shopper.picture("without-webgl")
    shopper.say("What does the Loop tee cost?")
    expect(shopper.get("line-agent").last).to_contain_text("₩", timeout=PATIENCE)
    shopper.add("loop-tee")
    shopper.get("open-cart").click()
    shopper.get("check-out").click()
    shopper.fill_in_contact()
    shopper.get("pay").click()
    expect(shopper.get("order-confirmation")).to_be_visible(timeout=PATIENCE)
    assert shopper.complaints == []
    shopper.close()
