/** The room as a list: every product on show and every door, for keyboards, screen readers and hurried people. */
import { onShow } from "../browsing";
import type { Wording } from "../languages";
import type { DisplayView, Product } from "../protocol/values";
import type { Replica } from "../replica";
import { h, icon } from "./dom";
import { Panel } from "./panel";
import { priceOf } from "./price";
import { reconcile } from "./reconcile";

export interface ListingWishes {
  open(display: string): void;
  ask(product: Product, display: string): void;
  goTo(display: string): void;
  goThrough(door: string): void;
  thumbnail(product: Product, sku: string): HTMLElement;
}

export class Listing {
  readonly panel = new Panel("listing", "drawer");
  private readonly rows = h("ul", { class: "products" });
  private query = "";

  constructor(
    private readonly replica: Replica,
    private readonly wording: () => Wording,
    private readonly wishes: ListingWishes,
  ) {}

  open(): void {
    this.query = "";
    this.render();
    this.panel.open();
  }

  /** Writes itself anew where it is open. */
  refresh(): void {
    if (this.panel.isOpen) this.render();
  }

  render(): void {
    const { t } = this.wording();
    const search = h("input", {
      type: "search",
      class: "search",
      placeholder: t.searchProducts,
      "aria-label": t.searchProducts,
      "data-testid": "search-products",
      oninput: (event: Event) => this.filter((event.target as HTMLInputElement).value),
    });
    this.panel.title(t.productsHere, t.close);
    this.panel.show([h("p", { class: "muted" }, t.productsLead), this.doors(), search, this.rows]);
    this.list();
  }

  private filter(query: string): void {
    this.query = query.trim().toLocaleLowerCase();
    this.list();
  }

  private list(): void {
    const found = onShow(this.replica.displays.values(), this.replica.products).filter(({ product }) =>
      this.wording().text(product.name).toLocaleLowerCase().includes(this.query),
    );
    const rows = found.map(({ product, display }) => this.row(product, display));
    reconcile(this.rows, ...(rows.length ? rows : [h("li", { class: "muted" }, this.wording().t.noProductsFound)]));
  }

  private row(product: Product, display: DisplayView): HTMLElement {
    const wording = this.wording();
    const { t } = wording;
    const name = wording.text(product.name);
    const price = display.sold_out ? t.soldOut : priceOf(product, display.sku, wording);
    const act = (run: () => void) => () => {
      this.panel.close();
      run();
    };
    return h(
      "li",
      { class: "product-row", "data-testid": "product-row", "data-product": product.id },
      this.wishes.thumbnail(product, display.sku),
      h(
        "div",
        { class: "product-words" },
        h("strong", {}, name),
        h("span", { class: "muted" }, price),
        h(
          "div",
          { class: "row-actions" },
          h(
            "button",
            {
              type: "button",
              class: "chip",
              "aria-label": t.showProduct(name),
              "data-testid": `show-${product.id}`,
              onclick: act(() => this.wishes.open(display.id)),
            },
            t.show,
          ),
          h(
            "button",
            {
              type: "button",
              class: "chip",
              "aria-label": t.askAbout(name),
              "data-testid": `ask-${product.id}`,
              onclick: act(() => this.wishes.ask(product, display.id)),
            },
            t.ask,
          ),
          h(
            "button",
            {
              type: "button",
              class: "chip",
              "aria-label": t.goTo(name),
              "data-testid": `go-${product.id}`,
              onclick: act(() => this.wishes.goTo(display.id)),
            },
            t.goThere,
          ),
        ),
      ),
    );
  }

  private doors(): HTMLElement | null {
    const doors = this.replica.scene?.doors ?? [];
    const wording = this.wording();
    if (!doors.length) return null;
    return h(
      "div",
      { class: "door-list", role: "group", "aria-label": wording.t.doors },
      ...doors.map(({ id, name }) =>
        h(
          "button",
          {
            type: "button",
            class: "secondary",
            "data-testid": `door-${id}`,
            onclick: () => {
              this.panel.close();
              this.wishes.goThrough(id);
            },
          },
          wording.text(name),
          icon("arrow"),
        ),
      ),
    );
  }
}
