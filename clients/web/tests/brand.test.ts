import { readdirSync, readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { Appearance } from "../src/appearance";
import { contrast, LEAST_CONTRAST, onDark, onLight } from "../src/brand";

const STYLE = new URL("../src/style/", import.meta.url);
const COLORS = [0, 51, 102, 153, 204, 255].flatMap((r) =>
  [0, 85, 170, 255].flatMap((g) =>
    [0, 128, 255].map((b) => "#" + ((1 << 24) | (r << 16) | (g << 8) | b).toString(16).slice(1)),
  ),
);

it("knows the contrasts that WCAG gives as examples", () => {
  expect(contrast("#000000", "#ffffff")).toBeCloseTo(21, 5);
  expect(contrast("#777777", "#ffffff")).toBeCloseTo(4.48, 2);
});

it.each(COLORS)("makes %s readable on either paper and under either ink", (color) => {
  const [light, dark] = [onLight(color), onDark(color)];
  for (const paper of ["#ffffff", "#fffdf9", "#f6f0e7"]) expect(contrast(light, paper)).toBeGreaterThan(LEAST_CONTRAST);
  for (const paper of ["#26211d", "#191614", "#14110e"]) expect(contrast(dark, paper)).toBeGreaterThan(LEAST_CONTRAST);
});

it("leaves a colour alone that can be read already", () => {
  expect(onLight("#2f5d50")).toBe("#2f5d50");
  expect(onDark("#e9c46a")).toBe("#e9c46a");
});

it("names every colour in tokens.css and nowhere else", () => {
  const others = readdirSync(STYLE).filter((name) => name !== "tokens.css");
  const literal = /#[0-9a-f]{3,8}\b|\b(?:rgb|hsl|oklch)a?\(|:\s*(?:white|black)\b/gi;
  const found = others.flatMap((name) => readFileSync(new URL(name, STYLE), "utf8").match(literal) ?? []);
  expect(found).toEqual([]);
});

function page(isDark: boolean) {
  const documentElement = { dataset: {} as Record<string, string>, style: new Map<string, string>() };
  const view = { matchMedia: () => ({ matches: isDark }) };
  const bars = { light: { content: "#f6f0e7" }, dark: { content: "#191614" } };
  const root = {
    ...documentElement,
    style: { setProperty: (k: string, v: string) => documentElement.style.set(k, v) },
  };
  const querySelector = (which: string) => (which.includes("light") ? bars.light : bars.dark);
  const all = { documentElement: root, defaultView: view, querySelector };
  return { all: all as unknown as Document, root, brand: documentElement.style, bars };
}

it("turns against the device's own scheme first, and remembers it", () => {
  const memory = new Map<string, string>();
  const storage = { getItem: (key: string) => memory.get(key) ?? null, setItem: memory.set.bind(memory) };
  const first = page(true);
  new Appearance(first.all, storage).turn();
  expect(first.root.dataset.scheme).toBe("light");
  const second = page(true);
  new Appearance(second.all, storage).turn();
  expect(second.root.dataset.scheme).toBe("dark");
});

it("wears a brand's theme", () => {
  const { all, root, brand, bars } = page(false);
  const appearance = new Appearance(all, { getItem: () => null, setItem: () => {} });
  appearance.wear({ accent: "#ffd700", corners: "square", headings: "serif" });
  expect(root.dataset).toEqual({ corners: "square", headings: "serif" });
  expect([...brand.keys()]).toEqual(["--brand-on-light", "--brand-on-dark"]);
  expect([bars.light.content, bars.dark.content]).toEqual(["#ffd700", "#191614"]);
  appearance.turn();
  expect([bars.light.content, bars.dark.content]).toEqual(["#191614", "#191614"]);
  appearance.turn();
  expect([bars.light.content, bars.dark.content]).toEqual(["#ffd700", "#ffd700"]);
});
