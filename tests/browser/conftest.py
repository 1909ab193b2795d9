"""A real server and a real Chromium. Pictures of every step are kept in tests/artefacts/screenshots."""

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Protocol

import pytest
from playwright.sync_api import Browser, sync_playwright

from tests.support import voiced_store
from tests.support.served import served
from tests.support.shopper import Shopper

ARTEFACTS = Path(__file__).parents[1] / "artefacts" / "screenshots"

CHROMIUM_OPTIONS = [
    "--no-sandbox",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    # A microphone that hears a beep each second.
    "--use-fake-device-for-media-stream",
    # Mesa draws four times faster than the browser's own software renderer.
    "--use-gl=angle",
    "--use-angle=gl-egl",
    "--ignore-gpu-blocklist",
]


def chromium_path() -> str:
    """Where Chromium is; skips the test where there is none."""
    found = shutil.which("chromium") or shutil.which("google-chrome")
    if not found:
        pytest.skip("there is no Chromium: `make system` installs it")
    return found


# Playwright keeps an event loop running in this thread: asynchronous tests of other packages must not meet it.
@pytest.fixture(scope="package")
def browser() -> Iterator[Browser]:
    found = chromium_path()
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=found, args=CHROMIUM_OPTIONS)
        yield chromium
        chromium.close()


@pytest.fixture(scope="package")
def store_address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The sample store, open, with a voice for those whose browser has none."""
    with served(None, tmp_path_factory.mktemp("store") / "store.db", program=voiced_store.MODULE) as store:
        yield store.address


class Visitors(Protocol):
    """Makes visitors; each is closed at the end, and none may have seen an error on the console."""

    def __call__(self, *, locale: str = "en-US", phone: bool = False, flat: bool = False) -> Shopper: ...


@pytest.fixture
def visitors(browser: Browser, store_address: str, screenshots: Path) -> Iterator[Visitors]:
    made: list[Shopper] = []

    def make(*, locale: str = "en-US", phone: bool = False, flat: bool = False) -> Shopper:
        made.append(Shopper(browser, store_address, screenshots, locale=locale, phone=phone, flat=flat))
        return made[-1]

    yield make
    complaints = [complaint for shopper in made for complaint in shopper.complaints]
    for shopper in made:
        shopper.close()
    assert complaints == []


@pytest.fixture(scope="session")
def screenshots() -> Path:
    ARTEFACTS.mkdir(parents=True, exist_ok=True)
    return ARTEFACTS
