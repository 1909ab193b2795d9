/** The looks that a model's file names, and what its parts are made of in a variant's dress. */
import { Color, MeshStandardMaterial, type Mesh } from "three";
import type { GLTF } from "three/addons/loaders/GLTFLoader.js";
import type { Dress } from "../dress";
import type { Part } from "./models";

/** Materials by the names of a file's variants, in lower case. */
export type Looks = ReadonlyMap<string, MeshStandardMaterial>;

const EXTENSION = "KHR_materials_variants";
const UNVARIED: Looks = new Map();

interface Mapping {
  readonly material: number;
  readonly variants: readonly number[];
}

/** Keeps with every mesh of a file the materials that it has for the file's variants (glTF, KHR_materials_variants). */
export async function readLooks({ scene, parser }: Pick<GLTF, "scene" | "parser">): Promise<void> {
  const variants: readonly { name: string }[] = parser.json.extensions?.[EXTENSION]?.variants ?? [];
  const varied: [Mesh, readonly Mapping[]][] = [];
  scene.traverse((node) => {
    const mappings = node.userData.gltfExtensions?.[EXTENSION]?.mappings;
    if (mappings) varied.push([node as Mesh, mappings]);
  });
  for (const [mesh, mappings] of varied) {
    const looks = new Map<string, MeshStandardMaterial>();
    for (const { material, variants: numbers } of mappings) {
      const made = (await parser.getDependency("material", material)) as MeshStandardMaterial;
      for (const number of numbers) looks.set(variants[number]?.name.toLowerCase() ?? "", made);
    }
    mesh.userData.looks = looks;
  }
}

export function looksOf(mesh: Mesh): Looks {
  return (mesh.userData.looks as Looks | undefined) ?? UNVARIED;
}

/** The material of a part in this dress: the file's own for it, else the one that it always has. */
export function materialOf({ looks, material }: Part, { names }: Dress): MeshStandardMaterial {
  const name = names.find((each) => looks.has(each));
  return (name !== undefined && looks.get(name)) || material;
}

/** A material of its own that is the same without sheen and varnish, which cost much and show close up. */
export function uncoated(source: MeshStandardMaterial): MeshStandardMaterial {
  return new MeshStandardMaterial().copy(source);
}

/** The colour of a part in this dress. */
export function colorOf(part: Part, dress: Dress): Color {
  const material = materialOf(part, dress);
  if (material !== part.material) return material.color.clone();
  return part.tints && dress.tint ? new Color(dress.tint) : part.color.clone();
}
