/** Listens while one holds the button, and has the store write down what was said. */
import type { Ears, Listening, Trouble } from "./listener";
import type { Recorder } from "./recorder";
import type { Heard } from "./store-voice";
import { resampled, wavOf } from "./wav";

/** The longest recording that the store takes. */
const LONGEST_MS = 29_500;

export type Hear = (recording: Blob, language: string, signal: AbortSignal) => Promise<Heard>;

interface Turn {
  readonly recorder: Pick<Recorder, "start" | "stop">;
  readonly language: string;
  readonly abort: AbortController;
  phase: "asking" | "listening" | "writing";
  end: ReturnType<typeof setTimeout> | undefined;
}

export class StoreListener implements Listening {
  private turn: Turn | null = null;

  constructor(
    private readonly make: () => Turn["recorder"],
    private readonly hear: Hear,
    private readonly ears: Ears,
  ) {}

  get isListening(): boolean {
    return this.turn !== null;
  }

  start(language: string): void {
    if (this.turn) return;
    const abort = new AbortController();
    const turn: Turn = { recorder: this.make(), language, abort, phase: "asking", end: undefined };
    this.turn = turn;
    void this.begin(turn);
  }

  /** One has said it all. While the browser still asks whether one may be heard, nothing has been said. */
  stop(): void {
    if (this.turn?.phase === "asking") this.cancel();
    else if (this.turn?.phase === "listening") void this.write(this.turn);
  }

  /** Nothing of it was meant. */
  cancel(): void {
    const { turn } = this;
    if (!turn) return;
    if (turn.phase !== "writing") turn.recorder.stop();
    turn.abort.abort();
    this.over(turn, null, null);
  }

  private async begin(turn: Turn): Promise<void> {
    try {
      await turn.recorder.start((level) => this.turn === turn && this.ears.level(level));
    } catch (fault) {
      turn.recorder.stop();
      return this.over(turn, null, troubleOf(fault));
    }
    // Whoever has given it up meanwhile must not be heard.
    if (this.turn !== turn) return void turn.recorder.stop();
    turn.phase = "listening";
    this.ears.listening();
    turn.end = setTimeout(() => this.stop(), LONGEST_MS);
  }

  private async write(turn: Turn): Promise<void> {
    turn.phase = "writing";
    const { samples, rate } = turn.recorder.stop();
    this.ears.writing();
    const { text, fault } = await this.hear(wavOf(resampled(samples, rate)), turn.language, turn.abort.signal);
    const trouble = text === null ? (fault === null ? "unavailable" : { sentence: fault }) : "not-heard";
    this.over(turn, text || null, text ? null : trouble);
  }

  private over(turn: Turn, text: string | null, trouble: Trouble | null): void {
    clearTimeout(turn.end);
    if (this.turn !== turn) return;
    this.turn = null;
    this.ears.heard(text, trouble);
  }
}

function troubleOf(fault: unknown): Trouble {
  const name = fault instanceof Error ? fault.name : "";
  if (name === "NotAllowedError") return "not-allowed";
  return name === "NotFoundError" ? "no-microphone" : "unavailable";
}
