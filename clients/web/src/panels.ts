/** All that stands round the picture: the bar, labels, list, cards, talk and settings, and what messages change there. */
import type { Appearance } from "./appearance";
import type { Attention } from "./attention";
import type { Connection } from "./connection";
import { Conversation } from "./conversation";
import type { Worn } from "./dress";
import { Friends } from "./friends";
import type { Language, Wording } from "./languages";
import { ConnectionNotice } from "./page/connection-notice";
import { FlatShop } from "./page/flat-shop";
import { Labels } from "./page/labels";
import type { Layout } from "./page/layout";
import { Listing } from "./page/listing";
import { Toasts } from "./page/notices";
import { Panel } from "./page/panel";
import type { Privacy } from "./page/privacy";
import { TopBar } from "./page/topbar";
import type { ServerMessage } from "./protocol/server";
import type { LegalView, Product } from "./protocol/values";
import type { ProductPictures } from "./product-pictures";
import type { Replica } from "./replica";
import { Shop } from "./shop";
import type { Sound } from "./sound";
import { OthersTyping } from "./typing";

/** The visit's line to the server. */
export type Line = Pick<Connection, "send" | "ask" | "retryNow" | "leave">;

/** What the panels know of the page they belong to. */
export interface PanelOptions {
  readonly pictures: ProductPictures;
  readonly appearance: Appearance;
  readonly sound: Sound;
  readonly name: () => string;
  readonly legal: () => LegalView;
  speak(language: Language): void;
  /** The name of the payment provider. */
  provider(): string;
  /** Opens the way to an avatar of one's own. */
  ownAvatar(): void;
}

/** What the panels ask of the body in the room. */
export interface Feet {
  walkTo(display: string): void;
  goThrough(door: string): void;
  /** Shows the store in its other form. */
  turnView(): void;
  /** Shows a display in another dress, to this visitor alone; null: everything as it is. */
  wear(worn: Worn | null): void;
}

export class Panels {
  readonly notice: ConnectionNotice;
  readonly conversation: Conversation;
  readonly labels: Labels;
  readonly listing: Listing;
  readonly flat: FlatShop;
  readonly shop: Shop;
  readonly friends: Friends;
  readonly toasts = new Toasts();
  private readonly topbar: TopBar;
  private readonly privacyPanel = new Panel("privacy", "drawer");
  /** Loaded when it is first opened. */
  private privacy: Privacy | null = null;

  constructor(
    private readonly replica: Replica,
    private readonly line: Line,
    private readonly wording: () => Wording,
    attention: Attention,
    private readonly feet: Feet,
    layout: Layout,
    options: PanelOptions,
  ) {
    const { pictures, name, legal, provider } = options;
    const ask = line.ask.bind(line);
    const open = (id: string) => this.openDisplay(id);
    const goTo = (id: string) => this.goTo(id);
    const goThrough = (id: string) => feet.goThrough(id);
    const askAbout = (product: Product, id: string | null) => this.conversation.askAbout(product, id);
    this.notice = new ConnectionNotice(wording, this.toasts, () => line.retryNow());
    const wear = (worn: Worn | null) => feet.wear(worn);
    const floor = { ask, askAbout, goTo, wear, name, legal, provider, privacy: () => void this.openPrivacy() };
    this.shop = new Shop(replica, wording, floor, this.toasts, pictures);
    const complain = this.shop.complain.bind(this.shop);
    const typing = new OthersTyping();
    this.labels = new Labels(replica, wording, typing, { display: open, door: goThrough });
    const thumbnail = this.shop.looks.thumbnailOf.bind(this.shop.looks);
    this.listing = new Listing(replica, wording, { open, ask: askAbout, goTo, goThrough, thumbnail });
    this.flat = new FlatShop(replica, wording, { open, goThrough, thumbnail });
    this.conversation = new Conversation(replica, wording, attention, this.labels, typing, {
      ask,
      send: (message) => line.send(message),
      complain,
      tell: (text, kind) => this.toasts.show(text, kind),
      lead: (product, displays) => this.lead(product, displays),
      leaveRoom: () => this.shop.card.panel.close(),
      show: (isOpen, hasNews) => layout.showChat(isOpen, hasNews),
    });
    this.friends = new Friends(replica, wording, { ask, complain }, this.toasts);
    this.topbar = new TopBar(replica, wording, {
      listing: () => this.listing.open(),
      cart: () => this.shop.openCart(),
      orders: () => this.shop.openOrders(),
      privacy: () => void this.openPrivacy(),
      friends: () => void this.friends.open(),
      ownAvatar: () => options.ownAvatar(),
      chat: () => this.conversation.toggle(),
      turnView: () => feet.turnView(),
      turnScheme: () => options.appearance.turn(),
      sound: options.sound,
      leave: () => line.leave(),
      speak: (language) => options.speak(language),
    });
  }

  /** What floats over the picture, what tells news over all of that, and what stands beside it or slides in. */
  get elements() {
    const { conversation, flat, friends, labels, listing, notice, privacyPanel, shop, toasts, topbar } = this;
    return {
      over: [labels.element, flat.element, topbar.element, notice.element, friends.pill, shop.card.panel.element],
      notices: [toasts.element],
      beside: [
        conversation.chat.element,
        listing.panel.element,
        ...shop.drawers,
        privacyPanel.element,
        friends.panel.element,
      ],
    };
  }

  /** Writes everything anew, for another language. */
  render(): void {
    this.topbar.render();
    this.conversation.render();
    this.labels.reset();
    this.flat.render();
    this.shop.render();
    if (this.privacyPanel.isOpen) this.privacy?.render();
    this.friends.render();
    this.listing.refresh();
  }

  /** One is in another room, or back in it. */
  roomEntered(): void {
    this.topbar.render();
    this.labels.reset();
    this.conversation.roomEntered();
    this.listing.refresh();
    this.flat.render();
  }

  /** The store has changed the room one is in. */
  roomChanged(): void {
    this.topbar.render();
    this.labels.relabel();
    this.conversation.roomChanged();
    this.listing.refresh();
    this.flat.render();
  }

  openDisplay(id: string): void {
    const display = this.replica.displays.get(id);
    const product = display && this.replica.products.get(display.product);
    if (!product) return;
    this.conversation.attend(id);
    this.shop.open(product, display.sku, id);
  }

  /** A friend is followed and shopped with, anybody else is talked to. */
  openBody(id: number): void {
    if (this.replica.friends.some(({ body }) => body === id)) void this.friends.open();
    else this.conversation.begin();
  }

  private async openPrivacy(): Promise<void> {
    const { Privacy } = await import("./page/privacy");
    const token = () => this.replica.welcome?.visitor ?? "";
    const ask = this.line.ask.bind(this.line);
    const complain = this.shop.complain.bind(this.shop);
    this.privacy ??= new Privacy(this.privacyPanel, this.wording, { ask, complain, token }, this.toasts);
    this.privacy.open();
  }

  /** Opens a product's card, and walks to where it is on show here: to the first of `displays` that shows it. */
  private lead(id: string, displays: readonly string[]): void {
    const shows = [...this.replica.displays.values()].filter((each) => each.product === id);
    const display = shows.find((each) => displays.includes(each.id)) ?? shows[0];
    if (display) {
      this.openDisplay(display.id);
      this.feet.walkTo(display.id);
      return;
    }
    const product = this.replica.products.get(id);
    if (product) this.shop.open(product, null, null);
  }

  /** Puts away what covers the picture. */
  closeCard(): void {
    this.shop.card.panel.close();
  }

  /** What a message changes here; the replica knows it already. */
  receive(message: ServerMessage, now: number): void {
    this.shop.receive(message);
    this.conversation.receive(message, now);
    this.friends.receive(message);
    switch (message.type) {
      case "Appeared":
      case "Welcome":
      case "CartChanged":
      case "Vanished":
        this.topbar.update();
        break;
      case "Poses":
        if (message.poses.length || message.left.length) this.topbar.update();
        break;
      case "DisplayChanged":
        this.labels.refresh(message.display.id);
        this.listing.refresh();
        this.flat.refresh();
        break;
      case "ConsentsShown":
        this.privacy?.shown(message.consents);
        break;
      case "Refused":
        if (message.ref === null) this.toasts.show(message.text, "bad");
        break;
      case "ProductShown":
      case "ProductChanged":
        this.labels.refreshProduct(message.product.id);
        this.flat.refresh();
        break;
      case "StockChanged":
        this.labels.refreshProduct(message.product);
        this.flat.refresh();
        break;
      case "FriendsShown":
        this.labels.rename();
        break;
      case "Said":
      case "Typing":
      case "Suggested":
      case "Thinking":
      case "ClerkCalled":
      case "SceneOpened":
      case "Corrected":
      case "Arrived":
      case "Pointed":
      case "Looked":
      case "Seated":
      case "Gestured":
      case "OrderChanged":
      case "CheckoutOffered":
      case "Quoted":
      case "WishesShown":
      case "DeliveryShown":
      case "InvitationMade":
      case "FriendMet":
      case "Following":
      case "FriendCartShown":
      case "LineTaken":
      case "EmailLinked":
      case "Done":
      case "Closing":
      case "Pong":
      case "Waiting":
        break;
      default:
        message satisfies never;
    }
  }

  private goTo(id: string): void {
    if (!this.replica.displays.has(id)) return;
    this.conversation.attend(id);
    this.feet.walkTo(id);
  }
}
