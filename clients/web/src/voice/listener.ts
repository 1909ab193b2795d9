/** Listens while one holds the button: what is said is shown as it is understood, and given once it is whole. */
import type { Recognition } from "./speech";

/** Why nothing came of listening. */
export type Trouble = "not-heard" | "not-allowed" | "no-microphone" | "unavailable" | { readonly sentence: string };

export interface Ears {
  /** From now on one is heard. */
  listening(): void;
  /** What has been understood so far. */
  show(text: string): void;
  /** How loud it is, from 0 to 1. */
  level(level: number): void;
  /** One is no more listened to; it is being written down. */
  writing(): void;
  /** All of it, or null where there is none; `trouble` says why. */
  heard(text: string | null, trouble: Trouble | null): void;
}

/** Whoever listens: the browser itself, or the store. */
export interface Listening {
  readonly isListening: boolean;
  start(language: string): void;
  stop(): void;
  cancel(): void;
}

export class Listener implements Listening {
  private recognition: Recognition | null = null;

  constructor(
    private readonly make: new () => Recognition,
    private readonly ears: Ears,
  ) {}

  get isListening(): boolean {
    return this.recognition !== null;
  }

  start(language: string): void {
    if (this.recognition) return;
    const recognition = new this.make();
    let text = "";
    let trouble: Trouble | null = null;
    recognition.lang = language;
    recognition.interimResults = true;
    recognition.continuous = true;
    recognition.onresult = ({ results }) => {
      text = Array.from(results, (each) => each[0].transcript.trim()).join(" ");
      this.ears.show(text);
    };
    recognition.onerror = ({ error }) => (trouble = troubleOf(error));
    recognition.onend = () => {
      if (this.recognition !== recognition) return;
      this.recognition = null;
      this.ears.heard(text || null, text ? null : (trouble ?? "not-heard"));
    };
    this.recognition = recognition;
    recognition.start();
    this.ears.listening();
  }

  /** One has said it all: what was heard comes as soon as it is understood. */
  stop(): void {
    this.recognition?.stop();
  }

  /** Nothing of it was meant. */
  cancel(): void {
    const { recognition } = this;
    this.recognition = null;
    recognition?.abort();
    if (recognition) this.ears.heard(null, null);
  }
}

function troubleOf(error: string): Trouble | null {
  if (error === "aborted") return null;
  if (error === "no-speech") return "not-heard";
  return error === "not-allowed" || error === "service-not-allowed" ? "not-allowed" : "unavailable";
}
