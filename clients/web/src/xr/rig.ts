/** Where the room that a headset knows lies in the store: one's head is over one's body, however one turns. */
import { turnBetween, turned, type Point, type Standing } from "../geometry";

/** One's head in the headset's own room. */
export type Head = Standing;

export class Rig {
  /** The origin of the headset's room, and which way its -Z looks. */
  place: Standing = { x: 0, z: 0, heading: 0 };

  /** A place of the headset's room as it lies in the store. */
  inStore({ x, z }: Point): Point {
    const at = turned({ x, z }, this.place.heading);
    return { x: this.place.x + at.x, z: this.place.z + at.z };
  }

  /** Which way one looks in the store. */
  headingOf(head: Head): number {
    return (head.heading + this.place.heading + 360) % 360;
  }

  /** Puts the head over a place; with a heading, it looks that way. */
  put(head: Head, to: Point, heading: number | null = null): void {
    if (heading !== null) this.place = { ...this.place, heading: (heading - head.heading + 360) % 360 };
    const at = this.inStore(head);
    this.move({ x: to.x - at.x, z: to.z - at.z });
  }

  move(by: Point): void {
    this.place = { ...this.place, x: this.place.x + by.x, z: this.place.z + by.z };
  }

  /** Turns round the head, to the right by so many degrees. */
  turn(head: Head, degrees: number): void {
    this.put(head, this.inStore(head), this.headingOf(head) + degrees);
  }
}

/** Whether a body should turn to where its head looks: small turns of the head are its own. */
export function turnsBody(body: number, head: number): boolean {
  return Math.abs(turnBetween(body, head)) > 30;
}
