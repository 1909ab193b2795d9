import { describe, expect, it } from "vitest";
import { Connection } from "../src/connection";
import { PersonalData } from "../src/personal-data";
import { DEFAULT_LOOK } from "../src/protocol/values";

/** A store that answers each call with the next of these, and remembers what it was asked. */
function store(...answers: (Response | Error)[]) {
  const asked: { address: string; token: string; body: unknown }[] = [];
  const call = (address: unknown, init?: RequestInit) => {
    const headers = init?.headers as Record<string, string>;
    asked.push({ address: String(address), token: headers.authorization!, body: init?.body ?? null });
    const answer = answers.shift()!;
    return answer instanceof Error ? Promise.reject(answer) : Promise.resolve(answer);
  };
  return { asked, data: new PersonalData(() => "secret", call as typeof fetch) };
}

const said = (body: object, status = 200) => new Response(JSON.stringify(body), { status });

describe("the visitor's data", () => {
  it("is asked for with the visitor's token", async () => {
    const { asked, data } = store(said({ format: "vstore-personal-data/1" }));
    expect(await (await data.copy())?.text()).toContain("personal-data/1");
    expect(asked).toEqual([{ address: "/api/visitor/personal-data", token: "Bearer secret", body: null }]);
  });
  it("goes in two steps", async () => {
    const waits = { text: "이 주문이 끝나면 지워요.", waits_for: ["VS-1"] };
    const { asked, data } = store(said({ text: "Sure?", confirmation: "c-1" }), said(waits));
    const first = await data.askErasure("ko");
    expect(first).toMatchObject({ text: "Sure?", confirmation: "c-1", done: false });
    const second = await data.confirmErasure(first!.confirmation!, "ko");
    expect(second).toMatchObject({ waits_for: ["VS-1"], confirmation: null });
    expect(JSON.parse(String(asked[1]!.body))).toEqual({ confirmation: "c-1", language: "ko" });
  });
  it("is no answer where the store refuses or cannot be reached", async () => {
    const { data } = store(said({ code: "no_visitor" }, 401), new TypeError("offline"));
    expect(await data.copy()).toBeNull();
    expect(await data.askErasure("en")).toBeNull();
  });
});

it("forgets who one was when the store has erased it", () => {
  const tokens = new Map([
    ["vstore.visitor", "me"],
    ["vstore.resume", "again"],
  ]);
  const socket = { readyState: 1, protocol: "vstore.v1.json", binaryType: "", send: () => {}, close: () => {} };
  const opened = socket as unknown as WebSocket;
  const connection = new Connection({
    open: () => opened,
    after: () => () => {},
    random: () => 0,
    tokens: {
      getItem: (key: string) => tokens.get(key) ?? null,
      setItem: (key: string, value: string) => void tokens.set(key, value),
      removeItem: (key: string) => void tokens.delete(key),
    },
  });
  const told: string[] = [];
  connection.onstatus = (status, reason) => told.push(`${status} ${reason}`.trim());
  connection.start({ locale: "en", name: "", look: DEFAULT_LOOK, at: null, invitation: null });
  const closing = { type: "Closing", code: "erased", text: "Goodbye.", reconnect: false };
  opened.onmessage!({ data: JSON.stringify(closing) } as MessageEvent);
  opened.onclose!({} as CloseEvent);
  expect([...tokens.keys()]).toEqual([]);
  expect(told).toEqual(["connecting", "ended Goodbye."]);
});
