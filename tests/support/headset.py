"""A headset that a test wears: IWER (https://github.com/meta-quest/immersive-web-emulation-runtime) in the page."""

from collections.abc import Sequence
from pathlib import Path

import pytest

from tests.support.shopper import Shopper

IWER = Path(__file__).parents[2] / "clients" / "web" / "node_modules" / "iwer" / "build" / "iwer.min.js"

needs_iwer = pytest.mark.skipif(not IWER.exists(), reason="iwer is not installed: run `npm install` in clients/web")

# A room whose floor is found where one looks: what the device's own eyes would tell.
PUT_ON = """
window.headset = new IWER.XRDevice(IWER.metaQuest3);
headset.installRuntime({ forceInstall: true });
headset.installSEM(class {
  environmentCanvas = document.createElement("canvas");
  trackedPlanes = new Set();
  trackedMeshes = new Set();
  render() {}
  computeHitTestResults(ray) {
    const metres = ray[13] / ray[9];
    if (!(metres > 0)) return [];
    const at = [ray[12] - ray[8] * metres, 0, ray[14] - ray[10] * metres];
    return [new Float32Array([1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1, 0, ...at, 1])];
  }
});
"""


class Headset:
    """Put on before the page is opened."""

    def __init__(self, shopper: Shopper) -> None:
        self._page = shopper.page
        self._page.add_init_script(IWER.read_text() + PUT_ON)

    def look(self, *, x: float = 0.0, y: float = 1.6, z: float = 0.0, pitch: float = 0.0) -> None:
        """Holds the head there, in metres of the room, bent forward by `pitch` radians."""
        self._page.evaluate(
            """([x, y, z, pitch]) => {
                headset.position.set(x, y, z);
                headset.quaternion.set(Math.sin(-pitch / 2), 0, 0, Math.cos(pitch / 2));
            }""",
            [x, y, z, pitch],
        )

    def stick(self, hand: str, x: float, y: float) -> None:
        """Leans a controller's stick: x to the right, y backwards."""
        self._page.evaluate("([hand, x, y]) => headset.controllers[hand].updateAxes('thumbstick', x, y)", [hand, x, y])

    def point(self, at: Sequence[float]) -> None:
        """Points the right hand at a place of the room that the headset knows, from beside one's shoulder."""
        self._page.evaluate(
            """([x, y, z]) => {
                const controller = headset.controllers.right;
                const from = { x: headset.position.x + 0.2, y: 1.3, z: headset.position.z };
                controller.position.set(from.x, from.y, from.z);
                const [dx, dy, dz] = [x - from.x, y - from.y, z - from.z];
                const [yaw, pitch] = [Math.atan2(-dx, -dz), Math.atan2(dy, Math.hypot(dx, dz))];
                const [sy, cy] = [Math.sin(yaw / 2), Math.cos(yaw / 2)];
                const [sp, cp] = [Math.sin(pitch / 2), Math.cos(pitch / 2)];
                controller.quaternion.set(cy * sp, sy * cp, -sy * sp, cy * cp);
            }""",
            list(at),
        )

    def press(self, button: str = "trigger") -> None:
        """Presses a button of the right controller and lets go, each seen by a frame of the session."""
        for value in (1, 0):
            self._page.evaluate(
                """([button, value]) => {
                    headset.controllers.right.updateButtonValue(button, value);
                    const session = headset.activeSession;
                    if (!session) return;
                    const ended = new Promise((over) => session.addEventListener("end", over));
                    const frame = () => new Promise((seen) => session.requestAnimationFrame(seen));
                    return Promise.race([ended, frame().then(frame).catch(() => ended)]);
                }""",
                [button, value],
            )
