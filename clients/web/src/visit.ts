/** A visit: the store's page while one is inside, driven by messages from the server and by frames. */
import { Attention } from "./attention";
import type { Connection } from "./connection";
import { Conversation, isWide } from "./conversation";
import { Doors } from "./doors";
import type { Point } from "./geometry";
import { Hand } from "./hand";
import { Joystick } from "./input/joystick";
import { WalkingKeys } from "./input/walking-keys";
import type { Language, Wording } from "./languages";
import { ConnectionNotice } from "./page/connection-notice";
import { Layout } from "./page/layout";
import { Labels } from "./page/labels";
import { Listing } from "./page/listing";
import { Toasts } from "./page/notices";
import { Privacy } from "./page/privacy";
import { SceneState } from "./page/scene-state";
import { TopBar } from "./page/topbar";
import type { SceneOpened, ServerMessage } from "./protocol/server";
import type { LegalView, Product } from "./protocol/values";
import type { Replica } from "./replica";
import { Shop } from "./shop";
import type { Loaded, Models } from "./view/models";
import type { Pictures } from "./view/pictures";
import { NoWebgl } from "./view/stage";
import { Showroom } from "./view/showroom";

/** The visit's line to the server. */
export type Line = Pick<Connection, "send" | "ask" | "retryNow" | "leave">;

export interface VisitOptions {
  readonly models: Models;
  readonly avatar: Loaded;
  readonly pictures: Pictures;
  readonly calm: boolean;
  readonly quality: string | null;
  readonly name: () => string;
  readonly legal: () => LegalView;
  speak(language: Language): void;
  /** The name of the payment provider. */
  provider(): string;
}

const SLOWLY = 0.25;

export class Visit {
  /** Resolves when the room can be seen. */
  ready: Promise<void> = Promise.resolve();
  readonly notice: ConnectionNotice;
  private readonly layout = new Layout(() => this.listing.open());
  private readonly toasts = new Toasts();
  private readonly state = new SceneState();
  private readonly joystick = new Joystick();
  private readonly keys = new WalkingKeys(window);
  private readonly attention: Attention;
  private readonly doors: Doors;
  private readonly conversation: Conversation;
  private readonly topbar: TopBar;
  private readonly labels: Labels;
  private readonly listing: Listing;
  private readonly shop: Shop;
  private readonly privacy: Privacy;
  private showroom: Showroom | null = null;
  /** Whether the connection is a new one, after which everything is to be shown afresh. */
  private isBack = false;
  private lastFrame = 0;
  private nextSlowly = 0;

  constructor(
    private readonly replica: Replica,
    private readonly line: Line,
    private readonly wording: () => Wording,
    private readonly options: VisitOptions,
  ) {
    const { pictures, name, legal } = options;
    const open = (id: string) => this.openDisplay(id);
    const goTo = (id: string) => this.goTo(id);
    const askAbout = (product: Product, id: string | null) => this.conversation.askAbout(product, id);
    this.doors = new Doors(replica, {
      here: () => this.showroom?.here ?? null,
      walkTo: (place) => this.showroom?.own?.walkTo(place, performance.now() / 1000),
      enter: async (door) => this.shop.complain(await line.ask({ type: "EnterDoor", door })),
    });
    this.notice = new ConnectionNotice(wording, this.toasts, () => line.retryNow());
    this.attention = new Attention(replica, (display) => line.send({ type: "LookAt", display }));
    this.shop = new Shop(
      replica,
      wording,
      {
        ask: (request) => line.ask(request),
        askAbout,
        goTo,
        name,
        legal,
        provider: options.provider,
        privacy: () => this.privacy.open(),
      },
      this.toasts,
      pictures,
    );
    this.labels = new Labels(replica, wording, { display: open, door: (id) => this.doors.goThrough(id) });
    this.listing = new Listing(replica, wording, {
      open,
      ask: askAbout,
      goTo,
      goThrough: (id) => this.doors.goThrough(id),
      thumbnail: (display) => this.shop.thumbnailOf(display),
    });
    this.conversation = new Conversation(replica, wording, this.attention, this.labels, {
      ask: (request) => line.ask(request),
      complain: (answer) => this.shop.complain(answer),
      open,
      leaveRoom: () => this.shop.card.panel.close(),
      show: (isOpen, hasNews) => this.layout.showChat(isOpen, hasNews),
    });
    this.privacy = new Privacy(
      wording,
      {
        ask: (request) => line.ask(request),
        complain: (answer) => this.shop.complain(answer),
        token: () => replica.welcome?.visitor ?? "",
      },
      this.toasts,
    );
    this.topbar = new TopBar(replica, wording, {
      listing: () => this.listing.open(),
      cart: () => this.shop.openCart(),
      orders: () => this.shop.openOrders(),
      privacy: () => this.privacy.open(),
      chat: () => this.conversation.toggle(),
      wave: () => line.send({ type: "Gesticulate", gesture: "wave" }),
      leave: () => line.leave(),
      speak: (language) => options.speak(language),
    });
    const { card } = this.shop;
    this.layout.fill(
      [this.labels.element, this.topbar.element, this.notice.element, this.joystick.element, card.panel.element],
      [this.toasts.element],
      [
        this.conversation.chat.element,
        this.listing.panel.element,
        ...this.shop.drawers,
        this.privacy.panel.element,
        this.state.element,
      ],
    );
    this.listen();
    this.render();
  }

  get element(): HTMLElement {
    return this.layout.element;
  }

  /** Writes everything anew, for another language. */
  render(): void {
    this.layout.render(this.wording());
    this.topbar.render();
    this.conversation.render();
    this.labels.reset();
    this.shop.render();
    if (this.privacy.panel.isOpen) this.privacy.render();
    this.listing.refresh();
    this.showroom?.redecorate((text) => this.wording().text(text));
  }

  /** What a message changes on the page; the replica knows it already. */
  receive(message: ServerMessage, now: number): void {
    this.shop.receive(message);
    switch (message.type) {
      case "SceneOpened":
        this.listing.refresh();
        if (!this.isBack && this.showroom?.shows(message)) void this.roomChanged(message, now);
        else this.ready = this.enter(message, now);
        this.isBack = false;
        break;
      case "Appeared":
        this.showroom?.appeared(message.body.id, now);
        this.topbar.update();
        break;
      case "Vanished":
        this.showroom?.vanished(message.body);
        this.topbar.update();
        this.conversation.chat.think();
        break;
      case "Poses":
        this.showroom?.moved(message, now);
        if (message.poses.length || message.left.length) this.topbar.update();
        break;
      case "Corrected":
        this.showroom?.own?.corrected(message.pose, now);
        break;
      case "Arrived":
        this.doors.arrived();
        break;
      case "Pointed":
        this.showroom?.pointed(message.body, message.display);
        break;
      case "Gestured":
        this.showroom?.gestured(message);
        break;
      case "Said":
        this.conversation.hear(now);
        this.showroom?.talking(message);
        break;
      case "Thinking":
        this.conversation.chat.think();
        break;
      case "DisplayChanged":
        this.labels.refresh(message.display.id);
        this.listing.refresh();
        void this.showroom?.furnish();
        break;
      case "ClerkCalled":
        this.conversation.chat.note(this.wording().t.clerkCalled);
        break;
      case "ConsentsShown":
        this.privacy.shown(message.consents);
        break;
      case "Refused":
        if (message.ref === null) this.toasts.show(message.text, "bad");
        break;
      case "ProductShown":
      case "ProductChanged":
        this.labels.refreshProduct(message.product.id);
        break;
      case "StockChanged":
        this.labels.refreshProduct(message.product);
        break;
      case "Welcome":
        this.isBack = true;
        this.topbar.update();
        break;
      case "CartChanged":
        this.topbar.update();
        break;
      case "OrderChanged":
      case "CheckoutOffered":
      case "Quoted":
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

  /** Begins to draw. */
  /** Shows how an order stands. */
  showOrder(number: string): void {
    void this.shop.showOrder(number);
  }

  start(): void {
    requestAnimationFrame((time) => this.frame(time / 1000));
    if (isWide()) this.conversation.toggle(true);
    this.layout.canvas.focus({ preventScroll: true });
  }

  private async enter(room: SceneOpened, now: number): Promise<void> {
    const { t } = this.wording();
    if (this.showroom?.room !== room.scene) this.layout.veil(t.loading);
    this.doors.reset();
    this.topbar.render();
    this.labels.reset();
    this.conversation.attend(null);
    try {
      this.showroom ??= new Showroom(
        this.layout.canvas,
        this.options.models,
        this.options.avatar,
        this.replica,
        this.options,
        (message) => this.line.send(message),
      );
      await this.showroom.open(room, (text) => this.wording().text(text), now);
    } catch (error) {
      if (!(error instanceof NoWebgl)) console.warn(error);
      return this.goFlat();
    }
    this.layout.veil(null);
  }

  /** The store has changed the room one is in. */
  private async roomChanged(room: SceneOpened, now: number): Promise<void> {
    this.topbar.render();
    this.labels.relabel();
    this.conversation.roomChanged();
    await this.showroom?.rebuild(room, (text) => this.wording().text(text), now);
  }

  /** A visit without a picture: by the list, the cards and the talk. */
  private goFlat(): void {
    const { t } = this.wording();
    this.layout.veil(t.noWebgl, { label: t.productsHere, run: () => this.listing.open() });
    this.conversation.toggle(true);
  }

  private frame(now: number): void {
    if (!this.layout.element.isConnected) return;
    requestAnimationFrame((time) => this.frame(time / 1000));
    const seconds = Math.min(now - this.lastFrame, 0.25);
    this.lastFrame = now;
    const { showroom } = this;
    if (!showroom) return;
    const [keys, stick] = [this.keys.way, this.joystick.way];
    showroom.frame(keys.x || keys.z ? keys : stick, seconds, now);
    this.labels.update(showroom.people, this.attention.lit, showroom.here, (place) => showroom.project(place), now);
    if (now < this.nextSlowly) return;
    this.nextSlowly = now + SLOWLY;
    this.slowly(showroom, now);
  }

  /** What need not be done every frame. */
  private slowly(showroom: Showroom, now: number): void {
    const box = this.layout.canvas.getBoundingClientRect();
    if (this.attention.look(now)) showroom.light(this.attention.lit);
    this.attention.notice(showroom.pick(box.x + box.width / 2, box.y + box.height * 0.45), showroom.here);
    this.state.update(this.replica, showroom, this.attention.lit);
    this.doors.watch(showroom.here);
  }

  private openDisplay(id: string): void {
    const display = this.replica.displays.get(id);
    const product = display && this.replica.products.get(display.product);
    if (!product) return;
    this.conversation.attend(id);
    this.shop.open(product, display.sku, id);
  }

  private goTo(id: string): void {
    const display = this.replica.displays.get(id);
    if (!display) return;
    this.conversation.attend(id);
    this.walkTo({ x: display.position.x, z: display.position.z });
  }

  private walkTo(place: Point): void {
    this.doors.forget();
    this.showroom?.own?.walkTo(place, performance.now() / 1000);
  }

  private listen(): void {
    this.layout.element.addEventListener("keydown", (event) => {
      if (event.key === "Escape" && !event.defaultPrevented) this.shop.card.panel.close();
    });
    new Hand(this.layout.canvas, () => this.showroom, {
      display: (id) => this.openDisplay(id),
      body: () => this.conversation.begin(),
      door: (id) => this.doors.goThrough(id),
      floor: (place) => this.walkTo(place),
    });
  }
}
