/** The wish list as it lies below the cart: each thing at its price of now, and the way into the cart. */
import type { Wording } from "../languages";
import type { WishView } from "../protocol/values";
import { h } from "./dom";

export interface WishRowWishes {
  open(wish: WishView): void;
  moveToCart(wish: WishView): void;
  forget(wish: WishView): void;
  thumbnail(wish: WishView): HTMLElement;
}

export function wishRows(wishes: readonly WishView[], wording: Wording, calls: WishRowWishes): HTMLElement | null {
  if (!wishes.length) return null;
  return h(
    "section",
    { class: "wish-list", "data-testid": "wish-list", "aria-labelledby": "wish-list-title" },
    h("h3", { id: "wish-list-title" }, wording.t.wishList),
    h("ul", { class: "lines" }, ...wishes.map((wish) => row(wish, wording, calls))),
  );
}

function row(wish: WishView, wording: Wording, calls: WishRowWishes): HTMLElement {
  const { t } = wording;
  const name = wording.text(wish.name) || wish.sku;
  const isSold = wish.price !== null;
  const isOut = wish.left !== null && wish.left <= 0;
  const button = (label: string, accessible: string, testid: string, run: () => void, disabled = false) =>
    h(
      "button",
      { type: "button", class: "chip", disabled, "aria-label": accessible, "data-testid": testid, onclick: run },
      label,
    );
  return h(
    "li",
    { class: "cart-line", "data-testid": "wish", "data-sku": wish.sku },
    calls.thumbnail(wish),
    h(
      "div",
      { class: "cart-words" },
      h("strong", {}, name),
      h("span", { class: "muted" }, wording.text(wish.choice)),
      h("span", {}, wish.price ? wording.money(wish.price) : t.problemGone, isSold && isOut ? ` · ${t.soldOut}` : ""),
      h(
        "div",
        { class: "row-actions" },
        button(
          t.toCart,
          t.toCartItem(name),
          `wish-to-cart-${wish.sku}`,
          () => calls.moveToCart(wish),
          !isSold || isOut,
        ),
        isSold && button(t.show, t.showProduct(name), `wish-show-${wish.sku}`, () => calls.open(wish)),
        button(t.remove, t.removeWish(name), `unwish-${wish.sku}`, () => calls.forget(wish)),
      ),
    ),
  );
}
