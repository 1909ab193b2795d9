import { beforeEach, describe, expect, it } from "vitest";
import type { ServerMessage } from "../src/protocol/server";
import { Replica } from "../src/replica";
import { body, display, jacket, poses, room, welcome } from "./samples";

let replica: Replica;
const hear = (...messages: ServerMessage[]) => messages.forEach((message) => replica.apply(message));
const said = (piece: string, done: boolean, changes = {}): ServerMessage => ({
  type: "Said",
  body: 1,
  utterance: 7,
  piece,
  done,
  about: [],
  to: null,
  products: [],
  ...changes,
});

beforeEach(() => {
  replica = new Replica();
  hear(room());
});

describe("the room", () => {
  it("is replaced as a whole by the next one", () => {
    hear(
      { type: "Thinking", body: 1, thinking: true },
      room({ scene: "living", bodies: [body(9)], displays: [display("x", "jacket")], you: 9 }),
    );
    expect([...replica.bodies.keys()]).toEqual([9]);
    expect([...replica.displays.keys()]).toEqual(["x"]);
    expect(replica.you).toBe(9);
    expect(replica.thinking.size).toBe(0);
  });
  it("follows who comes, moves, points and goes", () => {
    hear(
      { type: "Appeared", body: body(5) },
      poses({
        poses: [
          { body: 5, x: 1, z: 2, heading: 90, walking: true },
          { body: 77, x: 0, z: 0, heading: 0, walking: false },
        ],
      }),
      { type: "Pointed", body: 1, display: "d1" },
    );
    expect(replica.bodies.get(5)).toMatchObject({ pose: { x: 1, z: 2, heading: 90 }, motion: "walk" });
    expect(replica.bodies.get(1)?.pointing_at).toBe("d1");
    expect(replica.bodies.has(77)).toBe(false);
    hear({ type: "Pointed", body: 1, display: null }, { type: "Vanished", body: 5 });
    expect(replica.bodies.get(1)?.pointing_at).toBeNull();
    expect(replica.bodies.has(5)).toBe(false);
  });
  it("follows steps from where the server told a body to be, across the bounds of a byte", () => {
    const pose = { x: 1.27, z: -1.28, heading: 90 };
    hear({ type: "Appeared", body: body(5, { pose }) }, poses({ moved: [{ body: 5, x: 128, z: 127 }] }));
    expect(replica.bodies.get(5)).toMatchObject({ pose: { x: 1.28, z: -1.29, heading: 90 }, motion: "walk" });
    hear(poses({ turned: [{ body: 5, heading: 45 }], stopped: [5] }));
    expect(replica.bodies.get(5)).toMatchObject({ pose: { x: 1.28, z: -1.29, heading: 45 }, motion: "stand" });
    hear(poses({ moved: [{ body: 5, x: 130, z: 127 }], stopped: [5] }));
    expect(replica.bodies.get(5)).toMatchObject({ pose: { x: 1.3 }, motion: "stand" });
  });
  it("resolves its own steps from the server's word, corrected or not", () => {
    hear({ type: "Corrected", pose: { x: 3.004, z: 1, heading: 0 } }, poses({ moved: [{ body: 2, x: 50, z: 100 }] }));
    expect(replica.bodies.get(2)?.pose).toMatchObject({ x: 3.06, z: 1 });
  });
  it("remembers the name and look of who is out of view, and sees them again where they are placed", () => {
    hear(
      { type: "Appeared", body: body(5, { name: "Hana", pointing_at: "d1", motion: "walk" }) },
      poses({ left: [5], poses: [{ body: 1, x: 4, z: 4, heading: 0, walking: false }] }),
    );
    expect(replica.bodies.get(5)).toMatchObject({ name: "Hana", pointing_at: null, motion: "stand" });
    expect([...replica.inView]).toEqual([1, 2]);
    hear(poses({ poses: [{ body: 5, x: -9, z: 2, heading: 0, walking: true }] }));
    expect(replica.bodies.get(5)).toMatchObject({ name: "Hana", pose: { x: -9, z: 2, heading: 0 }, motion: "walk" });
    expect([...replica.inView]).toEqual([1, 2, 5]);
  });
  it("counts what is left of each variant; displays are sold out when nothing is", () => {
    hear({ type: "StockChanged", product: "jacket", stock: { "black-s": 0, "red-m": 0, unknown: 3, toString: 1 } });
    expect(replica.products.get("jacket")?.variants.map(({ stock }) => stock)).toEqual([0, 0, 0]);
    expect(replica.displays.get("d1")?.sold_out).toBe(true);
    hear({ type: "StockChanged", product: "jacket", stock: { "black-m": null } });
    expect(replica.products.get("jacket")?.variants.map(({ stock }) => stock)).toEqual([0, null, 0]);
    expect(replica.displays.get("d1")?.sold_out).toBe(false);
    hear({ type: "StockChanged", product: "hat", stock: { hat: 0 } });
    expect(replica.products.has("hat")).toBe(false);
  });
  it("puts oneself where the server says", () => {
    hear({ type: "Corrected", pose: { x: 3, z: 1, heading: 45 } });
    expect(replica.bodies.get(2)?.pose).toEqual({ x: 3, z: 1, heading: 45 });
  });
  it("keeps products and displays up to date", () => {
    hear(
      { type: "DisplayChanged", display: display("d1", "jacket", { sold_out: true }) },
      { type: "ProductChanged", product: { ...jacket, rating: 5 } },
    );
    expect(replica.displays.get("d1")?.sold_out, "a product that is left is not sold out").toBe(false);
    expect(replica.products.get("jacket")?.rating).toBe(5);
  });
});

describe("friends", () => {
  it("are those one was told of last, and nobody's for a stranger to the store", () => {
    const hana = { friend: 4, name: "Hana", scene: "main", body: 3, you_agreed: false, friend_agreed: false };
    hear({ type: "FriendsShown", friends: [hana] }, { type: "Following", friend: 4 }, welcome({ resumed: true }));
    expect([replica.friends, replica.following]).toEqual([[hana], 4]);
    hear(welcome());
    expect([replica.friends, replica.following]).toEqual([[], null]);
  });
  it("let one see their carts while both agree", () => {
    const hana = { friend: 4, name: "Hana", scene: "main", body: 3, you_agreed: true, friend_agreed: true };
    hear({ type: "FriendsShown", friends: [hana] }, { type: "FriendCartShown", friend: 4, lines: [] });
    expect([...replica.friendCarts.keys()]).toEqual([4]);
    hear({ type: "FriendsShown", friends: [{ ...hana, friend_agreed: false }] });
    expect(replica.friendCarts.size).toBe(0);
  });
});

describe("the talk", () => {
  it("grows piece by piece", () => {
    hear(said("Hel", false), said("lo", false), said("!", true, { about: ["d1"] }));
    expect(replica.talk).toHaveLength(1);
    expect(replica.talk[0]).toMatchObject({ text: "Hello!", done: true, about: ["d1"] });
  });
  it("keeps the products that were named", () => {
    hear(said("The coat", false, { products: ["coat"] }), said("and the mug", true, { products: ["coat", "mug"] }));
    expect(replica.talk[0]?.products).toEqual(["coat", "mug"]);
  });
  it("was said here until one is elsewhere, or a stranger to the store", () => {
    const here = () => replica.talk.map((each) => each.here);
    hear(said("one", true), { type: "Suggested", suggestions: ["Hello"] }, room());
    expect([here(), replica.suggestions]).toEqual([[true], ["Hello"]]);
    hear(room({ scene: "living" }));
    expect([here(), replica.suggestions]).toEqual([[false], []]);
    hear(said("two", true), welcome({ resumed: true }));
    expect(here()).toEqual([false, true]);
    hear(welcome());
    expect(here()).toEqual([false, false]);
  });
  it("keeps apart what two say at once", () => {
    hear(said("A", false), said("B", false, { body: 2, utterance: 7 }), said("a", true), said("b", true, { body: 2 }));
    expect(replica.talk.map(({ text, speaker }) => [text, speaker.mine])).toEqual([
      ["Aa", false],
      ["Bb", true],
    ]);
    expect(replica.lastHeard?.text).toBe("Bb");
  });
  it("begins anew where a number comes back after its utterance ended", () => {
    hear(said("one", true), said("two", true));
    expect(replica.talk.map(({ text }) => text)).toEqual(["one", "two"]);
  });
  it("remembers who spoke after they have gone", () => {
    hear(said("Bye", true), { type: "Vanished", body: 1 });
    expect(replica.talk[0]?.speaker).toMatchObject({ name: "Sora", role: "agent" });
  });
  it("knows an agent's talk with somebody else from talk with oneself or with all", () => {
    hear(said("to all", true), said("to you", true, { to: 2 }));
    hear(said("to an", false, { to: 9 }), said("other", true));
    expect(replica.talk.map(({ text, overheard }) => [text, overheard])).toEqual([
      ["to all", false],
      ["to you", false],
      ["to another", true],
    ]);
  });
  it("knows to whom an agent shows something by its last words about it, or else by its last words", () => {
    const shows = () => [replica.showsAnother(1, "d1"), replica.showsAnother(1, "d2")];
    expect(shows()).toEqual([false, false]);
    hear(said("This way", true, { to: 9, about: ["d1"] }), said("Yes?", true, { to: 2, utterance: 2 }));
    expect(shows()).toEqual([true, false]);
    hear(said("Here", true, { to: 2, about: ["d1"], utterance: 3 }), said("And", false, { to: 9, utterance: 4 }));
    expect(shows()).toEqual([false, true]);
  });
  it("awaits an answer from its own words to the agent's next words to it", () => {
    expect(replica.awaitsAnswer).toBe(false);
    hear(said("Hi", true, { body: 2 }), said("Yes?", true, { to: 9 }));
    expect(replica.awaitsAnswer).toBe(true);
    hear(said("Hello", true, { to: 2 }));
    expect(replica.awaitsAnswer).toBe(false);
  });
  it("ends thinking with the first word to oneself", () => {
    hear({ type: "Thinking", body: 1, thinking: true });
    expect(replica.thinking.has(1)).toBe(true);
    hear(said("Of course", false, { to: 9 }));
    expect(replica.thinking.has(1)).toBe(true);
    hear(said("Well", false, { to: 2, utterance: 2 }));
    expect(replica.thinking.has(1)).toBe(false);
  });
  it("forgets the oldest of very much talk", () => {
    for (let utterance = 0; utterance < 250; utterance++) hear(said(String(utterance), true, { utterance }));
    expect(replica.talk).toHaveLength(200);
    expect(replica.talk.at(-1)?.text).toBe("249");
  });
});

it("keeps the cart and the newest state of every order", () => {
  const zero = { amount: 0, currency: "KRW" };
  const sums = { discounts: [], tax: null, tax_included: true };
  const cart = { lines: [], subtotal: zero, delivery: zero, total: zero, ...sums, coupons: [] };
  const address = { address: "A", address_detail: "", postal_code: "", city: "", region: "", country: "KR" };
  const contact = { name: "J", email: "j@e.x", phone: "", ...address };
  const life = { shipments: [], cancelled: [], returns: [], refunds: [], cancellable: [], returnable: [] };
  const placed = {
    placed_at: "2026-11-22T00:00:00Z",
    contact,
    action: null,
    withdraw_until: null,
    delivery_method: null,
    reason: null,
  };
  const order = { number: "V1", state: "paying", ...cart, ...placed, ...life };
  hear(
    { type: "CartChanged", cart },
    { type: "OrderChanged", order },
    { type: "OrderChanged", order: { ...order, state: "paid" } },
  );
  expect(replica.cart).toEqual(cart);
  expect([...replica.orders.values()].map(({ state }) => state)).toEqual(["paid"]);
});
