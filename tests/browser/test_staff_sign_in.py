"""The staff page's sign-in form in a real browser, in both languages."""

import subprocess
import sys
from collections.abc import Iterator

import httpx
import pytest
from playwright.sync_api import Browser, Page, expect
from pyotp import TOTP

from tests.browser.conftest import ARTEFACTS
from tests.support.served import Served, served
from tests.support.staff_room import PASSWORD

pytestmark = pytest.mark.browser

PATIENCE = 20_000


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    with served(None, tmp_path_factory.mktemp("staff") / "store.db") as opened:
        headers = {"authorization": f"Bearer {opened.staff_token}"}
        with httpx.Client(base_url=f"{opened.address}api/staff/", headers=headers, timeout=30) as owner:
            for name, role in (("hana", "clerk"), ("minseo", "designer"), ("juno", "owner")):
                body = {"name": name, "role": role, "password": PASSWORD}
                owner.post("accounts", json=body).raise_for_status()
        yield opened


def staff_page(browser: Browser, store: Served, locale: str) -> Page:
    page = browser.new_context(locale=locale, viewport={"width": 900, "height": 760}).new_page()
    page.goto(f"{store.address}staff")
    return page


def sign_in(page: Page, name: str, password: str = PASSWORD, code: str = "") -> None:
    page.locator("#sign-in [name=name]").fill(name)
    page.locator("#sign-in [name=password]").fill(password)
    if code:
        page.locator("#sign-in [name=code]").fill(code)
    page.locator("#sign-in button").click()


def degrade(page: Page) -> None:
    """From now on the page is told that two parts of the store are amiss."""
    parts = {"database": "away", "model": "loading"}
    since = "2026-01-02T03:04:00+00:00"
    told = {"degraded": {part: {"state": state, "since": since} for part, state in parts.items()}}
    page.route("**/healthz", lambda route: route.fulfill(json=told))


def picture(page: Page, name: str) -> None:
    ARTEFACTS.mkdir(parents=True, exist_ok=True)
    page.screenshot(path=ARTEFACTS / f"{name}.png")


@pytest.mark.parametrize(
    ("locale", "title", "refusal", "who", "amiss"),
    [
        (
            "ko-KR",
            "직원 로그인",
            "이름, 비밀번호 또는 코드가 올바르지 않습니다.",
            "hana · 점원",
            ["데이터베이스에 연결할 수 없습니다.", "언어 모델이 아직 말할 수 없습니다."],
        ),
        (
            "en-US",
            "Staff sign-in",
            "The name, the password or the code is not right.",
            "hana · clerk",
            ["The database is away", "The language model cannot speak yet"],
        ),
    ],
)
def test_staff_sign_in_see_what_is_amiss_and_sign_out(
    browser: Browser, store: Served, locale: str, title: str, refusal: str, who: str, amiss: list[str]
) -> None:
    page = staff_page(browser, store, locale)
    expect(page.locator("#sign-in h1")).to_have_text(title, timeout=PATIENCE)
    expect(page.locator("#status")).to_be_hidden()
    expect(page.locator("#sign-in [name=name]")).to_be_focused()
    sign_in(page, "hana", "not the password")
    expect(page.locator("#refusal")).to_have_text(refusal, timeout=PATIENCE)
    picture(page, f"staff-sign-in-{locale[:2]}")
    degrade(page)
    sign_in(page, "hana")
    expect(page.locator("#name")).to_have_text(who, timeout=PATIENCE)
    expect(page.locator("#amiss p")).to_contain_text(amiss, timeout=PATIENCE)
    expect(page.locator("#amiss small").first).to_contain_text("2026")
    expect(page.locator("#pulse tr")).to_have_count(2)
    expect(page.locator("#asking")).to_be_visible()
    picture(page, f"staff-degraded-{locale[:2]}")
    page.unroute("**/healthz")
    page.reload()
    expect(page.locator("#name")).to_have_text(who, timeout=PATIENCE)
    picture(page, f"staff-signed-in-{locale[:2]}")
    assert page.evaluate("document.cookie") == ""
    page.locator("#sign-out").click()
    expect(page.locator("#sign-in")).to_be_visible(timeout=PATIENCE)
    expect(page.locator("#status")).to_be_hidden()
    page.context.close()


def test_staff_change_their_password_and_sign_in_anew(browser: Browser, store: Served) -> None:
    page = staff_page(browser, store, "en-US")
    sign_in(page, "juno")
    page.locator("#account summary").click()
    form = page.locator("#change-password")
    form.locator("[name=present]").fill(PASSWORD)
    form.locator("[name=password]").fill("short")
    form.locator("button").click()
    expect(form.locator(".refusal")).to_contain_text("15 to 256 characters", timeout=PATIENCE)
    form.locator("[name=password]").fill("another lamp by the door")
    form.locator("button").click()
    expect(page.locator("#sign-in")).to_be_visible(timeout=PATIENCE)
    expect(page.locator("#account")).to_be_hidden()
    sign_in(page, "juno", "another lamp by the door")
    expect(page.locator("#name")).to_have_text("juno · owner", timeout=PATIENCE)
    page.context.close()


def test_a_designer_with_an_app_is_asked_for_a_code_and_sees_no_calls(browser: Browser, store: Served) -> None:
    page = staff_page(browser, store, "ko-KR")
    sign_in(page, "minseo")
    expect(page.locator("#name")).to_have_text("minseo · 디자이너", timeout=PATIENCE)
    expect(page.locator("#traces")).to_be_hidden()
    expect(page.locator("#asking")).to_be_hidden()
    page.locator("#account summary").click()
    codes = page.locator("#codes")
    codes.locator("[name=present]").fill("not the password")
    codes.locator("button").click()
    expect(codes.locator(".refusal")).to_have_text("현재 비밀번호가 아닙니다.", timeout=PATIENCE)
    codes.locator("[name=present]").fill(PASSWORD)
    codes.locator("button").click()
    expect(page.locator("#secret")).to_be_visible(timeout=PATIENCE)
    page.locator("#confirm-codes [name=code]").fill(TOTP(page.locator("#secret").inner_text()).now())
    picture(page, "staff-account-ko")
    page.locator("#confirm-codes button").click()
    expect(page.locator("#recovery")).to_be_visible(timeout=PATIENCE)
    recovery = page.locator("#recovery pre").inner_text().split()
    expect(codes.locator("button")).to_have_text("코드 쓰지 않기", timeout=PATIENCE)
    page.locator("#sign-out").click()
    expect(page.locator("#code")).to_be_hidden()
    sign_in(page, "minseo")
    expect(page.locator("#refusal")).to_have_text("이제 인증 코드를 입력해 주세요.", timeout=PATIENCE)
    expect(page.locator("#sign-in [name=code]")).to_be_focused()
    picture(page, "staff-code-ko")
    sign_in(page, "minseo", code=recovery[0])
    expect(page.locator("#name")).to_have_text("minseo · 디자이너", timeout=PATIENCE)
    page.context.close()


def test_clerks_see_what_an_agent_heard_made_of_it_and_said(browser: Browser, store: Served) -> None:
    said = "do you have a mug? write to hana@example.com"
    page = staff_page(browser, store, "en-US")
    store.wait_until_ready()
    subprocess.run([sys.executable, "-m", "vstore", "visit", store.address, "--say", said], check=True, timeout=120)
    sign_in(page, "hana")
    page.locator("#traces summary").click(timeout=PATIENCE)
    turn = page.locator("#trace-list li").first
    expect(turn.locator("q")).to_have_text("do you have a mug? write to [e-mail]", timeout=PATIENCE)
    expect(turn).to_contain_text("Phrase (no model just then):")
    expect(turn).to_contain_text("dew-mug")
    picture(page, "staff-traces")
    page.context.close()
