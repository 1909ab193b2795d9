/** The store's size guides: asked for once, when the first card wants one. */
import { list, optional, record, text, type Infer } from "./protocol/shape";
import { textShape, type Product } from "./protocol/values";

const sizeGuide = record({
  name: textShape,
  columns: list(textShape),
  rows: list(list(text)),
  fits: list(text),
  note: optional(textShape, {}),
});
export type SizeGuide = Infer<typeof sizeGuide>;
const guides = list(sizeGuide);

export class SizeGuides {
  private known: readonly SizeGuide[] = [];
  private asked: Promise<void> | null = null;

  constructor(private readonly outside: typeof fetch = (...call) => fetch(...call)) {}

  /** Resolves when they are known; where they cannot be had there are none. */
  load(): Promise<void> {
    this.asked ??= this.fetch();
    return this.asked;
  }

  /** The first that fits a product: by its id, its kind or its category, as they are called in any language. */
  of(product: Product): SizeGuide | null {
    const names = [product.id, ...Object.values(product.kind), ...Object.values(product.category)];
    const known = new Set(names.map((name) => name.toLowerCase()));
    return this.known.find(({ fits }) => fits.some((each) => known.has(each.toLowerCase()))) ?? null;
  }

  private async fetch(): Promise<void> {
    try {
      const answer = await this.outside("/size-guides.json");
      if (answer.ok) this.known = guides.read(await answer.json(), "size guides");
    } catch (error) {
      console.info("no size guides", error);
    }
  }
}
