/** The size guides over the picture: which there is for a product, and the panel that shows it. */
import type { Wording } from "../languages";
import type { Product } from "../protocol/values";
import { SizeGuides, type SizeGuide } from "../size-guides";
import { Panel } from "./panel";

export class Measures {
  readonly panel = new Panel("size-guide", "wide");
  private readonly guides = new SizeGuides();
  private shown: SizeGuide | null = null;

  constructor(private readonly wording: () => Wording) {}

  load(): Promise<void> {
    return this.guides.load();
  }

  /** What opens the guide for a product; null where there is none. */
  opener(product: Product): (() => void) | null {
    const guide = this.guides.of(product);
    return guide && (() => void this.open(guide));
  }

  /** Writes itself anew where it is open, for another language. */
  async render(): Promise<void> {
    if (!this.shown) return;
    const { sizeGuideTable } = await import("./size-guide-table");
    const wording = this.wording();
    this.panel.title(wording.text(this.shown.name), wording.t.close);
    this.panel.show(sizeGuideTable(this.shown, wording));
  }

  private async open(guide: SizeGuide): Promise<void> {
    this.shown = guide;
    await this.render();
    this.panel.open();
  }
}
