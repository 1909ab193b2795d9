"""The picture and the clip of the README: two visitors and an agent, alone in the sample store and finely drawn.

Both are written beside this file where the environment has VSTORE_FILM (`make film`).
"""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from PIL import Image
from playwright.sync_api import Browser, ViewportSize, expect

from tests.browser.film import Film
from tests.support.served import served
from tests.support.shopper import PATIENCE, Shopper

pytestmark = pytest.mark.browser

HERE = Path(__file__).parent
FILMING = "VSTORE_FILM" in os.environ
PICTURED: ViewportSize = {"width": 1280, "height": 720}
FILMED: ViewportSize = {"width": 960, "height": 540}
WISH = "Do you have a jacket under 200,000 won?"


@pytest.fixture
def own_store(tmp_path: Path) -> Iterator[str]:
    """A store that nobody else is in."""
    with served(None, tmp_path / "store.db") as store:
        yield store.address


def test_agent_points_at_a_jacket_for_one_visitor_while_another_looks_on(
    browser: Browser, own_store: str, screenshots: Path
) -> None:
    friend, buyer = (Shopper(browser, own_store, screenshots) for _ in range(2))
    film = Film(buyer, rolling=FILMING)
    friend.dress("hair-bun", "top_color-4")
    friend.enter("Minji")
    _walk(friend, "KeyW", 0.9)
    friend.page.set_viewport_size({"width": 320, "height": 240})  # the processor is the picture's
    buyer.page.set_viewport_size(FILMED if FILMING else PICTURED)
    buyer.dress("top_color-2")
    film.shoot(3, hold=500)
    buyer.enter("Jisoo", quality="medium")
    film.shoot(4, hold=400)
    buyer.get("chat-input").fill(WISH)
    film.shoot(hold=1500)
    buyer.say(WISH)
    buyer.get("chat-close").click()
    buyer.page.mouse.move(640, 700)
    film.shoot_until("state.pointing.length > 0")
    agent = buyer.get("labels").locator(".person-label", has=buyer.page.locator(".plate-agent"))
    expect(agent.locator(".bubble")).to_contain_text("₩", timeout=PATIENCE)
    buyer.page.set_viewport_size(PICTURED)
    buyer.picture("store")
    film.shoot(hold=2500)
    if FILMING:
        Image.open(screenshots / "store.png").convert("RGB").quantize(256).save(HERE / "store.png", optimize=True)
        buyer.page.set_viewport_size(FILMED)
    buyer.get("labels").locator(".tag.is-lit").first.dispatch_event("click")
    expect(buyer.get("card-price")).to_contain_text("₩", timeout=PATIENCE)
    film.shoot(14, hold=250)
    film.save(HERE / "store.webp")
    assert [*friend.complaints, *buyer.complaints] == []
    for shopper in (friend, buyer):
        shopper.close()


def _walk(shopper: Shopper, key: str, metres: float) -> None:
    state = shopper.state()
    here = state["bodies"][str(state["you"])]
    shopper.get("scene").focus()
    shopper.page.keyboard.down(key)
    apart = f"state.bodies[{state['you']}].x - {here['x']}, state.bodies[{state['you']}].z - {here['z']}"
    shopper.wait_for_state(f"Math.hypot({apart}) > {metres}")
    shopper.page.keyboard.up(key)
