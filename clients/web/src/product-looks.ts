/** How a product looks: where it is on show, by which model in which dress, and in small. */
import { firstChoices, variantOf } from "./choosing";
import { dressOf } from "./dress";
import { h } from "./page/dom";
import { isPicture } from "./page/gallery";
import type { ProductPictures } from "./product-pictures";
import type { CartLine, DisplayView, Product } from "./protocol/values";
import type { Replica } from "./replica";
import type { Look3D } from "./dress";

export class ProductLooks {
  constructor(
    private readonly replica: Replica,
    private readonly pictures: ProductPictures,
  ) {}

  /** A display of the product in this room. */
  displayOf(product: Product): DisplayView | undefined {
    return [...this.replica.displays.values()].find((each) => each.product === product.id);
  }

  /** The model is where the product is on show; the dress is the variant's own. */
  lookOf(product: Product, sku: string | null): Look3D {
    const display = this.displayOf(product);
    const variant = product.variants.find((each) => each.sku === sku) ?? variantOf(product, firstChoices(product, sku));
    const library = product.model.startsWith("library:")
      ? `/library/${product.model.slice("library:".length)}.glb`
      : `/assets/${product.model}`;
    return { model: display?.model ?? library, dress: dressOf(product, variant, display?.tint ?? null) };
  }

  /** The first picture of a product, else its model as the variant looks. */
  thumbnailOf(product: Product, sku: string | null): HTMLElement {
    const [address] = product.images.filter(isPicture);
    if (address) return h("img", { class: "thumbnail", src: address, alt: "", loading: "lazy" });
    return this.pictures.still(this.lookOf(product, sku));
  }

  /** The same of what lies in the cart or on the wish list; empty where the product is not known. */
  thumbnail(line: Pick<CartLine, "sku" | "product" | "image">): HTMLElement {
    if (line.image && isPicture(line.image)) return h("img", { class: "thumbnail", src: line.image, alt: "" });
    const product = this.replica.products.get(line.product);
    return product ? this.pictures.still(this.lookOf(product, line.sku)) : h("span", { class: "thumbnail" });
  }
}
