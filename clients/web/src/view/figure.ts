/** What every body to look at can do, whoever drew it. */
import type { Group } from "three";
import type { CoarseForms, Eye } from "./detail";
import type { Bearing, Movements } from "./movements";

/** Heights in metres over the floor. */
export interface Build {
  /** Of the eyes, standing and sitting. */
  readonly eyes: number;
  readonly sittingEyes: number;
  /** Of the seat for which it sits. */
  readonly seat: number;
  /** Of what is written over its head. */
  readonly plate: number;
}

export interface Figure {
  readonly group: Group;
  readonly build: Build;
  readonly movements: Movements;
  update(seconds: number, bearing: Bearing): void;
  /** Lets the body be seen through, from 1 to 0. */
  fade(opacity: number): void;
  /** Is drawn as finely as this eye sees it. */
  detail(eye: Eye, coarse: CoarseForms): void;
  /** Gives back what the graphics processor holds for it. */
  dispose(): void;
}
