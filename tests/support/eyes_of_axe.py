"""What axe-core and a ruler find on a screen: faults by WCAG 2.2 AA, and what does not fit on small ones."""

from pathlib import Path
from typing import Any

from tests.support.shopper import Shopper

AXE = Path(__file__).parents[2] / "clients" / "web" / "node_modules" / "axe-core" / "axe.min.js"
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]

# 320 pixels, and 1280 by 800 at 200 %: WCAG 2.2, 1.4.10 and 1.4.4.
SMALL = ({"width": 320, "height": 640}, {"width": 640, "height": 400})

END_FADES = """() => document.getAnimations()
    .filter((each) => each.effect.getComputedTiming().endTime !== Infinity)
    .forEach((each) => each.finish())"""

# Of what can be seen and pressed, all that reaches over a side of the window; and a page that scrolls sideways.
OVER_THE_SIDES = """() => {
    const shown = [...document.querySelectorAll("button, a, input, select, summary, h1, h2, p")].filter((each) => {
        return each.checkVisibility({ checkVisibilityCSS: true }) && !each.closest(".visually-hidden, .labels, .skip");
    });
    const over = shown.filter((each) => {
        const { left, right, width } = each.getBoundingClientRect();
        return width > 0 && (left < -1 || right > innerWidth + 1) && !sideways(each);
    });
    // A table, or a row of chips, may be scrolled by itself.
    function sideways(element) {
        for (let each = element.parentElement; each; each = each.parentElement)
            if (["auto", "scroll"].includes(getComputedStyle(each).overflowX) && each.scrollWidth > each.clientWidth)
                return each.getBoundingClientRect().right <= innerWidth + 1;
        return false;
    }
    const names = over.map((each) => `${each.dataset.testid ?? each.className ?? each.tagName}: ${each.textContent}`);
    if (document.documentElement.scrollWidth > innerWidth) names.push("the page scrolls sideways");
    for (const each of document.querySelectorAll("[data-scrolls]"))
        if (each.clientWidth && each.scrollWidth > each.clientWidth + 1)
            names.push(`${each.className} scrolls sideways`);
    return names;
}"""


def violations(shopper: Shopper) -> list[str]:
    """What axe complains of, each with the rule, the element and why; in light and in dark."""
    page = shopper.page
    page.evaluate(AXE.read_text(encoding="utf-8"))
    found = []
    for scheme in ("dark", "light"):
        page.emulate_media(color_scheme=scheme)
        page.evaluate(END_FADES)
        # The dark has other colours, and nothing else.
        only = RULES if scheme == "light" else {"type": "rule", "values": ["color-contrast"]}
        options = {"runOnly": only, "resultTypes": ["violations"]}
        report: dict[str, Any] = page.evaluate("(options) => axe.run(document, options)", options)
        found += [
            f"{scheme} {rule['id']}: {node['html'][:160]} {node['failureSummary']}"
            for rule in report["violations"]
            for node in rule["nodes"]
        ]
    return found


def what_does_not_fit(shopper: Shopper) -> list[str]:
    """What reaches over the side of a window of 320 pixels, or at 200 %."""
    page, size = shopper.page, shopper.page.viewport_size
    found = []
    for small in SMALL:
        page.set_viewport_size(small)  # type: ignore[arg-type]  # Playwright's own dict
        page.evaluate(END_FADES)
        found += [f"at {small['width']}: {each}" for each in page.evaluate(OVER_THE_SIDES)]
    if size:
        page.set_viewport_size(size)
    return found
