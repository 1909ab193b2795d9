/** Reads aloud what agents say, sentence by sentence as it comes, until somebody interrupts. */
import type { Mouth } from "./mouths";

/** One utterance as far as it has come. */
export interface Words {
  readonly text: string;
  readonly done: boolean;
}

const ENDED = /.+?[.!?…]+["”')]*(?:\s+|$)/sy;
/** A sentence, and what is left at the end without a stop. */
export const SENTENCE = /.+?(?:[.!?…]+["”')]*(?:\s+|$)|$)/gs;

/** The whole sentences of a text from a place on, and where they end; of one that is done, all of it. */
export function sentencesFrom({ text, done }: Words, from: number): { sentences: string[]; end: number } {
  if (done) return { sentences: [text.slice(from).trim()].filter(Boolean), end: text.length };
  ENDED.lastIndex = from;
  const sentences: string[] = [];
  let end = from;
  for (let found = ENDED.exec(text); found; found = ENDED.exec(text)) {
    // A piece that has just ended may go on: "1.5", "Dr.", "...".
    if (ENDED.lastIndex >= text.length) break;
    sentences.push(found[0].trim());
    end = ENDED.lastIndex;
  }
  return { sentences, end };
}

export class Reader {
  isOn = false;
  private readonly read = new WeakMap<Words, number>();
  /** What came before somebody interrupted is not taken up again. */
  private dropped = new WeakSet<Words>();
  private current: Words | null = null;

  constructor(private readonly mouth: Mouth) {}

  /** Takes in an utterance as far as it has come. */
  hear(words: Words): void {
    if (!this.isOn || this.dropped.has(words)) return;
    this.current = words;
    const { sentences, end } = sentencesFrom(words, this.read.get(words) ?? 0);
    this.read.set(words, end);
    for (const sentence of sentences) this.mouth.say(sentence);
  }

  /** Falls silent at once. */
  hush(): void {
    if (this.current) this.dropped.add(this.current);
    this.mouth.hush();
  }
}
