/** The talk: a log whose lines are read aloud once they are whole, a line to write in, a way to a person. */
import type { Wording } from "../languages";
import type { Product } from "../protocol/values";
import type { Replica, Utterance } from "../replica";
import { fill, h, icon, iconButton } from "./dom";

export interface ChatWishes {
  say(text: string): void;
  callClerk(): void;
  open(display: string): void;
  forgetContext(): void;
}

export class Chat {
  readonly element: HTMLElement;
  private readonly title = h("h2", { id: "chat-title" });
  private readonly lead = h("p", { class: "chat-lead" });
  private readonly log = h("div", {
    class: "chat-log",
    role: "log",
    "aria-live": "off",
    tabindex: 0,
    "data-scrolls": true,
    "data-testid": "chat-log",
  });
  /** What a screen reader says: an utterance is read when it is whole, not again with each of its pieces. */
  private readonly aloud = h("p", { class: "visually-hidden", "aria-live": "polite", "data-testid": "aloud" });
  private readonly dots = h("p", { class: "chat-thinking", role: "status", "data-testid": "thinking", hidden: true });
  private readonly suggestions = h("div", { class: "suggestions" });
  private readonly context = h("div", { class: "chat-context" });
  private readonly input = h("input", {
    class: "chat-input",
    "data-testid": "chat-input",
    autocomplete: "off",
    maxlength: 500,
    enterkeyhint: "send",
  });
  private readonly sendButton = h("button", { class: "send", "data-testid": "chat-send" }, icon("send"));
  private readonly clerkButton = h("button", {
    type: "button",
    class: "quiet",
    "data-testid": "call-clerk",
    onclick: () => this.wishes.callClerk(),
  });
  private readonly closeSlot = h("span");
  private readonly lines = new Map<Utterance, HTMLElement>();

  constructor(
    private readonly replica: Replica,
    private readonly wording: () => Wording,
    private readonly wishes: ChatWishes,
    private readonly close: () => void,
  ) {
    const form = h(
      "form",
      { class: "chat-form", onsubmit: (event: Event) => this.submit(event) },
      this.input,
      this.sendButton,
    );
    const head = h("header", { class: "panel-head" }, h("div", {}, this.title, this.lead), this.closeSlot);
    this.element = h(
      "section",
      { class: "chat", "aria-labelledby": "chat-title", "data-testid": "chat" },
      head,
      this.log,
      this.aloud,
      this.dots,
      this.suggestions,
      this.context,
      form,
      this.clerkButton,
    );
  }

  /** Writes everything anew, for another language. */
  render(): void {
    const { t } = this.wording();
    this.title.textContent = t.chat;
    this.lead.textContent = t.chatLead;
    this.log.setAttribute("aria-label", t.chat);
    this.input.placeholder = t.chatPlaceholder;
    this.input.setAttribute("aria-label", t.chatPlaceholder);
    this.sendButton.setAttribute("aria-label", t.send);
    fill(this.clerkButton, icon("person"), t.callClerk);
    fill(this.closeSlot, iconButton("close", t.close, this.close, { "data-testid": "chat-close" }));
    const openers = [t.suggestRecommend, t.suggestGift, t.suggestDelivery];
    fill(
      this.suggestions,
      ...openers.map((text) => h("button", { type: "button", class: "chip", onclick: () => this.say(text) }, text)),
    );
    this.lines.clear();
    this.log.replaceChildren();
    for (const utterance of this.replica.talk) this.show(utterance);
  }

  focus(): void {
    this.input.focus();
  }

  /** Takes in an utterance as far as it has been heard. */
  hear(utterance: Utterance): void {
    this.show(utterance);
    if (utterance.done && !utterance.overheard && !utterance.speaker.mine)
      this.aloud.textContent = `${this.nameOf(utterance)}: ${utterance.text}`;
  }

  private show(utterance: Utterance): void {
    this.think();
    if (utterance.overheard) return;
    const atEnd = this.log.scrollHeight - this.log.scrollTop - this.log.clientHeight < 60;
    const line = this.lines.get(utterance) ?? this.begin(utterance);
    line.querySelector(".line-text")!.textContent = utterance.text;
    line.toggleAttribute("data-done", utterance.done);
    if (utterance.done) this.mention(line, utterance.about);
    if (utterance.speaker.mine) this.suggestions.hidden = true;
    if (atEnd || utterance.speaker.mine) this.log.scrollTop = this.log.scrollHeight;
  }

  /** A line that nobody said. */
  note(text: string): void {
    this.log.append(h("p", { class: "note" }, text));
    this.log.scrollTop = this.log.scrollHeight;
  }

  think(): void {
    const id = this.replica.awaitsAnswer ? [...this.replica.thinking][0] : undefined;
    const agent = id === undefined ? undefined : this.replica.bodies.get(id);
    const said = agent ? this.wording().t.thinking(this.wording().nameOf(agent)) : "";
    this.dots.hidden = !agent;
    if (this.dots.dataset.said === said) return;
    this.dots.dataset.said = said;
    fill(
      this.dots,
      h("span", { class: "visually-hidden" }, said),
      h("span", { class: "dots", "aria-hidden": "true" }, h("i"), h("i"), h("i")),
    );
  }

  /** What "this one" means until another thing is clicked. */
  setContext(product: Product | null): void {
    if (!product) return fill(this.context);
    const { t } = this.wording();
    const name = this.wording().text(product.name);
    const forget = iconButton("close", t.forget(name), () => this.wishes.forgetContext(), { class: "chip-close" });
    fill(
      this.context,
      h("span", { class: "chip is-context", "data-testid": "chat-context" }, h("b", {}, t.about), name, forget),
    );
  }

  private begin(utterance: Utterance): HTMLElement {
    const { t } = this.wording();
    const { role, mine } = utterance.speaker;
    const badge = role === "agent" ? t.ai : role === "clerk" ? t.staff : null;
    const who = h("span", { class: "line-who" }, this.nameOf(utterance), badge && h("b", { class: "badge" }, badge));
    const kind = mine ? "mine" : role;
    const line = h(
      "article",
      { class: `line line-${kind}`, "data-testid": `line-${kind}` },
      who,
      h("p", { class: "line-text" }),
    );
    this.lines.set(utterance, line);
    this.log.append(line);
    return line;
  }

  private nameOf({ speaker }: Utterance): string {
    const { t } = this.wording();
    return speaker.mine ? t.you : this.wording().nameOf(speaker) || t.guest;
  }

  /** The products spoken of, as buttons under the words. */
  private mention(line: HTMLElement, about: readonly string[]): void {
    if (!about.length || line.querySelector(".mentions")) return;
    const seen = new Set<string>();
    const chips = about.flatMap((id) => {
      const product = this.replica.products.get(this.replica.displays.get(id)?.product ?? "");
      if (!product || seen.has(product.id)) return [];
      seen.add(product.id);
      return [
        h(
          "button",
          { type: "button", class: "chip", onclick: () => this.wishes.open(id) },
          this.wording().text(product.name),
        ),
      ];
    });
    line.append(h("div", { class: "mentions" }, ...chips));
  }

  private submit(event: Event): void {
    event.preventDefault();
    const text = this.input.value.trim();
    if (!text) return;
    this.input.value = "";
    this.say(text);
  }

  private say(text: string): void {
    this.wishes.say(text);
  }
}
