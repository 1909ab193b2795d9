/** What one's body can do besides walking, and how one likes to see and move: a few round buttons beside the picture. */
import type { Comfort } from "../comfort";
import type { Wording } from "../languages";
import type { Messages } from "../languages/en";
import type { Gesture } from "../protocol/values";
import { h, iconButton, type Child } from "./dom";
import { reconcile } from "./reconcile";

export interface MovesWishes {
  gesture(gesture: Gesture): void;
  /** Sits down on the nearest seat, or stands up. */
  sit(): void;
  comfort(changes: Partial<Comfort>): void;
}

/** What is true of the body and the room now. */
export interface MovesState {
  readonly comfort: Comfort;
  readonly isSitting: boolean;
  readonly hasSeats: boolean;
}

/** Gestures that visitors make, in the order of their keys. */
export const GESTURES = ["wave", "nod", "clap"] as const satisfies readonly Gesture[];
type Menu = "gestures" | "comfort";

export class Moves {
  readonly element = h("div", { class: "moves only-3d", role: "group", "data-testid": "moves" });
  private open: Menu | null = null;
  private shown = "";

  constructor(
    private readonly wording: () => Wording,
    private readonly state: () => MovesState,
    private readonly wishes: MovesWishes,
  ) {
    this.element.addEventListener("keydown", (event) => {
      if (event.key !== "Escape" || !this.open) return;
      event.preventDefault();
      const opener = this.element.querySelector<HTMLElement>("[aria-expanded=true]");
      this.toggle(this.open);
      this.element.querySelector<HTMLElement>(`[data-testid=${opener?.dataset.testid}]`)?.focus();
    });
  }

  /** Writes itself anew where something has changed; call it as often as you like. */
  render(): void {
    const { t, language } = this.wording();
    const state = this.state();
    const shown = JSON.stringify([language, state, this.open]);
    if (shown === this.shown) return;
    this.shown = shown;
    this.element.setAttribute("aria-label", t.moves);
    reconcile(this.element, this.menu(t, state), ...this.buttons(t, state));
  }

  private buttons(t: Messages, { comfort }: MovesState): Child[] {
    const isFirst = comfort.eyes === "first";
    return [
      this.opener("gestures", "wave", t.gestures),
      iconButton("eye", t.ownEyes, () => this.wishes.comfort({ eyes: isFirst ? "third" : "first" }), {
        "aria-pressed": isFirst,
        "data-testid": "own-eyes",
      }),
      iconButton("map", t.map, () => this.wishes.comfort({ map: !comfort.map }), {
        "aria-pressed": comfort.map,
        "data-testid": "toggle-map",
      }),
      this.opener("comfort", "comfort", t.comfort),
    ];
  }

  private opener(menu: Menu, icon: "wave" | "comfort", label: string): HTMLElement {
    const more = { "aria-expanded": this.open === menu, "data-testid": `open-${menu}` };
    return iconButton(icon, label, () => this.toggle(menu), more);
  }

  private toggle(menu: Menu): void {
    this.open = this.open === menu ? null : menu;
    this.render();
  }

  private menu(t: Messages, state: MovesState): Child {
    if (this.open === "gestures") return h("div", { class: "moves-menu" }, ...this.gestures(t, state));
    if (this.open === "comfort") return h("div", { class: "moves-menu" }, ...this.switches(t, state.comfort));
    return null;
  }

  private gestures(t: Messages, { isSitting, hasSeats }: MovesState): Child[] {
    const gestures = GESTURES.map((gesture) =>
      h(
        "button",
        { type: "button", class: "chip", "data-testid": gesture, onclick: () => this.wishes.gesture(gesture) },
        t[gesture],
      ),
    );
    const sit = h(
      "button",
      { type: "button", class: "chip", "data-testid": "sit", onclick: () => this.wishes.sit() },
      isSitting ? t.standUp : t.sitDown,
    );
    return [...gestures, hasSeats && sit];
  }

  private switches(t: Messages, { turns, clicks }: Comfort): Child[] {
    return [
      this.switch("steps", t.turnInSteps, turns === "steps", (on) => ({ turns: on ? "steps" : "smooth" })),
      this.switch("jump", t.jumpThere, clicks === "jump", (on) => ({ clicks: on ? "jump" : "walk" })),
      h("p", { class: "muted for-mouse" }, t.helpKeys),
    ];
  }

  private switch(id: string, label: string, on: boolean, change: (on: boolean) => Partial<Comfort>): HTMLElement {
    return h(
      "button",
      {
        type: "button",
        class: "switch",
        role: "switch",
        "aria-checked": on,
        "data-testid": `comfort-${id}`,
        onclick: () => this.wishes.comfort(change(!on)),
      },
      label,
    );
  }
}
