/** Choosing a variant of a product by its options. */
import type { Product, Variant } from "./protocol/values";

export type Choices = Readonly<Record<string, string>>;

/** The variant with exactly these choices. */
export function variantOf(product: Product, choices: Choices): Variant | null {
  return product.variants.find((each) => product.options.every(({ id }) => each.choices[id] === choices[id])) ?? null;
}

/** What is chosen at first: what `sku` is, else the first variant in stock, else the first. */
export function firstChoices(product: Product, sku: string | null): Choices {
  const shown = product.variants.find((each) => each.sku === sku);
  return (shown ?? product.variants.find(isInStock) ?? product.variants[0])?.choices ?? {};
}

/** The choices after picking `value`; where no such variant exists, the nearest one that has the value. */
export function choose(product: Product, choices: Choices, option: string, value: string): Choices {
  const wanted = { ...choices, [option]: value };
  if (variantOf(product, wanted)) return wanted;
  const agreement = (each: Variant) =>
    Object.entries(wanted).filter(([key, chosen]) => each.choices[key] === chosen).length;
  const possible = product.variants.filter((each) => each.choices[option] === value);
  return possible.sort((a, b) => agreement(b) - agreement(a))[0]?.choices ?? wanted;
}

/** Whether picking `value` beside the other choices leads to something that can be bought. */
export function isOffered(product: Product, choices: Choices, option: string, value: string): boolean {
  const variant = variantOf(product, { ...choices, [option]: value });
  return variant !== null && isInStock(variant);
}

export function isInStock(variant: Variant): boolean {
  return variant.stock === null || variant.stock > 0;
}

/** The picture that shows what a value of an option looks like: of its variants, where no other value has the same. */
export function pictureOf(product: Product, option: string, value: string): string | null {
  const images = (has: boolean) =>
    product.variants.flatMap((each) => ((each.choices[option] === value) === has && each.image) || []);
  const [own, others] = [images(true), new Set(images(false))];
  return own.some((image) => others.has(image)) ? null : (own[0] ?? null);
}
