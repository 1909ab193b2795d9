/** The sticks of a headset's controllers (WebXR Gamepads, mapping "xr-standard"): the left one walks, the right turns. */
import type { Point } from "../geometry";

const DEAD_ZONE = 0.2;

export interface Sticks {
  /** Where one wants to go, relative to where one looks: x to the right, z backwards, of length up to 1; null: stays. */
  readonly push: Point | null;
  /** -1 to the left, 1 to the right. */
  readonly turn: number;
}

type Source = Pick<XRInputSource, "handedness"> & { readonly gamepad?: Pick<Gamepad, "axes" | "mapping"> | undefined };

/** What the sticks say now; one alone walks by leaning forward and back, and turns by leaning sideways. */
export function readSticks(sources: Iterable<Source>): Sticks {
  const sticks = [...sources].flatMap(({ gamepad, handedness }) =>
    gamepad?.mapping === "xr-standard" && gamepad.axes.length >= 4
      ? [{ handedness, x: gamepad.axes[2]!, z: gamepad.axes[3]! }]
      : [],
  );
  const only = sticks.length === 1 ? sticks[0]! : null;
  const left = sticks.find(({ handedness }) => handedness === "left");
  const right = sticks.find(({ handedness }) => handedness === "right");
  if (only) return { push: leaning({ x: 0, z: only.z }), turn: only.x };
  return { push: left ? leaning(left) : null, turn: right?.x ?? 0 };
}

function leaning({ x, z }: Point): Point | null {
  const length = Math.hypot(x, z);
  if (length < DEAD_ZONE) return null;
  const part = Math.min(length, 1) / length;
  return { x: x * part, z: z * part };
}
