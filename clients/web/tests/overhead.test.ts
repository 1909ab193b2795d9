import { expect, test } from "vitest";
import { takesOver } from "../src/overhead";
import type { Utterance } from "../src/replica";

const utterance = (overheard: boolean, done = false) => ({ overheard, done }) as Utterance;

test("what is said to oneself is shown at once, whatever hangs there", () => {
  const mine = utterance(false);
  for (const shown of [null, mine, utterance(true), utterance(false, true)])
    for (const isThinking of [true, false]) expect(takesOver(mine, shown, isThinking)).toBe(true);
});

test("what is said to others waits until one has read what was said to oneself, or been answered", () => {
  expect(takesOver(utterance(true), utterance(false, true), false)).toBe(false);
  expect(takesOver(utterance(true), null, true)).toBe(false);
  expect(takesOver(utterance(true), null, false)).toBe(true);
});

test("of what is said to others at once, one thing is shown to its end", () => {
  const shown = utterance(true);
  expect(takesOver(shown, shown, false)).toBe(true);
  expect(takesOver(utterance(true), shown, false)).toBe(false);
  expect(takesOver(utterance(true), utterance(true, true), false)).toBe(true);
});
