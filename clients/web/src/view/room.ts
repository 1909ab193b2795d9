/** The shell of a room: floor, walls, baseboards, ceiling with its lights, ways out, and signs with their words. */
import {
  BoxGeometry,
  BufferGeometry,
  Color,
  Group,
  InstancedMesh,
  Material,
  Matrix4,
  Mesh,
  MeshBasicMaterial,
  MeshStandardMaterial,
  PlaneGeometry,
} from "three";
import { mergeGeometries } from "three/addons/utils/BufferGeometryUtils.js";
import { radians } from "../geometry";
import type { SceneOpened } from "../protocol/server";
import type { Door, FixtureView, Text } from "../protocol/values";
import { panelling } from "./panelling";
import { ceilingTexture, FLOOR_TILE, floorTexture, glimpseTexture, signTexture, wallTexture } from "./textures";
import { nearestWall, wallsOf, type Wall } from "./walls";

const BASEBOARD = 0.12;
const DOOR_HEIGHT = 2.3;
const LAMP_EVERY = 3;

export function buildRoom(room: SceneOpened, words: (text: Text) => string): Group {
  const group = new Group();
  group.add(floor(room), walls(room), baseboards(room), ceiling(room), ceilingLights(room));
  const slats = panelling(room);
  if (slats) group.add(slats);
  for (const door of room.doors) group.add(...doorway(door, room));
  for (const fixture of room.fixtures) if (words(fixture.text)) group.add(sign(fixture, room, words(fixture.text)));
  return group;
}

/** Frees what the room holds on the graphics processor. */
export function disposeRoom(group: Group): void {
  group.traverse((node) => {
    if (!(node instanceof Mesh)) return;
    (node.geometry as BufferGeometry).dispose();
    const material = node.material as Material & { map?: { dispose(): void } | null };
    material.map?.dispose();
    material.dispose();
  });
}

function floor({ width, depth, surface }: SceneOpened): Mesh {
  const map = floorTexture(surface);
  map.repeat.set(width / FLOOR_TILE, depth / FLOOR_TILE);
  const roughness = surface.floor === "carpet" ? 0.98 : 0.5;
  const plane = new PlaneGeometry(width, depth).rotateX(-Math.PI / 2);
  const mesh = new Mesh(
    plane,
    new MeshStandardMaterial({ map, bumpMap: map, bumpScale: 1.2, roughness, color: "#d9d3cb" }),
  );
  mesh.receiveShadow = true;
  return mesh;
}

function walls(room: SceneOpened): Mesh {
  const map = wallTexture(room.surface.wall_color);
  const planes = wallsOf(room).map((wall) => {
    const plane = new PlaneGeometry(wall.width, room.height);
    const uv = plane.getAttribute("uv");
    for (let at = 0; at < uv.count; at++) uv.setX(at, (uv.getX(at) * wall.width) / room.height);
    return plane.rotateY(-radians(wall.turn)).translate(wall.x, room.height / 2, wall.z);
  });
  const mesh = new Mesh(
    mergeGeometries(planes)!,
    new MeshStandardMaterial({ map, roughness: 0.95, emissive: "#ffffff", emissiveMap: map, emissiveIntensity: 0.06 }),
  );
  mesh.receiveShadow = true;
  return mesh;
}

function baseboards(room: SceneOpened): Mesh {
  const strips = wallsOf(room).flatMap((wall) => [
    strip(wall, BASEBOARD, BASEBOARD / 2, 0.02),
    strip(wall, 0.05, room.height - 0.2, 0.04),
  ]);
  const color = new Color(room.surface.wall_color).lerp(new Color("#ffffff"), 0.4);
  return new Mesh(mergeGeometries(strips)!, new MeshStandardMaterial({ color, roughness: 0.5 }));
}

function strip(wall: Wall, height: number, middle: number, thickness: number): BufferGeometry {
  const box = new BoxGeometry(wall.width, height, thickness).translate(0, middle, thickness / 2);
  return box.rotateY(-radians(wall.turn)).translate(wall.x, 0, wall.z);
}

function ceiling({ width, depth, height, surface }: SceneOpened): Mesh {
  const color = new Color(surface.wall_color).lerp(new Color("#fff6e8"), 0.4);
  const map = ceilingTexture();
  map.repeat.set(Math.max(1, Math.floor(width / LAMP_EVERY)), Math.max(1, Math.floor(depth / LAMP_EVERY)));
  const plane = new PlaneGeometry(width, depth).rotateX(Math.PI / 2).translate(0, height, 0);
  const glow = { emissive: color, emissiveMap: map, emissiveIntensity: 0.55 };
  return new Mesh(plane, new MeshStandardMaterial({ color, map, roughness: 1, ...glow }));
}

/** Rows of flat lamps, which light nothing themselves but say where the light comes from. */
function ceilingLights({ width, depth, height }: SceneOpened): InstancedMesh {
  const [columns, rows] = [Math.max(1, Math.floor(width / LAMP_EVERY)), Math.max(1, Math.floor(depth / LAMP_EVERY))];
  const lamp = new BoxGeometry(1.5, 0.03, 0.16);
  const lamps = new InstancedMesh(lamp, new MeshBasicMaterial({ color: "#fff6e6", toneMapped: false }), columns * rows);
  for (let index = 0; index < columns * rows; index++) {
    const x = ((index % columns) + 0.5 - columns / 2) * (width / columns);
    const z = (Math.floor(index / columns) + 0.5 - rows / 2) * (depth / rows);
    lamps.setMatrixAt(index, new Matrix4().makeTranslation(x, height - 0.02, z));
  }
  return lamps;
}

function doorway(door: Door, room: SceneOpened): Mesh[] {
  const wall = nearestWall(door, room);
  const [width, height] = [door.width, Math.min(DOOR_HEIGHT, room.height - 0.4)];
  const along = wall.turn % 180 === 0 ? { x: door.at.x, z: wall.z } : { x: wall.x, z: door.at.z };
  const put = (geometry: BufferGeometry) => geometry.rotateY(-radians(wall.turn)).translate(along.x, 0, along.z);
  const frame = mergeGeometries([
    new BoxGeometry(0.12, height + 0.12, 0.16).translate(-width / 2 - 0.06, (height + 0.12) / 2, 0.08),
    new BoxGeometry(0.12, height + 0.12, 0.16).translate(width / 2 + 0.06, (height + 0.12) / 2, 0.08),
    new BoxGeometry(width, 0.12, 0.16).translate(0, height + 0.06, 0.08),
  ])!;
  const beyond = new PlaneGeometry(width, height).translate(0, height / 2, 0.03);
  const accent = new Color(room.surface.accent_color);
  const mat = new PlaneGeometry(width, 0.9).rotateX(-Math.PI / 2).translate(0, 0.006, 0.55);
  return [
    new Mesh(put(frame), new MeshStandardMaterial({ color: accent, roughness: 0.5 })),
    new Mesh(
      put(beyond),
      new MeshBasicMaterial({ map: glimpseTexture(room.surface.floor_color, room.surface.wall_color) }),
    ),
    new Mesh(
      put(mat),
      new MeshStandardMaterial({ color: accent.clone().lerp(new Color("#000000"), 0.25), roughness: 1 }),
    ),
  ];
}

/** The words of a fixture, on its front and its back. */
function sign({ position, size, heading, kind }: FixtureView, { surface }: SceneOpened, words: string): Mesh {
  const flat = kind === "sign" ? 1 : 0.5;
  const [width, height] = [size.x * 0.96, Math.min(size.y * 0.92 * flat, size.x * 0.4)];
  const map = signTexture(words, width / height, "#fffaf0", surface.accent_color);
  const away = size.z / 2 + 0.012;
  const plane = mergeGeometries([
    new PlaneGeometry(width, height).rotateY(Math.PI).translate(0, size.y / 2, -away),
    new PlaneGeometry(width, height).translate(0, size.y / 2, away),
  ])!;
  plane.rotateY(-radians(heading)).translate(position.x, position.y, position.z);
  return new Mesh(
    plane,
    new MeshStandardMaterial({ map, roughness: 0.7, emissive: "#ffffff", emissiveMap: map, emissiveIntensity: 0.18 }),
  );
}
