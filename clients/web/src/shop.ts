/** Buying: card, cart, checkout and orders, and what the server says about them. */
import { ProductLooks } from "./product-looks";
import type { Answer } from "./connection";
import type { Wording } from "./languages";
import { Card } from "./page/card";
import { CartDrawer } from "./page/cart";
import { Checkout } from "./page/checkout";
import { Compare } from "./page/compare";
import { dressOf, type Worn } from "./dress";
import { friendCarts } from "./page/friend-carts";
import { EmailLink } from "./page/email-link";
import { Measures } from "./page/measures";
import type { Toasts } from "./page/notices";
import { Orders } from "./page/orders";
import { share, storeAddress } from "./page/sharing";
import type { Request } from "./protocol/client";
import type { ServerMessage } from "./protocol/server";
import type { CartView, DeliveryView, LegalView, Product, Variant } from "./protocol/values";
import { shares, type Replica } from "./replica";
import type { ProductPictures } from "./product-pictures";
import { RoomDoor } from "./room-door";
import { WishList } from "./wish-list";

/** What the shop needs of the visit round it. */
export interface Floor {
  ask(request: Request): Promise<Answer>;
  askAbout(product: Product, display: string | null): void;
  goTo(display: string): void;
  privacy(): void;
  /** Shows a display in another dress, to this visitor alone; null: everything as it is. */
  wear(worn: Worn | null): void;
  readonly name: () => string;
  readonly legal: () => LegalView;
  /** The name of the payment provider. */
  readonly provider: () => string;
}

export class Shop {
  readonly card: Card;
  readonly cart: CartDrawer;
  readonly checkout: Checkout;
  readonly email: EmailLink;
  readonly orders: Orders;
  readonly compare: Compare;
  readonly looks: ProductLooks;
  private readonly wishes: WishList;
  private readonly measures: Measures;
  /** Ways of delivery by sku, as they were told last. */
  private readonly deliveries = new Map<string, readonly DeliveryView[]>();
  private repriced: ReadonlySet<string> = new Set();

  constructor(
    private readonly replica: Replica,
    private readonly wording: () => Wording,
    private readonly floor: Floor,
    private readonly toasts: Toasts,
    pictures: ProductPictures,
  ) {
    const looks = (this.looks = new ProductLooks(replica, pictures));
    const room = new RoomDoor(
      pictures,
      wording,
      (text) => toasts.show(text, "bad"),
      () => this.card.panel.isOpen && this.card.render(),
    );
    const showInRoom = (product: Product, variant: Variant | null) =>
      room.show(looks.lookOf(product, variant?.sku ?? null), wording().text(product.name));
    this.card = new Card(wording, {
      get ownRoom() {
        if (!room.isOpen) return null;
        return (product: Product, variant: Variant | null) => void showInRoom(product, variant);
      },
      ask: floor.askAbout,
      goTo: floor.goTo,
      add: (product, variant) => this.add(product, variant),
      model: (product, variant) => pictures.turn(looks.lookOf(product, variant?.sku ?? null)),
      rest: () => pictures.stop(),
      choose: (product, variant, display) => {
        floor.wear(display && variant ? { display, dress: dressOf(product, variant, null) } : null);
        this.wishes.want();
        void this.measures.load().then(() => this.card.panel.isOpen && this.card.render());
        if (variant) void floor.ask({ type: "GetDelivery", sku: variant.sku });
      },
      share: (product, variant) => void this.share(product, variant),
      sizeGuide: (product) => this.measures.opener(product),
      isWished: ({ sku }) => this.wishes.has(sku),
      wish: (product, { sku }, wanted) => void this.wishes.wish(product, sku, wanted),
      delivery: ({ sku }) => this.deliveries.get(sku) ?? [],
      compare: (product) => void this.compare.open(product),
      closed: () => {
        pictures.stop();
        floor.wear(null);
      },
    });
    this.measures = new Measures(wording);
    this.wishes = new WishList(replica, wording, toasts, {
      ask: (request) => floor.ask(request),
      complain: (answer) => this.complain(answer),
      open: (product, sku) => {
        this.cart.panel.close();
        this.open(product, sku, this.looks.displayOf(product)?.id ?? null);
      },
      openList: () => this.openCart(),
      thumbnail: (wish) => looks.thumbnail(wish),
    });
    this.compare = new Compare(replica.products, wording, {
      open: (product) => this.open(product, null, this.looks.displayOf(product)?.id ?? null),
      thumbnail: (product) => looks.thumbnailOf(product, null),
    });
    this.cart = new CartDrawer(wording, {
      setQuantity: (sku, quantity) => void this.setQuantity(sku, quantity),
      checkOut: () => this.openCheckout(),
      keepForLater: (sku) => void this.wishes.keepForLater(sku),
      thumbnail: (line) => looks.thumbnail(line),
      rows: () => this.wishes.rows(),
      friends: () =>
        friendCarts(replica, wording(), {
          take: (friend, sku) => this.takeOver(friend, sku),
          thumbnail: (line) => looks.thumbnail(line),
        }),
      isShared: () => replica.friends.some(shares),
    });
    this.checkout = new Checkout(
      wording,
      {
        quote: (to, delivery) => floor.ask({ type: "GetQuote", to, delivery }),
        coupon: (code, remove) => floor.ask({ type: "ApplyCoupon", code, remove }),
        pay: (order) => floor.ask({ type: "CheckOut", ...order }),
        confirm: (order, approve) => floor.ask({ type: "ConfirmPayment", order, approve }),
        complain: (answer) => this.complain(answer),
        leave: (url) => location.assign(url),
        provider: floor.provider,
      },
      floor.legal,
    );
    this.email = new EmailLink(wording, {
      ask: (email) => floor.ask({ type: "LinkEmail", email }),
      confirm: (code) => floor.ask({ type: "ConfirmEmail", code }),
    });
    this.email.render();
    this.orders = new Orders(
      wording,
      {
        confirm: (order) => {
          this.orders.panel.close();
          this.checkout.resume(order);
        },
        privacy: () => floor.privacy(),
        change: async (type, order, key) => {
          const answer = await floor.ask({ type, order, key, items: [], reason: "" });
          this.complain(answer);
          return answer.done || answer.code !== "disconnected";
        },
      },
      this.email.element,
    );
  }

  /** The panels that open over everything else. */
  get drawers(): HTMLElement[] {
    return [this.cart, this.checkout, this.orders, this.compare, this.measures].map(({ panel }) => panel.element);
  }

  /** Opens a product's card, and asks for its newest price and stock. */
  open(product: Product, sku: string | null, display: string | null): void {
    this.card.open(product, sku, display);
    void this.floor.ask({ type: "GetProduct", product: product.id });
  }

  openCart(): void {
    this.wishes.want();
    this.cart.open(this.replica.cart);
  }

  /** Shows how an order stands, once the server has told of it: its visitor is back from paying. */
  async showOrder(number: string): Promise<void> {
    await this.floor.ask({ type: "GetOrders" });
    const order = this.replica.orders.get(number);
    if (order) this.checkout.resume(order);
  }

  openOrders(): void {
    this.orders.open(this.replica.orders.values());
    void this.floor.ask({ type: "GetOrders" });
  }

  /** Writes everything anew, for another language. */
  render(): void {
    if (this.card.panel.isOpen) this.card.render();
    if (this.cart.panel.isOpen) this.cart.render(this.replica.cart);
    if (this.compare.panel.isOpen) void this.compare.render();
    if (this.measures.panel.isOpen) void this.measures.render();
    if (this.checkout.panel.isOpen) this.checkout.render();
    this.email.render();
    if (this.orders.panel.isOpen) this.orders.render(this.replica.orders.values());
  }

  /** What a message changes here; the replica knows it already. */
  receive(message: ServerMessage): void {
    if (message.type === "ProductShown" && message.open) this.suggest(message.product, message.sku);
    else if (message.type === "ProductShown" || message.type === "ProductChanged") this.card.refresh(message.product);
    else if (message.type === "StockChanged") this.restocked(message.product);
    else if (message.type === "CartChanged") this.cartChanged();
    else if (message.type === "FriendCartShown" || message.type === "FriendsShown") this.friendsChanged();
    else if (message.type === "WishesShown") {
      this.wishes.told(message.wishes);
      if (this.card.panel.isOpen) this.card.render();
      if (this.cart.panel.isOpen) this.cart.render(this.replica.cart);
    } else if (message.type === "DeliveryShown") this.deliveryShown(message.sku, message.options);
    else if (message.type === "Quoted") this.checkout.quoted(message.quote);
    else if (message.type === "Welcome") {
      this.wishes.askAgain();
      this.checkout.reconsider();
    } else if (message.type === "OrderChanged") {
      this.checkout.orderChanged(message.order);
      if (this.orders.panel.isOpen) this.orders.render(this.replica.orders.values());
    } else if (message.type === "EmailLinked") {
      this.wishes.askAgain();
      this.email.linked(message.email);
    } else if (message.type === "CheckoutOffered") this.openCheckout();
  }

  complain(answer: Answer): void {
    if (answer.done) return;
    this.toasts.show(answer.code === "disconnected" ? this.wording().t.unavailableNow : answer.text, "bad");
  }

  /** The agent's wish; whoever is writing goes on writing. */
  private suggest(product: Product, sku: string | null): void {
    const focused = document.activeElement;
    this.card.open(product, sku, this.looks.displayOf(product)?.id ?? null);
    if (focused instanceof HTMLInputElement) focused.focus();
  }

  private restocked(id: string): void {
    const product = this.replica.products.get(id);
    if (product) this.card.refresh(product);
  }

  private cartChanged(): void {
    const { cart } = this.replica;
    this.tellRepriced(cart);
    if (this.cart.panel.isOpen) this.cart.render(cart);
    if (cart) this.checkout.cartChanged(cart);
  }

  /** Says once of each new price that it is another than when one chose the thing. */
  private tellRepriced(cart: CartView | null): void {
    const repriced = new Set(
      cart?.lines.flatMap((line) => (line.was ? [`${line.sku} ${line.unit_price.amount}`] : [])),
    );
    if ([...repriced].some((each) => !this.repriced.has(each))) {
      const { t } = this.wording();
      this.toasts.show(t.cartRepriced, "bad", { label: t.viewCart, run: () => this.openCart() });
    }
    this.repriced = repriced;
  }

  /** Opens the checkout, where there is anything to pay. */
  openCheckout(): void {
    const { cart } = this.replica;
    if (!cart?.lines.length) return;
    this.cart.panel.close();
    this.checkout.open(cart, this.floor.name());
  }

  /** Puts one more into the cart. */
  async add(product: Product, variant: Variant): Promise<void> {
    const quantity = this.replica.quantityOf(variant.sku) + 1;
    const answer = await this.floor.ask({ type: "ChangeCart", sku: variant.sku, quantity });
    const { t, text } = this.wording();
    if (!answer.done) return this.complain(answer);
    this.toasts.show(t.added(text.call(this.wording(), product.name)), "good", {
      label: t.viewCart,
      run: () => this.openCart(),
    });
  }

  /** Puts what a friend chose into one's own cart, to pay for it. */
  async takeOver(friend: number, sku: string): Promise<void> {
    this.complain(await this.floor.ask({ type: "TakeLine", friend, sku }));
  }

  private friendsChanged(): void {
    if (this.cart.panel.isOpen) this.cart.render(this.replica.cart);
  }

  private async setQuantity(sku: string, quantity: number): Promise<void> {
    this.complain(await this.floor.ask({ type: "ChangeCart", sku, quantity }));
  }

  private deliveryShown(sku: string, options: readonly DeliveryView[]): void {
    this.deliveries.set(sku, options);
    if (this.card.panel.isOpen) this.card.render();
  }

  private share(product: Product, variant: Variant | null): Promise<void> {
    const wording = this.wording();
    const sku = variant?.sku ?? product.variants[0]?.sku ?? "";
    return share(wording.text(product.name), storeAddress({ at: sku }), this.toasts, wording);
  }
}
