/** What may be chosen about a product: colours as colours, what has a picture of its own by that, the rest by name. */
import { isOffered, pictureOf, type Choices } from "../choosing";
import type { Wording } from "../languages";
import type { Option, Product } from "../protocol/values";
import { h, paint } from "./dom";
import { isPicture } from "./gallery";

type Value = Option["values"][number];

export class Options {
  /** `pick` is told the option and the value that were chosen. */
  constructor(private readonly pick: (option: string, value: string) => void) {}

  render(product: Product, choices: Choices, wording: Wording): HTMLElement[] {
    return product.options.map((option) => this.option(product, option, choices, wording));
  }

  private option(product: Product, option: Option, choices: Choices, wording: Wording): HTMLElement {
    const chosen = option.values.find((value) => value.id === choices[option.id]);
    const label = h(
      "span",
      { class: "option-label", id: `option-${option.id}` },
      wording.text(option.name),
      h("b", {}, chosen ? wording.text(chosen.name) : ""),
    );
    const values = option.values.map((value) => this.value(product, option.id, value, choices, wording));
    return h(
      "div",
      { class: "option", role: "group", "aria-labelledby": `option-${option.id}`, "data-option": option.id },
      label,
      h("div", { class: "option-values" }, ...values),
    );
  }

  private value(product: Product, option: string, value: Value, choices: Choices, wording: Wording): HTMLElement {
    const offered = isOffered(product, choices, option, value.id);
    const name = wording.text(value.name);
    const address = value.swatch ? null : pictureOf(product, option, value.id);
    const picture = address && isPicture(address) ? h("img", { src: address, alt: "", loading: "lazy" }) : null;
    const button = h(
      "button",
      {
        type: "button",
        class: value.swatch ? "swatch" : picture ? "choice pictured" : "choice",
        "aria-pressed": value.id === choices[option],
        "aria-label": offered ? name : `${name} (${wording.t.soldOut})`,
        title: name,
        "data-offered": offered,
        "data-testid": `option-${option}-${value.id}`,
        onclick: () => this.pick(option, value.id),
      },
      picture,
      value.swatch ? null : name,
    );
    paint(button, value.swatch);
    return button;
  }
}
