/** How finely and how often to draw: begins with what the graphics processor suggests, and steps down while frames come too slowly. */
import { isSoftware } from "./gpu";
import type { Cost } from "./own-figure";

export interface Tier {
  readonly name: "high" | "medium" | "low" | "lowest";
  readonly pixelRatio: number;
  readonly shadowMap: number;
  readonly movingShadows: boolean;
  readonly reflections: boolean;
  /** How many times a texture is read for a pixel where one looks along it. */
  readonly anisotropy: number;
  /** As many pixels may the coarse form of a thing be off where it stands for the fine one. */
  readonly tolerance: number;
  /** What all avatars of visitors' own may cost together in a frame, shadows included; the nearest is always drawn. */
  readonly ownAvatars: Cost;
  /** At least so long between two frames: a processor that draws has the rest of the page to do too. */
  readonly frameSeconds: number;
  /** At most so long between two frames while nobody moves: bodies breathe, and batteries last. */
  readonly restSeconds: number;
}

const TIERS: readonly Tier[] = [
  {
    name: "high",
    pixelRatio: 2,
    shadowMap: 2048,
    movingShadows: true,
    reflections: true,
    anisotropy: 8,
    tolerance: 2,
    ownAvatars: { calls: 100, triangles: 250_000 },
    frameSeconds: 0,
    restSeconds: 1 / 30,
  },
  {
    name: "medium",
    pixelRatio: 1.25,
    shadowMap: 1024,
    movingShadows: false,
    reflections: true,
    anisotropy: 8,
    tolerance: 2.5,
    ownAvatars: { calls: 60, triangles: 150_000 },
    frameSeconds: 0,
    restSeconds: 1 / 30,
  },
  {
    name: "low",
    pixelRatio: 0.75,
    shadowMap: 0,
    movingShadows: false,
    reflections: false,
    anisotropy: 2,
    tolerance: 3,
    ownAvatars: { calls: 40, triangles: 80_000 },
    frameSeconds: 0,
    restSeconds: 1 / 20,
  },
  {
    name: "lowest",
    pixelRatio: 0.5,
    shadowMap: 0,
    movingShadows: false,
    reflections: false,
    anisotropy: 1,
    tolerance: 4,
    ownAvatars: { calls: 24, triangles: 40_000 },
    frameSeconds: 1 / 15,
    restSeconds: 1 / 4,
  },
];
const SLOW_FRAME = 1 / 26;
const WINDOW = 2.5;

export class Quality {
  private index: number;
  private seconds = 0;
  private frames = 0;

  /** `wish` is a tier's name to keep to, or null to measure. */
  constructor(
    gpu: string,
    private readonly wish: string | null,
  ) {
    const wished = TIERS.findIndex((tier) => tier.name === wish);
    this.index = wished >= 0 ? wished : isSoftware(gpu) ? TIERS.length - 1 : 0;
    if (wished < 0) this.wish = null;
  }

  get tier(): Tier {
    return TIERS[this.index]!;
  }

  /** Counts a frame; true where the tier has just been lowered. */
  frame(seconds: number): boolean {
    // A long pause is a sleeping tab or a load, not a slow device.
    if (this.wish || seconds > 0.5) return false;
    this.seconds += seconds;
    this.frames += 1;
    if (this.seconds < WINDOW) return false;
    const slow = this.seconds / this.frames > SLOW_FRAME && this.index < TIERS.length - 1;
    this.seconds = this.frames = 0;
    if (slow) this.index += 1;
    return slow;
  }
}
