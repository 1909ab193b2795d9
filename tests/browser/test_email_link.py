"""One person on two devices: by a code from their mail, what is in one cart is in the other."""

import email
import re
import time
from email.policy import default
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from tests.support.served import served
from tests.support.shopper import PATIENCE, Shopper

pytestmark = pytest.mark.browser

ADDRESS = "jisoo@example.com"


def test_cart_is_on_both_devices_once_the_address_is_linked(
    browser: Browser, screenshots: Path, tmp_path: Path
) -> None:
    with served(None, tmp_path / "store.db") as store:
        mail = tmp_path / "data" / "vstore" / "sample" / "mail"
        desk = Shopper(browser, store.address, screenshots, locale="ko-KR", flat=True)
        desk.enter("지수")
        desk.add("loop-tee")
        _link(desk, mail, "인증 코드", "desk")
        phone = Shopper(browser, store.address, screenshots, locale="en-US", phone=True, flat=True)
        phone.enter("Jisoo")
        _link(phone, mail, "is your code", "phone")
        phone.get("close").last.click()
        phone.get("open-cart").click()
        expect(phone.get("cart-line")).to_have_count(1)
        complaints = desk.complaints + phone.complaints
        desk.close()
        phone.close()
    assert complaints == []


def _link(shopper: Shopper, mail: Path, subject: str, device: str) -> None:
    shopper.tool("open-orders").click()
    shopper.get("email-link-email").fill(ADDRESS)
    shopper.picture(f"email-link-{device}")
    shopper.get("email-link-email").press("Enter")
    expect(shopper.get("email-link-code")).to_be_visible()
    shopper.get("email-link-code").fill("000000")
    shopper.get("email-link-code").press("Enter")
    expect(shopper.get("email-link").get_by_role("alert")).not_to_be_empty()
    shopper.get("email-link-code").fill(_code(mail, subject))
    shopper.picture(f"email-link-{device}-code")
    shopper.get("email-link-code").press("Enter")
    expect(shopper.get("email-link")).to_contain_text(re.compile(ADDRESS), timeout=PATIENCE)
    expect(shopper.get("email-link-code")).to_have_count(0)
    shopper.picture(f"email-link-{device}-linked")


def _code(mail: Path, subject: str) -> str:
    """The code in the mail of that subject, once it is written."""
    ends = time.monotonic() + PATIENCE / 1000
    while time.monotonic() < ends:
        for file in mail.glob("code.*.eml"):
            told = str(email.message_from_bytes(file.read_bytes(), policy=default)["subject"])
            if subject in told and (found := re.search(r"\d{6}", told)):
                return found[0]
        time.sleep(0.1)
    raise AssertionError("no mail came")
