/** The pose frame, lane by lane, as vstore/protocol/poses.py lays it out. */
import { WireError } from "./shape";
import type { ServerMessageOf } from "./server";

export const POSE_MARK = 0xc1;
const KIND = 2;
const HEAD = 5;
const SKIP = 255;
const [PLACED, MOVED, TURNED, STOPPED, LEFT] = [1, 2, 4, 8, 16];

/** The coordinate in metres nearest to the last that the server told whose centimetres have these low eight bits. */
export function resolve(told: number, low: number): number {
  const centimetres = Math.round(told * 100);
  return (centimetres + ((low - centimetres + 128) & 0xff) - 128) / 100;
}

/** What the frame says, or null where its kind is not known here. Throws a WireError on a torn frame. */
export function decodePoses(frame: Uint8Array): ServerMessageOf<"Poses"> | null {
  if (frame.length < HEAD) throw new WireError("poses", `at least ${HEAD} bytes`, frame);
  if (frame[1] !== KIND) return null;
  const reader = new Lanes(frame);
  const message = {
    type: "Poses" as const,
    tick: reader.view.getUint16(2, true),
    poses: reader.lane(PLACED, 8).map((at) => reader.placed(at)),
    moved: reader.bodies(MOVED, 3).map(([body, at]) => ({ body, x: frame[at]!, z: frame[at + 1]! })),
    turned: reader.bodies(TURNED, 2).map(([body, at]) => ({ body, heading: degreesOf(frame[at]!) })),
    stopped: reader.bodies(STOPPED, 1).map(([body]) => body),
    left: reader.bodies(LEFT, 1).map(([body]) => body),
  };
  if (reader.end !== frame.length) throw new WireError("poses", `${reader.end} bytes`, frame);
  return message;
}

class Lanes {
  readonly view: DataView;
  end = HEAD;

  constructor(private readonly frame: Uint8Array) {
    this.view = new DataView(frame.buffer, frame.byteOffset, frame.byteLength);
  }

  /** Where each record of the next lane begins; none where that lane is not present. */
  lane(bit: number, size: number): number[] {
    if (!(this.frame[HEAD - 1]! & bit)) return [];
    const start = this.end + 2;
    const count = start <= this.frame.length ? this.view.getUint16(this.end, true) : 0;
    this.end = start + count * size;
    if (this.end > this.frame.length) throw new WireError("poses", `${this.end} bytes`, this.frame);
    return Array.from({ length: count }, (_, index) => start + index * size);
  }

  /** Each record's body, and where its bytes after the gap begin. */
  bodies(bit: number, size: number): (readonly [body: number, at: number])[] {
    let body = 0;
    return this.lane(bit, size).flatMap((at) => {
      const gap = this.frame[at]!;
      body += gap;
      return gap === SKIP ? [] : [[body, at + 1] as const];
    });
  }

  placed(at: number) {
    return {
      body: this.view.getUint16(at, true),
      x: this.view.getInt16(at + 2, true) / 100,
      z: this.view.getInt16(at + 4, true) / 100,
      heading: degreesOf(this.frame[at + 6]!),
      walking: (this.frame[at + 7]! & 1) === 1,
    };
  }
}

function degreesOf(step: number): number {
  return (step * 360) / 256;
}
