/** Where one chooses an avatar of one's own, sees whose work it is, and takes it off; and whose avatars are seen here. */
import type { OwnAvatar } from "../avatar/own-avatar";
import type { AvatarFacts } from "../avatar/vrm-facts";
import type { Wording } from "../languages";
import { OWN_AVATAR, type OwnAvatarMessages } from "../languages/own-avatar";
import { h, type Child } from "./dom";
import { Panel } from "./panel";

/** An avatar that is seen here: who wears it, what it is called, and whose work it is. */
export interface SeenAvatar {
  readonly wearer: string;
  readonly name: string;
  readonly authors: readonly string[];
  readonly licence: string;
}

export class AvatarPanel {
  readonly panel = new Panel("own-avatar", "drawer");

  constructor(
    private readonly own: OwnAvatar,
    private readonly wording: () => Wording,
    private readonly seen: () => readonly SeenAvatar[],
  ) {
    own.onchange = () => this.panel.isOpen && this.render();
  }

  open(): void {
    this.render();
    this.panel.open();
  }

  render(): void {
    const { t, language } = this.wording();
    const words = OWN_AVATAR[language];
    const { chosen, fault } = this.own;
    this.panel.title(t.ownAvatar, t.close);
    this.panel.show([
      h("p", {}, words.lead),
      h("p", { class: "muted" }, words.who),
      this.picker(words),
      fault ? h("p", { class: "fault", role: "alert", "data-testid": "avatar-fault" }, fault) : null,
      ...(chosen ? [facts(chosen.facts, words), ...this.leave(words), ...this.buttons(words)] : []),
      ...this.credits(words),
    ]);
  }

  private picker(words: OwnAvatarMessages): HTMLElement {
    const pick = (event: Event) => {
      const [file] = (event.target as HTMLInputElement).files ?? [];
      if (file) void this.own.choose(file);
    };
    return h(
      "div",
      { class: "field" },
      h("label", { for: "avatar-file" }, words.choose),
      h("input", { id: "avatar-file", type: "file", accept: ".vrm", "data-testid": "avatar-file", onchange: pick }),
    );
  }

  /** Asks whether one may wear it, where the file does not say so. */
  private leave(words: OwnAvatarMessages): Child[] {
    const { chosen } = this.own;
    if (!chosen || chosen.facts.isForEveryone || this.own.isWorn) return [];
    const say = (event: Event) => this.own.haveLeave((event.target as HTMLInputElement).checked);
    const box = {
      id: "avatar-leave",
      type: "checkbox",
      role: "switch",
      checked: chosen.hasLeave,
      "aria-describedby": "avatar-leave-why",
      "data-testid": "avatar-leave",
      onchange: say,
    };
    return [
      h(
        "div",
        { class: "consent" },
        h("input", box),
        h("label", { for: box.id }, words.leave),
        h("p", { id: "avatar-leave-why", class: "muted" }, words.leaveWhy),
      ),
    ];
  }

  private buttons(words: OwnAvatarMessages): Child[] {
    const { own } = this;
    const button = (kind: string, id: string, label: string, disabled: boolean, run: () => void) =>
      h("button", { type: "button", class: kind, disabled, "data-testid": id, onclick: run }, label);
    const worn = h("p", { role: "status", "data-testid": "avatar-worn" }, own.isInside ? words.worn : words.wornSoon);
    const wear = button(
      "primary wide",
      "avatar-wear",
      own.isBusy ? words.giving : words.wear,
      own.isBusy || !own.chosen?.hasLeave,
      () => void own.wear(),
    );
    return [
      own.isWorn ? worn : wear,
      own.isKept &&
        h(
          "section",
          { class: "privacy-part" },
          button("secondary", "avatar-remove", words.remove, own.isBusy, () => void own.remove()),
          h("p", { class: "muted" }, words.removeNote),
        ),
    ];
  }

  private credits(words: OwnAvatarMessages): Child[] {
    const seen = this.seen();
    if (!seen.length) return [];
    const rows = seen.map(({ wearer, name, authors, licence }) =>
      h(
        "li",
        {},
        h("strong", {}, wearer || this.wording().t.guest),
        " ",
        h("span", {}, words.by(name, authors.join(", "))),
        " ",
        licenceLink(licence, words),
      ),
    );
    return [
      h("section", { class: "privacy-part" }, h("h3", {}, words.here), h("ul", { "data-testid": "credits" }, ...rows)),
    ];
  }
}

function facts({ name, authors, licence, wantsCredit }: AvatarFacts, words: OwnAvatarMessages): HTMLElement {
  return h(
    "section",
    { class: "privacy-part", "data-testid": "avatar-facts" },
    h("p", {}, h("strong", {}, words.name), " ", name),
    h("p", {}, h("strong", {}, words.authors), " ", authors.join(", ")),
    h("p", {}, h("strong", {}, words.licence), " ", licenceLink(licence, words)),
    wantsCredit ? h("p", { class: "muted" }, words.credit) : null,
  );
}

/** Only the one licence that stores take leads anywhere. */
function licenceLink(licence: string, words: OwnAvatarMessages): Child {
  if (!licence.startsWith("https://vrm.dev/")) return licence;
  return h("a", { href: licence, target: "_blank", rel: "noreferrer" }, words.licenceLink);
}
