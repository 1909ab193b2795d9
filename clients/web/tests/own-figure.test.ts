/** Own avatars move as the store's figures do, whatever their size and bones. */
import { AnimationMixer, Group, Quaternion, Vector3, type Object3D } from "three";
import { clone } from "three/addons/utils/SkeletonUtils.js";
import { expect, it } from "vitest";
import { AT_REST } from "../src/view/movements";
import { OwnFigure } from "../src/view/own-figure";
import { legsOf, retargeted } from "../src/view/retarget";
import { readVrm, type OwnVrm } from "../src/view/vrm-file";
import { BONES, library, vrm, type Wishes } from "./own-avatar";

const ours = await library();
const made = (wishes?: Wishes): Promise<OwnVrm> => readVrm(vrm(ours, wishes));
const figure = async (wishes?: Wishes) => new OwnFigure(await made(wishes), ours);

const place = (node: Object3D) => node.getWorldPosition(new Vector3());

/** Our skeleton in the middle of a clip. */
function posed(clip: string, part: number): Object3D {
  const root = clone(ours.scene);
  const mixer = new AnimationMixer(root);
  const found = ours.clips.find(({ name }) => name === clip)!;
  mixer.clipAction(found).play();
  mixer.setTime(found.duration * part);
  root.updateMatrixWorld(true);
  return root;
}

it.each(ours.clips.map(({ name }) => name))("limbs go the way of ours in '%s'", async (name) => {
  const theirs = await made({ scale: 1.2 });
  const clip = retargeted(ours, theirs).find((each) => each.name === name)!;
  const { tracks } = ours.clips.find((each) => each.name === name)!;
  const mixer = new AnimationMixer(theirs.scene);
  mixer.clipAction(clip).play();
  theirs.scene.rotation.y = Math.PI;
  // Nothing but a bone that the clip turns leads a limb away from its rest, which differs.
  const limbs = BONES.filter(([, , on]) => on !== "hips" && tracks.some((each) => each.name === `${on}.quaternion`));
  expect(limbs.length).toBeGreaterThan(0);
  const raw = (called: string) => place(theirs.humanoid.getRawBoneNode(called as "hips")!);
  for (const part of [0.1, 0.45, 0.8]) {
    const root = posed(name, part);
    mixer.setTime(clip.duration * part);
    theirs.humanoid.update();
    theirs.scene.updateMatrixWorld(true);
    for (const [bone, called, on] of limbs) {
      const before = BONES.find(([each]) => each === on)![1];
      const wanted = place(root.getObjectByName(bone)!).sub(place(root.getObjectByName(on)!));
      expect(raw(called).sub(raw(before)).angleTo(wanted), `${bone} at ${part}`).toBeLessThan(0.02);
    }
  }
});

it("hips go as far as longer legs reach", async () => {
  const theirs = await made({ scale: 2 });
  expect(legsOf(ours, theirs)).toBeCloseTo(2);
  const sit = retargeted(ours, theirs).find(({ name }) => name === "sit")!;
  const hips = theirs.humanoid.getNormalizedBoneNode("hips")!;
  const path = sit.tracks.find(({ name }) => name === `${hips.uuid}.position`)!;
  const ourPath = ours.clips.find(({ name }) => name === "sit")!.tracks.find(({ name }) => name === "hips.position")!;
  expect(path.values[1]).toBeCloseTo(2 * ourPath.values[1]!);
});

it("what a lacking bone would have turned, the next one does", async () => {
  const [whole, lacking] = [await made(), await made({ lacks: ["neck", "toeL"] })];
  const headOf = (theirs: OwnVrm) => {
    const mixer = new AnimationMixer(theirs.scene);
    mixer.clipAction(retargeted(ours, theirs).find(({ name }) => name === "nod")!).play();
    mixer.setTime(0.4);
    theirs.humanoid.update();
    theirs.scene.updateMatrixWorld(true);
    return theirs.humanoid.getRawBoneNode("head")!.getWorldQuaternion(new Quaternion());
  };
  expect(headOf(whole).angleTo(headOf(lacking))).toBeLessThan(0.01);
  expect(headOf(whole).angleTo(new Quaternion())).toBeGreaterThan(0.05);
});

it("stands on the floor, no taller and no shorter than people are taken for", async () => {
  for (const [scale, height] of [
    [1, 1.7],
    [0.1, 0.5],
    [4, 2.5],
  ] as const) {
    const own = await figure({ scale });
    expect(own.build.plate).toBeCloseTo(height + 0.2);
    expect(own.build.eyes).toBeLessThan(height);
    expect(own.build.seat / height).toBeCloseTo(0.46 / 1.7);
  }
});

it("turns its head to what it looks at, and its eyes ahead of it", async () => {
  const own = await figure();
  const parent = new Group().add(own.group);
  own.group.position.set(1, 0, 2);
  own.update(0, AT_REST);
  const looksAt = { x: 1 - 2, y: own.build.eyes, z: 2 - 2 };
  own.update(0.05, { ...AT_REST, looksAt });
  for (let frame = 0; frame < 100; frame++) own.update(0.1, { ...AT_REST, looksAt });
  parent.updateMatrixWorld(true);
  const head = own.group.getObjectByName("head")!;
  const ahead = new Vector3(0, 0, 1).transformDirection(head.matrixWorld);
  expect(Math.atan2(-ahead.x, -ahead.z)).toBeCloseTo(Math.PI / 4, 1);
});

it("points exactly at what it shows", async () => {
  const own = await figure();
  own.movements.play("point", Infinity);
  const pointsAt = { x: 0.5, y: 1.1, z: -2 };
  for (let frame = 0; frame < 20; frame++) own.update(0.1, { ...AT_REST, pointsAt });
  own.group.updateMatrixWorld(true);
  const from = place(own.group.getObjectByName("rightUpperArm")!);
  const held = place(own.group.getObjectByName("rightHand")!).sub(from);
  expect(held.angleTo(new Vector3(pointsAt.x, pointsAt.y, pointsAt.z).sub(from))).toBeLessThan(0.02);
});

it("moves its lips while it speaks, and shuts them", async () => {
  const theirs = await made();
  const own = new OwnFigure(theirs, ours);
  const lips = () => theirs.expressionManager!.getValue("aa")!;
  own.movements.play("talk", 1);
  const widths = Array.from({ length: 10 }, () => (own.update(0.07, AT_REST), lips()));
  expect(Math.max(...widths)).toBeGreaterThan(0.1);
  for (let frame = 0; frame < 20; frame++) own.update(0.1, AT_REST);
  expect(lips()).toBe(0);
});

it("lets itself be seen through, and is solid again", async () => {
  const own = await figure();
  const material = (own.group.getObjectByName("body") as any).material;
  own.fade(0.4);
  expect([material.transparent, material.opacity]).toEqual([true, 0.4]);
  own.fade(1);
  expect([material.transparent, material.opacity, own.group.visible]).toEqual([false, 1, true]);
  own.fade(0);
  expect(own.group.visible).toBe(false);
});

it("gives back what it holds", async () => {
  const own = await figure();
  const { geometry, material } = own.group.getObjectByName("body") as any;
  const gone: string[] = [];
  for (const held of [geometry, material]) held.addEventListener("dispose", () => gone.push(held.type));
  expect(own.cost).toEqual({ calls: 1, triangles: 1 });
  own.dispose();
  expect(gone).toHaveLength(2);
});

it("another kind of file is refused", async () => {
  await expect(readVrm(new TextEncoder().encode("<html>").buffer as ArrayBuffer)).rejects.toThrow();
  await expect(made({ meta: { licenseUrl: "https://example.com" } })).rejects.toThrow("not accepted");
});
