/** Talking by voice: first what is to be agreed to, then a button to hold while one talks, and one for reading aloud. */
import type { Wording } from "../languages";
import { fill, h, iconButton } from "../page/dom";
import type { VoiceWishes } from "../page/voice-door";
import { Listener, type Trouble } from "./listener";
import { Reader, type Words } from "./reader";
import { AGREED, recognitionOf, synthesisOf } from "./speech";

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
  private readonly listener: Listener | null;
  private readonly reader: Reader | null;
  private readonly caption = h("p", {
    class: "voice-caption",
    role: "status",
    "data-testid": "voice-caption",
    hidden: true,
  });
  private talkButton: HTMLButtonElement | null = null;
  private pressedAt: number | null = null;

  constructor(
    private readonly places: Places,
    private readonly wording: () => Wording,
    private readonly wishes: VoiceWishes,
    page: Window & typeof globalThis,
  ) {
    const recognition = recognitionOf(page);
    const synthesis = synthesisOf(page);
    this.listener = recognition && new Listener(recognition, this);
    this.reader = synthesis && new Reader(synthesis, page.SpeechSynthesisUtterance);
  }

  /** Writes everything anew, for another language. */
  render(): void {
    if (!this.hasAgreed) return;
    const { t } = this.wording();
    fill(this.places.note, this.caption);
    fill(this.places.talk, this.listener && this.button());
    if (!this.reader) return;
    const press = () => this.readAloud(!this.reader?.isOn);
    const more = { "aria-pressed": this.reader.isOn, "data-testid": "read-aloud" };
    fill(this.places.aloud, iconButton("sound", t.readAloud, press, more));
  }

  /** Asks once whether the browser may listen and speak; what was agreed to holds for later visits. */
  ask(): void {
    if (this.hasAgreed) return;
    const { t } = this.wording();
    const title = h("h3", { id: "voice-title", tabindex: -1 }, t.voiceTitle);
    const agree = h(
      "button",
      { type: "button", class: "primary", "data-testid": "voice-agree", onclick: () => this.agree() },
      t.voiceAgree,
    );
    const decline = h("button", { type: "button", class: "quiet", onclick: () => this.decline() }, t.voiceDecline);
    const buttons = h("div", { class: "voice-choice" }, agree, decline);
    const dialog = h(
      "section",
      { class: "voice-consent", "aria-labelledby": "voice-title", "data-testid": "voice-consent" },
      title,
      h("p", {}, t.voiceNote),
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
  }

  /** What the browser has understood so far. */
  show(text: string): void {
    this.caption.hidden = !text;
    this.caption.textContent = text;
  }

  heard(text: string | null, trouble: Trouble | null): void {
    const { t } = this.wording();
    this.show("");
    this.mark(false);
    if (text) this.wishes.say(text.slice(0, 500));
    else if (trouble)
      this.wishes.tell(
        { "not-heard": t.voiceNotHeard, "not-allowed": t.voiceNotAllowed, unavailable: t.voiceUnavailable }[trouble],
      );
  }

  private get hasAgreed(): boolean {
    return localStorage.getItem(AGREED) !== null;
  }

  private agree(): void {
    localStorage.setItem(AGREED, new Date().toISOString());
    this.readAloud(true);
    this.talkButton?.focus();
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
    this.show(this.wording().t.voiceListening);
    listener.start(LANGUAGE[this.wording().language]);
  }

  private mark(isListening: boolean): void {
    const { t } = this.wording();
    this.talkButton?.setAttribute("aria-pressed", String(isListening));
    this.talkButton?.setAttribute("aria-label", isListening ? t.voiceStop : t.voiceHold);
  }
}

function isPress({ key }: KeyboardEvent): boolean {
  return key === " " || key === "Enter";
}
