/** The store's own figure, moved by clips that blend; its eyes, head and arm turn to what it looks and points at. */
import {
  Group,
  SkinnedMesh,
  type AnimationClip,
  type BufferGeometry,
  type Mesh,
  type MeshStandardMaterial,
  type Object3D,
} from "three";
import type { Look } from "../protocol/values";
import { wantsFine, type CoarseForms, type Eye } from "./detail";
import type { Figure } from "./figure";
import { Aim, NeckAndEyes } from "./joints";
import { Movements, type Bearing } from "./movements";

export const LIBRARY_BUILD = { eyes: 1.52, sittingEyes: 1.16, seat: 0.46, plate: 1.95 };

/** How high the middle of a body is, in metres. */
const MIDDLE = 0.85;

export class LibraryFigure implements Figure {
  readonly group = new Group();
  readonly build = LIBRARY_BUILD;
  readonly movements: Movements;
  private readonly material: MeshStandardMaterial;
  private readonly head: NeckAndEyes;
  private readonly arm: Aim;
  private isFine = true;

  /** `shape` is the fine form, whose vertices the mesh's geometry has. */
  constructor(
    root: Object3D,
    readonly mesh: Mesh,
    private readonly shape: BufferGeometry,
    clips: readonly AnimationClip[],
    readonly recolor: (look: Look) => void,
  ) {
    this.group.add(root);
    this.material = mesh.material = (mesh.material as MeshStandardMaterial).clone();
    const bone = (name: string) => root.getObjectByName(name);
    this.head = new NeckAndEyes(root, { neck: bone("neck"), head: bone("head"), eyes: bone("eyes") });
    this.arm = new Aim(root, bone("upper_armR"), bone("handR"));
    this.movements = new Movements(root, clips);
  }

  fade(opacity: number): void {
    this.group.visible = opacity > 0;
    this.material.transparent = opacity < 1;
    this.material.opacity = opacity;
  }

  update(seconds: number, bearing: Bearing): void {
    this.head.relax();
    this.arm.relax();
    this.movements.update(seconds, bearing);
    this.head.turn(bearing.looksAt, seconds);
    this.arm.turn(bearing.pointsAt, this.movements.share("point"));
  }

  detail(eye: Eye, coarse: CoarseForms): void {
    const { index, error } = coarse.of(this.shape);
    const { x, y, z } = this.group.position;
    this.isFine = wantsFine(this.isFine, error, { x, y: y + MIDDLE, z }, MIDDLE, eye);
    this.mesh.geometry.setIndex(this.isFine ? this.shape.getIndex() : index);
  }

  dispose(): void {
    this.movements.stop();
    this.mesh.geometry.dispose();
    this.material.dispose();
    // The graphics processor holds the places of its bones as a texture.
    if (this.mesh instanceof SkinnedMesh) this.mesh.skeleton.dispose();
  }
}
