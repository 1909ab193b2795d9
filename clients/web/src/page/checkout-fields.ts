/** The fields of the checkout: contact and way to pay, kept while the form is drawn anew, and what is wrong with them. */
import { CONTACT_FIELDS, faultsIn, type Fault } from "../contact";
import type { Wording } from "../languages";
import type { Messages } from "../languages/en";
import type { Contact } from "../protocol/values";
import { h } from "./dom";

const LABELS: Readonly<Record<keyof Contact, keyof Messages>> = {
  name: "name",
  email: "email",
  phone: "phone",
  address: "address",
  city: "city",
  postal_code: "postalCode",
  country: "country",
};
/** The tokens of the built-in test provider that a visitor may choose from. */
const PAYMENTS = { approve: "payApprove", confirm: "payConfirm", decline: "payDecline" } as const;
const COUNTRIES = ["KR", "US", "JP", "CN", "TW", "HK", "SG", "GB", "DE", "FR", "CA", "AU"];

export class CheckoutFields {
  contact: Contact = { name: "", email: "", phone: "", address: "", city: "", postal_code: "", country: "KR" };
  payment: keyof typeof PAYMENTS = "approve";
  private faults: Partial<Record<keyof Contact, Fault>> = {};

  /** Whom the order is probably for. */
  suggestName(name: string): void {
    if (!this.contact.name) this.contact = { ...this.contact, name };
  }

  forgive(): void {
    this.faults = {};
  }

  /** Looks at every field; the first with a fault, or null. */
  check(): string | null {
    this.faults = faultsIn(this.contact);
    return Object.keys(this.faults)[0] ?? null;
  }

  /** Takes in what the form inside `container` says, where there is one. */
  read(container: Element): void {
    const form = container.querySelector("form");
    if (!form?.elements.length || form.querySelector("fieldset:disabled")) return;
    const data = new FormData(form);
    const value = (name: string, before: string) => String(data.get(name) ?? before).trim();
    const entries = Object.entries(this.contact).map(([name, before]) => [name, value(name, before)]);
    this.contact = Object.fromEntries(entries) as Contact;
    this.payment = value("payment", this.payment) as keyof typeof PAYMENTS;
  }

  render(wording: Wording, busy: boolean): HTMLElement[] {
    const { t } = wording;
    const fields = (Object.keys(CONTACT_FIELDS) as (keyof Contact)[]).map((field) => this.field(field, wording));
    return [
      h("fieldset", { disabled: busy }, h("legend", {}, t.contact), h("div", { class: "fields" }, ...fields)),
      h(
        "fieldset",
        { disabled: busy, class: "payments" },
        h("legend", {}, t.payment),
        h("p", { class: "test-note" }, t.testPayment),
        ...this.payments(t),
      ),
    ];
  }

  private field(field: keyof Contact, wording: Wording): HTMLElement {
    const { t } = wording;
    const { autocomplete, type, longest, required } = CONTACT_FIELDS[field];
    const fault = this.faults[field];
    const id = `contact-${field}`;
    const common = {
      id,
      name: field,
      autocomplete,
      "data-testid": id,
      "aria-required": required,
      "aria-invalid": fault ? "true" : null,
      "aria-describedby": fault ? `${id}-fault` : null,
    };
    const label = t[LABELS[field]] as string;
    const control =
      field === "country"
        ? h(
            "select",
            common,
            ...COUNTRIES.map((code) =>
              h(
                "option",
                { value: code, selected: code === this.contact.country },
                countryName(code, wording.language),
              ),
            ),
          )
        : h("input", { ...common, type, value: this.contact[field], maxlength: longest + 1 });
    return h(
      "div",
      { class: `field field-${field}` },
      h("label", { for: id }, label),
      control,
      fault ? h("p", { class: "fault", id: `${id}-fault` }, faultText(fault, label, t)) : null,
    );
  }

  private payments(t: Messages): HTMLElement[] {
    return (Object.keys(PAYMENTS) as (keyof typeof PAYMENTS)[]).map((token) =>
      h(
        "label",
        { class: "payment" },
        h("input", {
          type: "radio",
          name: "payment",
          value: token,
          checked: token === this.payment,
          "data-testid": `pay-${token}`,
        }),
        h("span", {}, t[PAYMENTS[token]]),
      ),
    );
  }
}

function faultText(fault: Fault, label: string, t: Messages): string {
  return { missing: t.fieldRequired(label), email: t.emailInvalid, long: t.fieldTooLong(label) }[fault];
}

function countryName(code: string, language: string): string {
  return new Intl.DisplayNames([language], { type: "region" }).of(code) ?? code;
}
