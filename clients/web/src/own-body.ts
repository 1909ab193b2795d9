/** One's own body: shown at once where the keys lead it, walked by the server where one clicked, corrected softly. */
import { distance, type Point, type Standing } from "./geometry";
import { Track, type Shown } from "./interpolation";
import type { ClientMessage } from "./protocol/client";
import { isClear, step, type Obstacles } from "./steering";

const SOFTENING = 9;
const LONGEST_FRAME = 0.25;
/** Seconds of a step, and of the least that is tried round a corner. */
const [SHORT_STEP, SHORTEST_STEP] = [0.025, 0.003];
/** Seconds from one hop to the next, in which the server lets legs rest; so near to its goal a jump has ended. */
const [HOP_EVERY, LANDED] = [1.05, 0.3];

export class OwnBody {
  /** Where the body stands by the page's own reckoning. */
  pose: Standing;
  /** Where the server has it, as far as this page knows. */
  private told: Standing;
  private led = false;
  private readonly track: Track;
  private unsent = false;
  private nextSteer = 0;
  /** What is still shown of a jump, and fades. */
  private offset: Point = { x: 0, z: 0 };
  /** A place that one jumps to, hop by hop. */
  private jump: { readonly to: Point; next: number } | null = null;

  constructor(
    pose: Standing,
    now: number,
    private obstacles: Obstacles,
    private readonly send: (message: ClientMessage) => void,
    private readonly pace: { readonly steerEvery: number; readonly beat: number },
  ) {
    this.pose = this.told = pose;
    this.track = new Track(pose, now, pace.beat);
  }

  /** Whether the server walks the body now. */
  get isLed(): boolean {
    return this.led;
  }

  walkTo(place: Point, now: number): void {
    this.beLed(now);
    this.send({ type: "Walk", to: { x: place.x, z: place.z } });
  }

  /** Is at a place at once, or in a few hops where it is far; nothing glides past. */
  jumpTo({ x, z }: Point, now: number): void {
    this.beLed(now);
    this.led = false;
    this.jump = { to: { x, z }, next: now };
  }

  /** Whether a jump is on its way. */
  get isJumping(): boolean {
    return this.jump !== null;
  }

  /** Walks to a free seat of a fixture and sits down; null stands up. */
  sit(fixture: string | null, now: number): void {
    this.beLed(now);
    this.send({ type: "Sit", fixture });
  }

  /** The server's word on where the body is, while it walks it. */
  served(pose: Standing, walking: boolean, time: number): void {
    if (this.led) this.track.push(pose, walking, time);
  }

  /** The server's word that the body is elsewhere. */
  corrected(pose: Standing, now: number): void {
    this.unsent = false;
    this.track.jump(pose, now);
    const gap = distance(this.pose, pose);
    this.moveTo(pose);
    if (!this.jump) return;
    this.offset = { x: 0, z: 0 };
    if (gap < LANDED || distance(pose, this.jump.to) < LANDED) this.jump = null;
  }

  /** The furniture was moved; where that leaves no place for the body, the server says so. */
  meet(obstacles: Obstacles): void {
    this.obstacles = obstacles;
  }

  /** Turns on the spot. */
  face(heading: number): void {
    this.pose = { ...this.pose, heading };
    this.unsent = true;
  }

  /** One frame: `way` is the velocity at which the visitor steers, in metres a second, or null. Says where to show it. */
  update(way: Point | null, seconds: number, now: number): Shown {
    if (way && this.led) this.takeOver(now);
    if (way) this.jump = null;
    if (this.led) return this.follow(now);
    if (this.jump && now >= this.jump.next) this.hop(this.jump, now);
    const before = this.pose;
    if (way) this.walk(way, Math.min(seconds, LONGEST_FRAME));
    this.unsent ||= way !== null && (distance(before, this.pose) > 0 || before.heading !== this.pose.heading);
    if (this.unsent && now >= this.nextSteer) this.steer(now);
    return this.softened(seconds, way && distance(before, this.pose) > 0 ? Math.hypot(way.x, way.z) : 0);
  }

  /**
   * In short steps, so that a slow frame passes no corner. The server takes the straight way between two poses that it is
   * told: where that would cut a corner, it is told of the corner.
   */
  private walk(way: Point, seconds: number): void {
    for (let left = seconds; left > 0;) {
      const { next, took } = this.clearStep(way, Math.min(left, SHORT_STEP));
      if (!isClear(this.told, next, this.obstacles)) this.tell();
      this.pose = next;
      left -= took;
    }
  }

  /** A step that the server lets go straight: round a corner a shorter one. */
  private clearStep(way: Point, seconds: number): { readonly next: Standing; readonly took: number } {
    const next = step(this.pose, way, seconds, this.obstacles);
    if (seconds < SHORTEST_STEP || isClear(this.pose, next, this.obstacles)) return { next, took: seconds };
    return this.clearStep(way, seconds / 2);
  }

  /** The server walks the body, until one steers. */
  beLed(now: number): void {
    if (!this.led) this.track.jump(this.pose, now);
    this.led = true;
    this.unsent = false;
    this.jump = null;
  }

  private hop(jump: { readonly to: Point; next: number }, now: number): void {
    jump.next = now + HOP_EVERY;
    this.send({ type: "Teleport", to: jump.to });
  }

  private follow(now: number): Shown {
    const shown = this.track.at(now);
    this.pose = { x: shown.x, z: shown.z, heading: shown.heading };
    return shown;
  }

  /** The server is a little ahead of what is shown: go on from there, and let the eye catch up. */
  private takeOver(now: number): void {
    const shown = this.track.at(now);
    this.led = false;
    this.pose = shown;
    this.moveTo(this.track.latest);
  }

  private moveTo(pose: Standing): void {
    this.told = pose;
    const gap = { x: this.pose.x - pose.x, z: this.pose.z - pose.z };
    const jumped = Math.hypot(gap.x, gap.z) > 2;
    this.offset = jumped ? { x: 0, z: 0 } : { x: this.offset.x + gap.x, z: this.offset.z + gap.z };
    this.pose = { x: pose.x, z: pose.z, heading: pose.heading };
  }

  private softened(seconds: number, speed: number): Shown {
    const left = Math.exp(-SOFTENING * seconds);
    this.offset = { x: this.offset.x * left, z: this.offset.z * left };
    return { x: this.pose.x + this.offset.x, z: this.pose.z + this.offset.z, heading: this.pose.heading, speed };
  }

  private steer(now: number): void {
    this.unsent = false;
    this.nextSteer = now + this.pace.steerEvery;
    this.tell();
  }

  private tell(): void {
    this.told = this.pose;
    this.send({ type: "Steer", pose: this.pose });
  }
}
