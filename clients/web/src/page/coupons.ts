/** The coupon field of the checkout, with the codes that were given and what each of them does. */
import type { Wording } from "../languages";
import type { CartView } from "../protocol/values";
import { h, iconButton } from "./dom";

type Coupon = CartView["coupons"][number];

/** `apply` is told of a code, `remove` takes one back; `code` is what is written into the field so far. */
export function coupons(
  cart: CartView,
  code: string,
  busy: boolean,
  wording: Wording,
  wishes: { apply(): void; remove(code: string): void },
): HTMLElement {
  const { t } = wording;
  return h(
    "fieldset",
    { disabled: busy, class: "coupons" },
    h("legend", {}, t.coupon),
    h(
      "div",
      { class: "coupon-field" },
      h("input", {
        name: "coupon",
        value: code,
        maxlength: 60,
        autocomplete: "off",
        "aria-label": t.coupon,
        "data-testid": "coupon",
        onkeydown: (event: KeyboardEvent) => {
          if (event.key !== "Enter" || event.isComposing) return;
          event.preventDefault();
          wishes.apply();
        },
      }),
      h(
        "button",
        { type: "button", class: "secondary", "data-testid": "apply-coupon", onclick: () => wishes.apply() },
        t.applyCoupon,
      ),
    ),
    ...cart.coupons.map((coupon) =>
      h(
        "p",
        { class: "coupon", "data-testid": `coupon-${coupon.code}` },
        h("span", {}, h("strong", {}, coupon.code), " ", wording.text(coupon.name)),
        coupon.obstacle && h("small", { class: "problem" }, why(coupon, wording)),
        iconButton("close", t.removeCoupon(coupon.code), () => wishes.remove(coupon.code), {
          "data-testid": `remove-coupon-${coupon.code}`,
        }),
      ),
    ),
  );
}

function why({ obstacle, short_by }: Coupon, wording: Wording): string {
  const { t } = wording;
  if (obstacle === "short" && short_by) return t.couponShort(wording.money(short_by));
  if (obstacle === "nothing_fits") return t.couponNothingFits;
  return obstacle === "outdone" ? t.couponOutdone : t.couponUnusable;
}
