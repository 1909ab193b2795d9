"""Texts of a brand and of visitors that try to run in the page: they are shown as text, and nothing of them runs."""

import json
from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest
from playwright.sync_api import Browser, Dialog, expect

from scenes.money import Money
from scenes.products import Option, OptionValue, Product, Variant
from tests.support.served import Served, served
from tests.support.shopper import PATIENCE, Shopper
from vstore.layout import lay_out, load_library
from vstore.storefolder.writing import AGENT, scene_text, settings_text

pytestmark = pytest.mark.browser

IMAGE = "<img src=x onerror=owned=1>"
SCRIPT = "</script><script>owned=2</script>"
VECTOR = '"><svg onload=owned=3>'
LINK = "javascript:owned=4"
SLOT = "{name} {0.__class__} ${owned=5} %s"
EVERYTHING = f"{IMAGE} {SCRIPT} {VECTOR} {LINK} {SLOT}"
STORE_NAME = f"Corner {IMAGE}"
PRODUCTS = (
    Product(
        id="mug",
        name={"en": f"Mug {IMAGE}{SLOT}"},
        description={"en": EVERYTHING},
        kind={"en": f"mug {VECTOR}"},
        category={"en": f"Cups {SCRIPT}"},
        brand=VECTOR,
        material={"en": f"Clay {IMAGE}"},
        options=(Option("glaze", {"en": f"Glaze {IMAGE}"}, (OptionValue("g", {"en": f"Green {VECTOR}"}),)),),
        variants=(Variant("MUG", Money(900, "USD"), 5, {"glaze": "g"}),),
        model="library:mug",
        details={"care": {"en": EVERYTHING}},
    ),
    Product(
        id="lamp<b>",
        name={"en": f"Lamp {SCRIPT}"},
        category={"en": f"Light {VECTOR}"},
        variants=(Variant(f"L{IMAGE}", Money(4_900, "USD")),),
        model="library:lamp_table",
    ),
)
PICTURE = """<svg xmlns="http://www.w3.org/2000/svg" width="40" height="40" onload="owned=6">
<script>parent.owned=7; document.documentElement.setAttribute("owned", "7")</script><circle r="20"/></svg>"""


class Watched(Shopper):
    """A shopper at whose page every sign of foreign code is noted."""

    def __init__(self, browser: Browser, address: str, screenshots: Path) -> None:
        super().__init__(browser, address, screenshots)
        self.dialogs: list[str] = []
        self.page.on("dialog", self._dismiss)

    def _dismiss(self, dialog: Dialog) -> None:
        self.dialogs.append(dialog.message)
        dialog.dismiss()

    def assert_nothing_ran(self) -> None:
        assert self.page.evaluate("typeof owned") == "undefined"
        assert self.dialogs == []
        assert self.complaints == []
        assert (
            self.page.locator("img[src='x'], svg[onload], [onerror], #app script, a[href^='javascript']").count() == 0
        )


@pytest.fixture(scope="module")
def hostile_store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    folder = tmp_path_factory.mktemp("hostile")
    scenes = lay_out(PRODUCTS, load_library(), AGENT, title={"en": STORE_NAME})
    settings = settings_text(STORE_NAME, "USD", ["en"], scenes[0].id)
    assert '"Mina"' in settings
    files = {
        "store.toml": settings.replace('"Mina"', json.dumps(f"Mina {IMAGE}")),
        "catalog.json": msgspec.json.encode(PRODUCTS).decode(),
        "assets/hostile.svg": PICTURE,
        "knowledge/service.en.md": f"## Shipping {IMAGE}\nTwo days. {EVERYTHING}\n",
        **{f"scenes/{scene.id}.scene.json": scene_text(scene) for scene in scenes},
    }
    for name, text in files.items():
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    with served(folder, tmp_path_factory.mktemp("books") / "store.db") as store:
        yield store


@pytest.fixture
def shoppers(browser: Browser, hostile_store: Served, screenshots: Path) -> Iterator[list[Watched]]:
    made = [Watched(browser, hostile_store.address, screenshots) for _ in range(2)]
    yield made
    for shopper in made:
        shopper.close()


def test_texts_of_a_brand_and_of_visitors_are_shown_and_never_run(shoppers: list[Watched]) -> None:
    attacker, witness = shoppers
    witness.enter(VECTOR)
    assert witness.page.title() == STORE_NAME
    attacker.enter(IMAGE)
    expect(witness.page.get_by_text(IMAGE, exact=False).first).to_be_attached(timeout=PATIENCE)
    attacker.say(EVERYTHING)
    expect(witness.get("line-visitor").last).to_contain_text(EVERYTHING, timeout=PATIENCE)
    witness.say("What does shipping cost?")
    expect(witness.get("line-agent").last).to_contain_text("Two days", timeout=PATIENCE)
    witness.get("open-listing").click()
    expect(witness.get("listing")).to_contain_text(f"Mug {IMAGE}{SLOT}")
    witness.picture("hostile-listing")
    witness.get("show-mug").click()
    expect(witness.get("card")).to_contain_text(EVERYTHING)
    witness.picture("hostile-card")
    witness.choose_what_is_offered()
    witness.get("add-to-cart").click()
    expect(witness.get("cart-count")).to_have_text("1")
    witness.get("open-cart").click()
    witness.get("check-out").click()
    witness.fill_in_contact()
    witness.get("contact-name").fill(IMAGE)
    witness.get("contact-address").fill(SCRIPT)
    witness.get("pay").click()
    expect(witness.get("order-number")).not_to_be_empty(timeout=PATIENCE)
    witness.picture("hostile-order")
    for shopper in shoppers:
        shopper.assert_nothing_ran()


def test_agent_speaks_of_hostile_products_as_of_any_other(shoppers: list[Watched]) -> None:
    shopper, other = shoppers
    shopper.enter("Hana")
    # Three at once is what a visitor may say without a pause.
    for wish in ("Do you have a mug?", "What is it made of?", "Add it to my cart"):
        lines = shopper.get("line-agent").count()
        shopper.say(wish)
        expect(shopper.get("line-agent").nth(lines)).to_have_attribute("data-done", "", timeout=PATIENCE)
    expect(shopper.get("chat-log")).to_contain_text(f"Mug {IMAGE}")
    shopper.picture("hostile-talk")
    shopper.assert_nothing_ran()
    other.assert_nothing_ran()


def test_picture_with_a_script_is_only_a_picture(shoppers: list[Watched]) -> None:
    shopper, _ = shoppers
    shopper.page.goto(f"{shopper.address}assets/hostile.svg")
    assert shopper.page.evaluate("typeof owned") == "undefined"
    assert shopper.page.evaluate("document.documentElement.getAttribute('owned')") is None


def test_staff_page_shows_what_visitors_wrote_as_text(shoppers: list[Watched], hostile_store: Served) -> None:
    visitor, staff = shoppers
    visitor.enter(IMAGE)
    visitor.get("call-clerk").click()
    staff.page.goto(f"{hostile_store.address}staff#{hostile_store.staff_token}")
    expect(staff.page.locator("#calls")).to_contain_text(IMAGE, timeout=PATIENCE)
    expect(staff.page.locator("#inside")).to_contain_text("visitors", timeout=PATIENCE)
    expect(staff.page.locator("#pulse tr")).to_have_count(2)
    staff.picture("hostile-staff")
    staff.assert_nothing_ran()
