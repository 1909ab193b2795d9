/** Small VRM 1.0 files to try own avatars with: the bones of the store's figure in T-pose, and one triangle. */
import { readFileSync } from "node:fs";
import type { Object3D } from "three";
import { GLTFLoader } from "three/addons/loaders/GLTFLoader.js";
import type { Loaded } from "../src/view/models";

const FIGURE = new URL("../../../vstore/library/avatar.glb", import.meta.url);
/** The bones of the store's figure, by their names in VRM; the last is the one on which it hangs. */
export const BONES: readonly (readonly [string, string, string])[] = [
  ["hips", "hips", ""],
  ["spine", "spine", "hips"],
  ["chest", "chest", "spine"],
  ["neck", "neck", "chest"],
  ["head", "head", "neck"],
  ...(["L", "R"] as const).flatMap((mark) => {
    const side = mark === "L" ? "left" : "right";
    return [
      [`upper_arm${mark}`, `${side}UpperArm`, "chest"],
      [`lower_arm${mark}`, `${side}LowerArm`, `upper_arm${mark}`],
      [`hand${mark}`, `${side}Hand`, `lower_arm${mark}`],
      [`upper_leg${mark}`, `${side}UpperLeg`, "hips"],
      [`lower_leg${mark}`, `${side}LowerLeg`, `upper_leg${mark}`],
      [`foot${mark}`, `${side}Foot`, `lower_leg${mark}`],
      [`toe${mark}`, `${side}Toes`, `foot${mark}`],
    ] as const;
  }),
];

/** The store's own figure and its clips. */
export async function library(): Promise<Loaded> {
  const bytes = readFileSync(FIGURE);
  const { scene, animations } = await new GLTFLoader().parseAsync(buffer(bytes), "");
  return { scene, clips: animations };
}

export interface Wishes {
  /** How much longer it is than the store's figure. */
  readonly scale?: number;
  /** Bones of ours that it lacks; what hangs on them hangs on what they hang on. */
  readonly lacks?: readonly string[];
  readonly meta?: object;
  readonly specVersion?: string;
}

export function vrm({ scene }: Loaded, { scale = 1, lacks = [], meta = {}, specVersion = "1.0" }: Wishes = {}) {
  const bones = BONES.filter(([ours]) => !lacks.includes(ours));
  const numbers = new Map(bones.map(([ours], at) => [ours, at]));
  const nodes: Record<string, unknown>[] = bones.map(([ours, name]) => ({
    name,
    translation: rest(scene, ours, scale),
  }));
  for (const [ours, , on] of bones) {
    let parent = on;
    while (parent && !numbers.has(parent)) {
      const lacking = rest(scene, parent, scale);
      const node = nodes[numbers.get(ours)!]! as { translation: number[] };
      node.translation = node.translation.map((value, axis) => value + lacking[axis]!);
      parent = BONES.find(([each]) => each === parent)![2];
    }
    if (parent) ((nodes[numbers.get(parent)!]!.children ??= []) as number[]).push(numbers.get(ours)!);
  }
  const height = 1.7 * scale;
  const triangle = new Float32Array([-0.2, 0, 0, 0.2, 0, 0, 0, height, 0]);
  const [min, max] = [
    [-0.2, 0, 0],
    [0.2, height, 0],
  ];
  const document = {
    asset: { version: "2.0" },
    scene: 0,
    scenes: [{ nodes: [0, nodes.length] }],
    nodes: [...nodes, { name: "body", mesh: 0 }],
    meshes: [{ primitives: [{ attributes: { POSITION: 0 }, material: 0 }] }],
    materials: [{ name: "skin" }],
    accessors: [{ bufferView: 0, componentType: 5126, count: 3, type: "VEC3", min, max }],
    bufferViews: [{ buffer: 0, byteLength: triangle.byteLength }],
    buffers: [{ byteLength: triangle.byteLength }],
    extensionsUsed: ["VRMC_vrm"],
    extensions: {
      VRMC_vrm: {
        specVersion,
        meta: { name: "Hana", authors: ["Kim"], licenseUrl: "https://vrm.dev/licenses/1.0/", ...meta },
        humanoid: { humanBones: Object.fromEntries(bones.map(([, name], node) => [name, { node }])) },
        expressions: { preset: { aa: {}, blink: {} } },
        lookAt: { offsetFromHeadBone: [0, 0.1 * scale, 0.05], type: "bone", ...ranges },
      },
    },
  };
  return glb(document, new Uint8Array(triangle.buffer));
}

const range = { inputMaxValue: 90, outputScale: 10 };
const ranges = {
  rangeMapHorizontalInner: range,
  rangeMapHorizontalOuter: range,
  rangeMapVerticalDown: range,
  rangeMapVerticalUp: range,
};

/** Where a bone rests on the one before it, in T-pose and facing +z. */
function rest(scene: Object3D, bone: string, scale: number): number[] {
  const { x, y, z } = scene.getObjectByName(bone)!.position;
  const isOutwards = /^(lower_arm|hand)/.test(bone);
  const place = isOutwards ? [Math.hypot(x, y, z) * Math.sign(-x), 0, 0] : [-x, y, -z];
  return place.map((value) => value * scale);
}

function glb(document: object, binary: Uint8Array): ArrayBuffer {
  const text = new TextEncoder().encode(JSON.stringify(document));
  const json = new Uint8Array(Math.ceil(text.length / 4) * 4).fill(32);
  json.set(text);
  const whole = new Uint8Array(28 + json.length + binary.length);
  const view = new DataView(whole.buffer);
  for (const [at, value] of [
    [0, 0x46546c67],
    [4, 2],
    [8, whole.length],
    [12, json.length],
    [16, 0x4e4f534a],
    [20 + json.length, binary.length],
    [24 + json.length, 0x004e4942],
  ] as const)
    view.setUint32(at, value, true);
  whole.set(json, 20);
  whole.set(binary, 28 + json.length);
  return whole.buffer;
}

function buffer(bytes: Uint8Array): ArrayBuffer {
  return Uint8Array.from(bytes).buffer;
}
