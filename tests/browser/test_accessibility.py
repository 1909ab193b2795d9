"""Axe finds nothing to mend on any page, in either language."""

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Visitors
from tests.support.axe import needs_axe, violations
from tests.support.shopper import PATIENCE

pytestmark = pytest.mark.browser


@needs_axe
@pytest.mark.parametrize("locale", ["en-US", "ko-KR"])
def test_axe_finds_no_violation_on_the_whole_way_to_an_order(visitors: Visitors, locale: str) -> None:
    shopper = visitors(locale=locale)
    shopper.page.goto(shopper.address)
    expect(shopper.page.get_by_role("heading", level=1)).not_to_be_empty()
    found = {"enter": violations(shopper)}
    shopper.enter("Axe")
    expect(shopper.get("line-agent").last).to_have_attribute("data-done", "", timeout=PATIENCE)
    found["room"] = violations(shopper)
    shopper.get("open-listing").click()
    found["listing"] = violations(shopper)
    shopper.get("show-loop-tee").click()
    shopper.choose_what_is_offered()
    found["card"] = violations(shopper)
    shopper.get("card-compare").click()
    expect(shopper.get("difference").first).to_be_visible()
    found["compare"] = violations(shopper)
    shopper.get("compare").get_by_test_id("close").click()
    shopper.get("add-to-cart").click()
    expect(shopper.get("cart-count")).to_have_text("1")
    shopper.get("open-cart").click()
    found["cart"] = violations(shopper)
    shopper.get("check-out").click()
    shopper.get("pay").click()
    found["checkout"] = violations(shopper)
    shopper.fill_in_contact()
    shopper.get("pay").click()
    expect(shopper.get("order-confirmation")).to_be_visible(timeout=PATIENCE)
    found["confirmation"] = violations(shopper)
    shopper.get("back-to-store").click()
    shopper.get("open-orders").click()
    expect(shopper.get("order").first).to_be_visible()
    found["orders"] = violations(shopper)
    shopper.get("privacy-of-orders").click()
    shopper.get("consent-memory").click()
    expect(shopper.get("consent-memory")).to_be_checked()
    shopper.get("erase-data").click()
    expect(shopper.get("confirm-erasure")).to_be_visible()
    found["privacy"] = violations(shopper)
    assert {page: faults for page, faults in found.items() if faults} == {}
