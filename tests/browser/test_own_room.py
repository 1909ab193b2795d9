"""A product seen in one's own room, at its true size, on an emulated device."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Visitors
from tests.support.headset import Headset, needs_iwer
from tests.support.shopper import PATIENCE

pytestmark = pytest.mark.browser


@needs_iwer
def test_product_is_put_where_one_points_at_its_true_size(visitors: Visitors) -> None:
    shopper = visitors()
    headset = Headset(shopper)
    shopper.enter("Decorator")
    shopper.get("open-listing").click()
    shopper.get("show-loop-tee").click()
    shopper.picture("card-with-room")
    shopper.get("card-room").click()
    hint = shopper.get("own-room-hint")
    expect(hint).to_have_text(re.compile(r"\w"), timeout=PATIENCE)
    headset.look(pitch=0.8)
    expect(hint).to_have_text("Tap to put it on the ring.", timeout=PATIENCE)
    expect(shopper.get("own-room")).to_contain_text(re.compile(r"True size: \d+ cm × \d+ cm × \d+ cm"))
    shopper.page.evaluate("headset.controllers.right.updateButtonValue('trigger', 1)")
    expect(shopper.get("own-room")).to_have_attribute("data-placed", re.compile("."), timeout=PATIENCE)
