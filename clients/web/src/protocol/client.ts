/** What the page says to the server: the union of vstore/protocol/client.py. */
import { flag, list, nullable, number, optional, record, text, type InferFields } from "./shape";
import { address, contact, DEFAULT_ADDRESS, DEFAULT_LOOK, gesture, look, pieces, place, pose } from "./values";

export const PROTOCOL_VERSION = 1;

const FIELDS = {
  Hello: {
    protocol: number,
    locale: optional(text, "en"),
    name: optional(text, ""),
    look: optional(look, DEFAULT_LOOK),
    scene: nullable(text),
    resume: nullable(text),
    visitor: nullable(text),
    received: nullable(number),
    at: nullable(text),
    invitation: nullable(text),
  },
  Walk: { to: place },
  Steer: { pose },
  Face: { heading: number },
  Sit: { fixture: nullable(text) },
  Teleport: { to: place },
  Gesticulate: { gesture },
  Point: { display: nullable(text) },
  LookAt: { display: nullable(text) },
  Say: { ref: number, text },
  ShowTyping: { typing: optional(flag, true) },
  RateSpeech: { ref: number, body: number, utterance: number, good: nullable(flag) },
  EnterDoor: { ref: number, door: text },
  GetProduct: { ref: number, product: text },
  ChangeCart: { ref: number, sku: text, quantity: number },
  ApplyCoupon: { ref: number, code: text, remove: optional(flag, false) },
  GetWishes: { ref: number },
  ChangeWish: { ref: number, sku: text, wanted: optional(flag, true) },
  GetDelivery: { ref: number, sku: text },
  InviteFriend: { ref: number },
  FollowFriend: { ref: number, friend: nullable(number) },
  PartFromFriend: { ref: number, friend: number },
  ShareCart: { ref: number, friend: number, sharing: optional(flag, true) },
  TakeLine: { ref: number, friend: number, sku: text },
  GetQuote: { ref: number, to: optional(address, DEFAULT_ADDRESS), delivery: optional(text, "") },
  CheckOut: {
    ref: number,
    key: text,
    contact,
    total: number,
    payment_token: optional(text, "approve"),
    delivery: optional(text, ""),
    codes: nullable(list(text)),
  },
  ConfirmPayment: { ref: number, order: text, approve: flag },
  CancelOrder: { ref: number, key: text, order: text, items: optional(list(pieces), []), reason: optional(text, "") },
  RequestReturn: { ref: number, key: text, order: text, items: optional(list(pieces), []), reason: optional(text, "") },
  GetOrders: { ref: number },
  LinkEmail: { ref: number, email: text },
  ConfirmEmail: { ref: number, code: text },
  CallClerk: { ref: number },
  GetConsents: { ref: number },
  SetConsent: { ref: number, purpose: text, given: flag, version: text, language: text },
  ChangeLook: { ref: number, look },
  ChangeLocale: { locale: text },
  Ping: { number },
  Leave: {},
};

type Name = keyof typeof FIELDS;
type Message<K extends Name> = { readonly type: K } & InferFields<(typeof FIELDS)[K]>;
export type ClientMessage = { [K in Name]: Message<K> }[Name];

/** The messages that ask for an answer by `ref`. */
export type Asking = Extract<ClientMessage, { ref: number }>;
/** An asking message before it has got its `ref`. */
export type Request = { [K in Asking["type"]]: Omit<Message<K>, "ref"> }[Asking["type"]];

export const CLIENT_SHAPES = Object.fromEntries(
  Object.entries(FIELDS).map(([name, fields]) => [name, record(fields)]),
) as { [K in Name]: ReturnType<typeof record<(typeof FIELDS)[K]>> };
