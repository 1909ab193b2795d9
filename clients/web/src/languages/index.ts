/** The visitor's language: words, prices, dates. */
import { textIn, type Money, type Text } from "../protocol/values";
import { en, type Messages } from "./en";
import { ko } from "./ko";

export type Language = "en" | "ko";
export const LANGUAGES: Readonly<Record<Language, Messages>> = { en, ko };

/** Currencies without minor units: an amount counts whole won or yen. */
const NO_MINOR_UNITS = new Set(["KRW", "JPY", "VND", "CLP"]);

/** The first language of the reader's that we speak, else English. */
export function preferred(wishes: readonly string[]): Language {
  const codes = wishes.map((wish) => wish.slice(0, 2).toLowerCase());
  return (codes.find((code) => code in LANGUAGES) as Language | undefined) ?? "en";
}

/** One language in use: `t` are the page's own words, the methods write what comes from the store. */
export class Wording {
  readonly t: Messages;

  constructor(readonly language: Language) {
    this.t = LANGUAGES[language];
  }

  text(texts: Text): string {
    return textIn(texts, this.language);
  }

  /** What somebody is called in this language; empty for a nameless guest. */
  nameOf({ name, names }: { readonly name: string; readonly names: Text }): string {
    return names[this.language] || name;
  }

  money({ amount, currency }: Money): string {
    const digits = NO_MINOR_UNITS.has(currency) ? 0 : 2;
    const style = {
      style: "currency",
      currency,
      minimumFractionDigits: digits,
      maximumFractionDigits: digits,
    } as const;
    return new Intl.NumberFormat(this.language, style).format(amount / 10 ** digits);
  }

  number(value: number): string {
    return new Intl.NumberFormat(this.language).format(value);
  }

  /** A weight, in kilograms from one on. */
  grams(grams: number): string {
    const [amount, unit] = grams < 1000 ? [grams, "gram"] : [grams / 1000, "kilogram"];
    return new Intl.NumberFormat(this.language, { style: "unit", unit, maximumFractionDigits: 2 }).format(amount);
  }

  /** A length in metres, as people read the size of things. */
  centimetres(metres: number): string {
    const style = { style: "unit", unit: "centimeter", maximumFractionDigits: 0 } as const;
    return new Intl.NumberFormat(this.language, style).format(metres * 100);
  }

  /** From one day to another (ISO 8601), or that day alone. */
  days(first: string, last: string): string {
    const style = { weekday: "short", month: "short", day: "numeric", timeZone: "UTC" } as const;
    return new Intl.DateTimeFormat(this.language, style).formatRange(new Date(first), new Date(last));
  }

  date(rfc3339: string): string {
    const style = { dateStyle: "long", timeStyle: "short" } as const;
    return new Intl.DateTimeFormat(this.language, style).format(new Date(rfc3339));
  }
}
