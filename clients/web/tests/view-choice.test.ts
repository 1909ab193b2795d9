import { describe, expect, it } from "vitest";
import { ViewChoice } from "../src/view-choice";

function page(href: string) {
  const location = { href };
  const history = { replaceState: (_: unknown, __: string, address: URL) => (location.href = address.href) };
  return { location, history: history as unknown as History };
}

describe("the form of the store", () => {
  it("is the room, unless the address asks for the page", () => {
    expect(new ViewChoice(page("http://store/")).current).toBe("3d");
    expect(new ViewChoice(page("http://store/?view=2d")).current).toBe("2d");
    expect(new ViewChoice(page("http://store/?view=4d")).current).toBe("3d");
  });

  it("is written into the address beside what stands there", () => {
    const shown = page("http://store/?at=sku-1#order=7");
    const choice = new ViewChoice(shown);
    choice.choose("2d");
    expect(shown.location.href).toBe("http://store/?at=sku-1&view=2d#order=7");
    choice.choose("3d");
    expect(shown.location.href).toBe("http://store/?at=sku-1#order=7");
  });
});
