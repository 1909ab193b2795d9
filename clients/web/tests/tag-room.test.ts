import { expect, it } from "vitest";
import { besides, isCovered, type Box } from "../src/page/tag-room";

const tag = (x: number, y: number, width = 100): Box => ({ x, y, width, height: 40 });

it("knows tags of any width that would cover each other", () => {
  expect(isCovered(tag(100, 200), [tag(190, 200)])).toBe(true);
  expect(isCovered(tag(100, 200), [tag(210, 200)])).toBe(false);
  expect(isCovered(tag(100, 200), [tag(240, 230, 220)])).toBe(true);
  expect(isCovered(tag(100, 200), [tag(100, 250)])).toBe(false);
});

it("lifts a tag above all that it would cover, and leaves it where it is free", () => {
  const placed = [tag(100, 300), tag(120, 250)];
  expect(besides(tag(400, 300), placed, 76)).toEqual(tag(400, 300));
  const lifted = besides(tag(110, 310), placed, 76);
  expect(lifted).toEqual(tag(110, 203));
  expect(isCovered(lifted, placed)).toBe(false);
});

it("moves a tag aside where it would come under the bar", () => {
  const placed = [tag(100, 150)];
  const aside = besides(tag(90, 150), placed, 76);
  expect(aside).toEqual(tag(207, 150));
  expect(isCovered(aside, placed)).toBe(false);
});

it("comes to an end wherever pixels are fractions", () => {
  for (let at = 0; at < 400; at++) {
    const placed = [tag(at / 7, 100 + at / 11, 97.3), tag(at / 3, 110, 141.7)];
    expect(isCovered(besides(tag(at / 9, 105.1, 88.9), placed, 76), placed)).toBe(false);
  }
});
