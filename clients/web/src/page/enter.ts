/** The way in: the store's name, how one will look, a name, a language. */
import type { Language, Wording } from "../languages";
import { LANGUAGES } from "../languages";
import type { Messages } from "../languages/en";
import type { Look } from "../protocol/values";
import type { View } from "../view-choice";
import { fill, h, icon, iconButton, paint } from "./dom";
import { LoadingSign } from "./loading-sign";
import { reconcile } from "./reconcile";

export interface EnterWishes {
  enter(name: string): void;
  /** One would rather have the store in this form. */
  choose(view: View): void;
  dress(look: Look): void;
  /** Turns the page dark or light. */
  turnScheme(): void;
  speak(language: Language): void;
}

const HAIR = { short: "hairShort", bob: "hairBob", bun: "hairBun" } as const;
type ColorField = Exclude<keyof Look, "hair" | "avatar">;
const PALETTES: Readonly<Record<ColorField, { readonly label: keyof Messages; readonly colors: readonly string[] }>> = {
  skin_color: { label: "skinColor", colors: ["#f3d3bd", "#e0b394", "#c98f6b", "#a86f4c", "#7d4e34", "#54331f"] },
  hair_color: { label: "hairColor", colors: ["#1d1a1b", "#3b2b22", "#6d4a33", "#a9743f", "#d8b26e", "#8b8f98"] },
  top_color: { label: "topColor", colors: ["#4a6fa5", "#2f5d50", "#b5573c", "#e7dcc8", "#2c2f38", "#d9a441"] },
  bottom_color: { label: "bottomColor", colors: ["#39404d", "#22252b", "#6b6f76", "#8a6f52", "#c9b79a", "#2e4a62"] },
  shoes_color: { label: "shoesColor", colors: ["#f2f2f2", "#1f1f22", "#7a4f35", "#c9a77c", "#b5573c", "#2f5d50"] },
};

export class EnterPage {
  readonly element = h("main", { class: "enter", "data-testid": "enter-page" });
  private readonly stage = h("div", { class: "enter-stage" });
  /** Says what is being waited for. */
  readonly sign = new LoadingSign();
  private readonly name = h("input", {
    id: "visitor-name",
    maxlength: 40,
    autocomplete: "nickname",
    "data-testid": "name-input",
  });
  private readonly nameLabel = h("label", { for: "visitor-name" });
  private readonly field = h("div", { class: "field" }, this.nameLabel, this.name);
  private readonly form = h("form", { class: "enter-form", onsubmit: (event: Event) => this.submit(event) });
  private busy = false;

  constructor(
    private look: Look,
    name: string,
    private readonly wording: () => Wording,
    private readonly wishes: EnterWishes,
  ) {
    this.name.value = name;
    fill(this.element, this.stage, this.form);
  }

  /** Puts the turning picture of oneself in its place. */
  setPreview(canvas: HTMLCanvasElement): void {
    canvas.setAttribute("role", "img");
    canvas.setAttribute("aria-label", this.wording().t.avatarPreview);
    fill(this.stage, canvas);
  }

  render(store: {
    readonly name: string;
    readonly notice: string;
    readonly view: View;
    readonly isInvited: boolean;
    /** Opens the way to an avatar of one's own; null where the store takes none. */
    readonly ownAvatar: (() => void) | null;
  }): void {
    const { t, language } = this.wording();
    const isFlat = store.view === "2d";
    this.element.classList.toggle("is-flat", isFlat);
    const languages = (Object.keys(LANGUAGES) as Language[]).map((code) =>
      h(
        "button",
        {
          type: "button",
          lang: code,
          class: "language",
          "aria-pressed": code === language,
          "data-testid": `language-${code}`,
          onclick: () => this.wishes.speak(code),
        },
        LANGUAGES[code].languageName,
      ),
    );
    this.name.placeholder = t.namePlaceholder;
    this.nameLabel.textContent = t.nameLabel;
    reconcile(
      this.form,
      h(
        "div",
        { class: "enter-top" },
        h("div", { class: "languages", role: "group", "aria-label": t.language }, ...languages),
        iconButton("scheme", t.turnScheme, this.wishes.turnScheme, { "data-testid": "scheme" }),
      ),
      h("p", { class: "eyebrow" }, t.enterTitle),
      h("h1", {}, store.name),
      h("p", { class: "lead" }, isFlat ? t.enterFlatLead : t.enterLead),
      store.isInvited && h("p", { class: "invited", "data-testid": "invited" }, icon("friends"), t.invitedLead),
      this.field,
      isFlat ? null : this.looks(t),
      store.ownAvatar &&
        h(
          "button",
          { type: "button", class: "quiet", "data-testid": "open-own-avatar", onclick: store.ownAvatar },
          icon("person"),
          t.ownAvatar,
        ),
      h(
        "button",
        { type: "submit", class: "primary wide large", disabled: this.busy, "data-testid": "enter" },
        this.busy ? t.entering : t.enter,
        icon("arrow"),
      ),
      this.sign.element,
      h(
        "button",
        {
          type: "button",
          class: "quiet",
          "data-testid": "choose-view",
          onclick: () => this.wishes.choose(isFlat ? "3d" : "2d"),
        },
        isFlat ? t.chooseRoom : t.chooseFlat,
      ),
      store.notice ? h("p", { class: "notice" }, store.notice) : null,
      h(
        "p",
        { class: "muted" },
        h("a", { href: `/orders?lang=${language}`, "data-testid": "order-page" }, t.orderPage),
      ),
    );
  }

  /** Whether one is on the way in. */
  get isBusy(): boolean {
    return this.busy;
  }

  setBusy(busy: boolean): void {
    this.busy = busy;
    const button = this.element.querySelector<HTMLButtonElement>("[data-testid=enter]");
    const { t } = this.wording();
    if (button) {
      button.disabled = busy;
      fill(button, busy ? t.entering : t.enter, icon("arrow"));
    }
  }

  private looks(t: Messages): HTMLElement {
    const hair = (Object.keys(HAIR) as (keyof typeof HAIR)[]).map((style) =>
      h(
        "button",
        {
          type: "button",
          class: "choice",
          "aria-pressed": style === this.look.hair,
          "data-testid": `hair-${style}`,
          onclick: () => this.dress({ ...this.look, hair: style }),
        },
        t[HAIR[style]],
      ),
    );
    const colors = (Object.keys(PALETTES) as ColorField[]).map((field) => this.palette(field, t));
    const shuffle = h(
      "button",
      { type: "button", class: "quiet", "data-testid": "shuffle", onclick: () => this.shuffle() },
      icon("dice"),
      t.shuffle,
    );
    return h(
      "div",
      { class: "looks" },
      h(
        "div",
        { class: "option", role: "group", "aria-label": t.hair },
        h("span", { class: "option-label" }, t.hair),
        h("div", { class: "option-values" }, ...hair),
      ),
      ...colors,
      shuffle,
    );
  }

  private palette(field: ColorField, t: Messages): HTMLElement {
    const { label, colors } = PALETTES[field];
    const name = t[label] as string;
    const swatches = colors.map((color, at) => {
      const button = h("button", {
        type: "button",
        class: "swatch",
        "aria-pressed": color === this.look[field],
        "aria-label": `${name} ${at + 1}`,
        "data-testid": `${field}-${at}`,
        onclick: () => this.dress({ ...this.look, [field]: color }),
      });
      paint(button, color);
      return button;
    });
    return h(
      "div",
      { class: "option", role: "group", "aria-label": name },
      h("span", { class: "option-label" }, name),
      h("div", { class: "option-values" }, ...swatches),
    );
  }

  private shuffle(): void {
    const any = <T>(values: readonly T[]) => values[Math.floor(Math.random() * values.length)]!;
    const colors = Object.entries(PALETTES).map(([field, { colors: palette }]) => [field, any(palette)]);
    this.dress({ ...this.look, ...Object.fromEntries(colors), hair: any(Object.keys(HAIR)) } as Look);
  }

  private dress(look: Look): void {
    this.look = look;
    const focused = (document.activeElement as HTMLElement | null)?.dataset.testid;
    const old = this.element.querySelector(".looks");
    old?.replaceWith(this.looks(this.wording().t));
    if (focused) this.element.querySelector<HTMLElement>(`[data-testid="${focused}"]`)?.focus();
    this.wishes.dress(look);
  }

  private submit(event: Event): void {
    event.preventDefault();
    if (!this.busy) this.wishes.enter(this.name.value.trim());
  }
}
