/** The values inside messages: places, products, bodies, carts, orders, and what a room is drawn from. */
import { dictionary, flag, list, nullable, number, optional, record, row, text, word, type Infer } from "./shape";

export const textShape = dictionary(text);
export const vec3 = row({ x: number, y: number, z: number });
export const place = row({ x: number, z: number });
export const pose = row({ x: number, z: number, heading: optional(number, 0) });
export const money = record({ amount: number, currency: text });

export const optionValue = record({ id: text, name: textShape, swatch: nullable(text) });
export const option = record({ id: text, name: textShape, values: list(optionValue) });
export const variant = record({
  sku: text,
  price: money,
  stock: nullable(number),
  choices: optional(dictionary(text), {}),
  compare_at: nullable(money),
  image: nullable(text),
  gtin: optional(text, ""),
  weight: nullable(number),
  images: optional(list(text), []),
  videos: optional(list(text), []),
  model: nullable(text),
  withdrawn: optional(flag, false),
  until: nullable(text),
});
export const product = record({
  id: text,
  name: textShape,
  variants: list(variant),
  description: optional(textShape, {}),
  kind: optional(textShape, {}),
  category: optional(textShape, {}),
  brand: optional(text, ""),
  material: optional(textShape, {}),
  tags: optional(list(text), []),
  options: optional(list(option), []),
  images: optional(list(text), []),
  model: optional(text, "library:box"),
  details: optional(dictionary(textShape), {}),
  rating: nullable(number),
  review_count: nullable(number),
  categories: optional(list(textShape), []),
  videos: optional(list(text), []),
});

export const DEFAULT_LOOK = {
  hair: "short",
  skin_color: "#e0b394",
  hair_color: "#3b2b22",
  top_color: "#4a6fa5",
  bottom_color: "#39404d",
  shoes_color: "#f2f2f2",
  avatar: "",
};
export const look = record({
  hair: optional(text, DEFAULT_LOOK.hair),
  skin_color: optional(text, DEFAULT_LOOK.skin_color),
  hair_color: optional(text, DEFAULT_LOOK.hair_color),
  top_color: optional(text, DEFAULT_LOOK.top_color),
  bottom_color: optional(text, DEFAULT_LOOK.bottom_color),
  shoes_color: optional(text, DEFAULT_LOOK.shoes_color),
  avatar: optional(text, DEFAULT_LOOK.avatar),
});
export const gesture = word("wave", "nod", "point", "clap");
export const seat = record({ fixture: text, at: vec3, heading: optional(number, 0) });
export const body = record({
  id: number,
  role: word("visitor", "agent", "clerk"),
  name: text,
  pose,
  look: optional(look, DEFAULT_LOOK),
  motion: optional(word("stand", "walk"), "stand"),
  pointing_at: nullable(text),
  names: optional(textShape, {}),
  seat: nullable(seat),
  looking_at: nullable(text),
});
export const bodyPose = row({ body: number, x: number, z: number, heading: number, walking: flag });
/** The low eight bits of a place in centimetres. */
export const bodyStep = row({ body: number, x: number, z: number });
export const bodyTurn = row({ body: number, heading: number });

export const displayView = record({
  id: text,
  product: text,
  sku: text,
  position: vec3,
  size: vec3,
  heading: number,
  model: text,
  tint: nullable(text),
  fixture: nullable(text),
  sold_out: optional(flag, false),
});
export const fixtureView = record({
  id: text,
  kind: text,
  position: vec3,
  size: vec3,
  heading: optional(number, 0),
  model: nullable(text),
  solid: optional(flag, true),
  text: optional(textShape, {}),
});
export const door = record({
  id: text,
  name: textShape,
  at: pose,
  to: text,
  arrive: text,
  width: optional(number, 1.6),
});
export const light = record({
  kind: word("sun", "point", "spot"),
  position: vec3,
  color: optional(text, "#ffffff"),
  intensity: optional(number, 1),
});
export const surface = record({
  floor: optional(word("wood", "stone", "carpet"), "wood"),
  floor_color: optional(text, "#c9a77c"),
  wall_color: optional(text, "#f3efe8"),
  accent_color: optional(text, "#2f5d50"),
});

export const limits = record({
  message_bytes: number,
  speech_characters: number,
  steers_per_second: number,
  messages_per_second: number,
  resume_seconds: number,
});
export const NO_LEGAL = { terms: "", privacy: "", returns: "", business: {} };
export const legalView = record({
  terms: optional(text, ""),
  privacy: optional(text, ""),
  returns: optional(text, ""),
  business: optional(textShape, {}),
});
export const themeView = record({
  accent: nullable(text),
  corners: optional(text, "round"),
  headings: optional(text, "sans"),
});
/** The languages that the store itself writes down and reads aloud, for browsers that cannot. */
export const voiceView = record({ hears: optional(list(text), []), speaks: optional(list(text), []) });
export const NO_VOICE = { hears: [], speaks: [] };
export const NO_THEME = { accent: null, corners: "round", headings: "sans" };
export const storeView = record({
  name: textShape,
  languages: list(text),
  currency: text,
  scenes: dictionary(textShape),
  notice: optional(textShape, {}),
  legal: optional(legalView, NO_LEGAL),
  payment: optional(text, "test"),
  rates_speech: optional(flag, false),
  theme: optional(themeView, NO_THEME),
  voice: optional(voiceView, NO_VOICE),
  own_avatars: optional(flag, false),
});
export const contact = record({
  name: text,
  email: text,
  address: text,
  postal_code: optional(text, ""),
  city: optional(text, ""),
  country: optional(text, "KR"),
  phone: optional(text, ""),
  region: optional(text, ""),
  address_detail: optional(text, ""),
});
export const DEFAULT_ADDRESS = {
  country: "KR",
  region: "",
  city: "",
  postal_code: "",
  address: "",
  address_detail: "",
};
export const address = record({
  country: optional(text, "KR"),
  region: optional(text, ""),
  city: optional(text, ""),
  postal_code: optional(text, ""),
  address: optional(text, ""),
  address_detail: optional(text, ""),
});
export const cartLine = record({
  sku: text,
  product: text,
  name: textShape,
  choice: textShape,
  quantity: number,
  unit_price: money,
  total: money,
  image: nullable(text),
  problem: nullable(text),
  was: nullable(money),
  discount: optional(number, 0),
});
export const discountView = record({
  name: textShape,
  amount: money,
  code: optional(text, ""),
  on_delivery: optional(flag, false),
});
export const couponView = record({
  code: text,
  name: optional(textShape, {}),
  obstacle: nullable(text),
  short_by: nullable(money),
});
export const cartView = record({
  lines: list(cartLine),
  subtotal: money,
  delivery: money,
  total: money,
  discounts: optional(list(discountView), []),
  coupons: optional(list(couponView), []),
  tax: nullable(money),
  tax_included: optional(flag, true),
});
const days = row({ fewest: number, most: number });
const arrival = row({ first: text, last: text });
export const deliveryView = record({
  method: text,
  name: textShape,
  cost: money,
  days: nullable(days),
  arrives: nullable(arrival),
});
export const wishView = record({
  sku: text,
  product: optional(text, ""),
  name: optional(textShape, {}),
  choice: optional(textShape, {}),
  price: nullable(money),
  compare_at: nullable(money),
  left: nullable(number),
  image: nullable(text),
});
export const friendView = record({
  friend: number,
  name: text,
  scene: text,
  body: nullable(number),
  you_agreed: optional(flag, false),
  friend_agreed: optional(flag, false),
});
export const friendLine = record({
  sku: text,
  product: text,
  name: textShape,
  choice: textShape,
  quantity: number,
  unit_price: money,
  image: nullable(text),
});
export const addressForm = record({
  country: text,
  fields: list(text),
  required: list(text),
  postal_code: optional(text, ""),
  example: optional(text, ""),
  regions: optional(list(record({ code: text, name: textShape })), []),
});
export const fieldFault = record({ field: text, code: text, example: optional(text, "") });
export const quoteView = record({
  cart: cartView,
  options: list(deliveryView),
  countries: list(text),
  delivery: optional(text, ""),
  obstacle: nullable(text),
  form: nullable(addressForm),
  faults: optional(list(fieldFault), []),
});
export const pieces = record({ sku: text, quantity: number });
export const shipmentView = record({
  number: number,
  carrier: text,
  tracking: text,
  items: list(pieces),
  shipped_at: text,
  delivered_at: nullable(text),
});
export const returnView = record({
  number: number,
  items: list(pieces),
  awaited: list(pieces),
  asked_at: text,
  withdrawal: optional(flag, false),
  declined: optional(flag, false),
});
export const refundView = record({ amount: money, status: text, reason: text });
export const transfer = record({
  bank: text,
  account: text,
  holder: text,
  reference: text,
  until: text,
  missing: money,
});
export const paymentAction = record({
  kind: word("confirm", "redirect", "transfer"),
  url: nullable(text),
  transfer: nullable(transfer),
});
export const orderView = record({
  number: text,
  state: text,
  lines: list(cartLine),
  subtotal: money,
  delivery: money,
  total: money,
  placed_at: text,
  contact,
  action: nullable(paymentAction),
  shipments: optional(list(shipmentView), []),
  cancelled: optional(list(pieces), []),
  returns: optional(list(returnView), []),
  refunds: optional(list(refundView), []),
  cancellable: optional(list(pieces), []),
  returnable: optional(list(pieces), []),
  withdraw_until: nullable(text),
  reason: nullable(text),
  discounts: optional(list(discountView), []),
  delivery_method: nullable(deliveryView),
  tax: nullable(money),
  tax_included: optional(flag, true),
});

export const consentView = record({
  purpose: text,
  version: text,
  title: textShape,
  text: textShape,
  given: optional(flag, false),
  at: nullable(text),
});

export type Text = Infer<typeof textShape>;
export type Vec3 = Infer<typeof vec3>;
export type Place = Infer<typeof place>;
export type Pose = Infer<typeof pose>;
export type Money = Infer<typeof money>;
export type Option = Infer<typeof option>;
export type Variant = Infer<typeof variant>;
export type Product = Infer<typeof product>;
export type Look = Infer<typeof look>;
export type Seat = Infer<typeof seat>;
export type Gesture = Infer<typeof gesture>;
export type Body = Infer<typeof body>;
export type DisplayView = Infer<typeof displayView>;
export type FixtureView = Infer<typeof fixtureView>;
export type Door = Infer<typeof door>;
export type Light = Infer<typeof light>;
export type Surface = Infer<typeof surface>;
export type Limits = Infer<typeof limits>;
export type ThemeView = Infer<typeof themeView>;
export type VoiceView = Infer<typeof voiceView>;
export type StoreView = Infer<typeof storeView>;
export type ConsentView = Infer<typeof consentView>;
export type Contact = Infer<typeof contact>;
export type CartLine = Infer<typeof cartLine>;
export type CartView = Infer<typeof cartView>;
export type Address = Infer<typeof address>;
export type AddressForm = Infer<typeof addressForm>;
export type QuoteView = Infer<typeof quoteView>;
export type LegalView = Infer<typeof legalView>;
export type Transfer = Infer<typeof transfer>;
export type OrderView = Infer<typeof orderView>;

/** The text in `language`, else in English, else in whatever language there is, else empty. */
export function textIn(texts: Text, language: string): string {
  return texts[language] || texts.en || Object.values(texts)[0] || "";
}
export type DeliveryView = Infer<typeof deliveryView>;
export type WishView = Infer<typeof wishView>;
export type FriendView = Infer<typeof friendView>;
export type FriendLine = Infer<typeof friendLine>;
