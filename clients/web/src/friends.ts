/** Friends: inviting them by a link, following them, and what is said of that. Its list is loaded when it is wanted. */
import type { Answer } from "./connection";
import type { Wording } from "./languages";
import { h, icon } from "./page/dom";
import type { Toasts } from "./page/notices";
import { Panel } from "./page/panel";
import { reconcile } from "./page/reconcile";
import { invitationAddress, share } from "./page/sharing";
import type { Request } from "./protocol/client";
import type { ServerMessage, ServerMessageOf } from "./protocol/server";
import type { Replica } from "./replica";

export interface FriendsFloor {
  ask(request: Request): Promise<Answer>;
  complain(answer: Answer): void;
}

/** An address that leads a friend here, and whether it was copied. */
export interface Link {
  readonly address: string;
  readonly isCopied: boolean;
}

export class Friends {
  readonly panel = new Panel("friends", "drawer");
  /** Says whom one follows, wherever one looks. */
  readonly pill = h("div", { class: "following", role: "status", hidden: true, "data-testid": "following" });
  /** The link that was made last. */
  private link: Link | null = null;
  /** Who asks to share carts, as far as one was told of it. */
  private asking: ReadonlySet<number> = new Set();

  constructor(
    private readonly replica: Replica,
    private readonly wording: () => Wording,
    private readonly floor: FriendsFloor,
    private readonly toasts: Toasts,
  ) {}

  async open(): Promise<void> {
    // A link is good for a while only: who comes back later gets another.
    this.link = null;
    await this.renderPanel();
    this.panel.open();
  }

  /** Writes everything anew: another language, or other friends. */
  render(): void {
    this.renderPill();
    if (this.panel.isOpen) void this.renderPanel();
  }

  /** What a message changes here; the replica knows it already. */
  receive(message: ServerMessage): void {
    if (message.type === "InvitationMade") this.link = { address: invitationAddress(message.token), isCopied: false };
    else if (message.type === "FriendMet") this.greet(message);
    else if (message.type === "LineTaken") this.tellTaken(message);
    else if (message.type === "Welcome") this.link = null;
    else if (message.type === "FriendsShown") this.tellAsking();
    else if (message.type !== "Following") return;
    this.render();
  }

  private greet({ friend, name, invited_you }: ServerMessageOf<"FriendMet">): void {
    const { t } = this.wording();
    const who = name || t.guest;
    if (!invited_you) return this.toasts.show(t.friendCame(who));
    this.toasts.show(t.friendFound(who), "good", { label: t.follow, run: () => void this.follow(friend) });
  }

  /** Says once of each friend that they ask to share carts. */
  private tellAsking(): void {
    const asking = this.replica.friends.filter((each) => each.friend_agreed && !each.you_agreed);
    const { t } = this.wording();
    for (const { name } of asking.filter(({ friend }) => !this.asking.has(friend)))
      this.toasts.show(t.cartAsked(name || t.guest), "good", { label: t.answer, run: () => void this.open() });
    this.asking = new Set(asking.map(({ friend }) => friend));
  }

  private tellTaken({ friend, name, quantity }: ServerMessageOf<"LineTaken">): void {
    const wording = this.wording();
    const who = this.replica.friends.find((each) => each.friend === friend)?.name || wording.t.guest;
    this.toasts.show(wording.t.lineTaken(who, wording.text(name), quantity));
  }

  private renderPill(): void {
    const { friends, following } = this.replica;
    const { t } = this.wording();
    const friend = friends.find((each) => each.friend === following);
    this.pill.hidden = following === null;
    const stop = h(
      "button",
      { type: "button", class: "quiet", "data-testid": "stop-following", onclick: () => void this.follow(null) },
      t.stopFollowing,
    );
    reconcile(this.pill, icon("friends"), h("span", {}, t.followingNow(friend?.name || t.guest)), stop);
  }

  private async renderPanel(): Promise<void> {
    const { friendsList } = await import("./page/friends-list");
    const wording = this.wording();
    const { t } = wording;
    this.panel.title(t.friends, t.close);
    this.panel.show(
      friendsList(this.replica, this.link, wording, {
        invite: () => this.ask({ type: "InviteFriend" }),
        copy: (address) => void this.copy(address),
        share:
          "share" in navigator
            ? (address) => void share(t.invitationTitle(this.storeName), address, this.toasts, wording)
            : null,
        follow: (friend) => void this.follow(friend),
        shareCart: (friend, sharing) => void this.shareCart(friend, sharing),
        part: (friend) => void this.ask({ type: "PartFromFriend", friend }),
      }),
    );
  }

  /** Agrees to share carts, or no longer. */
  shareCart(friend: number, sharing: boolean): Promise<void> {
    return this.ask({ type: "ShareCart", friend, sharing });
  }

  /** null: nobody any more. */
  async follow(friend: number | null): Promise<void> {
    await this.ask({ type: "FollowFriend", friend });
    if (friend !== null && this.replica.following === friend) this.panel.close();
  }

  private async ask(request: Request): Promise<void> {
    this.floor.complain(await this.floor.ask(request));
  }

  /** Where the browser does not copy, the link is marked, to be copied by hand. */
  private async copy(address: string): Promise<void> {
    try {
      await navigator.clipboard.writeText(address);
      this.link = { address, isCopied: true };
      await this.renderPanel();
    } catch {
      this.panel.element.querySelector<HTMLInputElement>("[data-testid=invitation]")?.focus();
    }
  }

  private get storeName(): string {
    const { welcome } = this.replica;
    return welcome ? this.wording().text(welcome.store.name) : "";
  }
}
