/** Who reads aloud: a voice of the browser, or the store's own. */
import { SENTENCE } from "./reader";
import { tongueOf } from "./speech";

export interface Mouth {
  say(text: string): void;
  /** Falls silent at once. */
  hush(): void;
}

export class BrowserMouth implements Mouth {
  constructor(
    private readonly synthesis: SpeechSynthesis,
    private readonly utter: new (text: string) => SpeechSynthesisUtterance,
  ) {}

  get hasVoices(): boolean {
    return this.synthesis.getVoices().length > 0;
  }

  say(text: string): void {
    const utterance = new this.utter(text);
    utterance.lang = tongueOf(text);
    const voices = this.synthesis.getVoices().filter(({ lang }) => lang.replace("_", "-").startsWith(utterance.lang));
    // A voice of the device itself sends nothing away.
    utterance.voice = voices.find((voice) => voice.localService) ?? voices[0] ?? null;
    this.synthesis.speak(utterance);
  }

  hush(): void {
    this.synthesis.cancel();
  }
}

type Speak = (text: string, language: string, signal: AbortSignal) => Promise<Blob | null>;
type Play = (sound: Blob, signal: AbortSignal) => Promise<void>;

/** The longest text that the store reads aloud at once. */
const LONGEST = 500;

/** Fetches one sentence while the one before is heard. */
export class StoreMouth implements Mouth {
  private abort = new AbortController();
  private fetched: Promise<unknown> = Promise.resolve();
  private played: Promise<unknown> = Promise.resolve();

  /** `languages` are those it speaks. */
  constructor(
    private readonly languages: readonly string[],
    private readonly speak: Speak,
    private readonly play: Play = playing,
  ) {}

  say(text: string): void {
    const language = tongueOf(text).slice(0, 2);
    if (!this.languages.includes(language)) return;
    const { signal } = this.abort;
    for (const sentence of text.match(SENTENCE) ?? []) {
      const sound = this.fetched.then(() =>
        signal.aborted ? null : this.speak(sentence.trim().slice(0, LONGEST), language, signal),
      );
      this.fetched = sound;
      this.played = this.played.then(async () => {
        const heard = await sound;
        if (heard && !signal.aborted) await this.play(heard, signal);
      });
    }
  }

  hush(): void {
    this.abort.abort();
    this.abort = new AbortController();
    this.fetched = this.played = Promise.resolve();
  }
}

/** The browser's own voices where it has any, else the store's. Voices of a browser may come late. */
export class EitherMouth implements Mouth {
  constructor(
    private readonly browser: BrowserMouth,
    private readonly store: StoreMouth,
  ) {}

  say(text: string): void {
    (this.browser.hasVoices ? this.browser : this.store).say(text);
  }

  hush(): void {
    this.browser.hush();
    this.store.hush();
  }
}

async function playing(sound: Blob, signal: AbortSignal): Promise<void> {
  const address = URL.createObjectURL(sound);
  const audio = new Audio(address);
  try {
    await new Promise<void>((resolve) => {
      audio.onended = audio.onerror = signal.onabort = () => resolve();
      audio.play().catch(resolve);
    });
  } finally {
    audio.pause();
    URL.revokeObjectURL(address);
  }
}
