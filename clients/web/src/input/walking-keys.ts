/** Keys held down, as a direction: up is forwards, relative to where one looks. */
import type { Point } from "../geometry";

const WAYS: Readonly<Record<string, Point>> = {
  KeyW: { x: 0, z: -1 },
  ArrowUp: { x: 0, z: -1 },
  KeyS: { x: 0, z: 1 },
  ArrowDown: { x: 0, z: 1 },
  KeyA: { x: -1, z: 0 },
  ArrowLeft: { x: -1, z: 0 },
  KeyD: { x: 1, z: 0 },
  ArrowRight: { x: 1, z: 0 },
};
const TYPING = "input, textarea, select, [contenteditable], dialog, dialog *, [role=listbox]";

export class WalkingKeys {
  private readonly held = new Set<string>();

  constructor(target: Window) {
    target.addEventListener("keydown", (event) => this.press(event));
    target.addEventListener("keyup", (event) => this.held.delete(event.code));
    target.addEventListener("blur", () => this.held.clear());
  }

  /** The sum of the held keys, of length 1 or 0. */
  get way(): Point {
    const ways = [...this.held].map((code) => WAYS[code]!);
    const [x, z] = [ways.reduce((sum, way) => sum + way.x, 0), ways.reduce((sum, way) => sum + way.z, 0)];
    const length = Math.hypot(x, z) || 1;
    return { x: x / length, z: z / length };
  }

  private press(event: KeyboardEvent): void {
    if (!WAYS[event.code] || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.target instanceof Element && event.target.matches(TYPING)) return;
    // Arrow keys still scroll a panel that has the focus.
    if (event.code.startsWith("Arrow") && event.target instanceof Element && event.target.closest("[data-scrolls]"))
      return;
    event.preventDefault();
    this.held.add(event.code);
  }
}
