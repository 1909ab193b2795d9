/** The chat alone, for other sites: the same visitor, agents and protocol as in the store, without its room. */
import type { Appearance } from "./appearance";
import { Attention } from "./attention";
import type { Connection, Status } from "./connection";
import { Conversation } from "./conversation";
import type { ChatEvent } from "./host-page";
import type { Wording } from "./languages";
import { ConnectionNotice } from "./page/connection-notice";
import { fill, h, icon } from "./page/dom";
import { Toasts } from "./page/notices";
import type { Profile } from "./profile";
import type { ServerMessage, ServerMessageOf } from "./protocol/server";
import { Replica } from "./replica";
import { OthersTyping } from "./typing";

const STORE = "/";

export class ChatWindow {
  readonly element = h("main", { class: "widget", "data-testid": "widget" });
  private readonly replica = new Replica();
  private readonly toasts = new Toasts();
  private readonly notice: ConnectionNotice;
  private readonly conversation: Conversation;
  private readonly heading = h("h1", { class: "visually-hidden" });
  private isReady = false;

  /** `tell` reports to the site round it. */
  constructor(
    private readonly line: Connection,
    private readonly wording: () => Wording,
    private readonly tell: (event: ChatEvent) => void,
    private readonly appearance: Appearance,
  ) {
    const { replica, toasts } = this;
    this.notice = new ConnectionNotice(wording, toasts, () => line.retryNow());
    const attention = new Attention(replica, (display) => line.send({ type: "LookAt", display }));
    // There is no picture for bubbles to float in.
    const labels = { hear: () => {} };
    this.conversation = new Conversation(replica, wording, attention, labels, new OthersTyping(), {
      ask: (request) => {
        if (request.type === "Say") tell({ type: "asked" });
        return line.ask(request);
      },
      send: (message) => line.send(message),
      complain: (answer) => !answer.done && toasts.show(answer.text || wording().t.unavailableNow, "bad"),
      tell: (text, kind) => toasts.show(text, kind),
      lead: (product) => this.openProduct(product),
      leaveRoom: () => {},
      show: (isOpen) => !isOpen && tell({ type: "closed" }),
    });
    this.lay();
    line.onmessage = (message) => this.receive(message);
    line.onstatus = (status, reason) => this.statusChanged(status, reason);
  }

  start({ name, look, language }: Profile): void {
    this.line.start({ name: name || this.wording().t.guest, look, locale: language, at: null, invitation: null });
  }

  private lay(): void {
    const { t, language } = this.wording();
    document.documentElement.lang = language;
    const onclick = () => this.tell({ type: "store" });
    const away = { href: STORE, target: "_blank", rel: "noopener" };
    const enter = h("a", { class: "primary", ...away, "data-testid": "enter-store", onclick }, t.enter, icon("arrow"));
    fill(this.element, this.heading, this.notice.element, this.conversation.chat.element, enter, this.toasts.element);
    this.element.addEventListener("keydown", (event) => event.key === "Escape" && this.conversation.toggle(false));
    this.conversation.render();
  }

  private receive(message: ServerMessage): void {
    this.replica.apply(message);
    this.conversation.receive(message, performance.now() / 1000);
    if (message.type === "Welcome") this.appearance.wear(message.store.theme);
    else if (message.type === "SceneOpened") this.opened();
    else if (message.type === "Said") this.answered(message);
    else if (message.type === "Waiting") this.notice.inLine(message.place);
    else if (message.type === "Refused" && message.ref === null) this.toasts.show(message.text, "bad");
  }

  private opened(): void {
    const name = this.wording().text(this.replica.welcome?.store.name ?? {});
    document.title = this.heading.textContent = name;
    this.conversation.roomEntered();
    this.conversation.begin();
    if (!this.isReady) this.tell({ type: "ready" });
    this.isReady = true;
  }

  private answered({ done }: ServerMessageOf<"Said">): void {
    const heard = this.replica.lastHeard;
    if (!done || !heard || heard.overheard || heard.speaker.role === "visitor") return;
    const products = heard.about.flatMap((id) => this.replica.displays.get(id)?.product ?? []);
    this.tell({ type: "answered", products: [...new Set(products)] });
  }

  /** A thing that is spoken of is looked at in the store, where it stands. */
  private openProduct(product: string): void {
    const sku = this.replica.products.get(product)?.variants[0]?.sku;
    this.tell({ type: "product", product });
    window.open(sku ? `${STORE}?at=${encodeURIComponent(sku)}` : STORE, "_blank", "noopener");
  }

  private statusChanged(status: Status, reason: string): void {
    this.notice.changed(status, reason);
    if (status === "ended") this.toasts.show(reason || this.wording().t.ended);
  }
}
