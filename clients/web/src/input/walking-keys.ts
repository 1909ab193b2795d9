/** Keys held down: where they lead relative to where one looks, and which way they turn the eye. */
import type { Point } from "../geometry";
import type { Push } from "./push";

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
const TURNS: Readonly<Record<string, number>> = { KeyQ: -1, KeyE: 1 };
const TYPING = "input, textarea, select, [contenteditable], dialog, dialog *, [role=listbox]";

export class WalkingKeys {
  private readonly held = new Set<string>();
  private shift = false;

  constructor(target: Window) {
    target.addEventListener("keydown", (event) => this.press(event));
    target.addEventListener("keyup", (event) => this.release(event));
    target.addEventListener("blur", () => this.held.clear());
  }

  /** The sum of the held keys, of length 1 or 0. */
  get push(): Push {
    const ways = [...this.held].flatMap((code) => WAYS[code] ?? []);
    const [x, z] = [ways.reduce((sum, way) => sum + way.x, 0), ways.reduce((sum, way) => sum + way.z, 0)];
    const length = Math.hypot(x, z) || 1;
    return { x: x / length, z: z / length, runs: this.shift };
  }

  /** -1 to the left, 1 to the right, 0 neither. */
  get turn(): number {
    return [...this.held].reduce((sum, code) => sum + (TURNS[code] ?? 0), 0);
  }

  private press(event: KeyboardEvent): void {
    this.shift = event.shiftKey;
    if (!(event.code in WAYS || event.code in TURNS) || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.target instanceof Element && event.target.matches(TYPING)) return;
    // Arrow keys still scroll a panel that has the focus.
    if (event.code.startsWith("Arrow") && event.target instanceof Element && event.target.closest("[data-scrolls]"))
      return;
    event.preventDefault();
    this.held.add(event.code);
  }

  private release(event: KeyboardEvent): void {
    this.shift = event.shiftKey;
    this.held.delete(event.code);
  }
}
