/** Models by address: each GLB is fetched once and taken apart into plain parts that can be batched. */
import {
  Box3,
  BufferAttribute,
  BufferGeometry,
  Color,
  LoadingManager,
  Matrix4,
  Mesh,
  MeshStandardMaterial,
  Vector3,
  type AnimationClip,
  type Group,
  type Object3D,
} from "three";
import { GLTFLoader } from "three/addons/loaders/GLTFLoader.js";
import { looksOf, readLooks, type Looks } from "./looks";

/** Geometry of one material, standing where the model has it. `tints`: takes the variant's colour. */
export interface Part {
  readonly geometry: BufferGeometry;
  readonly material: MeshStandardMaterial;
  readonly color: Color;
  readonly tints: boolean;
  /** What it is made of instead in the looks that its file names. */
  readonly looks: Looks;
  /** Parts with the same signature may be drawn in one call. */
  readonly signature: string;
}

export interface Model {
  readonly parts: readonly Part[];
  readonly size: Vector3;
  /** The middle of the bottom face. */
  readonly base: Vector3;
}

export interface Loaded {
  readonly scene: Group;
  readonly clips: readonly AnimationClip[];
}

const TINTED = "primary";

export class Models {
  private readonly files = new Map<string, Promise<Loaded>>();
  private readonly models = new Map<string, Promise<Model>>();
  private readonly loader: GLTFLoader;

  constructor() {
    this.loader = new GLTFLoader(new LoadingManager());
  }

  /** The file as it is, for animated bodies. */
  file(address: string): Promise<Loaded> {
    return remember(this.files, address, () => this.fetch(address));
  }

  /** The file as parts; a file that cannot be had becomes a plain block of one metre. */
  model(address: string | null): Promise<Model> {
    if (address === null) return remember(this.models, "", () => Promise.resolve(block()));
    return remember(this.models, address, () =>
      this.file(address).then(
        ({ scene }) => apart(scene, address.startsWith("/library/") ? "" : address),
        () => block(),
      ),
    );
  }

  private async fetch(address: string): Promise<Loaded> {
    const file = await this.loader.loadAsync(address);
    await readLooks(file);
    return { scene: file.scene, clips: file.animations };
  }
}

function remember<T>(cache: Map<string, Promise<T>>, key: string, make: () => Promise<T>): Promise<T> {
  const known = cache.get(key);
  if (known) return known;
  const made = make();
  cache.set(key, made);
  return made;
}

/** `origin` keeps textures of different files apart; the library's own are the same wherever they have the same name. */
function apart(scene: Object3D, origin: string): Model {
  scene.updateMatrixWorld(true);
  const parts: Part[] = [];
  scene.traverse((node) => {
    if (node instanceof Mesh && node.material instanceof MeshStandardMaterial) {
      parts.push(part(node.geometry, node.material, node.matrixWorld, origin, looksOf(node)));
    }
  });
  if (!parts.length) return block();
  const bounds = new Box3();
  for (const { geometry } of parts)
    bounds.union(new Box3().setFromBufferAttribute(geometry.getAttribute("position") as BufferAttribute));
  const middle = bounds.getCenter(new Vector3());
  return { parts, size: bounds.getSize(new Vector3()), base: new Vector3(middle.x, bounds.min.y, middle.z) };
}

function part(
  source: BufferGeometry,
  material: MeshStandardMaterial,
  place: Matrix4,
  origin: string,
  looks: Looks = new Map(),
): Part {
  const textured = Boolean(material.map ?? material.normalMap);
  return {
    geometry: plain(source, textured).applyMatrix4(place),
    material,
    color: material.color.clone(),
    tints: material.name.startsWith(TINTED),
    looks,
    signature: signature(material, textured, origin),
  };
}

/** The geometry with the same attributes as every other: position, normal, colour, and uv where there is a texture. */
export function plain(source: BufferGeometry, textured: boolean): BufferGeometry {
  const geometry = new BufferGeometry();
  const count = source.getAttribute("position").count;
  if (!source.getAttribute("normal")) source.computeVertexNormals();
  geometry.setAttribute("position", floats(source, "position", 3, count, 0));
  geometry.setAttribute("normal", floats(source, "normal", 3, count, 0));
  geometry.setAttribute("color", floats(source, "color", 3, count, 1));
  if (textured) geometry.setAttribute("uv", floats(source, "uv", 2, count, 0));
  const index = source.getIndex()?.array ?? Uint32Array.from({ length: count }, (_, at) => at);
  geometry.setIndex(new BufferAttribute(Uint32Array.from(index), 1));
  return geometry;
}

function floats(source: BufferGeometry, name: string, items: number, count: number, missing: number): BufferAttribute {
  const attribute = source.getAttribute(name);
  const values = new Float32Array(count * items).fill(missing);
  if (attribute) {
    for (let at = 0; at < count; at++) {
      for (let item = 0; item < items; item++) values[at * items + item] = attribute.getComponent(at, item);
    }
  }
  return new BufferAttribute(values, items);
}

function signature(material: MeshStandardMaterial, textured: boolean, origin: string): string {
  const { map, normalMap, roughness, metalness, emissive, opacity, transparent, side } = material;
  const coarse = [Math.round(roughness * 5), Math.round(metalness * 2), emissive.getHexString(), side];
  const images = textured ? [origin, map?.name ?? "", normalMap?.name ?? ""] : [];
  return [...coarse, transparent ? opacity : 1, ...images].join("|");
}

function block(): Model {
  const geometry = new BufferGeometry();
  const corners = boxCorners();
  geometry.setAttribute("position", new BufferAttribute(corners, 3));
  geometry.computeVertexNormals();
  const material = new MeshStandardMaterial({ name: TINTED, color: "#d8cfc2", roughness: 0.8 });
  const only = part(geometry, material, new Matrix4(), "");
  return { parts: [only], size: new Vector3(1, 1, 1), base: new Vector3() };
}

/** Twelve triangles round a cube of one metre that stands on the floor. */
function boxCorners(): Float32Array {
  const faces = [
    [0, 1, 3, 2],
    [5, 4, 6, 7],
    [4, 0, 2, 6],
    [1, 5, 7, 3],
    [2, 3, 7, 6],
    [4, 5, 1, 0],
  ].flatMap(([a, b, c, d]) => [a!, b!, c!, a!, c!, d!]);
  const corner = (n: number) => [(n & 1) - 0.5, (n >> 1) & 1, 0.5 - ((n >> 2) & 1)];
  return new Float32Array(faces.flatMap(corner));
}
