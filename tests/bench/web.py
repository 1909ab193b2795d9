"""What the page costs a visitor's device, beside its budgets: `python -m tests.bench.web [--minutes N] [--json FILE]`.

A real Chromium walks into the sample store. Code is every script, style sheet and page asked for before the first frame
of the room, packed by gzip; models are what the room needed, as they are. Draw calls and triangles are the most of that
frame and of four looks round the room where one comes in. Milliseconds are of JavaScript, by the DevTools protocol, not
of drawing, which here the processor does. Memory is the JavaScript heap after a collection, and the geometries and
textures that the graphics processor holds: as one comes in, a minute later, and half of and all N minutes later (10
without a word). Meanwhile others come in, speak and go, and one opens cards and walks to and fro between the rooms.
The times to the first picture (the way in, then the room) are those of a device four times slower than this one on slow
4G (1.6 Mbit/s, 150 ms), with an empty cache, drawn as finely as the page itself thinks right. Exits with 1 where a
budget is overrun.
"""

import argparse
import gzip
import json
import re
import subprocess
import sys
import tempfile
from pathlib import Path
from urllib.parse import urlsplit

from playwright.sync_api import Browser, BrowserContext, CDPSession, Page, Response, expect, sync_playwright

from tests.browser.conftest import CHROMIUM_OPTIONS, chromium_path
from tests.support.served import served

PATIENCE = 180_000
SLOWER = 4
SLOW_4G = {"offline": False, "latency": 150, "downloadThroughput": 1.6e6 / 8, "uploadThroughput": 750e3 / 8}
LOOK_SECONDS = 5
ROUND_SECONDS, ROUNDS_A_ROOM, CARDS = 6, 5, 12
VIEW = {"width": 390, "height": 844}  # a phone's
BUDGETS = {
    "code_kb_gzip": 260.0,
    "model_mb": 4.0,
    "draw_calls": 150.0,
    "triangles": 300_000.0,
    "first_picture_s": 2.0,
}
COUNT_FRAMES = "window.frames = 0; (function next() { window.frames++; requestAnimationFrame(next); })()"
FIRST_FRAME = "(({ startTime, detail }) => ({ startTime, ...detail }))(performance.getEntriesByName('room')[0])"
LATER = """(start) => performance.getEntriesByType('resource')
  .filter(({ startTime }) => startTime > start).map(({ name }) => name)"""
FIRST_PAINT = "() => performance.getEntriesByName('first-contentful-paint')[0]?.startTime"


class Visit:
    """One visitor in a browser context of their own, and all that came to it over the network."""

    def __init__(self, browser: Browser) -> None:
        self.context: BrowserContext = browser.new_context(viewport=VIEW, locale="en-US", service_workers="block")  # type: ignore[arg-type]
        self.context.set_default_timeout(PATIENCE)
        self.page: Page = self.context.new_page()
        self.tools: CDPSession = self.context.new_cdp_session(self.page)
        self.came: list[Response] = []
        self.page.on("response", lambda response: self.came.append(response))

    def enter(self, address: str, *wishes: str) -> None:
        """Walks in by the link that asks nothing; returns when the room has been drawn."""
        self.page.goto("&".join([f"{address}?enter&name=Bench", *wishes]))
        expect(self.page.get_by_test_id("scene-state")).to_have_text(re.compile('"calls":[1-9]'), timeout=PATIENCE)

    def code_bytes(self) -> int:
        """Of scripts, style sheets and pages asked for before the first frame of the room, packed by gzip."""
        kinds, later = {"document", "script", "stylesheet"}, self.later_than_the_first_frame()
        code = [each for each in self.came if each.request.resource_type in kinds and each.url not in later]
        return sum(len(gzip.compress(each.body(), 9)) for each in code)

    def first_frame(self) -> dict[str, float]:
        """When the room was first drawn, in milliseconds, and what that cost."""
        frame: dict[str, float] = self.page.evaluate(FIRST_FRAME)
        return frame

    def later_than_the_first_frame(self) -> set[str]:
        """The addresses of what was asked for since."""
        return set(self.page.evaluate(LATER, self.first_frame()["startTime"]))

    def model_bytes(self) -> int:
        return sum(len(each.body()) for each in self.came if urlsplit(each.url).path.endswith(".glb") and each.ok)

    def metric(self, name: str) -> float:
        """One of DevTools' performance metrics."""
        metrics = self.tools.send("Performance.getMetrics")["metrics"]
        return float(next(each["value"] for each in metrics if each["name"] == name))

    def memory(self, when: str) -> dict[str, float]:
        """The heap after a collection, and what the graphics processor holds."""
        self.tools.send("HeapProfiler.collectGarbage")
        state = self.state()
        return {
            f"heap_mb_{when}": self.metric("JSHeapUsedSize") / 2**20,
            f"geometries_{when}": state["geometries"],
            f"textures_{when}": state["textures"],
        }

    def inside_seconds(self) -> float:
        return float(self.page.evaluate("performance.now()")) / 1000

    def state(self) -> dict[str, float]:
        state: dict[str, float] = json.loads(self.page.get_by_test_id("scene-state").text_content() or "{}")
        return state


def measure(browser: Browser, address: str, minutes: float) -> dict[str, float]:
    """The figures of one visit, and of another on a slow phone."""
    visit = Visit(browser)
    visit.tools.send("Performance.enable")
    visit.enter(address, "quality=high")
    figures = {"code_kb_gzip": visit.code_bytes() / 1000, "model_mb": visit.model_bytes() / 1e6}
    figures |= _look_round(visit)
    figures["js_ms_a_frame"] = _script_a_frame(visit)
    figures |= visit.memory("at_first")
    for minute in sorted({min(1.0, minutes), minutes / 2, minutes}):
        _stay(visit, address, until=minute * 60)
        figures |= visit.memory(f"after_{minute:g}_min")
    visit.context.close()
    return figures | _first_pictures(browser, address)


def _stay(visit: Visit, address: str, *, until: float) -> None:
    """Stays until so many seconds after the page was opened; others come and go, and one looks at this and that."""
    page, rounds = visit.page, 0
    while visit.inside_seconds() < until:
        guest = [sys.executable, "-m", "vstore", "visit", address, "--name", f"Guest {rounds}", "--say", "Hello!"]
        subprocess.run(guest, stdout=subprocess.DEVNULL, check=True, timeout=PATIENCE / 1000)
        page.get_by_test_id("open-listing").click()
        page.get_by_test_id("listing").get_by_role("button", name="Details").nth(rounds % CARDS).click()
        expect(page.get_by_test_id("card")).to_be_visible()
        page.get_by_test_id("card").get_by_test_id("close").click()
        rounds += 1
        if rounds % ROUNDS_A_ROOM == 0:
            page.get_by_test_id("open-listing").click()
            page.get_by_test_id("listing").locator(".door-list button").first.click()
        page.wait_for_timeout(ROUND_SECONDS * 1000)


def _look_round(visit: Visit) -> dict[str, float]:
    first = visit.first_frame()
    most = {"draw_calls": first["calls"], "triangles": first["triangles"]}
    for _ in range(4):
        state = visit.state()
        most = {
            "draw_calls": max(most["draw_calls"], state["calls"]),
            "triangles": max(most["triangles"], state["triangles"]),
        }
        mouse = visit.page.mouse
        mouse.move(340, 300)
        mouse.down()
        mouse.move(60, 300, steps=4)
        mouse.up()
        visit.page.wait_for_timeout(LOOK_SECONDS * 1000)
    return most


def _script_a_frame(visit: Visit) -> float:
    visit.page.evaluate(COUNT_FRAMES)
    before = visit.metric("ScriptDuration")
    visit.page.wait_for_timeout(LOOK_SECONDS * 1000)
    frames = max(1, int(visit.page.evaluate("window.frames")))
    return (visit.metric("ScriptDuration") - before) * 1000 / frames


def _first_pictures(browser: Browser, address: str) -> dict[str, float]:
    visit = Visit(browser)
    visit.tools.send("Network.enable")
    visit.tools.send("Network.emulateNetworkConditions", SLOW_4G)
    visit.tools.send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
    visit.enter(address)
    room = float(visit.page.evaluate("performance.now()"))
    first = float(visit.page.evaluate(FIRST_PAINT))
    visit.context.close()
    return {"first_picture_s": first / 1000, "room_s": room / 1000}


def main() -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--minutes", type=float, default=10.0, help="how long to stay for the last look at memory")
    parser.add_argument("--json", type=Path, metavar="FILE", help="writes the figures there, too")
    options = parser.parse_args()
    with (
        tempfile.TemporaryDirectory() as folder,
        served(None, Path(folder) / "store.db") as store,
        sync_playwright() as playwright,
    ):
        browser = playwright.chromium.launch(executable_path=chromium_path(), args=CHROMIUM_OPTIONS)
        figures = measure(browser, store.address, options.minutes)
        browser.close()
    for name, value in figures.items():
        budget = f"  budget {BUDGETS[name]:10,.1f}" if name in BUDGETS else ""
        print(f"{name:24} {value:12,.1f}{budget}")
    if options.json:
        options.json.write_text(json.dumps({"figures": figures, "budgets": BUDGETS}, indent=2) + "\n")
    return int(any(figures[name] > budget for name, budget in BUDGETS.items()))


if __name__ == "__main__":
    sys.exit(main())
