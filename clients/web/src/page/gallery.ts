/** What a product looks like: its turning model and its pictures, one large and the others to choose from. */
import type { Wording } from "../languages";
import type { Product, Variant } from "../protocol/values";
import { h, icon } from "./dom";
import { reconcile } from "./reconcile";

/** What is shown large: the model, or the picture at an address. */
type View = "model" | { readonly address: string };

export interface GalleryWishes {
  /** The model of this variant, turning where it can. */
  model(product: Product, variant: Variant | null): HTMLElement;
  /** The model is not looked at. */
  rest(): void;
  changed(): void;
}

const MOST = 8;

export class Gallery {
  readonly element = h("div", { class: "gallery" });
  private readonly picture = h("div", { class: "card-picture" });
  /** What the visitor chose to look at; null: what is best of this variant. */
  private chosen: string | null = null;

  constructor(private readonly wishes: GalleryWishes) {}

  /** Another product is looked at. */
  reset(): void {
    this.chosen = null;
  }

  /** `over` floats over the picture. */
  render(product: Product, variant: Variant | null, wording: Wording, over: HTMLElement): void {
    const views = viewsOf(product, variant);
    const shown = views.find((view) => keyOf(view) === this.chosen) ?? views[0]!;
    reconcile(this.picture, this.large(shown, product, variant, wording));
    reconcile(this.element, this.picture, over, views.length > 1 && this.strip(views, shown, wording));
  }

  private large(view: View, product: Product, variant: Variant | null, wording: Wording): HTMLElement {
    const name = wording.text(product.name);
    if (view !== "model") {
      this.wishes.rest();
      return h("img", { src: view.address, alt: name, "data-testid": "card-image" });
    }
    const model = this.wishes.model(product, variant);
    model.removeAttribute("aria-hidden");
    for (const [attribute, value] of Object.entries({
      role: "img",
      tabindex: "0",
      "aria-label": wording.t.turnModel(name),
    }))
      model.setAttribute(attribute, value);
    return model;
  }

  private strip(views: readonly View[], shown: View, { t }: Wording): HTMLElement {
    const buttons = views.map((view, at) =>
      h(
        "button",
        {
          type: "button",
          class: "view",
          "aria-pressed": view === shown,
          "aria-label": view === "model" ? t.viewModel : t.viewPicture(at + 1),
          "data-testid": `view-${at}`,
          onclick: () => this.choose(view),
        },
        view === "model" ? icon("cube") : h("img", { src: view.address, alt: "", loading: "lazy" }),
      ),
    );
    return h("div", { class: "views", role: "group", "aria-label": t.views }, ...buttons);
  }

  private choose(view: View): void {
    this.chosen = keyOf(view);
    this.wishes.changed();
  }
}

/** A brand's own model comes first; one of the library, which only resembles the product, comes after its pictures. */
function viewsOf(product: Product, variant: Variant | null): readonly View[] {
  const addresses = [variant?.image, ...(variant?.images ?? []), ...product.images].flatMap((each) => each ?? []);
  const pictures = [...new Set(addresses)].filter(isPicture).map((address) => ({ address }));
  const isOwn = !(variant?.model ?? product.model).startsWith("library:");
  const views: View[] = isOwn ? ["model", ...pictures] : [...pictures, "model"];
  return views.slice(0, MOST);
}

function keyOf(view: View): string {
  return view === "model" ? view : view.address;
}

/** Whether it is the address of a picture, and nothing that a page would carry out. */
export function isPicture(address: string): boolean {
  return URL.canParse(address, location.href) && /^https?:$/.test(new URL(address, location.href).protocol);
}
