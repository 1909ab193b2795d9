"""A visitor at the browser: drives the page by what a person would use, and reads what it shows."""

import json
import re
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

from playwright.sync_api import Browser, ConsoleMessage, Locator, Page, expect

PATIENCE = 60_000
CONTACT = {
    "name": "Kim Jisoo",
    "email": "jisoo@example.com",
    "postal_code": "04524",
    "address": "1 Sejong-daero",
}


class Shopper:
    """One visitor with a browser context of their own. `complaints` is everything the page wrote to its console.

    A `flat` one shops on the page of products instead of in the room in 3D, which takes a software renderer long.
    """

    def __init__(
        self,
        browser: Browser,
        address: str,
        screenshots: Path,
        *,
        locale: str = "en-US",
        phone: bool = False,
        flat: bool = False,
    ) -> None:
        size = {"width": 390, "height": 844} if phone else {"width": 1280, "height": 800}
        self._context = browser.new_context(viewport=size, locale=locale, has_touch=phone, is_mobile=phone)  # type: ignore[arg-type]
        self._context.set_default_timeout(PATIENCE)
        self._screenshots = screenshots
        self._flat = flat
        self.address = address
        self.complaints: list[str] = []
        self.page: Page = self._context.new_page()
        self.page.on("console", self._overhear)
        self.page.on("pageerror", lambda error: self.complaints.append(str(error)))

    def close(self) -> None:
        """Leaves the store, so that no body stays where the next visitor arrives, and closes the browser's context."""
        if self.get("leave").count():
            self.get("leave").dispatch_event("click")
            expect(self.get("enter-page")).to_be_visible(timeout=PATIENCE)
        self._context.close()

    def get(self, test_id: str) -> Locator:
        return self.page.get_by_test_id(test_id)

    def tool(self, test_id: str) -> Locator:
        """A tool of the bar; on a phone the rarer ones lie behind a button, which is pressed for that."""
        tool, more = self.get(test_id), self.get("more-tools")
        if more.is_visible() and not tool.is_visible():
            more.click()
        return tool

    def wait_until_still(self, test_id: str) -> None:
        """Until a panel has slid into its place: a finger that comes earlier hits what lies beside the target."""
        self.get(test_id).evaluate("panel => Promise.all(panel.getAnimations().map((each) => each.finished))")

    def enter(self, name: str, *, quality: str | None = None) -> None:
        """Opens the page, gives a name and goes in; `quality` keeps to one tier of the drawing."""
        asked = {"view": "2d" if self._flat else None, "quality": quality}
        self.page.goto(f"{self.address}?{urlencode({key: value for key, value in asked.items() if value})}")
        self.get("name-input").fill(name)
        self.get("enter").click()
        expect(self.get("visit")).to_be_visible(timeout=PATIENCE)
        if self._flat:
            expect(self.get("flat-shop")).to_be_visible(timeout=PATIENCE)
        else:
            self.wait_for_the_room()

    def wait_for_the_room(self) -> None:
        """Until the room is drawn, and nothing hangs before it any more."""
        expect(self.get("scene-state")).to_have_text(re.compile("calls"), timeout=PATIENCE)
        expect(self.page.locator(".veil")).to_be_hidden(timeout=PATIENCE)

    def dress(self, *choices: str) -> None:
        """Chooses how to look, on the page before the store."""
        self.page.goto(self.address)
        for choice in choices:
            self.get(choice).click()

    def say(self, text: str) -> None:
        self.get("chat-input").fill(text)
        self.get("chat-send").click()
        expect(self.get("line-mine").last).to_contain_text(text)

    def add(self, product: str) -> None:
        """Adds the first variant in stock of a product, by the list of products."""
        if self._flat:
            self.get(f"tile-{product}").click()
        else:
            self.get("open-listing").click()
            self.get(f"show-{product}").click()
        self.choose_what_is_offered()
        self.get("add-to-cart").click()
        expect(self.get("cart-count")).to_have_text("1")

    def choose_what_is_offered(self) -> None:
        """Picks the last offered value of every option of the open card."""
        groups = self.get("card").get_by_role("group")
        for index in range(groups.count()):
            offered = groups.nth(index).locator("[data-offered=true]")
            if offered.count():
                offered.last.click()

    def fill_in_contact(self, payment: str = "approve") -> None:
        for field, value in CONTACT.items():
            self.get(f"contact-{field}").fill(value)
        self.get(f"pay-{payment}").check()

    def allow_the_microphone(self) -> None:
        self._context.grant_permissions(["microphone"])

    def state(self) -> dict[str, Any]:
        """The picture in numbers: draw calls, where bodies stand, what is lit."""
        state: dict[str, Any] = json.loads(self.get("scene-state").text_content() or "{}")
        return state

    def wait_for_state(self, condition: str) -> None:
        """Waits until a JavaScript `condition` about `state` holds."""
        self.page.wait_for_function(_about_state(condition), timeout=PATIENCE)

    def holds(self, condition: str) -> bool:
        """Whether a JavaScript `condition` about `state` holds now."""
        return bool(self.page.evaluate(_about_state(condition)))

    def picture(self, name: str) -> None:
        self.page.screenshot(path=self._screenshots / f"{name}.png", timeout=PATIENCE)

    def _overhear(self, message: ConsoleMessage) -> None:
        if message.type in {"error", "warning"} and "GPU stall due to ReadPixels" not in message.text:
            self.complaints.append(message.text)


def _about_state(condition: str) -> str:
    state = "JSON.parse(document.querySelector('[data-testid=scene-state]').textContent)"
    return f"() => {{ const state = {state}; return {condition}; }}"
