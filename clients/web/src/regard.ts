/** Whom and what bodies look at, as far as one can tell from what they say and show. */
import { distance, type Point } from "./geometry";
import type { Body } from "./protocol/values";

/** What holds somebody's eyes: another body or a display. */
export type Regard = { readonly body: number } | { readonly display: string } | null;

/** Seconds that a speaker holds eyes after the last word, and within how many metres. */
const [LISTENING, EARSHOT] = [6, 6];
/** Who speaks to several at once looks at one of them until so many seconds after the last word to them. */
const TURNING = 1;
/** Who shows something looks at it first, then now and then, in seconds of each round. */
const [FIRST_LOOK, GLANCE, ROUND] = [1.6, 1.2, 5];

interface Words {
  readonly to: number | null;
  readonly time: number;
}

/** Feed it with what is said and shown, ask it for everybody's eyes at every frame. */
export class Regards {
  private readonly words = new Map<number, Words>();
  private readonly shownSince = new Map<number, number>();
  private lastSpeaker: number | null = null;

  /** A body speaks, to another or to all. */
  said(speaker: number, to: number | null, time: number): void {
    const before = this.words.get(speaker);
    this.lastSpeaker = speaker;
    if (before && before.to !== to && time - before.time < TURNING) return;
    this.words.set(speaker, { to, time });
  }

  /** A body begins to point at a display, or lowers its arm. */
  pointed(body: number, display: string | null, time: number): void {
    if (display === null) this.shownSince.delete(body);
    else this.shownSince.set(body, time);
  }

  forget(body: number): void {
    this.words.delete(body);
    this.shownSince.delete(body);
    if (this.lastSpeaker === body) this.lastSpeaker = null;
  }

  /** What a body looks at now; `placeOf` says where others are. */
  of(body: Body, placeOf: (id: number) => Point | null, now: number): Regard {
    if (body.pointing_at !== null && this.showsIt(body.id, now)) return { display: body.pointing_at };
    const partner = this.listenerOf(body.id, now);
    if (partner !== null && placeOf(partner)) return { body: partner };
    if (body.pointing_at !== null) return { display: body.pointing_at };
    if (body.looking_at !== null) return { display: body.looking_at };
    const speaker = this.speakerNear(body.id, placeOf, now);
    return speaker === null ? null : { body: speaker };
  }

  private showsIt(body: number, now: number): boolean {
    const shown = now - (this.shownSince.get(body) ?? now - FIRST_LOOK);
    return shown < FIRST_LOOK || shown % ROUND < GLANCE;
  }

  /** Whom somebody speaks to, or has just been spoken to by. */
  private listenerOf(body: number, now: number): number | null {
    const own = this.words.get(body);
    if (own && own.to !== null && now - own.time < LISTENING) return own.to;
    for (const [speaker, { to, time }] of this.words) if (to === body && now - time < LISTENING) return speaker;
    return null;
  }

  private speakerNear(body: number, placeOf: (id: number) => Point | null, now: number): number | null {
    const speaker = this.lastSpeaker;
    if (speaker === null || speaker === body || now - (this.words.get(speaker)?.time ?? -LISTENING) > LISTENING)
      return null;
    const [here, there] = [placeOf(body), placeOf(speaker)];
    return here && there && distance(here, there) < EARSHOT ? speaker : null;
  }
}
