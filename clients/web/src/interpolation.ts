/** Smooth motion from poses that arrive in beats: shows every body a little in the past, between two known poses. */
import { clamp, distance, turnTowards, type Standing } from "./geometry";
import { WALK_SPEED } from "./steering";

/** Where a body is shown at a moment, and how fast it goes in metres a second. */
export interface Shown extends Standing {
  readonly speed: number;
}

interface Sample extends Standing {
  readonly time: number;
  readonly walking: boolean;
}

/** Seconds by which a message may be late and still be shown evenly. */
const LATENESS = 0.07;
/** Poses that lie farther apart in time have a rest between them. */
const REST = 0.6;
/** Seconds a second by which a body is shown slower or faster while its delay changes. */
const EASE = 0.4;
const KEPT = 16;
const TELEPORT = 3;
const EXTRAPOLATE = 0.1;
const TICKS = 65_536;

/** The server's clock as heard here: the quickest message of late tells how far the two clocks are apart. */
export class ServerClock {
  private offset: number | null = null;
  private beats = 0;

  constructor(private readonly tickRate: number) {}

  /** The local time at which a beat happened, were the network as quick as at its best. Ticks count modulo 65,536. */
  timeOf(tick: number, now: number): number {
    this.beats += ((tick - this.beats + TICKS / 2) & (TICKS - 1)) - TICKS / 2;
    const beats = this.beats / this.tickRate;
    const offset = now - beats;
    const drifted = this.offset === null || Math.abs(offset - this.offset) > 2;
    // Slow drift upwards lets the estimate follow two clocks that run at different speeds.
    this.offset = drifted ? offset : Math.min(offset, this.offset! + 0.0005);
    return beats + this.offset!;
  }
}

/**
 * One body's motion. Feed it poses with their times in seconds; ask it where to show the body now, again and again.
 * Who is near is heard of at every beat, who is far more rarely: each is shown as far in the past as its own poses need.
 */
export class Track {
  private samples: Sample[];
  /** Seconds from one pose of the walking body to the next, of late. */
  private interval: number;
  private delay: number;
  private asked: number;

  constructor(pose: Standing, time: number, beat: number) {
    this.samples = [{ ...pose, time, walking: false }];
    this.interval = beat;
    this.delay = beat + LATENESS;
    this.asked = time;
  }

  /** The newest known pose, not delayed. */
  get latest(): Standing {
    return pick(this.samples.at(-1)!);
  }

  push(pose: Standing, walking: boolean, time: number): void {
    const last = this.samples.at(-1)!;
    if (time <= last.time) time = last.time + 0.001;
    if (distance(last, pose) > TELEPORT) return this.jump(pose, time);
    if (time - last.time > REST || (!last.walking && time - last.time > this.interval * 1.5))
      this.rise(last, pose, time);
    else if (last.walking) this.keepPace(time - last.time);
    this.keep({ x: pose.x, z: pose.z, heading: pose.heading, walking, time });
  }

  jump(pose: Standing, time: number): void {
    this.samples = [{ x: pose.x, z: pose.z, heading: pose.heading, walking: false, time }];
  }

  at(now: number): Shown {
    const time = now - this.delayAt(now);
    const next = this.samples.findIndex((each) => each.time > time);
    if (next === 0) return { ...pick(this.samples[0]!), speed: 0 };
    if (next < 0) return this.beyond(time);
    return between(this.samples[next - 1]!, this.samples[next]!, time);
  }

  /** A body that stood still sent nothing: it was still there until it must have set out. */
  private rise(last: Sample, pose: Standing, time: number): void {
    this.interval = clamp(distance(last, pose) / WALK_SPEED, this.interval, REST);
    this.delay = Math.max(this.delay, this.interval + LATENESS);
    this.keep({ ...last, time: Math.max(time - this.interval, last.time), walking: false });
  }

  /** Rarer poses are believed at once, more frequent ones by and by. */
  private keepPace(gap: number): void {
    this.interval = gap > this.interval ? gap : this.interval + (gap - this.interval) / 4;
  }

  private delayAt(now: number): number {
    const most = EASE * Math.max(now - this.asked, 0);
    this.asked = now;
    this.delay += clamp(this.interval + LATENESS - this.delay, -most, most);
    return this.delay;
  }

  /** Nothing newer has come: goes on a moment longer as it went, then stands. */
  private beyond(time: number): Shown {
    const last = this.samples.at(-1)!;
    const before = this.samples.at(-2);
    const late = time - last.time;
    if (!before || !last.walking || late > EXTRAPOLATE * 3) return { ...pick(last), speed: 0 };
    const shown = between(before, last, last.time + Math.min(late, EXTRAPOLATE));
    return { ...shown, heading: last.heading };
  }

  private keep(sample: Sample): void {
    this.samples.push(sample);
    if (this.samples.length > KEPT) this.samples.shift();
  }
}

function between(a: Sample, b: Sample, time: number): Shown {
  const part = (time - a.time) / (b.time - a.time);
  return {
    x: a.x + (b.x - a.x) * part,
    z: a.z + (b.z - a.z) * part,
    heading: turnTowards(a.heading, b.heading, Math.min(part, 1)),
    speed: distance(a, b) / (b.time - a.time),
  };
}

function pick({ x, z, heading }: Sample): Standing {
  return { x, z, heading };
}
