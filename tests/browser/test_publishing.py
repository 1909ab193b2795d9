"""A room that changes round somebody in a real browser: no reload, and they stay where they stand."""

import json
from collections.abc import Iterator
from typing import Any

import httpx
import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Visitors
from tests.support.served import Served, served
from tests.support.shopper import PATIENCE
from vstore.commands.serve import SAMPLE

pytestmark = pytest.mark.browser

ATELIER: dict[str, Any] = json.loads((SAMPLE / "scenes/atelier.scene.json").read_text())


@pytest.fixture(scope="module")
def opened(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    with served(None, tmp_path_factory.mktemp("store") / "store.db") as store:
        yield store


@pytest.fixture(scope="module")
def store_address(opened: Served) -> str:
    return opened.address


def publish(store: Served, **changes: object) -> None:
    headers = {"authorization": f"Bearer {store.staff_token}"}
    url = f"{store.address}api/staff/scenes/atelier"
    httpx.put(url, json={**ATELIER, **changes}, headers=headers, timeout=60).raise_for_status()


@pytest.fixture
def as_before(opened: Served) -> Iterator[None]:
    yield
    publish(opened)


def place_of(state: dict[str, Any]) -> dict[str, float]:
    """Where one stands oneself."""
    place: dict[str, float] = state["bodies"][str(state["you"])]
    return place


@pytest.mark.usefixtures("as_before")
def test_a_wall_is_built_before_a_visitors_eyes(visitors: Visitors, opened: Served) -> None:
    shopper = visitors()
    shopper.enter("Jisoo")
    shopper.page.evaluate("window.sameDocument = true")
    shopper.wait_for_state("Object.keys(state.displays).length > 0")
    before, gone = shopper.state(), ATELIER["displays"][0]["product"]
    shopper.picture("before-publishing")
    here = place_of(before)
    wall = {
        "id": "new-wall",
        "kind": "partition",
        "model": "library:partition",
        "position": [0, 0, -1.9],
        "size": [2.4, 2.6, 0.2],
        "text": {"en": "New this week", "ko": "이번 주 신상품"},
    }
    publish(
        opened,
        fixtures=[*ATELIER["fixtures"], wall],
        displays=[each for each in ATELIER["displays"] if each["product"] != gone],
    )
    shopper.get("open-listing").click()
    expect(shopper.get("product-row").first).to_be_visible(timeout=PATIENCE)
    expect(shopper.page.locator(f"[data-product={gone}]")).to_have_count(0, timeout=PATIENCE)
    shopper.page.keyboard.press("Escape")
    shopper.picture("after-publishing")
    after = shopper.state()
    assert shopper.page.evaluate("window.sameDocument")
    assert (after["you"], place_of(after), after["corrections"]) == (before["you"], here, 0)


@pytest.mark.usefixtures("as_before")
def test_a_card_stays_open_while_other_things_are_put_on_show(visitors: Visitors, opened: Served) -> None:
    shopper = visitors()
    shopper.enter("Minsu")
    shown = ATELIER["displays"][0]
    shopper.get("open-listing").click()
    shopper.get(f"show-{shown['product']}").click()
    expect(shopper.get("card")).to_be_visible()
    raised = [{**each, "id": f"{each['id']}-2"} for each in ATELIER["displays"] if each.get("fixture")]
    publish(opened, displays=[*ATELIER["displays"], *raised])
    shopper.wait_for_state(
        f"Object.keys(state.displays).some((id) => {json.dumps([e['id'] for e in raised])}.includes(id))"
    )
    expect(shopper.get("card")).to_be_visible()
    assert shopper.state()["corrections"] == 0
