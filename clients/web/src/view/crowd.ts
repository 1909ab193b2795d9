/** Everybody in the room, where they are shown now: others between two heard poses, oneself where one steers. */
import { Color, Group, Mesh, MeshBasicMaterial, PlaneGeometry } from "three";
import { radians, turnBetween, turnTowards } from "../geometry";
import { Track, type Shown } from "../interpolation";
import type { Body, Gesture, Seat, Vec3 } from "../protocol/values";
import { Regards, type Regard } from "../regard";
import type { CoarseForms, Eye } from "./detail";
import type { Figure } from "./figure";
import type { Figures } from "./figures";
import { LIBRARY_BUILD } from "./library-figure";
import { eased, type Bearing } from "./movements";
import { shadowTexture } from "./textures";

/** Metres and degrees a second. */
const [MOVING, TURNING] = [0.05, 1];

/** The room, as far as bodies look and point at it. */
export interface Sights {
  body(id: number): Body | undefined;
  /** The middle of a display. */
  display(id: string): Vec3 | null;
}

/** Oneself, as the page moves one: null looks ahead. */
export interface Own {
  readonly id: number;
  readonly stands: Shown;
  readonly looksAt: Vec3 | null;
}

/** Where somebody is shown, and how high over the floor their name stands. */
export interface Seen extends Shown {
  readonly plate: number;
}

interface Member {
  figure: Figure;
  readonly track: Track;
  /** Where it is seen now. */
  shown: Shown;
  /** The seat it sits on, or has just left. */
  seat: Seat | null;
}

export class Crowd {
  readonly group = new Group();
  /** Whether somebody did more than breathe in the last frame. */
  moving = false;
  /** Those in view. */
  private readonly members = new Map<number, Member>();
  private readonly regards = new Regards();
  private readonly shadow = new PlaneGeometry(0.8, 0.8).rotateX(-Math.PI / 2);
  private readonly shadowMaterial = new MeshBasicMaterial({
    map: shadowTexture(),
    color: new Color(0),
    transparent: true,
    opacity: 0.42,
    depthWrite: false,
  });

  constructor(
    private readonly figures: Figures,
    private readonly beat: number,
    private readonly sights: Sights,
  ) {}

  /** Who is shown, where. */
  get shown(): Iterable<readonly [number, Seen]> {
    return [...this.members].map(([id, { shown, figure }]) => [id, { ...shown, plate: figure.build.plate }] as const);
  }

  /** How high the eyes of a body are, in metres. */
  eyesOf(id: number): number {
    const member = this.members.get(id);
    return member ? eyeHeight(member.figure) : LIBRARY_BUILD.eyes;
  }

  whereIs(id: number): Shown | null {
    return this.members.get(id)?.shown ?? null;
  }

  reset(bodies: Iterable<Body>, now: number): void {
    for (const id of [...this.members.keys()]) this.remove(id);
    for (const body of bodies) this.add(body, now);
  }

  /** Exactly these are in view; who was already, stays as they are shown. */
  keep(bodies: readonly Body[], now: number): void {
    const ids = new Set(bodies.map(({ id }) => id));
    for (const id of [...this.members.keys()]) if (!ids.has(id)) this.remove(id);
    for (const body of bodies) if (!this.members.has(body.id)) this.add(body, now);
  }

  add(body: Body, now: number): void {
    this.remove(body.id);
    this.members.set(body.id, {
      figure: this.stand(this.figures.create(body.look), body),
      track: new Track(body.pose, now, this.beat),
      shown: { ...body.pose, speed: 0 },
      seat: body.seat,
    });
  }

  /** The figure in which somebody is shown; undefined where they are not. */
  figureOf(id: number): Figure | undefined {
    return this.members.get(id)?.figure;
  }

  /** Shows somebody who is in view in another figure from now on; null: in the store's own. */
  wear(body: Body, figure: Figure | null): void {
    const member = this.members.get(body.id);
    if (!member) return figure?.dispose();
    this.group.remove(member.figure.group);
    member.figure.dispose();
    member.figure = this.stand(figure ?? this.figures.create(body.look), body);
  }

  /** Puts a figure into the room, in the light and pointing as its body does. */
  private stand(figure: Figure, { pointing_at }: Body): Figure {
    const spot = new Mesh(this.shadow, this.shadowMaterial);
    spot.position.y = 0.012;
    figure.group.add(spot);
    if (pointing_at !== null) figure.movements.play("point", Infinity);
    this.group.add(figure.group);
    return figure;
  }

  remove(id: number): void {
    const member = this.members.get(id);
    if (!member) return;
    this.group.remove(member.figure.group);
    member.figure.dispose();
    this.members.delete(id);
    this.regards.forget(id);
  }

  /** A body stood there at that time; who has not been in view stands there from now on. */
  heard(body: Body, time: number): void {
    const member = this.members.get(body.id);
    if (member) member.track.push(body.pose, body.motion === "walk", time);
    else this.add(body, time);
  }

  point(id: number, display: string | null, now: number): void {
    this.regards.pointed(id, display, now);
    this.members.get(id)?.figure.movements.play("point", display === null ? 0 : Infinity);
  }

  /** Hands explain for so many seconds; `to` is whom they explain to. */
  talk(id: number, to: number | null, seconds: number, now: number): void {
    this.regards.said(id, to, now);
    this.members.get(id)?.figure.movements.play("talk", seconds);
  }

  gesture(id: number, gesture: Gesture): void {
    this.members.get(id)?.figure.movements.play(gesture);
  }

  /** Lets a body be seen through, from 1 to 0, so that it does not stand in the light of the eye close behind it. */
  fade(id: number, opacity: number): void {
    this.members.get(id)?.figure.fade(opacity);
  }

  /** Draws everybody as finely as this eye sees them. */
  detail(eye: Eye, coarse: CoarseForms): void {
    if (!coarse.isReady()) return;
    for (const { figure } of this.members.values()) figure.detail(eye, coarse);
  }

  /** One frame; `own` is where oneself stands, and the place that one looks at. */
  update(seconds: number, now: number, own: Own | null): void {
    this.moving = false;
    for (const [id, member] of this.members) {
      const mine = own && id === own.id ? own : null;
      const body = this.sights.body(id);
      const turning = this.place(member, mine?.stands ?? member.track.at(now), body?.seat ?? null, seconds);
      const bearing: Bearing = {
        speed: member.shown.speed,
        turning,
        seated: Boolean(body?.seat),
        looksAt: mine ? mine.looksAt : this.placeOf(body ? this.regardOf(body, now) : null),
        pointsAt: body?.pointing_at ? this.sights.display(body.pointing_at) : null,
      };
      member.figure.update(seconds, bearing);
      this.moving ||= member.shown.speed > MOVING || turning > TURNING || member.figure.movements.isActing;
    }
  }

  /** Shows a body where it stands, or part of the way down to its seat. Says how fast it turns, in degrees a second. */
  private place(member: Member, stands: Shown, seat: Seat | null, seconds: number): number {
    const { figure, shown: before } = member;
    if (seat) member.seat = seat;
    const { lift, ...shown } = seated(stands, member.seat, figure);
    member.shown = shown;
    figure.group.position.set(shown.x, lift, shown.z);
    figure.group.rotation.y = -radians(shown.heading);
    return Math.abs(turnBetween(before.heading, shown.heading)) / Math.max(seconds, 1e-3);
  }

  private regardOf(body: Body, now: number): Regard {
    return this.regards.of(body, (id) => this.whereIs(id), now);
  }

  private placeOf(regard: Regard): Vec3 | null {
    if (!regard) return null;
    if ("display" in regard) return this.sights.display(regard.display);
    const member = this.members.get(regard.body);
    if (!member) return null;
    return { x: member.shown.x, y: eyeHeight(member.figure), z: member.shown.z };
  }
}

function eyeHeight({ movements, build }: Figure): number {
  return build.eyes + (build.sittingEyes - build.eyes) * eased(movements.sitting);
}

/** Where somebody is seen who stands there and may have gone part of the way down to a seat, and how much it lifts them. */
function seated(stands: Shown, seat: Seat | null, { movements, build }: Figure): Shown & { readonly lift: number } {
  const part = eased(movements.sitting);
  if (!seat || part === 0) return { ...stands, lift: 0 };
  const { at } = seat;
  return {
    x: stands.x + (at.x - stands.x) * part,
    z: stands.z + (at.z - stands.z) * part,
    heading: turnTowards(stands.heading, seat.heading, part),
    speed: stands.speed * (1 - part),
    lift: (at.y - build.seat) * part,
  };
}
