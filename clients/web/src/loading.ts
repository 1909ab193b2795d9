/** What has to be brought in before a room can be seen, and how much of it is there. */
import type { SceneOpened } from "./protocol/server";
import type { FixtureView } from "./protocol/values";

/** In the order in which visitors are told of it: the room itself, those in it, what they came for. */
const PARTS = ["room", "people", "furniture", "products"] as const;
export type Part = (typeof PARTS)[number];

export interface Progress {
  /** What is waited for, and how many of those are there. */
  readonly part: Part;
  readonly done: number;
  readonly all: number;
  /** How much of everything is there, from 0 to 1. */
  readonly whole: number;
}

export class Loading {
  private readonly done: Record<Part, number> = { room: 0, people: 0, furniture: 0, products: 0 };

  constructor(
    private readonly all: Readonly<Record<Part, number>>,
    private readonly tell: (progress: Progress) => void,
  ) {
    this.report();
  }

  /** One more of these is there. */
  readonly arrived = (part: Part): void => {
    this.done[part]++;
    this.report();
  };

  private report(): void {
    const part = PARTS.find((each) => this.done[each] < this.all[each]) ?? "products";
    const sum = (counts: Readonly<Record<Part, number>>) => PARTS.reduce((all, each) => all + counts[each], 0);
    this.tell({ part, done: this.done[part], all: this.all[part], whole: sum(this.done) / sum(this.all) });
  }
}

/** What a room needs: what draws it, the avatars' file, and a model for everything that stands there. */
export function needsOf(room: SceneOpened, products: number): Record<Part, number> {
  return { room: 1, people: 1, furniture: room.fixtures.filter(isBrought).length, products };
}

/** Whether a fixture is a model; a sign is painted, with its words. */
export function isBrought({ kind, model }: FixtureView): boolean {
  return kind !== "wall" || model !== null;
}
