/** How the page looks: the brand's theme, and light or dark as the visitor chose or, without a choice, as the device is. */
import { onDark, onLight } from "./brand";
import type { ThemeView } from "./protocol/values";

const KEY = "vstore.scheme";
type Scheme = "light" | "dark";

export class Appearance {
  /** What the browser's own bars are painted in, by scheme; a brand's colour by day. */
  private readonly bars: Record<Scheme, string>;

  constructor(
    private readonly page: Document,
    private readonly memory: Pick<Storage, "getItem" | "setItem">,
  ) {
    const { light, dark } = this.metas;
    this.bars = { light: light?.content ?? "", dark: dark?.content ?? "" };
    const kept = memory.getItem(KEY);
    if (kept === "light" || kept === "dark") this.show(kept);
  }

  /** Turns the page dark where it is light, and back; remembered in this browser. */
  turn(): void {
    const next: Scheme = this.isDark ? "light" : "dark";
    this.memory.setItem(KEY, next);
    this.show(next);
  }

  /** Dresses the page in a brand's theme. */
  wear({ accent, corners, headings }: ThemeView): void {
    const { style, dataset } = this.page.documentElement;
    dataset.corners = corners;
    dataset.headings = headings;
    if (!accent) return;
    this.bars.light = accent;
    this.paintBars();
    style.setProperty("--brand-on-light", onLight(accent));
    style.setProperty("--brand-on-dark", onDark(accent));
  }

  private get isDark(): boolean {
    const chosen = this.page.documentElement.dataset.scheme;
    return chosen ? chosen === "dark" : this.page.defaultView!.matchMedia("(prefers-color-scheme: dark)").matches;
  }

  private show(scheme: Scheme): void {
    this.page.documentElement.dataset.scheme = scheme;
    this.paintBars();
  }

  private paintBars(): void {
    const chosen = this.page.documentElement.dataset.scheme as Scheme | undefined;
    for (const [device, meta] of Object.entries(this.metas))
      if (meta) meta.content = this.bars[chosen ?? (device as Scheme)];
  }

  private get metas(): Record<Scheme, HTMLMetaElement | null> {
    const of = (scheme: Scheme) => this.page.querySelector<HTMLMetaElement>(`meta[name=theme-color][media*=${scheme}]`);
    return { light: of("light"), dark: of("dark") };
  }
}
