/** What covers the picture while there is none. */
import type { Wording } from "../languages";
import type { Progress } from "../loading";
import { fill, h } from "./dom";
import { LoadingSign } from "./loading-sign";

export class Veil {
  readonly element = h("div", { class: "veil", hidden: true });
  private readonly room = h("h2", {});
  private readonly sign = new LoadingSign();

  lift(): void {
    this.element.hidden = true;
  }

  /** A room is on its way. */
  load(room: string, progress: Progress, wording: Wording): void {
    this.room.textContent = room;
    this.sign.show(progress, wording);
    if (!this.sign.element.isConnected) fill(this.element, this.room, this.sign.element);
    this.cover(false);
  }

  /** There will be no picture for a while, and something to do instead. */
  excuse(text: string, instead: { readonly label: string; run(): void }): void {
    const button = h("button", { type: "button", class: "primary", onclick: () => instead.run() }, instead.label);
    fill(this.element, h("p", { role: "status" }, text), button);
    this.cover(true);
  }

  private cover(isLasting: boolean): void {
    this.element.classList.toggle("is-lasting", isLasting);
    this.element.hidden = false;
  }
}
