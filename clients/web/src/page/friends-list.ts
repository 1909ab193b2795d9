/** What the panel of friends holds: the link to invite by, and who has come. */
import type { Link } from "../friends";
import type { Wording } from "../languages";
import type { FriendView } from "../protocol/values";
import type { Replica } from "../replica";
import { h, icon, type Child } from "./dom";

export interface FriendsWishes {
  invite(): void;
  copy(address: string): void;
  /** By the device's own sheet; null where it has none. */
  readonly share: ((address: string) => void) | null;
  /** null: nobody any more. */
  follow(friend: number | null): void;
  /** Agrees to share carts, or no longer. */
  shareCart(friend: number, sharing: boolean): void;
  part(friend: number): void;
}

export function friendsList(replica: Replica, link: Link | null, wording: Wording, wishes: FriendsWishes): Child[] {
  const { t } = wording;
  const rows = replica.friends.map((friend) => row(friend, replica, wording, wishes));
  return [
    h("p", { class: "lead" }, t.inviteLead),
    link ? invitation(link, wording, wishes) : inviting(wording, wishes),
    rows.length ? h("h3", { class: "friends-here" }, t.friendsHere) : null,
    rows.length ? h("ul", { class: "friends" }, ...rows) : null,
  ];
}

function inviting({ t }: Wording, wishes: FriendsWishes): HTMLElement {
  const attributes = { type: "button", class: "primary wide", "data-testid": "invite", onclick: () => wishes.invite() };
  return h("button", attributes, icon("friends"), t.inviteFriend);
}

function invitation({ address, isCopied }: Link, { t }: Wording, wishes: FriendsWishes): HTMLElement {
  const field = h("input", {
    id: "invitation-link",
    readonly: true,
    value: address,
    "data-testid": "invitation",
    onfocus: (event: Event) => (event.target as HTMLInputElement).select(),
  });
  const button = (kind: string, id: string, label: string, run: () => void) =>
    h("button", { type: "button", class: kind, "data-testid": id, onclick: run }, label);
  return h(
    "div",
    { class: "invitation field" },
    h("label", { for: "invitation-link" }, t.invitationLink),
    field,
    h(
      "div",
      { class: "invitation-ways" },
      button("primary", "copy-invitation", isCopied ? t.copied : t.copyLink, () => wishes.copy(address)),
      wishes.share && button("secondary", "share-invitation", t.share, () => wishes.share?.(address)),
    ),
    h("p", { class: "visually-hidden", role: "status" }, isCopied && t.linkCopied),
    h("p", { class: "muted" }, t.invitationNote),
  );
}

function row(friend: FriendView, replica: Replica, wording: Wording, wishes: FriendsWishes): HTMLElement {
  const { t } = wording;
  const name = friend.name || t.guest;
  const room = wording.text(replica.welcome?.store.scenes[friend.scene] ?? {});
  const follows = replica.following === friend.friend;
  const button = (kind: string, id: string, label: string, called: string, run: () => void) =>
    h(
      "button",
      { type: "button", class: kind, "aria-label": called, "data-testid": `${id}-${friend.friend}`, onclick: run },
      label,
    );
  return h(
    "li",
    { class: "friend", "data-testid": "friend" },
    icon("person"),
    h(
      "div",
      { class: "friend-words" },
      h("strong", {}, name),
      h("span", { class: "muted" }, friend.body === null ? t.friendElsewhere(room) : t.friendHere),
    ),
    h(
      "div",
      { class: "friend-ways" },
      follows
        ? button("secondary", "unfollow", t.stopFollowing, t.stopFollowing, () => wishes.follow(null))
        : button("secondary", "follow", t.follow, t.followFriend(name), () => wishes.follow(friend.friend)),
      button("quiet", "part", t.part, t.partFrom(name), () => wishes.part(friend.friend)),
    ),
    sharing(friend, name, wording, wishes),
  );
}

/** Whether carts are shared, and what one may do about it. */
function sharing(friend: FriendView, name: string, { t }: Wording, wishes: FriendsWishes): HTMLElement {
  const button = (id: string, label: string, share: boolean, kind = "quiet") =>
    h(
      "button",
      {
        type: "button",
        class: kind,
        "data-testid": `${id}-${friend.friend}`,
        onclick: () => wishes.shareCart(friend.friend, share),
      },
      label,
    );
  const say = (words: string, ...buttons: readonly HTMLElement[]) =>
    h("div", { class: "friend-sharing" }, h("p", { class: "muted" }, words), ...buttons);
  const { you_agreed, friend_agreed } = friend;
  if (you_agreed && friend_agreed) return say(t.cartsShared, button("keep-cart", t.keepCart, false));
  if (you_agreed) return say(t.cartWaits(name), button("keep-cart", t.takeBack, false));
  if (friend_agreed)
    return say(
      `${t.cartAsked(name)} ${t.cartShareLead}`,
      button("share-cart", t.agree, true, "secondary"),
      button("keep-cart", t.declineCart, false),
    );
  return say(t.cartShareLead, button("share-cart", t.shareCarts, true));
}
