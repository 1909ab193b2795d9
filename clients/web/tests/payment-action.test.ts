import { expect, it } from "vitest";
import { safeAddress } from "../src/page/payment-action";
import { REASONS, waysToPay } from "../src/page/ways-to-pay";
import { en } from "../src/languages/en";
import { ko } from "../src/languages/ko";

it("sends visitors to encrypted pages, or to this machine, and nowhere else", () => {
  expect(safeAddress("https://checkout.stripe.com/c/pay/1")).toBe("https://checkout.stripe.com/c/pay/1");
  expect(safeAddress("http://127.0.0.1:9000/pay")).toBe("http://127.0.0.1:9000/pay");
  for (const url of [null, "", "pay", "http://evil.example/", "javascript:alert(1)", "data:text/html,x"])
    expect(safeAddress(url)).toBeNull();
});

it("offers each provider's ways to pay, and knows one that it was not told of", () => {
  expect(Object.keys(waysToPay("test").tokens)).toEqual(["approve", "confirm", "decline"]);
  expect(Object.keys(waysToPay("toss").tokens)).toEqual(["redirect", "virtual_account"]);
  expect(Object.keys(waysToPay("invoice").tokens)).toEqual(["transfer"]);
  expect(waysToPay("newer")).toEqual(waysToPay("stripe"));
});

it("says why a payment came to nothing in both languages", () => {
  for (const word of Object.values(REASONS)) {
    expect(en[word]).toBeTruthy();
    expect(ko[word]).not.toBe(en[word]);
  }
});
