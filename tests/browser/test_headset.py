"""By an emulated headset: one walks, looks at a card, talks and buys, or puts a product into one's own room."""

import json
import math
import re
from typing import Any

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Visitors
from tests.support.headset import Headset, needs_iwer
from tests.support.shopper import PATIENCE, Shopper

pytestmark = pytest.mark.browser


@needs_iwer
def test_one_walks_opens_a_card_talks_and_buys_by_headset(visitors: Visitors) -> None:
    shopper = visitors()
    headset = Headset(shopper)
    shopper.enter("Headset", quality="low")
    shopper.picture("headset-door")
    friend = visitors(flat=True)
    _invite(shopper, friend)
    # Both eyes are drawn without a graphics card: in a small window that takes a quarter of the time.
    shopper.page.set_viewport_size({"width": 640, "height": 400})
    shopper.get("enter-vr").dispatch_event("click")
    _wait(shopper, "state.plates?.includes('Friend · Mina')")
    headset.press("squeeze")
    _choose(shopper, headset, "Friends")
    _choose(shopper, headset, "Mina")
    _wait(shopper, "state.choices.some(([label]) => label === 'Follow')")
    shopper.picture("headset-friend")
    _choose(shopper, headset, "Follow")
    expect(shopper.get("following")).to_contain_text("Mina", timeout=PATIENCE)
    shopper.get("stop-following").dispatch_event("click")
    expect(shopper.get("following")).to_be_hidden(timeout=PATIENCE)
    # Who stands before a thing is pointed at instead of it.
    friend.get("leave").click()
    _wait(shopper, "!state.plates.includes('Friend · Mina')")
    begun = _walk(shopper)
    headset.stick("left", 0, -1)
    _wait(shopper, f"Math.hypot(state.here.x - {begun['here']['x']}, state.here.z - {begun['here']['z']}) > 0.5")
    headset.stick("left", 0, 0)
    headset.stick("right", 1, 0)
    _wait(shopper, f"Math.abs((state.heading - {begun['heading']} + 540) % 360 - 180) === 30")
    headset.stick("right", 0, 0)
    _open_a_card(shopper, headset)
    _choose(shopper, headset, "Ask about this")
    offered = [label for label, _ in _walk(shopper)["choices"] if label.startswith("“")]
    suggestion = next(label for label in offered if "cart" not in label)
    _choose(shopper, headset, suggestion)
    expect(shopper.get("line-mine").last).to_contain_text(suggestion.strip("“”"), timeout=PATIENCE)
    _choose(shopper, headset, "Close")
    _open_a_card(shopper, headset)
    _choose(shopper, headset, "Add to cart")
    expect(shopper.get("cart-count")).to_have_text("1", timeout=PATIENCE)
    shopper.picture("headset-cart")
    _choose(shopper, headset, "Check out on the page")
    shopper.page.set_viewport_size({"width": 1280, "height": 800})
    shopper.fill_in_contact()
    shopper.get("pay").click()
    expect(shopper.get("order-confirmation")).to_be_visible(timeout=PATIENCE)


@needs_iwer
def test_product_is_put_where_one_points_at_its_true_size(visitors: Visitors) -> None:
    shopper = visitors()
    headset = Headset(shopper)
    shopper.enter("Decorator")
    shopper.get("open-listing").click()
    shopper.get("show-loop-tee").click()
    shopper.picture("card-with-room")
    shopper.get("card-room").click()
    hint = shopper.get("own-room-hint")
    expect(hint).to_have_text(re.compile(r"\w"), timeout=PATIENCE)
    headset.look(pitch=0.8)
    expect(hint).to_have_text("Tap to put it on the ring.", timeout=PATIENCE)
    expect(shopper.get("own-room")).to_contain_text(re.compile(r"True size: \d+ cm × \d+ cm × \d+ cm"))
    shopper.page.evaluate("headset.controllers.right.updateButtonValue('trigger', 1)")
    expect(shopper.get("own-room")).to_have_attribute("data-placed", re.compile("."), timeout=PATIENCE)


def _invite(shopper: Shopper, friend: Shopper) -> None:
    """A friend comes by the link, on the page of products."""
    shopper.get("open-friends").click()
    shopper.get("invite").click()
    friend.page.goto(shopper.get("invitation").input_value(timeout=PATIENCE).replace("#", "?view=2d#"))
    friend.get("name-input").fill("Mina")
    friend.get("enter").click()
    expect(shopper.get("friend")).to_contain_text("Mina", timeout=PATIENCE)
    shopper.get("friends").get_by_test_id("close").click()


def _walk(shopper: Shopper) -> dict[str, Any]:
    """The walk in numbers, places as the headset's own room has them."""
    state: dict[str, Any] = json.loads(shopper.get("vr-state").text_content() or "{}")
    return state


def _wait(shopper: Shopper, condition: str) -> None:
    state = "JSON.parse(document.querySelector('[data-testid=vr-state]')?.textContent || '{\"displays\":[]}')"
    shopper.page.wait_for_function(f"() => {{ const state = {state}; return {condition}; }}", timeout=PATIENCE)


def _open_a_card(shopper: Shopper, headset: Headset) -> None:
    """Points at the nearest thing on show until its card is there."""
    for _, place in sorted(_walk(shopper)["displays"], key=lambda each: math.hypot(each[1][0], each[1][2])):
        headset.point(place)
        headset.press()
        if any(label == "Add to cart" for label, _ in _walk(shopper)["choices"]):
            return
    raise AssertionError("no card opens, wherever one points")


def _choose(shopper: Shopper, headset: Headset, label: str) -> None:
    _wait(shopper, f"state.choices.some(([label]) => label === {json.dumps(label)})")
    headset.point(next(place for name, place in _walk(shopper)["choices"] if name == label))
    headset.press()
