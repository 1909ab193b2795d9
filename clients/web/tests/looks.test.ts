import { Mesh, MeshPhysicalMaterial } from "three";
import { GLTFLoader } from "three/addons/loaders/GLTFLoader.js";
import { expect, it } from "vitest";
import { PLAIN } from "../src/dress";
import { colorOf, looksOf, materialOf, readLooks, uncoated } from "../src/view/looks";
import type { Part } from "../src/view/models";

/** A triangle that is grey, and by the file's variants red or blue. */
const TRIANGLE = {
  asset: { version: "2.0" },
  extensionsUsed: ["KHR_materials_variants"],
  extensions: { KHR_materials_variants: { variants: [{ name: "Red" }, { name: "Blue" }, { name: "Night" }] } },
  scenes: [{ nodes: [0] }],
  scene: 0,
  nodes: [{ mesh: 0 }],
  meshes: [
    {
      primitives: [
        {
          attributes: { POSITION: 0 },
          material: 0,
          extensions: {
            KHR_materials_variants: {
              mappings: [
                { material: 1, variants: [0] },
                { material: 2, variants: [1, 2] },
              ],
            },
          },
        },
      ],
    },
  ],
  materials: [
    [0.5, 0.5, 0.5, 1],
    [1, 0, 0, 1],
    [0, 0, 1, 1],
  ].map((baseColorFactor) => ({ pbrMetallicRoughness: { baseColorFactor } })),
  accessors: [{ bufferView: 0, componentType: 5126, count: 3, type: "VEC3", min: [0, 0, 0], max: [0, 0, 0] }],
  bufferViews: [{ buffer: 0, byteLength: 36 }],
  buffers: [{ byteLength: 36 }],
};

/** The triangle as a binary file (glTF 2.0, chapter 4.4): its corners all lie in one point. */
function glb(): ArrayBuffer {
  const json = new TextEncoder().encode(JSON.stringify(TRIANGLE).padEnd(4096));
  const [heads, corners] = [12 + 8 + 8, 36];
  const file = new DataView(new ArrayBuffer(heads + json.length + corners));
  const head = [0x46546c67, 2, file.byteLength, json.length, 0x4e4f534a];
  head.forEach((word, at) => file.setUint32(at * 4, word, true));
  new Uint8Array(file.buffer).set(json, 20);
  file.setUint32(20 + json.length, corners, true);
  file.setUint32(24 + json.length, 0x004e4942, true);
  return file.buffer;
}

it("takes a material from the file where it names the look, else the part's own colour or the tint", async () => {
  const file = await new GLTFLoader().parseAsync(glb(), "");
  await readLooks(file);
  const meshes: Mesh[] = [];
  file.scene.traverse((node) => node instanceof Mesh && meshes.push(node));
  const [mesh] = meshes;
  const material = mesh!.material as Part["material"];
  const part = { material, color: material.color.clone(), tints: true, looks: looksOf(mesh!) } as Part;
  const hex = (names: readonly string[], tint: string | null) => colorOf(part, { names, tint }).getHexString();
  expect(hex(["sku-1", "red"], "#00ff00")).toBe("ff0000");
  expect(hex(["night"], null)).toBe("0000ff");
  expect(hex(["green"], "#00ff00")).toBe("00ff00");
  expect(materialOf(part, PLAIN)).toBe(material);
});

it("leaves sheen and varnish away where a thing is not seen close up, and nothing else", () => {
  const varnished = new MeshPhysicalMaterial({ color: "#aa3311", roughness: 0.3, clearcoat: 1, sheen: 1 });
  const plain = uncoated(varnished);
  expect(plain).not.toBeInstanceOf(MeshPhysicalMaterial);
  expect([plain.color.getHexString(), plain.roughness]).toEqual(["aa3311", 0.3]);
});
