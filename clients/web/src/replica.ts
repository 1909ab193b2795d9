/** The page's copy of what the server has told: the room, who is in it, the talk, the cart and the orders. */
import { isInStock } from "./choosing";
import { applyPoses } from "./motion";
import type { SceneOpened, ServerMessage, ServerMessageOf, Welcome } from "./protocol/server";
import type {
  Body,
  CartView,
  DisplayView,
  FriendLine,
  FriendView,
  OrderView,
  Product,
  Text,
  Variant,
} from "./protocol/values";

/** One utterance as far as it has been heard. `speaker` is kept, for who spoke may be gone by now. */
export interface Utterance {
  /** Its number among all that its speaker says. */
  readonly number: number;
  readonly speaker: Speaker;
  /** Whether an agent says it to somebody else. */
  readonly overheard: boolean;
  text: string;
  done: boolean;
  about: readonly string[];
  /** The products called by name, by id. */
  products: readonly string[];
  /** Whether it was said in the room where one is still: only there can it be rated. */
  here: boolean;
  /** What one has found of it. */
  good: boolean | null;
}

interface Speaker {
  readonly id: number;
  readonly name: string;
  readonly names: Text;
  readonly role: Body["role"];
  readonly mine: boolean;
}

const KEPT_UTTERANCES = 200;

export class Replica {
  welcome: Welcome | null = null;
  scene: SceneOpened | null = null;
  cart: CartView | null = null;
  /** All those one was told of and that have not gone before one's eyes; of those in view, the newest pose. */
  readonly bodies = new Map<number, Body>();
  readonly inView = new Set<number>();
  readonly displays = new Map<string, DisplayView>();
  readonly products = new Map<string, Product>();
  readonly orders = new Map<string, OrderView>();
  readonly thinking = new Set<number>();
  readonly talk: Utterance[] = [];
  /** What one could say now. */
  suggestions: readonly string[] = [];
  /** Who came by one another's invitation, while they are in the store. */
  friends: readonly FriendView[] = [];
  /** What lies in the carts of friends with whom one shares one's own, by their numbers. */
  readonly friendCarts = new Map<number, readonly FriendLine[]>();
  /** The friend whom the server walks one's body after. */
  following: number | null = null;
  /** How often the server has put one's own body back. */
  corrections = 0;
  /** The utterance that the newest piece belongs to: several may be speaking at once. */
  lastHeard: Utterance | null = null;

  get you(): number | null {
    return this.scene?.you ?? null;
  }

  /** Whether an agent shows a display to somebody else, as far as its last words about it tell, or else its last words. */
  showsAnother(agent: number, display: string): boolean {
    const said = this.talk.filter(({ speaker }) => speaker.id === agent);
    return (said.findLast(({ about }) => about.includes(display)) ?? said.at(-1))?.overheard ?? false;
  }

  /** Whether one has spoken and not been answered. */
  get awaitsAnswer(): boolean {
    return (
      this.talk.findLast(({ speaker, overheard }) => (speaker.role !== "visitor" ? !overheard : speaker.mine))?.speaker
        .mine ?? false
    );
  }

  /** How many of a variant lie in the cart. */
  quantityOf(sku: string): number {
    return this.cart?.lines.find((line) => line.sku === sku)?.quantity ?? 0;
  }

  /** Takes in one message; messages that ask for something to be done leave the copy as it is. */
  apply(message: ServerMessage): void {
    switch (message.type) {
      case "Welcome":
        this.welcome = message;
        if (!message.resumed) this.beginAnew();
        break;
      case "SceneOpened":
        this.open(message);
        break;
      case "Appeared":
        this.bodies.set(message.body.id, message.body);
        this.inView.add(message.body.id);
        break;
      case "Vanished":
        this.bodies.delete(message.body);
        this.inView.delete(message.body);
        this.thinking.delete(message.body);
        break;
      case "Poses":
        applyPoses(this.bodies, message);
        for (const id of message.left) this.inView.delete(id);
        for (const { body } of message.poses) if (this.bodies.has(body)) this.inView.add(body);
        break;
      case "Corrected":
        this.corrections += 1;
        if (this.you !== null) this.change(this.you, { pose: message.pose, motion: "stand" });
        break;
      case "Pointed":
        this.change(message.body, { pointing_at: message.display });
        break;
      case "Looked":
        this.change(message.body, { looking_at: message.display });
        break;
      case "Seated":
        this.change(message.body, { seat: message.seat });
        break;
      case "Said":
        this.hear(message);
        break;
      case "Thinking":
        if (message.thinking) this.thinking.add(message.body);
        else this.thinking.delete(message.body);
        break;
      case "Suggested":
        this.suggestions = message.suggestions;
        break;
      case "DisplayChanged":
        this.displays.set(message.display.id, message.display);
        break;
      case "ProductShown":
      case "ProductChanged":
        this.know(message.product);
        break;
      case "StockChanged":
        this.restock(message.product, message.stock);
        break;
      case "CartChanged":
        this.cart = message.cart;
        break;
      case "FriendsShown":
        this.meet(message.friends);
        break;
      case "FriendCartShown":
        this.friendCarts.set(message.friend, message.lines);
        break;
      case "Following":
        this.following = message.friend;
        break;
      case "OrderChanged":
        this.orders.set(message.order.number, message.order);
        break;
      case "Arrived":
      case "Gestured":
      case "Typing":
      case "CheckoutOffered":
      case "Quoted":
      case "WishesShown":
      case "DeliveryShown":
      case "InvitationMade":
      case "FriendMet":
      case "LineTaken":
      case "ClerkCalled":
      case "ConsentsShown":
      case "EmailLinked":
      case "Done":
      case "Refused":
      case "Closing":
      case "Pong":
      case "Waiting":
        break;
      default:
        message satisfies never;
    }
  }

  /** The store does not know one any more. */
  private beginAnew(): void {
    this.partFromTalk();
    this.meet([]);
    this.following = null;
  }

  /** Carts of those who share them no longer are forgotten. */
  private meet(friends: readonly FriendView[]): void {
    this.friends = friends;
    const sharing = friends.filter(shares).map(({ friend }) => friend);
    for (const friend of [...this.friendCarts.keys()]) if (!sharing.includes(friend)) this.friendCarts.delete(friend);
  }

  /** What was said so far was said elsewhere, or to somebody whom the store does not know any more. */
  private partFromTalk(): void {
    for (const utterance of this.talk) utterance.here = false;
    this.suggestions = [];
  }

  private open(scene: SceneOpened): void {
    if (this.scene && (this.scene.scene !== scene.scene || this.scene.you !== scene.you)) this.partFromTalk();
    this.scene = scene;
    this.thinking.clear();
    refill(this.bodies, scene.bodies);
    this.inView.clear();
    for (const { id } of scene.bodies) this.inView.add(id);
    refill(this.displays, scene.displays);
    for (const product of scene.products) this.products.set(product.id, product);
  }

  private restock(id: string, stock: Readonly<Record<string, number | null>>): void {
    const product = this.products.get(id);
    if (!product) return;
    this.know({ ...product, variants: product.variants.map((each) => restocked(each, stock)) });
  }

  private know(product: Product): void {
    this.products.set(product.id, product);
    const sold_out = !product.variants.some(isInStock);
    for (const display of this.displays.values())
      if (display.product === product.id) this.displays.set(display.id, { ...display, sold_out });
  }

  private change(id: number, changes: Partial<Body>): void {
    const body = this.bodies.get(id);
    if (body) this.bodies.set(id, { ...body, ...changes });
  }

  private hear(piece: ServerMessageOf<"Said">): void {
    const heard = this.talk.findLast((each) => isOf(piece, each)) ?? this.begin(piece);
    heard.text += piece.piece;
    heard.done = piece.done;
    if (piece.about.length) heard.about = piece.about;
    if (piece.products.length) heard.products = piece.products;
    if (!heard.overheard) this.thinking.delete(piece.body);
    this.lastHeard = heard;
  }

  private begin({ body: id, utterance: number, to }: ServerMessageOf<"Said">): Utterance {
    const { name, names, role } = this.bodies.get(id) ?? { name: "", names: {}, role: "visitor" };
    const speaker = { id, name, names, role, mine: id === this.you };
    const overheard = role === "agent" && to !== null && to !== this.you;
    const begun = { text: "", done: false, about: [], products: [], here: true, good: null };
    const utterance: Utterance = { number, speaker, overheard, ...begun };
    this.talk.push(utterance);
    if (this.talk.length > KEPT_UTTERANCES) this.talk.shift();
    return utterance;
  }
}

/** Whether a piece goes on with an utterance. */
function isOf(piece: ServerMessageOf<"Said">, { speaker, number, done }: Utterance): boolean {
  return speaker.id === piece.body && number === piece.utterance && !done;
}

/** Whether one and a friend share their carts: both have agreed. */
export function shares({ you_agreed, friend_agreed }: FriendView): boolean {
  return you_agreed && friend_agreed;
}

function restocked(variant: Variant, stock: Readonly<Record<string, number | null>>): Variant {
  return Object.hasOwn(stock, variant.sku) ? { ...variant, stock: stock[variant.sku]! } : variant;
}

function refill<K, V extends { readonly id: K }>(map: Map<K, V>, values: readonly V[]): void {
  map.clear();
  for (const value of values) map.set(value.id, value);
}
