/** Our clips for the bones of a VRM 1.0 humanoid: every limb goes the way that ours goes, whatever its proportions. */
import type { VRMHumanBoneName, VRM } from "@pixiv/three-vrm";
import {
  AnimationClip,
  NumberKeyframeTrack,
  Quaternion,
  QuaternionKeyframeTrack,
  Vector3,
  VectorKeyframeTrack,
  type KeyframeTrack,
  type Object3D,
} from "three";
import type { Loaded } from "./models";

/** Our bones, each after its parent, by their names in VRM. */
const BONES: Readonly<Record<string, VRMHumanBoneName>> = {
  hips: "hips",
  spine: "spine",
  chest: "chest",
  neck: "neck",
  head: "head",
  ...side("L", "left"),
  ...side("R", "right"),
};
/** The next bone of those limbs whose way at rest differs: ours hang, a humanoid's are stretched out. */
const NEXT: Readonly<Record<string, string>> = {
  ...Object.fromEntries(
    ["L", "R"].flatMap((side) => [
      [`upper_arm${side}`, `lower_arm${side}`],
      [`lower_arm${side}`, `hand${side}`],
      [`upper_leg${side}`, `lower_leg${side}`],
      [`lower_leg${side}`, `foot${side}`],
    ]),
  ),
};
/** Bones that go on as those before them do. */
const FOLLOWS = /^hand/;

function side(mark: string, name: "left" | "right"): Record<string, VRMHumanBoneName> {
  return {
    [`upper_arm${mark}`]: `${name}UpperArm`,
    [`lower_arm${mark}`]: `${name}LowerArm`,
    [`hand${mark}`]: `${name}Hand`,
    [`upper_leg${mark}`]: `${name}UpperLeg`,
    [`lower_leg${mark}`]: `${name}LowerLeg`,
    [`foot${mark}`]: `${name}Foot`,
    [`toe${mark}`]: `${name}Toes`,
  };
}

/** The clips for the normalised bones of this humanoid, and for its eyelids. Our bones rest unturned and face -z. */
export function retargeted({ scene, clips }: Loaded, vrm: VRM): AnimationClip[] {
  const rests = restTurns(scene, vrm);
  return clips.map((clip) => {
    const tracks = Object.keys(BONES).flatMap((bone) => turnsOf(bone, clip, scene, vrm, rests) ?? []);
    const more = [hipsPath(clip, scene, vrm), blinks(clip, vrm)];
    return new AnimationClip(clip.name, clip.duration, [...tracks, ...more.filter((track) => track !== null)]);
  });
}

/** How many times as long as ours the legs of a humanoid are. */
export function legsOf({ scene }: { readonly scene: Object3D }, { humanoid }: VRM): number {
  return humanoid.getNormalizedBoneNode("hips")!.position.y / scene.getObjectByName("hips")!.position.y;
}

/** What turns each bone from its rest to the way in which ours rests, in the humanoid's frame. */
function restTurns(scene: Object3D, { humanoid }: VRM): ReadonlyMap<string, Quaternion> {
  const turns = new Map<string, Quaternion>();
  for (const [bone, name] of Object.entries(BONES)) {
    const ours = scene.getObjectByName(NEXT[bone] ?? "")?.position;
    const theirs = NEXT[bone] && humanoid.getNormalizedBoneNode(BONES[NEXT[bone]]!)?.position;
    if (ours && theirs && humanoid.getNormalizedBoneNode(name))
      turns.set(bone, new Quaternion().setFromUnitVectors(theirs.clone().normalize(), turnedRound(ours).normalize()));
    else if (FOLLOWS.test(bone)) turns.set(bone, turns.get(scene.getObjectByName(bone)?.parent?.name ?? "")!);
  }
  return turns;
}

/** The turns of one bone; those of bones that the humanoid lacks are done by the next one that it has. */
function turnsOf(
  bone: string,
  clip: AnimationClip,
  scene: Object3D,
  { humanoid }: VRM,
  rests: ReadonlyMap<string, Quaternion>,
): KeyframeTrack | null {
  const node = humanoid.getNormalizedBoneNode(BONES[bone]!);
  if (!node || !trackOf(clip, `${bone}.quaternion`)) return null;
  const chain = [bone];
  let parent = scene.getObjectByName(bone)?.parent;
  for (; parent && BONES[parent.name] && !humanoid.getNormalizedBoneNode(BONES[parent.name]!); parent = parent.parent)
    chain.unshift(parent.name);
  const tracks = chain.flatMap((name) => trackOf(clip, `${name}.quaternion`) ?? []);
  const times = [...new Set(tracks.flatMap((track) => [...track.times]))].sort((a, b) => a - b);
  const sampled = tracks.map((track) => new QuaternionKeyframeTrack(track.name, track.times, track.values));
  const readers = sampled.map((track) => track.InterpolantFactoryMethodLinear(undefined));
  const [before, after] = [rests.get(parent?.name ?? ""), rests.get(bone)];
  const values = times.flatMap((time) => {
    const turn = new Quaternion();
    for (const reader of readers) turn.multiply(new Quaternion().fromArray(reader.evaluate(time)));
    // The same turn for a body that faces +z.
    turn.set(-turn.x, turn.y, -turn.z, turn.w);
    if (before) turn.premultiply(before.clone().invert());
    if (after) turn.multiply(after);
    return turn.toArray();
  });
  return new QuaternionKeyframeTrack(`${node.uuid}.quaternion`, times, values);
}

/** The way of the hips, as long as the humanoid's legs make it. */
function hipsPath(clip: AnimationClip, scene: Object3D, vrm: VRM): KeyframeTrack | null {
  const track = trackOf(clip, "hips.position");
  const ours = scene.getObjectByName("hips");
  if (!track || !ours) return null;
  const hips = vrm.humanoid.getNormalizedBoneNode("hips")!;
  const legs = legsOf({ scene }, vrm);
  const values = [...track.times].flatMap((_, at) => {
    const moved = new Vector3().fromArray(track.values, at * 3).sub(ours.position);
    return turnedRound(moved).multiplyScalar(legs).add(hips.position).toArray();
  });
  return new VectorKeyframeTrack(`${hips.uuid}.position`, track.times, values);
}

/** Our eyes close by becoming flat. */
function blinks(clip: AnimationClip, { expressionManager }: VRM): KeyframeTrack | null {
  const name = expressionManager?.getExpressionTrackName("blink");
  const track = trackOf(clip, "eyes.scale");
  if (!name || !track) return null;
  return new NumberKeyframeTrack(
    name,
    track.times,
    [...track.times].map((_, at) => Math.max(0, 1 - track.values[at * 3 + 1]!)),
  );
}

function trackOf({ tracks }: AnimationClip, name: string): KeyframeTrack | undefined {
  return tracks.find((track) => track.name === name);
}

function turnedRound({ x, y, z }: Vector3): Vector3 {
  return new Vector3(-x, y, -z);
}
