"""Every screen in both languages: axe finds nothing to mend, in light and dark, and all fits on small windows."""

import pytest

from tests.browser.conftest import Visitors
from tests.support.eyes_of_axe import AXE, violations, what_does_not_fit
from tests.support.screens import walk, walk_alone

pytestmark = pytest.mark.browser


@pytest.mark.skipif(not AXE.exists(), reason="axe-core is not installed: run `npm install` in clients/web")
@pytest.mark.parametrize("locale", ["en-US", "ko-KR"])
def test_every_screen_is_accessible_and_fits(visitors: Visitors, locale: str) -> None:
    shopper = visitors(locale=locale)
    found = {}
    for screens in (walk, walk_alone):
        for screen in screens(shopper):
            found[screen] = [*violations(shopper), *what_does_not_fit(shopper)]
    assert len(found) >= 17
    assert {screen: faults for screen, faults in found.items() if faults} == {}
