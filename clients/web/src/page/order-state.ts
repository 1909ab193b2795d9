/** How an order stands, in a word. */
import type { Wording } from "../languages";
import type { Messages } from "../languages/en";
import { h } from "./dom";

type Words = { [K in keyof Messages]: Messages[K] extends string ? K : never }[keyof Messages];

/** States of vstore.commerce.order -> what they are called. */
export const ORDER_STATES: Readonly<Record<string, Words>> = {
  placed: "orderPlacedState",
  paying: "orderPaying",
  needs_action: "orderNeedsAction",
  in_doubt: "orderInDoubt",
  paid: "orderPaid",
  preparing: "orderPreparing",
  partly_shipped: "orderPartlyShipped",
  shipped: "orderShipped",
  delivered: "orderDelivered",
  returned: "orderReturned",
  declined: "orderDeclined",
  cancelled: "orderCancelled",
  refund_due: "orderRefundDue",
  refunded: "orderRefunded",
};

export function orderState(state: string, { t }: Wording): HTMLElement {
  const word = ORDER_STATES[state];
  return h("span", { class: `state state-${state}`, "data-testid": "order-state" }, word ? t[word] : state);
}
