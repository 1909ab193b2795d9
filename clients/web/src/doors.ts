/** Doors: walking to one and through it, and going through the one that one walks into. */
import { distance, type Point } from "./geometry";
import type { Replica } from "./replica";

export interface DoorWishes {
  /** Where oneself is shown; null where there is no picture to walk in. */
  here(): Point | null;
  walkTo(place: Point): void;
  enter(door: string): Promise<void>;
}

const NEAR = 0.75;
const LEFT = 1.4;

export class Doors {
  private wanted: string | null = null;
  /** Who has just come out of a door does not go back through it before having left it. */
  private armed = false;

  constructor(
    private readonly replica: Replica,
    private readonly wishes: DoorWishes,
  ) {}

  /** Begins anew, in another room. */
  reset(): void {
    this.wanted = null;
    this.armed = false;
  }

  /** The visitor walks somewhere else. */
  forget(): void {
    this.wanted = null;
  }

  goThrough(id: string): void {
    const door = this.replica.scene?.doors.find((each) => each.id === id);
    const here = this.wishes.here();
    if (!door || !here || distance(here, door.at) < NEAR) return this.enter(id);
    this.wishes.walkTo(door.at);
    this.wanted = id;
  }

  /** A walk has ended. */
  arrived(): void {
    if (this.wanted) this.enter(this.wanted);
  }

  /** Looks whether one has walked into a door; called a few times a second. */
  watch(here: Point): void {
    const doors = this.replica.scene?.doors ?? [];
    if (doors.every((door) => distance(here, door.at) > LEFT)) this.armed = true;
    const door = doors.find((each) => distance(here, each.at) < NEAR);
    if (door && this.armed && !this.wanted) this.enter(door.id);
  }

  private enter(id: string): void {
    this.reset();
    void this.wishes.enter(id);
  }
}
