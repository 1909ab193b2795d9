/** The talk in every place where it shows: the chat beside the picture, the bubbles in it, and what they are about. */
import type { Attention } from "./attention";
import type { Answer } from "./connection";
import type { Wording } from "./languages";
import { Chat } from "./page/chat";
import type { Labels } from "./page/labels";
import type { Request } from "./protocol/client";
import type { Product } from "./protocol/values";
import type { Replica } from "./replica";

export interface ConversationWishes {
  ask(request: Request): Promise<Answer>;
  complain(answer: Answer): void;
  open(display: string): void;
  /** Makes room for the chat on a small screen. */
  leaveRoom(): void;
  show(isOpen: boolean, hasNews: boolean): void;
}

/** Whether the chat fits beside the picture. */
export function isWide(): boolean {
  return matchMedia("(min-width: 900px)").matches;
}

export class Conversation {
  readonly chat: Chat;
  private isOpen = false;

  constructor(
    private readonly replica: Replica,
    wording: () => Wording,
    private readonly attention: Attention,
    private readonly labels: Labels,
    private readonly wishes: ConversationWishes,
  ) {
    this.chat = new Chat(
      replica,
      wording,
      {
        say: (text) => void this.ask({ type: "Say", text }),
        callClerk: () => void this.ask({ type: "CallClerk" }),
        open: wishes.open,
        forgetContext: () => this.attend(null),
      },
      () => this.toggle(false),
    );
  }

  /** Writes everything anew, for another language. */
  render(): void {
    this.chat.render();
    this.chat.setContext(this.attention.product);
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

  /** Things were moved or taken away: what one meant may be gone. */
  roomChanged(): void {
    if (this.attention.letGo()) this.chat.setContext(null);
  }

  askAbout(product: Product, display: string | null): void {
    const shown =
      display ?? [...this.replica.displays.values()].find((each) => each.product === product.id)?.id ?? null;
    this.attend(shown);
    if (!isWide()) this.wishes.leaveRoom();
    this.begin();
  }

  /** Shows what has just been heard. */
  hear(now: number): void {
    const utterance = this.replica.lastHeard;
    if (!utterance) return;
    this.chat.hear(utterance);
    this.labels.hear(utterance, now);
    if (utterance.overheard) return;
    this.attention.hear(utterance, now);
    const { mine, role } = utterance.speaker;
    if (!mine && role !== "visitor" && !this.isOpen) this.wishes.show(false, true);
  }

  private async ask(request: Request): Promise<void> {
    this.wishes.complain(await this.wishes.ask(request));
  }
}
