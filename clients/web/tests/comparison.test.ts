import { describe, expect, it } from "vitest";
import { pictureOf } from "../src/choosing";
import { differencesOf, likest, withProduct } from "../src/comparison";
import { dressOf } from "../src/dress";
import { Wording } from "../src/languages";
import type { Product } from "../src/protocol/values";
import { jacket } from "./samples";

const wording = new Wording("en");
const priced = (product: Product, amount: number): Product => ({
  ...product,
  variants: product.variants.map((each) => ({ ...each, price: { amount, currency: "KRW" } })),
});
const coat = {
  ...priced(jacket, 90_000),
  id: "coat",
  brand: "Other",
  rating: 4.5,
  details: { care: { en: "Dry clean" }, pockets: { en: "Six pockets" } },
};

describe("products side by side", () => {
  const { differing, shared } = differencesOf([{ ...jacket, brand: "One" }, coat], wording);
  const values = (name: string) => differing.find((row) => row.name === name)?.values;
  it("differ in what the catalog says differently of them", () => {
    expect(values("Price")).toEqual(["₩39,000", "₩90,000"]);
    expect(values("Brand")).toEqual(["One", "Other"]);
  });
  it("leave a fact that only one of them has empty for the other", () => {
    expect(values("Care")).toEqual(["", "Dry clean"]);
    expect(values("Rating")).toEqual(["", "4.5 out of 5"]);
    expect(values("More")).toEqual(["", "Six pockets"]);
  });
  it("share what is the same, and do not speak of what nobody knows", () => {
    expect(shared.map(({ name }) => name)).toContain("Availability");
    expect([...differing, ...shared].map(({ name }) => name)).not.toContain("Material");
  });
  it("are at most three, and the oldest makes place", () => {
    expect(["b", "c", "d", "b"].reduce<readonly string[]>(withProduct, ["a"])).toEqual(["c", "d", "b"]);
  });
});

it("finds what is most like a product: its kind, then its shelf, then its price", () => {
  const made = (id: string, kind: string, category: string, amount: number): Product => ({
    ...priced(jacket, amount),
    id,
    kind: { en: kind },
    category: { en: category },
  });
  const shirt = made("shirt", "shirt", "Tops", 30);
  const all = [
    shirt,
    made("mug", "mug", "Kitchen", 30),
    made("tee", "t-shirt", "Tops", 30),
    made("dear-shirt", "shirt", "Tops", 90),
    made("other-shirt", "shirt", "Tops", 35),
  ];
  expect(likest(shirt, all).map(({ id }) => id)).toEqual(["other-shirt", "dear-shirt", "tee", "mug"]);
});

describe("a variant", () => {
  it("is dressed in the colour that was chosen, and by any name that its model's file may know", () => {
    const dyed: Product = {
      ...jacket,
      options: jacket.options.map((option) => ({
        ...option,
        values: option.values.map((value) => (value.id === "red" ? { ...value, swatch: "#aa2211" } : value)),
      })),
    };
    const red = dyed.variants.find(({ sku }) => sku === "red-m");
    const dress = dressOf(dyed, red, "#000000");
    expect(dress.tint).toBe("#aa2211");
    expect(dress.names).toEqual(expect.arrayContaining(["red-m", "red", "m"]));
    expect(dressOf(jacket, null, "#123456")).toEqual({ tint: "#123456", names: [] });
  });
  it("shows what a value looks like where its picture is its own", () => {
    const image = (color?: string) => (color === "red" ? "/red.png" : "/all.png");
    const seen = {
      ...jacket,
      variants: jacket.variants.map((each) => ({ ...each, image: image(each.choices.color) })),
    };
    expect(pictureOf(seen, "color", "red")).toBe("/red.png");
    expect(pictureOf(seen, "color", "black")).toBe("/all.png");
    expect(pictureOf(seen, "size", "m")).toBeNull();
    expect(pictureOf(jacket, "color", "red")).toBeNull();
  });
});
