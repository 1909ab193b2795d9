/** The way to talking by voice: a button, where the browser can, that brings the rest when it is first pressed. */
import type { Wording } from "../languages";
import { AGREED, recognitionOf, synthesisOf } from "../voice/speech";
import type { Words } from "../voice/reader";
import type { VoiceControls } from "../voice/voice-controls";
import { fill, h, iconButton } from "./dom";

export interface VoiceWishes {
  say(text: string): void;
  /** Says why nothing came of it. */
  tell(text: string): void;
}

export class VoiceDoor {
  /** Where the controls stand in the chat: reading aloud, talking, and what is to be read first. */
  readonly aloud = h("span", { class: "voice-aloud" });
  readonly talk = h("span", { class: "voice-talk" });
  readonly note = h("div", { class: "voice-note" });
  private controls: VoiceControls | null = null;

  constructor(
    private readonly wording: () => Wording,
    private readonly wishes: VoiceWishes,
  ) {}

  /** Writes everything anew, for another language. */
  render(): void {
    if (this.controls) return this.controls.render();
    if (!recognitionOf(window) && !synthesisOf(window)) return;
    if (localStorage.getItem(AGREED) !== null) return void this.open();
    fill(
      this.talk,
      iconButton("mic", this.wording().t.voice, () => void this.open(), { "data-testid": "voice" }),
    );
  }

  /** An agent says something. */
  read(words: Words): void {
    this.controls?.read(words);
  }

  /** One interrupts. */
  hush(): void {
    this.controls?.hush();
  }

  private async open(): Promise<void> {
    const { VoiceControls } = await import("../voice/voice-controls");
    this.controls ??= new VoiceControls(this, this.wording, this.wishes, window);
    this.controls.render();
    this.controls.ask();
  }
}
