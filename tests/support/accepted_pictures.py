"""Pictures of screens, compared with those that were last accepted: small, and tolerant of how a machine renders.

`VSTORE_ACCEPT=1 python -m pytest tests/browser/test_screens.py` (`make accept`) takes what there is for the new ones.
"""

import io
import json
import os
from pathlib import Path
from typing import Literal

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from tests.support.eyes_of_axe import END_FADES
from tests.support.shopper import PATIENCE, Shopper

ACCEPTED = Path(__file__).parents[1] / "browser" / "accepted"
SEEN = Path(__file__).parents[1] / "artefacts" / "screens"
DEVICES = {"desktop": (1280, 800, 480), "phone": (390, 844, 195)}
"""Width and height of the window, and the width that a picture is kept with."""
SCHEMES: tuple[Literal["light", "dark"], ...] = ("light", "dark")

BLOCK = 8  # pixels of a kept picture, each way
FAR = 26  # levels of grey, of 255, by which the mean of a block must differ to count
ALIKE = 0.02  # share of blocks that may differ: orders have other numbers, and days pass

# What is drawn in 3D, or changes by itself, is not the page's own.
HIDE = """() => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(`.scene, .labels, .joystick, .minimap, .preview, .thumbnail, .help, .toasts
        { visibility: hidden !important }`);
    document.adoptedStyleSheets = [sheet];
}"""
SHOW_AGAIN = "() => { document.adoptedStyleSheets = []; }"
FONT_WIDTHS = """() => {
    const pen = document.createElement("canvas").getContext("2d");
    pen.font = `40px ${getComputedStyle(document.body).fontFamily}`;
    return ["The quick brown fox", "다람쥐 헌 쳇바퀴에 타고파"].map((text) => Math.round(pen.measureText(text).width));
}"""

Grey = NDArray[np.float64]


def is_accepting() -> bool:
    return os.environ.get("VSTORE_ACCEPT") == "1"


def fonts_differ(shopper: Shopper, language: str) -> str:
    """Why this machine's pictures cannot be compared: it has other fonts than the accepted ones; empty where it can."""
    widths, fonts = shopper.page.evaluate(FONT_WIDTHS), ACCEPTED / f"fonts-{language}.json"
    if is_accepting():
        ACCEPTED.mkdir(exist_ok=True)
        fonts.write_text(json.dumps(widths) + "\n", encoding="utf-8")
    known = json.loads(fonts.read_text(encoding="utf-8")) if fonts.exists() else widths
    return "" if known == widths else f"texts are {widths} pixels wide here, and {known} on the accepted pictures"


def differences(shopper: Shopper, screen: str, language: str) -> list[str]:
    """In what the screen differs from its accepted pictures: on each device, in light and dark."""
    page, size = shopper.page, shopper.page.viewport_size
    found = []
    page.evaluate(HIDE)
    for device, (width, height, kept_width) in DEVICES.items():
        page.set_viewport_size({"width": width, "height": height})
        for scheme in SCHEMES:
            page.emulate_media(color_scheme=scheme)
            page.evaluate(END_FADES)
            shot = page.screenshot(animations="disabled", timeout=PATIENCE)
            picture = Image.open(io.BytesIO(shot)).convert("RGB")
            kept = picture.resize((kept_width, height * kept_width // width), Image.Resampling.BOX)
            found += _compared(kept, f"{screen}-{language}-{device}-{scheme}")
    page.evaluate(SHOW_AGAIN)
    page.emulate_media(color_scheme="light")
    if size:
        page.set_viewport_size(size)
    return found


def _compared(seen: Image.Image, name: str) -> list[str]:
    path = ACCEPTED / f"{name}.webp"
    if is_accepting():
        seen.save(path, quality=60, method=6)
        return []
    if not path.exists():
        return [f"{name}: no picture has been accepted yet; look, and `make accept`"]
    share = unlike(seen, Image.open(path))
    if share <= ALIKE:
        return []
    SEEN.mkdir(parents=True, exist_ok=True)
    seen.save(SEEN / f"{name}.png")
    return [f"{name}: {share:.1%} is other than accepted; look at {SEEN / name}.png, and `make accept` if it is right"]


def unlike(one: Image.Image, other: Image.Image) -> float:
    """The share of two pictures, 0 to 1, that is not alike; 1 where they are not of one size."""
    if one.size != other.size:
        return 1.0
    return float((np.abs(_blocks(one) - _blocks(other)) > FAR).any(axis=2).mean())


def _blocks(image: Image.Image) -> Grey:
    width, height = (side // BLOCK for side in image.size)
    pixels = np.asarray(image.convert("RGB"), dtype=float)[: height * BLOCK, : width * BLOCK]
    means: Grey = pixels.reshape(height, BLOCK, width, BLOCK, 3).mean(axis=(1, 3))
    return means
