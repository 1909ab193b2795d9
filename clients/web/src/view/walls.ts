/** The four walls of a room, as seen from inside. */
import type { SceneOpened } from "../protocol/server";
import type { Door } from "../protocol/values";

/** Where a wall's middle is in metres, which way it faces in degrees, how wide it is. */
export interface Wall {
  readonly x: number;
  readonly z: number;
  readonly turn: number;
  readonly width: number;
}

export function wallsOf({ width, depth }: Pick<SceneOpened, "width" | "depth">): Wall[] {
  return [
    { x: 0, z: -depth / 2, turn: 0, width },
    { x: 0, z: depth / 2, turn: 180, width },
    { x: -width / 2, z: 0, turn: -90, width: depth },
    { x: width / 2, z: 0, turn: 90, width: depth },
  ];
}

/** The wall that a door is in. */
export function nearestWall(door: Door, room: Pick<SceneOpened, "width" | "depth">): Wall {
  const away = (wall: Wall) => (wall.turn % 180 === 0 ? Math.abs(door.at.z - wall.z) : Math.abs(door.at.x - wall.x));
  return wallsOf(room).reduce((best, wall) => (away(wall) < away(best) ? wall : best));
}
