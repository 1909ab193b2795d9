/** When to draw: every frame while the picture moves, seldom while only breath does; so that a room at rest costs little. */

/** The place and the direction of an eye, in numbers. */
export type Eye = readonly number[];

/** Metres, and shares of a turn, that nobody sees. */
const UNSEEN = 1e-4;

export class Pace {
  /** Whether the frame before was drawn too. */
  isSteady = false;
  private last = -Infinity;
  private drew = false;
  private eye: Eye = [];
  private stale = true;

  /** Something else is to be seen: the next frame is drawn. */
  refresh(): void {
    this.stale = true;
  }

  /** Whether a frame is due; `rest` is the most seconds between two while nobody moves and the eye rests. */
  due(now: number, eye: Eye, moving: boolean, rest: number): boolean {
    const isDue = this.stale || moving || now - this.last >= rest || hasMoved(this.eye, eye);
    this.isSteady = isDue && this.drew;
    this.drew = isDue;
    if (isDue) {
      this.last = now;
      this.eye = eye;
      this.stale = false;
    }
    return isDue;
  }
}

function hasMoved(before: Eye, now: Eye): boolean {
  return before.length !== now.length || now.some((value, index) => Math.abs(value - before[index]!) > UNSEEN);
}
