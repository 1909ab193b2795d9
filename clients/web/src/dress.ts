/** How a variant looks on its model: the colour of the parts that take one, and what the model's file may call it. */
import type { Product, Variant } from "./protocol/values";

export interface Dress {
  /** "#rrggbb" for the parts that are to be tinted; null leaves them as they are. */
  readonly tint: string | null;
  /** Names of the look in the file (glTF, KHR_materials_variants), in lower case, the best first. */
  readonly names: readonly string[];
}

/** A display in a dress of the visitor's choice. */
export interface Worn {
  readonly display: string;
  readonly dress: Dress;
}

/** Which model to look at, and how it is dressed. */
export interface Look3D {
  readonly model: string;
  readonly dress: Dress;
}

/** The same for looks that look the same. */
export function keyOf({ model, dress }: Look3D): string {
  return [model, dress.tint, ...dress.names].join(" ");
}

export const PLAIN: Dress = { tint: null, names: [] };

/** The dress of a variant; `tint` where none of its choices is a colour. */
export function dressOf(product: Product | undefined, variant: Variant | null | undefined, tint: string | null): Dress {
  if (!product || !variant) return { tint, names: [] };
  const chosen = product.options.flatMap(({ id, values }) => values.filter((each) => each.id === variant.choices[id]));
  const names = [variant.sku, ...chosen.flatMap(({ id, name }) => [id, ...Object.values(name)])];
  return {
    tint: chosen.find(({ swatch }) => swatch)?.swatch ?? tint,
    names: [...new Set(names.map((name) => name.toLowerCase()))],
  };
}
