"""A product looked at closely: its colours on the card and in the room, others beside it, a link that leads there."""

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Visitors
from tests.support.shopper import PATIENCE

pytestmark = pytest.mark.browser

CLIPBOARD = """navigator.share = undefined;
navigator.clipboard.writeText = async (text) => { window.copied = text; };"""


def test_product_is_recoloured_compared_and_come_back_to_by_its_link(visitors: Visitors) -> None:
    shopper = visitors()
    shopper.page.add_init_script(CLIPBOARD)
    shopper.enter("Hana")
    shopper.get("open-listing").click()
    shopper.get("show-drizzle-shell").click()
    shopper.get("option-color-navy").click()
    shopper.wait_for_state("state.worn?.dress.tint === '#26324f'")
    expect(shopper.get("arrivals")).to_be_visible(timeout=PATIENCE)
    shopper.get("card-wish").click()
    expect(shopper.get("card-wish")).to_have_attribute("data-wished", "true", timeout=PATIENCE)
    shopper.picture("card-recoloured-en-US")
    shopper.get("card-compare").click()
    rows = shopper.get("difference")
    expect(rows.first).to_be_visible()
    shopper.get("compare-with").select_option(index=1)
    expect(shopper.get("comparison-table").locator("thead th")).to_have_count(3)
    for values in [row.locator("td").all_text_contents() for row in rows.all()]:
        assert len(set(values)) > 1
    shopper.wait_until_still("compare")
    shopper.picture("compare-en-US")
    shopper.get("compare").get_by_test_id("close").click()
    shopper.get("card-share").click()
    shopper.page.wait_for_function("window.copied", timeout=PATIENCE)
    link = shopper.page.evaluate("window.copied")
    assert link == f"{shopper.address}?at=MM-DRIZZLESHE-NAV-S"
    shopper.get("card").get_by_test_id("close").click()
    shopper.wait_for_state("state.worn === null")
    shopper.get("leave").click()
    expect(shopper.get("enter-page")).to_be_visible(timeout=PATIENCE)

    # A link leads whoever has been here before straight to the thing.
    shopper.page.goto(link)
    expect(shopper.get("card")).to_be_visible(timeout=PATIENCE)
    expect(shopper.get("option-color-navy")).to_have_attribute("aria-pressed", "true")
    assert "at=" not in shopper.page.url
    expect(shopper.get("card-wish")).to_have_attribute("data-wished", "true", timeout=PATIENCE)
    shopper.wait_for_state("state.scene === 'atelier'")
    shopper.picture("link-followed-en-US")
    shopper.get("card").get_by_test_id("close").click()
    shopper.get("open-cart").click()
    shopper.get("wish-to-cart-MM-DRIZZLESHE-NAV-S").click()
    expect(shopper.get("wish-list")).to_have_count(0)
    expect(shopper.get("cart-line")).to_have_count(1)
    shopper.get("cart").get_by_test_id("close").click()
