/** Says what one waits for: a bar, and words of which only the change from one thing to the next is read out. */
import type { Wording } from "../languages";
import type { Progress } from "../loading";
import { h } from "./dom";

export class LoadingSign {
  private readonly bar = h("progress", { max: 1, hidden: true, "data-testid": "loading" });
  private readonly words = h("p", { "aria-hidden": true, "data-testid": "progress" });
  private readonly said = h("p", { class: "visually-hidden", role: "status" });
  readonly element = h("div", { class: "loading-sign" }, this.bar, this.words, this.said);

  /** `waits`: something is to come of it, nobody knows when. */
  say(text: string, waits: boolean): void {
    this.write(text, text);
    this.bar.hidden = !waits;
    this.bar.removeAttribute("value");
    this.bar.setAttribute("aria-label", text);
  }

  /** How far a room has come. */
  show({ part, done, all, whole }: Progress, { t }: Wording): void {
    const name = t.bringsIn[part];
    this.write(all > 1 ? t.bringsInSoMany(name, done, all) : name, name);
    this.bar.hidden = false;
    this.bar.value = whole;
    this.bar.setAttribute("aria-label", t.loading);
    this.bar.setAttribute("aria-valuetext", this.words.textContent ?? "");
  }

  private write(text: string, said: string): void {
    this.words.textContent = text;
    if (this.said.textContent !== said) this.said.textContent = said;
  }
}
