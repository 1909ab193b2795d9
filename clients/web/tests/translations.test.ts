import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { LANGUAGES } from "../src/languages";
import { EMBED } from "../src/languages/embed";
import { OWN_AVATAR } from "../src/languages/own-avatar";

const SOURCES = join(import.meta.dirname, "../src");
const HANGUL = /\p{Script=Hangul}/u;
/** The same in both languages, and rightly so: names, and signs of no language. */
const SAME = new Set(["ai", "noNameStore"]);

interface Written {
  readonly key: string;
  /** What it says; a function is asked with numbers for whatever it takes. */
  readonly said: string;
  readonly takes: number;
}

function written(table: object): Written[] {
  return Object.entries(table).flatMap(([key, text]) => {
    if (typeof text === "object")
      return written(text as object).map((each) => ({ ...each, key: `${key}.${each.key}` }));
    const takes = typeof text === "function" ? (text as () => string).length : 0;
    const said = typeof text === "function" ? [1, 2].map((n) => text(...Array(takes).fill(n))).join(" ") : String(text);
    return [{ key, said, takes }];
  });
}

const english = [...written(LANGUAGES.en), ...written(EMBED.en), ...written(OWN_AVATAR.en)];
const korean = [...written(LANGUAGES.ko), ...written(EMBED.ko), ...written(OWN_AVATAR.ko)];

describe("the two languages", () => {
  it("have the same texts, which ask for the same", () => {
    const shape = (texts: Written[]) => texts.map(({ key, takes }) => `${key}(${takes})`).sort();
    expect(shape(korean)).toEqual(shape(english));
  });

  it("are each written in their own script, and nothing is left empty or untranslated", () => {
    const englishSays = new Map(english.map(({ key, said }) => [key, said]));
    const own = korean.filter(({ key }) => !SAME.has(key));
    expect(own.filter(({ said }) => !HANGUL.test(said)).map(({ key }) => key)).toEqual([]);
    expect(own.filter(({ key, said }) => said === englishSays.get(key)).map(({ key }) => key)).toEqual([]);
    expect(english.filter(({ said }) => !said.trim() || HANGUL.test(said)).map(({ key }) => key)).toEqual([]);
  });
});

const LATIN = /[A-Za-z]{2,}/;
const SHOWN = /(?:"aria-label"|"aria-description"|\b(?:title|alt|placeholder|textContent))\s*(?::|=)\s*(["'`])(.*?)\1/g;
const STRINGS = /(["'`])((?:(?!\1)[^\\\n]|\\.)*)\1/g;
const SENTENCE = /^[A-Z][a-z]+(?:(?: [\w']+)+[.!?…]?|[!?…])$/;
/** Said to those who look after the page, not to visitors. */
const TO_ENGINEERS = /(?:new \w+|console\.\w+)\($/;

/** What reads as words for people in the strings of some code. */
function words(code: string): string[] {
  const shown = [...code.matchAll(SHOWN)].map((each) => each[2]!);
  const strings = [...code.matchAll(STRINGS)]
    .filter((each) => !TO_ENGINEERS.test(code.slice(0, each.index)))
    .map((each) => each[2]!);
  return [
    ...shown.filter((text) => LATIN.test(text.replace(/\$\{[^}]*\}/g, ""))),
    ...strings.filter((text) => HANGUL.test(text) || SENTENCE.test(text)),
  ];
}

/** Every file but the languages' own, without its comments. */
function sources(): (readonly [name: string, code: string])[] {
  return readdirSync(SOURCES, { recursive: true, encoding: "utf-8" })
    .filter((name) => name.endsWith(".ts") && !name.startsWith("languages"))
    .map((name) => [name, uncommented(readFileSync(join(SOURCES, name), "utf-8"))]);
}

function uncommented(code: string): string {
  return code.replace(/\/\*[^]*?\*\//g, "").replace(/^\s*\/\/.*$/gm, "");
}

describe("the page's code", () => {
  it("holds no words for people: those stand with the languages", () => {
    expect(sources().flatMap(([name, code]) => words(code).map((text) => `${name}: ${text}`))).toEqual([]);
  });

  it("uses every text", () => {
    const code = sources()
      .map((each) => each[1])
      .join("\n");
    const names = [...new Set(english.map(({ key }) => key.split(".")[0]!))];
    expect(names.filter((name) => !new RegExp(`\\b${name}\\b`).test(code))).toEqual([]);
  });

  it.each([
    ['h("button", { "aria-label": "Close" })', "Close"],
    ['h("p", {}, "Your cart is empty.")', "Your cart is empty."],
    ["label.textContent = `Total ${sum}`;", "Total ${sum}"],
    ['h("strong", {}, "완료")', "완료"],
  ])("would be caught with %s", (code, text) => {
    expect(words(code)).toContain(text);
  });

  it("may name things and speak to engineers", () => {
    expect(
      words('h("p", { class: "card-price", "data-testid": "Add" }); throw new Error("This is a fault.");'),
    ).toEqual([]);
  });
});
