/** Reads a VRM 1.0 file into a body, and takes it apart again. Nothing that the file names elsewhere is fetched. */
import { VRMLoaderPlugin, type VRM, type VRM1Meta } from "@pixiv/three-vrm";
import { LoadingManager, SkinnedMesh, type Material, type Mesh, type Texture } from "three";
import { GLTFLoader } from "three/addons/loaders/GLTFLoader.js";

export type OwnVrm = VRM & { readonly meta: VRM1Meta };

/** Throws where the file is no VRM 1.0 avatar. */
export async function readVrm(file: ArrayBuffer): Promise<OwnVrm> {
  const manager = new LoadingManager();
  // Pictures within the file come by addresses of blobs.
  manager.setURLModifier((address) => (address.startsWith("blob:") ? address : "data:,"));
  const loader = new GLTFLoader(manager).register((parser) => new VRMLoaderPlugin(parser));
  const { userData } = await loader.parseAsync(file, "");
  const vrm = userData.vrm as VRM | undefined;
  if (vrm?.meta.metaVersion === "1") return vrm as OwnVrm;
  throw new Error("no VRM 1.0 avatar");
}

/** Gives back what memory and the graphics processor hold for it. */
export function disposeVrm({ scene }: VRM): void {
  for (const mesh of meshesOf(scene)) {
    mesh.geometry.dispose();
    // The graphics processor holds the places of bones as a texture.
    if (mesh instanceof SkinnedMesh) mesh.skeleton.dispose();
  }
  for (const material of materialsOf(scene)) {
    for (const texture of texturesOf(material)) {
      texture.dispose();
      if (texture.image instanceof ImageBitmap) texture.image.close();
    }
    material.dispose();
  }
}

/** Of all meshes within, each once. */
export function materialsOf(scene: VRM["scene"]): ReadonlySet<Material> {
  return new Set(meshesOf(scene).flatMap(({ material }) => material));
}

export function meshesOf(scene: VRM["scene"]): readonly Mesh[] {
  const meshes: Mesh[] = [];
  scene.traverse((node) => {
    if ((node as Mesh).isMesh) meshes.push(node as Mesh);
  });
  return meshes;
}

function texturesOf(material: Material): readonly Texture[] {
  const uniforms = (material as { uniforms?: Record<string, { value: unknown }> }).uniforms ?? {};
  const held = [...Object.values(material), ...Object.values(uniforms).map(({ value }) => value)];
  return held.filter((value): value is Texture => Boolean((value as Texture | null)?.isTexture));
}
