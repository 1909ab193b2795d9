/** What a ray meets: turned boxes standing on their bottom face, and the floor. */
import { turned } from "./geometry";
import type { Vec3 } from "./protocol/values";

export interface Ray {
  readonly origin: Vec3;
  /** Of length 1. */
  readonly direction: Vec3;
}

export interface Box {
  readonly position: Vec3;
  readonly size: Vec3;
  readonly heading: number;
}

/** Metres along the ray to where it enters the box, grown by `margin`; null where it misses. 0 from inside. */
export function hitBox(ray: Ray, box: Box, margin = 0): number | null {
  const origin = toLocal(ray.origin, box, true);
  const direction = toLocal(ray.direction, box, false);
  const half = { x: box.size.x / 2 + margin, z: box.size.z / 2 + margin };
  const spans = [
    span(origin.x, direction.x, -half.x, half.x),
    span(origin.y, direction.y, -margin, box.size.y + margin),
    span(origin.z, direction.z, -half.z, half.z),
  ];
  const enter = Math.max(0, ...spans.map(([near]) => near));
  const leave = Math.min(...spans.map(([, far]) => far));
  return enter <= leave ? enter : null;
}

/** Metres along the ray to the floor; null where it looks up. */
export function hitFloor({ origin, direction }: Ray): number | null {
  return direction.y < -1e-6 ? -origin.y / direction.y : null;
}

export function along({ origin, direction }: Ray, metres: number): Vec3 {
  return {
    x: origin.x + direction.x * metres,
    y: origin.y + direction.y * metres,
    z: origin.z + direction.z * metres,
  };
}

/** The item whose box the ray meets first, with the distance. */
export function nearest<T extends Box>(ray: Ray, items: Iterable<T>, margin = 0): { item: T; metres: number } | null {
  let best: { item: T; metres: number } | null = null;
  for (const item of items) {
    const metres = hitBox(ray, item, margin);
    if (metres !== null && (!best || metres < best.metres)) best = { item, metres };
  }
  return best;
}

function toLocal(vector: Vec3, box: Box, isPoint: boolean): Vec3 {
  const offset = isPoint ? box.position : { x: 0, y: 0, z: 0 };
  const flat = turned({ x: vector.x - offset.x, z: vector.z - offset.z }, -box.heading);
  return { x: flat.x, y: vector.y - offset.y, z: flat.z };
}

function span(origin: number, direction: number, low: number, high: number): [number, number] {
  if (Math.abs(direction) < 1e-9)
    return origin >= low && origin <= high ? [-Infinity, Infinity] : [Infinity, -Infinity];
  const [a, b] = [(low - origin) / direction, (high - origin) / direction];
  return a < b ? [a, b] : [b, a];
}
