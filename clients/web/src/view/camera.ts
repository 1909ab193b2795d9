/** The eye: looks over one's own shoulder, by drag and wheel, and never leaves the room or hides behind a shelf. */
import type { PerspectiveCamera } from "three";
import { clamp, degrees, radians, turnBetween, type Standing } from "../geometry";
import { along, hitBox, type Box, type Ray } from "../picking";
import type { SceneOpened } from "../protocol/server";
import type { Vec3 } from "../protocol/values";

/** A little over the eyes of whom it follows. */
const OVER = 0.06;
const [NEAREST, FARTHEST] = [1.2, 6];
const [LOWEST, HIGHEST] = [-35, 62];
const [WALL_GAP, THING_GAP] = [0.3, 0.12];
/** How far the eye is to the right of the neck, so that one does not stand in one's own light. */
const SHOULDER = 0.42;
/** With a wall behind, the eye rises by up to so much to keep this distance. */
const [RISE, KEPT_DISTANCE] = [16, 2];
/** What stands behind and is lower or more slender than this does not hold the eye back. */
const [TALL, SLENDER] = [1.3, 0.5];
/** Who faces the eye looks past it; else they look so many metres ahead. */
const [BESIDE, GAZE, GAZE_HEIGHT] = [110, 5, 1.52];
const RESTING_AFTER = 1.6;
/** Nearer than this one's own body fades; at the end it is gone. */
const [FADING_AT, GONE_AT] = [1.2, 0.6];

export class FollowCamera {
  /** Which way it looks, as a heading. */
  facing = 0;
  private pitch = 12;
  private rise = 0;
  private wanted = 3.1;
  private shownDistance = 3.1;
  private lastTouch = -10;
  private aim: number | null = null;
  /** Whether it looks through the eyes of the body itself. */
  isFirst = false;

  constructor(
    private readonly camera: PerspectiveCamera,
    private readonly calm: boolean,
  ) {}

  /** Begins behind the body. */
  reset(pose: Standing): void {
    this.facing = pose.heading;
    this.aim = null;
  }

  /** Turns by so many degrees, as the visitor drags. */
  turn(right: number, down: number, now: number): void {
    this.facing = (this.facing + right + 360) % 360;
    this.pitch = clamp(this.pitch + down, LOWEST, HIGHEST);
    this.lastTouch = now;
    this.aim = null;
  }

  /** Comes nearer (below 1) or goes farther (above 1). Says whether it would come nearer than it can. */
  zoom(factor: number): boolean {
    const wanted = this.wanted * factor;
    this.wanted = clamp(wanted, NEAREST, FARTHEST);
    return wanted < NEAREST;
  }

  /** Turns by itself until it looks that way, unless the visitor looks elsewhere or wants no such motion. */
  lookTowards(heading: number): void {
    if (!this.calm) this.aim = heading;
  }

  /** How much of one's own body is to be seen, 1 to 0: it must not fill the picture. */
  get bodyOpacity(): number {
    return clamp((this.shownDistance - GONE_AT) / (FADING_AT - GONE_AT), 0, 1);
  }

  /** The place that whoever stands there looks at with this eye; null where that is behind them. */
  gaze({ x, z, heading }: Standing): Vec3 | null {
    if (Math.abs(turnBetween(heading, this.facing)) > BESIDE) return null;
    const { x: bx, y: by, z: bz } = this.backwards(0);
    return { x: x - bx * GAZE, y: GAZE_HEIGHT - by * GAZE, z: z - bz * GAZE };
  }

  /** One frame, round a body that stands, sits or walks there with its eyes so many metres above the floor. */
  follow(
    body: Standing & { readonly speed: number },
    eyes: number,
    room: Pick<SceneOpened, "width" | "depth" | "height">,
    solids: readonly Box[],
    seconds: number,
    now: number,
  ): void {
    this.turnByItself(body, seconds, now);
    if (this.isFirst) return this.lookThrough(body, eyes);
    const head = this.besideHead(body, eyes + OVER, solids, room);
    this.rise += (this.neededRise(head, room) - this.rise) * (1 - Math.exp(-5 * seconds));
    const back = this.backwards(this.rise);
    const free = Math.min(this.wanted, roomBehind(head, back, room), clearOf(head, back, solids));
    const rate = free < this.shownDistance ? 18 : 4;
    this.shownDistance += (free - this.shownDistance) * (1 - Math.exp(-rate * seconds));
    const { x, y, z } = back;
    const away = outside(solids, head, back, Math.min(this.shownDistance, roomBehind(head, back, room)));
    this.camera.position.set(head.x + x * away, head.y + y * away, head.z + z * away);
    this.camera.lookAt(head.x - x, head.y - y, head.z - z);
  }

  private lookThrough({ x, z }: Standing, eyes: number): void {
    this.shownDistance = 0;
    const back = this.backwards(0);
    this.camera.position.set(x, eyes, z);
    this.camera.lookAt(x - back.x, eyes - back.y, z - back.z);
  }

  private besideHead(
    { x, z }: Standing,
    y: number,
    solids: readonly Box[],
    { width, depth }: Pick<SceneOpened, "width" | "depth">,
  ): Vec3 {
    const turn = radians(this.facing);
    const beside = { x: Math.cos(turn), y: 0, z: Math.sin(turn) };
    const wanted = SHOULDER * Math.min(1, this.camera.aspect);
    const shoulder = Math.min(wanted, ...hits({ origin: { x, y, z }, direction: beside }, solids));
    const [halfX, halfZ] = [width / 2 - WALL_GAP, depth / 2 - WALL_GAP];
    return {
      x: clamp(x + shoulder * beside.x, -halfX, halfX),
      y,
      z: clamp(z + shoulder * beside.z, -halfZ, halfZ),
    };
  }

  private neededRise(head: Vec3, room: Pick<SceneOpened, "width" | "depth" | "height">): number {
    for (let rise = 0; rise < RISE; rise += 2) {
      if (roomBehind(head, this.backwards(rise), room) >= Math.min(this.wanted, KEPT_DISTANCE)) return rise;
    }
    // With its back to the wall the eye looks out of one's head, and level.
    return roomBehind(head, this.backwards(RISE), room) < NEAREST ? 0 : RISE;
  }

  private backwards(rise: number): Vec3 {
    const [turn, tilt] = [radians(this.facing), radians(Math.min(this.pitch + rise, Math.max(this.pitch, HIGHEST)))];
    return { x: -Math.sin(turn) * Math.cos(tilt), y: Math.sin(tilt), z: Math.cos(turn) * Math.cos(tilt) };
  }

  private turnByItself(body: Standing & { readonly speed: number }, seconds: number, now: number): void {
    if (this.aim !== null) {
      const left = turnBetween(this.facing, this.aim);
      this.facing = (this.facing + left * (1 - Math.exp(-3 * seconds)) + 360) % 360;
      if (Math.abs(left) < 2) this.aim = null;
    } else if (!this.calm && body.speed > 0.3 && now - this.lastTouch > RESTING_AFTER) {
      const side = turnBetween(this.facing, body.heading);
      // Walking towards the camera must not spin it.
      if (Math.abs(side) < 130) this.facing = (this.facing + side * (1 - Math.exp(-0.9 * seconds)) + 360) % 360;
    }
  }
}

/** The heading of a ray over the floor. */
export function headingOf({ direction }: Ray): number {
  return degrees(Math.atan2(direction.x, -direction.z));
}

/** How far one can go that way before a wall, the floor or the ceiling. */
function roomBehind(
  from: Vec3,
  way: Vec3,
  { width, depth, height }: Pick<SceneOpened, "width" | "depth" | "height">,
): number {
  const until = (at: number, step: number, low: number, high: number) =>
    Math.abs(step) < 1e-6 ? Infinity : Math.max(0, ((step > 0 ? high : low) - at) / step);
  return Math.min(
    until(from.x, way.x, -width / 2 + WALL_GAP, width / 2 - WALL_GAP),
    until(from.y, way.y, 0.25, height - WALL_GAP),
    until(from.z, way.z, -depth / 2 + WALL_GAP, depth / 2 - WALL_GAP),
  );
}

function clearOf(origin: Vec3, direction: Vec3, solids: readonly Box[]): number {
  const tall = solids.filter(({ position, size }) => position.y + size.y > TALL && Math.max(size.x, size.z) > SLENDER);
  return Math.min(Infinity, ...hits({ origin, direction }, tall));
}

/** Metres to each thing that a ray meets; 0 where it begins in one. */
function hits(ray: Ray, solids: readonly Box[]): number[] {
  return solids.flatMap((solid) => hitBox(ray, solid, THING_GAP) ?? []);
}

/** So many metres along a way, or fewer where that would end inside a thing, however low or slender. */
function outside(solids: readonly Box[], origin: Vec3, direction: Vec3, metres: number): number {
  const at = along({ origin, direction }, metres);
  const entered = solids.filter((solid) => hitBox({ origin: at, direction }, solid, THING_GAP) === 0);
  if (!entered.length) return metres;
  const before = Math.min(...hits({ origin, direction }, entered));
  return before < metres ? outside(solids, origin, direction, before - THING_GAP / 4) : metres;
}
