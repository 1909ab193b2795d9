/** One attempt to pay: the same wish keeps its idempotency key until it is answered, so a retry never pays twice. */
import type { Contact } from "./protocol/values";

export interface Wish {
  readonly contact: Contact;
  readonly total: number;
  readonly payment_token: string;
  readonly delivery: string;
  readonly codes: readonly string[];
}

export class Attempt {
  private key: string | null = null;
  private said = "";

  constructor(private readonly newKey: () => string) {}

  /** The key to send the wish with: a new one unless the very same wish still waits for its answer. */
  keyFor(wish: Wish): string {
    const said = JSON.stringify([wish.contact, wish.total, wish.payment_token, wish.delivery, wish.codes]);
    if (this.key === null || said !== this.said) this.key = this.newKey();
    this.said = said;
    return this.key;
  }

  /** The server has answered, with yes or no: the next wish is another one. */
  answered(): void {
    this.key = null;
  }
}
