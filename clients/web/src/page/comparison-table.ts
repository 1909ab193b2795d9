/** Two or three products side by side, as a table of what differs. */
import { differencesOf, likest, MOST_COMPARED } from "../comparison";
import type { Wording } from "../languages";
import type { Product } from "../protocol/values";
import { h, iconButton } from "./dom";

export interface ComparisonWishes {
  open(product: Product): void;
  remove(product: Product): void;
  add(product: Product): void;
  thumbnail(product: Product): HTMLElement;
}

/** The whole comparison. `all` are those that may be put beside them. */
export function comparison(
  products: readonly Product[],
  all: Iterable<Product>,
  wording: Wording,
  wishes: ComparisonWishes,
): readonly HTMLElement[] {
  const { t } = wording;
  const { differing, shared } = differencesOf(products, wording);
  const rows = differing.map(({ name, values }) =>
    h(
      "tr",
      { "data-testid": "difference" },
      h("th", { scope: "row" }, name),
      ...values.map((value) => h("td", {}, value || "–")),
    ),
  );
  const table = h(
    "table",
    { class: "comparison", "data-testid": "comparison-table" },
    h("caption", { class: "visually-hidden" }, t.compare),
    h("thead", {}, h("tr", {}, h("td", {}), ...products.map((product) => column(product, wording, wishes)))),
    h("tbody", {}, ...rows),
  );
  const alike = shared.map(({ name, values }) => h("li", {}, h("b", {}, name), " ", values[0] ?? ""));
  const scroller = h("div", { class: "comparison-scroll", tabindex: 0, role: "group", "aria-label": t.compare }, table);
  return [
    scroller,
    products.length > 1 && alike.length
      ? h("section", { class: "alike" }, h("h3", {}, t.alike), h("ul", {}, ...alike))
      : null,
    products.length < MOST_COMPARED ? chooser(products, all, wording, wishes) : null,
  ].filter((element) => element !== null);
}

function column(product: Product, wording: Wording, wishes: ComparisonWishes): HTMLElement {
  const { t } = wording;
  const name = wording.text(product.name);
  const open = h(
    "button",
    {
      type: "button",
      class: "chip",
      "aria-label": t.showProduct(name),
      "data-testid": `compared-${product.id}`,
      onclick: () => wishes.open(product),
    },
    t.show,
  );
  const remove = iconButton("close", t.removeItem(name), () => wishes.remove(product), {
    "data-testid": `uncompare-${product.id}`,
  });
  return h(
    "th",
    { scope: "col" },
    h("div", { class: "compared" }, remove, wishes.thumbnail(product), h("span", {}, name), open),
  );
}

/** Puts another product beside them: the likest first. */
function chooser(
  products: readonly Product[],
  all: Iterable<Product>,
  wording: Wording,
  wishes: ComparisonWishes,
): HTMLElement | null {
  const last = products.at(-1);
  if (!last) return null;
  const known = [...all].filter((each) => !products.some(({ id }) => id === each.id));
  const choices = likest(last, known);
  const choose = (event: Event) => {
    const chosen = choices.find(({ id }) => id === (event.target as HTMLSelectElement).value);
    if (chosen) wishes.add(chosen);
  };
  const select = h(
    "select",
    { id: "compare-with", "data-testid": "compare-with", onchange: choose },
    h("option", { value: "" }, wording.t.chooseProduct),
    ...choices.map(({ id, name }) => h("option", { value: id }, wording.text(name))),
  );
  return h("div", { class: "field" }, h("label", { for: "compare-with" }, wording.t.compareWith), select);
}
