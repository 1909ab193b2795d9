/** What stands beside a name, so that one knows whom one sees: an AI, the store's people, a friend. */
import type { Messages } from "./languages/en";
import type { Body, FriendView } from "./protocol/values";

export interface Badge {
  readonly kind: "ai" | "staff" | "friend";
  readonly text: string;
}

export function badgeOf(body: Body | undefined, friends: readonly FriendView[], t: Messages): Badge | null {
  if (body?.role === "agent") return { kind: "ai", text: t.ai };
  if (body?.role === "clerk") return { kind: "staff", text: t.staff };
  return friends.some((friend) => body && friend.body === body.id) ? { kind: "friend", text: t.friend } : null;
}
