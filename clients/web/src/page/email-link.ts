/** Linking an e-mail address by a code, so that cart and orders are there on the visitor's other devices too. */
import type { Answer } from "../connection";
import type { Wording } from "../languages";
import { fill, h, icon } from "./dom";

export interface LinkWishes {
  ask(email: string): Promise<Answer>;
  confirm(code: string): Promise<Answer>;
}

export class EmailLink {
  readonly element = h("section", { class: "email-link", "data-testid": "email-link" });
  /** The address that a code was sent to, and whether it is linked. */
  private email: string | null = null;
  private isLinked = false;

  constructor(
    private readonly wording: () => Wording,
    private readonly wishes: LinkWishes,
  ) {}

  linked(email: string): void {
    this.email = email;
    this.isLinked = true;
    this.render();
  }

  render(): void {
    const { t } = this.wording();
    const step =
      this.email === null ? this.asking() : this.isLinked ? this.done(this.email) : this.confirming(this.email);
    fill(this.element, h("h3", {}, t.emailLink), ...step);
  }

  private asking(): HTMLElement[] {
    const { t } = this.wording();
    const input = h("input", {
      id: "email-link-email",
      "data-testid": "email-link-email",
      type: "email",
      autocomplete: "email",
      required: true,
      maxlength: 254,
    });
    const ask = async () => {
      const email = input.value.trim();
      const answer = await this.wishes.ask(email);
      if (answer.done) {
        this.email = email;
        this.render();
        this.element.querySelector("input")?.focus();
      }
      return answer;
    };
    return [h("p", { class: "muted" }, t.emailLinkLead), this.form(t.email, input, t.emailLinkAsk, ask)];
  }

  private confirming(email: string): HTMLElement[] {
    const { t } = this.wording();
    const input = h("input", {
      id: "email-link-code",
      "data-testid": "email-link-code",
      inputmode: "numeric",
      autocomplete: "one-time-code",
      pattern: "[0-9]{6}",
      maxlength: 6,
      required: true,
    });
    const confirm = () => this.wishes.confirm(input.value);
    const again = () => {
      this.email = null;
      this.render();
    };
    return [
      h("p", { class: "muted", role: "status" }, t.emailLinkSent(email)),
      this.form(t.emailLinkCode, input, t.emailLinkConfirm, confirm),
      h("button", { type: "button", class: "quiet", onclick: again }, t.emailLinkOther),
    ];
  }

  private done(email: string): HTMLElement[] {
    return [h("p", { class: "email-linked", role: "status" }, icon("check"), this.wording().t.emailLinked(email))];
  }

  private form(label: string, input: HTMLInputElement, action: string, submit: () => Promise<Answer>): HTMLElement {
    const fault = h("p", { class: "fault", role: "alert" });
    const send = async (event: Event) => {
      event.preventDefault();
      button.disabled = true;
      const answer = await submit();
      button.disabled = false;
      if (!answer.done)
        fault.textContent = answer.code === "disconnected" ? this.wording().t.unavailableNow : answer.text;
    };
    const button = h("button", { class: "secondary" }, action);
    return h(
      "form",
      { onsubmit: send },
      h("div", { class: "field" }, h("label", { for: input.id }, label), input),
      fault,
      button,
    );
  }
}
