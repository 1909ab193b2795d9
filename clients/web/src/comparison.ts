/** Products side by side: which facts they differ in, which they share, and what is worth comparing with one. */
import { isInStock } from "./choosing";
import type { Wording } from "./languages";
import type { Product } from "./protocol/values";

export interface Row {
  readonly name: string;
  /** One for each product, in their order; empty where nothing is known. */
  readonly values: readonly string[];
}

export interface Differences {
  readonly differing: readonly Row[];
  readonly shared: readonly Row[];
}

export const MOST_COMPARED = 3;

/** The facts of these products, apart from their names; what none of them tells is left out. */
export function differencesOf(products: readonly Product[], wording: Wording): Differences {
  const rows = rowsOf(products, wording).filter(({ values }) => values.some(Boolean));
  const isShared = ({ values }: Row) => values.every((value) => value === values[0]);
  return { differing: rows.filter((row) => !isShared(row)), shared: rows.filter(isShared) };
}

/** Who goes on the table beside the others: the newest comes last, and where it gets narrow the oldest goes. */
export function withProduct(chosen: readonly string[], id: string): readonly string[] {
  return [...chosen.filter((each) => each !== id), id].slice(-MOST_COMPARED);
}

/** What is most like a product: of the same kind, else off the same shelf, the nearest in price first. */
export function likest(product: Product, all: Iterable<Product>): readonly Product[] {
  const key = (text: Product["kind"]) => text.en ?? Object.values(text)[0] ?? "";
  const price = ({ variants }: Product) => Math.min(...variants.map((each) => each.price.amount));
  const others = [...all].filter((each) => each.id !== product.id && each.variants.length);
  const strangeness = (each: Product) =>
    key(each.kind) && key(each.kind) === key(product.kind) ? 0 : key(each.category) === key(product.category) ? 1 : 2;
  const ranked = others.map((each) => [strangeness(each), Math.abs(price(each) - price(product)), each] as const);
  return ranked.sort((a, b) => a[0] - b[0] || a[1] - b[1]).map(([, , each]) => each);
}

function rowsOf(products: readonly Product[], wording: Wording): Row[] {
  const { t } = wording;
  const row = (name: string, value: (product: Product) => string): Row => ({ name, values: products.map(value) });
  return [
    row(t.price, (each) => pricesOf(each, wording)),
    row(t.ratingName, (each) => (each.rating === null ? "" : t.rating(each.rating, each.review_count))),
    row(t.availability, (each) => (each.variants.some(isInStock) ? t.inStock : t.soldOut)),
    ...optionRows(products, wording),
    row(t.kind, (each) => wording.text(each.kind)),
    row(t.brand, (each) => each.brand),
    row(t.material, (each) => wording.text(each.material)),
    row(t.weight, (each) => weightOf(each, wording)),
    ...factRows(products, wording),
  ];
}

function optionRows(products: readonly Product[], wording: Wording): Row[] {
  const options = products.flatMap((product) => product.options);
  const names = new Map(options.map(({ id, name }) => [id, wording.text(name)]));
  const valuesOf = (product: Product, id: string) =>
    product.options
      .filter((option) => option.id === id)
      .flatMap((option) => option.values.map((value) => wording.text(value.name)))
      .join(", ");
  return [...names].map(([id, name]) => ({ name, values: products.map((product) => valuesOf(product, id)) }));
}

/** Facts of the catalog have ids, not names: those we have words for get a row each, the others share one. */
function factRows(products: readonly Product[], wording: Wording): Row[] {
  const { t } = wording;
  const named = Object.entries(t.facts).map(([id, name]) => ({
    name,
    values: products.map(({ details }) => wording.text(details[id] ?? {})),
  }));
  const isNamed = (id: string) => Object.hasOwn(t.facts, id);
  const others = products.map(({ details }) =>
    Object.entries(details)
      .flatMap(([id, text]) => (isNamed(id) ? [] : wording.text(text)))
      .join(" · "),
  );
  return [...named, { name: t.otherFacts, values: others }];
}

function pricesOf({ variants }: Product, wording: Wording): string {
  const prices = [...variants].map(({ price }) => price).sort((a, b) => a.amount - b.amount);
  const [lowest, highest] = [prices[0], prices.at(-1)];
  if (!lowest || !highest) return "";
  return lowest.amount === highest.amount
    ? wording.money(lowest)
    : `${wording.money(lowest)} – ${wording.money(highest)}`;
}

function weightOf({ variants }: Product, wording: Wording): string {
  const weights = new Set(variants.flatMap(({ weight }) => weight ?? []));
  return [...weights]
    .sort((a, b) => a - b)
    .map((grams) => wording.grams(grams))
    .join(", ");
}
