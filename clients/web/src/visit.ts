/** A visit: the store's page while one is inside, driven by messages from the server and by frames. */
import type { Answer, Status } from "./connection";
import { distance } from "./geometry";
import { Joystick } from "./input/joystick";
import { PointerInput } from "./input/pointer";
import { WalkingKeys } from "./input/walking-keys";
import type { Language, Wording } from "./languages";
import { Chat } from "./page/chat";
import { fill, h } from "./page/dom";
import { Labels } from "./page/labels";
import { Listing } from "./page/listing";
import { Banner, Toasts } from "./page/notices";
import { SceneState } from "./page/scene-state";
import { TopBar } from "./page/topbar";
import type { ClientMessage, Request } from "./protocol/client";
import type { SceneOpened, ServerMessage } from "./protocol/server";
import type { Product } from "./protocol/values";
import { Attention } from "./attention";
import type { Replica } from "./replica";
import { Shop } from "./shop";
import type { Loaded, Models } from "./view/models";
import type { Pictures } from "./view/pictures";
import { Showroom } from "./view/showroom";

/** The visit's line to the server. */
export interface Line {
  send(message: ClientMessage): boolean;
  ask(request: Request): Promise<Answer>;
  retryNow(): void;
  leave(): void;
}

export interface VisitOptions {
  readonly models: Models;
  readonly avatar: Loaded;
  readonly pictures: Pictures;
  readonly calm: boolean;
  readonly quality: string | null;
  readonly name: () => string;
  speak(language: Language): void;
}

const DOOR_NEAR = 0.75;
const DOOR_LEFT = 1.4;
const SLOWLY = 0.25;
const TURN_PER_PIXEL = 0.22;

export class Visit {
  readonly element: HTMLElement;
  /** Resolves when the room can be seen. */
  ready: Promise<void> = Promise.resolve();
  private readonly canvas = h("canvas", { class: "scene", tabindex: 0, role: "application", "data-testid": "scene" });
  private readonly help = h("p", { class: "help" });
  private readonly skip = h("a", { class: "skip", href: "#", "data-testid": "skip-link" });
  private readonly veil = h("div", { class: "veil", hidden: true, role: "status" });
  private readonly banner = new Banner();
  private readonly toasts = new Toasts();
  private readonly state = new SceneState();
  private readonly joystick = new Joystick();
  private readonly keys = new WalkingKeys(window);
  private readonly attention: Attention;
  private readonly topbar: TopBar;
  private readonly chat: Chat;
  private readonly labels: Labels;
  private readonly listing: Listing;
  private readonly shop: Shop;
  private showroom: Showroom | null = null;
  private lastFrame = 0;
  private nextSlowly = 0;
  private wantedDoor: string | null = null;
  private doorArmed = false;
  private wasLost = false;

  constructor(private readonly replica: Replica, private readonly line: Line, private readonly wording: () => Wording, private readonly options: VisitOptions) {
    const { pictures, name } = options;
    const open = (id: string) => this.openDisplay(id);
    const [goTo, askAbout] = [(id: string) => this.goTo(id), (product: Product, id: string | null) => this.askAbout(product, id)];
    this.attention = new Attention(replica, (display) => line.send({ type: "LookAt", display }));
    this.shop = new Shop(replica, wording, { ask: (request) => line.ask(request), askAbout, goTo, name }, this.toasts, pictures);
    this.labels = new Labels(replica, wording, { display: open, door: (id) => this.goThrough(id) });
    this.listing = new Listing(replica, wording, { open, ask: askAbout, goTo, goThrough: (id) => this.goThrough(id), thumbnail: (display) => this.shop.thumbnailOf(display) });
    this.chat = new Chat(replica, wording, {
      say: (text) => void this.say(text), callClerk: () => void this.callClerk(), open, forgetContext: () => this.attend(null),
    }, () => this.toggleChat(false));
    this.topbar = new TopBar(replica, wording, {
      listing: () => this.listing.open(), cart: () => this.shop.openCart(), orders: () => this.shop.openOrders(),
      chat: () => this.toggleChat(), wave: () => line.send({ type: "Gesticulate", gesture: "wave" }),
      leave: () => line.leave(), speak: (language) => options.speak(language),
    });
    const stage = h("main", { class: "stage" }, this.skip, this.canvas, this.labels.element, this.topbar.element, this.banner.element,
      this.help, this.joystick.element, this.shop.card.panel.element, this.toasts.element, this.veil);
    this.element = h("div", { class: "visit", "data-testid": "visit" }, stage, this.chat.element, this.listing.panel.element,
      ...this.shop.elements.filter((element) => element !== this.shop.card.panel.element), this.state.element);
    this.skip.addEventListener("click", (event) => { event.preventDefault(); this.listing.open(); });
    this.listen();
    this.render();
  }

  /** Writes everything anew, for another language. */
  render(): void {
    const { t, language } = this.wording();
    document.documentElement.lang = language;
    this.canvas.setAttribute("aria-label", t.sceneLabel);
    this.skip.textContent = t.skipToProducts;
    fill(this.help, h("span", { class: "for-mouse" }, `${t.helpMove} · ${t.helpLook}`), h("span", { class: "for-touch" }, t.helpMoveTouch));
    this.topbar.render();
    this.chat.render();
    this.chat.setContext(this.attention.product);
    this.labels.reset();
    this.shop.render();
    if (this.listing.panel.isOpen) this.listing.render();
    this.showroom?.redecorate((text) => this.wording().text(text));
  }

  /** What a message changes on the page; the replica knows it already. */
  receive(message: ServerMessage, now: number): void {
    this.shop.receive(message);
    switch (message.type) {
      case "SceneOpened":
        this.ready = this.enter(message, now);
        break;
      case "Appeared":
        this.showroom?.appeared(message.body.id, now);
        this.topbar.update();
        break;
      case "Vanished":
        this.showroom?.vanished(message.body);
        this.topbar.update();
        this.chat.think();
        break;
      case "Poses":
        this.showroom?.moved(message, now);
        break;
      case "Corrected":
        this.showroom?.own?.corrected(message.pose, now);
        break;
      case "Arrived":
        this.arrived();
        break;
      case "Pointed":
        this.showroom?.pointed(message.body, message.display);
        break;
      case "Gestured":
        this.showroom?.gestured(message);
        break;
      case "Said":
        this.hear(now);
        break;
      case "Thinking":
        this.chat.think();
        break;
      case "DisplayChanged":
        this.labels.refresh(message.display.id);
        this.showroom?.tint(message.display);
        break;
      case "ClerkCalled":
        this.chat.note(this.wording().t.clerkCalled);
        break;
      case "Refused":
        if (message.ref === null) this.toasts.show(message.text, "bad");
        break;
      case "ProductShown":
      case "ProductChanged":
        for (const display of this.replica.displays.values()) if (display.product === message.product.id) this.labels.refresh(display.id);
        break;
      case "CartChanged":
      case "Welcome":
        this.topbar.update();
        break;
      case "OrderChanged":
      case "CheckoutOffered":
      case "Done":
      case "Closing":
      case "Pong":
        break;
      default:
        message satisfies never;
    }
  }

  connection(status: Status, reason: string): void {
    const { t } = this.wording();
    if (status === "waiting") this.banner.show(reason || t.reconnecting, { label: t.retryNow, run: () => this.line.retryNow() });
    if (status === "open") {
      this.banner.hide();
      if (this.wasLost) this.toasts.show(t.reconnected);
    }
    this.wasLost = status === "waiting" || (status === "connecting" && this.wasLost);
  }

  /** Begins to draw. */
  start(): void {
    requestAnimationFrame((time) => this.frame(time / 1000));
    if (matchMedia("(min-width: 900px)").matches) this.toggleChat(true);
    this.canvas.focus({ preventScroll: true });
  }

  private async enter(room: SceneOpened, now: number): Promise<void> {
    const { t } = this.wording();
    fill(this.veil, h("p", {}, t.loading));
    this.veil.hidden = false;
    this.doorArmed = false;
    this.wantedDoor = null;
    this.topbar.render();
    this.labels.reset();
    this.attend(null);
    try {
      this.showroom ??= new Showroom(this.canvas, this.options.models, this.options.avatar, this.replica, this.options, (message) => this.line.send(message));
      await this.showroom.open(room, (text) => this.wording().text(text), now);
    } catch (error) {
      console.warn(error);
      this.chat.note(t.noWebgl);
      this.listing.open();
    }
    this.veil.hidden = true;
  }

  private frame(now: number): void {
    if (!this.element.isConnected) return;
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
    const box = this.canvas.getBoundingClientRect();
    if (this.attention.look(now)) showroom.light(this.attention.lit);
    this.attention.notice(showroom.pick(box.x + box.width / 2, box.y + box.height * 0.45), showroom.here);
    this.state.update(this.replica, showroom, this.attention.lit);
    this.watchDoors(showroom);
  }

  private hear(now: number): void {
    const utterance = this.replica.talk.at(-1);
    for (const each of this.replica.talk.slice(-4)) this.chat.hear(each);
    if (!utterance) return;
    this.labels.hear(utterance, now);
    this.attention.hear(utterance, now);
    this.showroom?.talking(utterance.speaker.id, !utterance.done);
    const { mine, role } = utterance.speaker;
    if (!mine && role !== "visitor" && !this.isChatOpen) this.element.classList.add("has-news");
  }

  private openDisplay(id: string): void {
    const display = this.replica.displays.get(id);
    const product = display && this.replica.products.get(display.product);
    if (!product) return;
    this.attend(id);
    this.shop.open(product, display.sku, id);
  }

  private goTo(id: string): void {
    const display = this.replica.displays.get(id);
    if (!display) return;
    this.attend(id);
    this.walkTo({ x: display.position.x, z: display.position.z });
  }

  private walkTo(place: { x: number; z: number }): void {
    this.wantedDoor = null;
    this.showroom?.own?.walkTo(place, performance.now() / 1000);
  }

  private goThrough(id: string): void {
    const door = this.replica.scene?.doors.find((each) => each.id === id);
    if (!door || !this.showroom) return void this.line.ask({ type: "EnterDoor", door: id });
    if (distance(this.showroom.here, door.at) < DOOR_NEAR) return void this.enterDoor(id);
    this.walkTo(door.at);
    this.wantedDoor = id;
  }

  private arrived(): void {
    const door = this.wantedDoor;
    this.wantedDoor = null;
    if (door) void this.enterDoor(door);
  }

  private async enterDoor(id: string): Promise<void> {
    this.shop.complain(await this.line.ask({ type: "EnterDoor", door: id }));
  }

  /** Who walks into a door goes through it; who has just come out of one does not. */
  private watchDoors(showroom: Showroom): void {
    const { here } = showroom;
    const doors = this.replica.scene?.doors ?? [];
    if (doors.every((door) => distance(here, door.at) > DOOR_LEFT)) this.doorArmed = true;
    const door = doors.find((each) => distance(here, each.at) < DOOR_NEAR);
    if (!door || !this.doorArmed || this.wantedDoor) return;
    this.doorArmed = false;
    void this.enterDoor(door.id);
  }

  private attend(display: string | null): void {
    this.attention.choose(display);
    this.chat.setContext(this.attention.product);
  }

  private askAbout(product: Product, display: string | null): void {
    const shown = display ?? [...this.replica.displays.values()].find((each) => each.product === product.id)?.id ?? null;
    this.attend(shown);
    if (!matchMedia("(min-width: 900px)").matches) this.shop.card.panel.close();
    this.toggleChat(true);
    this.chat.focus();
  }

  private async say(text: string): Promise<void> {
    this.shop.complain(await this.line.ask({ type: "Say", text }));
  }

  private async callClerk(): Promise<void> {
    this.shop.complain(await this.line.ask({ type: "CallClerk" }));
  }

  private get isChatOpen(): boolean {
    return this.element.classList.contains("with-chat");
  }

  private toggleChat(open = !this.isChatOpen): void {
    this.element.classList.toggle("with-chat", open);
    if (open) this.element.classList.remove("has-news");
  }

  private listen(): void {
    this.element.addEventListener("keydown", (event) => {
      if (event.key === "Escape" && !event.defaultPrevented) this.shop.card.panel.close();
    });
    new PointerInput(this.canvas, {
      look: (right, down) => this.showroom?.camera.turn(-right * TURN_PER_PIXEL, down * TURN_PER_PIXEL, performance.now() / 1000),
      zoom: (factor) => this.showroom?.camera.zoom(factor),
      tap: (x, y) => this.tap(x, y),
      hover: (x, y) => this.hover(x, y),
    });
  }

  private tap(x: number, y: number): void {
    this.canvas.focus({ preventScroll: true });
    const picked = this.showroom?.pick(x, y);
    switch (picked?.kind) {
      case "display":
        return this.openDisplay(picked.id);
      case "body":
        this.toggleChat(true);
        return this.chat.focus();
      case "door":
        return this.goThrough(picked.id);
      case "floor":
        return this.walkTo(picked.place);
      default:
        return;
    }
  }

  private hover(x: number, y: number): void {
    const kind = this.showroom?.pick(x, y).kind;
    this.canvas.classList.toggle("is-choosing", kind === "display" || kind === "body" || kind === "door");
  }
}
