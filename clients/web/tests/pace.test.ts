import { describe, expect, it } from "vitest";
import { Pace } from "../src/view/pace";

const EYE = [0, 1.5, 0, 0, 0, 0, 1];
const REST = 0.25;

/** Which of the frames, at so many a second, are drawn. */
function drawn(pace: Pace, seconds: number, moving: (now: number) => boolean, eye = (_: number) => EYE): number[] {
  const times = Array.from({ length: Math.round(seconds * 20) }, (_, index) => index / 20);
  return times.filter((now) => pace.due(now, eye(now), moving(now), REST));
}

describe("a room is drawn", () => {
  it("seldom while nobody moves", () => {
    expect(drawn(new Pace(), 1, () => false)).toEqual([0, 0.25, 0.5, 0.75]);
  });

  it("every frame while somebody moves, at once", () => {
    expect(drawn(new Pace(), 0.5, (now) => now >= 0.3)).toEqual([0, 0.25, 0.3, 0.35, 0.4, 0.45]);
  });

  it("every frame while the eye moves or turns", () => {
    const eye = (now: number) => EYE.with(3, now < 0.1 ? 0 : now / 100);
    expect(drawn(new Pace(), 0.3, () => false, eye)).toEqual([0, 0.1, 0.15, 0.2, 0.25]);
  });

  it("in the frame after something in it has changed", () => {
    const pace = new Pace();
    drawn(pace, 0.05, () => false);
    pace.refresh();
    expect(pace.due(0.05, EYE, false, REST)).toBe(true);
    expect(pace.due(0.1, EYE, false, REST)).toBe(false);
  });

  it("steadily only where the frame before was drawn too", () => {
    const pace = new Pace();
    const steady = [true, false, true, true].map((moving, index) => {
      pace.due(index / 20, EYE, moving, REST);
      return pace.isSteady;
    });
    expect(steady).toEqual([false, false, false, true]);
  });
});
