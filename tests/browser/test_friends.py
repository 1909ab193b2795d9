"""Two friends: one invites by a link, the other opens it on a phone, follows through a door, and stops."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Visitors
from tests.support.axe import needs_axe, violations
from tests.support.shopper import PATIENCE

pytestmark = pytest.mark.browser


@needs_axe
def test_friend_comes_by_a_link_and_follows_through_a_door(visitors: Visitors) -> None:
    hana, mina = visitors(flat=True), visitors(flat=True, phone=True, locale="ko-KR")
    hana.enter("Hana")
    hana.get("open-friends").click()
    hana.get("invite").click()
    link = hana.get("invitation").input_value(timeout=PATIENCE)
    assert re.fullmatch(re.escape(hana.address) + r"/?#friend=[\w-]{32}", link)
    hana.wait_until_still("friends")
    assert violations(hana) == []
    hana.picture("friends-invitation")

    mina.page.goto(link.replace("#", "?view=2d#"))
    expect(mina.get("invited")).to_be_visible(timeout=PATIENCE)
    mina.get("name-input").fill("미나")
    mina.picture("friends-invited")
    mina.get("enter").tap()
    expect(mina.get("toasts")).to_contain_text("Hana님과 함께 있어요", timeout=PATIENCE)
    assert "#" not in mina.page.url
    expect(hana.get("friend")).to_contain_text("미나", timeout=PATIENCE)
    hana.get("friends").get_by_test_id("close").click()

    mina.get("open-friends").tap()
    mina.wait_until_still("friends")
    assert violations(mina) == []
    mina.picture("friends-here")
    mina.get("friend").get_by_test_id(re.compile("^follow-")).tap()
    expect(mina.get("following")).to_contain_text("Hana", timeout=PATIENCE)
    here = mina.get("flat-heading").text_content() or ""
    hana.get("flat-shop").get_by_test_id(re.compile("^flat-door-")).first.click()
    expect(mina.get("flat-heading")).not_to_have_text(here, timeout=PATIENCE)
    expect(mina.get("following")).to_be_visible()
    mina.picture("friends-following")
    mina.get("stop-following").tap()
    expect(mina.get("following")).to_be_hidden(timeout=PATIENCE)
