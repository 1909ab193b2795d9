/** Hands an address on: by the device's own sheet where it has one, else by the clipboard. */
import type { Wording } from "../languages";
import type { Toasts } from "./notices";

/** The address that leads into this store, to what the parameters say. */
export function storeAddress(parameters: Readonly<Record<string, string>>): string {
  return `${location.origin}${location.pathname}?${new URLSearchParams(parameters)}`;
}

/** The address that leads a friend here. Its token stands behind the #, which no browser sends to a server by itself. */
export function invitationAddress(token: string): string {
  return `${location.origin}${location.pathname}#${new URLSearchParams({ friend: token })}`;
}

/** The token in the address of an invitation. */
export function invitationIn(hash: string): string | null {
  return new URLSearchParams(hash.slice(1)).get("friend");
}

/** Takes the invitation out of the page's own address. */
export function forgetInvitation(): void {
  if (invitationIn(location.hash)) history.replaceState(null, "", location.pathname + location.search);
}

/** Takes out of the page's own address what led to a place: whoever loads it again stays where they are by then. */
export function forgetParameter(name: string): void {
  const address = new URL(location.href);
  address.searchParams.delete(name);
  history.replaceState(null, "", address);
}

/** Tells that the address was copied; one that can neither be shared nor copied is shown, to be copied by hand. */
export async function share(title: string, url: string, toasts: Toasts, { t }: Wording): Promise<void> {
  try {
    if (navigator.share) return await navigator.share({ title, url });
    await navigator.clipboard.writeText(url);
    toasts.show(t.linkCopied);
  } catch (fault) {
    if (!(fault instanceof DOMException && fault.name === "AbortError")) toasts.show(url);
  }
}
