/** The visitor's hand in the picture: what a click, a tap, a drag or the wheel does there. */
import type { Point } from "./geometry";
import { PointerInput } from "./input/pointer";
import type { Showroom } from "./view/showroom";

export interface HandWishes {
  display(id: string): void;
  body(id: number): void;
  door(id: string): void;
  seat(fixture: string): void;
  floor(place: Point): void;
  zoom(factor: number): void;
}

const TURN_PER_PIXEL = 0.22;

export class Hand {
  /** `showroom` is null as long as there is nothing to touch. */
  constructor(
    private readonly canvas: HTMLElement,
    private readonly showroom: () => Showroom | null,
    private readonly wishes: HandWishes,
  ) {
    new PointerInput(canvas, {
      look: (right, down) => this.look(right, down),
      zoom: (factor) => wishes.zoom(factor),
      tap: (x, y) => this.tap(x, y),
      hover: (x, y) => this.hover(x, y),
    });
  }

  private look(right: number, down: number): void {
    this.showroom()?.camera.turn(-right * TURN_PER_PIXEL, down * TURN_PER_PIXEL, performance.now() / 1000);
  }

  private tap(x: number, y: number): void {
    this.canvas.focus({ preventScroll: true });
    const picked = this.showroom()?.pick(x, y);
    if (!picked) return;
    switch (picked.kind) {
      case "display":
        return this.wishes.display(picked.id);
      case "body":
        return this.wishes.body(picked.id);
      case "door":
        return this.wishes.door(picked.id);
      case "seat":
        return this.wishes.seat(picked.id);
      case "floor":
        return this.wishes.floor(picked.place);
    }
  }

  private hover(x: number, y: number): void {
    const kind = this.showroom()?.pick(x, y)?.kind ?? "floor";
    this.canvas.classList.toggle("is-choosing", kind !== "floor");
  }
}
