/** Whether a thing is drawn in its fine form, or in a coarse one because nobody would see the difference. */
import type { BufferGeometry } from "three";
import type { Vec3 } from "../protocol/values";

type Coarsening = typeof import("./coarse");
type Coarse = import("./coarse").Coarse;

/** Who looks. */
export interface Eye {
  readonly at: Vec3;
  /** How many pixels high one metre is, one metre away. */
  readonly pixels: number;
  /** As many pixels may a coarse form be off. */
  readonly tolerance: number;
}

/** What is drawn finely stays so until it is off by that much less, so that nothing flickers on the border. */
const HYSTERESIS = 0.7;
/** Nothing is nearer to an eye, in metres. */
const NEAREST = 0.1;

/** `error`: metres by which the coarse form is off; `reach`: metres from the thing's middle to its farthest point. */
export function wantsFine(wasFine: boolean, error: number, middle: Vec3, reach: number, eye: Eye): boolean {
  const away = Math.hypot(middle.x - eye.at.x, middle.y - eye.at.y, middle.z - eye.at.z) - reach;
  const seen = (error * eye.pixels) / Math.max(away, NEAREST);
  return seen > eye.tolerance * (wasFine ? HYSTERESIS : 1);
}

/** The coarse forms of geometries, each made once; what makes them is loaded when one is first wanted. */
export class CoarseForms {
  /** Whether it is known that coarse forms can be had, or cannot. */
  isSettled = false;
  private coarsening: Coarsening | null = null;
  private asked = false;
  private readonly known = new WeakMap<BufferGeometry, Coarse>();

  /** Whether coarse forms can be had; asks for what makes them, where it was not yet. */
  isReady(): boolean {
    if (!this.asked) void this.load();
    return this.coarsening !== null;
  }

  /** The coarse form, of the fine one's vertices. Only where it is ready. */
  of(fine: BufferGeometry): Coarse {
    const known = this.known.get(fine) ?? this.coarsening!.coarsened(fine);
    this.known.set(fine, known);
    return known;
  }

  /** The coarse form with vertices of its own. Only where it is ready. */
  compact(fine: BufferGeometry): { readonly geometry: BufferGeometry; readonly error: number } {
    const coarse = this.of(fine);
    return { geometry: this.coarsening!.compacted(fine, coarse), error: coarse.error };
  }

  private async load(): Promise<void> {
    this.asked = true;
    try {
      const coarsening = await import("./coarse");
      await coarsening.ready;
      this.coarsening = coarsening;
    } catch (error) {
      // Then everything stays fine, which only costs time.
      console.info("no coarse forms", error);
    }
    this.isSettled = true;
  }
}
