/** How one likes to see and move: chosen once, kept in the browser only. */
export interface Comfort {
  /** Through one's own eyes, or over one's own shoulder. */
  readonly eyes: "first" | "third";
  /** In steps nothing glides past the eye. */
  readonly turns: "smooth" | "steps";
  /** What a click on the floor does. */
  readonly clicks: "walk" | "jump";
  readonly map: boolean;
}

const KEY = "vstore.comfort";
const WORDS = { eyes: ["first", "third"], turns: ["smooth", "steps"], clicks: ["walk", "jump"] } as const;

export class ComfortChoice {
  current: Comfort;

  /** `calm`: the visitor wants nothing to move by itself; `map`: there is room for a map. */
  constructor(
    private readonly store: Pick<Storage, "getItem" | "setItem">,
    wishes: { readonly calm: boolean; readonly map: boolean },
  ) {
    const fresh: Comfort = { eyes: "third", turns: wishes.calm ? "steps" : "smooth", clicks: "walk", map: wishes.map };
    this.current = { ...fresh, ...kept(store.getItem(KEY)) };
  }

  change(changes: Partial<Comfort>): void {
    this.current = { ...this.current, ...changes };
    this.store.setItem(KEY, JSON.stringify(this.current));
  }
}

/** What was kept, as far as it makes sense. */
function kept(text: string | null): Partial<Comfort> {
  let found: unknown;
  try {
    found = JSON.parse(text ?? "null");
  } catch {
    return {};
  }
  if (typeof found !== "object" || found === null) return {};
  const fields = Object.entries(found).filter(([name, value]) =>
    name === "map"
      ? typeof value === "boolean"
      : (WORDS[name as keyof typeof WORDS] as readonly unknown[] | undefined)?.includes(value),
  );
  return Object.fromEntries(fields);
}
