import { describe, expect, it } from "vitest";
import { categories, matching, onShow, ordered } from "../src/browsing";
import { Wording } from "../src/languages";
import { displayView, product } from "../src/protocol/values";

const english = new Wording("en");

function thing(id: string, amount: number, category = "Tops", sold_out = false) {
  const sku = `${id}-1`;
  return {
    product: product.read(
      {
        id,
        name: { en: `The ${id}`, ko: `${id} 상품` },
        category: category ? { en: category } : {},
        variants: [{ sku, price: { amount, currency: "KRW" }, stock: 3, compare_at: null, image: null }],
      },
      "product",
    ),
    display: displayView.read(
      { id: `d-${id}`, product: id, sku, position: [0, 1, 0], size: [1, 1, 1], heading: 0, model: "m", sold_out },
      "display",
    ),
  };
}

const TEE = thing("tee", 29_000);
const COAT = thing("coat", 189_000, "Outerwear");
const MUG = thing("mug", 12_000, "");
const names = (things: readonly { product: { id: string } }[]) => things.map((each) => each.product.id);

describe("what is on show", () => {
  it("holds a product once, by the display that has it in stock", () => {
    const gone = { ...TEE.display, id: "d-gone", sold_out: true };
    const shown = onShow([gone, TEE.display], new Map([["tee", TEE.product]]));
    expect(shown.map((each) => each.display.id)).toEqual(["d-tee"]);
  });

  it("leaves out displays whose product is not known yet", () => {
    expect(onShow([TEE.display, COAT.display], new Map([["coat", COAT.product]]))).toHaveLength(1);
  });
});

describe("finding", () => {
  it("needs every word, in name, brand or category, in the reader's language", () => {
    expect(names(matching([TEE, COAT], "the OUTER", english))).toEqual(["coat"]);
    expect(names(matching([TEE, COAT], "상품 tee", new Wording("ko")))).toEqual(["tee"]);
    expect(names(matching([TEE, COAT], "  ", english))).toEqual(["tee", "coat"]);
  });

  it("keeps the room's order of categories, and puts what has none last", () => {
    expect(categories([MUG, COAT, TEE], english).map((each) => each.name)).toEqual(["Outerwear", "Tops", ""]);
  });

  it("orders by the lowest price of a product", () => {
    expect(names(ordered([TEE, COAT, MUG], "cheapest"))).toEqual(["mug", "tee", "coat"]);
    expect(names(ordered([TEE, COAT, MUG], "dearest"))).toEqual(["coat", "tee", "mug"]);
    expect(names(ordered([TEE, COAT, MUG], "room"))).toEqual(["tee", "coat", "mug"]);
  });
});
