/** What boards in the room say of friends, and let one do with them: follow, share carts, take over what they chose. */
import type { Wording } from "../languages";
import type { FriendLine, FriendView } from "../protocol/values";
import { shares, type Replica } from "../replica";
import type { Choice, Menu } from "./menus";

/** More fit on no board. */
const MOST_FRIENDS = 6;
const MOST_LINES = 3;

export interface FriendSteps {
  /** null: nobody any more. */
  follow(friend: number | null): void;
  /** Agrees to share carts, or no longer. */
  shareCart(friend: number, sharing: boolean): void;
  take(friend: number, sku: string): void;
  close(): void;
}

/** Everybody one is with. */
export function friendsMenu(
  friends: readonly FriendView[],
  wording: Wording,
  steps: { open(friend: number): void; close(): void },
): Menu {
  const { t } = wording;
  const rows = friends.slice(0, MOST_FRIENDS).map(({ friend, name }) => ({
    label: name || t.guest,
    press: () => steps.open(friend),
  }));
  const asking = friends.filter((each) => each.friend_agreed && !each.you_agreed);
  const lines = [t.friendsHere, ...asking.map(({ name }) => t.cartAsked(name || t.guest))];
  return { title: t.friends, lines, choices: [...rows, { label: t.close, press: steps.close }] };
}

/** One friend: where they are, what is shared with them, and what lies in their cart. */
export function friendMenu(friend: FriendView, replica: Replica, wording: Wording, steps: FriendSteps): Menu {
  const { t } = wording;
  const who = friend.name || t.guest;
  const room = wording.text(replica.welcome?.store.scenes[friend.scene] ?? {});
  const lines = replica.friendCarts.get(friend.friend) ?? [];
  const follows = replica.following === friend.friend;
  const follow: Choice = follows
    ? { label: t.stopFollowing, isMain: true, press: () => steps.follow(null) }
    : { label: t.follow, isMain: true, press: () => steps.follow(friend.friend) };
  return {
    title: who,
    lines: [friend.body === null ? t.friendElsewhere(room) : t.friendHere, ...ofCarts(friend, who, lines, wording)],
    choices: [
      follow,
      ...lines.slice(0, MOST_LINES).map(({ sku, name }) => ({
        label: `${t.takeOver}: ${wording.text(name)}`,
        press: () => steps.take(friend.friend, sku),
      })),
      ...sharing(friend, wording, steps),
      { label: t.close, press: () => steps.close() },
    ],
  };
}

/** What friends have put into carts that are shared, each with who it was, as it stands below one's own. */
export function friendLines(replica: Replica, wording: Wording): string[] {
  const { t } = wording;
  return replica.friends.flatMap(({ friend, name }) =>
    (replica.friendCarts.get(friend) ?? []).map(
      (line) => `${written(line, wording)}  ·  ${t.addedBy(name || t.guest)}`,
    ),
  );
}

function ofCarts(friend: FriendView, who: string, lines: readonly FriendLine[], wording: Wording): string[] {
  const { t } = wording;
  if (shares(friend)) return lines.length ? lines.map((line) => written(line, wording)) : [t.cartOfEmpty(who)];
  if (friend.you_agreed) return [t.cartWaits(who)];
  return [friend.friend_agreed ? t.cartAsked(who) : t.cartShareLead];
}

function sharing({ friend, you_agreed, friend_agreed }: FriendView, { t }: Wording, steps: FriendSteps): Choice[] {
  const choice = (label: string, share: boolean) => ({ label, press: () => steps.shareCart(friend, share) });
  if (you_agreed) return [choice(friend_agreed ? t.keepCart : t.takeBack, false)];
  return friend_agreed ? [choice(t.agree, true), choice(t.declineCart, false)] : [choice(t.shareCarts, true)];
}

function written({ quantity, name, unit_price }: FriendLine, wording: Wording): string {
  return `${quantity} × ${wording.text(name)}  ·  ${wording.money(unit_price)}`;
}
