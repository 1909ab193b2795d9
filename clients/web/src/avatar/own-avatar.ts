/** The visitor's own avatar: chosen before or during a visit, given to the store once inside, worn, and taken off again. */
import type { Answer } from "../connection";
import type { Wording } from "../languages";
import { OWN_AVATAR, type OwnAvatarMessages } from "../languages/own-avatar";
import type { Request } from "../protocol/client";
import type { Look } from "../protocol/values";
import type { AvatarDesk } from "./avatar-desk";
import type { AvatarShelf, KeptAvatar } from "./avatar-shelf";
import { readFacts, type AvatarFacts } from "./vrm-facts";

/** What it needs of the page round it. */
export interface Wearing {
  readonly wording: () => Wording;
  /** How one chose to look. */
  look(): Look;
  /** Keeps how one looks, for this visit and the next. */
  keep(look: Look): void;
  /** The avatar that one is seen in; null as long as one is not inside. */
  seenIn(): string | null;
  ask(request: Request): Promise<Answer>;
  /** Shows it beside the way in; null: the store's own figure. Rejects where it cannot be drawn. */
  mirror(file: Blob | null): Promise<void>;
  /** Tells what has become of it, where its panel is not open. */
  tell(text: string): void;
}

/** A file that was chosen, and what it says of itself. */
export interface Chosen extends Omit<KeptAvatar, "owed"> {
  readonly file: Blob;
  readonly facts: AvatarFacts;
}

export class OwnAvatar {
  /** What is shown as chosen, worn or not. */
  chosen: Chosen | null = null;
  /** What went wrong last, as a sentence. */
  fault = "";
  /** Whether the store is being asked. */
  isBusy = false;
  onchange: () => void = () => {};
  /** Whether this browser keeps what is chosen. */
  isKept = false;
  /** The name of a file that the store is still to forget. */
  private owed = "";

  constructor(
    private readonly desk: Pick<AvatarDesk, "give" | "takeBack">,
    private readonly shelf: AvatarShelf,
    private readonly wearing: Wearing,
  ) {}

  /** Whether one wears it, or will once one is inside. */
  get isWorn(): boolean {
    if (!this.chosen) return false;
    const { avatar } = this.chosen;
    const seen = this.wearing.seenIn();
    return seen === null ? this.isKept && avatar === this.wearing.look().avatar : seen !== "" && seen === avatar;
  }

  get isInside(): boolean {
    return this.wearing.seenIn() !== null;
  }

  /** Takes up what was kept from an earlier visit. */
  async begin(): Promise<void> {
    const kept = await this.shelf.load();
    this.owed = kept?.owed ?? "";
    if (kept?.file) await this.takeUp({ ...kept, file: kept.file });
    if (this.isInside) await this.entered();
    else if (this.chosen && this.isWorn) await this.mirror(this.chosen.file);
    this.onchange();
  }

  private async takeUp({ file, hasLeave, avatar }: Omit<Chosen, "facts">): Promise<void> {
    const facts = await readFacts(file);
    if (typeof facts === "string") return;
    this.chosen = { file, hasLeave, avatar, facts };
    this.isKept = true;
  }

  /** Looks at a file that the visitor picked; nothing is worn yet. */
  async choose(file: Blob): Promise<void> {
    const facts = await readFacts(file);
    if (typeof facts === "string") return this.say(this.words.faults[facts]);
    this.chosen = { file, facts, hasLeave: facts.isForEveryone, avatar: "" };
    this.isKept = false;
    this.say("");
  }

  /** Whether the visitor is its author, or has the author's leave. */
  haveLeave(hasLeave: boolean): void {
    if (this.chosen) this.chosen = { ...this.chosen, hasLeave };
    this.onchange();
  }

  /** Wears what was chosen: at once inside, else from the way in on. */
  async wear(): Promise<void> {
    if (!this.chosen || this.isBusy) return;
    if (!(await this.mirror(this.chosen.file))) return this.say(this.words.cannotShow);
    if (this.isInside) return this.give();
    this.owe();
    await this.keep({ ...this.chosen, avatar: "" });
    this.say("");
  }

  /** One is inside: what waits is given to the store, and what the store has no longer is told. */
  async entered(): Promise<void> {
    if (this.isBusy) return;
    if (this.owed && (await this.desk.takeBack(this.owed))) {
      this.owed = "";
      await this.save();
    }
    if (!this.chosen || !this.isKept) return;
    if (this.chosen.avatar === "") await this.give();
    else if (this.isTakenOff) await this.wearAgain();
  }

  /** One is seen otherwise: whoever keeps the store may have taken the avatar away. */
  noticed(): void {
    if (this.isKept && !this.isBusy && this.isTakenOff) this.lose();
  }

  /** Whether one is seen without the avatar that one has put on. */
  private get isTakenOff(): boolean {
    return this.wearing.look().avatar !== "" && this.wearing.seenIn() === "";
  }

  /** One came in with it, and is not seen in it yet: the store says whether it still has it. */
  private async wearAgain(): Promise<void> {
    const answer = await this.wearing.ask({ type: "ChangeLook", look: this.wearing.look() });
    if (!answer.done && answer.code === "unknown_avatar") this.lose();
    else this.onchange();
  }

  private lose(): void {
    this.wearing.keep({ ...this.wearing.look(), avatar: "" });
    this.say(this.words.goneFromStore, true);
  }

  /** Takes it off, and has store and browser forget the file. */
  async remove(): Promise<void> {
    if (!this.chosen || this.isBusy) return;
    const given = this.chosen.avatar || this.wearing.look().avatar;
    if (given && this.isInside) {
      this.busy(true);
      const isGone = await this.desk.takeBack(given);
      this.busy(false);
      if (!isGone) return this.say(this.words.noAnswer);
    } else if (given) this.owed = given;
    await this.takeOff();
  }

  /** Nothing of it stays in this browser. */
  async forget(): Promise<void> {
    this.owed = "";
    await this.takeOff();
  }

  private async takeOff(): Promise<void> {
    this.chosen = null;
    this.isKept = false;
    await this.save();
    this.wearing.keep({ ...this.wearing.look(), avatar: "" });
    await this.mirror(null);
    this.say("");
  }

  /** What one wore so far, the store is to forget at the next visit. */
  private owe(): void {
    const look = this.wearing.look();
    this.owed = look.avatar || this.owed;
    this.wearing.keep({ ...look, avatar: "" });
  }

  /** Gives the file to the store, and is seen in it. */
  private async give(): Promise<void> {
    const { file, hasLeave } = this.chosen!;
    this.busy(true);
    const told = await this.desk.give(file, hasLeave, this.wearing.wording().language);
    this.busy(false);
    if (!told) return this.say(this.words.noAnswer, true);
    if ("fault" in told) return this.say(told.fault, true);
    const before = this.wearing.look().avatar;
    const look = { ...this.wearing.look(), avatar: told.avatar };
    const answer = await this.wearing.ask({ type: "ChangeLook", look });
    if (!answer.done) return this.say(answer.text || this.words.noAnswer, true);
    this.wearing.keep(look);
    await this.keep({ ...this.chosen!, avatar: told.avatar });
    // The store keeps no file that nobody is going to wear.
    if (before !== "" && before !== told.avatar) await this.desk.takeBack(before);
    this.say("");
  }

  private async keep(chosen: Chosen): Promise<void> {
    this.chosen = chosen;
    this.isKept = true;
    await this.save();
  }

  private async save(): Promise<void> {
    const { owed, isKept } = this;
    const { file, hasLeave, avatar } = (isKept && this.chosen) || { file: null, hasLeave: false, avatar: "" };
    await this.shelf.save(file || owed ? { file, hasLeave, avatar, owed } : null);
  }

  /** Whether it could be drawn. */
  private async mirror(file: Blob | null): Promise<boolean> {
    try {
      await this.wearing.mirror(file);
      return true;
    } catch (error) {
      console.info("this avatar cannot be drawn", error);
      return false;
    }
  }

  private busy(isBusy: boolean): void {
    this.isBusy = isBusy;
    this.onchange();
  }

  private say(fault: string, tells = false): void {
    this.fault = fault;
    if (fault && tells) this.wearing.tell(fault);
    this.onchange();
  }

  private get words(): OwnAvatarMessages {
    return OWN_AVATAR[this.wearing.wording().language];
  }
}
