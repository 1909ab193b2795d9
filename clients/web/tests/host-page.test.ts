import { describe, expect, it } from "vitest";
import { eventFrom, HELLO, HostPage, MARK, type ChatEvent } from "../src/host-page";

const STORE = "https://store.example";
const SITE = "https://brand.example";

function site() {
  const heard: { message: unknown; to: unknown }[] = [];
  const parent = { postMessage: (message: unknown, to: unknown) => void heard.push({ message, to }) };
  return { heard, parent: parent as unknown as Window };
}

describe("the chat in its frame", () => {
  it("tells nobody anything before the page round it has said who it is, and then that page alone", () => {
    const { heard, parent } = site();
    const host = new HostPage(parent);
    host.tell({ type: "ready" });
    expect(heard).toEqual([]);
    host.receive({ origin: SITE, source: parent, data: HELLO });
    host.tell({ type: "asked" });
    expect(heard).toEqual([
      { message: { vstore: MARK, event: { type: "ready" } }, to: SITE },
      { message: { vstore: MARK, event: { type: "asked" } }, to: SITE },
    ]);
  });

  it("heeds no hello of other windows, and no message that is not ours", () => {
    const { heard, parent } = site();
    const host = new HostPage(parent);
    host.receive({ origin: SITE, source: {}, data: HELLO });
    for (const data of [null, "hello", 7, {}, { vstore: "other", hello: true }, { vstore: MARK }])
      host.receive({ origin: SITE, source: parent, data });
    host.tell({ type: "ready" });
    expect(heard).toEqual([]);
  });
});

describe("the page round it", () => {
  const frame = {};
  const event: ChatEvent = { type: "answered", products: ["loop-tee"] };
  const data = { vstore: MARK, event };

  it("takes events of the chat's frame and the store's origin", () => {
    expect(eventFrom({ origin: STORE, source: frame, data }, frame, STORE)).toEqual(event);
  });

  it("takes nothing from another origin, another window, or of another kind", () => {
    expect(eventFrom({ origin: SITE, source: frame, data }, frame, STORE)).toBeNull();
    expect(eventFrom({ origin: STORE, source: {}, data }, frame, STORE)).toBeNull();
    expect(eventFrom({ origin: STORE, source: frame, data: { event } }, frame, STORE)).toBeNull();
    expect(eventFrom({ origin: STORE, source: frame, data: { vstore: MARK } }, frame, STORE)).toBeNull();
  });
});
