/** The visitor's orders, newest first. */
import type { Wording } from "../languages";
import type { OrderView } from "../protocol/values";
import { h, icon } from "./dom";
import { orderState } from "./order-state";
import { whatBecameOf } from "./order-life";
import { Panel } from "./panel";

/** Something to do with an order, chosen and to be confirmed: the law wants two steps (Directive 2011/83/EU, Art. 11a). */
interface Step {
  readonly number: string;
  readonly type: "CancelOrder" | "RequestReturn";
  readonly key: string;
}

export interface OrderWishes {
  confirm(order: OrderView): void;
  privacy(): void;
  /** Asks for it under a key, and tells whether it was answered: else the same key is to be used again. */
  change(type: Step["type"], order: string, key: string): Promise<boolean>;
}

export class Orders {
  readonly panel = new Panel("orders", "drawer");
  private step: Step | null = null;
  private shown: readonly OrderView[] = [];

  constructor(
    private readonly wording: () => Wording,
    private readonly wishes: OrderWishes,
    /** Where an e-mail address is linked. */
    private readonly linking: HTMLElement,
  ) {}

  open(orders: Iterable<OrderView>): void {
    this.render(orders);
    this.panel.open();
  }

  render(orders: Iterable<OrderView>): void {
    const { t } = this.wording();
    this.shown = [...orders];
    const newestFirst = [...this.shown].sort((a, b) => b.placed_at.localeCompare(a.placed_at));
    this.panel.title(t.orders, t.close);
    this.panel.show(
      [
        ...newestFirst.map((order) => this.order(order)),
        newestFirst.length ? null : h("div", { class: "empty" }, icon("receipt"), h("p", {}, t.ordersEmpty)),
        this.linking,
      ],
      [
        h(
          "button",
          { type: "button", class: "quiet", "data-testid": "privacy-of-orders", onclick: () => this.leaveForPrivacy() },
          icon("shield"),
          t.privacy,
        ),
      ],
    );
  }

  private leaveForPrivacy(): void {
    this.panel.close();
    this.wishes.privacy();
  }

  private order(order: OrderView): HTMLElement {
    const wording = this.wording();
    const { t } = wording;
    const confirm =
      order.action &&
      h("button", { type: "button", class: "primary", onclick: () => this.wishes.confirm(order) }, t.confirmTitle);
    return h(
      "article",
      { class: "order", "data-testid": "order", "data-number": order.number, "data-state": order.state },
      h("header", {}, h("strong", {}, order.number), orderState(order.state, wording)),
      h("time", { class: "muted", datetime: order.placed_at }, wording.date(order.placed_at)),
      orderLines(order, wording),
      h("p", { class: "order-total" }, t.total, h("strong", {}, wording.money(order.total))),
      ...whatBecameOf(order, wording),
      confirm || null,
      this.step?.number === order.number ? this.question(order, this.step) : this.choices(order),
    );
  }

  private choices(order: OrderView): HTMLElement | null {
    const { t } = this.wording();
    const buttons = [
      order.cancellable.length ? this.choice("CancelOrder", order, t.cancelOrder) : null,
      order.returnable.length ? this.choice("RequestReturn", order, isByRight(order) ? t.withdraw : t.sendBack) : null,
    ].filter((button) => button !== null);
    return buttons.length ? h("div", { class: "order-choices" }, ...buttons) : null;
  }

  private choice(type: Step["type"], { number }: OrderView, label: string): HTMLElement {
    const choose = () => this.turnTo({ number, type, key: crypto.randomUUID() });
    return h("button", { type: "button", class: "secondary", "data-testid": `choose-${type}`, onclick: choose }, label);
  }

  private question(order: OrderView, { type, key }: Step): HTMLElement {
    const { t } = this.wording();
    const [lead, yes] =
      type === "CancelOrder"
        ? [t.cancelOrderLead, t.confirmCancel]
        : isByRight(order)
          ? [t.withdrawLead, t.confirmWithdrawal]
          : [t.sendBackLead, t.confirmSendBack];
    const confirm = async () => {
      if (await this.wishes.change(type, order.number, key)) this.turnTo(null);
    };
    return h(
      "div",
      { class: "order-question", role: "group", "aria-label": lead },
      h("p", {}, lead),
      h("button", { type: "button", class: "primary", "data-testid": "confirm-step", onclick: confirm }, yes),
      h(
        "button",
        { type: "button", class: "secondary", "data-testid": "keep-order", onclick: () => this.turnTo(null) },
        t.keepOrder,
      ),
    );
  }

  private turnTo(step: Step | null): void {
    this.step = step;
    this.render(this.shown);
  }
}

/** Whether sending back is the visitor's right: before everything has arrived, and then for a while. */
function isByRight({ withdraw_until }: OrderView): boolean {
  return withdraw_until === null || Date.now() <= Date.parse(withdraw_until);
}

export function orderLines({ lines }: Pick<OrderView, "lines">, wording: Wording): HTMLElement {
  return h(
    "ul",
    { class: "order-lines" },
    ...lines.map((line) =>
      h(
        "li",
        {},
        h(
          "span",
          {},
          `${line.quantity} × ${wording.text(line.name)}`,
          h("small", { class: "muted" }, wording.text(line.choice)),
        ),
        wording.money(line.total),
      ),
    ),
  );
}
