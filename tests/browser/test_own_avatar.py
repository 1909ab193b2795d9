"""An avatar of one's own: a VRM file that one visitor brings, another sees, is worn again next time, and deleted."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from tests.browser.conftest import ARTEFACTS, Visitors
from tests.support.axe import needs_axe, violations
from tests.support.own_avatar import own_avatar
from tests.support.served import STAFF_TOKEN, served
from tests.support.shopper import PATIENCE, Shopper
from vstore.commands.serve import SAMPLE

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def store_address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The sample store, where visitors may bring avatars of their own."""
    folder = tmp_path_factory.mktemp("own")
    store = shutil.copytree(SAMPLE, folder / "store")
    with (store / "store.toml").open("a", encoding="utf-8") as settings:
        settings.write("\n[avatars]\nown_files = true\n")
    with served(store, folder / "store.db") as opened:
        yield opened.address


@needs_axe
def test_visitor_brings_an_avatar_which_others_see(visitors: Visitors, tmp_path: Path) -> None:
    file = tmp_path / "hana.vrm"
    file.write_bytes(own_avatar(avatarPermission="onlyAuthor"))
    hana, mina = visitors(), visitors(locale="ko-KR", phone=True)
    hana.page.goto(hana.address)
    _choose(hana, file)
    expect(hana.get("avatar-facts")).to_contain_text("The vstore authors")
    expect(hana.get("avatar-wear")).to_be_disabled()
    hana.get("avatar-leave").check()
    hana.wait_until_still("own-avatar")
    assert violations(hana) == []
    hana.picture("own-avatar")
    hana.get("avatar-wear").click()
    expect(hana.get("avatar-worn")).to_contain_text("You will wear it", timeout=PATIENCE)
    _close(hana)
    hana.picture("own-avatar-mirror")
    hana.get("name-input").fill("Hana")
    hana.get("enter").click()
    hana.wait_for_the_room()
    hana.wait_for_state("state.own_avatars.includes(state.you)")
    hana.picture("own-avatar-inside")

    mina.enter("미나")
    mina.wait_for_state("state.own_avatars.length === 1")
    mina.picture("own-avatar-seen")
    mina.tool("open-own-avatar").tap()
    expect(mina.get("credits")).to_contain_text("Walking Sample", timeout=PATIENCE)
    mina.wait_until_still("own-avatar")
    mina.page.set_viewport_size({"width": 320, "height": 700})
    assert violations(mina) == []
    mina.picture("own-avatar-credits")
    _close(mina)

    hana.page.reload()
    hana.get("enter").click()
    hana.wait_for_the_room()
    hana.wait_for_state("state.own_avatars.includes(state.you)")
    hana.tool("open-own-avatar").click()
    expect(hana.get("avatar-worn")).to_contain_text("You wear it now")
    textures = hana.state()["textures"]
    hana.get("avatar-remove").click()
    expect(hana.get("avatar-facts")).to_be_hidden(timeout=PATIENCE)
    _close(hana)
    hana.wait_for_state(f"state.own_avatars.length === 0 && state.textures < {textures}")
    mina.wait_for_state("state.own_avatars.length === 0")


def test_what_the_store_does_not_take_is_said_with_the_way_out(visitors: Visitors, tmp_path: Path) -> None:
    shopper = visitors(flat=True, locale="ko-KR")
    shopper.enter("하나")
    text, lame = tmp_path / "notes.vrm", tmp_path / "lame.vrm"
    text.write_text("no avatar")
    _choose(shopper, text)
    expect(shopper.get("avatar-fault")).to_contain_text("VRM 1.0 아바타가 아니에요")
    # It says that it is for everybody, and that under a licence that the store does not know.
    lame.write_bytes(own_avatar(licenseUrl="https://example.com/"))
    shopper.get("avatar-file").set_input_files(lame)
    shopper.get("avatar-wear").click()
    expect(shopper.get("avatar-fault")).to_contain_text("라이선스", timeout=PATIENCE)
    shopper.wait_until_still("own-avatar")
    shopper.picture("own-avatar-refused")
    _close(shopper)
    # What was refused is written into the console by the browser itself.
    shopper.complaints[:] = [each for each in shopper.complaints if "Failed to load resource" not in each]


def test_staff_take_an_avatar_away_from_whoever_wears_it(visitors: Visitors, browser: Browser, tmp_path: Path) -> None:
    file = tmp_path / "hana.vrm"
    file.write_bytes(own_avatar())
    hana = visitors(flat=True)
    hana.enter("Hana")
    _choose(hana, file)
    hana.get("avatar-wear").click()
    expect(hana.get("avatar-worn")).to_contain_text("You wear it now", timeout=PATIENCE)
    staff = browser.new_context(locale="ko-KR", viewport={"width": 900, "height": 760}).new_page()
    staff.on("dialog", lambda dialog: dialog.accept())
    staff.goto(f"{hana.address}staff#{STAFF_TOKEN}")
    staff.locator("#avatars summary").click(timeout=PATIENCE)
    worn = staff.locator("#avatar-list li")
    expect(worn).to_contain_text("지금 착용: Hana", timeout=PATIENCE)
    ARTEFACTS.mkdir(parents=True, exist_ok=True)
    staff.screenshot(path=ARTEFACTS / "staff-avatars.png", full_page=True)
    worn.get_by_role("button").click()
    expect(staff.locator("#avatar-list")).to_have_text("손님이 올린 아바타가 없습니다.", timeout=PATIENCE)
    staff.context.close()
    expect(hana.get("avatar-fault")).to_contain_text("The store no longer has your avatar", timeout=PATIENCE)
    hana.get("avatar-wear").click()
    expect(hana.get("avatar-fault")).to_contain_text("have taken this avatar away", timeout=PATIENCE)
    hana.complaints[:] = [each for each in hana.complaints if "Failed to load resource" not in each]


def _choose(shopper: Shopper, file: Path) -> None:
    shopper.get("open-own-avatar").click()
    shopper.get("avatar-file").set_input_files(file)


def _close(shopper: Shopper) -> None:
    shopper.get("own-avatar").get_by_test_id("close").click()
