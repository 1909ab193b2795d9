/** One utterance in the chat: who said what, the products it names, and what one finds of it. */
import type { Wording } from "../languages";
import type { Replica, Utterance } from "../replica";
import { fill, h, icon, iconButton } from "./dom";

export interface LineWishes {
  /** Lights a product that is about to be chosen; null: none. */
  hint(product: string | null): void;
  /** Opens a product's card, and leads there. */
  lead(product: string, displays: readonly string[]): void;
  /** Asks for a product that is on show elsewhere: `update` comes when it is known. */
  learn(product: string): void;
  rate(utterance: Utterance, good: boolean | null): void;
}

export class ChatLine {
  readonly element: HTMLElement;
  private readonly text = h("p", { class: "line-text" });
  private readonly mentions = h("div", { class: "mentions", hidden: true });
  private readonly thumbs = h("div", { class: "thumbs", hidden: true });

  constructor(
    readonly utterance: Utterance,
    private readonly replica: Replica,
    private readonly wording: () => Wording,
    private readonly wishes: LineWishes,
  ) {
    const { t } = wording();
    const { role, mine } = utterance.speaker;
    const badge = role === "agent" ? t.ai : role === "clerk" ? t.staff : null;
    const who = h("span", { class: "line-who" }, this.speaker, badge && h("b", { class: "badge" }, badge));
    const kind = mine ? "mine" : role;
    this.element = h(
      "article",
      { class: `line line-${kind}`, "data-testid": `line-${kind}` },
      who,
      this.text,
      this.mentions,
      this.thumbs,
    );
  }

  get speaker(): string {
    const { t } = this.wording();
    const { speaker } = this.utterance;
    return speaker.mine ? t.you : this.wording().nameOf(speaker) || t.guest;
  }

  /** Shows the utterance as far as it has been heard. */
  update(): void {
    const { text, done } = this.utterance;
    this.text.textContent = text;
    this.element.toggleAttribute("data-done", done);
    if (done) this.mention();
    this.offerThumbs();
  }

  /** The products spoken of, as buttons under the words. */
  private mention(): void {
    const { about, products } = this.utterance;
    const shown = about.map((id) => this.replica.displays.get(id)?.product ?? "");
    const chips = [...new Set([...products, ...shown])].flatMap((id) => this.chip(id) ?? []);
    this.mentions.hidden = !chips.length;
    if (chips.length !== this.mentions.childElementCount) fill(this.mentions, ...chips);
  }

  private chip(id: string): HTMLElement | null {
    const product = this.replica.products.get(id);
    if (!product) {
      if (id) this.wishes.learn(id);
      return null;
    }
    const name = this.wording().text(product.name);
    const hint = () => this.wishes.hint(id);
    const letGo = () => this.wishes.hint(null);
    return h(
      "button",
      {
        type: "button",
        class: "chip is-product",
        "data-product": id,
        "aria-label": this.wording().t.leadTo(name),
        onclick: () => this.wishes.lead(id, this.utterance.about),
        onpointerenter: hint,
        onpointerleave: letGo,
        onfocus: hint,
        onblur: letGo,
      },
      icon("pin"),
      name,
    );
  }

  private offerThumbs(): void {
    const { done, here, overheard, speaker, good } = this.utterance;
    const rated = this.replica.welcome?.store.rates_speech ?? false;
    this.thumbs.hidden = !(rated && done && here && !overheard && speaker.role === "agent");
    if (this.thumbs.hidden) return fill(this.thumbs);
    const { t } = this.wording();
    if (!this.thumbs.childElementCount)
      fill(this.thumbs, this.thumb("up", t.thumbUp, true), this.thumb("down", t.thumbDown, false));
    for (const thumb of this.thumbs.children)
      thumb.setAttribute("aria-pressed", String(good !== null && thumb.classList.contains(good ? "up" : "down")));
  }

  private thumb(way: "up" | "down", label: string, good: boolean): HTMLElement {
    const press = () => this.wishes.rate(this.utterance, this.utterance.good === good ? null : good);
    return iconButton("thumb", label, press, { class: `thumb ${way}`, "data-testid": `thumb-${way}` });
  }
}
