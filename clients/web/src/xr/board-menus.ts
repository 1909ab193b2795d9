/** Which menu the board in the room shows, and how its choices lead on to others. */
import { firstChoices, type Choices } from "../choosing";
import type { Wording } from "../languages";
import type { Product, Variant } from "../protocol/values";
import type { Replica } from "../replica";
import type { Board } from "./board";
import { friendLines, friendMenu, friendsMenu } from "./friend-menus";
import { cardMenu, cartMenu, talkMenu, type Menu } from "./menus";

export interface MenuDeeds {
  add(product: Product, variant: Variant): Promise<void>;
  say(text: string): void;
  /** What "this one" means from now on. */
  attend(display: string | null): void;
  /** null: nobody any more. */
  follow(friend: number | null): void;
  /** Agrees to share carts, or no longer. */
  shareCart(friend: number, sharing: boolean): void;
  takeOver(friend: number, sku: string): void;
}

/** What the walk does for the menus. */
export interface MenuSteps {
  /** Puts the board before one's eyes. */
  place(): void;
  pay(): void;
  /** Takes the headset off. */
  leave(): void;
  changed(): void;
}

export class BoardMenus {
  /** Written anew as things change. */
  private menu: (() => Menu) | null = null;

  constructor(
    private readonly board: Pick<Board, "isOpen" | "show" | "hide">,
    private readonly replica: Replica,
    private readonly wording: () => Wording,
    private readonly deeds: MenuDeeds,
    private readonly steps: MenuSteps,
  ) {}

  refresh(): void {
    if (this.menu && this.board.isOpen) this.board.show(this.menu());
  }

  close(): void {
    this.menu = null;
    this.board.hide();
    this.steps.changed();
  }

  openCard(id: string): void {
    const display = this.replica.displays.get(id);
    if (!display) return;
    this.deeds.attend(id);
    let choices: Choices | null = null;
    this.open(() => {
      const product = this.replica.products.get(display.product);
      if (!product) return this.talk();
      choices ??= firstChoices(product, display.sku);
      return cardMenu(product, choices, this.wording(), {
        choose: (chosen) => (choices = chosen),
        add: (variant) => void this.deeds.add(product, variant).then(() => this.openCart()),
        ask: () => this.openTalk(),
        close: () => this.close(),
      });
    });
  }

  /** A friend is followed and shopped with, anybody else is talked to. */
  openBody(id: number): void {
    const friend = this.replica.friends.find(({ body }) => body === id);
    if (friend) this.openFriend(friend.friend);
    else this.openTalk();
  }

  openTalk(): void {
    this.open(() => this.talk());
  }

  private openCart(): void {
    const steps = { checkOut: () => this.steps.pay(), close: () => this.close() };
    this.open(() => cartMenu(this.replica.cart, friendLines(this.replica, this.wording()), this.wording(), steps));
  }

  private openFriends(): void {
    const steps = { open: (friend: number) => this.openFriend(friend), close: () => this.close() };
    this.open(() => friendsMenu(this.replica.friends, this.wording(), steps));
  }

  private openFriend(number: number): void {
    this.open(() => {
      const friend = this.replica.friends.find((each) => each.friend === number);
      if (!friend) return this.talk();
      return friendMenu(friend, this.replica, this.wording(), {
        follow: (whom) => {
          this.deeds.follow(whom);
          this.close();
        },
        shareCart: (whom, sharing) => this.deeds.shareCart(whom, sharing),
        take: (whom, sku) => this.deeds.takeOver(whom, sku),
        close: () => this.close(),
      });
    });
  }

  private talk(): Menu {
    const { talk, suggestions, cart, friends } = this.replica;
    return talkMenu(talk, suggestions, cart, this.wording(), {
      say: (text) => this.deeds.say(text),
      cart: () => this.openCart(),
      friends: friends.length ? () => this.openFriends() : null,
      leave: () => this.steps.leave(),
      close: () => this.close(),
    });
  }

  private open(menu: () => Menu): void {
    if (!this.board.isOpen) this.steps.place();
    this.menu = menu;
    this.steps.changed();
    this.board.show(menu());
  }
}
