/** The pose frame, as vstore/protocol/poses.py lays it out: 0xC1, kind, u32 tick, u16 n, then 8 bytes a body. */
import { WireError } from "./shape";
import type { ServerMessageOf } from "./server";

export const POSE_MARK = 0xc1;
const KIND_ABSOLUTE = 1;
const HEAD = 8;
const BODY = 8;

/** The poses in the frame, or null where its kind is not known here. Throws a WireError on a torn frame. */
export function decodePoses(frame: Uint8Array): ServerMessageOf<"Poses"> | null {
  if (frame.length < HEAD) throw new WireError("poses", "at least 8 bytes", frame);
  if (frame[1] !== KIND_ABSOLUTE) return null;
  const view = new DataView(frame.buffer, frame.byteOffset, frame.byteLength);
  const count = view.getUint16(6, true);
  if (frame.length !== HEAD + count * BODY) throw new WireError("poses", `${HEAD + count * BODY} bytes`, frame);
  const poses = Array.from({ length: count }, (_, index) => bodyAt(view, HEAD + index * BODY));
  return { type: "Poses", tick: view.getUint32(2, true), poses };
}

function bodyAt(view: DataView, offset: number) {
  return {
    body: view.getUint16(offset, true),
    x: view.getInt16(offset + 2, true) / 100,
    z: view.getInt16(offset + 4, true) / 100,
    heading: (view.getUint8(offset + 6) * 360) / 256,
    walking: (view.getUint8(offset + 7) & 1) === 1,
  };
}
