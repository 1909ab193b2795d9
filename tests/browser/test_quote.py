"""What one reads before paying: the coupon's worth and reason, ways of delivery, tax within, and the legal pages."""

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Visitors
from tests.support.shopper import PATIENCE

pytestmark = pytest.mark.browser


def test_sums_follow_coupon_and_delivery_and_stand_beside_the_legal_pages(visitors: Visitors) -> None:
    shopper = visitors(locale="ko-KR", flat=True)
    shopper.enter("Quoted")
    shopper.add("loop-tee")
    shopper.get("open-cart").click()
    shopper.get("check-out").click()
    shopper.get("delivery-dawn").check()
    shopper.get("coupon").fill("nope")
    shopper.get("apply-coupon").click()
    expect(shopper.get("checkout-message")).to_contain_text("NOPE", timeout=PATIENCE)
    shopper.get("coupon").fill("welcome")
    shopper.get("coupon").press("Enter")
    expect(shopper.get("checkout").locator(".totals")).to_contain_text("첫 구매 10% 할인", timeout=PATIENCE)
    expect(shopper.get("checkout").locator(".totals")).to_contain_text("부가세 포함")
    expect(shopper.get("delivery-dawn")).to_be_checked()
    expect(shopper.get("legal").locator("a")).to_have_count(3)
    shopper.get("legal").scroll_into_view_if_needed()
    shopper.picture("quote-ko-KR")
    shopper.get("remove-coupon-WELCOME").click()
    expect(shopper.get("checkout").locator(".totals")).not_to_contain_text("할인", timeout=PATIENCE)
