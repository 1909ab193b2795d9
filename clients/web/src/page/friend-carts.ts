/** What friends have in their carts, below one's own: each line with who put it there, and the way to take it over. */
import type { Wording } from "../languages";
import type { FriendLine } from "../protocol/values";
import type { Replica } from "../replica";
import { h } from "./dom";

export interface FriendCartWishes {
  take(friend: number, sku: string): Promise<void>;
  thumbnail(line: FriendLine): HTMLElement;
}

export function friendCarts(replica: Replica, wording: Wording, wishes: FriendCartWishes): HTMLElement[] {
  const { t } = wording;
  return replica.friends.flatMap(({ friend, name }) => {
    const lines = replica.friendCarts.get(friend);
    if (!lines) return [];
    const who = name || t.guest;
    const id = `cart-of-${friend}`;
    const rows = lines.map((line) => row(line, who, wording, wishes, () => void wishes.take(friend, line.sku)));
    return [
      h(
        "section",
        { class: "friend-cart", "data-testid": "friend-cart", "aria-labelledby": id },
        h("h3", { id }, t.cartOf(who)),
        rows.length ? h("ul", { class: "lines" }, ...rows) : h("p", { class: "muted" }, t.cartOfEmpty(who)),
      ),
    ];
  });
}

function row(line: FriendLine, who: string, wording: Wording, wishes: FriendCartWishes, take: () => void): HTMLElement {
  const { t } = wording;
  const name = wording.text(line.name);
  return h(
    "li",
    { class: "cart-line", "data-testid": "friend-line", "data-sku": line.sku },
    wishes.thumbnail(line),
    h(
      "div",
      { class: "cart-words" },
      h("strong", {}, name),
      h("span", { class: "muted" }, wording.text(line.choice)),
      h("span", { class: "added-by" }, t.addedBy(who)),
      h("span", {}, `${wording.number(line.quantity)} × ${wording.money(line.unit_price)}`),
      h(
        "div",
        { class: "row-actions" },
        h(
          "button",
          {
            type: "button",
            class: "chip",
            "aria-label": t.takeOverItem(name, who),
            "data-testid": `take-${line.sku}`,
            onclick: take,
          },
          t.takeOver,
        ),
      ),
    ),
  );
}
