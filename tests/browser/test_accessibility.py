"""Axe finds nothing to mend on any page, in either language."""

from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Visitors
from tests.support.shopper import PATIENCE, Shopper

pytestmark = pytest.mark.browser

AXE = Path(__file__).parents[2] / "clients" / "web" / "node_modules" / "axe-core" / "axe.min.js"
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]

END_FADES = """() => document.getAnimations()
    .filter((each) => each.effect.getComputedTiming().endTime !== Infinity)
    .forEach((each) => each.finish())"""


@pytest.mark.skipif(not AXE.exists(), reason="axe-core is not installed: run `npm install` in clients/web")
@pytest.mark.parametrize("locale", ["en-US", "ko-KR"])
def test_axe_finds_no_violation_on_the_whole_way_to_an_order(visitors: Visitors, locale: str) -> None:
    shopper = visitors(locale=locale)
    shopper.page.goto(shopper.address)
    expect(shopper.page.get_by_role("heading", level=1)).not_to_be_empty()
    found = {"enter": _violations(shopper)}
    shopper.enter("Axe")
    expect(shopper.get("line-agent").last).to_have_attribute("data-done", "", timeout=PATIENCE)
    found["room"] = _violations(shopper)
    shopper.get("open-listing").click()
    found["listing"] = _violations(shopper)
    shopper.get("show-loop-tee").click()
    shopper.choose_what_is_offered()
    found["card"] = _violations(shopper)
    shopper.get("card-compare").click()
    expect(shopper.get("difference").first).to_be_visible()
    found["compare"] = _violations(shopper)
    shopper.get("compare").get_by_test_id("close").click()
    shopper.get("add-to-cart").click()
    expect(shopper.get("cart-count")).to_have_text("1")
    shopper.get("open-cart").click()
    found["cart"] = _violations(shopper)
    shopper.get("check-out").click()
    shopper.get("pay").click()
    found["checkout"] = _violations(shopper)
    shopper.fill_in_contact()
    shopper.get("pay").click()
    expect(shopper.get("order-confirmation")).to_be_visible(timeout=PATIENCE)
    found["confirmation"] = _violations(shopper)
    shopper.get("back-to-store").click()
    shopper.get("open-orders").click()
    expect(shopper.get("order").first).to_be_visible()
    found["orders"] = _violations(shopper)
    shopper.get("privacy-of-orders").click()
    shopper.get("consent-memory").click()
    expect(shopper.get("consent-memory")).to_be_checked()
    shopper.get("erase-data").click()
    expect(shopper.get("confirm-erasure")).to_be_visible()
    found["privacy"] = _violations(shopper)
    assert {page: faults for page, faults in found.items() if faults} == {}


def _violations(shopper: Shopper) -> list[str]:
    """What axe complains of, each with the rule, the element and why."""
    shopper.page.evaluate(END_FADES)
    shopper.page.evaluate(AXE.read_text())
    options = {"runOnly": RULES, "resultTypes": ["violations"]}
    report: dict[str, Any] = shopper.page.evaluate("(options) => axe.run(document, options)", options)
    return [
        f"{rule['id']}: {node['html'][:160]} {node['failureSummary']}"
        for rule in report["violations"]
        for node in rule["nodes"]
    ]
