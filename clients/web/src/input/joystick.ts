/** A stick for the thumb, where there is a touch screen; pulled far out of its ring it runs. */
import { h } from "../page/dom";
import { STILL, type Push } from "./push";

const REACH = 44;
const DEAD_ZONE = 0.18;
const RUNNING = 1.6;

export class Joystick {
  readonly element: HTMLElement;
  push: Push = STILL;
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
    const part = kept / REACH;
    const runs = length / REACH > RUNNING;
    this.push = part < DEAD_ZONE ? STILL : { x: unitX * part, z: unitZ * part, runs };
    this.element.classList.toggle("is-running", runs);
  }

  private release(): void {
    this.finger = null;
    this.push = STILL;
    this.knob.style.transform = "";
    this.element.classList.remove("is-running");
  }
}
