/** Joints that are turned after the clips have: neck, head and eyes to what is looked at, an arm to what is shown. */
import { Euler, Object3D, Quaternion, Vector3 } from "three";
import { clamp } from "../geometry";
import type { Vec3 } from "../protocol/values";

/** How far heads turn, in radians: to the side, up and down. What lies farther behind is not looked at. */
const [SIDEWAYS, UPWARDS, BEHIND] = [1.1, 0.5, 2.1];
/** What of the turn is the neck's, and how fast the head follows the eyes, in shares a second. */
const [NECK, FOLLOWING] = [0.35, 5];
/** Metres that the pupils move for each radian that the head still has to go, and at most. */
const [PUPILS, LOOK_ASIDE] = [0.012, 0.005];
/** How far, in radians, an arm leaves the way in which its clip holds it. */
const ARM_REACH = 1.2;

/** A bone, which clips turn, and which goes back to where they left it before they turn it again. */
class Joint {
  readonly bone: Object3D;
  private readonly left = new Quaternion();

  /** A body that lacks the bone turns nothing. */
  constructor(bone: Object3D | undefined) {
    this.bone = bone ?? new Object3D();
    this.left.copy(this.bone.quaternion);
  }

  /** Goes back: a clip that holds a bone still does not write it down again. */
  relax(): void {
    this.bone.quaternion.copy(this.left);
  }

  /** Turns further, in the frame of the parent. */
  turn(by: Quaternion): void {
    this.left.copy(this.bone.quaternion);
    this.bone.quaternion.premultiply(by);
  }
}

/** The eyes look at once where they want to, the head follows. */
export class NeckAndEyes {
  private readonly neck: Joint;
  private readonly head: Joint;
  private readonly eyes: Object3D | undefined;
  private readonly eyesAtRest = new Vector3();
  private readonly shown = { yaw: 0, pitch: 0 };
  /** What the head still has to turn, in radians: the eyes are ahead by as much. */
  ahead = { yaw: 0, pitch: 0 };

  /** `root` stands on the floor and faces -z; the bones' parents face -z too, or all of them +z: `facing` is its sign. */
  constructor(
    private readonly root: Object3D,
    bones: Readonly<Record<"neck" | "head" | "eyes", Object3D | undefined>>,
    private readonly facing: -1 | 1 = -1,
  ) {
    this.neck = new Joint(bones.neck);
    this.head = new Joint(bones.head);
    this.eyes = bones.eyes;
    if (this.eyes) this.eyesAtRest.copy(this.eyes.position);
  }

  relax(): void {
    this.neck.relax();
    this.head.relax();
  }

  /** One frame: turns towards a place in the room, or ahead. */
  turn(target: Vec3 | null, seconds: number): void {
    const wanted = (target && this.towards(target)) ?? { yaw: 0, pitch: 0 };
    const part = 1 - Math.exp(-FOLLOWING * seconds);
    this.shown.yaw += (wanted.yaw - this.shown.yaw) * part;
    this.shown.pitch += (wanted.pitch - this.shown.pitch) * part;
    const { yaw, pitch } = this.shown;
    const up = -this.facing * pitch;
    this.neck.turn(turn(yaw * NECK, up * NECK));
    this.head.turn(turn(yaw * (1 - NECK), up * (1 - NECK)));
    this.ahead = { yaw: wanted.yaw - yaw, pitch: wanted.pitch - pitch };
    const aside = clamp(this.ahead.yaw * PUPILS, -LOOK_ASIDE, LOOK_ASIDE);
    this.eyes?.position.set(this.eyesAtRest.x - aside, this.eyesAtRest.y, this.eyesAtRest.z);
  }

  /** The turn that looks there, as far as a neck can; null behind one's back. Positive yaw is to the left. */
  private towards(target: Vec3): { yaw: number; pitch: number } | null {
    this.root.updateWorldMatrix(true, false);
    const place = this.root.worldToLocal(new Vector3(target.x, target.y, target.z));
    const [dx, dy, dz] = [place.x, place.y - this.height, place.z];
    const yaw = Math.atan2(-dx, -dz);
    if (Math.abs(yaw) > BEHIND) return null;
    const pitch = Math.atan2(dy, Math.hypot(dx, dz));
    return { yaw: clamp(yaw, -SIDEWAYS, SIDEWAYS), pitch: clamp(pitch, -UPWARDS, UPWARDS) };
  }

  private get height(): number {
    const eyes = (this.eyes ?? this.head.bone).getWorldPosition(new Vector3());
    return this.root.worldToLocal(eyes).y;
  }
}

/** An arm that a clip stretches out, brought to bear on exactly what it means. */
export class Aim {
  private readonly shoulder: Joint;

  constructor(
    private readonly root: Object3D,
    shoulder: Object3D | undefined,
    private readonly hand: Object3D | undefined,
  ) {
    this.shoulder = new Joint(shoulder);
  }

  relax(): void {
    this.shoulder.relax();
  }

  /** Brings the arm there by a share from 0 to 1. */
  turn(target: Vec3 | null, share: number): void {
    const way = target && this.hand && share > 0 ? this.turnTo(target, this.hand, share) : new Quaternion();
    this.shoulder.turn(way);
  }

  private turnTo(target: Vec3, hand: Object3D, share: number): Quaternion {
    this.root.updateWorldMatrix(true, true);
    const { bone } = this.shoulder;
    const from = bone.getWorldPosition(new Vector3());
    const held = hand.getWorldPosition(new Vector3()).sub(from).normalize();
    const meant = new Vector3(target.x, target.y, target.z).sub(from).normalize();
    const whole = new Quaternion().setFromUnitVectors(held, meant);
    const most = Math.min(1, ARM_REACH / Math.max(held.angleTo(meant), 1e-6));
    const part = new Quaternion().slerp(whole, share * most);
    const parent = bone.parent!.getWorldQuaternion(new Quaternion());
    return parent.clone().invert().multiply(part).multiply(parent);
  }
}

function turn(yaw: number, pitch: number): Quaternion {
  return new Quaternion().setFromEuler(new Euler(pitch, yaw, 0, "YXZ"));
}
