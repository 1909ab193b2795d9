"""Moving and the body: gestures, a seat, one's own eyes, running, the map and jumps, by what a visitor presses."""

import re

import pytest
from playwright.sync_api import Route, expect

from tests.browser.conftest import Visitors
from tests.support.axe import needs_axe, violations
from tests.support.shopper import PATIENCE, Shopper

pytestmark = pytest.mark.browser


def test_visitor_claps_sits_runs_looks_with_own_eyes_and_jumps_through_a_door(visitors: Visitors) -> None:
    shopper = visitors()
    shopper.enter("Mover")
    shopper.get("scene").focus()
    shopper.page.keyboard.press("Digit3")
    shopper.get("open-gestures").click()
    shopper.get("sit").click()
    expect(shopper.get("sit")).to_have_text("Stand up", timeout=PATIENCE)
    shopper.wait_for_state("Math.abs(state.bodies[state.you].x - 6.7) < 0.1")
    shopper.picture("sitting")
    shopper.get("scene").focus()
    shopper.page.keyboard.press("KeyV")
    expect(shopper.get("own-eyes")).to_have_attribute("aria-pressed", "true")
    shopper.picture("own-eyes")
    _run(shopper)
    expect(shopper.get("sit")).to_have_text("Sit down")
    assert shopper.state()["corrections"] == 0
    shopper.get("open-comfort").click()
    shopper.get("comfort-jump").click()
    expect(shopper.get("comfort-jump")).to_have_attribute("aria-checked", "true")
    shopper.picture("comfort")
    shopper.page.keyboard.press("Escape")
    held: list[Route] = []
    shopper.page.route("**/*.glb", lambda route: held.append(route))
    shopper.get("map-door-to-living").click()
    veil = shopper.page.locator(".veil")
    expect(veil.get_by_role("heading", name="Living")).to_be_visible(timeout=PATIENCE)
    expect(veil.get_by_role("progressbar", name="Opening the store…")).to_be_visible()
    expect(veil).to_contain_text(re.compile(r"Setting up the furniture: \d+ of \d+"))
    shopper.picture("door-veil")
    # Which lets go of what was held.
    shopper.page.unroute("**/*.glb")
    shopper.wait_for_state("state.scene === 'living'")
    expect(shopper.get("minimap").get_by_role("img", name="Living")).to_be_visible()
    shopper.page.reload()
    shopper.get("enter").click()
    expect(shopper.get("own-eyes")).to_have_attribute("aria-pressed", "true", timeout=PATIENCE)


@needs_axe
def test_axe_finds_nothing_to_mend_in_map_and_menus_on_a_phone(visitors: Visitors) -> None:
    shopper = visitors(locale="ko-KR", phone=True)
    shopper.enter("지도")
    expect(shopper.get("minimap")).to_be_hidden()
    shopper.get("toggle-map").tap()
    expect(shopper.get("minimap")).to_be_visible()
    shopper.get("open-gestures").tap()
    found = {"gestures": violations(shopper)}
    shopper.picture("phone-map")
    shopper.get("open-comfort").tap()
    found["comfort"] = violations(shopper)
    assert found == {"gestures": [], "comfort": []}


def _run(shopper: Shopper) -> None:
    """Runs away from the wall until the body has got two metres farther."""
    state = shopper.state()
    here = state["bodies"][str(state["you"])]
    shopper.page.keyboard.down("Shift")
    shopper.page.keyboard.down("KeyW")
    apart = f"state.bodies[{state['you']}].x - {here['x']}, state.bodies[{state['you']}].z - {here['z']}"
    shopper.wait_for_state(f"Math.hypot({apart}) > 1.2")
    shopper.page.keyboard.up("KeyW")
    shopper.page.keyboard.up("Shift")
