"""A store with one place: the second visitor is told their place in line, and comes in when the first has left."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from tests.support.served import served
from tests.support.shopper import PATIENCE, Shopper

pytestmark = pytest.mark.browser


@pytest.fixture
def shoppers(browser: Browser, screenshots: Path, tmp_path: Path) -> Iterator[list[Shopper]]:
    """An English and a Korean visitor before a store that has room for one."""
    with served(None, tmp_path / "store.db", VSTORE_MAX_SESSIONS="1") as store:
        made = [Shopper(browser, store.address, screenshots, locale=each) for each in ("en-US", "ko-KR")]
        yield made
        complaints = [complaint for shopper in made for complaint in shopper.complaints]
        for shopper in made:
            shopper.close()
    assert complaints == []


def test_visitor_waits_in_line_and_comes_in_when_there_is_a_place(shoppers: list[Shopper]) -> None:
    inside, waiting = shoppers
    inside.enter("Jisoo")
    waiting.page.goto(waiting.address)
    waiting.get("enter").click()
    expect(waiting.get("progress")).to_contain_text("다음이 바로", timeout=PATIENCE)
    expect(waiting.get("enter")).to_be_disabled()
    waiting.picture("in-line")
    inside.get("leave").click()
    expect(waiting.get("scene")).to_be_visible(timeout=PATIENCE)
    inside.get("enter").click()
    expect(inside.get("progress")).to_contain_text("You are next in line", timeout=PATIENCE)
