/** The checkout: a form, then what became of it. Only what the visitor sends here orders anything. */
import { Attempt } from "../attempt";
import type { Answer } from "../connection";
import { CONTACT_FIELDS, faultsIn, type Fault } from "../contact";
import type { Messages } from "../languages/en";
import type { Wording } from "../languages";
import type { CartView, Contact, OrderView } from "../protocol/values";
import { totals } from "./cart";
import { h, icon } from "./dom";
import { orderLines } from "./orders";
import { Panel } from "./panel";

export interface CheckoutWishes {
  pay(order: { key: string; contact: Contact; total: number; payment_token: string }): Promise<Answer>;
  confirm(order: string, approve: boolean): Promise<Answer>;
  complain(answer: Answer): void;
}

type Step = "form" | "paying" | "action" | "placed";

const LABELS: Readonly<Record<keyof Contact, keyof Messages>> = {
  name: "name", email: "email", phone: "phone", address: "address", city: "city", postal_code: "postalCode", country: "country",
};
const PAYMENTS = { approve: "payApprove", confirm: "payConfirm", decline: "payDecline" } as const;
const COUNTRIES = ["KR", "US", "JP", "CN", "TW", "HK", "SG", "GB", "DE", "FR", "CA", "AU"];
const ENDED_BADLY = new Set(["declined", "cancelled"]);

export class Checkout {
  readonly panel = new Panel("checkout", "drawer");
  private step: Step = "form";
  private contact: Contact = { name: "", email: "", phone: "", address: "", city: "", postal_code: "", country: "KR" };
  private payment: keyof typeof PAYMENTS = "approve";
  private faults: Partial<Record<keyof Contact, Fault>> = {};
  private message = "";
  private cart: CartView | null = null;
  private order: OrderView | null = null;
  private readonly attempt = new Attempt(() => crypto.randomUUID());

  constructor(private readonly wording: () => Wording, private readonly wishes: CheckoutWishes) {}

  open(cart: CartView, name: string): void {
    if (this.step !== "paying") this.begin();
    this.cart = cart;
    if (!this.contact.name) this.contact = { ...this.contact, name };
    this.render();
    this.panel.open();
  }

  /** Asks the visitor about an order that waits for their confirmation. */
  resume(order: OrderView): void {
    this.order = order;
    this.step = "action";
    this.render();
    this.panel.open();
  }

  cartChanged(cart: CartView): void {
    if (this.step !== "form" || !this.panel.isOpen || !this.cart) return;
    const changed = cart.total.amount !== this.cart.total.amount;
    this.cart = cart;
    if (!cart.lines.length) return this.panel.close();
    this.keep();
    if (changed) this.message = this.wording().t.totalChanged;
    this.render();
  }

  orderChanged(order: OrderView): void {
    if (this.step !== "paying" && order.number !== this.order?.number) return;
    this.order = order;
    if (this.step === "action" || this.step === "placed") this.settle();
  }

  render(): void {
    const { t } = this.wording();
    const steps = { form: () => this.form(), paying: () => this.form(), action: () => this.action(), placed: () => this.placed() };
    this.panel.title({ form: t.checkOut, paying: t.checkOut, action: t.confirmTitle, placed: t.orderThanks }[this.step], t.close);
    steps[this.step]();
  }

  private begin(): void {
    this.step = "form";
    this.order = null;
    this.faults = {};
    this.message = "";
  }

  private form(): void {
    const { t } = this.wording();
    const { cart } = this;
    if (!cart) return;
    const total = this.wording().money(cart.total);
    const busy = this.step === "paying";
    const fields = (Object.keys(CONTACT_FIELDS) as (keyof Contact)[]).map((field) => this.field(field));
    const form = h("form", { id: "checkout-form", class: "checkout-form", novalidate: true, onsubmit: (event: Event) => this.submit(event) },
      h("p", { class: "muted" }, t.checkOutLead),
      h("fieldset", { disabled: busy }, h("legend", {}, t.contact), h("div", { class: "fields" }, ...fields)),
      h("fieldset", { disabled: busy, class: "payments" }, h("legend", {}, t.payment), h("p", { class: "test-note" }, t.testPayment), ...this.payments()),
      totals(cart, this.wording()));
    const pay = h("button", { type: "submit", form: "checkout-form", class: "primary wide", disabled: busy, "data-testid": "pay" }, busy ? t.paying : t.pay(total));
    const message = h("p", { class: "form-message", role: "alert", "data-testid": "checkout-message" }, this.message);
    this.panel.show([form], [message, pay]);
  }

  private field(field: keyof Contact): HTMLElement {
    const { t } = this.wording();
    const { autocomplete, type, longest, required } = CONTACT_FIELDS[field];
    const fault = this.faults[field];
    const id = `contact-${field}`;
    const common = {
      id, name: field, autocomplete, "data-testid": id, "aria-required": required,
      "aria-invalid": fault ? "true" : null, "aria-describedby": fault ? `${id}-fault` : null,
    };
    const label = t[LABELS[field]] as string;
    const control = field === "country"
      ? h("select", common, ...COUNTRIES.map((code) => h("option", { value: code, selected: code === this.contact.country }, countryName(code, this.wording().language))))
      : h("input", { ...common, type, value: this.contact[field], maxlength: longest + 1 });
    return h("div", { class: `field field-${field}` }, h("label", { for: id }, label), control,
      fault ? h("p", { class: "fault", id: `${id}-fault` }, this.faultText(fault, label)) : null);
  }

  private faultText(fault: Fault, label: string): string {
    const { t } = this.wording();
    return { missing: t.fieldRequired(label), email: t.emailInvalid, long: t.fieldTooLong(label) }[fault];
  }

  private payments(): HTMLElement[] {
    const { t } = this.wording();
    return (Object.keys(PAYMENTS) as (keyof typeof PAYMENTS)[]).map((token) =>
      h("label", { class: "payment" },
        h("input", { type: "radio", name: "payment", value: token, checked: token === this.payment, "data-testid": `pay-${token}` }),
        h("span", {}, t[PAYMENTS[token]])));
  }

  /** Remembers what the form says, before it is drawn anew. */
  private keep(): void {
    const form = this.panel.element.querySelector("form");
    if (!form) return;
    const data = new FormData(form);
    const value = (name: string, before: string) => String(data.get(name) ?? before).trim();
    this.contact = Object.fromEntries(Object.entries(this.contact).map(([name, before]) => [name, value(name, before)])) as Contact;
    this.payment = value("payment", this.payment) as keyof typeof PAYMENTS;
  }

  private async submit(event: Event): Promise<void> {
    event.preventDefault();
    if (!this.cart || this.step === "paying") return;
    this.keep();
    this.faults = faultsIn(this.contact);
    const [first] = Object.keys(this.faults);
    this.message = first ? this.wording().t.checkFields : "";
    if (!first) return this.pay(this.cart.total.amount);
    this.render();
    document.getElementById(`contact-${first}`)?.focus();
  }

  private async pay(total: number): Promise<void> {
    const wish = { contact: this.contact, total, payment_token: this.payment };
    const key = this.attempt.keyFor(wish);
    this.step = "paying";
    this.render();
    const answer = await this.wishes.pay({ key, ...wish });
    if (answer.done || answer.code !== "disconnected") this.attempt.answered();
    if (answer.done) return this.settle();
    this.step = "form";
    this.message = answer.code === "disconnected" ? this.wording().t.paymentInterrupted : answer.text;
    this.render();
  }

  private settle(): void {
    const { order } = this;
    if (!order) return;
    const refused = ENDED_BADLY.has(order.state);
    this.step = order.action ? "action" : refused ? "form" : "placed";
    if (refused) this.message = this.wording().t.paymentDeclined;
    if (refused && !this.cart?.lines.length) return this.panel.close();
    this.render();
  }

  private action(): void {
    const { order } = this;
    if (!order?.action) return this.settle();
    const { t } = this.wording();
    const url = safeAddress(order.action.url);
    const answer = (approve: boolean) => async () => {
      const given = await this.wishes.confirm(order.number, approve);
      if (!given.done) this.wishes.complain(given);
    };
    const buttons = order.action.kind === "redirect" && url
      ? [h("a", { class: "primary wide", href: url, "data-testid": "pay-redirect" }, t.continueAtBank)]
      : [h("button", { type: "button", class: "secondary wide", "data-testid": "reject-payment", onclick: answer(false) }, t.reject),
         h("button", { type: "button", class: "primary wide", "data-testid": "approve-payment", onclick: answer(true) }, t.approve)];
    this.panel.show([h("p", { class: "lead" }, t.confirmLead(this.wording().money(order.total)))], buttons);
  }

  private placed(): void {
    const { order } = this;
    if (!order) return;
    const { t } = this.wording();
    this.panel.show([
      h("div", { class: "thanks", "data-testid": "order-confirmation" }, h("span", { class: "thanks-mark" }, icon("check")),
        h("p", { class: "lead" }, t.orderPlaced(order.number)),
        h("p", { class: "order-number" }, t.orderNumber, h("strong", { "data-testid": "order-number" }, order.number)),
        h("p", { class: "muted" }, order.state === "paid" ? t.orderSentTo(order.contact.email) : t.paymentChecking)),
      orderLines(order, this.wording()), totals(order, this.wording()),
    ], [h("button", { type: "button", class: "primary wide", "data-testid": "back-to-store", onclick: () => this.panel.close() }, t.backToStore)]);
  }
}

function safeAddress(url: string | null): string | null {
  return url && URL.canParse(url) && new URL(url).protocol === "https:" ? url : null;
}

function countryName(code: string, language: string): string {
  return new Intl.DisplayNames([language], { type: "region" }).of(code) ?? code;
}
