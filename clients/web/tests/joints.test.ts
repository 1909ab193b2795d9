/** Arms and heads after the clips have moved them. */
import { Object3D, Vector3 } from "three";
import { expect, it } from "vitest";
import { Aim, NeckAndEyes } from "../src/view/joints";

/** A body that stands and faces -z, with its right arm stretched out ahead. */
function body() {
  const bones = Object.fromEntries(
    ["root", "chest", "upper_armR", "handR", "neck", "head", "eyes"].map((name) => [
      name,
      Object.assign(new Object3D(), { name }),
    ]),
  );
  const [root, chest, arm, hand] = [bones.root!, bones.chest!, bones.upper_armR!, bones.handR!];
  root.add(chest.add(arm.add(hand), bones.neck!.add(bones.head!.add(bones.eyes!))));
  chest.position.y = 1.2;
  arm.position.x = 0.17;
  hand.position.z = -0.5;
  bones.neck!.position.y = 0.2;
  bones.eyes!.position.set(0, 0.12, -0.1);
  root.rotation.y = 0.7;
  root.position.set(2, 0, -1);
  return { root, arm, hand, neck: bones.neck!, head: bones.head!, eyes: bones.eyes! };
}

it("an arm points exactly at what is meant, and goes back before the clip moves it again", () => {
  const { root, arm, hand } = body();
  const aim = new Aim(root, arm, hand);
  const target = root.localToWorld(new Vector3(0.6, 0.7, -1.5));
  for (let frame = 0; frame < 3; frame++) {
    aim.relax();
    aim.turn(target, 1);
    root.updateWorldMatrix(true, true);
    const from = arm.getWorldPosition(new Vector3());
    const held = hand.getWorldPosition(new Vector3()).sub(from);
    expect(held.angleTo(target.clone().sub(from))).toBeLessThan(1e-3);
  }
});

it("an arm reaches only so far, and hangs as it hung where nothing is shown", () => {
  const { root, arm, hand } = body();
  const aim = new Aim(root, arm, hand);
  aim.turn(root.localToWorld(new Vector3(0.17, 1.2, 3)), 1);
  expect(2 * Math.acos(Math.min(1, Math.abs(arm.quaternion.w)))).toBeCloseTo(1.2, 2);
  aim.relax();
  aim.turn(null, 1);
  expect(arm.quaternion.w).toBeCloseTo(1);
});

it("a head turns to what is looked at, and ahead again where that is behind", () => {
  const { root, ...bones } = body();
  const { head } = bones;
  const eyes = new NeckAndEyes(root, bones);
  const look = (x: number, z: number) => {
    for (let frame = 0; frame < 100; frame++) {
      eyes.relax();
      eyes.turn(root.localToWorld(new Vector3(x, 1.52, z)), 0.1);
    }
    root.updateWorldMatrix(true, true);
    const ahead = new Vector3(0, 0, -1).transformDirection(head.matrixWorld);
    return root.worldToLocal(ahead.add(root.position));
  };
  const aside = look(1, -1);
  expect(Math.atan2(aside.x, -aside.z)).toBeCloseTo(Math.PI / 4, 1);
  expect(look(0.2, 2).x).toBeCloseTo(0, 2);
});
