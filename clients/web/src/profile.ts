/** What a visitor chose last time: language, name, look. Kept in the browser only. */
import { preferred, type Language } from "./languages";
import { look as lookShape, DEFAULT_LOOK, type Look } from "./protocol/values";

export interface Profile {
  readonly language: Language;
  readonly name: string;
  readonly look: Look;
}

const KEY = "vstore.profile";

export function loadProfile(store: Pick<Storage, "getItem">, wishes: readonly string[]): Profile {
  const fresh = { language: preferred(wishes), name: "", look: DEFAULT_LOOK };
  try {
    const kept = JSON.parse(store.getItem(KEY) ?? "null") as Partial<Profile> | null;
    if (!kept) return fresh;
    return {
      language: preferred([String(kept.language)]),
      name: String(kept.name ?? ""),
      look: lookShape.read(kept.look, "look"),
    };
  } catch {
    return fresh;
  }
}

export function saveProfile(store: Pick<Storage, "setItem">, profile: Profile): void {
  store.setItem(KEY, JSON.stringify(profile));
}
