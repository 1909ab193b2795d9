"""Every screen of the page, listed once: a walk that opens one after another."""

from collections.abc import Iterator

from playwright.sync_api import expect

from tests.support.shopper import PATIENCE, Shopper


def walk(shopper: Shopper) -> Iterator[str]:
    """The name of each screen, while it is on the screen. Begins outside the store, and ends in its room."""
    page = shopper.page
    page.goto(shopper.address + "?view=2d")
    expect(page.get_by_role("heading", level=1)).not_to_be_empty()
    yield "enter-page"
    shopper.get("enter").click()
    expect(shopper.get("flat-shop")).to_be_visible(timeout=PATIENCE)
    expect(shopper.get("line-agent").last).to_have_attribute("data-done", "", timeout=PATIENCE)
    shopper.get("chat-close").click()
    yield "shop"
    yield from _card(shopper)
    yield from _buying(shopper)
    yield from _own(shopper)
    shopper.get("toggle-chat").click()
    yield "chat"
    shopper.get("chat-close").click()
    shopper.tool("view-3d").click()
    shopper.wait_for_the_room()
    yield "room"
    shopper.get("open-listing").click()
    yield "listing"
    shopper.get("listing").get_by_test_id("close").click()


def walk_alone(shopper: Shopper) -> Iterator[str]:
    """The pages that stand by themselves, each in a language of its own asking."""
    page, language = shopper.page, page_language(shopper)
    for name, path in (
        ("orders-page", f"orders?lang={language}"),
        ("staff-page", "staff"),
        ("offline-page", "offline.html"),
    ):
        page.goto(shopper.address + path)
        expect(page.get_by_role("heading", level=1).first).to_be_visible()
        yield name
    # Nobody is signed in on the staff page, and it asks whether somebody is.
    shopper.complaints[:] = [each for each in shopper.complaints if "401 (Unauthorized)" not in each]
    page.goto(f"{shopper.address}widget?language={language}")
    expect(shopper.get("widget").locator(".suggestions button").first).to_be_visible(timeout=PATIENCE)
    yield "widget"


def page_language(shopper: Shopper) -> str:
    language: str = shopper.page.evaluate("navigator.language.slice(0, 2)")
    return language


def _card(shopper: Shopper) -> Iterator[str]:
    shopper.get("tile-loop-tee").click()
    shopper.choose_what_is_offered()
    # What is clicked is scrolled to first, which takes one card farther than another.
    shopper.get("card").evaluate("card => card.querySelectorAll('*').forEach((each) => (each.scrollTop = 0))")
    yield "card"
    shopper.get("card-compare").click()
    expect(shopper.get("difference").first).to_be_visible(timeout=PATIENCE)
    yield "compare"
    shopper.get("compare").get_by_test_id("close").click()
    shopper.get("add-to-cart").click()
    expect(shopper.get("cart-count")).to_have_text("1")
    shopper.get("card").get_by_test_id("close").click()


def _buying(shopper: Shopper) -> Iterator[str]:
    shopper.get("open-cart").click()
    yield "cart"
    shopper.get("check-out").click()
    expect(shopper.get("pay")).to_be_visible(timeout=PATIENCE)
    yield "checkout"
    shopper.get("pay").click()
    expect(shopper.page.locator("#contact-email-fault")).to_be_visible()
    yield "checkout-faults"
    shopper.fill_in_contact()
    shopper.get("pay").click()
    expect(shopper.get("order-confirmation")).to_be_visible(timeout=PATIENCE)
    yield "confirmation"
    shopper.get("back-to-store").click()


def _own(shopper: Shopper) -> Iterator[str]:
    shopper.tool("open-orders").click()
    expect(shopper.get("order").first).to_be_visible()
    yield "orders"
    shopper.get("privacy-of-orders").click()
    shopper.get("consent-memory").click()
    expect(shopper.get("consent-memory")).to_be_checked()
    shopper.get("erase-data").click()
    expect(shopper.get("confirm-erasure")).to_be_visible()
    yield "privacy"
    shopper.get("privacy").get_by_test_id("close").click()
