/** What one could say now, as the store suggests it, to be said by a press. */
import type { Wording } from "../languages";
import { fill, h } from "./dom";

export class Suggestions {
  readonly element = h("div", { class: "suggestions", role: "group", "data-testid": "suggestions", hidden: true });

  constructor(
    private readonly wording: () => Wording,
    private readonly say: (text: string) => void,
  ) {}

  /** None are shown while one waits for an answer. */
  show(texts: readonly string[], isWaiting: boolean): void {
    this.element.setAttribute("aria-label", this.wording().t.suggestions);
    this.element.hidden = isWaiting || !texts.length;
    const shown = [...this.element.children].map((each) => each.textContent);
    if (shown.length === texts.length && texts.every((text, index) => text === shown[index])) return;
    fill(this.element, ...texts.map((text) => this.chip(text)));
    this.element.scrollLeft = 0;
  }

  private chip(text: string): HTMLElement {
    return h("button", { type: "button", class: "chip", onclick: () => this.say(text) }, text);
  }
}
