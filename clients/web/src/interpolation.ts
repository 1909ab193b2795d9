/** Smooth motion from poses that arrive in beats: shows every body a little in the past, between two known poses. */
import { distance, turnTowards, type Standing } from "./geometry";

/** Where a body is shown at a moment, and how fast it goes in metres a second. */
export interface Shown extends Standing {
  readonly speed: number;
}

interface Sample extends Standing {
  readonly time: number;
  readonly walking: boolean;
}

const DELAY = 0.12;
const KEPT = 16;
const TELEPORT = 3;
const EXTRAPOLATE = 0.1;

/** The server's clock as heard here: the quickest message of late tells how far the two clocks are apart. */
export class ServerClock {
  private offset: number | null = null;

  constructor(private readonly tickRate: number) {}

  /** The local time at which a beat happened, were the network as quick as at its best. */
  timeOf(tick: number, now: number): number {
    const offset = now - tick / this.tickRate;
    const drifted = this.offset === null || Math.abs(offset - this.offset) > 2;
    // Slow drift upwards lets the estimate follow two clocks that run at different speeds.
    this.offset = drifted ? offset : Math.min(offset, this.offset! + 0.0005);
    return tick / this.tickRate + this.offset!;
  }
}

/** One body's motion. Feed it poses with their times in seconds; ask it where to show the body now. */
export class Track {
  private samples: Sample[];

  constructor(
    pose: Standing,
    time: number,
    private readonly beat: number,
  ) {
    this.samples = [{ ...pose, time, walking: false }];
  }

  /** The newest known pose, not delayed. */
  get latest(): Standing {
    return pick(this.samples.at(-1)!);
  }

  push(pose: Standing, walking: boolean, time: number): void {
    const last = this.samples.at(-1)!;
    if (time <= last.time) time = last.time + 0.001;
    if (distance(last, pose) > TELEPORT) return this.jump(pose, time);
    // A body that stood still sent nothing: it was still there one beat before it moved.
    if (!last.walking && time - last.time > this.beat * 1.5) this.keep({ ...last, time: time - this.beat });
    this.keep({ x: pose.x, z: pose.z, heading: pose.heading, walking, time });
  }

  jump(pose: Standing, time: number): void {
    this.samples = [{ x: pose.x, z: pose.z, heading: pose.heading, walking: false, time }];
  }

  at(now: number): Shown {
    const time = now - DELAY;
    const next = this.samples.findIndex((each) => each.time > time);
    if (next === 0) return { ...pick(this.samples[0]!), speed: 0 };
    if (next < 0) return this.beyond(time);
    return between(this.samples[next - 1]!, this.samples[next]!, time);
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
