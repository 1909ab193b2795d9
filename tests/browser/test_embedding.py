"""The chat on another site: a page of a second origin, under a strict policy of its own."""

import shutil
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import NamedTuple

import pytest
from playwright.sync_api import Browser, expect

from tests.support.served import served
from tests.support.shopper import PATIENCE, Shopper
from vstore.commands.serve import SAMPLE

pytestmark = pytest.mark.browser

PAGE = """<!doctype html><html lang="ko"><head><title>Brand</title><link rel="icon" href="data:,"></head>
<body><h1>Brand</h1><script src="/count.js"></script><script src="{store}embed.js"></script></body></html>"""
COUNT = "window.counted = []; window.addEventListener('vstore', (event) => window.counted.push(event.detail));"


class Sites(NamedTuple):
    store: str
    named: str
    stranger: str


@pytest.fixture
def sites(tmp_path: Path) -> Iterator[Sites]:
    """A store, and a site that it knows under one of its two addresses."""
    told: dict[str, str] = {}

    class Site(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            is_script = self.path == "/count.js"
            body = (COUNT if is_script else PAGE.format(store=told["store"])).encode()
            self.send_response(200)
            self.send_header("content-type", "text/javascript" if is_script else "text/html; charset=utf-8")
            own = told["store"].rstrip("/")
            policy = f"default-src 'none'; script-src 'self' {own}; frame-src {own}; img-src data:"
            self.send_header("content-security-policy", policy)
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Site)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    named = f"http://127.0.0.1:{server.server_port}"
    folder = tmp_path / "store"
    shutil.copytree(SAMPLE, folder)
    settings = folder / "store.toml"
    branded = settings.read_text(encoding="utf-8").replace('accent = "#2f5d50"', 'accent = "#7a2e4d"')
    settings.write_text(f'{branded}\n[embed]\nsites = ["{named}"]\n', encoding="utf-8")
    try:
        with served(folder, tmp_path / "store.db") as store:
            told["store"] = store.address
            yield Sites(store.address, named + "/", f"http://localhost:{server.server_port}/")
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


def test_a_site_that_is_named_shows_the_chat_and_counts_what_happens_in_it(
    browser: Browser, sites: Sites, screenshots: Path
) -> None:
    shopper = Shopper(browser, sites.named, screenshots)
    page = shopper.page
    page.goto(sites.named)
    button = page.get_by_role("button", name="매장과 채팅하기")
    expect(button).to_have_css("background-color", "rgb(122, 46, 77)")
    button.click()
    chat = page.frame_locator("iframe")
    chat.get_by_test_id("chat-input").fill("루프 티셔츠 얼마예요?")
    expect(chat.get_by_test_id("line-agent").first).to_have_attribute("data-done", "", timeout=PATIENCE)
    chat.get_by_test_id("chat-input").press("Enter")
    expect(chat.get_by_test_id("line-agent").last).to_contain_text("32,000원", timeout=PATIENCE)
    shopper.picture("widget")
    page.wait_for_function("() => window.counted.at(-1).products?.length", timeout=PATIENCE)
    counted = page.evaluate("window.counted")
    kinds = [event["type"] for event in counted]
    assert kinds[:2] == ["opened", "ready"]
    assert kinds.index("asked") < len(kinds) - 1
    assert counted[-1]["products"] == ["loop-tee"]
    assert "루프" not in str(counted)
    with page.expect_popup() as opened:
        chat.get_by_test_id("enter-store").click()
    expect(opened.value.get_by_test_id("enter-page")).to_be_visible(timeout=PATIENCE)
    page.evaluate("window.postMessage({ vstore: 'vstore-chat', event: { type: 'forged' } }, '*')")
    chat.get_by_test_id("chat-close").click()
    expect(page.get_by_role("button", name="매장과 채팅하기")).to_be_focused()
    assert [event["type"] for event in page.evaluate("window.counted")][-2:] == ["store", "closed"]
    assert shopper.complaints == []
    shopper.close()


def test_a_site_that_is_not_named_is_shown_nothing(browser: Browser, sites: Sites, screenshots: Path) -> None:
    shopper = Shopper(browser, sites.stranger, screenshots)
    page = shopper.page
    page.goto(sites.stranger)
    with page.expect_event("console", lambda message: "frame-ancestors" in message.text):
        page.get_by_role("button", name="매장과 채팅하기").click()
    assert [event["type"] for event in page.evaluate("window.counted")] == ["opened"]
    shopper.close()
