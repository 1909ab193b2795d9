/** When things come: the days that the server has reckoned by the store's calendar. */
import type { Wording } from "../languages";
import type { DeliveryView } from "../protocol/values";
import { h, icon } from "./dom";

/** The days on which it may come, else how many it takes; empty where nobody knows. */
export function arrivalOf({ arrives, days }: DeliveryView, wording: Wording): string {
  if (arrives) return wording.t.arrives(wording.days(arrives.first, arrives.last));
  return days ? wording.t.deliveryDays(days.fewest, days.most) : "";
}

/** A line for each way by which a product comes. */
export function arrivals(options: readonly DeliveryView[], wording: Wording): HTMLElement | null {
  const known = options.filter((option) => option.arrives || option.days);
  if (!known.length) return null;
  const lines = known.map((option) => {
    const cost = option.cost.amount ? wording.money(option.cost) : wording.t.free;
    return h(
      "li",
      {},
      h("b", {}, arrivalOf(option, wording)),
      h("span", { class: "muted" }, `${wording.text(option.name)}, ${cost}`),
    );
  });
  return h("div", { class: "arrivals", "data-testid": "arrivals" }, icon("truck"), h("ul", {}, ...lines));
}
