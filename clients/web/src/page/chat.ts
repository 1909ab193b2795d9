/** The talk: a log whose lines are read aloud once they are whole, what one could say, a line to write in. */
import type { Wording } from "../languages";
import type { Product } from "../protocol/values";
import type { Replica, Utterance } from "../replica";
import { ChatLine, type LineWishes } from "./chat-line";
import { fill, h, icon, iconButton } from "./dom";
import { Suggestions } from "./suggestions";

export interface ChatWishes extends LineWishes {
  say(text: string): void;
  /** What is being written has changed. */
  write(text: string): void;
  callClerk(): void;
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
  private readonly busy = h("p", { class: "chat-busy", role: "status", "data-testid": "thinking", hidden: true });
  private readonly suggestions: Suggestions;
  private readonly context = h("div", { class: "chat-context" });
  private readonly input = h("input", {
    class: "chat-input",
    "data-testid": "chat-input",
    autocomplete: "off",
    maxlength: 500,
    enterkeyhint: "send",
    oninput: () => this.wishes.write(this.input.value),
  });
  private readonly sendButton = h("button", { class: "send", "data-testid": "chat-send" }, icon("send"));
  private readonly clerkButton = h("button", {
    type: "button",
    class: "quiet",
    "data-testid": "call-clerk",
    onclick: () => this.wishes.callClerk(),
  });
  private readonly closeSlot = h("span");
  private readonly lines = new Map<Utterance, ChatLine>();

  /** `voice` are the controls for talking by voice: where they stand in the head, in the form, and above it. */
  constructor(
    private readonly replica: Replica,
    private readonly wording: () => Wording,
    private readonly wishes: ChatWishes,
    private readonly close: () => void,
    voice: { readonly aloud: HTMLElement; readonly talk: HTMLElement; readonly note: HTMLElement },
  ) {
    this.suggestions = new Suggestions(wording, (text) => wishes.say(text));
    const form = h(
      "form",
      { class: "chat-form", onsubmit: (event: Event) => this.submit(event) },
      voice.talk,
      this.input,
      this.sendButton,
    );
    const head = h(
      "header",
      { class: "panel-head" },
      h("div", {}, this.title, this.lead),
      h("div", { class: "chat-tools" }, voice.aloud, this.closeSlot),
    );
    this.element = h(
      "section",
      { class: "chat", "aria-labelledby": "chat-title", "data-testid": "chat" },
      head,
      this.log,
      this.aloud,
      this.busy,
      this.suggestions.element,
      this.context,
      voice.note,
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
    this.lines.clear();
    this.log.replaceChildren();
    for (const utterance of this.replica.talk) this.show(utterance);
    this.suggest();
  }

  focus(): void {
    this.input.focus();
  }

  /** Takes in an utterance as far as it has been heard. */
  hear(utterance: Utterance): void {
    this.show(utterance);
    this.suggest();
    if (utterance.done && !utterance.overheard && !utterance.speaker.mine)
      this.aloud.textContent = `${this.lines.get(utterance)?.speaker}: ${utterance.text}`;
  }

  /** Looks at every line again: a product is known now, or one has gone elsewhere. */
  update(): void {
    for (const line of this.lines.values()) line.update();
    this.suggest();
  }

  /** Shows what one could say now. */
  suggest(): void {
    this.suggestions.show(this.replica.suggestions, this.replica.awaitsAnswer);
  }

  private show(utterance: Utterance): void {
    if (utterance.overheard) return;
    const atEnd = this.log.scrollHeight - this.log.scrollTop - this.log.clientHeight < 60;
    const line = this.lines.get(utterance) ?? this.begin(utterance);
    line.update();
    if (atEnd || utterance.speaker.mine) this.log.scrollTop = this.log.scrollHeight;
  }

  /** A line that nobody said. */
  note(text: string): void {
    this.log.append(h("p", { class: "note" }, text));
    this.log.scrollTop = this.log.scrollHeight;
  }

  /** Says what somebody is busy with ("Sori is thinking"); empty: nobody is. */
  say(busy: string): void {
    if (this.busy.dataset.said === busy) return;
    this.busy.hidden = !busy;
    this.busy.dataset.said = busy;
    const dots = h("span", { class: "dots", "aria-hidden": "true" }, h("i"), h("i"), h("i"));
    fill(this.busy, dots, h("span", {}, busy));
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

  private begin(utterance: Utterance): ChatLine {
    const line = new ChatLine(utterance, this.replica, this.wording, this.wishes);
    this.lines.set(utterance, line);
    this.log.append(line.element);
    this.forgetOld();
    return line;
  }

  /** Takes out what the replica remembers no longer, so that a long visit grows no heavier. */
  private forgetOld(): void {
    for (const [utterance, { element }] of this.lines) {
      if (this.replica.talk.includes(utterance)) continue;
      element.remove();
      this.lines.delete(utterance);
    }
  }

  private submit(event: Event): void {
    event.preventDefault();
    const text = this.input.value.trim();
    if (!text) return;
    this.input.value = "";
    this.wishes.say(text);
  }
}
