/** The visitor's own avatar, kept in the browser from visit to visit. */
export interface KeptAvatar {
  /** null: none any more. */
  readonly file: Blob | null;
  /** Whether the visitor has said that they are its author or have the author's leave. */
  readonly hasLeave: boolean;
  /** The name under which the store has it; empty until it was given to the store. */
  readonly avatar: string;
  /** The name of a file that the store is still to forget, for which one must be inside; empty: of none. */
  readonly owed: string;
}

export interface AvatarShelf {
  load(): Promise<KeptAvatar | null>;
  /** null: nothing is kept any more. */
  save(kept: KeptAvatar | null): Promise<void>;
}

const [DATABASE, TABLE, KEY] = ["vstore", "avatar", "own"];

/** Without a database of the browser's, nothing is kept beyond this page. */
export class BrowserShelf implements AvatarShelf {
  async load(): Promise<KeptAvatar | null> {
    const found = await within("readonly", (table) => table.get(KEY));
    return (found as KeptAvatar | undefined) ?? null;
  }

  async save(kept: KeptAvatar | null): Promise<void> {
    await within("readwrite", (table) => (kept ? table.put(kept, KEY) : table.delete(KEY)));
  }
}

function within(mode: IDBTransactionMode, run: (table: IDBObjectStore) => IDBRequest): Promise<unknown> {
  const asked = new Promise((resolve) => {
    const nothing = () => resolve(undefined);
    const opening = indexedDB.open(DATABASE, 1);
    opening.onupgradeneeded = () => opening.result.createObjectStore(TABLE);
    opening.onerror = opening.onblocked = nothing;
    opening.onsuccess = () => {
      const database = opening.result;
      const transaction = database.transaction(TABLE, mode);
      const request = run(transaction.objectStore(TABLE));
      transaction.oncomplete = () => resolve(request.result);
      transaction.onerror = transaction.onabort = nothing;
      database.close();
    };
  });
  // Some browsers have no database for pages that are to leave no traces.
  return asked.catch(() => undefined);
}
