/** Who is writing: oneself, told now and then, and others, believed for a while. Machines; `now` is in seconds. */

/** The server takes one word of it a second. */
const AGAIN = 3;
const BELIEVED = 6;

export class OwnTyping {
  private toldAt: number | null = null;

  constructor(private readonly tell: (typing: boolean) => void) {}

  /** What stands in the line one writes in has changed. */
  wrote(text: string, now: number): void {
    if (!text.trim()) return this.stopped();
    if (this.toldAt !== null && now - this.toldAt < AGAIN) return;
    this.toldAt = now;
    this.tell(true);
  }

  /** One writes no more, without having said anything. */
  stopped(): void {
    if (this.toldAt !== null) this.tell(false);
    this.toldAt = null;
  }

  /** What was written has been said: others hear that. */
  said(): void {
    this.toldAt = null;
  }
}

export class OthersTyping {
  private readonly until = new Map<number, number>();

  told(body: number, typing: boolean, now: number): void {
    if (typing) this.until.set(body, now + BELIEVED);
    else this.until.delete(body);
  }

  /** Has spoken, or is gone. */
  over(body: number): void {
    this.until.delete(body);
  }

  has(body: number, now: number): boolean {
    return now < (this.until.get(body) ?? 0);
  }

  /** Those who are writing, who began first first. */
  all(now: number): number[] {
    return [...this.until.keys()].filter((body) => this.has(body, now));
  }

  clear(): void {
    this.until.clear();
  }
}
