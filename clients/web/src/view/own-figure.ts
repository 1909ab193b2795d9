/** A visitor's own avatar: a VRM 1.0 humanoid that moves as the store's figures do, with its own face, hair and build. */
import { Box3, Group, MathUtils, Object3D, SkinnedMesh, Vector3, type Material, type Mesh } from "three";
import { clamp } from "../geometry";
import type { Build, Figure } from "./figure";
import { Aim, NeckAndEyes } from "./joints";
import { LIBRARY_BUILD } from "./library-figure";
import type { Loaded } from "./models";
import { AT_REST, Movements, type Bearing } from "./movements";
import { legsOf, retargeted } from "./retarget";
import { disposeVrm, materialsOf, meshesOf, readVrm, type OwnVrm } from "./vrm-file";

/** Bodies are as tall as that, in metres; others grow or shrink. */
const [SHORTEST, TALLEST] = [0.5, 2.5];
/** How far over a head its name is written. */
const OVER_HEAD = 0.2;
/** How much farther than at rest a body may reach, in metres. */
const REACH = 1;
/** The longest step of hair and clothes, in seconds, and the farthest leap that they swing after, in metres. */
const [LONGEST_STEP, LEAP] = [0.1, 1];
/** How wide a mouth opens, and how fast lips move, in radians a second. */
const [WIDEST, LIPS] = [0.55, 11];

/** What a body costs to draw once. */
export interface Cost {
  readonly calls: number;
  readonly triangles: number;
}

export class OwnFigure implements Figure {
  readonly group = new Group();
  readonly build: Build;
  readonly movements: Movements;
  private readonly head: NeckAndEyes;
  private readonly arm: Aim;
  private readonly solid: ReadonlyMap<Material, { readonly transparent: boolean; readonly opacity: number }>;
  private opacity = 1;
  private spoken = 0;
  private readonly stood = new Vector3(Infinity, 0, 0);

  /** The body in a VRM 1.0 file; rejects where there is none that could be drawn. */
  static async read(file: ArrayBuffer, library: Loaded): Promise<OwnFigure> {
    const vrm = await readVrm(file);
    try {
      return new OwnFigure(vrm, library);
    } catch (error) {
      disposeVrm(vrm);
      throw error;
    }
  }

  /** Throws where the body has no size. */
  constructor(
    private readonly vrm: OwnVrm,
    library: Loaded,
  ) {
    const { scene, humanoid, lookAt } = vrm;
    const legs = legsOf(library, vrm);
    const box = new Box3().setFromObject(scene);
    const height = box.max.y - box.min.y;
    if (!(height > 0 && Number.isFinite(height) && legs > 0)) throw new Error("an avatar without a size");
    const scale = clamp(height, SHORTEST, TALLEST) / height;
    const bone = (name: Parameters<typeof humanoid.getNormalizedBoneNode>[0]) =>
      humanoid.getNormalizedBoneNode(name) ?? undefined;
    const eyes = new Object3D();
    eyes.position.copy(lookAt?.offsetFromHeadBone ?? eyes.position);
    bone("head")!.add(eyes);
    this.build = buildOf(scale, legs, eyes.getWorldPosition(new Vector3()).y - box.min.y, height);
    scene.position.y = -box.min.y * scale;
    scene.rotation.y = Math.PI;
    scene.scale.setScalar(scale);
    this.group.add(scene);
    this.movements = new Movements(scene, retargeted(library, vrm));
    this.head = new NeckAndEyes(this.group, { neck: bone("neck"), head: bone("head"), eyes }, 1);
    this.arm = new Aim(humanoid.normalizedHumanBonesRoot, bone("rightUpperArm"), bone("rightHand"));
    this.update(0, AT_REST);
    for (const mesh of meshesOf(scene)) prepare(mesh, REACH / scale);
    this.solid = new Map(
      [...materialsOf(scene)].map((each) => [each, { transparent: each.transparent, opacity: each.opacity }]),
    );
  }

  get meta() {
    return this.vrm.meta;
  }

  get cost(): Cost {
    const meshes = meshesOf(this.vrm.scene);
    const calls = meshes.reduce((sum, { material }) => sum + [material].flat().length, 0);
    const corners = ({ geometry }: Mesh) => geometry.getIndex()?.count ?? geometry.getAttribute("position").count;
    const triangles = meshes.reduce((sum, mesh) => sum + (corners(mesh) / 3) * outlined(mesh), 0);
    return { calls, triangles };
  }

  update(seconds: number, bearing: Bearing): void {
    this.head.relax();
    this.arm.relax();
    this.movements.update(seconds, bearing);
    this.head.turn(bearing.looksAt, seconds);
    this.arm.turn(bearing.pointsAt, this.movements.share("point"));
    this.glance();
    this.speak(seconds);
    this.vrm.update(Math.min(seconds, LONGEST_STEP));
    if (this.stood.distanceTo(this.group.position) > LEAP) this.vrm.springBoneManager?.reset();
    this.stood.copy(this.group.position);
  }

  fade(opacity: number): void {
    this.group.visible = opacity > 0;
    if (opacity === this.opacity) return;
    const changes = opacity < 1 !== this.opacity < 1;
    this.opacity = opacity;
    for (const [material, solid] of this.solid) {
      material.transparent = solid.transparent || opacity < 1;
      material.opacity = solid.opacity * opacity;
      material.needsUpdate ||= changes;
    }
  }

  /** It has no coarse form: far away, the store's own figure stands for it. */
  detail(): void {}

  dispose(): void {
    this.movements.stop();
    disposeVrm(this.vrm);
  }

  /** The eyes look where the head is still to turn. */
  private glance(): void {
    const { lookAt } = this.vrm;
    if (!lookAt) return;
    lookAt.yaw = MathUtils.radToDeg(this.head.ahead.yaw);
    lookAt.pitch = -MathUtils.radToDeg(this.head.ahead.pitch);
  }

  private speak(seconds: number): void {
    const share = this.movements.share("talk");
    this.spoken = share > 0 ? this.spoken + seconds : 0;
    const open = Math.abs(Math.sin(this.spoken * LIPS)) * (0.6 + 0.4 * Math.sin(this.spoken * LIPS * 0.37));
    this.vrm.expressionManager?.setValue("aa", share * open * WIDEST);
  }
}

function buildOf(scale: number, legs: number, eyes: number, height: number): Build {
  const { eyes: standing, sittingEyes, seat } = LIBRARY_BUILD;
  const lower = (standing - sittingEyes) * legs;
  return {
    eyes: eyes * scale,
    sittingEyes: (eyes - lower) * scale,
    seat: seat * legs * scale,
    plate: height * scale + OVER_HEAD,
  };
}

/** Lets a mesh throw a shadow, and be left out only where no movement brings it into the picture. */
function prepare(mesh: Mesh, reach: number): void {
  mesh.castShadow = true;
  if (!(mesh instanceof SkinnedMesh)) return;
  // It was measured with its arms stretched out.
  mesh.computeBoundingBox();
  mesh.computeBoundingSphere();
  mesh.boundingSphere!.radius += reach;
}

/** How often a mesh is drawn: once more where it has an outline. */
function outlined({ material }: Mesh): number {
  return [material].flat().some((each) => (each as { isOutline?: boolean }).isOutline) ? 2 : 1;
}
