import {
  Bone,
  BufferGeometry,
  Float32BufferAttribute,
  Group,
  MeshStandardMaterial,
  Skeleton,
  SkinnedMesh,
} from "three";
import { expect, test } from "vitest";
import { LibraryFigure } from "../src/view/library-figure";

test("a figure that is gone leaves nothing on the graphics processor", () => {
  const geometry = new BufferGeometry().setAttribute("position", new Float32BufferAttribute([0, 0, 0], 3));
  const mesh = new SkinnedMesh(geometry, new MeshStandardMaterial());
  mesh.bind(new Skeleton([new Bone()]).computeBoneTexture());
  const figure = new LibraryFigure(new Group().add(mesh), mesh, geometry, [], () => {});
  const gone: string[] = [];
  const { boneTexture } = mesh.skeleton;
  for (const held of [mesh.geometry, mesh.material as MeshStandardMaterial, boneTexture!])
    held.addEventListener("dispose", () => gone.push(held.constructor.name));
  figure.dispose();
  expect(gone).toEqual(["BufferGeometry", "MeshStandardMaterial", "DataTexture"]);
  expect(mesh.skeleton.boneTexture).toBeNull();
});
