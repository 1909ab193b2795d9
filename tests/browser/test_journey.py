"""The whole visit in a real browser, against a real server: what people see, click and get."""

import math
import re
from typing import Any

import pytest
from playwright.sync_api import WebSocketRoute, expect

from tests.browser.conftest import Visitors
from tests.support.keyboard import press_until
from tests.support.shopper import PATIENCE, Shopper

pytestmark = pytest.mark.browser

BEYOND_THE_EDGE = """[...document.querySelectorAll('body *:not(.labels *)')].filter((each) => {
    const { left, right, width } = each.getBoundingClientRect();
    return width > 1 && each.checkVisibility({ visibilityProperty: true }) && !each.closest('[role=group] > table')
        && (left < -1 || right > innerWidth + 1);
}).map((each) => `${each.tagName} ${each.className}`)"""


@pytest.mark.parametrize(
    ("locale", "name", "wish", "thanks"),
    [
        ("en-US", "Jisoo", "Do you have a jacket under 200,000 won?", "Thank you!"),
        ("ko-KR", "지수", "20만 원 이하 재킷 있나요?", "감사합니다!"),
    ],
)
def test_visitor_walks_asks_is_shown_a_product_and_buys_it(
    visitors: Visitors, locale: str, name: str, wish: str, thanks: str
) -> None:
    shopper = visitors(locale=locale)
    shopper.page.goto(shopper.address)
    expect(shopper.page.get_by_role("heading", level=1)).not_to_be_empty()
    shopper.picture(f"enter-{locale}")
    shopper.enter(name)
    shopper.picture(f"room-{locale}")
    _walk(shopper)
    shopper.say(wish)
    shopper.wait_for_state("state.lit.length > 0")
    expect(shopper.get("line-agent").last).to_have_attribute("data-done", "", timeout=PATIENCE)
    shopper.picture(f"shown-{locale}")
    _open_what_is_lit(shopper)
    shopper.choose_what_is_offered()
    price = shopper.get("card-price").text_content()
    shopper.picture(f"card-{locale}")
    shopper.get("add-to-cart").click()
    expect(shopper.get("cart-count")).to_have_text("1")
    shopper.get("open-cart").click()
    shopper.picture(f"cart-{locale}")
    shopper.get("check-out").click()
    shopper.fill_in_contact()
    shopper.picture(f"checkout-{locale}")
    shopper.get("pay").click()
    expect(shopper.get("order-confirmation")).to_be_visible(timeout=PATIENCE)
    expect(shopper.page.get_by_role("heading", name=thanks)).to_be_visible()
    expect(shopper.get("checkout")).to_contain_text(price or "no price")
    shopper.picture(f"order-{locale}")
    number = shopper.get("order-number").text_content()
    shopper.get("back-to-store").click()
    shopper.get("open-orders").click()
    order = shopper.get("order").first
    expect(order).to_have_attribute("data-number", number or "no number")
    expect(order).to_have_attribute("data-state", "paid")
    assert 0 < shopper.state()["calls"] < 150


def test_visitors_see_each_other_move_and_speak(visitors: Visitors) -> None:
    watcher, walker = visitors(), visitors()
    watcher.enter("Watcher")
    walker.enter("Walker")
    body = walker.state()["you"]
    watcher.wait_for_state(f"state.bodies[{body}]")
    before = watcher.state()["bodies"][str(body)]
    _walk(walker)
    watcher.wait_for_state(_moved(body, before, 0.5))
    walker.say("Hello over there")
    expect(watcher.get("line-visitor").last).to_contain_text("Hello over there", timeout=PATIENCE)
    watcher.picture("two-visitors")


def test_keyboard_alone_does_the_whole_journey(visitors: Visitors) -> None:
    shopper = visitors()
    page = shopper.page
    page.goto(shopper.address)
    shopper.get("name-input").focus()
    page.keyboard.type("Keys")
    page.keyboard.press("Enter")
    expect(shopper.get("scene")).to_be_focused(timeout=PATIENCE)
    page.keyboard.press("Shift+Tab")
    press_until(shopper, "Shift+Tab", "skip-link")
    page.keyboard.press("Enter")
    expect(shopper.get("listing")).to_be_visible()
    press_until(shopper, "Tab", "show-loop-tee")
    page.keyboard.press("Enter")
    expect(shopper.get("card")).to_be_visible()
    press_until(shopper, "Tab", "add-to-cart")
    page.keyboard.press("Enter")
    expect(shopper.get("cart-count")).to_have_text("1")
    page.keyboard.press("Escape")
    expect(shopper.get("card")).to_be_hidden()
    press_until(shopper, "Shift+Tab", "open-cart")
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


def test_declined_and_confirmed_payments_are_told_apart(visitors: Visitors) -> None:
    shopper = visitors()
    shopper.enter("Payer")
    shopper.add("loop-tee")
    shopper.get("open-cart").click()
    shopper.get("check-out").click()
    shopper.get("pay").click()
    expect(shopper.page.locator("#contact-email-fault")).to_be_visible()
    shopper.fill_in_contact("decline")
    shopper.get("pay").click()
    expect(shopper.get("checkout-message")).to_contain_text("declined", timeout=PATIENCE)
    shopper.picture("declined")
    shopper.get("pay-confirm").check()
    shopper.get("pay").click()
    shopper.get("approve-payment").click()
    expect(shopper.get("order-number")).not_to_be_empty(timeout=PATIENCE)


def test_connection_comes_back_by_itself_with_body_and_cart(visitors: Visitors) -> None:
    shopper = visitors()
    lines: list[WebSocketRoute] = []

    def pass_on(line: WebSocketRoute) -> None:
        line.connect_to_server()
        lines.append(line)

    shopper.page.route_web_socket(re.compile("/ws$"), pass_on)
    shopper.enter("Lost")
    shopper.add("loop-tee")
    _walk(shopper)
    before = shopper.state()
    lines[-1].close(code=4000, reason="the line is cut")
    expect(shopper.get("connection-banner")).to_be_visible()
    shopper.picture("reconnecting")
    expect(shopper.get("connection-banner")).to_be_hidden(timeout=PATIENCE)
    expect(shopper.get("cart-count")).to_have_text("1")
    shopper.wait_for_state(f"state.you === {before['you']}")
    assert len(lines) == 2


def test_cart_is_still_there_after_leaving(visitors: Visitors) -> None:
    shopper = visitors()
    shopper.enter("Returning")
    shopper.add("loop-tee")
    shopper.get("leave").click()
    expect(shopper.get("enter-page")).to_be_visible(timeout=PATIENCE)
    expect(shopper.get("name-input")).to_have_value("Returning")
    shopper.get("enter").click()
    expect(shopper.get("cart-count")).to_have_text("1", timeout=PATIENCE)


def test_phone_has_room_for_everything(visitors: Visitors) -> None:
    shopper = visitors(phone=True, locale="ko-KR")
    shopper.enter("손님")
    expect(shopper.get("joystick")).to_be_visible()
    assert shopper.get("store-name").evaluate("name => name.scrollWidth <= name.clientWidth")
    shopper.picture("phone-room")
    shopper.get("more-tools").tap()
    expect(shopper.get("leave")).to_be_in_viewport()
    shopper.picture("phone-tools")
    shopper.get("sound").tap()
    expect(shopper.get("sound")).to_have_attribute("aria-pressed", "true")
    expect(shopper.get("leave")).to_be_in_viewport()
    shopper.get("sound").tap()
    shopper.page.keyboard.press("Escape")
    expect(shopper.get("leave")).to_be_hidden()
    shopper.get("toggle-chat").tap()
    expect(shopper.get("chat-input")).to_be_in_viewport(timeout=PATIENCE)
    shopper.picture("phone-chat")
    shopper.get("chat-close").tap()
    shopper.get("open-listing").tap()
    shopper.wait_until_still("listing")
    shopper.get("show-loop-tee").tap()
    expect(shopper.get("add-to-cart")).to_be_in_viewport(timeout=PATIENCE)
    shopper.picture("phone-card")
    assert shopper.page.evaluate("document.documentElement.scrollWidth") == 390
    shopper.page.set_viewport_size({"width": 320, "height": 640})
    assert shopper.page.evaluate(BEYOND_THE_EDGE) == []
    shopper.get("card-compare").tap()
    shopper.wait_until_still("compare")
    assert shopper.page.evaluate(BEYOND_THE_EDGE) == []
    shopper.picture("narrow-compare")


def test_clicks_in_the_picture_open_cards_and_lead_across_the_floor(visitors: Visitors) -> None:
    shopper = visitors()
    shopper.enter("Clicker")
    state = shopper.state()
    here = state["bodies"][str(state["you"])]
    shopper.page.mouse.click(*_bare_floor(state))
    shopper.wait_for_state(_moved("state.you", here, 0.2))
    shopper.wait_for_state("Object.values(state.displays).some(([x, y]) => 60 < x && x < 850 && 150 < y && y < 650)")
    reachable = [at for at in shopper.state()["displays"].values() if 60 < at[0] < 850 and 150 < at[1] < 650]
    shopper.page.mouse.click(*reachable[0])
    expect(shopper.get("card")).to_be_visible()


def test_walking_along_furniture_is_never_put_right_by_the_server(visitors: Visitors) -> None:
    shopper = visitors()
    shopper.enter("Brusher")
    shopper.get("scene").focus()
    # Towards the table, along its front to the right, and back along it to the left.
    for keys, metres in (("KeyW",), 0.7), (("KeyW", "KeyD"), 0.8), (("KeyW", "KeyA"), 1.0):
        _hold(shopper, *keys, metres=metres)
    assert shopper.state()["corrections"] == 0


def test_door_leads_to_the_other_room(visitors: Visitors) -> None:
    shopper = visitors()
    shopper.enter("Explorer")
    here = shopper.state()["scene"]
    shopper.get("open-listing").click()
    shopper.get("listing").get_by_test_id(re.compile("^door-")).first.click()
    shopper.wait_for_state(f"state.scene && state.scene !== '{here}'")
    shopper.picture("other-room")


def _moved(body: object, before: dict[str, float], metres: float) -> str:
    """A condition on the state: the body is more than so far from where it was."""
    return f"Math.hypot(state.bodies[{body}].x - {before['x']}, state.bodies[{body}].z - {before['z']}) > {metres}"


def _bare_floor(state: dict[str, Any]) -> tuple[float, float]:
    """Of some places low in the picture, the one farthest from all that is on show: it depends on where one arrives."""
    on_show = list(state["displays"].values())
    places = [(400.0, 620.0), (600.0, 700.0), (800.0, 620.0)]
    return max(places, key=lambda place: min(math.dist(place, each) for each in on_show))


def _walk(shopper: Shopper) -> None:
    """Walks ahead with the keyboard until the picture shows it."""
    shopper.get("scene").focus()
    _hold(shopper, "KeyW", metres=0.7)


def _hold(shopper: Shopper, *keys: str, metres: float) -> None:
    """Holds keys down until the body is so far from where it was."""
    state = shopper.state()
    here = state["bodies"][str(state["you"])]
    for key in keys:
        shopper.page.keyboard.down(key)
    shopper.wait_for_state(_moved("state.you", here, metres))
    for key in keys:
        shopper.page.keyboard.up(key)


def _open_what_is_lit(shopper: Shopper) -> None:
    """Opens the card of what the agent points at, by its mention in the chat."""
    shopper.get("chat-log").locator(".mentions button").last.click()
    expect(shopper.get("card")).to_be_visible()
