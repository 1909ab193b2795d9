/** Turning the eye by keys or a stick: evenly, or in steps for those whom gliding pictures make unwell. */

const DEGREES_A_SECOND = 110;
const STEP = 30;
/** A stick must lean so far to step, and come back so far before it steps again; a key that is held steps again. */
const [FAR, BACK] = [0.6, 0.3];
const AGAIN = 0.45;

export class Turning {
  private armed = true;
  private held = 0;

  /** Degrees to turn in a frame; `wanted` from -1 (left) to 1. */
  step(wanted: number, how: "smooth" | "steps", seconds: number): number {
    if (how === "smooth") return wanted * DEGREES_A_SECOND * seconds;
    if (Math.abs(wanted) < BACK) this.armed = true;
    this.held = Math.abs(wanted) < FAR ? 0 : this.held + seconds;
    if (Math.abs(wanted) < FAR || !(this.armed || this.held > AGAIN)) return 0;
    this.armed = false;
    this.held = 0;
    return Math.sign(wanted) * STEP;
  }
}
