/** MessagePack for what our messages hold: nil, booleans, numbers, strings, bytes, lists, maps with string keys. */

const encoder = new TextEncoder();
const decoder = new TextDecoder("utf-8", { fatal: true });

/** Bytes that are no MessagePack value, or more than one. */
export class MsgpackError extends Error {}

/** The value as MessagePack; whole numbers take the shortest integer form. */
export function pack(value: unknown): Uint8Array<ArrayBuffer> {
  const out: number[] = [];
  write(out, value);
  return Uint8Array.from(out);
}

/** The one value in `bytes`; throws a MsgpackError on anything else. */
export function unpack(bytes: Uint8Array): unknown {
  const reader = new Reader(bytes);
  const value = reader.value();
  if (!reader.atEnd) throw new MsgpackError("bytes are left over after the value");
  return value;
}

function write(out: number[], value: unknown): void {
  if (value === null || value === undefined) out.push(0xc0);
  else if (typeof value === "boolean") out.push(value ? 0xc3 : 0xc2);
  else if (typeof value === "number") writeNumber(out, value);
  else if (typeof value === "string") writeString(out, value);
  else if (Array.isArray(value)) writeList(out, value);
  else if (typeof value === "object") writeMap(out, value as Record<string, unknown>);
  else throw new MsgpackError(`a ${typeof value} cannot be sent`);
}

function writeNumber(out: number[], value: number): void {
  if (!Number.isInteger(value) || Math.abs(value) > 0xffffffff || (value < 0 && value < -0x80000000))
    writeFloat(out, value);
  else if (value >= 0) writeUnsigned(out, value);
  else if (value >= -0x20) out.push(value & 0xff);
  else if (value >= -0x80) out.push(0xd0, value & 0xff);
  else if (value >= -0x8000) out.push(0xd1, ...big(value, 2));
  else out.push(0xd2, ...big(value, 4));
}

function writeUnsigned(out: number[], value: number): void {
  if (value < 0x80) out.push(value);
  else if (value < 0x100) out.push(0xcc, value);
  else if (value < 0x10000) out.push(0xcd, ...big(value, 2));
  else out.push(0xce, ...big(value, 4));
}

function writeFloat(out: number[], value: number): void {
  const bytes = new Uint8Array(8);
  new DataView(bytes.buffer).setFloat64(0, value);
  out.push(0xcb, ...bytes);
}

function writeString(out: number[], value: string): void {
  const bytes = encoder.encode(value);
  if (bytes.length < 0x20) out.push(0xa0 | bytes.length);
  else if (bytes.length < 0x100) out.push(0xd9, bytes.length);
  else out.push(0xda, ...big(bytes.length, 2));
  for (const byte of bytes) out.push(byte);
}

function writeList(out: number[], value: readonly unknown[]): void {
  if (value.length < 0x10) out.push(0x90 | value.length);
  else out.push(0xdc, ...big(value.length, 2));
  for (const each of value) write(out, each);
}

function writeMap(out: number[], value: Record<string, unknown>): void {
  const entries = Object.entries(value).filter(([, each]) => each !== undefined);
  if (entries.length < 0x10) out.push(0x80 | entries.length);
  else out.push(0xde, ...big(entries.length, 2));
  for (const [key, each] of entries) {
    writeString(out, key);
    write(out, each);
  }
}

function big(value: number, bytes: 2 | 4): number[] {
  const shifts = bytes === 2 ? [8, 0] : [24, 16, 8, 0];
  return shifts.map((shift) => (value >>> shift) & 0xff);
}

class Reader {
  private readonly view: DataView;
  private at = 0;

  constructor(private readonly bytes: Uint8Array) {
    this.view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  }

  get atEnd(): boolean {
    return this.at === this.bytes.length;
  }

  value(): unknown {
    const tag = this.unsigned(1);
    if (tag < 0x80) return tag;
    if (tag < 0x90) return this.map(tag & 0x0f);
    if (tag < 0xa0) return this.list(tag & 0x0f);
    if (tag < 0xc0) return this.string(tag & 0x1f);
    if (tag >= 0xe0) return tag - 0x100;
    return this.tagged(tag);
  }

  private tagged(tag: number): unknown {
    switch (tag) {
      case 0xc0:
        return null;
      case 0xc2:
        return false;
      case 0xc3:
        return true;
      case 0xc4:
      case 0xc5:
      case 0xc6:
        return this.take(this.unsigned(1 << (tag - 0xc4)));
      case 0xca:
        return this.view.getFloat32(this.step(4));
      case 0xcb:
        return this.view.getFloat64(this.step(8));
      case 0xcc:
      case 0xcd:
      case 0xce:
        return this.unsigned(1 << (tag - 0xcc));
      case 0xcf:
        return Number(this.view.getBigUint64(this.step(8)));
      case 0xd0:
        return this.view.getInt8(this.step(1));
      case 0xd1:
        return this.view.getInt16(this.step(2));
      case 0xd2:
        return this.view.getInt32(this.step(4));
      case 0xd3:
        return Number(this.view.getBigInt64(this.step(8)));
      case 0xd9:
      case 0xda:
      case 0xdb:
        return this.string(this.unsigned(1 << (tag - 0xd9)));
      case 0xdc:
      case 0xdd:
        return this.list(this.unsigned(2 << (tag - 0xdc)));
      case 0xde:
      case 0xdf:
        return this.map(this.unsigned(2 << (tag - 0xde)));
      default:
        throw new MsgpackError(`0x${tag.toString(16)} begins no value we know`);
    }
  }

  private list(length: number): unknown[] {
    this.need(length);
    return Array.from({ length }, () => this.value());
  }

  private map(length: number): Record<string, unknown> {
    this.need(length * 2);
    const result: Record<string, unknown> = Object.create(null);
    for (let index = 0; index < length; index++) {
      const key = this.value();
      if (typeof key !== "string") throw new MsgpackError("a map's key is no string");
      result[key] = this.value();
    }
    return result;
  }

  private string(length: number): string {
    return decoder.decode(this.take(length));
  }

  private take(length: number): Uint8Array {
    const start = this.step(length);
    return this.bytes.subarray(start, start + length);
  }

  private unsigned(bytes: number): number {
    const start = this.step(bytes);
    if (bytes === 1) return this.view.getUint8(start);
    return bytes === 2 ? this.view.getUint16(start) : this.view.getUint32(start);
  }

  private step(length: number): number {
    this.need(length);
    this.at += length;
    return this.at - length;
  }

  private need(length: number): void {
    if (this.at + length > this.bytes.length) throw new MsgpackError("the bytes end in the middle of a value");
  }
}
