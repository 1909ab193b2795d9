/** The room as it is seen: brings together stage, furniture, people, camera and what is lit, one frame after another. */
import type { Scene, WebGLRenderer } from "three";
import { distance, headingTo, turnBetween, turned, type Point } from "../geometry";
import { isMoving, type Push } from "../input/push";
import type { Part } from "../loading";
import { ServerClock, type Shown } from "../interpolation";
import { namedIn } from "../motion";
import { OwnBody } from "../own-body";
import type { Ray } from "../picking";
import type { ClientMessage } from "../protocol/client";
import type { SceneOpened, ServerMessageOf, Welcome } from "../protocol/server";
import type { DisplayView, Text, Vec3 } from "../protocol/values";
import type { Replica } from "../replica";
import { RUN_SPEED, WALK_SPEED } from "../steering";
import { FollowCamera } from "./camera";
import { Crowd, type Seen } from "./crowd";
import { Decor } from "./decor";
import { CoarseForms } from "./detail";
import { Figures } from "./figures";
import type { Loaded, Models } from "./models";
import { Picker, type Picked } from "./picker";
import { Stage } from "./stage";
import type { Credit, Wardrobe } from "./wardrobe";

const IN_VIEW = 32;
/** Seconds a character, and seconds in all. */
const [SAYING, LONGEST_SAYING] = [0.05, 4];

export class Showroom {
  readonly camera: FollowCamera;
  own: OwnBody | null = null;
  private readonly stage: Stage;
  readonly decor: Decor;
  private readonly crowd: Crowd;
  private readonly picker: Picker;
  private readonly coarse = new CoarseForms();
  private clock: ServerClock;
  private isFurnished = false;
  private isPictured = false;
  private wardrobe: Wardrobe | null = null;
  private hasAskedForWardrobe = false;

  constructor(
    canvas: HTMLCanvasElement,
    models: Models,
    private readonly avatar: Loaded,
    private readonly replica: Replica,
    wishes: { readonly calm: boolean; readonly quality: string | null },
    private readonly send: (message: ClientMessage) => void,
  ) {
    const beat = 1 / this.welcome.tick_rate;
    this.stage = new Stage(canvas, wishes.quality);
    this.camera = new FollowCamera(this.stage.camera, wishes.calm);
    this.decor = new Decor(models, this.stage, replica, wishes.calm);
    this.crowd = new Crowd(new Figures(avatar), beat, {
      body: (id) => replica.bodies.get(id),
      display: (id) => middleOf(replica.displays.get(id)),
    });
    this.picker = new Picker(canvas, this.stage.camera, replica, () => this.crowd.shown);
    this.clock = new ServerClock(this.welcome.tick_rate);
    this.stage.scene.add(this.crowd.group);
  }

  /** What the last frame cost, and how finely it was drawn. */
  get cost() {
    return { ...this.stage.cost, tier: this.stage.quality.tier.name };
  }

  /** At least so long between two frames. */
  get frameSeconds(): number {
    return this.stage.quality.tier.frameSeconds;
  }

  /** Whether it shows this room already, with oneself in the same body: only the furniture may differ. */
  shows(room: SceneOpened): boolean {
    return this.decor.room?.scene === room.scene && this.decor.room.you === room.you;
  }

  /** The id of the room that is shown. */
  get room(): string | null {
    return this.decor.room?.scene ?? null;
  }

  get people(): Iterable<readonly [number, Seen]> {
    return this.crowd.shown;
  }

  /** Who made the avatars that are seen now. */
  get credits(): readonly Credit[] {
    return this.wardrobe?.credits ?? [];
  }

  /** Where oneself is shown. */
  get here(): Shown {
    return (this.replica.you !== null && this.crowd.whereIs(this.replica.you)) || { x: 0, z: 0, heading: 0, speed: 0 };
  }

  /** Builds another room; resolves when its furniture is there. */
  async open(
    room: SceneOpened,
    words: (text: Text) => string,
    now: number,
    arrived: (part: Part) => void,
  ): Promise<void> {
    const isSameRoom = this.decor.room?.scene === room.scene;
    this.decor.build(room, words);
    this.clock = new ServerClock(this.welcome.tick_rate);
    this.crowd.reset(room.bodies, now);
    const pose = room.bodies.find(({ id }) => id === room.you)?.pose ?? { x: 0, z: 0, heading: 0 };
    this.own = new OwnBody(pose, now, this.decor.obstacles, this.send, this.pace());
    if (this.replica.following !== null) this.own.beLed(now);
    if (!isSameRoom) this.camera.reset(pose);
    await this.decor.furnish(arrived);
    this.isFurnished = true;
  }

  /** The room was changed round those in it: they stay where they are, and walk on. */
  async rebuild(room: SceneOpened, words: (text: Text) => string, now: number): Promise<void> {
    this.decor.build(room, words);
    this.crowd.keep(room.bodies, now);
    this.own?.meet(this.decor.obstacles);
    await this.decor.furnish();
  }

  appeared(id: number, now: number): void {
    const body = this.replica.bodies.get(id);
    if (body) this.crowd.add(body, now);
  }

  vanished(id: number): void {
    this.crowd.remove(id);
  }

  /** A beat's poses, which the replica has taken in. */
  moved(message: ServerMessageOf<"Poses">, now: number): void {
    const time = this.clock.timeOf(message.tick, now);
    for (const id of message.left) this.crowd.remove(id);
    for (const id of namedIn(message)) {
      const body = this.replica.bodies.get(id);
      if (!body) continue;
      if (id === this.replica.you) this.own?.served(body.pose, body.motion === "walk", time);
      else this.crowd.heard(body, time);
    }
  }

  pointed(id: number, display: string | null, now: number): void {
    this.crowd.point(id, display, now);
    const shown = display === null ? undefined : this.replica.displays.get(display);
    if (shown && !this.replica.showsAnother(id, shown.id)) this.glanceAt(shown);
  }

  /** Who sits down looks where the seat does. */
  seated({ body, seat }: ServerMessageOf<"Seated">): void {
    if (seat && body === this.replica.you) this.camera.lookTowards(seat.heading);
  }

  gestured(message: ServerMessageOf<"Gestured">): void {
    this.crowd.gesture(message.body, message.gesture);
  }

  /** Hands explain while words come, and for as long as it takes to say the last of them. */
  talking({ body, to, done, piece }: ServerMessageOf<"Said">, now: number): void {
    this.crowd.talk(body, to, done ? Math.min(piece.length * SAYING, LONGEST_SAYING) : Infinity, now);
  }

  /** One frame; `push` is where keys or stick lead, as seen on the screen. */
  frame(push: Push, seconds: number, now: number): void {
    const { own } = this;
    const { room } = this.decor;
    if (!own || !room) return;
    const way = isMoving(push) ? this.relativeToView(push) : null;
    const stands = own.update(way, seconds, now);
    const { you } = this.replica;
    this.crowd.update(seconds, now, you === null ? null : { id: you, stands, looksAt: this.camera.gaze(stands) });
    this.camera.follow(
      this.here,
      you === null ? 0 : this.crowd.eyesOf(you),
      room,
      this.decor.obstacles.solids,
      seconds,
      now,
    );
    if (this.replica.you !== null) this.crowd.fade(this.replica.you, this.camera.bodyOpacity);
    this.decor.update(now);
    this.detail(now);
    this.stage.draw(seconds, now, this.crowd.moving);
    if (this.isFurnished && !this.isPictured) this.pictured();
  }

  /** The first picture of a furnished room is drawn; what makes it cheaper may come now. */
  private pictured(): void {
    this.isPictured = true;
    performance.mark("room", { detail: this.cost });
  }

  /** Draws each thing as finely as one sees it, and no shadows while all are fine, as each is drawn again for its own. */
  private detail(now: number): void {
    if (!this.isPictured) return;
    if (this.coarse.isSettled) this.stage.castShadows();
    this.crowd.detail(this.stage.eye, this.coarse);
    this.decor.detail(this.coarse);
    this.wardrobe?.update(now, this.stage.eye.at, this.stage.quality.tier.ownAvatars);
    const { bodies } = this.replica;
    if (!this.hasAskedForWardrobe && [...bodies.values()].some(({ look }) => look.avatar)) void this.openWardrobe();
  }

  /** What draws avatars of visitors' own is loaded when the first comes who has one. */
  private async openWardrobe(): Promise<void> {
    this.hasAskedForWardrobe = true;
    const { Wardrobe } = await import("./wardrobe");
    this.wardrobe = new Wardrobe(this.crowd, this.replica, this.avatar);
  }

  /** One frame for a headset, which draws with an eye of its own: `way` as for OwnBody. Says where the body is shown. */
  around(way: Point | null, seconds: number, now: number): Shown {
    const { you } = this.replica;
    const stands = this.own?.update(way, seconds, now) ?? this.here;
    this.crowd.update(seconds, now, you === null ? null : { id: you, stands, looksAt: null });
    if (you !== null) this.crowd.fade(you, 0);
    this.decor.update(now);
    this.detail(now);
    return stands;
  }

  get renderer(): WebGLRenderer {
    return this.stage.renderer;
  }

  get scene(): Scene {
    return this.stage.scene;
  }

  /** Gives back what the graphics processor holds for it; it shows nothing from then on. */
  dispose(): void {
    this.stage.dispose();
  }

  /** Where a place is on the screen, in pixels of the page; null behind the eye. */
  project(place: Vec3): { x: number; y: number; away: number } | null {
    return this.picker.project(place);
  }

  /** What is under a point of the page. */
  pick(x: number, y: number): Picked | null {
    return this.decor.room && this.picker.pick(x, y, this.decor.room, this.decor.obstacles);
  }

  /** What a ray through the room meets. */
  pickAlong(ray: Ray): Picked | null {
    return this.decor.room && this.picker.along(ray, this.decor.room, this.decor.obstacles);
  }

  /** The metres until a ray meets anything. */
  reach(ray: Ray): number {
    return this.picker.reach(ray, this.decor.obstacles);
  }

  /** The velocity in the room, in metres a second. */
  private relativeToView(push: Push): Point {
    const { x, z } = turned(push, this.camera.facing);
    const speed = push.runs ? RUN_SPEED : WALK_SPEED;
    return { x: x * speed, z: z * speed };
  }

  /** Turns the eye to what is shown, if it is not in the picture already. */
  private glanceAt({ position }: DisplayView): void {
    const to = { x: position.x, z: position.z };
    if (distance(this.here, to) < 0.5) return;
    const heading = headingTo(this.here, to);
    if (Math.abs(turnBetween(this.camera.facing, heading)) > IN_VIEW) this.camera.lookTowards(heading);
  }

  private pace() {
    const { limits, tick_rate } = this.welcome;
    return { steerEvery: 1 / Math.min(10, limits.steers_per_second * 0.9), beat: 1 / tick_rate };
  }

  private get welcome(): Welcome {
    if (!this.replica.welcome) throw new Error("a showroom opens after the server's Welcome");
    return this.replica.welcome;
  }
}

function middleOf(display: DisplayView | undefined): Vec3 | null {
  return display ? { ...display.position, y: display.position.y + display.size.y / 2 } : null;
}
