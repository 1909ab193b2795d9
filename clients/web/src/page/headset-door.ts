/** The way in by headset: a button over the picture, where the browser has one. */
import type { Wording } from "../languages";
import { hasHeadset } from "../xr/modes";
import { fill, h, icon } from "./dom";

export class HeadsetDoor {
  readonly element = h("div", { class: "headset only-3d", hidden: true });

  constructor(
    private readonly wording: () => Wording,
    private readonly enter: () => void,
  ) {
    void hasHeadset(navigator.xr).then((has) => (this.element.hidden = !has));
  }

  render(): void {
    fill(
      this.element,
      h(
        "button",
        { type: "button", class: "chip", "data-testid": "enter-vr", onclick: () => this.enter() },
        icon("headset"),
        this.wording().t.enterVr,
      ),
    );
  }
}
