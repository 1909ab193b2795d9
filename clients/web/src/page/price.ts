/** Prices as they are read. */
import type { Wording } from "../languages";
import type { Product } from "../protocol/values";

/** What the variant costs, or the product from its cheapest variant on. */
export function priceOf(product: Product | undefined, sku: string | null, wording: Wording): string {
  const variant = product?.variants.find((each) => each.sku === sku);
  if (variant) return wording.money(variant.price);
  const prices = product?.variants.map((each) => each.price) ?? [];
  const lowest = prices.reduce((low, price) => (price.amount < low.amount ? price : low), prices[0]!);
  if (!lowest) return "";
  const isOnly = prices.every((price) => price.amount === lowest.amount);
  return isOnly ? wording.money(lowest) : wording.t.from(wording.money(lowest));
}

/** What the variant cost before it was reduced, if it is. */
export function formerPriceOf(product: Product | undefined, sku: string | null, wording: Wording): string | null {
  const before = product?.variants.find((each) => each.sku === sku)?.compare_at;
  return before ? wording.money(before) : null;
}
