/** Shapes of values on the wire: said once, they check what comes in, fill in defaults, and give TypeScript its types. */

/** A kind of value. `read` turns decoded wire data into a `T` or throws a WireError; `write` is its inverse. */
export interface Shape<T> {
  read(value: unknown, path: string): T;
  write(value: T): unknown;
}

export type Infer<S> = S extends Shape<infer T> ? T : never;
type Fields = Record<string, Shape<any>>;
export type InferFields<F extends Fields> = { readonly [K in keyof F]: Infer<F[K]> };

/** Wire data that is not what the protocol says. */
export class WireError extends Error {
  constructor(path: string, wanted: string, value: unknown) {
    super(`${path}: expected ${wanted}, got ${value === null ? "null" : typeof value}`);
  }
}

function primitive<T extends string | number | boolean>(kind: "string" | "number" | "boolean"): Shape<T> {
  return {
    read(value, path) {
      if (typeof value !== kind) throw new WireError(path, kind, value);
      return value as T;
    },
    write: (value) => value,
  };
}

export const text = primitive<string>("string");
export const number = primitive<number>("number");
export const flag = primitive<boolean>("boolean");

/** One of a fixed set of words; an unknown word is kept, so that newer servers do not break older pages. */
export function word<W extends string>(..._known: W[]): Shape<W> {
  return text as unknown as Shape<W>;
}

export function optional<T>(shape: Shape<T>, fallback: T): Shape<T> {
  return {
    read: (value, path) => (value === undefined ? fallback : shape.read(value, path)),
    write: (value) => shape.write(value),
  };
}

/** The value or nothing; absent reads as null. */
export function nullable<T>(shape: Shape<T>): Shape<T | null> {
  return {
    read: (value, path) => (value === undefined || value === null ? null : shape.read(value, path)),
    write: (value) => (value === null ? null : shape.write(value)),
  };
}

export function list<T>(shape: Shape<T>): Shape<readonly T[]> {
  return {
    read(value, path) {
      if (!Array.isArray(value)) throw new WireError(path, "a list", value);
      return value.map((each, index) => shape.read(each, `${path}[${index}]`));
    },
    write: (value) => value.map((each) => shape.write(each)),
  };
}

export function dictionary<T>(shape: Shape<T>): Shape<Readonly<Record<string, T>>> {
  return {
    read: (value, path) => mapValues(asObject(value, path), (each, key) => shape.read(each, `${path}.${key}`)),
    write: (value) => mapValues(value, (each) => shape.write(each)),
  };
}

/** Fields by name, as an object on the wire. Unknown fields are ignored. */
export function record<F extends Fields>(fields: F): Shape<InferFields<F>> {
  return {
    read(value, path) {
      const data = asObject(value, path);
      return mapValues(fields, (shape, key) => shape.read(data[key], `${path}.${key}`)) as InferFields<F>;
    },
    write: (value) => mapValues(fields, (shape, key) => shape.write(value[key])),
  };
}

/** Fields by position, as a list on the wire. Missing trailing fields take their defaults. */
export function row<F extends Fields>(fields: F): Shape<InferFields<F>> {
  const keys = Object.keys(fields);
  return {
    read(value, path) {
      if (!Array.isArray(value)) throw new WireError(path, "a list", value);
      const data: readonly unknown[] = value;
      const entries = keys.map((key, index) => [key, fields[key]!.read(data[index], `${path}.${key}`)]);
      return Object.fromEntries(entries) as InferFields<F>;
    },
    write: (value) => keys.map((key) => fields[key]!.write(value[key])),
  };
}

function asObject(value: unknown, path: string): Record<string, unknown> {
  if (typeof value !== "object" || value === null || Array.isArray(value)) throw new WireError(path, "a map", value);
  return value as Record<string, unknown>;
}

function mapValues<T, U>(source: Readonly<Record<string, T>>, change: (value: T, key: string) => U): Record<string, U> {
  return Object.fromEntries(Object.entries(source).map(([key, value]) => [key, change(value, key)]));
}
