/** Messages on the wire: golden vectors where the server's tests have written them, and the laws of our own codec. */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { CLIENT_SHAPES, type ClientMessage } from "../src/protocol/client";
import { decode, encode, JSON_TEXT } from "../src/protocol/codec";
import { MsgpackError, pack, unpack } from "../src/protocol/msgpack";
import { resolve } from "../src/protocol/poses";
import { SERVER_SHAPES } from "../src/protocol/server";
import { WireError } from "../src/protocol/shape";

interface Vector {
  readonly name: string;
  readonly message: { readonly type: string };
  readonly msgpack: string;
}

const WIRE = join(import.meta.dirname, "../../../tests/wire");
const bytes = (hex: string) => Uint8Array.from(Buffer.from(hex, "hex"));
const files = existsSync(WIRE) ? readdirSync(WIRE).filter((name) => name.endsWith(".json")) : [];
const vectors = files.flatMap((name) => {
  const data: unknown = JSON.parse(readFileSync(join(WIRE, name), "utf8"));
  return Array.isArray(data) ? (data as Vector[]) : [];
});
const fromServer = vectors.filter(({ message }) => message.type in SERVER_SHAPES);
const fromClient = vectors.filter(({ message }) => message.type in CLIENT_SHAPES);

describe.skipIf(!vectors.length)("golden vectors", () => {
  it("know no message that this client does not", () => {
    const known = new Set([...Object.keys(SERVER_SHAPES), ...Object.keys(CLIENT_SHAPES)]);
    expect(vectors.map(({ message }) => message.type).filter((type) => !known.has(type))).toEqual([]);
  });
  it("cover every message that this client knows", () => {
    const covered = new Set(vectors.map(({ message }) => message.type));
    const known = [...Object.keys(SERVER_SHAPES), ...Object.keys(CLIENT_SHAPES)];
    expect(known.filter((type) => !covered.has(type))).toEqual([]);
  });
  it.each(fromServer)("$name says the same in both encodings", ({ message, msgpack }) => {
    const fromText = decode(JSON.stringify(message));
    expect(fromText?.type).toBe(message.type);
    expect(closely(decode(bytes(msgpack)))).toEqual(closely(fromText));
  });
  it.each(fromClient)("$name is written as the server reads it", ({ message, msgpack }) => {
    const shape = CLIENT_SHAPES[message.type as ClientMessage["type"]];
    const said = { type: message.type, ...(shape.read(message, message.type) as object) } as ClientMessage;
    const read = (value: unknown) => shape.read(value, message.type);
    expect(read(unpack(encode(said) as Uint8Array))).toEqual(read(unpack(bytes(msgpack))));
    expect(read(JSON.parse(encode(said, JSON_TEXT) as string))).toEqual(read(message));
  });
});

/** Pose frames hold centimetres and 1/256 turns. */
function closely(message: unknown): unknown {
  if ((message as { type?: string } | null)?.type !== "Poses") return message;
  return JSON.parse(
    JSON.stringify(message, (_, value: unknown) => (typeof value === "number" ? Math.round(value) : value)),
  );
}

describe("MessagePack", () => {
  const values = [
    null,
    true,
    false,
    0,
    127,
    128,
    255,
    256,
    65535,
    65536,
    4294967295,
    4294967296,
    -1,
    -32,
    -33,
    -128,
    -129,
    -32768,
    -32769,
    -2147483648,
    -2147483649,
    1.5,
    -0.1,
    1e300,
    "",
    "한국어 👋",
    "x".repeat(31),
    "x".repeat(32),
    "x".repeat(300),
    "가".repeat(400),
    [],
    [1, [2, [3]]],
    Array.from({ length: 20 }, (_, at) => at),
    { a: 1, b: { c: [null] } },
    Object.fromEntries(Array.from({ length: 20 }, (_, at) => [`key${at}`, at])),
  ];
  it.each(values.map((value) => [JSON.stringify(value).slice(0, 30), value]))("brings back %s", (_, value) => {
    expect(unpack(pack(value))).toEqual(value);
  });
  it("reads 32-bit floats, 64-bit integers and bytes", () => {
    expect(unpack(bytes("ca3fc00000"))).toBe(1.5);
    expect(unpack(bytes("cf0000000100000000"))).toBe(2 ** 32);
    expect(unpack(bytes("d3ffffffffffffffff"))).toBe(-1);
    expect(unpack(bytes("c403010203"))).toEqual(bytes("010203"));
  });
  it.each(["", "92", "a5616263", "dc00", "df7fffffff", "c1", "c7", "9101ff", "c0c0", "8101c0"])(
    "refuses the bytes %s",
    (hex) => {
      expect(() => unpack(bytes(hex))).toThrow(MsgpackError);
    },
  );
  it("keeps a hostile key from reaching any prototype", () => {
    const read = unpack(pack(JSON.parse('{"__proto__": {"polluted": true}}')));
    expect(Object.keys(read as object)).toEqual(["__proto__"]);
    expect(({} as { polluted?: boolean }).polluted).toBeUndefined();
  });
});

describe("messages", () => {
  it("fill in defaults that the wire leaves out", () => {
    const defaults = { done: true, about: [], to: null, products: [] };
    const said = decode(pack({ type: "Said", body: 1, utterance: 2, piece: "hi" }));
    expect(said).toEqual({ type: "Said", body: 1, utterance: 2, piece: "hi", ...defaults });
  });
  it("ignore unknown messages and unknown fields", () => {
    expect(decode(pack({ type: "FromTheFuture", x: 1 }))).toBeNull();
    expect(decode(pack({ type: "toString" }))).toBeNull();
    expect(decode(pack({ type: "Pong", number: 3, later: true }))).toEqual({ type: "Pong", number: 3 });
    expect(decode(pack(7))).toBeNull();
  });
  it("name the place of what is wrong", () => {
    expect(() => decode(pack({ type: "Appeared", body: { id: "one" } }))).toThrow(
      /Appeared\.body\.id: expected number/,
    );
    expect(() => decode(pack({ type: "Poses", tick: 1, poses: 5 }))).toThrow(WireError);
  });
  it("write places as lists", () => {
    expect(unpack(encode({ type: "Walk", to: { x: 1, z: -2.5 } }) as Uint8Array)).toEqual({
      type: "Walk",
      to: [1, -2.5],
    });
  });
});

describe("pose frames", () => {
  const [placed, moved, turned] = ["0100" + "0200" + "9cff" + "fa00" + "40" + "01", "0100" + "057fff", "0100" + "0180"];
  const [stopped, left] = ["0200" + "ff01", "0300" + "04ff00"];
  const frame = bytes("c1022a001f" + placed + moved + turned + stopped + left);
  it("are read lane by lane", () => {
    expect(decode(frame)).toEqual({
      type: "Poses",
      tick: 42,
      poses: [{ body: 2, x: -1, z: 2.5, heading: 90, walking: true }],
      moved: [{ body: 5, x: 127, z: 255 }],
      turned: [{ body: 1, heading: 180 }],
      stopped: [256],
      left: [4, 259],
    });
  });
  it("may lack any lane", () => {
    expect(decode(bytes("c102000010" + left))).toMatchObject({ poses: [], moved: [], turned: [], left: [4, 259] });
    expect(decode(bytes("c102ffff00"))).toMatchObject({ tick: 65_535, left: [] });
  });
  it("of an unknown kind are ignored, torn ones refused", () => {
    expect(decode(Uint8Array.from(frame).fill(9, 1, 2))).toBeNull();
    for (let length = 1; length < frame.length; length++)
      expect(() => decode(frame.slice(0, length))).toThrow(WireError);
    expect(() => decode(bytes("c10200000000"))).toThrow(WireError);
  });
  it("tell of steps that lead to the nearest place", () => {
    for (let told = -300; told <= 300; told += 7)
      for (let step = -128; step <= 127; step++)
        expect(resolve(told / 100, (told + step) & 0xff)).toBe((told + step) / 100);
  });
});
