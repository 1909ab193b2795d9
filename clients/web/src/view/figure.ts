/** One body to look at, moved by clips that blend; its eyes, head and arm turn to what it looks and points at. */
import {
  AnimationMixer,
  Group,
  SkinnedMesh,
  type AnimationAction,
  type AnimationClip,
  type BufferGeometry,
  type Mesh,
  type MeshStandardMaterial,
  type Object3D,
} from "three";
import { clamp } from "../geometry";
import type { Vec3 } from "../protocol/values";
import type { Look } from "../protocol/values";
import { wantsFine, type CoarseForms, type Eye } from "./detail";
import { Aim, NeckAndEyes } from "./joints";

/** What the body is seen to do now. */
export interface Bearing {
  /** Metres a second. */
  readonly speed: number;
  /** Degrees a second, either way. */
  readonly turning: number;
  readonly seated: boolean;
  readonly looksAt: Vec3 | null;
  readonly pointsAt: Vec3 | null;
}

export const AT_REST: Bearing = { speed: 0, turning: 0, seated: false, looksAt: null, pointsAt: null };

/** Metres in one second of the clips; below SLOW the walk blends into standing, between the last two into running. */
const [STROLL, RUN, SLOW, TROT, SPRINT] = [1.4, 2.2 / 0.7, 0.6, 2.5, 3.2];
/** Turning on the spot so fast, in degrees a second, is done by small steps, this much of a walk. */
const [TURNING, SHUFFLE] = [140, 0.45];
/** How fast, in shares a second, one gets going, breaks into a run, and sits down. */
const [SETTING_OUT, HURRYING, SITTING] = [9, 6, 2];
/** Movements of the upper body over what the legs do, each over those before it. */
const OVERLAYS = ["talk", "nod", "clap", "wave", "point"] as const;
type Overlay = (typeof OVERLAYS)[number];
/** Seconds for an overlay to come and to go, and how much of the body under it it covers at last. */
const [FADE, COVERS] = [0.3, 0.96];

/** How high the middle of a body is, in metres. */
const MIDDLE = 0.85;

export class Figure {
  readonly group = new Group();
  /** How far it has sat down, 0 to 1. */
  sitting = 0;
  private readonly mixer: AnimationMixer;
  private readonly actions = new Map<string, AnimationAction>();
  /** Seconds each overlay still plays, and how far it is faded in. */
  private readonly left = new Map<Overlay, number>();
  private readonly shares = new Map<Overlay, number>();
  private readonly material: MeshStandardMaterial;
  private readonly head: NeckAndEyes;
  private readonly arm: Aim;
  private isFine = true;
  private walking = 0;
  private running = 0;

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
    this.head = new NeckAndEyes(root);
    this.arm = new Aim(root, "upper_armR", "handR");
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

  /** Whether it sits down, gets up or moves its arms; one that goes on pointing rests. */
  get isActing(): boolean {
    const isBetween = (share: number) => share > 0 && share < 1;
    return (
      isBetween(this.sitting) ||
      [...this.shares].some(([name, share]) => isBetween(share) || (share === 1 && name !== "point"))
    );
  }

  update(seconds: number, bearing: Bearing): void {
    this.head.relax();
    this.arm.relax();
    this.weighLegs(bearing, seconds);
    this.weighOverlays(seconds);
    this.mixer.update(seconds);
    this.head.turn(bearing.looksAt, seconds);
    this.arm.turn(bearing.pointsAt, eased(this.shares.get("point") ?? 0));
  }

  /** Is drawn as finely as this eye sees it. */
  detail(eye: Eye, coarse: CoarseForms): void {
    const { index, error } = coarse.of(this.shape);
    const { x, y, z } = this.group.position;
    this.isFine = wantsFine(this.isFine, error, { x, y: y + MIDDLE, z }, MIDDLE, eye);
    this.mesh.geometry.setIndex(this.isFine ? this.shape.getIndex() : index);
  }

  dispose(): void {
    this.mixer.stopAllAction();
    this.mesh.geometry.dispose();
    this.material.dispose();
    // The graphics processor holds the places of its bones as a texture.
    if (this.mesh instanceof SkinnedMesh) this.mesh.skeleton.dispose();
  }

  /** The clips of the legs, whose weights keep a sum of 1. */
  private weighLegs({ speed, turning, seated }: Bearing, seconds: number): void {
    const shuffle = Math.min(turning / TURNING, SHUFFLE);
    this.walking = approach(this.walking, Math.max(Math.min(speed / SLOW, 1), shuffle), SETTING_OUT, seconds);
    this.running = approach(this.running, clamp((speed - TROT) / (SPRINT - TROT), 0, 1), HURRYING, seconds);
    this.sitting = clamp(this.sitting + (seated ? seconds : -seconds) * SITTING, 0, 1);
    const [sit, up] = [eased(this.sitting), 1 - eased(this.sitting)];
    this.weigh("idle", up * (1 - this.walking));
    this.weigh("walk", up * this.walking * (1 - this.running));
    this.weigh("run", up * this.walking * this.running);
    this.weigh("sit", sit);
    this.actions.get("walk")?.setEffectiveTimeScale(Math.max(speed, SLOW) / STROLL);
    this.actions.get("run")?.setEffectiveTimeScale(Math.max(speed, TROT) / RUN);
  }

  /**
   * Each overlay covers what lies under it. The mixer only knows weights, and fills up to 1 with the resting pose: so an
   * overlay that covers nearly all weighs many times as much as the legs' sum of 1.
   */
  private weighOverlays(seconds: number): void {
    let under = 1;
    for (const name of OVERLAYS) {
      const share = COVERS * eased(this.faded(name, seconds));
      const weight = (under * share) / (1 - share);
      this.weigh(name, weight);
      under += weight;
    }
  }

  private weigh(name: string, weight: number): void {
    this.actions.get(name)?.setEffectiveWeight(weight);
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

function approach(value: number, wanted: number, rate: number, seconds: number): number {
  return value + (wanted - value) * (1 - Math.exp(-rate * seconds));
}

export function eased(part: number): number {
  return part * part * (3 - 2 * part);
}
