/** Places on the floor: metres, headings in degrees, 0 looking along -Z and 90 along +X (clockwise from above). */

export interface Point {
  readonly x: number;
  readonly z: number;
}

export interface Standing extends Point {
  readonly heading: number;
}

export const radians = (degrees: number): number => (degrees * Math.PI) / 180;
export const degrees = (angle: number): number => (angle * 180) / Math.PI;
export const clamp = (value: number, low: number, high: number): number => Math.min(high, Math.max(low, value));
export const distance = (a: Point, b: Point): number => Math.hypot(b.x - a.x, b.z - a.z);

/** The heading in [0, 360) from `a` towards `b`. */
export function headingTo(a: Point, b: Point): number {
  return (degrees(Math.atan2(b.x - a.x, a.z - b.z)) + 360) % 360;
}

/** The way from heading `a` to `b` by the shorter side, -180 to 180. */
export function turnBetween(a: number, b: number): number {
  return ((((b - a + 180) % 360) + 360) % 360) - 180;
}

/** The heading `part` of the way from `a` to `b`, by the shorter side. */
export function turnTowards(a: number, b: number, part: number): number {
  return (a + turnBetween(a, b) * part + 360) % 360;
}

/** An offset given for heading 0, as it lies when its owner has `heading`. */
export function turned(offset: Point, heading: number): Point {
  const [sin, cos] = [Math.sin(radians(heading)), Math.cos(radians(heading))];
  return { x: offset.x * cos - offset.z * sin, z: offset.x * sin + offset.z * cos };
}

/** The place `metres` in front of where one stands. */
export function ahead(from: Standing, metres: number): Point {
  const turn = radians(from.heading);
  return { x: from.x + metres * Math.sin(turn), z: from.z - metres * Math.cos(turn) };
}
