import { describe, expect, it } from "vitest";
import { Attempt } from "../src/attempt";
import { choose, firstChoices, isOffered, variantOf } from "../src/choosing";
import { faultsIn, fieldsOf } from "../src/contact";
import type { AddressForm } from "../src/protocol/values";
import { jacket } from "./samples";

describe("choosing a variant", () => {
  it("begins with the variant on show, else with one in stock", () => {
    expect(firstChoices(jacket, "black-m")).toEqual({ color: "black", size: "m" });
    expect(firstChoices(jacket, "gone")).toEqual({ color: "black", size: "s" });
  });
  it("finds the variant of all choices", () => {
    expect(variantOf(jacket, { color: "red", size: "m" })?.sku).toBe("red-m");
    expect(variantOf(jacket, { color: "red", size: "s" })).toBeNull();
  });
  it("goes to the nearest variant where the combination does not exist", () => {
    expect(choose(jacket, { color: "black", size: "s" }, "color", "red")).toEqual({ color: "red", size: "m" });
    expect(choose(jacket, { color: "black", size: "s" }, "size", "m")).toEqual({ color: "black", size: "m" });
  });
  it("offers what exists and is in stock", () => {
    const choices = { color: "black", size: "s" };
    expect(isOffered(jacket, choices, "size", "s")).toBe(true);
    expect(isOffered(jacket, choices, "size", "m")).toBe(false);
    expect(isOffered(jacket, choices, "color", "red")).toBe(false);
    expect(isOffered(jacket, { color: "black", size: "m" }, "color", "red")).toBe(true);
  });
  it("does without options", () => {
    const plain = { ...jacket, options: [], variants: jacket.variants.slice(0, 1) };
    expect(variantOf(plain, firstChoices(plain, null))?.sku).toBe("black-s");
  });
});

describe("the contact form", () => {
  const good = {
    name: "김지수",
    email: "jisoo@example.com",
    address: "세종대로 1",
    address_detail: "",
    postal_code: "04524",
    city: "",
    region: "",
    country: "KR",
    phone: "",
  };
  const korea: AddressForm = {
    country: "KR",
    fields: ["postal_code", "address", "address_detail"],
    required: ["postal_code", "address"],
    postal_code: "\\d{5}",
    example: "04524",
    regions: [],
  };
  it("takes a full address", () => {
    expect(faultsIn(good, korea)).toEqual({});
    expect(faultsIn({ ...good, city: "Seoul" }, null)).toEqual({});
  });
  it("asks for the fields of the country, in its order", () => {
    expect(fieldsOf(korea).slice(-3)).toEqual(["postal_code", "address", "address_detail"]);
    expect(fieldsOf({ ...korea, fields: ["city", "unheard_of"] }).slice(-1)).toEqual(["city"]);
  });
  it("names every fault at once", () => {
    expect(
      faultsIn({ ...good, name: "  ", email: "jisoo@", address: "x".repeat(301), postal_code: "" }, korea),
    ).toEqual({
      name: { kind: "missing" },
      email: { kind: "email" },
      address: { kind: "long" },
      postal_code: { kind: "missing" },
    });
    expect(faultsIn({ ...good, postal_code: "123" }, korea)).toEqual({
      postal_code: { kind: "wrong", example: "04524" },
    });
  });
  it.each(["a@b", "a b@c.d", "@b.c", "a@b."])("does not take %s for an email address", (email) => {
    expect(faultsIn({ ...good, email })).toEqual({ email: { kind: "email" } });
  });
});

describe("an attempt to pay", () => {
  const address = { address: "A", address_detail: "", postal_code: "1", city: "C", region: "", country: "KR" };
  const contact = { name: "J", email: "j@e.x", phone: "", ...address };
  const wish = { contact, total: 100, payment_token: "approve", delivery: "parcel", codes: [] };
  const attempt = () => {
    let count = 0;
    return new Attempt(() => `key-${++count}`);
  };
  it("keeps its key while the same wish is unanswered", () => {
    const trying = attempt();
    expect(trying.keyFor(wish)).toBe("key-1");
    expect(trying.keyFor({ ...wish, contact: { ...contact } })).toBe("key-1");
  });
  it("takes a new key for another wish, and after an answer", () => {
    const trying = attempt();
    trying.keyFor(wish);
    expect(trying.keyFor({ ...wish, codes: ["TEN"] })).not.toBe(trying.keyFor({ ...wish, delivery: "dawn" }));
    expect(trying.keyFor({ ...wish, total: 90 })).toBe("key-4");
    trying.answered();
    expect(trying.keyFor({ ...wish, total: 90 })).toBe("key-5");
  });
});
