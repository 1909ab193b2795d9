import { ORDER_STATES } from "../src/page/order-state";
import { describe, expect, it } from "vitest";
import { preferred, Wording } from "../src/languages";
import { loadProfile, saveProfile } from "../src/profile";
import { DEFAULT_LOOK } from "../src/protocol/values";

describe("a wording", () => {
  it("writes money as its readers do", () => {
    expect(new Wording("ko").money({ amount: 129000, currency: "KRW" })).toBe("₩129,000");
    expect(new Wording("en").money({ amount: 129000, currency: "KRW" })).toBe("₩129,000");
    expect(new Wording("en").money({ amount: 3950, currency: "USD" })).toBe("$39.50");
    expect(new Wording("ko").money({ amount: 3950, currency: "USD" })).toBe("US$39.50");
  });
  it("calls people as they are called in the reader's language", () => {
    const agent = { name: "Sori", names: { ko: "소리" } };
    expect(new Wording("ko").nameOf(agent)).toBe("소리");
    expect(new Wording("en").nameOf(agent)).toBe("Sori");
  });
  it.each(["en", "ko"] as const)("has its own word in %s for every state of an order", (language) => {
    const words = Object.values(ORDER_STATES).map((key) => new Wording(language).t[key]);
    expect(new Set(words.filter(Boolean)).size).toBe(14);
  });
  it("falls back to English and then to anything", () => {
    expect(new Wording("ko").text({ en: "Jacket" })).toBe("Jacket");
    expect(new Wording("en").text({ ko: "재킷" })).toBe("재킷");
  });
});

it("speaks the first language of the reader's that it knows", () => {
  expect(preferred(["fr-FR", "ko-KR", "en"])).toBe("ko");
  expect(preferred(["fr"])).toBe("en");
});

describe("the profile", () => {
  const memory = (kept: Record<string, string> = {}) => ({
    getItem: (key: string) => kept[key] ?? null,
    setItem: (key: string, value: string) => void (kept[key] = value),
  });
  it("comes back as it was saved", () => {
    const storage = memory();
    const profile = { language: "ko", name: "지수", look: { ...DEFAULT_LOOK, hair: "bun" } } as const;
    saveProfile(storage, profile);
    expect(loadProfile(storage, ["en"])).toEqual(profile);
  });
  it("begins anew where what was kept is broken", () => {
    expect(loadProfile(memory({ "vstore.profile": "{" }), ["ko"])).toMatchObject({ language: "ko", name: "" });
    expect(loadProfile(memory({ "vstore.profile": '{"look": 3}' }), ["en"]).look).toEqual(DEFAULT_LOOK);
  });
});
