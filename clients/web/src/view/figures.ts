/** Makes bodies to look at from the avatar file: one skinned mesh each, coloured by its look. */
import {
  BufferAttribute,
  BufferGeometry,
  Color,
  Matrix4,
  Mesh,
  MeshStandardMaterial,
  SkinnedMesh,
  Sphere,
  type Bone,
  type Object3D,
} from "three";
import { mergeGeometries } from "three/addons/utils/BufferGeometryUtils.js";
import { clone } from "three/addons/utils/SkeletonUtils.js";
import type { Look } from "../protocol/values";
import { LibraryFigure } from "./library-figure";
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
/** How much farther a body reaches than when it rests. */
const MOVES = 1.5;
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

  create(look: Look): LibraryFigure {
    const template = this.templates.get(look.hair) ?? this.build(look.hair);
    const root = clone(template.root);
    const mesh = root.getObjectByName("figure") as Mesh;
    mesh.geometry = colored(template, look);
    return new LibraryFigure(root, mesh, template.geometry, this.avatar.clips, (other) => {
      mesh.geometry.dispose();
      mesh.geometry = colored(template, other);
    });
  }

  private build(hair: string): Template {
    const template = buildTemplate(this.avatar.scene, hair);
    this.templates.set(hair, template);
    return template;
  }
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
  if (mesh instanceof SkinnedMesh) mesh.boundingSphere = sphereOfMoves(geometry);
  return mesh;
}

/** Round the body in its resting pose, and as far as it bends and reaches. */
function sphereOfMoves(geometry: BufferGeometry): Sphere {
  geometry.computeBoundingSphere();
  const { center, radius } = geometry.boundingSphere!;
  return new Sphere(center.clone(), radius * MOVES);
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
