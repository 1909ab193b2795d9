import { beforeEach, expect, it } from "vitest";
import type { CartView } from "../src/protocol/values";
import type { ServerMessage } from "../src/protocol/server";
import type { Replica } from "../src/replica";
import { Sound } from "../src/sound";

let heard: string[];
let memory: Map<string, string>;
const poses = { type: "Poses" } as ServerMessage;
const cart = { type: "CartChanged" } as ServerMessage;

beforeEach(() => {
  heard = [];
  memory = new Map();
});

function sound(): Sound {
  const storage = {
    getItem: (key: string) => memory.get(key) ?? null,
    setItem: (k: string, v: string) => void memory.set(k, v),
  };
  return new Sound(storage, () => ({
    chime: (notes) => heard.push(`chime ${notes.length}`),
    step: () => heard.push("step"),
  }));
}

function standing(x: number): Replica {
  return { you: 1, bodies: new Map([[1, { pose: { x, z: 0, heading: 0 } }]]) } as unknown as Replica;
}

function holding(...quantities: number[]): Replica {
  return { cart: { lines: quantities.map((quantity) => ({ quantity })) } as unknown as CartView } as Replica;
}

it("is silent until it is switched on, and stays as it was left", () => {
  const first = sound();
  first.receive({ type: "SceneOpened" } as ServerMessage, standing(0));
  expect(heard).toEqual([]);
  first.turn();
  expect([first.isOn, sound().isOn]).toEqual([true, true]);
  first.turn();
  expect(sound().isOn).toBe(false);
  expect(heard).toEqual(["chime 3"]);
});

it("steps once a stride on the way, and not where somebody is set down elsewhere", () => {
  const on = sound();
  on.turn();
  heard = [];
  for (let x = 0; x <= 2; x += 0.1) on.receive(poses, standing(x));
  expect(heard).toEqual(["step", "step"]);
  on.receive(poses, standing(9));
  expect(heard).toHaveLength(2);
});

it("chimes where the cart grows, not where it is first seen or shrinks", () => {
  const on = sound();
  on.turn();
  heard = [];
  for (const replica of [holding(1), holding(1, 1), holding(2, 1), holding(1)]) on.receive(cart, replica);
  expect(heard).toEqual(["chime 2", "chime 2"]);
});
