/** A walk by headset without one: where the head is, what the sticks say, and what boards offer. */
import { PerspectiveCamera } from "three";
import { describe, expect, it, vi } from "vitest";
import { badgeOf } from "../src/badges";
import { Wording } from "../src/languages";
import type { FriendView } from "../src/protocol/values";
import { Replica } from "../src/replica";
import { Picker } from "../src/view/picker";
import { wrap } from "../src/xr/board";
import { friendLines, friendMenu, friendsMenu } from "../src/xr/friend-menus";
import { cardMenu, cartMenu, talkMenu } from "../src/xr/menus";
import { MOST_PLATES, readable } from "../src/xr/plates";
import { Rig, turnsBody } from "../src/xr/rig";
import { readSticks } from "../src/xr/sticks";
import { body, jacket, room, welcome } from "./samples";

const head = { x: 0.5, z: -0.3, heading: 40 };
const round = ({ x, z }: { x: number; z: number }) => [Math.round(x * 1e6) / 1e6, Math.round(z * 1e6) / 1e6];

describe("the rig", () => {
  it("puts the head over a place, looking where the body looks", () => {
    const rig = new Rig();
    rig.put(head, { x: 3, z: 4 }, 90);
    expect(round(rig.inStore(head))).toEqual([3, 4]);
    expect(rig.headingOf(head)).toBe(90);
  });
  it("turns round the head, which stays where it is", () => {
    const rig = new Rig();
    rig.put(head, { x: 3, z: 4 }, 350);
    rig.turn(head, 30);
    expect(rig.headingOf(head)).toBeCloseTo(20);
    expect(round(rig.inStore(head))).toEqual([3, 4]);
  });
  it("moves the eye along with the body", () => {
    const rig = new Rig();
    rig.put(head, { x: 0, z: 0 });
    rig.move({ x: 1, z: -2 });
    expect(round(rig.inStore(head))).toEqual([1, -2]);
  });
  it("lets the head look aside before the body turns", () => {
    expect([turnsBody(350, 15), turnsBody(350, 25)]).toEqual([false, true]);
  });
});

describe("the sticks", () => {
  const stick = (handedness: XRHandedness, x: number, z: number) => ({
    handedness,
    gamepad: { mapping: "xr-standard" as GamepadMappingType, axes: [0, 0, x, z] },
  });
  it("walk by the left and turn by the right", () => {
    expect(readSticks([stick("left", 0, -1), stick("right", 0.9, 0.5)])).toEqual({ push: { x: 0, z: -1 }, turn: 0.9 });
  });
  it("do both where there is one", () => {
    expect(readSticks([stick("right", -1, 1)])).toEqual({ push: { x: 0, z: 1 }, turn: -1 });
  });
  it("rest near their middle, and never lead faster than at their end", () => {
    expect(readSticks([stick("left", 0.1, 0.1), stick("right", 0, 0)]).push).toBeNull();
    const { push } = readSticks([stick("left", 1, 1), stick("right", 0, 0)]);
    expect(Math.hypot(push!.x, push!.z)).toBeCloseTo(1);
  });
  it("are not what hands have", () => {
    expect(readSticks([{ handedness: "left" }, { handedness: "right" }])).toEqual({ push: null, turn: 0 });
  });
});

describe("the boards", () => {
  const wording = new Wording("en");
  const labels = ({ choices }: { choices: readonly { label: string }[] }) => choices.map(({ label }) => label);
  const steps = () => ({ choose: vi.fn(), add: vi.fn(), ask: vi.fn(), close: vi.fn() });
  it("offer a product's other colours and sizes as far as they can be had, and the cart", () => {
    const card = steps();
    const menu = cardMenu(jacket, { color: "red", size: "m" }, wording, card);
    expect(menu.title).toBe("Jacket");
    expect(menu.lines[0]).toContain("₩39,000");
    expect(labels(menu)).toEqual(["Add to cart", "Ask about this", "Close"]);
    menu.choices[0]!.press();
    expect(card.add.mock.calls[0]![0]).toMatchObject({ sku: "red-m" });
  });
  it("go on to the next value", () => {
    const red = { ...jacket.variants[2]!, sku: "red-s", choices: { color: "red", size: "s" } };
    const card = steps();
    const menu = cardMenu(
      { ...jacket, variants: [...jacket.variants, red] },
      { color: "black", size: "s" },
      wording,
      card,
    );
    expect(labels(menu)[0]).toBe("Colour: black  ›");
    menu.choices[0]!.press();
    expect(card.choose).toHaveBeenCalledWith({ color: "red", size: "s" });
  });
  it("sell nothing that is sold out", () => {
    const menu = cardMenu(jacket, { color: "black", size: "m" }, wording, steps());
    expect(menu.lines[0]).toContain("Sold out");
    expect(labels(menu)).not.toContain("Add to cart");
  });
  it("lead from an empty cart nowhere but back", () => {
    expect(labels(cartMenu(null, [], wording, { checkOut: vi.fn(), close: vi.fn() }))).toEqual(["Close"]);
  });
  it("let one say what is suggested", () => {
    const say = vi.fn();
    const others = { cart: vi.fn(), friends: null, leave: vi.fn(), close: vi.fn() };
    const menu = talkMenu([], ["What sizes are there?"], null, wording, { say, ...others });
    menu.choices[0]!.press();
    expect(say).toHaveBeenCalledWith("What sizes are there?");
    expect(labels(menu)).toContain("Take the headset off");
    expect(labels(menu)).not.toContain("Friends");
  });
  it("break lines between words", () => {
    expect(wrap("a warm  coat of wool", (line) => line.length <= 7)).toEqual(["a warm", "coat of", "wool"]);
    expect(wrap("", () => true)).toEqual([]);
    expect(wrap("incomprehensible", () => false)).toEqual(["incomprehensible"]);
  });
});

describe("friends", () => {
  const wording = new Wording("en");
  const mina: FriendView = {
    friend: 3,
    name: "Mina",
    scene: "atelier",
    body: 7,
    you_agreed: true,
    friend_agreed: true,
  };
  const line = { sku: "red-m", name: { en: "Jacket" }, quantity: 2, unit_price: { amount: 39_000, currency: "KRW" } };
  const labels = ({ choices }: { choices: readonly { label: string }[] }) => choices.map(({ label }) => label);
  const steps = () => ({ follow: vi.fn(), shareCart: vi.fn(), take: vi.fn(), close: vi.fn() });

  function together(friend: FriendView = mina): Replica {
    const replica = new Replica();
    replica.apply(welcome());
    replica.apply({ type: "FriendsShown", friends: [friend] });
    const lines = [{ ...line, product: "jacket", choice: {}, image: null }];
    if (friend.you_agreed && friend.friend_agreed) replica.apply({ type: "FriendCartShown", friend: 3, lines });
    return replica;
  }

  it("are told from others by what stands beside their names", () => {
    const kinds = [body(7), body(8), body(1, { role: "agent" }), body(2, { role: "clerk" }), undefined];
    expect(kinds.map((each) => badgeOf(each, [mina], wording.t)?.kind)).toEqual([
      "friend",
      undefined,
      "ai",
      "staff",
      undefined,
    ]);
  });
  it("are named first, wherever they are, then the nearest, and never oneself", () => {
    const crowd = Array.from({ length: 20 }, (_, at): [number, { x: number; z: number }] => [at + 10, { x: at, z: 0 }]);
    const people = [...crowd, [7, { x: 40, z: 0 }] as const, [5, { x: 0, z: 1 }] as const];
    const seen = readable(people, { you: 5, friends: [mina] }, { x: 0, z: 0 });
    expect(seen).toEqual([7, ...Array.from({ length: MOST_PLATES - 1 }, (_, at) => at + 10)]);
    expect(readable(people, { you: 5, friends: [] }, { x: 34, z: 0 })).toEqual([7]);
  });
  it("can be pointed at, as other visitors cannot", () => {
    const replica = together();
    const others = [body(7), body(8), body(1, { role: "agent" })];
    replica.apply(room({ bodies: others.map((each, at) => ({ ...each, pose: { x: at * 2, z: -2, heading: 0 } })) }));
    const people = () => others.map(({ id }, at): [number, { x: number; z: number }] => [id, { x: at * 2, z: -2 }]);
    const picker = new Picker({} as HTMLCanvasElement, new PerspectiveCamera(), replica, people);
    const ahead = (x: number) => ({ origin: { x, y: 1.2, z: 0 }, direction: { x: 0, y: 0, z: -1 } });
    const picked = [0, 2, 4].map((x) => picker.along(ahead(x), room(), { width: 20, depth: 20, solids: [] }));
    expect(picked.map((each) => (each.kind === "body" ? each.id : each.kind))).toEqual([7, "floor", 1]);
  });
  it("are followed, and let go", () => {
    const replica = together();
    const pressed = steps();
    friendMenu(mina, replica, wording, pressed).choices[0]!.press();
    expect(pressed.follow).toHaveBeenLastCalledWith(3);
    replica.apply({ type: "Following", friend: 3 });
    const menu = friendMenu(mina, replica, wording, pressed);
    expect(labels(menu)[0]).toBe("Stop following");
    menu.choices[0]!.press();
    expect(pressed.follow).toHaveBeenLastCalledWith(null);
  });
  it("show what lies in a cart that is shared, and let one pay for it", () => {
    const replica = together();
    const pressed = steps();
    const menu = friendMenu(mina, replica, wording, pressed);
    expect([menu.title, ...menu.lines]).toEqual(["Mina", "In this room", "2 × Jacket  ·  ₩39,000"]);
    expect(labels(menu)).toEqual(["Follow", "Take over: Jacket", "Stop sharing carts", "Close"]);
    menu.choices[1]!.press();
    expect(pressed.take).toHaveBeenCalledWith(3, "red-m");
    expect(friendLines(replica, wording)).toEqual(["2 × Jacket  ·  ₩39,000  ·  Added by Mina"]);
  });
  it("ask to share carts, and are answered", () => {
    const asking = { ...mina, you_agreed: false };
    const pressed = steps();
    const menu = friendMenu(asking, together(asking), wording, pressed);
    expect(labels(menu)).toEqual(["Follow", "Agree", "No, thank you", "Close"]);
    menu.choices[1]!.press();
    menu.choices[2]!.press();
    expect(pressed.shareCart.mock.calls).toEqual([
      [3, true],
      [3, false],
    ]);
    const open = vi.fn();
    const all = friendsMenu([asking], wording, { open, close: vi.fn() });
    expect(all.lines).toContain("Mina would like to share carts with you.");
    all.choices[0]!.press();
    expect(open).toHaveBeenCalledWith(3);
  });
});
