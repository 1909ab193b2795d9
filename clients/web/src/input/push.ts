/** Where somebody wants to go, relative to where they look: x to the right, z backwards, of length up to 1. */
import type { Point } from "../geometry";

export interface Push extends Point {
  readonly runs: boolean;
}

export const STILL: Push = { x: 0, z: 0, runs: false };

export function isMoving({ x, z }: Push): boolean {
  return x !== 0 || z !== 0;
}
