/** The eye over one's shoulder: always in the room, never in furniture. */
import { PerspectiveCamera } from "three";
import { describe, expect, it } from "vitest";
import { turned } from "../src/geometry";
import { isFree, obstaclesOf, slide } from "../src/steering";
import { FollowCamera } from "../src/view/camera";
import { room } from "./samples";

const SIZES = [
  { x: 2, y: 0.8, z: 1 },
  { x: 0.4, y: 1.95, z: 0.4 },
  { x: 2, y: 1.9, z: 0.4 },
  { x: 0.6, y: 0.5, z: 0.6 },
];
const fixtures = Array.from({ length: 12 }, (_, at) => ({
  id: String(at),
  kind: "table",
  position: { x: (at % 4) * 2.1 - 3.4, y: 0, z: Math.floor(at / 4) * 2.6 - 2.6 },
  size: SIZES[at % 4]!,
  heading: at * 37,
  model: null,
  solid: true,
  text: {},
}));
const scene = room({ width: 10, depth: 8, height: 3.2, fixtures, displays: [] });
const obstacles = obstaclesOf(scene);

/** Numbers from 0 to 1, the same at every run. */
function chances(seed: number): () => number {
  return () => (seed = (seed * 16807) % 2147483647) / 2147483647;
}

function isInside({ x, y, z }: { x: number; y: number; z: number }): boolean {
  return fixtures.some(({ position, size, heading }) => {
    const local = turned({ x: x - position.x, z: z - position.z }, -heading);
    return Math.abs(local.x) < size.x / 2 && Math.abs(local.z) < size.z / 2 && y < size.y;
  });
}

describe("the eye", () => {
  it("is never in a wall or in furniture, wherever one stands and looks", () => {
    const chance = chances(7);
    const lens = new PerspectiveCamera(58, 1.6);
    const eye = new FollowCamera(lens, false);
    for (let count = 0; count < 3000; count++) {
      const place = slide({ x: chance() * 10 - 5, z: chance() * 8 - 4 }, obstacles);
      if (!isFree(place, obstacles)) continue;
      eye.turn(chance() * 360, chance() * 60 - 30, count);
      eye.zoom(0.6 + chance());
      const eyes = chance() < 0.3 ? 1.16 : 1.52;
      eye.follow({ ...place, heading: 0, speed: 0 }, eyes, scene, obstacles.solids, 0.3, count);
      const { x, y, z } = lens.position;
      expect(isInside(lens.position), JSON.stringify({ place, x, y, z })).toBe(false);
      expect(Math.abs(x)).toBeLessThan(5);
      expect(Math.abs(z)).toBeLessThan(4);
      expect(y > 0 && y < 3.2).toBe(true);
    }
  });
  it("is in one's own head where one wants to see with one's own eyes, and one's body does not fill the picture", () => {
    const lens = new PerspectiveCamera(58, 1.6);
    const eye = new FollowCamera(lens, true);
    eye.isFirst = true;
    eye.follow({ x: 1, z: 2, heading: 0, speed: 0 }, 1.52, scene, [], 0.1, 1);
    expect(lens.position).toMatchObject({ x: 1, y: 1.52, z: 2 });
    expect(eye.bodyOpacity).toBe(0);
  });
  it("says when one wants to come nearer than over the shoulder", () => {
    const eye = new FollowCamera(new PerspectiveCamera(), true);
    expect(eye.zoom(0.9)).toBe(false);
    expect(eye.zoom(0.2)).toBe(true);
    expect(eye.zoom(1.1)).toBe(false);
  });
  it("does not turn by itself for those who want calm", () => {
    const eye = new FollowCamera(new PerspectiveCamera(), true);
    eye.lookTowards(90);
    eye.follow({ x: 0, z: 3.5, heading: 90, speed: 2 }, 1.52, scene, [], 1, 60);
    expect(eye.facing).toBe(0);
  });
  it("shows where one looks, unless that is behind one's back", () => {
    const eye = new FollowCamera(new PerspectiveCamera(), true);
    eye.turn(20, -12, 0);
    expect(eye.gaze({ x: 0, z: 0, heading: 0 })!.z).toBeLessThan(-4);
    expect(eye.gaze({ x: 0, z: 0, heading: 200 })).toBeNull();
  });
});
