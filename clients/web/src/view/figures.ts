/** Bodies to look at: one skinned mesh each, coloured by its look, moved by clips that blend. */
import {
  AnimationMixer,
  BufferAttribute,
  BufferGeometry,
  Color,
  Group,
  Matrix4,
  Mesh,
  MeshStandardMaterial,
  SkinnedMesh,
  type AnimationAction,
  type AnimationClip,
  type Bone,
  type Object3D,
} from "three";
import { mergeGeometries } from "three/addons/utils/BufferGeometryUtils.js";
import { clone } from "three/addons/utils/SkeletonUtils.js";
import { clamp } from "../geometry";
import type { Look } from "../protocol/values";
import { plain, type Loaded } from "./models";

/** Material name in the avatar file -> the field of a look that colours it. */
const COLORED_BY: Readonly<Record<string, keyof Look>> = {
  skin: "skin_color",
  hair: "hair_color",
  top: "top_color",
  bottom: "bottom_color",
  shoes: "shoes_color",
  primary: "top_color",
};
const HAIR = /^hair_/;
/** The walk goes 1.4 m in its cycle of one second; below this speed it blends into standing. */
const [STROLL, SLOW] = [1.4, 0.6];
/** Movements of the upper body over what the legs do, each over those before it. */
const OVERLAYS = ["talk", "nod", "wave", "point"] as const;
type Overlay = (typeof OVERLAYS)[number];
/** Seconds for an overlay to come and to go, and how much of the body under it it covers at last. */
const [FADE, COVERS] = [0.3, 0.96];

/** What all figures of one hair style share. */
interface Template {
  readonly root: Object3D;
  readonly geometry: BufferGeometry;
  /** Per vertex: which material it had, and its baked shade. */
  readonly slots: readonly { readonly material: MeshStandardMaterial; readonly count: number }[];
  readonly shades: BufferAttribute;
}

export class Figures {
  private readonly templates = new Map<string, Template>();

  constructor(private readonly avatar: Loaded) {}

  create(look: Look): Figure {
    const template = this.templates.get(look.hair) ?? this.build(look.hair);
    const root = clone(template.root);
    const mesh = root.getObjectByName("figure") as Mesh;
    mesh.geometry = colored(template, look);
    return new Figure(root, mesh, this.avatar.clips, (other) => (mesh.geometry = colored(template, other)));
  }

  private build(hair: string): Template {
    const template = buildTemplate(this.avatar.scene, hair);
    this.templates.set(hair, template);
    return template;
  }
}

export class Figure {
  readonly group = new Group();
  private readonly mixer: AnimationMixer;
  private readonly actions = new Map<string, AnimationAction>();
  /** Seconds each overlay still plays, and how far it is faded in. */
  private readonly left = new Map<Overlay, number>();
  private readonly shares = new Map<Overlay, number>();
  private readonly material: MeshStandardMaterial;
  private walking = 0;

  constructor(
    root: Object3D,
    readonly mesh: Mesh,
    clips: readonly AnimationClip[],
    readonly recolor: (look: Look) => void,
  ) {
    this.group.add(root);
    this.material = mesh.material = (mesh.material as MeshStandardMaterial).clone();
    this.mixer = new AnimationMixer(root);
    for (const clip of clips) {
      const action = this.mixer.clipAction(clip);
      action.play().setEffectiveWeight(0);
      this.actions.set(clip.name, action);
    }
  }

  /** Plays an overlay for so many seconds: without a number once, with 0 it ends. */
  play(overlay: Overlay, seconds?: number): void {
    const action = this.actions.get(overlay);
    if (seconds === undefined) action?.reset().play();
    this.left.set(overlay, seconds ?? (action?.getClip().duration ?? 0) - FADE);
  }

  /** Lets the body be seen through, from 1 to 0. */
  fade(opacity: number): void {
    this.group.visible = opacity > 0;
    this.material.transparent = opacity < 1;
    this.material.opacity = opacity;
  }

  /** `speed` in metres a second. */
  update(seconds: number, speed: number): void {
    const wanted = Math.min(speed / SLOW, 1);
    this.walking += (wanted - this.walking) * (1 - Math.exp(-9 * seconds));
    this.actions.get("walk")?.setEffectiveTimeScale(Math.max(speed, SLOW) / STROLL);
    this.weigh({ idle: 1 - this.walking, walk: this.walking }, seconds);
    this.mixer.update(seconds);
  }

  dispose(): void {
    this.mixer.stopAllAction();
    this.mesh.geometry.dispose();
    this.material.dispose();
  }

  /**
   * Each overlay covers what lies under it. The mixer only knows weights, and fills up to 1 with the resting pose: so the
   * legs' clips keep a sum of 1, and an overlay that covers nearly all weighs many times as much.
   */
  private weigh(legs: Readonly<Record<string, number>>, seconds: number): void {
    for (const [name, weight] of Object.entries(legs)) this.actions.get(name)?.setEffectiveWeight(weight);
    let under = 1;
    for (const name of OVERLAYS) {
      const share = COVERS * eased(this.faded(name, seconds));
      const weight = (under * share) / (1 - share);
      this.actions.get(name)?.setEffectiveWeight(weight);
      under += weight;
    }
  }

  /** How far an overlay is faded in, 0 to 1. */
  private faded(name: Overlay, seconds: number): number {
    const left = this.left.get(name) ?? 0;
    this.left.set(name, Math.max(0, left - seconds));
    const now = this.shares.get(name) ?? 0;
    const next = clamp(now + (left > 0 ? seconds : -seconds) / FADE, 0, 1);
    this.shares.set(name, next);
    return next;
  }
}

function eased(part: number): number {
  return part * part * (3 - 2 * part);
}

function buildTemplate(avatar: Object3D, hair: string): Template {
  const root = clone(avatar);
  root.updateMatrixWorld(true);
  const meshes: Mesh[] = [];
  root.traverse((node) => {
    if (node instanceof Mesh && isWorn(node, hair)) meshes.push(node);
  });
  const skinned = meshes.find((mesh): mesh is SkinnedMesh => mesh instanceof SkinnedMesh);
  const pieces = meshes.map((mesh) => piece(mesh, skinned));
  const geometry = mergeGeometries(pieces)!;
  const slots = meshes.map((mesh, at) => ({
    material: mesh.material as MeshStandardMaterial,
    count: pieces[at]!.getAttribute("position").count,
  }));
  strip(root);
  root.add(figureMesh(geometry, skinned));
  return { root, geometry, slots, shades: geometry.getAttribute("color") as BufferAttribute };
}

/** A piece of hair is worn where it is the style asked for, or the short one where that style is unknown. */
function isWorn(mesh: Object3D, hair: string): boolean {
  for (let node: Object3D | null = mesh; node; node = node.parent) {
    if (HAIR.test(node.name)) return node.name.startsWith(`hair_${hair}`);
  }
  return true;
}

function piece(mesh: Mesh, skinned: SkinnedMesh | undefined): BufferGeometry {
  const geometry = plain(mesh.geometry as BufferGeometry, false);
  if (!skinned) return geometry.applyMatrix4(mesh.matrixWorld);
  if (mesh instanceof SkinnedMesh) {
    for (const name of ["skinIndex", "skinWeight"])
      geometry.setAttribute(name, four(mesh.geometry as BufferGeometry, name));
    return geometry;
  }
  return hung(geometry, mesh, skinned);
}

/** A stiff piece that hangs on a bone becomes skin that follows only that bone. */
function hung(geometry: BufferGeometry, mesh: Mesh, { skeleton, matrixWorld }: SkinnedMesh): BufferGeometry {
  let bone: Object3D | null = mesh;
  while (bone && !skeleton.bones.includes(bone as Bone)) bone = bone.parent;
  const index = Math.max(0, skeleton.bones.indexOf(bone as Bone));
  const count = geometry.getAttribute("position").count;
  geometry.applyMatrix4(new Matrix4().copy(matrixWorld).invert().multiply(mesh.matrixWorld));
  geometry.setAttribute(
    "skinIndex",
    new BufferAttribute(
      new Float32Array(count * 4).map((_, at) => (at % 4 ? 0 : index)),
      4,
    ),
  );
  geometry.setAttribute(
    "skinWeight",
    new BufferAttribute(
      new Float32Array(count * 4).map((_, at) => (at % 4 ? 0 : 1)),
      4,
    ),
  );
  return geometry;
}

function four(source: BufferGeometry, name: string): BufferAttribute {
  const attribute = source.getAttribute(name);
  const values = new Float32Array(attribute.count * 4);
  for (let at = 0; at < values.length; at++) values[at] = attribute.getComponent(at >> 2, at & 3);
  return new BufferAttribute(values, 4);
}

function strip(root: Object3D): void {
  const meshes: Object3D[] = [];
  root.traverse((node) => {
    if (node instanceof Mesh) meshes.push(node);
  });
  for (const mesh of meshes) mesh.removeFromParent();
}

function figureMesh(geometry: BufferGeometry, skinned: SkinnedMesh | undefined): Mesh {
  const material = new MeshStandardMaterial({ vertexColors: true, roughness: 0.78 });
  const mesh = skinned ? new SkinnedMesh(geometry, material) : new Mesh(geometry, material);
  if (skinned && mesh instanceof SkinnedMesh) mesh.bind(skinned.skeleton, skinned.bindMatrix);
  mesh.name = "figure";
  mesh.castShadow = true;
  mesh.frustumCulled = false;
  return mesh;
}

/** The template's geometry, shared but for its colours. */
function colored({ geometry, slots, shades }: Template, look: Look): BufferGeometry {
  const own = new BufferGeometry();
  for (const [name, attribute] of Object.entries(geometry.attributes)) own.setAttribute(name, attribute);
  own.setIndex(geometry.getIndex());
  const colors = new Float32Array(shades.count * 3);
  let at = 0;
  for (const { material, count } of slots) {
    const field = COLORED_BY[material.name.split(".")[0]!];
    const color = field ? new Color(look[field]) : material.color;
    for (const end = at + count; at < end; at++) {
      colors[at * 3] = color.r * shades.getX(at);
      colors[at * 3 + 1] = color.g * shades.getY(at);
      colors[at * 3 + 2] = color.b * shades.getZ(at);
    }
  }
  own.setAttribute("color", new BufferAttribute(colors, 3));
  return own;
}
