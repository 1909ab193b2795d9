/** Where everything has its place inside the store: the picture, what floats over it, and what stands beside it. */
import type { Wording } from "../languages";
import type { View } from "../view-choice";
import { fill, h } from "./dom";
import { Veil } from "./veil";

export class Layout {
  readonly element = h("div", { class: "visit", "data-testid": "visit", "data-view": "3d" });
  readonly canvas = h("canvas", { class: "scene", tabindex: 0, role: "application", "data-testid": "scene" });
  private readonly help = h("p", { class: "help" });
  private readonly skip = h("button", { type: "button", class: "skip", "data-testid": "skip-link" });
  readonly veil = new Veil();

  /** `skip`: what the first stop of the keyboard does. */
  constructor(skip: () => void) {
    this.skip.addEventListener("click", () => skip());
  }

  /** `over` floats over the picture, `notices` over all of that, `beside` stands next to it or slides in. */
  fill(over: readonly HTMLElement[], notices: readonly HTMLElement[], beside: readonly HTMLElement[]): void {
    const stage = h(
      "main",
      { class: "stage" },
      this.skip,
      this.canvas,
      ...over,
      this.help,
      ...notices,
      this.veil.element,
    );
    fill(this.element, stage, ...beside);
  }

  render({ t, language }: Wording): void {
    document.documentElement.lang = language;
    this.canvas.setAttribute("aria-label", t.sceneLabel);
    this.skip.textContent = t.skipToProducts;
    fill(
      this.help,
      h("span", { class: "for-mouse" }, `${t.helpMove} · ${t.helpLook}`),
      h("span", { class: "for-touch" }, t.helpMoveTouch),
    );
  }

  /** Which of the two forms of the store is seen. */
  show(view: View): void {
    this.element.dataset.view = view;
  }

  showChat(isOpen: boolean, hasNews: boolean): void {
    this.element.classList.toggle("with-chat", isOpen);
    this.element.classList.toggle("has-news", hasNews);
  }
}
