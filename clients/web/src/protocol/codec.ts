/** Messages to bytes or text and back; the sub-protocol that the server chose says which. */
import { CLIENT_SHAPES, type ClientMessage } from "./client";
import { pack, unpack } from "./msgpack";
import { decodePoses, POSE_MARK } from "./poses";
import { SERVER_SHAPES, type ServerMessage } from "./server";
import type { Shape } from "./shape";

export const MSGPACK = "vstore.v1.msgpack";
export const JSON_TEXT = "vstore.v1.json";

/** The message as the server reads it: bytes for MessagePack, text for JSON. */
export function encode(message: ClientMessage, subprotocol = MSGPACK): Uint8Array<ArrayBuffer> | string {
  const shape = CLIENT_SHAPES[message.type] as unknown as Shape<object>;
  const data = { type: message.type, ...(shape.write(message) as object) };
  return subprotocol === JSON_TEXT ? JSON.stringify(data) : pack(data);
}

/** The message in a frame, or null for a kind of message this page does not know yet. Throws on broken frames. */
export function decode(frame: ArrayBuffer | Uint8Array | string): ServerMessage | null {
  if (typeof frame === "string") return fromValue(JSON.parse(frame));
  const bytes = frame instanceof Uint8Array ? frame : new Uint8Array(frame);
  return bytes[0] === POSE_MARK ? decodePoses(bytes) : fromValue(unpack(bytes));
}

function fromValue(value: unknown): ServerMessage | null {
  const type = (value as { type?: unknown } | null)?.type;
  if (typeof type !== "string" || !Object.hasOwn(SERVER_SHAPES, type)) return null;
  const shape = SERVER_SHAPES[type as ServerMessage["type"]] as unknown as Shape<object>;
  return { type, ...shape.read(value, type) } as ServerMessage;
}
