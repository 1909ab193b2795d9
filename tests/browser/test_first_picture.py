"""The first picture of a room costs no more than later ones, and waits for nothing that it can do without."""

import pytest
from playwright.sync_api import Browser

from tests.bench.web import BUDGETS, Visit

pytestmark = pytest.mark.browser

COARSE_FORMS = """() => new Promise((asked) => new PerformanceObserver((list) => {
  const entry = list.getEntries().find(({ name }) => name.endsWith('/coarse.js'));
  if (entry) asked(entry.startTime);
}).observe({ type: 'resource', buffered: true }))"""


def test_first_picture_keeps_to_its_budgets_and_coarse_forms_come_after_it(
    browser: Browser, store_address: str
) -> None:
    visit = Visit(browser)
    visit.enter(store_address, "quality=high")
    first = visit.first_frame()
    assert 0 < first["triangles"] <= BUDGETS["triangles"]
    assert 0 < first["calls"] <= BUDGETS["draw_calls"]
    assert visit.page.evaluate(COARSE_FORMS) > first["startTime"]
    visit.context.close()
