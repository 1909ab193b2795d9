/** The shop as a page: all that is on show in this room, by category, to be read, searched and bought without 3D. */
import { categories, matching, onShow, ordered, type Category, type OnShow, type Order } from "../browsing";
import type { Wording } from "../languages";
import type { Messages } from "../languages/en";
import type { Product } from "../protocol/values";
import type { Replica } from "../replica";
import { h, icon, paint } from "./dom";
import { formerPriceOf, priceOf } from "./price";
import { reconcile } from "./reconcile";

export interface FlatShopWishes {
  open(display: string): void;
  goThrough(door: string): void;
  thumbnail(product: Product, sku: string): HTMLElement;
}

const ORDERS: Readonly<Record<Order, keyof Messages & `sort${string}`>> = {
  room: "sortRoom",
  cheapest: "sortCheapest",
  dearest: "sortDearest",
};
const MOST_SWATCHES = 5;

export class FlatShop {
  readonly element = h("div", { class: "flat", "data-testid": "flat-shop", "data-scrolls": true });
  private readonly heading = h("h2", { tabindex: -1, "data-testid": "flat-heading" });
  private readonly found = h("p", { class: "muted", role: "status", "data-testid": "found" });
  private readonly head = h("header", { class: "flat-head" });
  private readonly choice = h("div", { class: "flat-choice" });
  private readonly goods = h("div", { class: "flat-goods" });
  private query = "";
  private category: string | null = null;
  private order: Order = "room";
  private lit: ReadonlySet<string> = new Set();

  constructor(
    private readonly replica: Replica,
    private readonly wording: () => Wording,
    private readonly wishes: FlatShopWishes,
  ) {}

  /** Writes everything anew: another room, or another language. */
  render(): void {
    const { scene } = this.replica;
    const wording = this.wording();
    const { t } = wording;
    this.category = null;
    this.heading.textContent = scene ? wording.text(scene.name) : "";
    const search = h("input", {
      type: "search",
      class: "search",
      value: this.query,
      placeholder: t.searchProducts,
      "aria-label": t.searchProducts,
      "data-testid": "flat-search",
      oninput: (event: Event) => this.search((event.target as HTMLInputElement).value),
    });
    reconcile(this.head, this.heading, h("p", { class: "lead" }, t.flatLead), this.doors(wording));
    reconcile(
      this.element,
      this.head,
      h("div", { class: "flat-tools" }, search, this.sorting(t)),
      this.choice,
      this.found,
      this.goods,
    );
    this.refresh();
  }

  /** Prices, stock or displays have changed. */
  refresh(): void {
    const things = onShow(this.replica.displays.values(), this.replica.products);
    const all = categories(things, this.wording());
    const right = matching(things, this.query, this.wording());
    const shown = categories(ordered(right, this.order), this.wording()).filter(
      ({ name }) => this.category === null || name === this.category,
    );
    reconcile(this.choice, this.filter(all));
    reconcile(this.goods, ...shown.map((each) => this.section(each)));
    this.tell(shown.reduce((sum, { things }) => sum + things.length, 0));
  }

  /** Marks what an agent speaks of or points at. */
  light(displays: ReadonlySet<string>): void {
    this.lit = displays;
    const products = this.litProducts();
    for (const tile of this.goods.querySelectorAll<HTMLElement>(".tile"))
      tile.classList.toggle("is-lit", products.has(tile.dataset.product ?? ""));
  }

  /** Where whoever reads begins. */
  focus(): void {
    this.heading.focus({ preventScroll: true });
  }

  private search(query: string): void {
    this.query = query;
    this.refresh();
  }

  private tell(count: number): void {
    const { t } = this.wording();
    const said = count ? t.productsFound(count) : t.noProductsFound;
    if (this.found.textContent !== said) this.found.textContent = said;
  }

  private sorting(t: Messages): HTMLElement {
    const options = (Object.keys(ORDERS) as Order[]).map((order) =>
      h("option", { value: order, selected: order === this.order }, t[ORDERS[order]]),
    );
    const choose = (event: Event) => this.sort((event.target as HTMLSelectElement).value as Order);
    return h("select", { "aria-label": t.sortBy, "data-testid": "flat-sort", onchange: choose }, ...options);
  }

  private sort(order: Order): void {
    this.order = order;
    this.refresh();
  }

  private doors({ t, text }: Wording): HTMLElement | null {
    const doors = this.replica.scene?.doors ?? [];
    if (!doors.length) return null;
    return h(
      "nav",
      { class: "door-list", "aria-label": t.doors },
      ...doors.map(({ id, name }) =>
        h(
          "button",
          {
            type: "button",
            class: "secondary",
            "data-testid": `flat-door-${id}`,
            onclick: () => this.goThrough(id, text.call(this.wording(), name)),
          },
          text.call(this.wording(), name),
          icon("arrow"),
        ),
      ),
    );
  }

  /** The body walks to the door as in 3D, which takes its time. */
  private goThrough(door: string, name: string): void {
    this.found.textContent = this.wording().t.onTheWay(name);
    this.wishes.goThrough(door);
  }

  /** One category alone, or all of them. */
  private filter(all: readonly Category[]): HTMLElement | null {
    const { t } = this.wording();
    if (all.length < 2) return null;
    const chip = (label: string, category: string | null) =>
      h(
        "button",
        {
          type: "button",
          class: "chip",
          "aria-pressed": this.category === category,
          "data-testid": `category-${category ?? "all"}`,
          onclick: () => this.only(category),
        },
        label,
      );
    const chips = all.map(({ name }) => chip(name || t.otherGoods, name));
    return h("div", { class: "chips", role: "group", "aria-label": t.categories }, chip(t.allGoods, null), ...chips);
  }

  private only(category: string | null): void {
    this.category = category;
    this.refresh();
  }

  private section({ name, things }: Category): HTMLElement {
    const title = name || this.wording().t.otherGoods;
    const tiles = things.map((thing) => h("li", {}, this.tile(thing)));
    return h("section", { "aria-label": title }, h("h3", {}, title), h("ul", { class: "tiles" }, ...tiles));
  }

  private tile({ product, display }: OnShow): HTMLElement {
    const wording = this.wording();
    const { t } = wording;
    const former = display.sold_out ? null : formerPriceOf(product, display.sku, wording);
    return h(
      "button",
      {
        type: "button",
        class: this.litProducts().has(product.id) ? "tile is-lit" : "tile",
        "data-product": product.id,
        "data-testid": `tile-${product.id}`,
        onclick: () => this.wishes.open(display.id),
      },
      h("span", { class: "tile-picture" }, this.wishes.thumbnail(product, display.sku)),
      product.brand ? h("span", { class: "tile-brand muted" }, product.brand) : null,
      h("strong", {}, wording.text(product.name)),
      h(
        "span",
        { class: "tile-price" },
        display.sold_out ? t.soldOut : priceOf(product, null, wording),
        former ? h("s", { "aria-label": t.was(former) }, former) : null,
      ),
      swatches(product),
    );
  }

  private litProducts(): ReadonlySet<string> {
    return new Set([...this.lit].flatMap((id) => this.replica.displays.get(id)?.product ?? []));
  }
}

/** The colours there are, as dots; their names stand on the card. */
function swatches({ options }: OnShow["product"]): HTMLElement | null {
  const colors = options.flatMap(({ values }) => values.flatMap(({ swatch }) => swatch ?? []));
  if (!colors.length) return null;
  const dots = colors.slice(0, MOST_SWATCHES).map((color) => {
    const dot = h("i", { class: "dot" });
    paint(dot, color);
    return dot;
  });
  return h("span", { class: "tile-colors", "aria-hidden": "true" }, ...dots);
}
