import { beforeEach, describe, expect, it, vi } from "vitest";
import { Connection, type Socket, type Status } from "../src/connection";
import { unpack, pack } from "../src/protocol/msgpack";
import { DEFAULT_LOOK } from "../src/protocol/values";

class FakeSocket implements Socket {
  binaryType: BinaryType = "blob";
  protocol = "vstore.v1.msgpack";
  readyState = 1;
  onopen: Socket["onopen"] = null;
  onmessage: Socket["onmessage"] = null;
  onclose: Socket["onclose"] = null;
  readonly sent: any[] = [];
  closed = false;
  send(data: string | Uint8Array): void {
    this.sent.push(typeof data === "string" ? JSON.parse(data) : unpack(data));
  }
  close(): void {
    this.closed = true;
    this.drop();
  }
  drop(): void {
    this.readyState = 3;
    this.onclose?.({});
  }
  hear(message: object): void {
    this.onmessage?.({ data: pack(message).buffer });
  }
}

const store = { name: { en: "S" }, languages: ["en"], currency: "KRW", scenes: {} };
const limits = {
  message_bytes: 1,
  speech_characters: 1,
  steers_per_second: 1,
  messages_per_second: 1,
  resume_seconds: 1,
};
const welcome = (resume: string) => ({
  type: "Welcome",
  protocol: 1,
  schema: "",
  body: 1,
  tick_rate: 20,
  limits,
  resume,
  visitor: "v1",
  store,
});

let sockets: FakeSocket[];
let timers: { due: number; run: () => void; live: boolean }[];
let now: number;
let tokens: Map<string, string>;
let statuses: Status[];
let connection: Connection;

function pass(milliseconds: number): void {
  const until = now + milliseconds;
  for (;;) {
    const next = timers.filter((timer) => timer.live && timer.due <= until).sort((a, b) => a.due - b.due)[0];
    if (!next) break;
    now = next.due;
    next.live = false;
    next.run();
  }
  now = until;
}

const socket = () => sockets.at(-1)!;

beforeEach(() => {
  [sockets, timers, now, tokens, statuses] = [[], [], 0, new Map(), []];
  connection = new Connection({
    open: () => {
      sockets.push(new FakeSocket());
      return socket();
    },
    after: (milliseconds, run) => {
      const timer = { due: now + milliseconds, run, live: true };
      timers.push(timer);
      return () => (timer.live = false);
    },
    random: () => 1,
    tokens: {
      getItem: (key) => tokens.get(key) ?? null,
      setItem: (key, value) => void tokens.set(key, value),
      removeItem: (key) => void tokens.delete(key),
    },
  });
  connection.onstatus = (status) => statuses.push(status);
  connection.start({ locale: "ko", name: "Jisoo", look: DEFAULT_LOOK, at: "LAMP", invitation: "friend" });
  socket().onopen?.({});
});

describe("a connection", () => {
  it("says hello first, with nothing to resume", () => {
    expect(socket().sent[0]).toMatchObject({
      type: "Hello",
      protocol: 1,
      locale: "ko",
      name: "Jisoo",
      resume: null,
      visitor: null,
      at: "LAMP",
      invitation: "friend",
    });
  });
  it("sends nothing before it is welcome", () => {
    expect(connection.send({ type: "LookAt", display: "d1" })).toBe(false);
    socket().hear(welcome("r1"));
    expect(connection.send({ type: "LookAt", display: "d1" })).toBe(true);
  });
  it("comes back with both tokens, the newest of each", () => {
    socket().hear(welcome("r1"));
    socket().drop();
    pass(500);
    socket().onopen?.({});
    expect(socket().sent[0]).toMatchObject({ resume: "r1", visitor: "v1", at: null, invitation: null });
    socket().hear(welcome("r2"));
    socket().drop();
    pass(500);
    socket().onopen?.({});
    expect(socket().sent[0]).toMatchObject({ resume: "r2" });
    expect(statuses).toEqual(["connecting", "open", "waiting", "connecting", "open", "waiting", "connecting"]);
  });
  it("tells how much came with the newest token, poses aside, so that the rest is sent again", () => {
    const hello = () => {
      socket().drop();
      pass(15_000);
      socket().onopen?.({});
      return socket().sent[0];
    };
    socket().hear(welcome("r1"));
    socket().hear({ type: "Done", ref: 1 });
    socket().hear({ type: "Poses", tick: 1, poses: [] });
    socket().hear({ type: "Pong", number: 1 });
    expect(hello()).toMatchObject({ resume: "r1", received: 3 });
    socket().hear({ type: "Pong", number: 2 });
    expect(hello()).toMatchObject({ resume: "r1", received: 3 });
    socket().hear(welcome("r2"));
    expect(hello()).toMatchObject({ resume: "r2", received: 1 });
  });
  it("waits longer after each failure, up to a limit, and starts afresh after success", () => {
    const waits: number[] = [];
    for (let attempt = 0; attempt < 8; attempt++) {
      const before = now;
      socket().drop();
      pass(15_000 - 1);
      const opened = sockets.length;
      if (opened < attempt + 2) pass(1);
      waits.push(timers.at(-1)!.due - before);
    }
    expect(waits).toEqual([500, 1000, 2000, 4000, 8000, 15_000, 15_000, 15_000]);
  });
  it("answers a request by its ref", async () => {
    socket().hear(welcome("r1"));
    const first = connection.ask({ type: "Say", text: "hi" });
    const second = connection.ask({ type: "Say", text: "ho" });
    const refs = socket()
      .sent.slice(1)
      .map((message) => message.ref as number);
    socket().hear({ type: "Refused", code: "too_fast", text: "Slowly, please.", ref: refs[1], field: null });
    socket().hear({ type: "Done", ref: refs[0] });
    expect(await first).toEqual({ done: true });
    expect(await second).toEqual({ done: false, code: "too_fast", text: "Slowly, please.", field: null });
  });
  it("answers what a lost connection cut off", async () => {
    socket().hear(welcome("r1"));
    const asked = connection.ask({ type: "GetOrders" });
    socket().drop();
    expect(await asked).toMatchObject({ done: false, code: "disconnected" });
    expect(await connection.ask({ type: "GetOrders" })).toMatchObject({ code: "disconnected" });
  });
  it("stays away where the server says so", () => {
    socket().hear(welcome("r1"));
    socket().hear({ type: "Closing", code: "kicked", text: "Goodbye.", reconnect: false });
    socket().drop();
    pass(60_000);
    expect(sockets).toHaveLength(1);
    expect(statuses.at(-1)).toBe("ended");
  });
  it("comes back after a restart of the server", () => {
    socket().hear(welcome("r1"));
    socket().hear({ type: "Closing", code: "restarting", text: "Back in a moment." });
    socket().drop();
    pass(500);
    expect(sockets).toHaveLength(2);
  });
  it("asks at once whether the line still holds when the tab wakes up", () => {
    socket().hear(welcome("r1"));
    const before = socket().sent.length;
    connection.wake();
    expect(
      socket()
        .sent.slice(before)
        .map((each) => each.type),
    ).toEqual(["Ping"]);
    pass(8_000 + 500);
    expect(sockets).toHaveLength(2);
  });

  it("comes back at once when the tab wakes up while it waits", () => {
    socket().hear(welcome("r1"));
    socket().drop();
    const before = sockets.length;
    connection.wake();
    expect(sockets.length).toBe(before + 1);
  });

  it("notices silence", () => {
    socket().hear(welcome("r1"));
    pass(10_000);
    const ping = socket().sent.at(-1);
    expect(ping.type).toBe("Ping");
    socket().hear({ type: "Pong", number: ping.number });
    pass(10_000);
    expect(sockets).toHaveLength(1);
    pass(8_000 + 500);
    expect(sockets).toHaveLength(2);
  });
  it("leaves for good, and forgets the body but not the visitor", () => {
    socket().hear(welcome("r1"));
    connection.leave();
    pass(60_000);
    expect(sockets[0]!.sent.at(-1)).toEqual({ type: "Leave" });
    expect(sockets).toHaveLength(1);
    expect([...tokens.keys()]).toEqual(["vstore.visitor"]);
  });
  it("survives broken frames", () => {
    socket().hear(welcome("r1"));
    const warn = vi.spyOn(console, "warn").mockReturnValue();
    socket().onmessage?.({ data: Uint8Array.of(0x92).buffer });
    socket().onmessage?.({ data: "{" });
    expect(warn).toHaveBeenCalledTimes(2);
    warn.mockRestore();
    expect(connection.send({ type: "LookAt", display: null })).toBe(true);
  });
  it("tries again at once when asked to", () => {
    socket().drop();
    connection.retryNow();
    expect(sockets).toHaveLength(2);
    pass(60_000);
    expect(sockets).toHaveLength(2);
  });
  it("speaks JSON where the server chose it", () => {
    connection.retryNow();
    socket().drop();
    connection.retryNow();
    socket().protocol = "vstore.v1.json";
    socket().onopen?.({});
    socket().onmessage?.({ data: JSON.stringify(welcome("r9")) });
    expect(statuses.at(-1)).toBe("open");
  });
});
