/** Who is drawn in an avatar of their own: the nearest, as many as the picture may cost; everybody else in the store's. */
import type { Replica } from "../replica";
import type { Body, Vec3 } from "../protocol/values";
import type { Crowd } from "./crowd";
import type { Loaded } from "./models";
import { OwnFigure, type Cost } from "./own-figure";

/** Metres beyond which nobody would tell the difference, and by which one who is drawn so already counts as nearer. */
const [FAR, STAYS] = [14, 2];
/** Seconds between two looks round the room, and until a file that could not be fetched is first asked for again. */
const [PAUSE, AGAIN] = [0.5, 30];
/** Milliseconds that a file may take: one that hangs must not keep all others waiting. */
const PATIENCE = 30_000;
const AVATAR = /^[0-9a-f]{64}$/;

/** Who made an avatar that is seen. */
export interface Credit {
  readonly body: number;
  readonly name: string;
  readonly authors: readonly string[];
  readonly licence: string;
}

export class Wardrobe {
  private readonly worn = new Map<number, { readonly avatar: string; readonly figure: OwnFigure }>();
  private readonly costs = new Map<string, Cost>();
  /** Avatars that cannot be shown, and from when on they are tried again. */
  private readonly refused = new Map<string, number>();
  /** Seconds until the next try of each that could not be fetched: twice as long every time. */
  private readonly pauses = new Map<string, number>();
  private isLoading = false;
  private next = 0;

  constructor(
    private readonly crowd: Pick<Crowd, "shown" | "figureOf" | "wear">,
    private readonly replica: Pick<Replica, "bodies" | "welcome">,
    private readonly library: Loaded,
    private readonly outside: typeof fetch = (...call) => fetch(...call),
  ) {}

  /** Whose avatars are seen now. */
  get credits(): readonly Credit[] {
    return [...this.worn].map(([body, { figure }]) => {
      const { name, authors, licenseUrl } = figure.meta;
      return { body, name, authors, licence: licenseUrl };
    });
  }

  /** Call it with every frame: `most` is what own avatars may cost together. */
  update(now: number, eye: Vec3, most: Cost): void {
    if (now < this.next) return;
    this.next = now + PAUSE;
    this.forgetGone();
    const wanted = this.wanted(now, eye, most);
    for (const [id] of this.worn) if (!wanted.some((body) => body.id === id)) this.undress(id);
    const missing = wanted.find(({ id }) => !this.worn.has(id));
    if (missing && !this.isLoading) void this.dress(missing, now, () => this.wanted(now, eye, most));
  }

  /** Those who have left, or have been shown anew. */
  private forgetGone(): void {
    for (const [id, { avatar, figure }] of this.worn) {
      const isSame = this.replica.bodies.get(id)?.look.avatar === avatar && this.crowd.figureOf(id) === figure;
      if (!isSame) this.worn.delete(id);
    }
  }

  /** The nearest, as long as they fit together; how much one costs is known once it has been loaded. */
  private wanted(now: number, eye: Vec3, most: Cost): readonly Body[] {
    const near = [...this.crowd.shown].flatMap(([id, { x, z }]) => {
      const body = this.replica.bodies.get(id);
      const away = Math.hypot(x - eye.x, z - eye.z) - (this.worn.has(id) ? STAYS : 0);
      return body && away < FAR && this.canBeShown(body.look.avatar, now) ? [{ body, away }] : [];
    });
    near.sort((one, other) => one.away - other.away);
    const left = { ...most };
    return near.flatMap(({ body }, at) => {
      const cost = this.costs.get(body.look.avatar) ?? { calls: 0, triangles: 0 };
      left.calls -= cost.calls;
      left.triangles -= cost.triangles;
      return at === 0 || (left.calls >= 0 && left.triangles >= 0) ? [body] : [];
    });
  }

  private canBeShown(avatar: string, now: number): boolean {
    return AVATAR.test(avatar) && (this.refused.get(avatar) ?? 0) <= now;
  }

  private undress(id: number): void {
    const body = this.replica.bodies.get(id);
    this.worn.delete(id);
    if (body) this.crowd.wear(body, null);
  }

  /** What it costs is known once it is here: then `wanted` tells whether it still fits. */
  private async dress({ id, look: { avatar } }: Body, now: number, wanted: () => readonly Body[]): Promise<void> {
    this.isLoading = true;
    try {
      const figure = await OwnFigure.read(await this.fetch(avatar, now), this.library);
      this.costs.set(avatar, drawnTwice(figure.cost));
      if (wanted().some((body) => body.id === id)) this.put(figure, id, avatar);
      else figure.dispose();
    } catch (error) {
      // A file that was fetched and cannot be read will not read any better.
      if (!this.refused.has(avatar)) this.refused.set(avatar, Infinity);
      console.info("the store's own figure stands for an avatar", error);
    } finally {
      this.isLoading = false;
    }
  }

  /** The room may have changed while the file came. */
  private put(figure: OwnFigure, id: number, avatar: string): void {
    const body = this.replica.bodies.get(id);
    if (body?.look.avatar !== avatar || !this.crowd.figureOf(id)) return figure.dispose();
    this.crowd.wear(body, figure);
    this.worn.set(id, { avatar, figure });
  }

  private async fetch(avatar: string, now: number): Promise<ArrayBuffer> {
    const pause = this.pauses.get(avatar) ?? AGAIN;
    this.pauses.set(avatar, 2 * pause);
    this.refused.set(avatar, now + pause);
    const headers = { authorization: `Bearer ${this.replica.welcome?.visitor ?? ""}` };
    const answer = await this.outside(`/api/avatars/${avatar}`, { headers, signal: AbortSignal.timeout(PATIENCE) });
    if (!answer.ok) throw new Error(`no avatar: ${answer.status}`);
    const file = await answer.arrayBuffer();
    this.refused.delete(avatar);
    this.pauses.delete(avatar);
    return file;
  }
}

/** Once for the eye, once for the shadow. */
function drawnTwice({ calls, triangles }: Cost): Cost {
  return { calls: 2 * calls, triangles: 2 * triangles };
}
