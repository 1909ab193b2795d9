import { beforeEach, describe, expect, it } from "vitest";
import { DISCONNECTED, type Answer } from "../src/connection";
import { Wording } from "../src/languages";
import type { Toasts } from "../src/page/notices";
import type { Request } from "../src/protocol/client";
import { Replica } from "../src/replica";
import { WishList } from "../src/wish-list";
import { jacket } from "./samples";

const wish = (sku: string) => ({
  sku,
  product: "jacket",
  name: {},
  choice: {},
  price: null,
  compare_at: null,
  left: null,
  image: null,
});
const DONE: Answer = { done: true };

describe("a wish list", () => {
  let asked: Request[];
  let complaints: Answer[];
  let answers: Answer[];
  let list: WishList;
  beforeEach(() => {
    [asked, complaints, answers] = [[], [], []];
    const told: string[] = [];
    const toasts = { show: (text: string) => void told.push(text) } as unknown as Toasts;
    list = new WishList(new Replica(), () => new Wording("en"), toasts, {
      ask: async (request) => {
        asked.push(request);
        return answers.shift() ?? DONE;
      },
      complain: (answer) => void (answer.done || complaints.push(answer)),
      open: () => {},
      openList: () => {},
      thumbnail: () => null as unknown as HTMLElement,
    });
  });
  it("is asked for once, and again on another connection", () => {
    list.askAgain();
    expect(asked).toEqual([]);
    list.want();
    list.told([wish("black-m")]);
    list.want();
    expect([list.has("black-m"), list.has("red-m")]).toEqual([true, false]);
    expect(asked).toEqual([{ type: "GetWishes" }]);
    list.askAgain();
    expect(asked).toHaveLength(2);
    expect(list.has("black-m")).toBe(false);
  });
  it("takes a thing out of the cart only when it is on the list", async () => {
    answers = [DISCONNECTED];
    await list.keepForLater("black-m");
    expect(asked).toEqual([{ type: "ChangeWish", sku: "black-m", wanted: true }]);
    expect(complaints).toEqual([DISCONNECTED]);
    asked = [];
    await list.keepForLater("black-m");
    expect(asked.map(({ type }) => type)).toEqual(["ChangeWish", "ChangeCart"]);
  });
  it("says why a wish was refused", async () => {
    const refused: Answer = { done: false, code: "too_many_wishes", text: "Full.", field: null };
    answers = [refused];
    await list.wish(jacket, "black-m", true);
    expect(complaints).toEqual([refused]);
  });
});
