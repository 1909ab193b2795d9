/** The cart drawer. */
import type { Wording } from "../languages";
import type { CartLine, CartView } from "../protocol/values";
import { fill, h, icon, iconButton, type Child } from "./dom";
import { Panel } from "./panel";

export interface CartWishes {
  setQuantity(sku: string, quantity: number): void;
  checkOut(): void;
  /** Takes it out of the cart, and puts it on the wish list. */
  keepForLater(sku: string): void;
  thumbnail(line: CartLine): HTMLElement;
  /** The wish list, which lies below. */
  rows(): HTMLElement | null;
  /** What friends have put into theirs, where carts are shared. */
  friends(): HTMLElement[];
  /** Whether friends see it. */
  isShared(): boolean;
}

/** Codes of vstore.commerce.refusal -> the sentence for a line that cannot be ordered. */
const PROBLEMS = {
  sold_out: "problemSoldOut",
  not_enough_stock: "problemNotEnough",
  not_sold: "problemGone",
} as const;
const MOST = 999;

export class CartDrawer {
  readonly panel = new Panel("cart", "drawer");

  constructor(
    private readonly wording: () => Wording,
    private readonly wishes: CartWishes,
  ) {}

  open(cart: CartView | null): void {
    this.render(cart);
    this.panel.open();
  }

  render(cart: CartView | null): void {
    const wording = this.wording();
    const { t } = wording;
    this.panel.title(t.cart, t.close);
    if (!cart?.lines.length) {
      this.panel.show([
        h(
          "div",
          { class: "empty" },
          icon("bag"),
          h("p", {}, h("strong", {}, t.cartEmpty)),
          h("p", {}, t.cartEmptyLead),
        ),
        ...this.wishes.friends(),
        this.wishes.rows(),
      ]);
      return;
    }
    const ordered = cart.lines.every((line) => !line.problem);
    this.panel.show(
      [
        h("ul", { class: "lines" }, ...cart.lines.map((line) => this.line(line, wording))),
        ...this.wishes.friends(),
        this.wishes.rows(),
      ],
      [
        totals(cart, wording),
        h(
          "button",
          {
            type: "button",
            class: "primary wide",
            disabled: !ordered,
            "data-testid": "check-out",
            onclick: () => this.wishes.checkOut(),
          },
          t.checkOut,
        ),
      ],
    );
  }

  private line(line: CartLine, wording: Wording): HTMLElement {
    const { t } = wording;
    const name = wording.text(line.name);
    const problem = line.problem && t[PROBLEMS[line.problem as keyof typeof PROBLEMS] ?? "problemOther"];
    const set = (quantity: number) => this.wishes.setQuantity(line.sku, quantity);
    const stepper = h(
      "div",
      { class: "stepper", role: "group", "aria-label": t.quantity },
      iconButton("minus", t.fewer(name), () => set(line.quantity - 1), { "data-testid": `fewer-${line.sku}` }),
      h("output", { "data-testid": `quantity-${line.sku}` }, String(line.quantity)),
      iconButton("plus", t.more(name), () => set(line.quantity + 1), {
        "data-testid": `more-${line.sku}`,
        disabled: line.quantity >= MOST,
      }),
    );
    return h(
      "li",
      { class: "cart-line", "data-testid": "cart-line", "data-sku": line.sku },
      this.wishes.thumbnail(line),
      h(
        "div",
        { class: "cart-words" },
        h("strong", {}, name),
        h("span", { class: "muted" }, wording.text(line.choice)),
        this.wishes.isShared() && h("span", { class: "added-by" }, t.addedByYou),
        problem && h("span", { class: "problem", role: "alert" }, problem),
        line.was &&
          h(
            "span",
            { class: "repriced", role: "status", "data-testid": `repriced-${line.sku}` },
            t.repriced(wording.money(line.was), wording.money(line.unit_price)),
          ),
        stepper,
      ),
      h(
        "div",
        { class: "cart-side" },
        h("strong", {}, wording.money(line.total)),
        line.product
          ? h(
              "button",
              {
                type: "button",
                class: "quiet",
                "aria-label": t.forLaterItem(name),
                "data-testid": `later-${line.sku}`,
                onclick: () => this.wishes.keepForLater(line.sku),
              },
              t.forLater,
            )
          : null,
        h(
          "button",
          {
            type: "button",
            class: "quiet",
            "aria-label": t.removeItem(name),
            "data-testid": `remove-${line.sku}`,
            onclick: () => set(0),
          },
          t.remove,
        ),
      ),
    );
  }
}

type Sums = Pick<CartView, "subtotal" | "delivery" | "total" | "discounts" | "tax" | "tax_included">;

/** Subtotal, every discount with its reason, delivery, tax, total. */
export function totals(
  { subtotal, delivery, total, discounts, tax, tax_included }: Sums,
  wording: Wording,
): HTMLElement {
  const { t } = wording;
  const row = (name: string, value: string, kind = ""): Child[] => [
    h("dt", { class: kind }, name),
    h("dd", { class: kind, "data-testid": kind || null }, value),
  ];
  const less = discounts.flatMap(({ name, amount, on_delivery }) =>
    row(wording.text(name), on_delivery ? t.free : `−${wording.money(amount)}`, "discount"),
  );
  const added = tax && !tax_included ? row(t.taxAdded, wording.money(tax), "tax") : [];
  const within = tax && tax_included ? row(t.taxIncluded, wording.money(tax), "tax") : [];
  return h(
    "dl",
    { class: "totals" },
    ...row(t.subtotal, wording.money(subtotal)),
    ...less,
    ...row(t.delivery, delivery.amount ? wording.money(delivery) : t.free),
    ...added,
    ...row(t.total, wording.money(total), "total"),
    ...within,
  );
}

/** What the cart button shows. */
export function countBadge(element: Element, cart: CartView | null): number {
  const count = cart?.lines.reduce((sum, line) => sum + line.quantity, 0) ?? 0;
  fill(element, count > 0 && String(count));
  return count;
}
