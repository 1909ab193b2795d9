/** Oneself in the room: the picture of it frame by frame, where hands and keys lead the body, and what it looks at. */
import type { Attention } from "./attention";
import { Doors } from "./doors";
import type { Worn } from "./dress";
import type { Point } from "./geometry";
import { Hand } from "./hand";
import type { Wording } from "./languages";
import { Mobility } from "./mobility";
import type { Labels } from "./page/labels";
import type { Layout } from "./page/layout";
import { SceneState } from "./page/scene-state";
import type { SceneOpened, ServerMessage, ServerMessageOf } from "./protocol/server";
import type { Gesture } from "./protocol/values";
import type { Replica } from "./replica";
import type { Sight } from "./sight";
import type { Picked } from "./view/picker";
import type { Showroom } from "./view/showroom";

/** What one does in the picture that is no walking. */
export interface PresenceWishes {
  display(id: string): void;
  body(id: number): void;
  gesture(gesture: Gesture): void;
  enter(door: string): Promise<void>;
}

/** Seconds between two looks at what need not be seen to every frame. */
const SLOWLY = 0.25;

export class Presence {
  readonly state = new SceneState();
  readonly mobility: Mobility;
  private readonly doors: Doors;
  /** Whether one looks through a headset, which draws by itself. */
  isImmersed = false;
  private lastFrame = 0;
  private nextSlowly = 0;

  constructor(
    private readonly replica: Replica,
    wording: () => Wording,
    private readonly attention: Attention,
    private readonly layout: Layout,
    private readonly labels: Labels,
    private readonly sight: Sight,
    wishes: PresenceWishes,
    calm: boolean,
  ) {
    this.doors = new Doors(replica, {
      here: () => this.sight.here,
      walkTo: (place) => this.go(place),
      enter: wishes.enter,
    });
    this.mobility = new Mobility(
      replica,
      wording,
      layout.canvas,
      {
        gesture: (gesture) => wishes.gesture(gesture),
        goThrough: (door) => this.goThrough(door),
        goTo: (place) => this.walkTo(place),
        sit: (fixture) => this.sit(fixture),
      },
      calm,
    );
    new Hand(layout.canvas, () => this.showroom, {
      display: wishes.display,
      body: wishes.body,
      door: (id) => this.goThrough(id),
      seat: (fixture) => this.sit(fixture),
      floor: (place) => this.walkTo(place),
      zoom: (factor) => this.showroom && this.mobility.zoom(this.showroom, factor),
    });
  }

  private get showroom(): Showroom | null {
    return this.sight.showroom;
  }

  /** Whether the picture shows this room already, with oneself in the same body. */
  shows(room: SceneOpened): boolean {
    return this.showroom?.shows(room) ?? false;
  }

  /** Begins to draw. */
  start(): void {
    requestAnimationFrame((time) => this.frame(time / 1000));
    this.sight.focus();
  }

  /** Shows another room. */
  enter(): Promise<void> {
    this.doors.reset();
    this.mobility.render();
    return this.sight.open();
  }

  /** Writes everything anew: another language, or other furniture. */
  render(): void {
    this.mobility.render();
  }

  walkTo(place: Point): void {
    this.doors.forget();
    this.go(place);
  }

  /** On foot, or by a jump where one likes that better. */
  private go(place: Point): void {
    const own = this.showroom?.own;
    if (own && (this.isImmersed || this.mobility.comfort.clicks === "jump"))
      own.jumpTo(place, performance.now() / 1000);
    else this.sight.walkTo(place);
  }

  /** Walks to a free seat of a fixture and sits down; null stands up. */
  sit(fixture: string | null): void {
    this.doors.forget();
    this.showroom?.own?.sit(fixture, performance.now() / 1000);
  }

  /** Shows a display in another dress, to this visitor alone; null: everything as it is. */
  wear(worn: Worn | null): void {
    this.showroom?.decor.wear(worn);
  }

  goThrough(door: string): void {
    this.doors.goThrough(door);
  }

  /** What a message changes in the picture; the replica knows it already. */
  receive(message: ServerMessage, now: number): void {
    switch (message.type) {
      case "Arrived":
        return this.doors.arrived();
      case "Appeared":
        return this.showroom?.appeared(message.body.id, now);
      case "Vanished":
        return this.showroom?.vanished(message.body);
      case "Poses":
        return this.showroom?.moved(message, now);
      case "Corrected":
        return this.corrected(message, now);
      case "Pointed":
        return this.showroom?.pointed(message.body, message.display, now);
      case "Following":
        return message.friend === null ? undefined : this.beLed(now);
      case "Seated":
        return this.showroom?.seated(message);
      case "Gestured":
        return this.showroom?.gestured(message);
      case "Said":
        return this.showroom?.talking(message, now);
      case "DisplayChanged":
        return void this.showroom?.decor.furnish();
    }
  }

  /** The server walks one's body after a friend. */
  private beLed(now: number): void {
    this.doors.forget();
    this.showroom?.own?.beLed(now);
  }

  private corrected({ pose }: ServerMessageOf<"Corrected">, now: number): void {
    const own = this.showroom?.own;
    const jumped = own?.isJumping ?? false;
    own?.corrected(pose, now);
    if (jumped && !own?.isJumping) this.doors.arrived();
  }

  private frame(now: number): void {
    if (!this.layout.element.isConnected) return;
    requestAnimationFrame((time) => this.frame(time / 1000));
    const { showroom } = this;
    if (showroom && now - this.lastFrame < showroom.frameSeconds) return;
    const seconds = Math.min(now - this.lastFrame, 0.25);
    this.lastFrame = now;
    if (!showroom) return this.sight.light(this.attention, now);
    if (this.isImmersed) return;
    this.mobility.frame(showroom, seconds, now);
    this.labels.update(showroom.people, this.attention.lit, showroom.here, (place) => showroom.project(place), now);
    if (now < this.nextSlowly) return;
    this.nextSlowly = now + SLOWLY;
    const box = this.layout.canvas.getBoundingClientRect();
    this.slowly(showroom, showroom.pick(box.x + box.width / 2, box.y + box.height * 0.45), now);
  }

  /** What need not be done every frame; `ahead` is what is before one's eyes. */
  slowly(showroom: Showroom, ahead: Picked | null, now: number): void {
    if (this.attention.look(now)) showroom.decor.light(this.attention.lit);
    this.attention.notice(ahead, showroom.here);
    this.state.update(this.replica, showroom, this.attention.lit);
    if (this.replica.following === null) this.doors.watch(showroom.here);
  }
}
