/** Talking by voice: first what is to be agreed to, then a button to hold while one talks, and one for reading aloud. */
import type { Wording } from "../languages";
import { fill, h, iconButton } from "../page/dom";
import type { VoiceWishes } from "../page/voice-door";
import type { VoiceView } from "../protocol/values";
import { Listener, type Listening, type Trouble } from "./listener";
import { BrowserMouth, EitherMouth, StoreMouth, type Mouth } from "./mouths";
import { Reader, type Words } from "./reader";
import { Recorder } from "./recorder";
import { agreementWith, recognitionOf, scribeOf, synthesisOf, type Scribe } from "./speech";
import { StoreListener, type Hear } from "./store-listener";
import { StoreVoice } from "./store-voice";

/** Where the controls stand. */
export interface Places {
  readonly aloud: HTMLElement;
  readonly talk: HTMLElement;
  readonly note: HTMLElement;
}

/** Who lets go of the button sooner has pressed it, and talks until it is pressed again. */
const HOLDING_MS = 350;
const LANGUAGE = { en: "en-US", ko: "ko-KR" } as const;

export class VoiceControls {
  private readonly scribe: Scribe;
  private readonly listener: Listening | null;
  private readonly reader: Reader | null;
  private readonly caption = h("p", { role: "status", "data-testid": "voice-caption" });
  /** How loud one is, for the eyes alone. */
  private readonly meter = h("span", { class: "voice-level", "aria-hidden": true });
  private readonly captions = h("div", { class: "voice-caption", hidden: true }, this.caption);
  private talkButton: HTMLButtonElement | null = null;
  private pressedAt: number | null = null;

  constructor(
    private readonly places: Places,
    private readonly wording: () => Wording,
    private readonly wishes: VoiceWishes,
    page: Window & typeof globalThis,
    offer: VoiceView,
  ) {
    const store = new StoreVoice(() => wishes.token());
    const recognition = recognitionOf(page);
    const mouth = mouthOf(page, offer, store);
    this.scribe = scribeOf(page, offer);
    if (recognition) this.listener = new Listener(recognition, this);
    else if (this.scribe === "store") {
      const hear: Hear = (...recording) => store.hear(...recording);
      this.listener = new StoreListener(() => new Recorder(), hear, this);
      this.captions.append(this.meter);
    } else this.listener = null;
    this.reader = mouth && new Reader(mouth);
  }

  /** Writes everything anew, for another language. */
  render(): void {
    if (!this.hasAgreed) return;
    const { t } = this.wording();
    fill(this.places.note, this.captions);
    fill(this.places.talk, this.listener && this.button());
    if (!this.reader) return;
    const press = () => this.readAloud(!this.reader?.isOn);
    const more = { "aria-pressed": this.reader.isOn, "data-testid": "read-aloud" };
    fill(this.places.aloud, iconButton("sound", t.readAloud, press, more));
  }

  /** Asks once whether one may be listened to, and says by whom; what was agreed to holds for later visits. */
  ask(): void {
    if (this.hasAgreed) return;
    const { t } = this.wording();
    const title = h("h3", { id: "voice-title", tabindex: -1 }, this.scribe ? t.voiceTitle : t.readAloud);
    const note = this.scribe === "store" ? t.voiceStoreNote : this.scribe ? t.voiceNote : t.voiceReadNote;
    const agree = h(
      "button",
      { type: "button", class: "primary", "data-testid": "voice-agree", onclick: () => this.agree() },
      this.scribe ? t.voiceAgree : t.readAloud,
    );
    const decline = h("button", { type: "button", class: "quiet", onclick: () => this.decline() }, t.voiceDecline);
    const buttons = h("div", { class: "voice-choice" }, agree, decline);
    const dialog = h(
      "section",
      { class: "voice-consent", "aria-labelledby": "voice-title", "data-testid": "voice-consent" },
      title,
      h("p", {}, note),
      buttons,
    );
    fill(this.places.note, dialog);
    title.focus();
  }

  /** An agent says something. */
  read(words: Words): void {
    this.reader?.hear(words);
  }

  /** One interrupts. */
  hush(): void {
    this.reader?.hush();
    if (!this.listener?.isListening) this.show("");
  }

  listening(): void {
    this.show(this.wording().t.voiceListening);
  }

  /** What has been understood so far. */
  show(text: string): void {
    this.captions.hidden = !text;
    this.caption.textContent = text;
    this.level(0);
  }

  level(level: number): void {
    this.meter.style.setProperty("--level", level.toFixed(2));
  }

  writing(): void {
    this.mark(false);
    this.show(this.wording().t.voiceWriting);
  }

  heard(text: string | null, trouble: Trouble | null): void {
    this.mark(false);
    this.show(trouble ? this.sentenceOf(trouble) : "");
    if (text) this.wishes.say(text.slice(0, 500));
  }

  private sentenceOf(trouble: Trouble): string {
    const { t } = this.wording();
    if (typeof trouble === "object") return trouble.sentence;
    return {
      "not-heard": t.voiceNotHeard,
      "not-allowed": t.voiceNotAllowed,
      "no-microphone": t.voiceNoMicrophone,
      unavailable: t.voiceUnavailable,
    }[trouble];
  }

  private get hasAgreed(): boolean {
    return localStorage.getItem(agreementWith(this.scribe)) !== null;
  }

  private agree(): void {
    localStorage.setItem(agreementWith(this.scribe), new Date().toISOString());
    this.readAloud(true);
    (this.talkButton ?? this.places.aloud.querySelector("button"))?.focus();
  }

  private decline(): void {
    fill(this.places.note);
    this.places.talk.querySelector("button")?.focus();
  }

  private readAloud(isOn: boolean): void {
    if (this.reader) this.reader.isOn = isOn;
    if (!isOn) this.hush();
    this.render();
  }

  private button(): HTMLButtonElement {
    const { t } = this.wording();
    const button = iconButton("mic", t.voiceHold, () => {}, {
      "data-testid": "voice-talk",
      "aria-pressed": this.listener?.isListening ?? false,
      onpointerdown: (event: PointerEvent) => {
        button.setPointerCapture(event.pointerId);
        this.press(event);
      },
      onpointerup: () => this.letGo(),
      onpointercancel: () => this.letGo(),
      onkeydown: (event: KeyboardEvent) => this.key(event),
      onkeyup: (event: KeyboardEvent) => isPress(event) && this.letGo(),
      // Screen readers and other tools press without pointer and key.
      onclick: (event: MouseEvent) => event.detail === 0 && this.toggle(),
    });
    button.classList.add("voice-button");
    this.talkButton = button;
    return button;
  }

  private press(event: Event): void {
    if (this.pressedAt !== null) return;
    this.pressedAt = event.timeStamp;
    this.toggle();
  }

  private letGo(): void {
    const held = this.pressedAt === null ? 0 : performance.now() - this.pressedAt;
    this.pressedAt = null;
    if (held > HOLDING_MS) this.listener?.stop();
  }

  private key(event: KeyboardEvent): void {
    if (event.key === "Escape" && this.listener?.isListening) {
      event.preventDefault();
      this.listener.cancel();
    }
    if (!isPress(event)) return;
    event.preventDefault();
    if (!event.repeat) this.press(event);
  }

  private toggle(): void {
    const { listener } = this;
    if (!listener) return;
    if (listener.isListening) return listener.stop();
    this.hush();
    this.mark(true);
    listener.start(LANGUAGE[this.wording().language]);
  }

  private mark(isListening: boolean): void {
    const { t } = this.wording();
    this.talkButton?.setAttribute("aria-pressed", String(isListening));
    this.talkButton?.setAttribute("aria-label", isListening ? t.voiceStop : t.voiceHold);
  }
}

function mouthOf(page: Window & typeof globalThis, { speaks }: VoiceView, store: StoreVoice): Mouth | null {
  const synthesis = synthesisOf(page);
  const browsers = synthesis && new BrowserMouth(synthesis, page.SpeechSynthesisUtterance);
  if (!speaks.length) return browsers;
  const stores = new StoreMouth(speaks, (...words) => store.speak(...words));
  return browsers ? new EitherMouth(browsers, stores) : stores;
}

function isPress({ key }: KeyboardEvent): boolean {
  return key === " " || key === "Enter";
}
