/** The checkout: a form, then what became of it. Only what the visitor sends here orders anything. */
import { Attempt, type Wish } from "../attempt";
import type { Answer } from "../connection";
import type { Wording } from "../languages";
import type { Address, CartView, LegalView, OrderView, QuoteView } from "../protocol/values";
import { totals } from "./cart";
import { CheckoutFields } from "./checkout-fields";
import { coupons } from "./coupons";
import { h } from "./dom";
import { legalNotes } from "./legal";
import { confirmation, orderHead } from "./order-confirmation";
import { orderLines } from "./orders";
import { Panel } from "./panel";
import { paymentAction, safeAddress, type ActionWishes } from "./payment-action";
import { REASONS, waysToPay } from "./ways-to-pay";

export interface CheckoutWishes {
  quote(to: Address, delivery: string): Promise<Answer>;
  coupon(code: string, remove: boolean): Promise<Answer>;
  pay(order: Wish & { key: string }): Promise<Answer>;
  confirm(order: string, approve: boolean): Promise<Answer>;
  complain(answer: Answer): void;
  /** Goes to the payment provider's page. */
  leave(url: string): void;
  /** The name of the payment provider. */
  provider(): string;
}

type Step = "form" | "paying" | "action" | "placed";

const ENDED_BADLY = new Set(["declined", "cancelled"]);

export class Checkout {
  readonly panel = new Panel("checkout", "drawer");
  private step: Step = "form";
  private readonly fields = new CheckoutFields();
  private message = "";
  private code = "";
  private awaited = false;
  private cart: CartView | null = null;
  private order: OrderView | null = null;
  /** The visitor is being sent to the provider's page. */
  private leaving = false;
  private readonly attempt = new Attempt(() => crypto.randomUUID());

  constructor(
    private readonly wording: () => Wording,
    private readonly wishes: CheckoutWishes,
    private readonly legal: () => LegalView,
  ) {}

  open(cart: CartView, name: string): void {
    if (this.step !== "paying") this.begin();
    this.cart = cart;
    this.fields.suggestName(name);
    void this.askForQuote();
    this.render();
    this.panel.open();
  }

  /** Shows an order: what it waits for, or what has become of it. */
  resume(order: OrderView): void {
    this.order = order;
    this.leaving = false;
    this.step = order.action ? "action" : "placed";
    this.render();
    this.panel.open();
  }

  cartChanged(cart: CartView): void {
    // An order that waits for a transfer has emptied it: there is nothing to try again with.
    if (this.step !== "form" && !cart.lines.length) this.cart = cart;
    if (this.step !== "form" || !this.panel.isOpen || !this.cart) return;
    if (!cart.lines.length) return this.panel.close();
    this.reconsider();
  }

  /** Asks once more what it costs: the line was cut, or the cart is another. */
  reconsider(): void {
    if (this.step !== "form" || !this.panel.isOpen) return;
    this.fields.read(this.panel.element);
    void this.askForQuote();
  }

  /** The cart as it costs at the address; the visitor is told where that is not what they saw. */
  quoted(quote: QuoteView): void {
    if (this.step !== "form" || !this.cart) return;
    if (!this.awaited && quote.cart.total.amount !== this.cart.total.amount)
      this.message = this.wording().t.totalChanged;
    this.awaited = false;
    this.cart = quote.cart;
    this.fields.read(this.panel.element);
    if (this.fields.quoted(quote)) void this.askForQuote(true);
    this.render();
  }

  /** `awaited`: the visitor has changed something that may change the total. */
  private async askForQuote(awaited = false): Promise<void> {
    this.awaited = awaited || !this.fields.quote;
    const answer = await this.wishes.quote(this.fields.address, this.fields.delivery);
    if (answer.done || answer.code === "disconnected") return;
    this.message = answer.text;
    this.render();
  }

  orderChanged(order: OrderView): void {
    if (this.step !== "paying" && order.number !== this.order?.number) return;
    this.order = order;
    if (this.step === "action" || this.step === "placed") this.settle();
  }

  render(): void {
    const { t } = this.wording();
    if (this.step === "form") {
      this.fields.read(this.panel.element);
      this.code = this.field()?.value.trim() ?? this.code;
    }
    const steps = {
      form: () => this.form(),
      paying: () => this.form(),
      action: () => this.action(),
      placed: () => this.placed(),
    };
    this.panel.title(
      { form: t.checkOut, paying: t.checkOut, action: t.confirmTitle, placed: t.orderThanks }[this.step],
      t.close,
    );
    steps[this.step]();
  }

  private begin(): void {
    this.step = "form";
    this.order = null;
    this.fields.forgive();
    this.message = "";
  }

  private form(): void {
    const { t } = this.wording();
    const { cart } = this;
    if (!cart) return;
    const total = this.wording().money(cart.total);
    const busy = this.step === "paying";
    const form = h(
      "form",
      {
        id: "checkout-form",
        class: "checkout-form",
        novalidate: true,
        onsubmit: (event: Event) => this.submit(event),
        onchange: () => this.changed(),
      },
      h("p", { class: "muted" }, t.checkOutLead),
      ...this.fields.render(this.wording(), waysToPay(this.wishes.provider()), busy),
      coupons(cart, this.code, busy, this.wording(), {
        apply: () => void this.coupon(this.field()?.value.trim() ?? "", false),
        remove: (code) => void this.coupon(code, true),
      }),
      h("h3", {}, t.yourOrder),
      orderLines(cart, this.wording()),
      totals(cart, this.wording()),
      legalNotes(this.legal(), this.wording()),
    );
    const pay = h(
      "button",
      {
        type: "submit",
        form: "checkout-form",
        class: "primary wide",
        disabled: busy || !this.fields.isQuoted,
        "data-testid": "pay",
      },
      busy ? t.paying : t.pay(total),
    );
    const message = h("p", { class: "form-message", role: "alert", "data-testid": "checkout-message" }, this.message);
    this.panel.show([form], [message, pay]);
  }

  private changed(): void {
    if (this.fields.read(this.panel.element)) void this.askForQuote(true);
  }

  private field(): HTMLInputElement | null {
    return this.panel.element.querySelector<HTMLInputElement>("input[name=coupon]");
  }

  private async coupon(code: string, remove: boolean): Promise<void> {
    if (!code) return;
    this.awaited = true;
    const answer = await this.wishes.coupon(code, remove);
    this.message = answer.done ? "" : answer.text;
    const field = this.field();
    if (answer.done && field) field.value = "";
    if (answer.done) return void this.askForQuote(true);
    this.render();
    this.field()?.focus();
  }

  private async submit(event: Event): Promise<void> {
    event.preventDefault();
    if (!this.cart || this.step === "paying") return;
    this.fields.read(this.panel.element);
    const first = this.fields.check();
    this.message = first ? this.wording().t.checkFields : "";
    if (!first) return this.pay(this.cart.total.amount);
    this.render();
    document.getElementById(`contact-${first}`)?.focus();
  }

  private async pay(total: number): Promise<void> {
    const codes = this.cart?.coupons.map(({ code }) => code) ?? [];
    const { contact, payment, delivery } = this.fields;
    const wish = { contact, total, payment_token: payment, delivery, codes };
    const key = this.attempt.keyFor(wish);
    this.step = "paying";
    this.render();
    const answer = await this.wishes.pay({ key, ...wish });
    if (answer.done || answer.code !== "disconnected") this.attempt.answered();
    if (answer.done) return this.settle(true);
    this.step = "form";
    this.message = answer.code === "disconnected" ? this.wording().t.paymentInterrupted : answer.text;
    this.render();
    if (answer.field) document.getElementById(`contact-${answer.field}`)?.focus();
    if (answer.code !== "disconnected") void this.askForQuote(true);
  }

  /** `justPlaced`: whoever has to pay elsewhere is taken there at once. */
  private settle(justPlaced = false): void {
    const { order } = this;
    if (!order) return;
    const refused = ENDED_BADLY.has(order.state);
    const again = refused && !!this.cart?.lines.length;
    this.step = order.action ? "action" : again ? "form" : "placed";
    if (refused) this.message = this.whyNot(order);
    const url = order.action?.kind === "redirect" ? safeAddress(order.action.url) : null;
    this.leaving = justPlaced && url !== null;
    this.render();
    if (this.leaving && url) this.wishes.leave(url);
  }

  private whyNot(order: OrderView): string {
    const { t } = this.wording();
    const reason = REASONS[order.reason ?? ""];
    return reason ? t[reason] : t.paymentDeclined;
  }

  private action(): void {
    const { order } = this;
    const shown = order && paymentAction(order, this.wording(), this.actionWishes(order), this.leaving);
    if (!shown) return this.settle();
    this.panel.title(shown.title, this.wording().t.close);
    this.panel.show([orderHead(order, this.wording()), ...shown.body], shown.buttons);
  }

  private actionWishes(order: OrderView): ActionWishes {
    return {
      answer: async (approve) => {
        const given = await this.wishes.confirm(order.number, approve);
        if (!given.done) this.wishes.complain(given);
      },
      leave: (url) => this.wishes.leave(url),
    };
  }

  private placed(): void {
    const { order } = this;
    if (!order) return;
    const back = h(
      "button",
      { type: "button", class: "primary wide", "data-testid": "back-to-store", onclick: () => this.panel.close() },
      this.wording().t.backToStore,
    );
    const failure = ENDED_BADLY.has(order.state) ? this.whyNot(order) : null;
    this.panel.show(confirmation(order, failure, this.wording()), [back]);
  }
}
