/** The fields of the checkout: contact, delivery and way to pay, kept while the form is drawn anew. */
import { CONTACT_FIELDS, faultsIn, fieldsOf, isRequired, PERSON, type Fault, type Field } from "../contact";
import type { Wording } from "../languages";
import type { Messages } from "../languages/en";
import type { Address, Contact, QuoteView } from "../protocol/values";
import { arrivalOf } from "./arrival";
import { h } from "./dom";
import type { WaysToPay } from "./ways-to-pay";

const LABELS: Readonly<Record<Field, keyof Messages>> = {
  name: "name",
  email: "email",
  phone: "phone",
  address: "address",
  address_detail: "addressDetail",
  city: "city",
  region: "region",
  postal_code: "postalCode",
  country: "country",
};
const NOBODY: Contact = {
  name: "",
  email: "",
  phone: "",
  country: "KR",
  region: "",
  city: "",
  postal_code: "",
  address: "",
  address_detail: "",
};

export class CheckoutFields {
  contact = NOBODY;
  delivery = "";
  payment = "";
  quote: QuoteView | null = null;
  private faults: Partial<Record<Field, Fault>> = {};

  /** Whom the order is probably for. */
  suggestName(name: string): void {
    if (!this.contact.name) this.contact = { ...this.contact, name };
  }

  /** Where it is to go, as far as it is written. */
  get address(): Address {
    const { country, region, city, postal_code, address, address_detail } = this.contact;
    return { country, region, city, postal_code, address, address_detail };
  }

  /** Takes in what the server says of this address and what it costs there; whether it is to go elsewhere now. */
  quoted(quote: QuoteView): boolean {
    this.quote = quote;
    this.delivery = quote.delivery;
    const { countries } = quote;
    const elsewhere = countries.length > 0 && !countries.includes(this.contact.country);
    if (elsewhere) this.contact = { ...this.contact, country: countries[0]!, region: "" };
    return elsewhere;
  }

  /** Whether it can be sent to the country that is chosen, and what it costs is known. */
  get isQuoted(): boolean {
    const { quote } = this;
    return !!quote && !quote.obstacle && (!quote.form || quote.form.country === this.contact.country);
  }

  forgive(): void {
    this.faults = {};
  }

  /** Looks at every field; the first with a fault, or null. */
  check(): string | null {
    this.faults = faultsIn(this.contact, this.form);
    return fieldsOf(this.form).find((field) => this.faults[field]) ?? null;
  }

  /** Takes in what the form inside `container` says, where there is one; whether it is to go elsewhere now. */
  read(container: Element): boolean {
    const form = container.querySelector("form");
    if (!form?.elements.length || form.querySelector("fieldset:disabled")) return false;
    const before = [this.contact.country, this.contact.region, this.delivery].join();
    const data = new FormData(form);
    const value = (name: string, before: string) => String(data.get(name) ?? before).trim();
    const entries = Object.entries(this.contact).map(([name, before]) => [name, value(name, before)]);
    this.contact = Object.fromEntries(entries) as Contact;
    this.payment = value("payment", this.payment);
    this.delivery = value("delivery", this.delivery);
    return before !== [this.contact.country, this.contact.region, this.delivery].join();
  }

  render(wording: Wording, ways: WaysToPay, busy: boolean): HTMLElement[] {
    const { t } = wording;
    const asked = this.quote ? fieldsOf(this.form) : PERSON;
    const fields = asked.map((field) => this.field(field, wording));
    return [
      h(
        "fieldset",
        { disabled: busy, "aria-busy": this.quote ? null : "true" },
        h("legend", {}, t.contact),
        h("div", { class: "fields" }, ...fields),
        this.quote ? null : h("p", { class: "muted", role: "status" }, t.quoting),
      ),
      h("fieldset", { disabled: busy, class: "payments" }, h("legend", {}, t.wayOfDelivery), ...this.ways(wording)),
      h(
        "fieldset",
        { disabled: busy, class: "payments" },
        h("legend", {}, t.payment),
        h("p", { class: "test-note" }, t[ways.note]),
        ...this.payments(t, ways),
      ),
    ];
  }

  /** How addresses are written there. Until another country's is known, the fields stay as they are under the hands. */
  private get form() {
    return this.quote?.form ?? null;
  }

  private field(field: Field, wording: Wording): HTMLElement {
    const { t } = wording;
    const { autocomplete, type, longest } = CONTACT_FIELDS[field];
    const fault = this.faults[field];
    const id = `contact-${field}`;
    const common = {
      id,
      name: field,
      autocomplete,
      "data-testid": id,
      "aria-required": isRequired(field, this.form),
      "aria-invalid": fault ? "true" : null,
      "aria-describedby": fault ? `${id}-fault` : null,
    };
    const road = field === "address" && this.contact.country === "KR";
    const label = t[road ? "roadAddress" : LABELS[field]] as string;
    const choices = this.choices(field, wording);
    const control = choices
      ? h("select", common, ...choices)
      : h("input", { ...common, type, value: this.contact[field], maxlength: longest + 1 });
    return h(
      "div",
      { class: `field field-${field}`, "data-testid": `field-${field}` },
      h("label", { for: id }, label),
      control,
      fault ? h("p", { class: "fault", id: `${id}-fault` }, faultText(fault, label, t)) : null,
    );
  }

  /** What can be chosen for a field, or null where it is written. */
  private choices(field: Field, wording: Wording): HTMLElement[] | null {
    const chosen = this.contact[field];
    const choice = (value: string, name: string) => h("option", { value, selected: value === chosen }, name);
    if (field === "country") {
      const countries = this.quote?.countries.length ? this.quote.countries : [chosen];
      return countries.map((code) => choice(code, countryName(code, wording.language)));
    }
    const regions = field === "region" ? (this.form?.regions ?? []) : [];
    return regions.length
      ? [choice("", wording.t.chooseRegion), ...regions.map(({ code, name }) => choice(code, wording.text(name)))]
      : null;
  }

  private ways(wording: Wording): HTMLElement[] {
    const { t } = wording;
    const { quote } = this;
    if (!quote) return [];
    if (quote.obstacle)
      return [h("p", { class: "fault", role: "alert", "data-testid": "not-delivered" }, t.notDelivered)];
    return quote.options.map((option) => {
      const { method, name, cost } = option;
      return h(
        "label",
        { class: "payment" },
        h("input", {
          type: "radio",
          name: "delivery",
          value: method,
          checked: method === this.delivery,
          "data-testid": `delivery-${method}`,
        }),
        h("span", {}, wording.text(name)),
        h("small", { class: "muted" }, arrivalOf(option, wording)),
        h("span", { class: "way-cost" }, cost.amount ? wording.money(cost) : t.free),
      );
    });
  }

  private payments(t: Messages, { tokens }: WaysToPay): HTMLElement[] {
    if (!(this.payment in tokens)) this.payment = Object.keys(tokens)[0] ?? "";
    return Object.entries(tokens).map(([token, label]) =>
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
        h("span", {}, t[label]),
      ),
    );
  }
}

function faultText(fault: Fault, label: string, t: Messages): string {
  if (fault.kind === "wrong") return t.fieldWrong(label, fault.example);
  return { missing: t.fieldRequired(label), email: t.emailInvalid, long: t.fieldTooLong(label) }[fault.kind];
}

function countryName(code: string, language: string): string {
  return new Intl.DisplayNames([language], { type: "region" }).of(code) ?? code;
}
