import { expect, it } from "vitest";
import { Upgrade } from "../src/upgrade";

it("tells once the code of the page is another than at first, and stays silent where it cannot know", async () => {
  const tags = ['"a"', null, '"a"', '"b"'];
  const upgrade = new Upgrade(async () => tags.shift() ?? null);
  expect(await upgrade.look()).toBe(false);
  expect(await upgrade.look()).toBe(false);
  expect(await upgrade.look()).toBe(false);
  expect(await upgrade.look()).toBe(true);
});
