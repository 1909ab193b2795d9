"""The shop as a page: for browsers that cannot draw 3D, for keyboards, for slow lines, beside the room at any time."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from tests.browser.conftest import CHROMIUM_OPTIONS, Visitors, chromium_path
from tests.support.keyboard import press_until
from tests.support.shopper import PATIENCE, Shopper

pytestmark = pytest.mark.browser

FLAT = ["--disable-gpu", "--disable-webgl", "--disable-webgl2", "--disable-3d-apis"]
SLOW_3G = {"offline": False, "latency": 400, "downloadThroughput": 50_000, "uploadThroughput": 50_000}
TWO_YEARS_FAST = """(() => {
    const Real = Date, ahead = 2 * 365 * 86_400_000;
    window.Date = class extends Real {
        constructor(...given) { given.length ? super(...given) : super(Real.now() + ahead); }
        static now() { return Real.now() + ahead; }
    };
})()"""


@pytest.fixture
def flat_browser(browser: Browser) -> Iterator[Browser]:
    options = [option for option in CHROMIUM_OPTIONS if "gl" not in option]
    launched = browser.browser_type.launch(executable_path=chromium_path(), args=[*options, *FLAT])
    yield launched
    launched.close()


def test_a_browser_without_webgl_is_led_to_the_page_and_sells_there(
    flat_browser: Browser, store_address: str, screenshots: Path
) -> None:
    shopper = Shopper(flat_browser, store_address, screenshots)
    page = shopper.page
    page.goto(shopper.address)
    assert page.evaluate("document.createElement('canvas').getContext('webgl2') === null")
    expect(page).to_have_url(re.compile("view=2d"))
    shopper.get("name-input").fill("Flat")
    shopper.get("enter").click()
    expect(shopper.get("flat-shop")).to_be_visible(timeout=PATIENCE)
    shopper.say("What does the Loop tee cost?")
    expect(shopper.get("line-agent").last).to_contain_text("₩", timeout=PATIENCE)
    expect(shopper.get("tile-loop-tee")).to_have_class(re.compile("is-lit"), timeout=PATIENCE)
    shopper.get("tile-loop-tee").click()
    shopper.choose_what_is_offered()
    shopper.get("add-to-cart").click()
    shopper.get("open-cart").click()
    shopper.get("check-out").click()
    shopper.fill_in_contact()
    shopper.get("pay").click()
    expect(shopper.get("order-confirmation")).to_be_visible(timeout=PATIENCE)
    shopper.get("back-to-store").click()
    # Asking for 3D all the same leads back, and says why.
    shopper.get("view-3d").click()
    expect(shopper.get("toasts")).to_contain_text("cannot be drawn in 3D")
    expect(shopper.get("flat-shop")).to_be_visible()
    assert shopper.complaints == []
    shopper.close()


def test_keyboard_alone_buys_on_the_page_over_a_slow_line_and_by_a_wrong_clock(visitors: Visitors) -> None:
    shopper = visitors()
    page = shopper.page
    page.add_init_script(TWO_YEARS_FAST)
    network = page.context.new_cdp_session(page)
    network.send("Network.enable")
    network.send("Network.emulateNetworkConditions", SLOW_3G)
    page.goto(shopper.address + "?view=2d")
    expect(page.get_by_role("heading", level=1)).not_to_be_empty(timeout=PATIENCE)
    network.send("Network.emulateNetworkConditions", {**SLOW_3G, "latency": 0, "downloadThroughput": -1})
    shopper.get("name-input").focus()
    page.keyboard.type("Keys")
    page.keyboard.press("Enter")
    expect(shopper.get("flat-heading")).to_be_focused(timeout=PATIENCE)
    press_until(shopper, "Tab", "flat-search")
    page.keyboard.type("loop heavy")
    expect(shopper.get("found")).to_have_text("1 product")
    press_until(shopper, "Tab", "tile-loop-tee")
    page.keyboard.press("Enter")
    press_until(shopper, "Tab", "add-to-cart")
    page.keyboard.press("Enter")
    expect(shopper.get("cart-count")).to_have_text("1")
    page.keyboard.press("Escape")
    expect(shopper.get("tile-loop-tee")).to_be_focused()
    press_until(shopper, "Tab", "chat-input")
    page.keyboard.type("How long does delivery take?")
    page.keyboard.press("Enter")
    expect(shopper.get("line-agent").last).to_have_attribute("data-done", "", timeout=PATIENCE)
    assert not page.evaluate("performance.getEntriesByName(location.origin + '/three.js').length")
    press_until(shopper, "Shift+Tab", "view-3d")
    page.keyboard.press("Enter")
    expect(shopper.get("scene")).to_be_focused(timeout=PATIENCE)
    shopper.wait_for_state("state.calls > 0")
    press_until(shopper, "Shift+Tab", "view-2d")
    page.keyboard.press("Enter")
    expect(shopper.get("flat-heading")).to_be_focused()
    press_until(shopper, "Tab", "open-cart")
    page.keyboard.press("Enter")
    press_until(shopper, "Tab", "check-out")
    page.keyboard.press("Enter")
    expect(shopper.get("contact-address")).to_be_visible(timeout=PATIENCE)
    press_until(shopper, "Tab", "contact-name")
    for field in ("Jisoo", "jisoo@example.com", "", "", "04524", "1 Sejong-daero", "2F"):
        page.keyboard.press("Control+A")
        page.keyboard.type(field)
        page.keyboard.press("Tab")
    press_until(shopper, "Tab", "pay")
    page.keyboard.press("Enter")
    expect(shopper.get("order-number")).not_to_be_empty(timeout=PATIENCE)
    page.keyboard.press("Escape")
    press_until(shopper, "Shift+Tab", "open-orders")
    page.keyboard.press("Enter")
    expect(shopper.get("order").first).to_have_attribute("data-state", "paid", timeout=PATIENCE)


def test_the_page_leads_through_doors_and_shows_the_other_room(visitors: Visitors) -> None:
    shopper = visitors(phone=True, locale="ko-KR")
    shopper.page.goto(shopper.address + "?view=2d")
    shopper.get("enter").tap()
    expect(shopper.get("flat-heading")).to_be_visible(timeout=PATIENCE)
    here = shopper.get("flat-heading").text_content() or ""
    shopper.picture("flat-shop-phone")
    shopper.get("flat-shop").get_by_test_id(re.compile("^flat-door-")).first.tap()
    expect(shopper.get("flat-heading")).not_to_have_text(here, timeout=PATIENCE)
    expect(shopper.get("found")).to_contain_text("상품")
