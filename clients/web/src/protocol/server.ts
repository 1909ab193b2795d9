/** What the server says to the page: the union of vstore/protocol/server.py. */
import { dictionary, flag, list, nullable, number, optional, record, text, type InferFields } from "./shape";
import * as value from "./values";

const FIELDS = {
  Welcome: {
    protocol: number,
    schema: text,
    body: number,
    tick_rate: number,
    limits: value.limits,
    resume: text,
    visitor: text,
    store: value.storeView,
    resumed: optional(flag, false),
  },
  Waiting: { place: number },
  SceneOpened: {
    scene: text,
    name: value.textShape,
    width: number,
    depth: number,
    height: number,
    surface: value.surface,
    fixtures: list(value.fixtureView),
    displays: list(value.displayView),
    doors: list(value.door),
    lights: list(value.light),
    products: list(value.product),
    bodies: list(value.body),
    you: number,
    area_of_interest: nullable(number),
  },
  Appeared: { body: value.body },
  Vanished: { body: number },
  Poses: {
    tick: number,
    poses: optional(list(value.bodyPose), []),
    moved: optional(list(value.bodyStep), []),
    turned: optional(list(value.bodyTurn), []),
    stopped: optional(list(number), []),
    left: optional(list(number), []),
  },
  Corrected: { pose: value.pose },
  Arrived: { reached: flag },
  Pointed: { body: number, display: nullable(text) },
  Looked: { body: number, display: nullable(text) },
  Seated: { body: number, seat: nullable(value.seat) },
  Gestured: { body: number, gesture: value.gesture },
  Said: {
    body: number,
    utterance: number,
    piece: text,
    done: optional(flag, true),
    about: optional(list(text), []),
    to: nullable(number),
    products: optional(list(text), []),
  },
  Typing: { body: number, typing: flag },
  Suggested: { suggestions: list(text) },
  Thinking: { body: number, thinking: flag },
  DisplayChanged: { display: value.displayView },
  ProductShown: { product: value.product, ref: nullable(number), sku: nullable(text), open: optional(flag, false) },
  ProductChanged: { product: value.product },
  StockChanged: { product: text, stock: dictionary(nullable(number)) },
  CartChanged: { cart: value.cartView },
  WishesShown: { wishes: optional(list(value.wishView), []) },
  DeliveryShown: { sku: text, options: optional(list(value.deliveryView), []) },
  InvitationMade: { token: text, seconds: number },
  FriendsShown: { friends: optional(list(value.friendView), []) },
  FriendMet: { friend: number, name: text, invited_you: optional(flag, false) },
  Following: { friend: nullable(number) },
  FriendCartShown: { friend: number, lines: optional(list(value.friendLine), []) },
  LineTaken: { friend: number, sku: text, name: value.textShape, quantity: number },
  Quoted: { quote: value.quoteView },
  OrderChanged: { order: value.orderView },
  CheckoutOffered: {},
  ClerkCalled: {},
  EmailLinked: { email: text },
  ConsentsShown: { consents: list(value.consentView) },
  Done: { ref: number },
  Refused: { code: text, text, ref: nullable(number), field: nullable(text) },
  Closing: { code: text, text, reconnect: optional(flag, true) },
  Pong: { number },
};

type Name = keyof typeof FIELDS;
export type ServerMessageOf<K extends Name> = { readonly type: K } & InferFields<(typeof FIELDS)[K]>;
export type ServerMessage = { [K in Name]: ServerMessageOf<K> }[Name];
export type SceneOpened = ServerMessageOf<"SceneOpened">;
export type Welcome = ServerMessageOf<"Welcome">;

export const SERVER_SHAPES = Object.fromEntries(
  Object.entries(FIELDS).map(([name, fields]) => [name, record(fields)]),
) as { [K in Name]: ReturnType<typeof record<(typeof FIELDS)[K]>> };
