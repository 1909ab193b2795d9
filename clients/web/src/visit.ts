/** A visit: the store's page while one is inside, driven by messages from the server and by frames. */
import { Attention } from "./attention";
import { isWide } from "./conversation";
import type { Worn } from "./dress";
import type { Wording } from "./languages";
import { HeadsetDoor } from "./page/headset-door";
import { Layout } from "./page/layout";
import type { ConnectionNotice } from "./page/connection-notice";
import { Panels, type Line, type PanelOptions } from "./panels";
import { Presence } from "./presence";
import type { SceneOpened, ServerMessage } from "./protocol/server";
import type { Gesture } from "./protocol/values";
import type { Replica } from "./replica";
import { Sight, type SightOptions } from "./sight";

export interface VisitOptions extends PanelOptions, SightOptions {
  /** Nothing is to move by itself. */
  readonly calm: boolean;
}

export class Visit {
  /** Resolves when the room can be seen. */
  ready: Promise<void> = Promise.resolve();
  private readonly layout = new Layout(() => this.skip());
  private readonly panels: Panels;
  private readonly sight: Sight;
  private readonly presence: Presence;
  private readonly headset: HeadsetDoor;
  /** Whether the connection is a new one, after which everything is to be shown afresh. */
  private isBack = false;

  constructor(
    private readonly replica: Replica,
    line: Line,
    private readonly wording: () => Wording,
    private readonly options: VisitOptions,
  ) {
    const attention = new Attention(replica, (display) => line.send({ type: "LookAt", display }));
    const feet = {
      walkTo: (display: string) => this.walkTo(display),
      goThrough: (door: string) => this.presence.goThrough(door),
      turnView: () => void this.sight.turn(),
      wear: (worn: Worn | null) => this.presence.wear(worn),
    };
    this.panels = new Panels(replica, line, wording, attention, feet, this.layout, options);
    const { labels, shop, flat, toasts } = this.panels;
    this.sight = new Sight(replica, this.layout, flat, wording, options, {
      send: (message) => line.send(message),
      gaveUp: () => toasts.show(this.wording().t.noWebgl, "bad"),
    });
    const deeds = {
      display: (id: string) => this.panels.openDisplay(id),
      body: (id: number) => this.panels.openBody(id),
      gesture: (gesture: Gesture) => line.send({ type: "Gesticulate", gesture }),
      enter: async (door: string) => shop.complain(await line.ask({ type: "EnterDoor", door })),
    };
    const { calm } = options;
    this.presence = new Presence(replica, wording, attention, this.layout, labels, this.sight, deeds, calm);
    this.headset = new HeadsetDoor(wording, () => void this.walkByHeadset());
    const { over, notices, beside } = this.panels.elements;
    const { mobility, state } = this.presence;
    this.layout.fill([...mobility.elements, this.headset.element, ...over], notices, [...beside, state.element]);
    this.layout.element.addEventListener("keydown", (event) => {
      if (event.key === "Escape" && !event.defaultPrevented) this.panels.closeCard();
    });
    this.render();
  }

  get element(): HTMLElement {
    return this.layout.element;
  }

  get notice(): ConnectionNotice {
    return this.panels.notice;
  }

  /** Writes everything anew, for another language. */
  render(): void {
    this.layout.render(this.wording());
    this.panels.render();
    this.sight.render();
    this.presence.render();
    this.headset.render();
  }

  /** What a message changes on the page; the replica knows it already. */
  receive(message: ServerMessage, now: number): void {
    if (message.type === "Welcome") this.isBack = true;
    if (message.type === "SceneOpened") this.opened(message);
    this.options.sound.receive(message, this.replica);
    this.panels.receive(message, now);
    this.presence.receive(message, now);
  }

  /** Says what has gone wrong elsewhere. */
  tell(text: string): void {
    this.panels.toasts.show(text, "bad");
  }

  /** The avatars of visitors' own that are seen now, and whose they are. */
  get seenAvatars() {
    const { bodies } = this.replica;
    const credits = this.sight.showroom?.credits ?? [];
    return credits.flatMap(({ body, ...credit }) => {
      const wearer = bodies.get(body);
      return wearer ? [{ ...credit, wearer: this.wording().nameOf(wearer) }] : [];
    });
  }

  /** Shows how an order stands. */
  showOrder(number: string): void {
    void this.panels.shop.showOrder(number);
  }

  /** Begins to draw. */
  start(): void {
    if (isWide()) this.panels.conversation.toggle(true);
    this.presence.start();
  }

  private opened(room: SceneOpened): void {
    const stays = !this.isBack && this.presence.shows(room);
    this.isBack = false;
    if (stays) {
      this.panels.roomChanged();
      this.presence.render();
      void this.sight.rebuild(room);
    } else {
      this.panels.roomEntered();
      this.ready = this.presence.enter();
    }
  }

  /** Goes on through the store by headset, until it is taken off. */
  private async walkByHeadset(): Promise<void> {
    const { showroom } = this.sight;
    if (!showroom || !navigator.xr) return;
    const { presence, panels } = this;
    const { VrWalk } = await import("./xr/vr-walk");
    const walk = new VrWalk(showroom, this.replica, this.wording, {
      add: (product, variant) => panels.shop.add(product, variant),
      say: (text) => panels.conversation.say(text),
      attend: (display) => panels.conversation.attend(display),
      goThrough: (door) => presence.goThrough(door),
      leapTo: (place) => presence.walkTo(place),
      follow: (friend) => void panels.friends.follow(friend),
      shareCart: (friend, sharing) => void panels.friends.shareCart(friend, sharing),
      takeOver: (friend, sku) => void panels.shop.takeOver(friend, sku),
      checkOut: () => panels.shop.openCheckout(),
      look: (ahead, now) => presence.slowly(showroom, ahead, now),
    });
    presence.isImmersed = true;
    try {
      await walk.walk(navigator.xr);
    } catch (error) {
      console.info(error);
      panels.toasts.show(this.wording().t.vrNotPossible, "bad");
    } finally {
      presence.isImmersed = false;
    }
  }

  /** Past the bar and the picture, to the products. */
  private skip(): void {
    if (this.options.view.current === "2d") this.panels.flat.focus();
    else this.panels.listing.open();
  }

  private walkTo(id: string): void {
    const display = this.replica.displays.get(id);
    if (display) this.presence.walkTo({ x: display.position.x, z: display.position.z });
  }
}
