/** Keys, stick and gamepad, and how one likes to move. */
import { describe, expect, it } from "vitest";
import { ComfortChoice } from "../src/comfort";
import { NO_PAD, readPad } from "../src/input/gamepad";
import { Turning } from "../src/input/turning";

const button = (pressed: boolean) => ({ pressed, touched: pressed, value: Number(pressed) });
const pad = (axes: number[], ...down: number[]) => ({
  axes,
  mapping: "standard" as const,
  buttons: Array.from({ length: 17 }, (_, at) => button(down.includes(at))),
});

describe("a gamepad", () => {
  it("walks with its left stick, from the edge of the dead zone to the rim, and turns with its right one", () => {
    expect(readPad([null, pad([0.1, -0.1, 0.15, 0])])).toEqual(NO_PAD);
    expect(readPad([pad([0, -1, 1, 0.6])])).toMatchObject({
      push: { x: 0, z: -1, runs: false },
      turn: 1,
      tilt: expect.closeTo(0.5),
    });
    expect(readPad([pad([0.6, 0, 0, 0])]).push.x).toBeCloseTo(0.5);
    expect(Math.hypot(...Object.values(readPad([pad([1, 1, 0, 0])]).push).map(Number))).toBeCloseTo(1);
  });
  it("runs with the stick pressed, and names its buttons", () => {
    const state = readPad([pad([0, -1, 0, 0], 10, 0, 3)]);
    expect([state.push.runs, [...state.pressed]]).toEqual([true, ["a", "y"]]);
  });
  it("is not guessed at where its mapping is not the standard one", () => {
    expect(readPad([{ ...pad([1, 1, 1, 1], 0), mapping: "" as const }])).toEqual(NO_PAD);
  });
});

describe("turning", () => {
  const turned = (how: "smooth" | "steps", frames: readonly number[]) => {
    const turning = new Turning();
    return frames.map((wanted) => turning.step(wanted, how, 0.05));
  };
  it("is even where one likes that", () => {
    expect(turned("smooth", [0, 1, -1])).toEqual([0, 5.5, -5.5]);
  });
  it("is one step for each push of the stick, and another for holding it", () => {
    expect(turned("steps", [0, 0.4, 1, 1, 0.4, 1, 0, -0.7])).toEqual([0, 0, 30, 0, 0, 0, 0, -30]);
    expect(turned("steps", Array<number>(12).fill(1)).filter(Boolean)).toEqual([30, 30]);
  });
});

describe("how one likes to move", () => {
  const store = (text: string | null) => {
    const kept = { text };
    return { getItem: () => kept.text, setItem: (_: string, value: string) => void (kept.text = value) };
  };
  it("begins as the system's wish for calm says, and is kept", () => {
    const browser = store(null);
    const choice = new ComfortChoice(browser, { calm: true, map: true });
    expect(choice.current).toEqual({ eyes: "third", turns: "steps", clicks: "walk", map: true });
    choice.change({ clicks: "jump", map: false });
    expect(new ComfortChoice(browser, { calm: false, map: true }).current).toEqual(choice.current);
  });
  it("passes over what makes no sense", () => {
    for (const text of ["{", "7", "null", '{"eyes":"third eye","map":"yes","turns":3,"more":1}'])
      expect(new ComfortChoice(store(text), { calm: false, map: true }).current).toEqual({
        eyes: "third",
        turns: "smooth",
        clicks: "walk",
        map: true,
      });
  });
});
