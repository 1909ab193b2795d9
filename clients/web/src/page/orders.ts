/** The visitor's orders, newest first. */
import type { Wording } from "../languages";
import type { OrderView } from "../protocol/values";
import { h, icon } from "./dom";
import { orderState } from "./order-state";
import { Panel } from "./panel";

export class Orders {
  readonly panel = new Panel("orders", "drawer");

  constructor(
    private readonly wording: () => Wording,
    private readonly confirm: (order: OrderView) => void,
    private readonly privacy: () => void,
  ) {}

  open(orders: Iterable<OrderView>): void {
    this.render(orders);
    this.panel.open();
  }

  render(orders: Iterable<OrderView>): void {
    const { t } = this.wording();
    const newestFirst = [...orders].sort((a, b) => b.placed_at.localeCompare(a.placed_at));
    this.panel.title(t.orders, t.close);
    this.panel.show(
      newestFirst.length
        ? newestFirst.map((order) => this.order(order))
        : [h("div", { class: "empty" }, icon("receipt"), h("p", {}, t.ordersEmpty))],
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
    this.privacy();
  }

  private order(order: OrderView): HTMLElement {
    const wording = this.wording();
    const { t } = wording;
    const confirm =
      order.action &&
      h("button", { type: "button", class: "primary", onclick: () => this.confirm(order) }, t.confirmTitle);
    return h(
      "article",
      { class: "order", "data-testid": "order", "data-number": order.number, "data-state": order.state },
      h("header", {}, h("strong", {}, order.number), orderState(order.state, wording)),
      h("time", { class: "muted", datetime: order.placed_at }, wording.date(order.placed_at)),
      orderLines(order, wording),
      h("p", { class: "order-total" }, t.total, h("strong", {}, wording.money(order.total))),
      confirm || null,
    );
  }
}

export function orderLines({ lines }: OrderView, wording: Wording): HTMLElement {
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
