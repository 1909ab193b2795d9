/** The way to talking by voice: a button, where the browser or the store can, that brings the rest when it is first pressed. */
import type { Wording } from "../languages";
import type { VoiceView } from "../protocol/values";
import { agreementWith, scribeOf, synthesisOf } from "../voice/speech";
import type { Words } from "../voice/reader";
import type { VoiceControls } from "../voice/voice-controls";
import { fill, h, iconButton } from "./dom";

export interface VoiceWishes {
  /** What the store itself writes down and reads aloud; null before one is in it. */
  offer(): VoiceView | null;
  /** By which the store knows the visitor. */
  token(): string;
  say(text: string): void;
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
    const offer = this.wishes.offer();
    if (!offer) return;
    const scribe = scribeOf(window, offer);
    if (!scribe && !synthesisOf(window) && !offer.speaks.length) return;
    if (localStorage.getItem(agreementWith(scribe)) !== null) return void this.open(offer);
    fill(
      this.talk,
      iconButton("mic", this.wording().t.voice, () => void this.open(offer), { "data-testid": "voice" }),
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

  private async open(offer: VoiceView): Promise<void> {
    const { VoiceControls } = await import("../voice/voice-controls");
    this.controls ??= new VoiceControls(this, this.wording, this.wishes, window, offer);
    this.controls.render();
    this.controls.ask();
  }
}
