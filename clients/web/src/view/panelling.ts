/** A wall of upright wooden slats behind the goods, on the longest wall without a door. */
import { BoxGeometry, Color, InstancedMesh, Matrix4, MeshStandardMaterial } from "three";
import { radians } from "../geometry";
import type { SceneOpened } from "../protocol/server";
import { nearestWall, wallsOf } from "./walls";

const [SLAT, GAP, DEPTH] = [0.06, 0.018, 0.025];
const [FOOT, HEAD] = [0.12, 0.24];

/** Null where every wall has a door. */
export function panelling(room: SceneOpened): InstancedMesh | null {
  const taken = new Set(room.doors.map((door) => nearestWall(door, room).turn));
  const [wall] = wallsOf(room)
    .filter(({ turn }) => !taken.has(turn))
    .sort((one, other) => other.width - one.width);
  if (!wall) return null;
  const count = Math.floor(wall.width / (SLAT + GAP));
  const height = room.height - FOOT - HEAD;
  const slat = new BoxGeometry(SLAT, height, DEPTH).translate(0, FOOT + height / 2, DEPTH / 2);
  const color = new Color(room.surface.floor_color).lerp(new Color("#5b3f29"), 0.62);
  const slats = new InstancedMesh(slat, new MeshStandardMaterial({ roughness: 0.55 }), count);
  const turned = new Matrix4()
    .makeTranslation(wall.x, 0, wall.z)
    .multiply(new Matrix4().makeRotationY(-radians(wall.turn)));
  for (let at = 0; at < count; at++) {
    const x = (at + 0.5 - count / 2) * (SLAT + GAP);
    slats.setMatrixAt(at, turned.clone().multiply(new Matrix4().makeTranslation(x, 0, 0)));
    slats.setColorAt(at, color.clone().multiplyScalar(grain(at)));
  }
  slats.receiveShadow = true;
  return slats;
}

/** No two neighbours are of the same board. */
function grain(at: number): number {
  return 0.9 + 0.16 * Math.abs(Math.sin(at * 12.9898) % 1);
}
