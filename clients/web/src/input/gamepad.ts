/** A gamepad with the standard mapping (W3C Gamepad): its sticks walk and turn, its buttons press what they stand for. */
import { STILL, type Push } from "./push";

/** Sticks rest a little beside their middle. */
const DEAD_ZONE = 0.2;
/** Buttons of the standard mapping. */
const BUTTONS = { a: 0, b: 1, x: 2, y: 3, runs: [10, 7] } as const;
export type PadButton = "a" | "b" | "x" | "y";

export interface PadState {
  readonly push: Push;
  /** -1 to the left, 1 to the right. */
  readonly turn: number;
  /** -1 up, 1 down. */
  readonly tilt: number;
  readonly pressed: ReadonlySet<PadButton>;
}

export const NO_PAD: PadState = { push: STILL, turn: 0, tilt: 0, pressed: new Set() };

/** What the first pad with the standard mapping says now. */
export function readPad(pads: readonly (Pick<Gamepad, "axes" | "buttons" | "mapping"> | null)[]): PadState {
  const pad = pads.find((each) => each?.mapping === "standard");
  if (!pad) return NO_PAD;
  const [x = 0, z = 0, turn = 0, tilt = 0] = pad.axes;
  const isDown = (index: number) => pad.buttons[index]?.pressed ?? false;
  const names = (["a", "b", "x", "y"] as const).filter((name) => isDown(BUTTONS[name]));
  return {
    push: { ...leaning(x, z), runs: BUTTONS.runs.some(isDown) },
    turn: beyond(turn),
    tilt: beyond(tilt),
    pressed: new Set(names),
  };
}

/** The stick's lean, from nothing at the edge of its dead zone to length 1. */
function leaning(x: number, z: number): { x: number; z: number } {
  const length = Math.hypot(x, z);
  const part = beyond(Math.min(length, 1));
  return part === 0 ? { x: 0, z: 0 } : { x: (x / length) * part, z: (z / length) * part };
}

function beyond(value: number): number {
  return Math.abs(value) < DEAD_ZONE ? 0 : (value - Math.sign(value) * DEAD_ZONE) / (1 - DEAD_ZONE);
}
