/** A stick for the thumb, where there is a touch screen. */
import type { Point } from "../geometry";
import { h } from "../page/dom";

const REACH = 44;
const DEAD_ZONE = 0.18;

export class Joystick {
  readonly element: HTMLElement;
  way: Point = { x: 0, z: 0 };
  private readonly knob = h("div", { class: "joystick-knob" });
  private finger: number | null = null;

  constructor() {
    this.element = h("div", { class: "joystick", "aria-hidden": "true", "data-testid": "joystick" }, this.knob);
    this.element.addEventListener("pointerdown", (event) => {
      this.element.setPointerCapture(event.pointerId);
      this.finger = event.pointerId;
      this.lean(event);
    });
    this.element.addEventListener("pointermove", (event) => event.pointerId === this.finger && this.lean(event));
    for (const end of ["pointerup", "pointercancel"] as const) this.element.addEventListener(end, () => this.release());
  }

  private lean(event: PointerEvent): void {
    const box = this.element.getBoundingClientRect();
    const [x, z] = [event.clientX - box.x - box.width / 2, event.clientY - box.y - box.height / 2];
    const length = Math.hypot(x, z);
    const kept = Math.min(length, REACH);
    const [unitX, unitZ] = length ? [x / length, z / length] : [0, 0];
    this.knob.style.transform = `translate(${unitX * kept}px, ${unitZ * kept}px)`;
    this.way = kept / REACH < DEAD_ZONE ? { x: 0, z: 0 } : { x: unitX, z: unitZ };
  }

  private release(): void {
    this.finger = null;
    this.way = { x: 0, z: 0 };
    this.knob.style.transform = "";
  }
}
