/** What is under a point of the picture: displays, people who serve, friends, doors, seats and the floor. */
import { Vector2, Vector3, type PerspectiveCamera } from "three";
import type { Point } from "../geometry";
import { along, hitFloor, nearest, type Ray } from "../picking";
import type { SceneOpened } from "../protocol/server";
import type { Vec3 } from "../protocol/values";
import type { Replica } from "../replica";
import { seatsOf } from "../seats";
import type { Obstacles } from "../steering";

/** What a click in the picture means. */
export type Picked =
  | { readonly kind: "display"; readonly id: string }
  | { readonly kind: "body"; readonly id: number }
  | { readonly kind: "door"; readonly id: string }
  | { readonly kind: "seat"; readonly id: string }
  | { readonly kind: "floor"; readonly place: Point };

const BODY_SIZE = { x: 0.6, y: 1.8, z: 0.6 };
const DOOR_SIZE = { y: 2.4, z: 0.5 };
const BESIDE = 0.45;

export class Picker {
  constructor(
    private readonly canvas: HTMLCanvasElement,
    private readonly camera: PerspectiveCamera,
    private readonly replica: Replica,
    private readonly people: () => Iterable<readonly [number, Point]>,
  ) {}

  /** What is under a point of the page, in pixels. */
  pick(x: number, y: number, room: SceneOpened, obstacles: Obstacles): Picked {
    return this.along(this.rayThrough(x, y), room, obstacles);
  }

  /** What a ray meets. */
  along(ray: Ray, room: SceneOpened, obstacles: Obstacles): Picked {
    const display = nearest(ray, this.replica.displays.values(), 0.02);
    const wall = nearest(ray, obstacles.solids);
    const body = nearest(ray, this.partners());
    if (body && body.metres < (display?.metres ?? Infinity) && body.metres < (wall?.metres ?? Infinity))
      return { kind: "body", id: body.item.id };
    if (display && display.metres < (wall?.metres ?? Infinity) + 1) return { kind: "display", id: display.item.id };
    const seat = nearest(ray, seatsOf(room.fixtures), 0.02);
    if (seat && seat.metres <= (wall?.metres ?? Infinity)) return { kind: "seat", id: seat.item.id };
    const door = nearest(ray, doorBoxes(room));
    if (door && !wall) return { kind: "door", id: door.item.id };
    return this.pickFloor(ray, wall?.metres ?? null, obstacles);
  }

  /** Where a place is on the screen, in pixels of the page; null behind the eye. */
  project(place: Vec3): { x: number; y: number; away: number } | null {
    const at = new Vector3(place.x, place.y, place.z);
    const away = at.distanceTo(this.camera.position);
    at.project(this.camera);
    if (at.z > 1 || Math.abs(at.x) > 1.2 || Math.abs(at.y) > 1.3) return null;
    const { clientWidth: width, clientHeight: height } = this.canvas;
    return { x: ((at.x + 1) / 2) * width, y: ((1 - at.y) / 2) * height, away };
  }

  /** The metres until a ray meets anything. */
  reach(ray: Ray, obstacles: Obstacles): number {
    const things = [
      nearest(ray, this.replica.displays.values()),
      nearest(ray, obstacles.solids),
      nearest(ray, this.partners()),
    ];
    const metres = things.flatMap((each) => each?.metres ?? []);
    return Math.min(...metres, hitFloor(ray) ?? Infinity, metresToWall(ray, obstacles));
  }

  private pickFloor(ray: Ray, blockedAt: number | null, obstacles: Obstacles): Picked {
    if (blockedAt !== null) {
      const at = along(ray, blockedAt);
      const beside = [...this.replica.displays.values()].find(
        ({ position: { x, y, z } }) => Math.hypot(x - at.x, y - at.y, z - at.z) < BESIDE,
      );
      return beside ? { kind: "display", id: beside.id } : { kind: "floor", place: { x: at.x, z: at.z } };
    }
    const { x, z } = along(ray, Math.min(hitFloor(ray) ?? Infinity, metresToWall(ray, obstacles)));
    return { kind: "floor", place: { x, z } };
  }

  private rayThrough(x: number, y: number): Ray {
    const box = this.canvas.getBoundingClientRect();
    const on = new Vector2(((x - box.x) / box.width) * 2 - 1, 1 - ((y - box.y) / box.height) * 2);
    const origin = this.camera.position;
    const direction = new Vector3(on.x, on.y, 0.5).unproject(this.camera).sub(origin).normalize();
    return { origin: { ...origin }, direction: { ...direction } };
  }

  /** Those who serve, and friends; other visitors do not catch a click on the floor behind them. */
  private *partners() {
    const friends = this.replica.friends.map(({ body }) => body);
    for (const [id, { x, z }] of this.people()) {
      const serves = this.replica.bodies.get(id)?.role !== "visitor";
      if (serves || friends.includes(id)) yield { id, position: { x, y: 0, z }, size: BODY_SIZE, heading: 0 };
    }
  }
}

/** A click on a wall leads to its foot. */
function metresToWall({ origin, direction }: Ray, { width, depth }: Obstacles): number {
  const until = (at: number, step: number, size: number) => (Math.sign(step) * (size / 2) - at) / step;
  const ways = [until(origin.x, direction.x, width), until(origin.z, direction.z, depth)];
  return Math.min(...ways.filter((metres) => metres >= 0), width + depth);
}

function* doorBoxes(room: SceneOpened) {
  for (const { id, at, width } of room.doors)
    yield { id, position: { x: at.x, y: 0, z: at.z }, size: { x: width, ...DOOR_SIZE }, heading: at.heading };
}
