"""A visitor who has no mouse."""

from tests.support.shopper import Shopper

MOST_STEPS = 400


def press_until(shopper: Shopper, key: str, test_id: str) -> None:
    """Presses a key such as Tab until what has the test id has the focus."""
    for _ in range(MOST_STEPS):
        if shopper.page.evaluate("document.activeElement?.dataset?.testid") == test_id:
            return
        shopper.page.keyboard.press(key)
    raise AssertionError(f"{key} never reaches {test_id}")
