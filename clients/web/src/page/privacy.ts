/** What the store may do with what it knows of the visitor: consents, a copy of everything, and the end of it. */
import { PersonalData, type Notice } from "../personal-data";
import type { Answer } from "../connection";
import type { Wording } from "../languages";
import type { Request } from "../protocol/client";
import type { ConsentView } from "../protocol/values";
import type { Toasts } from "./notices";
import { h } from "./dom";
import type { Panel } from "./panel";

export interface PrivacyWishes {
  ask(request: Request): Promise<Answer>;
  complain(answer: Answer): void;
  /** The visitor's token, once one is in the store. */
  token(): string;
}

export class Privacy {
  private consents: readonly ConsentView[] = [];
  /** What the store has said about the erasure that was asked for. */
  private notice: Notice | null = null;
  private readonly data: PersonalData;

  constructor(
    readonly panel: Panel,
    private readonly wording: () => Wording,
    private readonly wishes: PrivacyWishes,
    private readonly toasts: Toasts,
  ) {
    this.data = new PersonalData(() => wishes.token());
  }

  open(): void {
    this.notice = null;
    this.render();
    this.panel.open();
    void this.wishes.ask({ type: "GetConsents" }).then((answer) => this.wishes.complain(answer));
  }

  shown(consents: readonly ConsentView[]): void {
    this.consents = consents;
    if (this.panel.isOpen) this.render();
  }

  render(): void {
    const { t } = this.wording();
    this.panel.title(t.privacy, t.close);
    this.panel.show([
      h("p", { class: "muted" }, t.privacyLead),
      h("section", { class: "consents" }, ...this.consents.map((consent) => this.consent(consent))),
      h(
        "section",
        { class: "privacy-part" },
        h("h3", {}, t.dataCopy),
        h("p", { class: "muted" }, t.dataCopyLead),
        h(
          "button",
          { type: "button", class: "secondary", "data-testid": "export-data", onclick: () => void this.download() },
          t.dataCopyGet,
        ),
      ),
      h("section", { class: "privacy-part" }, h("h3", {}, t.dataErase), ...this.erasure()),
    ]);
  }

  private consent(consent: ConsentView): HTMLElement {
    const wording = this.wording();
    const id = `consent-${consent.purpose}`;
    return h(
      "div",
      { class: "consent" },
      h("input", {
        id,
        type: "checkbox",
        role: "switch",
        checked: consent.given,
        "aria-describedby": `${id}-text`,
        "data-testid": id,
        onchange: (event: Event) => void this.say(consent, (event.target as HTMLInputElement).checked),
      }),
      h("label", { for: id }, wording.text(consent.title)),
      h("p", { id: `${id}-text`, class: "muted" }, wording.text(consent.text)),
      consent.given && consent.at
        ? h("p", { class: "muted" }, h("small", {}, wording.t.agreedOn(wording.date(consent.at))))
        : null,
    );
  }

  private erasure(): readonly HTMLElement[] {
    const { t } = this.wording();
    const { notice } = this;
    const ask = h(
      "button",
      { type: "button", class: "secondary", "data-testid": "erase-data", onclick: () => void this.askErasure() },
      t.dataEraseAsk,
    );
    if (!notice) return [h("p", { class: "muted" }, t.dataEraseLead), ask];
    const told = h("p", { role: "status", "data-testid": "erasure-notice" }, notice.text);
    if (notice.confirmation === null) return [told];
    return [
      told,
      h(
        "button",
        {
          type: "button",
          class: "primary danger",
          "data-testid": "confirm-erasure",
          onclick: () => void this.confirm(notice),
        },
        t.dataEraseConfirm,
      ),
      h(
        "button",
        { type: "button", class: "secondary", "data-testid": "keep-data", onclick: () => this.tell(null) },
        t.dataKeep,
      ),
    ];
  }

  private async say(consent: ConsentView, given: boolean): Promise<void> {
    const { purpose, version } = consent;
    const { language } = this.wording();
    const answer = await this.wishes.ask({ type: "SetConsent", purpose, given, version, language });
    this.wishes.complain(answer);
    if (!answer.done) this.render();
  }

  private async download(): Promise<void> {
    const copy = await this.data.copy();
    if (copy === null) return this.unavailable();
    const address = URL.createObjectURL(copy);
    h("a", { href: address, download: "my-data.json" }).click();
    URL.revokeObjectURL(address);
    this.toasts.show(this.wording().t.dataCopied);
  }

  private async askErasure(): Promise<void> {
    this.tell(await this.data.askErasure(this.wording().language), true);
  }

  private async confirm(notice: Notice): Promise<void> {
    this.tell(await this.data.confirmErasure(notice.confirmation ?? "", this.wording().language), true);
  }

  private tell(notice: Notice | null, asked = false): void {
    if (asked && notice === null) this.unavailable();
    this.notice = notice;
    this.render();
  }

  private unavailable(): void {
    this.toasts.show(this.wording().t.unavailableNow, "bad");
  }
}
