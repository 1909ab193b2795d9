/** The talk in every place where it shows: the chat beside the picture, the bubbles in it, and what they are about. */
import type { Attention } from "./attention";
import type { Answer } from "./connection";
import type { Wording } from "./languages";
import { Chat } from "./page/chat";
import type { Labels } from "./page/labels";
import { VoiceDoor } from "./page/voice-door";
import type { ClientMessage, Request } from "./protocol/client";
import type { ServerMessage } from "./protocol/server";
import type { Product } from "./protocol/values";
import type { Replica, Utterance } from "./replica";
import { OthersTyping, OwnTyping } from "./typing";

export interface ConversationWishes {
  ask(request: Request): Promise<Answer>;
  send(message: ClientMessage): void;
  complain(answer: Answer): void;
  tell(text: string, kind: "good" | "bad"): void;
  /** Opens a product's card and leads to it, to one of these displays if it is on show there. */
  lead(product: string, displays: readonly string[]): void;
  /** Makes room for the chat on a small screen. */
  leaveRoom(): void;
  show(isOpen: boolean, hasNews: boolean): void;
}

/** How often it is looked whether somebody still writes, in milliseconds. */
const LOOK_EVERY = 1000;

/** Whether the chat fits beside the picture. */
export function isWide(): boolean {
  return matchMedia("(min-width: 900px)").matches;
}

export class Conversation {
  readonly chat: Chat;
  private readonly voice: VoiceDoor;
  private readonly ownTyping: OwnTyping;
  private readonly learning = new Set<string>();
  private isOpen = false;
  private nextLook: ReturnType<typeof setTimeout> | undefined;

  constructor(
    private readonly replica: Replica,
    private readonly wording: () => Wording,
    private readonly attention: Attention,
    private readonly labels: Pick<Labels, "hear">,
    private readonly othersTyping: OthersTyping,
    private readonly wishes: ConversationWishes,
  ) {
    this.ownTyping = new OwnTyping((typing) => wishes.send({ type: "ShowTyping", typing }));
    this.voice = new VoiceDoor(wording, {
      offer: () => replica.welcome?.store.voice ?? null,
      token: () => replica.welcome?.visitor ?? "",
      say: (text) => this.say(text),
    });
    this.chat = new Chat(
      replica,
      wording,
      {
        say: (text) => this.say(text),
        write: (text) => this.ownTyping.wrote(text, now()),
        callClerk: () => void this.ask({ type: "CallClerk" }),
        forgetContext: () => this.attend(null),
        hint: (product) => attention.hint(product === null ? [] : this.displaysOf(product)),
        lead: (product, displays) => wishes.lead(product, displays),
        learn: (product) => this.learn(product),
        rate: (utterance, good) => void this.rate(utterance, good),
      },
      () => this.toggle(false),
      this.voice,
    );
  }

  /** Writes everything anew, for another language. */
  render(): void {
    this.chat.render();
    this.chat.setContext(this.attention.product);
    this.voice.render();
    this.showBusy();
  }

  toggle(open = !this.isOpen): void {
    this.isOpen = open;
    this.wishes.show(open, false);
  }

  /** Opens the chat, ready to write. */
  begin(): void {
    this.toggle(true);
    this.chat.focus();
  }

  /** What "this one" means from now on. */
  attend(display: string | null): void {
    this.attention.choose(display);
    this.chat.setContext(this.attention.product);
  }

  /** One is in another room, or back in it. */
  roomEntered(): void {
    this.attend(null);
    this.attention.hint([]);
    this.othersTyping.clear();
    this.chat.update();
    this.showBusy();
  }

  /** Things were moved or taken away: what one meant may be gone. */
  roomChanged(): void {
    if (this.attention.letGo()) this.chat.setContext(null);
  }

  askAbout(product: Product, display: string | null): void {
    this.attend(display ?? this.displaysOf(product.id)[0] ?? null);
    if (!isWide()) this.wishes.leaveRoom();
    this.begin();
  }

  /** What a message changes in the talk; the replica knows it already. */
  receive(message: ServerMessage, at: number): void {
    if (message.type === "Said") this.hear(at);
    else if (message.type === "Welcome") this.voice.render();
    else if (message.type === "Suggested") this.chat.suggest();
    else if (message.type === "ClerkCalled") this.chat.note(this.wording().t.clerkCalled);
    else if (message.type === "ProductShown") this.learnt(message.product.id);
    else if (message.type === "Typing") this.typing(message.body, message.typing, at);
    else if (message.type === "Vanished") this.othersTyping.over(message.body);
    if (["Said", "Thinking", "Typing", "Vanished"].includes(message.type)) this.showBusy();
  }

  /** Shows what has just been heard. */
  private hear(at: number): void {
    const utterance = this.replica.lastHeard;
    if (!utterance) return;
    this.othersTyping.over(utterance.speaker.id);
    this.chat.hear(utterance);
    this.labels.hear(utterance, at);
    if (utterance.overheard) return;
    this.attention.hear(utterance, at);
    const { mine, role } = utterance.speaker;
    if (role === "agent") this.voice.read(utterance);
    if (!mine && role !== "visitor" && !this.isOpen) this.wishes.show(false, true);
  }

  private typing(body: number, typing: boolean, at: number): void {
    this.othersTyping.told(body, typing, at);
  }

  /** Who thinks of an answer, or else who writes. */
  private showBusy(): void {
    const { t } = this.wording();
    const named = (id: number | undefined) => {
      const body = id === undefined ? undefined : this.replica.bodies.get(id);
      return body && (this.wording().nameOf(body) || t.guest);
    };
    const thinker = this.replica.awaitsAnswer ? named([...this.replica.thinking][0]) : undefined;
    const [first] = this.othersTyping.all(now());
    const writer = named(first);
    this.chat.say(thinker ? t.thinking(thinker) : writer ? t.typing(writer) : "");
    clearTimeout(this.nextLook);
    if (writer) this.nextLook = setTimeout(() => this.showBusy(), LOOK_EVERY);
  }

  /** One says something. */
  say(text: string): void {
    this.ownTyping.said();
    this.voice.hush();
    void this.ask({ type: "Say", text });
  }

  private async rate(utterance: Utterance, good: boolean | null): Promise<void> {
    const { speaker, number } = utterance;
    const answer = await this.wishes.ask({ type: "RateSpeech", body: speaker.id, utterance: number, good });
    this.wishes.complain(answer);
    if (!answer.done) return;
    utterance.good = good;
    this.chat.update();
    if (good !== null) this.wishes.tell(this.wording().t.thanksForThumb, "good");
  }

  /** Asks once for a product that was named and is not on show here. */
  private learn(product: string): void {
    if (this.learning.has(product)) return;
    this.learning.add(product);
    void this.wishes.ask({ type: "GetProduct", product });
  }

  private learnt(product: string): void {
    if (this.learning.delete(product)) this.chat.update();
  }

  private displaysOf(product: string): string[] {
    return [...this.replica.displays.values()].filter((each) => each.product === product).map(({ id }) => id);
  }

  private async ask(request: Request): Promise<void> {
    this.wishes.complain(await this.wishes.ask(request));
  }
}

function now(): number {
  return performance.now() / 1000;
}
