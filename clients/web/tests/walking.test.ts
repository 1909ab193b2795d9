/** One's own steps: sliding along furniture, and agreeing with the server about where one is. */
import { describe, expect, it } from "vitest";
import { distance, type Standing } from "../src/geometry";
import { OwnBody } from "../src/own-body";
import type { ClientMessage } from "../src/protocol/client";
import { BODY_RADIUS, isClear, isFree, obstaclesOf, slide, step } from "../src/steering";
import { display, room } from "./samples";

const table = {
  id: "t",
  kind: "table",
  position: { x: 0, y: 0, z: 0 },
  size: { x: 2, y: 0.8, z: 1 },
  heading: 0,
  model: null,
  solid: true,
  text: {},
};
const obstacles = obstaclesOf(room({ fixtures: [table], displays: [] }));

describe("obstacles", () => {
  it("are solid fixtures, and displays that stand on none, between feet and head", () => {
    const rug = { ...table, id: "rug", size: { x: 2, y: 0.02, z: 2 } };
    const lamp = { ...table, id: "lamp", position: { x: 0, y: 2.4, z: 0 } };
    const ghost = { ...table, id: "ghost", solid: false };
    const onTable = display("mug", "p", { fixture: "t", position: { x: 0, y: 0.8, z: 0 } });
    const sofa = display("sofa", "p", { fixture: "ghost", position: { x: 3, y: 0, z: 0 } });
    const { solids } = obstaclesOf(room({ fixtures: [table, rug, lamp, ghost], displays: [onTable, sofa] }));
    expect(solids.map(({ position }) => position.x)).toEqual([0, 3]);
  });
  it("push a body out by the shortest way", () => {
    expect(slide({ x: 0, z: 0.45 }, obstacles)).toEqual({ x: 0, z: 0.5 + BODY_RADIUS });
    expect(slide({ x: 0.99, z: 0 }, obstacles)).toEqual({ x: 1 + BODY_RADIUS, z: 0 });
  });
  it("turn with their heading", () => {
    const turned = obstaclesOf(room({ fixtures: [{ ...table, heading: 90 }], displays: [] }));
    expect(isFree({ x: 0.9, z: 0 }, turned)).toBe(true);
    expect(isFree({ x: 0, z: 0.9 }, turned)).toBe(false);
  });
  it("stop a body as the server does, that cuts a corner however little", () => {
    const corner = { x: 1.255, z: 0.755 };
    const cut = (depth: number, run: number) => {
      const [x, z] = [corner.x - depth, corner.z - depth];
      return isClear({ x: x - run, z: z + run }, { x: x + run, z: z - run }, obstacles);
    };
    expect([cut(0.003, 0.3), cut(0.003, 0.02), cut(-0.001, 0.3)]).toEqual([false, false, true]);
  });
  it("never let a body stand in furniture or walls, wherever it is pushed", () => {
    const crowded = obstaclesOf(
      room({
        fixtures: [0, 37, 90, 200].map((heading, at) => ({
          ...table,
          id: String(at),
          heading,
          position: { x: at * 1.7 - 2.5, y: 0, z: at - 1.5 },
        })),
        displays: [],
      }),
    );
    let pose = { x: 0, z: 3.5, heading: 0 };
    for (let count = 0; count < 2000; count++) {
      const turn = Math.sin(count * 12.9898) * 7;
      const next = step(pose, { x: 3.6 * Math.cos(turn), z: 3.6 * Math.sin(turn) }, 0.05, crowded);
      expect(isFree(next, crowded)).toBe(true);
      expect(distance(pose, next)).toBeLessThan(0.45);
      pose = next;
    }
  });
});

function walker() {
  const sent: ClientMessage[] = [];
  const own = new OwnBody({ x: 0, z: 3, heading: 0 }, 0, obstacles, (message) => sent.push(message), {
    steerEvery: 0.1,
    beat: 0.05,
  });
  return { own, sent };
}

describe("one's own body", () => {
  it("moves at once, and tells the server at most ten times a second and where it stopped", () => {
    const { own, sent } = walker();
    let shown = own.update(null, 0, 0);
    for (let frame = 1; frame <= 60; frame++) shown = own.update({ x: 2.4, z: 0 }, 1 / 60, frame / 60);
    expect(shown).toMatchObject({ x: expect.closeTo(2.4, 1), speed: 2.4 });
    expect(sent.length).toBeLessThanOrEqual(11);
    for (let frame = 61; frame <= 80; frame++) own.update(null, 1 / 60, frame / 60);
    expect(sent.at(-1)).toMatchObject({ type: "Steer", pose: { x: own.pose.x, z: own.pose.z } });
    const count = sent.length;
    for (let frame = 81; frame <= 200; frame++) own.update(null, 1 / 60, frame / 60);
    expect(sent).toHaveLength(count);
  });
  it("follows the server after a click, until a key is pressed", () => {
    const { own, sent } = walker();
    own.walkTo({ x: 2, z: 3 }, 0);
    for (let beat = 1; beat <= 20; beat++) own.served({ x: beat * 0.08, z: 3, heading: 90 }, true, beat * 0.05);
    expect(own.update(null, 1 / 60, 1.12).x).toBeCloseTo(1.6, 2);
    const before = own.update(null, 1 / 60, 0.8);
    const after = own.update({ x: 0, z: 1 }, 1 / 60, 0.8);
    expect(own.isLed).toBe(false);
    expect(distance(before, after)).toBeLessThan(0.15);
    expect(sent.map(({ type }) => type)).toEqual(["Walk", "Steer"]);
  });
  it("takes a small correction softly and a large one at once", () => {
    const { own } = walker();
    own.corrected({ x: 0.4, z: 3, heading: 0 }, 1);
    expect(own.pose.x).toBe(0.4);
    expect(own.update(null, 0, 1).x).toBeCloseTo(0);
    expect(own.update(null, 1, 2).x).toBeCloseTo(0.4, 3);
    own.corrected({ x: -4, z: 3, heading: 0 }, 3);
    expect(own.update(null, 0, 3).x).toBeCloseTo(-4, 3);
  });
  it("walks round furniture that was put in its way, and on as it did before", () => {
    const { own, sent } = walker();
    own.update({ x: 2.4, z: 0 }, 0.2, 0.2);
    const before = own.pose;
    const wall = { ...table, position: { x: 1.5, y: 0, z: 3 }, size: { x: 1, y: 2, z: 3 } };
    own.meet(obstaclesOf(room({ fixtures: [wall], displays: [] })));
    expect(own.pose).toBe(before);
    for (let frame = 1; frame <= 60; frame++) own.update({ x: 2.4, z: 0 }, 1 / 60, 0.2 + frame / 60);
    expect(own.pose.x).toBeCloseTo(1 - BODY_RADIUS, 2);
    expect(sent.every(({ type }) => type === "Steer")).toBe(true);
  });
  it("is led on by the server when furniture was moved", () => {
    const { own } = walker();
    own.walkTo({ x: 2, z: 3 }, 0);
    own.meet(obstaclesOf(room({ fixtures: [], displays: [] })));
    expect(own.isLed).toBe(true);
  });
  it("jumps at once, hop by hop to a far place, and glides nowhere", () => {
    const { own, sent } = walker();
    own.jumpTo({ x: 4, z: 3 }, 1);
    expect(own.update(null, 0.02, 1).x).toBe(0);
    own.corrected({ x: 3, z: 3, heading: 90 }, 1.05);
    expect([own.update(null, 0.02, 1.1).x, own.isJumping]).toEqual([3, true]);
    own.update(null, 0.02, 1.9);
    expect(sent).toHaveLength(1);
    own.update(null, 0.02, 2.1);
    own.corrected({ x: 4, z: 3, heading: 90 }, 2.15);
    expect([own.update(null, 0.02, 2.2).x, own.isJumping]).toEqual([4, false]);
    expect(sent).toEqual([1, 2].map(() => ({ type: "Teleport", to: { x: 4, z: 3 } })));
  });
  it("jumps no farther than it gets, and no more once it is steered", () => {
    const { own, sent } = walker();
    own.jumpTo({ x: 40, z: 3 }, 1);
    own.update(null, 0.02, 1);
    own.corrected({ x: 0, z: 3, heading: 90 }, 1.05);
    expect(own.isJumping).toBe(false);
    own.jumpTo({ x: 2, z: 3 }, 2);
    own.update({ x: 0, z: 1 }, 0.02, 2);
    expect([own.isJumping, sent.at(-1)?.type]).toEqual([false, "Steer"]);
  });
  it("lets the server walk it to a seat", () => {
    const { own, sent } = walker();
    own.sit("bench", 1);
    expect([own.isLed, sent]).toEqual([true, [{ type: "Sit", fixture: "bench" }]]);
  });
  it("does not heed its own echoes while it steers", () => {
    const { own } = walker();
    own.update({ x: 1, z: 0 }, 0.1, 0.1);
    own.served({ x: -3, z: 3, heading: 0 }, true, 0.1);
    expect(own.update(null, 0.1, 0.2).x).toBeGreaterThan(0);
  });
});

it.each([1.7, 2.54])("tells the server of every corner that a slow frame goes round at %f m/s each way", (speed) => {
  const told: Standing[] = [{ x: -0.5, z: 0.5 + BODY_RADIUS, heading: 90 }];
  const send = (message: ClientMessage) => void (message.type === "Steer" && told.push(message.pose));
  const body = new OwnBody(told[0]!, 0, obstacles, send, { steerEvery: 0.1, beat: 0.05 });
  for (let frame = 1; frame <= 12; frame++) body.update({ x: speed, z: -speed }, 0.25, frame * 0.25);
  expect(body.pose.z).toBeLessThan(0);
  const cuts = told.slice(1).flatMap((to, before) => [0.25, 0.5, 0.75].map((part) => cut(told[before]!, to, part)));
  expect(Math.max(...cuts)).toBeLessThan(0.03);
});

it("goes round every corner of a turned thing, however fast, as the server lets it", () => {
  const rack = { ...table, position: { x: 3.5, y: 0, z: -3 }, size: { x: 2, y: 1.65, z: 0.5 }, heading: 192 };
  const around = obstaclesOf(room({ width: 14, depth: 12, fixtures: [rack], displays: [] }));
  for (let turn = 0; turn < 48; turn++) {
    const angle = (turn * Math.PI) / 24;
    const from = { x: 3.5 + 1.9 * Math.cos(angle), z: -3 + 1.9 * Math.sin(angle), heading: 0 };
    const told: Standing[] = [from];
    const send = (message: ClientMessage) => void (message.type === "Steer" && told.push(message.pose));
    const body = new OwnBody(from, 0, around, send, { steerEvery: 0.1, beat: 0.05 });
    const aim = angle + Math.PI + Math.sin(turn * 2.4) * 0.6;
    const way = { x: 3.6 * Math.cos(aim), z: 3.6 * Math.sin(aim) };
    for (let frame = 1; frame <= 8; frame++) body.update(way, 0.25, frame * 0.25);
    const cuts = told.slice(1).filter((to, before) => !isClear(told[before]!, to, around));
    expect(cuts, `turn ${turn}`).toEqual([]);
  }
});

/** How deep in furniture the straight way is, so far along it. */
function cut(from: Standing, to: Standing, part: number): number {
  const place = { x: from.x + (to.x - from.x) * part, z: from.z + (to.z - from.z) * part };
  return distance(place, slide(place, obstacles, 0.25));
}
