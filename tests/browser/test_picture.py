"""The picture of the README: two visitors and an agent, alone in the sample store and finely drawn."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from tests.support.served import served
from tests.support.shopper import PATIENCE, Shopper

pytestmark = pytest.mark.browser


@pytest.fixture
def own_store(tmp_path: Path) -> Iterator[str]:
    """A store that nobody else is in."""
    with served(None, tmp_path / "store.db") as store:
        yield store.address


def test_agent_points_at_a_jacket_for_one_visitor_while_another_looks_on(
    browser: Browser, own_store: str, screenshots: Path
) -> None:
    friend, buyer = (Shopper(browser, own_store, screenshots) for _ in range(2))
    buyer.page.set_viewport_size({"width": 1280, "height": 720})
    friend.dress("hair-bun", "top_color-4")
    friend.enter("Minji")
    _walk(friend, "KeyW", 0.9)
    friend.page.set_viewport_size({"width": 320, "height": 240})  # the processor is the picture's
    buyer.dress("top_color-2")
    buyer.enter("Jisoo", quality="medium")
    buyer.say("Do you have a jacket under 200,000 won?")
    buyer.get("chat-close").click()
    buyer.page.mouse.move(640, 700)
    buyer.wait_for_state("state.pointing.length > 0")
    agent = buyer.get("labels").locator(".person-label", has=buyer.page.locator(".plate-agent"))
    expect(agent.locator(".bubble")).to_contain_text("₩", timeout=PATIENCE)
    buyer.picture("store")
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
