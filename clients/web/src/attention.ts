/** What the visitor looks at, and what lights up: so that "this one" is understood and a pointing arm is followed. */
import { distance, type Point } from "./geometry";
import type { Product } from "./protocol/values";
import type { Replica, Utterance } from "./replica";
import type { Picked } from "./view/picker";

const CLOSE = 1.9;
const LOOKS = 4;
const LINGER = 7;

export class Attention {
  /** The displays that are lit now. */
  lit: ReadonlySet<string> = new Set();
  private chosen: string | null = null;
  private told: string | null = null;
  private seen: { display: string | null; times: number } = { display: null, times: 0 };
  private hinted: readonly string[] = [];
  private spokenOf: { displays: readonly string[]; until: number } = { displays: [], until: 0 };

  constructor(
    private readonly replica: Replica,
    private readonly tell: (display: string | null) => void,
  ) {}

  /** Lets go of what is no longer on show; true where something was. */
  letGo(): boolean {
    const gone = this.chosen !== null && !this.replica.displays.has(this.chosen);
    if (gone) this.choose(null);
    return gone;
  }

  /** The product that was chosen last, which "this one" means. */
  get product(): Product | null {
    const display = this.chosen === null ? undefined : this.replica.displays.get(this.chosen);
    return (display && this.replica.products.get(display.product)) ?? null;
  }

  /** The visitor has clicked a display, or let go of it. */
  choose(display: string | null): void {
    this.chosen = display;
    this.report(display);
  }

  /** What is in the middle of the picture, called a few times a second: standing close and looking long counts. */
  notice(picked: Picked | null, here: Point): void {
    if (this.chosen !== null) return;
    const id = picked?.kind === "display" ? picked.id : null;
    const display = id === null ? undefined : this.replica.displays.get(id);
    const close =
      display && distance(here, { x: display.position.x, z: display.position.z }) < CLOSE ? display.id : null;
    this.seen = { display: close, times: close === this.seen.display ? this.seen.times + 1 : 1 };
    if (this.seen.times === LOOKS && close !== null) this.report(close);
  }

  /** The displays an agent speaks of stay lit while it speaks, and a moment longer. */
  hear(utterance: Utterance, now: number): void {
    if (utterance.about.length) this.spokenOf = { displays: utterance.about, until: now + LINGER };
  }

  /** The displays of what one is about to choose are lit, too. */
  hint(displays: readonly string[]): void {
    this.hinted = displays;
  }

  /** Finds out what is lit now; true where that has changed. */
  look(now: number): boolean {
    const pointedAt = [...this.replica.bodies.values()].flatMap((body) => body.pointing_at ?? []);
    const spokenOf = now < this.spokenOf.until ? this.spokenOf.displays : [];
    const lit = new Set([...pointedAt, ...spokenOf, ...this.hinted]);
    const isSame = lit.size === this.lit.size && [...lit].every((id) => this.lit.has(id));
    this.lit = lit;
    return !isSame;
  }

  private report(display: string | null): void {
    if (display === this.told) return;
    this.told = display;
    this.tell(display);
  }
}
