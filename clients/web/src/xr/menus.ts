/** What boards in the room say and let one choose: a product's card, the cart, the talk. */
import { choose, isInStock, isOffered, variantOf, type Choices } from "../choosing";
import type { Wording } from "../languages";
import type { CartView, Product, Variant } from "../protocol/values";
import type { Utterance } from "../replica";

export interface Choice {
  readonly label: string;
  readonly isMain?: boolean;
  press(): void;
}

export interface Menu {
  readonly title: string;
  readonly lines: readonly string[];
  readonly choices: readonly Choice[];
}

const MOST_LINES = 4;
const MOST_SUGGESTIONS = 4;

export interface CardSteps {
  choose(choices: Choices): void;
  add(variant: Variant): void;
  ask(): void;
  close(): void;
}

/** A product's card; each option goes on to the next value that can be had. */
export function cardMenu(product: Product, choices: Choices, wording: Wording, steps: CardSteps): Menu {
  const { t } = wording;
  const variant = variantOf(product, choices);
  const left = variant?.stock ?? null;
  const stock = !variant
    ? t.notThisCombination
    : !isInStock(variant)
      ? t.soldOut
      : left !== null && left <= 5
        ? t.fewLeft(left)
        : t.inStock;
  const options = product.options.flatMap((option): Choice[] => {
    const at = option.values.findIndex(({ id }) => id === choices[option.id]);
    const others = [...option.values.slice(at + 1), ...option.values.slice(0, Math.max(at, 0))];
    const next = others.find(({ id }) => isOffered(product, choices, option.id, id));
    const name = `${wording.text(option.name)}: ${wording.text(option.values[at]?.name ?? {})}`;
    return next
      ? [{ label: `${name}  ›`, press: () => steps.choose(choose(product, choices, option.id, next.id)) }]
      : [];
  });
  const buy =
    variant && isInStock(variant) ? [{ label: t.addToCart, isMain: true, press: () => steps.add(variant) }] : [];
  return {
    title: wording.text(product.name),
    lines: [`${variant ? wording.money(variant.price) : ""}  ·  ${stock}`, wording.text(product.description)],
    choices: [
      ...options,
      ...buy,
      { label: t.askAboutThis, press: () => steps.ask() },
      { label: t.close, press: () => steps.close() },
    ],
  };
}

export interface CartSteps {
  checkOut(): void;
  close(): void;
}

/** `others`: what friends have put into theirs, where carts are shared. */
export function cartMenu(cart: CartView | null, others: readonly string[], wording: Wording, steps: CartSteps): Menu {
  const { t } = wording;
  const lines = cart?.lines ?? [];
  const shown = lines.slice(0, MOST_LINES).map((line) => `${line.quantity} × ${wording.text(line.name)}`);
  const rest = lines.length > MOST_LINES ? ["…"] : [];
  const own = lines.length && cart ? [...shown, ...rest, `${t.total}: ${wording.money(cart.total)}`] : [t.cartEmpty];
  const pay = { label: t.vrCheckOut, isMain: true, press: () => steps.checkOut() };
  return {
    title: t.cart,
    lines: [...own, ...others],
    choices: [...(lines.length ? [pay] : []), { label: t.close, press: () => steps.close() }],
  };
}

export interface TalkSteps {
  say(text: string): void;
  cart(): void;
  /** null: one is here without any. */
  readonly friends: (() => void) | null;
  leave(): void;
  close(): void;
}

/** What was said last, and what one could say. */
export function talkMenu(
  talk: readonly Utterance[],
  suggestions: readonly string[],
  cart: CartView | null,
  wording: Wording,
  steps: TalkSteps,
): Menu {
  const { t } = wording;
  const heard = talk.filter(({ overheard }) => !overheard).slice(-2);
  const said = heard.map(({ speaker, text }) => `${speaker.mine ? t.you : wording.nameOf(speaker)}: ${text}`);
  const count = cart?.lines.reduce((sum, line) => sum + line.quantity, 0) ?? 0;
  return {
    title: t.chat,
    lines: said.length ? said : [t.chatLead],
    choices: [
      ...suggestions.slice(0, MOST_SUGGESTIONS).map((text) => ({ label: `“${text}”`, press: () => steps.say(text) })),
      { label: t.cartWith(count), isMain: count > 0, press: () => steps.cart() },
      ...(steps.friends ? [{ label: t.friends, press: steps.friends }] : []),
      { label: t.leaveVr, press: () => steps.leave() },
      { label: t.close, press: () => steps.close() },
    ],
  };
}
