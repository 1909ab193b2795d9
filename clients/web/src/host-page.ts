/** The line between the chat and the page of another site round it: what either may tell the other, and whom it heeds. */

/** What the site may count. Nothing that anybody said, and nobody's name. */
export type ChatEvent =
  | { readonly type: "ready" }
  | { readonly type: "opened" }
  | { readonly type: "closed" }
  | { readonly type: "asked" }
  | { readonly type: "answered"; readonly products: readonly string[] }
  | { readonly type: "product"; readonly product: string }
  | { readonly type: "store" };

/** Every message of ours carries this, so that others on the same page are told apart. */
export const MARK = "vstore-chat";

export interface Told {
  readonly vstore: typeof MARK;
  readonly event: ChatEvent;
}

/** What the site's script sends into the frame first: only then is its origin known. */
export const HELLO = { vstore: MARK, hello: true } as const;

/** As much of a window's "message" event as is looked at. */
export interface Received {
  readonly origin: string;
  readonly source: unknown;
  readonly data: unknown;
}

/** In the site's page: the event in a message, if it comes from the chat's frame and from the store's origin. */
export function eventFrom(received: Received, frame: unknown, store: string): ChatEvent | null {
  if (received.source !== frame || received.origin !== store || !isOurs(received.data)) return null;
  return (received.data as unknown as Told).event ?? null;
}

/** In the chat's frame: the page round it. Who frames us is a site that the brand has named: our policy sees to that. */
export class HostPage {
  private origin: string | null = null;
  private untold: ChatEvent[] = [];

  constructor(private readonly parent: Pick<Window, "postMessage">) {}

  /** Learns from the site's hello which origin it has. */
  receive({ origin, source, data }: Received): void {
    if (source !== this.parent || !isOurs(data) || !("hello" in data)) return;
    this.origin = origin;
    for (const event of this.untold.splice(0)) this.tell(event);
  }

  /** Tells the site, as soon as it is known; nobody else hears it. */
  tell(event: ChatEvent): void {
    if (this.origin === null) this.untold.push(event);
    else this.parent.postMessage({ vstore: MARK, event } satisfies Told, this.origin);
  }
}

function isOurs(data: unknown): data is { readonly vstore: typeof MARK } {
  return typeof data === "object" && data !== null && (data as { vstore?: unknown }).vstore === MARK;
}
