/** A product's card: what it looks like, what it costs, what may be chosen, and what one can do with it. */
import { choose, firstChoices, isInStock, variantOf, type Choices } from "../choosing";
import type { Wording } from "../languages";
import type { DeliveryView, Product, Variant } from "../protocol/values";
import { arrivals } from "./arrival";
import { h, icon, iconButton, type Child } from "./dom";
import { Gallery } from "./gallery";
import { Options } from "./options";
import { Panel } from "./panel";

export interface CardWishes {
  ask(product: Product, display: string | null): void;
  goTo(display: string): void;
  /** Resolves when it is in the cart or refused. */
  add(product: Product, variant: Variant): Promise<void>;
  /** The model of this variant, the same between two renderings where it turns. */
  model(product: Product, variant: Variant | null): HTMLElement;
  /** Nobody looks at the model now. */
  rest(): void;
  /** This variant is looked at, on the display where the card was opened. */
  choose(product: Product, variant: Variant | null, display: string | null): void;
  share(product: Product, variant: Variant | null): void;
  isWished(variant: Variant): boolean;
  wish(product: Product, variant: Variant, wanted: boolean): void;
  /** Shows the measures of its sizes; null where there are none to show. */
  sizeGuide(product: Product): (() => void) | null;
  /** The ways by which it would come, as far as they are known. */
  delivery(variant: Variant): readonly DeliveryView[];
  /** Shows this variant in one's own room; null where the browser cannot. */
  readonly ownRoom: ((product: Product, variant: Variant | null) => void) | null;
  compare(product: Product): void;
  closed(): void;
}

const FEW = 5;

export class Card {
  readonly panel = new Panel("card", "sheet", false);
  private product: Product | null = null;
  private display: string | null = null;
  private choices: Choices = {};
  private busy = false;
  private readonly gallery: Gallery;
  private readonly options = new Options((option, value) => this.pick(option, value));

  constructor(
    private readonly wording: () => Wording,
    private readonly wishes: CardWishes,
  ) {
    this.gallery = new Gallery({
      model: (product, variant) => wishes.model(product, variant),
      rest: () => wishes.rest(),
      changed: () => this.render(),
    });
    this.panel.onclose = () => wishes.closed();
  }

  get shown(): Product | null {
    return this.panel.isOpen ? this.product : null;
  }

  /** Opens the card on a variant; `display` is where it stands, if it was chosen there. */
  open(product: Product, sku: string | null, display: string | null): void {
    // What is pressed for one product must not count for another.
    if (this.product?.id !== product.id) this.panel.show([]);
    this.product = product;
    this.display = display;
    this.choices = firstChoices(product, sku);
    this.gallery.reset();
    this.render();
    this.panel.open();
    this.tell();
  }

  /** The product is now this: its price or stock may have changed. */
  refresh(product: Product): void {
    if (this.product?.id !== product.id) return;
    this.product = product;
    if (this.panel.isOpen) this.render();
  }

  render(): void {
    const { product } = this;
    if (!product) return;
    const wording = this.wording();
    const variant = variantOf(product, this.choices);
    this.panel.title(wording.text(product.name), wording.t.close);
    this.gallery.render(product, variant, wording, this.handOn(product, variant, wording));
    this.panel.show(
      [
        this.gallery.element,
        ...this.price(product, variant, wording),
        ...this.options.render(product, this.choices, wording),
        this.sizeGuide(product, wording),
        variant && isInStock(variant) && arrivals(this.wishes.delivery(variant), wording),
        h("p", { class: "card-description" }, wording.text(product.description)),
        facts(product, wording),
        this.otherActions(product, wording),
      ],
      [this.addButton(product, variant, wording)],
    );
  }

  private price(product: Product, variant: Variant | null, { t, money }: Wording): Child[] {
    const shown = variant ?? product.variants[0];
    if (!shown) return [];
    const format = (value: Variant["price"]) => money.call(this.wording(), value);
    const before =
      shown.compare_at &&
      h("s", { class: "compare-at", "aria-label": t.was(format(shown.compare_at)) }, format(shown.compare_at));
    const rating =
      product.rating !== null &&
      h(
        "span",
        { class: "rating", role: "img", "aria-label": t.rating(product.rating, product.review_count) },
        `★ ${product.rating.toFixed(1)}`,
        product.review_count !== null && h("small", {}, ` (${this.wording().number(product.review_count)})`),
      );
    const price = h(
      "p",
      { class: "card-price" },
      h("strong", { "data-testid": "card-price" }, format(shown.price)),
      before || null,
      rating || null,
    );
    const until =
      shown.until &&
      h("p", { class: "until", "data-testid": "card-until" }, t.offerUntil(this.wording().date(shown.until)));
    return [price, until || null, this.stock(variant)];
  }

  private stock(variant: Variant | null): HTMLElement {
    const { t } = this.wording();
    const few = variant?.stock !== null && (variant?.stock ?? 0) <= FEW;
    const [kind, words] = !variant
      ? ["gone", t.notThisCombination]
      : !isInStock(variant)
        ? ["gone", t.soldOut]
        : few
          ? ["few", t.fewLeft(variant.stock!)]
          : ["good", t.inStock];
    return h("p", { class: `stock stock-${kind}`, role: "status", "data-testid": "card-stock" }, words);
  }

  private sizeGuide(product: Product, { t }: Wording): HTMLElement | null {
    const show = this.wishes.sizeGuide(product);
    if (!show || !product.options.some(({ id }) => id === "size")) return null;
    const attributes = { type: "button", class: "quiet size-guide-link", "data-testid": "card-size-guide" };
    return h("button", { ...attributes, onclick: show }, icon("ruler"), t.sizeGuide);
  }

  private pick(option: string, value: string): void {
    if (!this.product) return;
    this.choices = choose(this.product, this.choices, option, value);
    this.render();
    this.tell();
  }

  private tell(): void {
    if (this.product) this.wishes.choose(this.product, variantOf(this.product, this.choices), this.display);
  }

  private handOn(product: Product, variant: Variant | null, { t }: Wording): HTMLElement {
    const share = () => this.wishes.share(product, variant);
    const wished = variant !== null && this.wishes.isWished(variant);
    const wish = () => variant && this.wishes.wish(product, variant, !wished);
    return h(
      "div",
      { class: "hand-on" },
      iconButton("heart", wished ? t.unwish : t.wish, wish, {
        "data-testid": "card-wish",
        "data-wished": wished,
        disabled: !variant,
      }),
      iconButton("share", t.share, share, { "data-testid": "card-share" }),
    );
  }

  private addButton(product: Product, variant: Variant | null, { t }: Wording): HTMLElement {
    const possible = variant !== null && isInStock(variant);
    const words = variant && !isInStock(variant) ? t.soldOut : t.addToCart;
    return h(
      "button",
      {
        type: "button",
        class: "primary wide",
        disabled: !possible,
        "aria-busy": this.busy,
        "data-testid": "add-to-cart",
        onclick: () => variant && !this.busy && void this.add(product, variant),
      },
      icon("bag"),
      words,
    );
  }

  private async add(product: Product, variant: Variant): Promise<void> {
    this.busy = true;
    this.render();
    await this.wishes.add(product, variant);
    this.busy = false;
    this.render();
  }

  private otherActions(product: Product, { t }: Wording): HTMLElement {
    const { display } = this;
    const ask = h(
      "button",
      {
        type: "button",
        class: "secondary",
        "data-testid": "card-ask",
        onclick: () => this.wishes.ask(product, display),
      },
      icon("chat"),
      t.askAboutThis,
    );
    const go =
      display !== null &&
      h(
        "button",
        {
          type: "button",
          class: "secondary only-3d",
          "data-testid": "card-go",
          onclick: () => this.wishes.goTo(display),
        },
        icon("pin"),
        t.goThere,
      );
    const compare = h(
      "button",
      {
        type: "button",
        class: "secondary",
        "data-testid": "card-compare",
        onclick: () => this.wishes.compare(product),
      },
      icon("compare"),
      t.compare,
    );
    const { ownRoom } = this.wishes;
    const room =
      ownRoom &&
      h(
        "button",
        {
          type: "button",
          class: "secondary",
          "data-testid": "card-room",
          onclick: () => ownRoom(product, variantOf(product, this.choices)),
        },
        icon("cube"),
        t.seeInRoom,
      );
    return h("div", { class: "card-actions" }, room, ask, go || null, compare);
  }
}

function facts(product: Product, wording: Wording): HTMLElement {
  const { t } = wording;
  const rows: [string, string][] = [
    [t.brand, product.brand],
    [t.material, wording.text(product.material)],
    ...Object.entries(t.facts).map(([id, name]): [string, string] => [name, wording.text(product.details[id] ?? {})]),
  ];
  const shown = rows.filter(([, value]) => value);
  const details = Object.entries(product.details)
    .map(([id, text]) => (Object.hasOwn(t.facts, id) ? "" : wording.text(text)))
    .filter(Boolean);
  return h(
    "div",
    { class: "facts" },
    shown.length > 0 && h("dl", {}, ...shown.flatMap(([name, value]) => [h("dt", {}, name), h("dd", {}, value)])),
    details.length > 0 && h("ul", {}, ...details.map((text) => h("li", {}, text))),
  );
}
