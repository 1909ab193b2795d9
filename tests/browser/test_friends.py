"""Two friends: one invites by a link, the other opens it on a phone, follows through a door, and stops."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Visitors
from tests.support.axe import needs_axe, violations
from tests.support.shopper import PATIENCE, Shopper

pytestmark = pytest.mark.browser


@needs_axe
def test_friends_come_by_a_link_follow_through_a_door_and_share_carts(visitors: Visitors) -> None:
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

    mina.tool("open-friends").tap()
    expect(mina.get("friend")).to_be_visible(timeout=PATIENCE)
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

    _share_carts(hana, mina)


def _share_carts(hana: Shopper, mina: Shopper) -> None:
    """Mina asks, Hana agrees and adds something, Mina takes it over."""
    mina.tool("open-friends").tap()
    mina.get("friend").get_by_test_id(re.compile("^share-cart-")).tap()
    expect(mina.get("friend")).to_contain_text("기다리는 중", timeout=PATIENCE)
    mina.get("friends").get_by_test_id("close").tap()
    expect(hana.get("toasts")).to_contain_text("share carts", timeout=PATIENCE)
    hana.get("toasts").get_by_role("button", name="Answer").click()
    expect(hana.get("friend")).to_be_visible(timeout=PATIENCE)
    hana.wait_until_still("friends")
    assert violations(hana) == []
    hana.picture("friends-asked")
    hana.get("friend").get_by_test_id(re.compile("^share-cart-")).click()
    expect(hana.get("friend")).to_contain_text("each other's carts", timeout=PATIENCE)
    hana.get("friends").get_by_test_id("close").click()
    hana.get("flat-shop").locator(".tile").first.click()
    hana.choose_what_is_offered()
    # The card is written anew once it knows when the sofa would come.
    expect(hana.get("card")).to_contain_text("Delivery", timeout=PATIENCE)
    hana.get("add-to-cart").click()
    expect(hana.get("cart-count")).to_have_text("1", timeout=PATIENCE)
    mina.get("open-cart").tap()
    expect(mina.get("friend-line")).to_contain_text("Hana님이 담음", timeout=PATIENCE)
    mina.wait_until_still("cart")
    assert violations(mina) == []
    mina.picture("friends-cart")
    mina.get("friend-cart").get_by_test_id(re.compile("^take-")).tap()
    expect(mina.get("cart-line")).to_contain_text("내가 담음", timeout=PATIENCE)
    expect(hana.get("toasts")).to_contain_text("미나 has taken over", timeout=PATIENCE)
    expect(hana.get("cart-count")).to_be_empty()
