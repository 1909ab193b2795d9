"""Axe, which finds what keeps people from using a page."""

from pathlib import Path
from typing import Any

import pytest

from tests.support.shopper import Shopper

AXE = Path(__file__).parents[2] / "clients" / "web" / "node_modules" / "axe-core" / "axe.min.js"
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]

needs_axe = pytest.mark.skipif(not AXE.exists(), reason="axe-core is not installed: run `npm install` in clients/web")

END_FADES = """() => document.getAnimations()
    .filter((each) => each.effect.getComputedTiming().endTime !== Infinity)
    .forEach((each) => each.finish())"""


def violations(shopper: Shopper) -> list[str]:
    """What axe complains of, each with the rule, the element and why."""
    shopper.page.evaluate(END_FADES)
    shopper.page.evaluate(AXE.read_text())
    options = {"runOnly": RULES, "resultTypes": ["violations"]}
    report: dict[str, Any] = shopper.page.evaluate("(options) => axe.run(document, options)", options)
    return [
        f"{rule['id']}: {node['html'][:160]} {node['failureSummary']}"
        for rule in report["violations"]
        for node in rule["nodes"]
    ]
