/** How one moves, besides by touching the picture: controls, gestures, seats and the map, in the way one likes it. */
import { ComfortChoice, type Comfort } from "./comfort";
import { distance, type Point, type Standing } from "./geometry";
import { Controls } from "./input/controls";
import type { PadButton } from "./input/gamepad";
import { Joystick } from "./input/joystick";
import { listenForShortcuts, type Shortcut } from "./input/shortcuts";
import { WalkingKeys } from "./input/walking-keys";
import type { Wording } from "./languages";
import { Minimap } from "./page/minimap";
import { Moves } from "./page/moves";
import type { Gesture } from "./protocol/values";
import type { Replica } from "./replica";
import { seatsOf } from "./seats";
import type { Showroom } from "./view/showroom";

export interface MobilityWishes {
  gesture(gesture: Gesture): void;
  goThrough(door: string): void;
  goTo(place: Point): void;
  /** Sits on a fixture; null stands up. */
  sit(fixture: string | null): void;
}

const PAD: Readonly<Record<PadButton, Shortcut>> = { a: "wave", b: "sit", x: "map", y: "eyes" };
/** Seconds between two looks at the map. */
const MAP_EVERY = 0.12;

export class Mobility {
  private readonly joystick = new Joystick();
  private readonly map: Minimap;
  private readonly moves: Moves;
  private readonly choice: ComfortChoice;
  private readonly controls: Controls;
  private nextMap = 0;

  constructor(
    private readonly replica: Replica,
    wording: () => Wording,
    picture: HTMLElement,
    private readonly wishes: MobilityWishes,
    calm: boolean,
  ) {
    const map = matchMedia("(min-width: 900px)").matches;
    this.choice = new ComfortChoice(localStorage, { calm, map });
    this.map = new Minimap(replica, wording, { walkTo: wishes.goTo, goThrough: wishes.goThrough });
    this.moves = new Moves(wording, () => this.state, {
      gesture: wishes.gesture,
      sit: () => this.press("sit"),
      comfort: (changes) => this.change(changes),
    });
    const press = (button: PadButton) => this.press(PAD[button]);
    this.controls = new Controls(new WalkingKeys(window), this.joystick, () => this.comfort, press);
    listenForShortcuts(picture, (shortcut) => this.press(shortcut));
  }

  get elements(): readonly HTMLElement[] {
    return [this.joystick.element, this.map.element, this.moves.element];
  }

  get comfort(): Comfort {
    return this.choice.current;
  }

  /** Writes everything anew: another room or another language. */
  render(): void {
    this.map.element.hidden = !this.comfort.map;
    this.map.render();
    this.moves.render();
  }

  /** One frame of the picture, as the controls lead. */
  frame(showroom: Showroom, seconds: number, now: number): void {
    const { push, right, down } = this.controls.read(seconds);
    const { camera } = showroom;
    camera.isFirst = this.comfort.eyes === "first";
    if (right || down) camera.turn(right, down, now);
    showroom.frame(push, seconds, now);
    if (now < this.nextMap) return;
    this.nextMap = now + MAP_EVERY;
    if (this.comfort.map) this.map.update(showroom.people);
    this.moves.render();
  }

  /** Comes nearer or goes farther: at last into one's own eyes, and out of them. */
  zoom(showroom: Showroom, factor: number): void {
    if (this.comfort.eyes === "third") {
      if (showroom.camera.zoom(factor)) this.change({ eyes: "first" });
    } else if (factor > 1) this.change({ eyes: "third" });
  }

  private press(shortcut: Shortcut): void {
    const { eyes, map } = this.comfort;
    if (shortcut === "eyes") this.change({ eyes: eyes === "first" ? "third" : "first" });
    else if (shortcut === "map") this.change({ map: !map });
    else if (shortcut === "sit") this.wishes.sit(this.isSitting ? null : this.nearestSeat());
    else this.wishes.gesture(shortcut);
  }

  private change(changes: Partial<Comfort>): void {
    this.choice.change(changes);
    this.render();
  }

  private get state() {
    return { comfort: this.comfort, isSitting: this.isSitting, hasSeats: this.nearestSeat() !== null };
  }

  private get isSitting(): boolean {
    return Boolean(this.me?.seat);
  }

  private get me() {
    return this.replica.bodies.get(this.replica.you ?? 0);
  }

  private nearestSeat(): string | null {
    const here: Standing = this.me?.pose ?? { x: 0, z: 0, heading: 0 };
    const seats = [...seatsOf(this.replica.scene?.fixtures ?? [])];
    const apart = ({ position: { x, z } }: (typeof seats)[number]) => distance(here, { x, z });
    return seats.sort((a, b) => apart(a) - apart(b))[0]?.id ?? null;
  }
}
