/** What became of an order after it was paid: its parcels, what comes back, and the money that does. */
import type { Wording } from "../languages";
import type { OrderView } from "../protocol/values";
import { h } from "./dom";

export function whatBecameOf(order: OrderView, wording: Wording): HTMLElement[] {
  const { t } = wording;
  const parcels = order.shipments.map(({ carrier, tracking, delivered_at }) =>
    delivered_at ? t.parcelArrived(carrier, wording.date(delivered_at)) : t.parcelUnderWay(carrier, tracking),
  );
  const returns = order.returns.flatMap(({ awaited, declined }) =>
    declined ? [t.returnDeclined] : awaited.length ? [t.returnAwaited] : [],
  );
  const refunds = order.refunds.map(({ amount, status }) => {
    const told = status === "due" ? t.refundDue : status === "done" ? t.refundDone : t.refundRefused;
    return told(wording.money(amount));
  });
  const until = order.returnable.length && order.withdraw_until;
  const news = [...parcels, ...returns, ...refunds, ...(until ? [t.withdrawUntil(wording.date(until))] : [])];
  if (!news.length) return [];
  return [h("ul", { class: "order-life", "data-testid": "order-life" }, ...news.map((each) => h("li", {}, each)))];
}
