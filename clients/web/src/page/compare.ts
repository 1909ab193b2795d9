/** The comparison: which products lie on the table; what draws the table is loaded when it is first wanted. */
import { likest, withProduct } from "../comparison";
import type { Wording } from "../languages";
import type { Product } from "../protocol/values";
import { Panel } from "./panel";

export interface CompareWishes {
  open(product: Product): void;
  thumbnail(product: Product): HTMLElement;
}

export class Compare {
  readonly panel = new Panel("compare", "wide");
  private chosen: readonly string[] = [];

  constructor(
    private readonly products: ReadonlyMap<string, Product>,
    private readonly wording: () => Wording,
    private readonly wishes: CompareWishes,
  ) {}

  /** Puts a product on the table; alone there, it gets company of what is most like it. */
  async open(product: Product): Promise<void> {
    this.chosen = withProduct(this.chosen, product.id);
    const [alike] = this.chosen.length === 1 ? likest(product, this.products.values()) : [];
    if (alike) this.chosen = [...this.chosen, alike.id];
    await this.render();
    this.panel.open();
  }

  async render(): Promise<void> {
    const { comparison } = await import("./comparison-table");
    const wording = this.wording();
    const products = this.chosen.flatMap((id) => this.products.get(id) ?? []);
    this.panel.title(wording.t.compare, wording.t.close);
    this.panel.show(
      comparison(products, this.products.values(), wording, {
        open: (product) => {
          this.panel.close();
          this.wishes.open(product);
        },
        remove: ({ id }) => this.become(this.chosen.filter((each) => each !== id)),
        add: ({ id }) => this.become(withProduct(this.chosen, id)),
        thumbnail: (product) => this.wishes.thumbnail(product),
      }),
    );
  }

  private become(chosen: readonly string[]): void {
    this.chosen = chosen;
    if (chosen.length) void this.render();
    else this.panel.close();
  }
}
