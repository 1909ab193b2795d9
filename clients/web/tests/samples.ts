/** Messages and values that tests are made of. */
import type { SceneOpened, ServerMessageOf, Welcome } from "../src/protocol/server";
import { DEFAULT_LOOK, NO_LEGAL, NO_THEME, type Body, type DisplayView, type Product } from "../src/protocol/values";

export const body = (id: number, changes: Partial<Body> = {}): Body => ({
  id,
  role: "visitor",
  name: `body ${id}`,
  pose: { x: 0, z: 0, heading: 0 },
  look: DEFAULT_LOOK,
  motion: "stand",
  pointing_at: null,
  names: {},
  seat: null,
  looking_at: null,
  ...changes,
});

export const display = (id: string, product: string, changes: Partial<DisplayView> = {}): DisplayView => ({
  id,
  product,
  sku: `${product}-1`,
  position: { x: 0, y: 0, z: 0 },
  size: { x: 1, y: 1, z: 1 },
  heading: 0,
  model: "/library/box.glb",
  tint: null,
  fixture: null,
  sold_out: false,
  ...changes,
});

const price = { amount: 39_000, currency: "KRW" };
const variant = (sku: string, color: string, size: string, stock: number | null) => ({
  sku,
  price,
  stock,
  choices: { color, size },
  compare_at: null,
  image: null,
  gtin: "",
  weight: null,
  images: [],
  videos: [],
  model: null,
  withdrawn: false,
  until: null,
});
const value = (id: string, swatch: string | null = null) => ({ id, name: { en: id }, swatch });

/** A jacket: black in S and M (M sold out), red only in M. */
export const jacket: Product = {
  id: "jacket",
  name: { en: "Jacket", ko: "재킷" },
  description: {},
  kind: {},
  category: {},
  brand: "",
  material: {},
  tags: [],
  images: [],
  model: "library:jacket",
  details: {},
  rating: null,
  review_count: null,
  categories: [],
  videos: [],
  variants: [
    variant("black-s", "black", "s", 3),
    variant("black-m", "black", "m", 0),
    variant("red-m", "red", "m", null),
  ],
  options: [
    { id: "color", name: { en: "Colour" }, values: [value("black", "#000000"), value("red", "#ff0000")] },
    { id: "size", name: { en: "Size" }, values: [value("s"), value("m")] },
  ],
};

export const poses = (changes: Partial<ServerMessageOf<"Poses">>): ServerMessageOf<"Poses"> => ({
  type: "Poses",
  tick: 1,
  poses: [],
  moved: [],
  turned: [],
  stopped: [],
  left: [],
  ...changes,
});

export const room = (changes: Partial<SceneOpened> = {}): SceneOpened => ({
  type: "SceneOpened",
  scene: "main",
  name: { en: "Main" },
  width: 10,
  depth: 8,
  height: 3.6,
  surface: { floor: "wood", floor_color: "#c9a77c", wall_color: "#f3efe8", accent_color: "#2f5d50" },
  fixtures: [],
  displays: [display("d1", "jacket")],
  doors: [],
  lights: [],
  products: [jacket],
  bodies: [body(1, { role: "agent", name: "Sora" }), body(2, { name: "Me" })],
  you: 2,
  area_of_interest: null,
  ...changes,
});

export const welcome = (changes: Partial<Welcome> = {}): Welcome => ({
  type: "Welcome",
  protocol: 1,
  schema: "",
  body: 2,
  tick_rate: 20,
  limits: {} as Welcome["limits"],
  resume: "resume",
  visitor: "visitor",
  store: {
    name: { en: "Store" },
    languages: ["en"],
    currency: "KRW",
    scenes: {},
    notice: {},
    legal: NO_LEGAL,
    payment: "test",
    rates_speech: true,
    own_avatars: false,
    voice: { hears: [], speaks: [] },
    theme: NO_THEME,
  },
  resumed: false,
  ...changes,
});
