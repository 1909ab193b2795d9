/** Finding one's way through what is on show: each product once, by category, by words, by price. */
import type { Wording } from "./languages";
import type { DisplayView, Product } from "./protocol/values";

/** A product, and the display that shows it best. */
export interface OnShow {
  readonly product: Product;
  readonly display: DisplayView;
}

export interface Category {
  readonly name: string;
  readonly things: readonly OnShow[];
}

/** As they stand in the room, or by what they cost. */
export type Order = "room" | "cheapest" | "dearest";

/** Each product once, with the first display that has it in stock. */
export function onShow(displays: Iterable<DisplayView>, products: ReadonlyMap<string, Product>): OnShow[] {
  const byProduct = new Map<string, DisplayView>();
  for (const display of displays) {
    const known = byProduct.get(display.product);
    if (!known || (known.sold_out && !display.sold_out)) byProduct.set(display.product, display);
  }
  return [...byProduct.values()].flatMap((display) => {
    const product = products.get(display.product);
    return product ? [{ product, display }] : [];
  });
}

/** Those whose name, brand or category holds every word of the query. */
export function matching(things: readonly OnShow[], query: string, wording: Wording): OnShow[] {
  const words = query.toLocaleLowerCase().split(/\s+/).filter(Boolean);
  return things.filter(({ product }) => {
    const said = [wording.text(product.name), product.brand, wording.text(product.category)].join(" ");
    return words.every((word) => said.toLocaleLowerCase().includes(word));
  });
}

/** By category, in the order in which the room has them; what has none comes last. */
export function categories(things: readonly OnShow[], wording: Wording): Category[] {
  const groups = new Map<string, OnShow[]>();
  for (const thing of things) {
    const name = wording.text(thing.product.category);
    groups.set(name, [...(groups.get(name) ?? []), thing]);
  }
  return [...groups].map(([name, things]) => ({ name, things })).sort((a, b) => Number(!a.name) - Number(!b.name));
}

export function ordered(things: readonly OnShow[], order: Order): OnShow[] {
  if (order === "room") return [...things];
  const price = ({ product }: OnShow) => Math.min(...product.variants.map((each) => each.price.amount));
  return things.toSorted((a, b) => (order === "cheapest" ? price(a) - price(b) : price(b) - price(a)));
}
