import { describe, expect, it } from "vitest";
import { turnBetween, turnTowards, headingTo, turned } from "../src/geometry";
import { ServerClock, Track } from "../src/interpolation";

const BEAT = 0.05;
const at = (x: number, z = 0, heading = 0) => ({ x, z, heading });

/** A body that walks along x at 2 m/s from time 1 on. */
function walker(beats: number): Track {
  const track = new Track(at(0), 1, BEAT);
  for (let beat = 1; beat <= beats; beat++) track.push(at(beat * 0.1), true, 1 + beat * BEAT);
  return track;
}

describe("a track", () => {
  it("shows a walker between two poses, a little in the past", () => {
    const shown = walker(8).at(1.4 + 0.02);
    expect(shown.x).toBeCloseTo(2 * (0.42 - 0.12), 5);
    expect(shown.speed).toBeCloseTo(2, 5);
  });
  it("never goes backwards while poses come evenly", () => {
    const track = walker(40);
    let before = -1;
    for (let now = 2.6; now < 3; now += 0.007) {
      const { x } = track.at(now);
      expect(x).toBeGreaterThanOrEqual(before);
      before = x;
    }
  });
  it("turns by the shorter way through north", () => {
    const track = new Track(at(0, 0, 350), 1, BEAT);
    track.push(at(0, 0, 10), true, 1.05);
    expect(track.at(1.025 + 0.12).heading % 360).toBeCloseTo(0, 5);
  });
  it("keeps standing after a rest until the body really moves", () => {
    const track = new Track(at(0), 1, BEAT);
    track.push(at(0.1), true, 9);
    expect(track.at(9.05).x).toBe(0);
    expect(track.at(9.12).x).toBeCloseTo(0.1, 5);
  });
  it("stands when nothing newer comes, having gone on only a moment", () => {
    const track = walker(8);
    expect(track.at(1.4 + 0.12 + 0.05).x).toBeCloseTo(0.9, 5);
    expect(track.at(1.4 + 0.12 + 0.2).x).toBeLessThanOrEqual(1.0001);
    expect(track.at(5)).toMatchObject({ x: 0.8, speed: 0 });
  });
  it("shows who is heard of rarely as evenly as who is heard of often", () => {
    const track = new Track(at(0), 1, BEAT);
    const shown: number[] = [];
    for (let frame = 0; frame <= 300; frame++) {
      const now = 1 + frame / 60;
      if (frame && frame % 12 === 0) track.push(at((frame / 60) * 2), true, now);
      if (frame > 60) shown.push(track.at(now).x);
      else track.at(now);
    }
    const steps = shown.slice(1).map((x, index) => x - shown[index]!);
    expect(Math.min(...steps)).toBeCloseTo(2 / 60, 5);
    expect(Math.max(...steps)).toBeCloseTo(2 / 60, 5);
  });
  it("slows down and hurries gently when a body is heard of more rarely, and often again", () => {
    const track = walker(20);
    let [before, now] = [track.at(2).x, 2];
    const steps: number[] = [];
    for (let frame = 1; frame <= 240; frame++) {
      now = 2 + frame / 60;
      if (frame % (frame < 120 ? 12 : 3) === 0) track.push(at(2 + (frame / 60) * 2), true, now);
      const { x } = track.at(now);
      steps.push((x - before) * 60);
      before = x;
    }
    expect(Math.min(...steps)).toBeGreaterThan(1);
    expect(Math.max(...steps)).toBeLessThan(3);
    expect(now - 1 - before / 2).toBeCloseTo(0.12, 1);
  });
  it("sets out from where it stood at the speed of a walk, however late that is heard", () => {
    const track = new Track(at(0), 1, BEAT);
    track.at(9);
    track.push(at(0.48), true, 9);
    expect(track.at(9).x).toBe(0);
    const speeds = [9.05, 9.1, 9.15, 9.2, 9.25].map((now) => track.at(now).speed);
    expect(Math.max(...speeds)).toBeCloseTo(2.4, 5);
  });
  it("jumps over a distance nobody walks in a beat", () => {
    const track = walker(3);
    track.push(at(9), true, 1.2);
    expect(track.at(1.21)).toMatchObject({ x: 9, speed: 0 });
  });
  it("bears poses that arrive together or late", () => {
    const track = new Track(at(0), 1, BEAT);
    for (const time of [1.05, 1.05, 1.02]) track.push(at(0.1), true, time);
    expect(Number.isFinite(track.at(1.17).x)).toBe(true);
  });
});

describe("the server's clock", () => {
  it("goes by the quickest message, not by a delayed one", () => {
    const clock = new ServerClock(20);
    clock.timeOf(0, 100);
    expect(clock.timeOf(20, 101.3)).toBeCloseTo(101, 2);
    expect(clock.timeOf(40, 102)).toBeCloseTo(102, 2);
  });
  it("goes on when the ticks begin again at nought", () => {
    const clock = new ServerClock(20);
    clock.timeOf(65_530, 100);
    expect(clock.timeOf(4, 100.5)).toBeCloseTo(100.5, 5);
    expect(clock.timeOf(2, 101)).toBeCloseTo(100.4, 2);
  });
  it("begins anew after the tab has slept", () => {
    const clock = new ServerClock(20);
    clock.timeOf(0, 100);
    expect(clock.timeOf(20, 400)).toBeCloseTo(400, 5);
  });
});

describe("headings", () => {
  it("follow the compass: 0 along -Z, 90 along +X", () => {
    expect(headingTo(at(0), { x: 0, z: -1 })).toBeCloseTo(0);
    expect(headingTo(at(0), { x: 1, z: 0 })).toBeCloseTo(90);
    expect(turned({ x: 0, z: -1 }, 90).x).toBeCloseTo(1);
  });
  it("differ by at most half a turn", () => {
    expect(turnBetween(350, 10)).toBe(20);
    expect(turnBetween(10, 350)).toBe(-20);
    expect(turnTowards(350, 10, 0.5)).toBeCloseTo(0);
  });
});
