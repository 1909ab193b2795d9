/** The visitor's wish list, as the server keeps it with them, and what goes between it and the cart. */
import type { Answer } from "./connection";
import type { Wording } from "./languages";
import type { Toasts } from "./page/notices";
import { wishRows } from "./page/wish-rows";
import type { Request } from "./protocol/client";
import type { Product, WishView } from "./protocol/values";
import type { Replica } from "./replica";

/** What the wish list needs of the shop round it. */
export interface Counter {
  ask(request: Request): Promise<Answer>;
  complain(answer: Answer): void;
  open(product: Product, sku: string): void;
  /** Opens the panel in which the list lies. */
  openList(): void;
  thumbnail(wish: WishView): HTMLElement;
}

export class WishList {
  /** Null as long as the server has not told of it; the newest is the last. */
  private known: readonly WishView[] | null = null;

  constructor(
    private readonly replica: Replica,
    private readonly wording: () => Wording,
    private readonly toasts: Toasts,
    private readonly counter: Counter,
  ) {}

  has(sku: string): boolean {
    return this.known?.some((each) => each.sku === sku) ?? false;
  }

  /** Asks for it where it is not known yet. */
  want(): void {
    if (!this.known) void this.counter.ask({ type: "GetWishes" });
  }

  told(wishes: readonly WishView[]): void {
    this.known = wishes;
  }

  /** Another connection, or another device of the visitor's: it may have become another. */
  askAgain(): void {
    const wasKnown = this.known !== null;
    this.known = null;
    if (wasKnown) this.want();
  }

  /** Puts a variant on it, or takes it off. */
  async wish(product: Product, sku: string, wanted: boolean): Promise<void> {
    const answer = await this.change(sku, wanted);
    const wording = this.wording();
    if (!answer.done) return this.counter.complain(answer);
    if (!wanted) return;
    const view = { label: wording.t.viewWishes, run: () => this.counter.openList() };
    this.toasts.show(wording.t.wished(wording.text(product.name)), "good", view);
  }

  /** From the cart: first where it goes to, so that it is never in neither. */
  async keepForLater(sku: string): Promise<void> {
    const wished = await this.change(sku, true);
    this.counter.complain(wished.done ? await this.fill(sku, 0) : wished);
  }

  /** The list to be read, the newest first; null where it is empty or not known yet. */
  rows(): HTMLElement | null {
    return wishRows([...(this.known ?? [])].reverse(), this.wording(), {
      open: (wish) => void this.open(wish),
      moveToCart: (wish) => void this.moveToCart(wish),
      forget: ({ sku }) => void this.change(sku, false).then((answer) => this.counter.complain(answer)),
      thumbnail: (wish) => this.counter.thumbnail(wish),
    });
  }

  private async moveToCart({ sku }: WishView): Promise<void> {
    const filled = await this.fill(sku, this.replica.quantityOf(sku) + 1);
    this.counter.complain(filled.done ? await this.change(sku, false) : filled);
  }

  /** What stands in another room is asked for first. */
  private async open({ product: id, sku }: WishView): Promise<void> {
    const answer = await this.counter.ask({ type: "GetProduct", product: id });
    const product = this.replica.products.get(id);
    if (product) this.counter.open(product, sku);
    else this.counter.complain(answer);
  }

  private change(sku: string, wanted: boolean): Promise<Answer> {
    return this.counter.ask({ type: "ChangeWish", sku, wanted });
  }

  private fill(sku: string, quantity: number): Promise<Answer> {
    return this.counter.ask({ type: "ChangeCart", sku, quantity });
  }
}
