/** What a VRM 1.0 file says of itself: its name, its authors, and who may wear it. The store looks at the rest. */
import { list, optional, record, text, type Infer } from "../protocol/shape";

/** The most bytes that a store takes. */
export const LARGEST = 8_000_000;

/** Why a file is none that could be worn. */
export type FileFault = "large" | "old" | "other";

const metaShape = record({
  name: text,
  authors: list(text),
  licenseUrl: text,
  avatarPermission: optional(text, ""),
  creditNotation: optional(text, "required"),
});

export interface AvatarFacts {
  readonly name: string;
  readonly authors: readonly string[];
  readonly licence: string;
  /** Whether everybody may wear it. */
  readonly isForEveryone: boolean;
  readonly wantsCredit: boolean;
}

const [MAGIC, JSON_CHUNK, HEAD] = [0x46546c67, 0x4e4f534a, 20];

export async function readFacts(file: Blob): Promise<AvatarFacts | FileFault> {
  if (file.size > LARGEST) return "large";
  try {
    return factsIn(JSON.parse(await documentOf(file)) as Document);
  } catch {
    return "other";
  }
}

interface Document {
  readonly extensions?: Readonly<Record<string, { readonly meta?: unknown; readonly specVersion?: unknown }>>;
}

function factsIn({ extensions = {} }: Document): AvatarFacts | FileFault {
  const { VRMC_vrm: avatar, VRM: old } = extensions;
  if (!avatar) return old ? "old" : "other";
  return said(metaShape.read(avatar.meta, "meta"));
}

function said({ name, authors, licenseUrl, avatarPermission, creditNotation }: Infer<typeof metaShape>): AvatarFacts {
  const isForEveryone = avatarPermission === "everyone";
  return { name, authors, licence: licenseUrl, isForEveryone, wantsCredit: creditNotation === "required" };
}

/** The JSON of binary glTF 2.0. */
async function documentOf(file: Blob): Promise<string> {
  const head = new DataView(await file.slice(0, HEAD).arrayBuffer());
  const [magic, length, kind] = [0, 12, 16].map((at) => head.getUint32(at, true));
  if (magic !== MAGIC || kind !== JSON_CHUNK) throw new Error("no binary glTF");
  return file.slice(HEAD, HEAD + length!).text();
}
