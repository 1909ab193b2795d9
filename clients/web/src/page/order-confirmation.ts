/** What became of an order that was just placed: thanks, its number, and what it costs. */
import type { Wording } from "../languages";
import type { OrderView } from "../protocol/values";
import { totals } from "./cart";
import { h, icon } from "./dom";
import { orderState } from "./order-state";
import { orderLines } from "./orders";

/** States in which the payment is not yet known to be made. */
const UNSETTLED = new Set(["placed", "paying", "in_doubt"]);

/** `failure` tells why it was not paid, where it was not. */
export function confirmation(order: OrderView, failure: string | null, wording: Wording): readonly HTMLElement[] {
  const { t } = wording;
  return [
    h(
      "div",
      { class: "thanks", "data-testid": "order-confirmation" },
      h("span", { class: "thanks-mark" }, icon("check")),
      h("p", { class: "lead" }, t.orderPlaced(order.number)),
      orderHead(order, wording),
      orderState(order.state, wording),
      UNSETTLED.has(order.state) && h("p", { class: "muted" }, t.paymentChecking),
      failure && h("p", { class: "form-message", role: "alert", "data-testid": "payment-failed" }, failure),
      order.state === "paid" && h("p", { class: "muted" }, t.orderSentTo(order.contact.email)),
    ),
    orderLines(order, wording),
    totals(order, wording),
  ];
}

/** Which order it is. */
export function orderHead(order: OrderView, wording: Wording): HTMLElement {
  return h(
    "p",
    { class: "order-number" },
    wording.t.orderNumber,
    h("strong", { "data-testid": "order-number" }, order.number),
  );
}
