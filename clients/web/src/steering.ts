/** One's own body between two answers of the server: walks, slides along furniture and walls, and tells the server. */
import { clamp, distance, headingTo, turned, turnTowards, type Point, type Standing } from "./geometry";
import type { SceneOpened } from "./protocol/server";
import type { FixtureView } from "./protocol/values";

const SERVER_RADIUS = 0.255;
/** A little more than the server's own radius, so that it agrees with every step. */
export const BODY_RADIUS = 0.27;
/** Metres a second; the server lets nobody be faster than 4. */
export const [WALK_SPEED, RUN_SPEED] = [2.4, 3.6];
const TURN_RATE = 12;
const STEP_HEIGHT = 0.05;
const HEADROOM = 2;

type Solid = Pick<FixtureView, "position" | "size" | "heading">;

/** What one cannot walk through, on a floor of `width` by `depth` metres. */
export interface Obstacles {
  readonly width: number;
  readonly depth: number;
  readonly solids: readonly Solid[];
}

/** All that must be walked round: solid fixtures, and displays that stand on no solid fixture. */
export function obstaclesOf(room: Pick<SceneOpened, "width" | "depth" | "fixtures" | "displays">): Obstacles {
  const solid = new Set(room.fixtures.filter((each) => each.solid).map((each) => each.id));
  const things = [
    ...room.fixtures.filter((each) => each.solid),
    ...room.displays.filter((each) => each.fixture === null || !solid.has(each.fixture)),
  ];
  return { width: room.width, depth: room.depth, solids: things.filter(isInTheWay) };
}

function isInTheWay({ position, size }: Solid): boolean {
  return position.y < HEADROOM && position.y + size.y > STEP_HEIGHT;
}

/** The place nearest to `to` where a body fits, pushed out of the fixtures it would touch. */
export function slide(to: Point, obstacles: Obstacles, radius = BODY_RADIUS): Point {
  let place = within(to, obstacles, radius);
  for (let round = 0; round < 3; round++) {
    for (const solid of obstacles.solids) place = pushedOut(place, solid, radius);
    place = within(place, obstacles, radius);
  }
  return place;
}

/** Whether a body fits at the place. */
export function isFree(place: Point, obstacles: Obstacles, radius = BODY_RADIUS): boolean {
  return distance(place, slide(place, obstacles, radius)) < 0.005;
}

/** Whether the server lets a body go straight from `a` to `b`: no thing, grown by its radius, is on the way. */
export function isClear(a: Point, b: Point, obstacles: Obstacles): boolean {
  return isFree(b, obstacles, SERVER_RADIUS) && !obstacles.solids.some((solid) => isCrossed(solid, a, b));
}

function isCrossed({ position, size, heading }: Solid, a: Point, b: Point): boolean {
  const from = turned({ x: a.x - position.x, z: a.z - position.z }, -heading);
  const to = turned({ x: b.x - position.x, z: b.z - position.z }, -heading);
  const across = spanOf(from.x, to.x, size.x / 2 + SERVER_RADIUS);
  const along = spanOf(from.z, to.z, size.z / 2 + SERVER_RADIUS);
  return Math.max(across.enter, along.enter, 0) < Math.min(across.leave, along.leave, 1);
}

/** The parts of a way, from 0 to 1, at which a coordinate enters and leaves the band from -half to half. */
function spanOf(from: number, to: number, half: number): { enter: number; leave: number } {
  const way = to - from;
  if (Math.abs(way) < 1e-9)
    return Math.abs(from) < half ? { enter: -Infinity, leave: Infinity } : { enter: Infinity, leave: -Infinity };
  const [one, other] = [(-half - from) / way, (half - from) / way];
  return { enter: Math.min(one, other), leave: Math.max(one, other) };
}

/** One step of `seconds` at a velocity in metres a second, which is not 0; stays where every way is blocked. */
export function step(from: Standing, velocity: Point, seconds: number, obstacles: Obstacles): Standing {
  const to = slide({ x: from.x + velocity.x * seconds, z: from.z + velocity.z * seconds }, obstacles);
  const place = isFree(to, obstacles) ? to : from;
  const heading = turnTowards(from.heading, headingTo({ x: 0, z: 0 }, velocity), 1 - Math.exp(-TURN_RATE * seconds));
  return { x: place.x, z: place.z, heading };
}

function within(place: Point, { width, depth }: Obstacles, radius: number): Point {
  const [x, z] = [width / 2 - radius, depth / 2 - radius];
  return { x: clamp(place.x, -x, x), z: clamp(place.z, -z, z) };
}

function pushedOut(place: Point, { position, size, heading }: Solid, radius: number): Point {
  const local = turned({ x: place.x - position.x, z: place.z - position.z }, -heading);
  const [outX, outZ] = [size.x / 2 + radius - Math.abs(local.x), size.z / 2 + radius - Math.abs(local.z)];
  if (outX <= 0 || outZ <= 0) return place;
  const moved =
    outX < outZ
      ? { x: away(local.x) * (size.x / 2 + radius), z: local.z }
      : { x: local.x, z: away(local.z) * (size.z / 2 + radius) };
  const back = turned(moved, heading);
  return { x: position.x + back.x, z: position.z + back.z };
}

function away(offset: number): number {
  return offset < 0 ? -1 : 1;
}
