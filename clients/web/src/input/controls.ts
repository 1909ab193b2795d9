/** All by which one moves without touching the picture: keys, stick and gamepad as one. */
import type { Comfort } from "../comfort";
import { NO_PAD, readPad, type PadButton, type PadState } from "./gamepad";
import type { Joystick } from "./joystick";
import { isMoving, type Push } from "./push";
import { Turning } from "./turning";
import type { WalkingKeys } from "./walking-keys";

/** Degrees a second that a stick tilts the eye. */
const TILT = 70;

export class Controls {
  private readonly turning = new Turning();
  private pad: PadState = NO_PAD;

  constructor(
    private readonly keys: WalkingKeys,
    private readonly stick: Joystick,
    private readonly comfort: () => Comfort,
    private readonly press: (button: PadButton) => void,
  ) {}

  /** One frame: where one wants to go, and by how many degrees the eye turns to the right and down. */
  read(seconds: number): { readonly push: Push; readonly right: number; readonly down: number } {
    this.readPad();
    const push = [this.keys.push, this.stick.push, this.pad.push].find(isMoving) ?? this.keys.push;
    const wanted = this.keys.turn || this.pad.turn;
    const right = this.turning.step(wanted, this.comfort().turns, seconds);
    return { push, right, down: this.pad.tilt * TILT * seconds };
  }

  private readPad(): void {
    const before = this.pad.pressed;
    this.pad = readPad(navigator.getGamepads?.() ?? []);
    for (const button of this.pad.pressed) if (!before.has(button)) this.press(button);
  }
}
