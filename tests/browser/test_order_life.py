"""An order after its payment, as its visitor sees it: parcels as they go, and withdrawing in two steps."""

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Visitors
from tests.support.served import STAFF_TOKEN
from tests.support.shopper import PATIENCE, Shopper
from vstore.commands.api_client import ApiClient
from vstore.commerce.order_change import Change, Deliver, ReceiveReturn, Ship
from vstore.doors.api.orders import ChangeRequest, StaffOrder

pytestmark = pytest.mark.browser


def test_visitor_follows_the_parcel_and_withdraws_in_two_steps(visitors: Visitors) -> None:
    shopper = visitors(locale="ko-KR", flat=True)
    shopper.enter("지수")
    number = _buy(shopper)
    shopper.get("open-orders").click()
    order = shopper.get("order").first
    expect(shopper.get("choose-CancelOrder").first).to_be_visible()
    _staff(shopper, number, Ship("한빛택배", "6451-2389"), Deliver(1))
    expect(order).to_have_attribute("data-state", "delivered", timeout=PATIENCE)
    expect(shopper.get("order-life").first).to_contain_text("한빛택배 배송 완료")
    shopper.picture("order-delivered-ko-KR")
    shopper.get("choose-RequestReturn").first.click()
    shopper.picture("order-withdraw-ko-KR")
    shopper.get("confirm-step").first.click()
    expect(shopper.get("order-life").first).to_contain_text("반품이 접수되었습니다", timeout=PATIENCE)
    expect(shopper.get("choose-RequestReturn")).to_have_count(0)
    _staff(shopper, number, ReceiveReturn(1))
    expect(shopper.get("order-life").first).to_contain_text("환불되었습니다", timeout=PATIENCE)
    expect(order).to_have_attribute("data-state", "returned")
    shopper.picture("order-returned-ko-KR")


def _buy(shopper: Shopper) -> str:
    shopper.add("loop-tee")
    shopper.get("open-cart").click()
    shopper.get("check-out").click()
    shopper.fill_in_contact()
    shopper.get("pay").click()
    expect(shopper.get("order-confirmation")).to_be_visible(timeout=PATIENCE)
    number = shopper.get("order-number").text_content() or ""
    shopper.get("back-to-store").click()
    return number


def _staff(shopper: Shopper, number: str, *changes: Change) -> None:
    staff = ApiClient(shopper.address, STAFF_TOKEN)
    for change in changes:
        body = ChangeRequest(f"{number}-{type(change).__name__}", change)
        staff.ask("POST", f"/api/staff/orders/{number}/changes", StaffOrder, body=body)
