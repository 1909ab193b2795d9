"""What a visit outlives: a store that closes for an upgrade, no network at all, a graphics processor taken away."""

from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Route, expect

from tests.browser.conftest import Visitors
from tests.support.served import served
from tests.support.shopper import PATIENCE, Shopper

pytestmark = pytest.mark.browser


def test_visit_outlives_an_upgrade_and_says_so_where_there_is_no_store(
    browser: Browser, tmp_path: Path, screenshots: Path
) -> None:
    with served(None, tmp_path / "store.db") as store:
        shopper = Shopper(browser, store.address, screenshots)
        shopper.page.goto(store.address + "?view=2d&enter")
        expect(shopper.get("flat-shop")).to_be_visible(timeout=PATIENCE)
        shopper.get("tile-loop-tee").click()
        shopper.choose_what_is_offered()
        shopper.get("add-to-cart").click()
        expect(shopper.get("cart-count")).to_have_text("1")
        shopper.page.evaluate("navigator.serviceWorker.ready.then(() => null)")
        assert store.stop() == 0
    expect(shopper.get("connection-banner")).to_be_visible(timeout=PATIENCE)
    newcomer = shopper.page.context.new_page()
    newcomer.goto(store.address)
    expect(newcomer.get_by_test_id("offline")).to_contain_text("오프라인")
    newcomer.screenshot(path=screenshots / "offline.png")
    shopper.page.route("**/app.js", _renewed)
    with served(None, tmp_path / "store.db", "--port", str(urlsplit(store.address).port)):
        newcomer.get_by_role("link", name="Try again").click()
        expect(newcomer.get_by_test_id("enter-page")).to_be_visible(timeout=PATIENCE)
        expect(shopper.get("connection-banner")).to_contain_text("renewed", timeout=PATIENCE)
        expect(shopper.get("cart-count")).to_have_text("1")
        assert shopper.page.context.new_cdp_session(newcomer).send("Page.getAppManifest")["errors"] == []
        shopper.close()


def test_picture_comes_back_when_the_graphics_processor_was_taken_away(visitors: Visitors) -> None:
    shopper = visitors()
    shopper.enter("Lost")
    shopper.page.evaluate(
        """() => {
            const canvas = document.querySelector("[data-testid=scene]");
            window.taken = canvas.getContext("webgl2").getExtension("WEBGL_lose_context");
            window.taken.loseContext();
        }"""
    )
    veil = shopper.page.locator(".veil")
    expect(veil).to_contain_text("taken the 3D picture away")
    expect(veil.get_by_role("button")).to_be_visible()
    shopper.get("scene-state").evaluate("state => { state.textContent = '{}'; }")
    shopper.page.evaluate("window.taken.restoreContext()")
    expect(veil).to_be_hidden(timeout=PATIENCE)
    shopper.wait_for_state("state.calls > 20")


def _renewed(route: Route) -> None:
    """The store's code is another by now."""
    route.fulfill(status=200, headers={"etag": '"another"'}, body="")
