/** The bar over the picture: where one is, and the ways to list, cart, orders, talk and door. */
import { LANGUAGES, type Language, type Wording } from "../languages";
import type { Messages } from "../languages/en";
import type { Replica } from "../replica";
import type { Sound } from "../sound";
import { countBadge } from "./cart";
import { h, iconButton } from "./dom";
import { reconcile } from "./reconcile";

export interface TopBarWishes {
  listing(): void;
  cart(): void;
  orders(): void;
  privacy(): void;
  friends(): void;
  ownAvatar(): void;
  chat(): void;
  /** Shows the store in its other form. */
  turnView(): void;
  /** Turns the page dark or light. */
  turnScheme(): void;
  readonly sound: Pick<Sound, "isOn" | "turn">;
  leave(): void;
  speak(language: Language): void;
}

export class TopBar {
  readonly element = h("header", { class: "topbar" });
  private readonly people = h("span", { class: "people", "data-testid": "people" });
  private readonly badge = h("span", { class: "count", "data-testid": "cart-count" });
  private readonly cartButton: HTMLElement;
  private readonly tools = h("nav", { class: "tools" });

  constructor(
    private readonly replica: Replica,
    private readonly wording: () => Wording,
    private readonly wishes: TopBarWishes,
  ) {
    this.cartButton = iconButton("bag", "", () => wishes.cart(), { "data-testid": "open-cart" });
    this.cartButton.append(this.badge);
  }

  render(): void {
    const wording = this.wording();
    const { t, language } = wording;
    const { wishes } = this;
    const store = this.replica.welcome?.store;
    const other = (Object.keys(LANGUAGES) as Language[]).find((code) => code !== language)!;
    this.cartButton.title = t.cart;
    const title = h(
      "div",
      { class: "where" },
      h("h1", { class: "store-name", "data-testid": "store-name" }, store ? wording.text(store.name) : ""),
      h(
        "span",
        { class: "room-name", "data-testid": "room-name" },
        this.replica.scene ? wording.text(this.replica.scene.name) : "",
      ),
    );
    const speak = h(
      "button",
      {
        type: "button",
        class: "language",
        lang: other,
        "data-testid": `language-${other}`,
        onclick: () => this.speak(other),
      },
      LANGUAGES[other].languageName,
    );
    reconcile(
      this.tools,
      iconButton("list", t.productsHere, wishes.listing, {
        "data-testid": "open-listing",
        class: "icon-button only-3d",
      }),
      this.cartButton,
      iconButton("chat", t.chat, wishes.chat, { "data-testid": "toggle-chat", class: "icon-button chat-toggle" }),
      ...behindOneButton(t.moreTools, [
        iconButton("receipt", t.orders, wishes.orders, { "data-testid": "open-orders" }),
        iconButton("friends", t.friends, wishes.friends, { "data-testid": "open-friends" }),
        ...(store?.own_avatars
          ? [iconButton("person", t.ownAvatar, wishes.ownAvatar, { "data-testid": "open-own-avatar" })]
          : []),
        iconButton("shield", t.privacy, wishes.privacy, { "data-testid": "open-privacy" }),
        iconButton("page", t.chooseFlat, wishes.turnView, { "data-testid": "view-2d", class: "icon-button only-3d" }),
        iconButton("cube", t.chooseRoom, wishes.turnView, { "data-testid": "view-3d", class: "icon-button only-2d" }),
        this.soundSwitch(t),
        iconButton("scheme", t.turnScheme, wishes.turnScheme, { ...STAYS, "data-testid": "scheme" }),
        speak,
        iconButton("leave", t.leave, wishes.leave, { "data-testid": "leave" }),
      ]),
    );
    reconcile(this.element, title, this.people, this.tools);
    this.update();
  }

  private soundSwitch(t: Messages): HTMLElement {
    const turn = () => {
      this.wishes.sound.turn();
      this.render();
    };
    return iconButton("sound", t.sound, turn, {
      ...STAYS,
      "data-testid": "sound",
      "aria-pressed": this.wishes.sound.isOn,
    });
  }

  /** The button for the way back gets the focus of the one that was pressed. */
  private speak(language: Language): void {
    this.wishes.speak(language);
    this.element.querySelector<HTMLElement>(".language")?.focus();
  }

  update(): void {
    const { t } = this.wording();
    const count = countBadge(this.badge, this.replica.cart);
    this.cartButton.setAttribute("aria-label", t.cartWith(count));
    const { bodies, inView } = this.replica;
    const visitors = [...inView].filter((id) => bodies.get(id)?.role === "visitor");
    this.people.textContent = t.visitorsHere(visitors.length);
  }
}

/** Marks a switch: its list stays open when it is pressed, since one may want to turn it back at once. */
const STAYS = { "data-stays": true };

/** Tools that stand side by side where there is room, and where there is none in a list behind a button. */
function behindOneButton(label: string, tools: readonly HTMLElement[]): HTMLElement[] {
  const choose = ({ target, currentTarget }: Event) => {
    if (!(target as Element).closest("[data-stays]")) (currentTarget as HTMLElement).hidePopover();
  };
  const list = h("div", { class: "more-tools", id: "more-tools", popover: "auto", onclick: choose }, ...tools);
  const more = { class: "icon-button more-toggle", popovertarget: list.id, "data-testid": "more-tools" };
  return [iconButton("more", label, () => {}, more), list];
}
