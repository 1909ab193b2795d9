/** Where tags have room on the screen, so that none covers another. */

/** What is taken on the screen, in pixels: the middle of its lower edge, and its size. */
export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** Pixels that stay free between two, and to which one moves: farther, so that no rounding leaves them too close. */
const [APART, MOVED] = [6, 7];

export function isCovered(box: Box, placed: readonly Box[]): boolean {
  return placed.some((other) => covers(box, other));
}

/** The box where nothing is covered: lifted as far as `ceiling` allows, else moved to the right. */
export function besides<B extends Box>(box: B, placed: readonly Box[], ceiling: number): B {
  const lifted = moved(box, placed, (from, other) => ({ ...from, y: other.y - other.height - MOVED }));
  if (lifted.y - lifted.height >= ceiling) return lifted;
  return moved(box, placed, (from, other) => ({ ...from, x: other.x + (other.width + from.width) / 2 + MOVED }));
}

/** Moved past whatever it covers, one after the other; every move leads the same way, so that it comes to an end. */
function moved<B extends Box>(box: B, placed: readonly Box[], past: (from: B, other: Box) => B): B {
  let now = box;
  for (let other; (other = placed.find((each) => covers(now, each)));) now = past(now, other);
  return now;
}

function covers(one: Box, other: Box): boolean {
  const across = (one.width + other.width) / 2 + APART;
  return (
    Math.abs(one.x - other.x) < across && one.y - one.height - APART < other.y && other.y - other.height - APART < one.y
  );
}
