/** Everybody in the room, where they are shown now: others between two heard poses, oneself where one steers. */
import { Color, Group, Mesh, MeshBasicMaterial, PlaneGeometry } from "three";
import { radians } from "../geometry";
import { Track, type Shown } from "../interpolation";
import type { Body, Gesture, Look } from "../protocol/values";
import type { Figure, Figures } from "./figures";
import { shadowTexture } from "./textures";

const MOVING = 0.05;

interface Member {
  body: Body;
  readonly figure: Figure;
  readonly track: Track;
  shown: Shown;
}

export class Crowd {
  readonly group = new Group();
  /** Whether somebody moved in the last frame. */
  moving = false;
  /** Those in view. */
  private readonly members = new Map<number, Member>();
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
  ) {}

  /** Who is shown, where. */
  get shown(): Iterable<readonly [number, Shown]> {
    return [...this.members].map(([id, { shown }]) => [id, shown] as const);
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
    const figure = this.figures.create(body.look);
    const spot = new Mesh(this.shadow, this.shadowMaterial);
    spot.position.y = 0.012;
    figure.group.add(spot);
    if (body.pointing_at !== null) figure.play("point", Infinity);
    this.members.set(body.id, {
      body,
      figure,
      track: new Track(body.pose, now, this.beat),
      shown: { ...body.pose, speed: 0 },
    });
    this.group.add(figure.group);
  }

  remove(id: number): void {
    const member = this.members.get(id);
    if (!member) return;
    this.group.remove(member.figure.group);
    member.figure.dispose();
    this.members.delete(id);
  }

  /** A body stood there at that time; who has not been in view stands there from now on. */
  heard(body: Body, time: number): void {
    const member = this.members.get(body.id);
    if (member) member.track.push(body.pose, body.motion === "walk", time);
    else this.add(body, time);
  }

  point(id: number, on: boolean): void {
    this.members.get(id)?.figure.play("point", on ? Infinity : 0);
  }

  /** Hands explain for so many seconds. */
  talk(id: number, seconds: number): void {
    this.members.get(id)?.figure.play("talk", seconds);
  }

  gesture(id: number, gesture: Gesture): void {
    this.members.get(id)?.figure.play(gesture);
  }

  dress(id: number, look: Look): void {
    this.members.get(id)?.figure.recolor(look);
  }

  /** Lets a body be seen through, from 1 to 0, so that it does not stand in the light of the eye close behind it. */
  fade(id: number, opacity: number): void {
    this.members.get(id)?.figure.fade(opacity);
  }

  /** One frame; `own` is where oneself is shown. */
  update(seconds: number, now: number, own: { readonly id: number; readonly shown: Shown } | null): void {
    this.moving = false;
    for (const [id, member] of this.members) {
      member.shown = own && id === own.id ? own.shown : member.track.at(now);
      const { x, z, heading, speed } = member.shown;
      member.figure.group.position.set(x, 0, z);
      member.figure.group.rotation.y = -radians(heading);
      member.figure.update(seconds, speed);
      this.moving ||= speed > MOVING;
    }
  }
}
