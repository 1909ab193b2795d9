/** The light of a room as things in it mirror it: its floor, walls and rows of lamps, as an environment map. */
import {
  BackSide,
  BoxGeometry,
  Color,
  Mesh,
  MeshBasicMaterial,
  PMREMGenerator,
  Scene,
  type Texture,
  type WebGLRenderer,
} from "three";

/** What colours the light of a room, as "#rrggbb". */
export interface Interior {
  readonly floor_color: string;
  readonly wall_color: string;
}

/** A bright room of nowhere, for pictures of single things. */
export const DAYLIT: Interior = { floor_color: "#c9a77c", wall_color: "#f3efe8" };

const [HALF_WIDTH, HEIGHT] = [5, 3.2];
const LAMP_ROWS = [-3, 0, 3];
/** How much brighter than white paper. */
const [LAMP, WINDOW] = [16, 7];
/** Radians by which the mirrored picture is blurred, so that lamps show no edge. */
const BLUR = 0.03;

/** Free the texture when the room is left. */
export function interiorLight(renderer: WebGLRenderer, interior: Interior): Texture {
  const scene = model(interior);
  const generator = new PMREMGenerator(renderer);
  const { texture } = generator.fromScene(scene, BLUR);
  generator.dispose();
  scene.traverse((node) => {
    if (!(node instanceof Mesh)) return;
    node.geometry.dispose();
    for (const material of [node.material].flat()) material.dispose();
  });
  return texture;
}

function model({ floor_color, wall_color }: Interior): Scene {
  const scene = new Scene();
  const plain = (color: Color, strength: number) =>
    new MeshBasicMaterial({ color: color.clone().multiplyScalar(strength), side: BackSide });
  const [floor, wall, warm] = [new Color(floor_color), new Color(wall_color), new Color("#fff3e2")];
  const sides = [wall, wall, wall, floor, wall, wall].map((color, at) => plain(color, at === 3 ? 0.4 : 0.7));
  scene.add(new Mesh(new BoxGeometry(2 * HALF_WIDTH, HEIGHT, 2 * HALF_WIDTH), sides));
  const put = (width: number, height: number, depth: number, at: readonly [number, number, number], color: Color) => {
    const mesh = new Mesh(new BoxGeometry(width, height, depth), new MeshBasicMaterial({ color }));
    mesh.position.set(...at);
    scene.add(mesh);
  };
  for (const z of LAMP_ROWS) put(7, 0.05, 0.35, [0, HEIGHT / 2 - 0.1, z], warm.clone().multiplyScalar(LAMP));
  // A shop window on one side, so that metal and glass have a bright and a dark edge.
  put(0.05, 2, 4, [HALF_WIDTH - 0.1, 0.1, 1], new Color("#f2f6ff").multiplyScalar(WINDOW));
  return scene;
}
