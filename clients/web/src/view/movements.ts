/** The clips of a body, weighed by what it is seen to do: legs below, movements of the upper body over them. */
import { AnimationMixer, type AnimationAction, type AnimationClip, type Object3D } from "three";
import { clamp } from "../geometry";
import type { Vec3 } from "../protocol/values";

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
export type Overlay = (typeof OVERLAYS)[number];
/** Seconds for an overlay to come and to go, and how much of the body under it it covers at last. */
const [FADE, COVERS] = [0.3, 0.96];

export class Movements {
  /** How far it has sat down, 0 to 1. */
  sitting = 0;
  private readonly mixer: AnimationMixer;
  private readonly actions = new Map<string, AnimationAction>();
  /** Seconds each overlay still plays, and how far it is faded in. */
  private readonly left = new Map<Overlay, number>();
  private readonly shares = new Map<Overlay, number>();
  private walking = 0;
  private running = 0;

  constructor(root: Object3D, clips: readonly AnimationClip[]) {
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

  /** Whether it sits down, gets up or moves its arms; one that goes on pointing rests. */
  get isActing(): boolean {
    const isBetween = (share: number) => share > 0 && share < 1;
    return (
      isBetween(this.sitting) ||
      [...this.shares].some(([name, share]) => isBetween(share) || (share === 1 && name !== "point"))
    );
  }

  /** How much an overlay covers what lies under it, 0 to 1. */
  share(overlay: Overlay): number {
    return eased(this.shares.get(overlay) ?? 0);
  }

  update(seconds: number, bearing: Bearing): void {
    this.weighLegs(bearing, seconds);
    this.weighOverlays(seconds);
    this.mixer.update(seconds);
  }

  stop(): void {
    this.mixer.stopAllAction();
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
