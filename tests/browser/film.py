"""A film of a journey: pictures of one visitor's page, one after another, as an animated WebP."""

from io import BytesIO
from pathlib import Path

from PIL import Image

from tests.support.shopper import Shopper

FRAME = 220  # milliseconds
MOST_FRAMES = 40
WIDTH = 720
QUALITY = 55


class Film:
    """Takes pictures only while it is `rolling`; waits for the same things in any case."""

    def __init__(self, shopper: Shopper, *, rolling: bool) -> None:
        self._shopper = shopper
        self._rolling = rolling
        self._frames: list[Image.Image] = []
        self._milliseconds: list[int] = []

    def shoot(self, count: int = 1, *, hold: int = FRAME) -> None:
        """Takes `count` pictures, each to be seen for `hold` milliseconds."""
        for _ in range(count if self._rolling else 0):
            picture = Image.open(BytesIO(self._shopper.page.screenshot())).convert("RGB")
            size = (WIDTH, round(picture.height * WIDTH / picture.width))
            self._frames.append(picture.resize(size, Image.Resampling.LANCZOS))
            self._milliseconds.append(hold)

    def shoot_until(self, condition: str) -> None:
        """Takes pictures until a JavaScript `condition` about the page's `state` holds."""
        for _ in range(MOST_FRAMES if self._rolling else 0):
            self.shoot()
            if self._shopper.holds(condition):
                break
        self._shopper.wait_for_state(condition)

    def save(self, path: Path) -> None:
        """Writes the film, where one was taken; it begins anew for ever."""
        if not self._frames:
            return
        first, *others = self._frames
        first.save(
            path, save_all=True, append_images=others, duration=self._milliseconds, loop=0, quality=QUALITY, method=6
        )
