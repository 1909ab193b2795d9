/** What floats over the picture: name plates with speech bubbles, price tags of what is near, names of doors. */
import { badgeOf } from "../badges";
import { distance, type Point } from "../geometry";
import type { Wording } from "../languages";
import type { Replica, Utterance } from "../replica";
import type { DisplayView, Vec3 } from "../protocol/values";
import type { OthersTyping } from "../typing";
import { takesOver } from "../overhead";
import { fill, h, type Child } from "./dom";
import { formerPriceOf, priceOf } from "./price";
import { besides, isCovered, type Box } from "./tag-room";
import { reconcile } from "./reconcile";

/** Where a place in the room is on the screen in pixels; null behind the eye. */
export type Project = (place: Vec3) => { x: number; y: number; away: number } | null;

/** More are looked at than shown: tags that would cover each other are left out. */
const TAGS = 14;
const TAG_REACH = 3.6;
const PLATE_REACH = 14;
const BUBBLE_EDGE = 142;
const BAR_HEIGHT = 76;
const PLATE = { width: 110, height: 34 };
/** Seconds that words stay; longer while their speaker points at what they are about. */
const READING = { base: 3.5, perCharacter: 0.055, pointing: 15 };

/** Where somebody stands, and how high over the floor their name is written. */
export type Placed = Point & { readonly plate: number };

/** `width` is 0 until it has been measured. */
interface Tag {
  readonly element: HTMLElement;
  width: number;
  height: number;
}

interface Plate {
  readonly element: HTMLElement;
  readonly bubble: HTMLElement;
  readonly name: HTMLElement;
  utterance: Utterance | null;
  until: number;
  dots: boolean;
}

export class Labels {
  readonly element = h("div", { class: "labels", "aria-hidden": "true", "data-testid": "labels" });
  private readonly plates = new Map<number, Plate>();
  private readonly tags = new Map<string, Tag>();
  private readonly doors = new Map<string, HTMLElement>();

  constructor(
    private readonly replica: Replica,
    private readonly wording: () => Wording,
    private readonly typing: OthersTyping,
    private readonly choose: { display(id: string): void; door(id: string): void },
  ) {}

  /** Begins anew, for another room or language. */
  reset(): void {
    for (const { element } of this.plates.values()) element.remove();
    this.plates.clear();
    this.relabel();
  }

  /** Labels things and doors anew; who speaks, speaks on. */
  relabel(): void {
    for (const { element } of this.tags.values()) element.remove();
    for (const label of this.doors.values()) label.remove();
    this.tags.clear();
    this.doors.clear();
    for (const { id, name } of this.replica.scene?.doors ?? []) {
      const label = h(
        "button",
        { class: "door-label", tabindex: -1, onclick: () => this.choose.door(id) },
        this.wording().text(name),
      );
      this.doors.set(id, label);
      this.element.append(label);
    }
  }

  /** Writes anew what a display's tag says. */
  refresh(id: string): void {
    const display = this.replica.displays.get(id);
    const tag = this.tags.get(id);
    if (!display || !tag) return;
    reconcile(tag.element, ...this.wordsOf(display));
    tag.width = 0;
  }

  /** Writes anew what the tags of all displays of a product say. */
  refreshProduct(product: string): void {
    for (const display of this.replica.displays.values()) if (display.product === product) this.refresh(display.id);
  }

  /** Shows an utterance, as far as it has been heard, over its speaker, unless something else hangs there. */
  hear(utterance: Utterance, now: number): void {
    const { id } = utterance.speaker;
    const plate = this.plateOf(id);
    const shown = now <= this.readUntil(id, plate) ? plate.utterance : null;
    if (!takesOver(utterance, shown, this.replica.thinking.has(id))) return;
    plate.utterance = utterance;
    plate.bubble.textContent = utterance.text;
    plate.bubble.hidden = false;
    plate.dots = false;
    plate.until = now + READING.base + utterance.text.length * READING.perCharacter;
  }

  /** One frame: everything to its place. */
  update(
    people: Iterable<readonly [number, Placed]>,
    lit: ReadonlySet<string>,
    you: Point,
    project: Project,
    now: number,
  ): void {
    const taken = this.updatePlates(people, project, now);
    this.updateTags(you, lit, project, taken);
    for (const door of this.replica.scene?.doors ?? []) {
      const label = this.doors.get(door.id);
      if (label) put(label, project({ x: door.at.x, y: 2.55, z: door.at.z }), PLATE_REACH + 4);
    }
  }

  /** Says where plates and bubbles stand, so that no tag covers them. */
  private updatePlates(people: Iterable<readonly [number, Placed]>, project: Project, now: number): Box[] {
    const here = new Set<number>();
    const taken: Box[] = [];
    for (const [id, place] of people) {
      here.add(id);
      const plate = this.plateOf(id);
      this.updateBubble(id, plate, now);
      const at = project({ x: place.x, y: place.plate, z: place.z });
      const shown = plate.bubble.hidden ? at : this.readable(at, plate.element);
      put(plate.element, shown, PLATE_REACH);
      if (!shown || (id === this.replica.you && plate.bubble.hidden)) continue;
      taken.push({ ...shown, ...(plate.bubble.hidden ? PLATE : sizeOf(plate.element)) });
    }
    for (const [id, { element }] of this.plates) {
      if (here.has(id)) continue;
      element.remove();
      this.plates.delete(id);
    }
    return taken;
  }

  /** Keeps speech inside the picture and below the bar, also where its speaker is just beyond the edge. */
  private readable<P extends { x: number; y: number } | null>(at: P, label: HTMLElement): P {
    const right = this.element.clientWidth - BUBBLE_EDGE;
    return (
      at && {
        ...at,
        x: Math.max(BUBBLE_EDGE, Math.min(right, at.x)),
        y: Math.max(BAR_HEIGHT + label.offsetHeight, at.y),
      }
    );
  }

  private updateBubble(id: number, plate: Plate, now: number): void {
    const thinks = this.replica.thinking.has(id) || this.typing.has(id, now);
    if (thinks && !plate.dots) fill(plate.bubble, h("span", { class: "dots" }, h("i"), h("i"), h("i")));
    plate.dots = thinks;
    hide(plate.bubble, !thinks && now > this.readUntil(id, plate));
  }

  private readUntil(id: number, plate: Plate): number {
    return plate.until + (this.replica.bodies.get(id)?.pointing_at ? READING.pointing : 0);
  }

  private plateOf(id: number): Plate {
    const known = this.plates.get(id);
    if (known) return known;
    const body = this.replica.bodies.get(id);
    const bubble = h("div", { class: "bubble", hidden: true });
    const name = h("div", { class: `plate plate-${body?.role ?? "visitor"}` }, ...this.nameOf(id));
    const element = h("div", { class: "person-label", "data-body": id }, bubble, id === this.replica.you ? null : name);
    const plate = { element, bubble, name, utterance: null, until: 0, dots: false };
    this.plates.set(id, plate);
    this.element.append(element);
    return plate;
  }

  /** Writes names anew: somebody is a friend now, or no longer. */
  rename(): void {
    for (const [id, { name }] of this.plates) reconcile(name, ...this.nameOf(id));
  }

  private nameOf(id: number): Child[] {
    const body = this.replica.bodies.get(id);
    const wording = this.wording();
    const badge = badgeOf(body, this.replica.friends, wording.t);
    return [badge && h("b", {}, badge.text), (body && wording.nameOf(body)) || wording.t.guest];
  }

  private updateTags(you: Point, lit: ReadonlySet<string>, project: Project, taken: readonly Box[]): void {
    const near = this.nearest(you, lit);
    const placed = [...taken];
    const seen = new Set<string>();
    for (const display of near) {
      const at = project({ ...display.position, y: display.position.y + display.size.y + 0.06 });
      if (!at) continue;
      const tag = this.tagOf(display);
      if (!tag.width) measure(tag);
      const { element, width, height } = tag;
      const box = { ...at, width, height };
      if (isCovered(box, placed) && !lit.has(display.id)) continue;
      seen.add(display.id);
      const free = besides(box, placed, BAR_HEIGHT);
      placed.push(free);
      element.classList.toggle("is-lit", lit.has(display.id));
      put(element, free, PLATE_REACH);
    }
    for (const [id, { element }] of this.tags) if (!seen.has(id)) hide(element, true);
  }

  private nearest(you: Point, lit: ReadonlySet<string>): DisplayView[] {
    const apart = (display: DisplayView) => distance(you, { x: display.position.x, z: display.position.z });
    const wanted = [...this.replica.displays.values()].filter((each) => apart(each) < TAG_REACH || lit.has(each.id));
    return wanted.sort((a, b) => Number(lit.has(b.id)) - Number(lit.has(a.id)) || apart(a) - apart(b)).slice(0, TAGS);
  }

  private tagOf(display: DisplayView): Tag {
    const known = this.tags.get(display.id);
    if (known) return known;
    const element = h(
      "button",
      { class: "tag", tabindex: -1, "data-display": display.id, onclick: () => this.choose.display(display.id) },
      ...this.wordsOf(display),
    );
    const tag = { element, width: 0, height: 0 };
    this.tags.set(display.id, tag);
    this.element.append(element);
    return tag;
  }

  private wordsOf(display: DisplayView): HTMLElement[] {
    const product = this.replica.products.get(display.product);
    const wording = this.wording();
    const price = display.sold_out ? h("b", {}, wording.t.soldOut) : priceOf(product, display.sku, wording);
    const before = display.sold_out ? null : formerPriceOf(product, display.sku, wording);
    const name = h("span", { class: "tag-name" }, product ? wording.text(product.name) : "");
    return [name, h("span", { class: "tag-price" }, before && h("s", {}, before), price)];
  }
}

/** Written only where it changes: the browser lays the page out anew even for what is written again. */
function hide(element: HTMLElement, hidden: boolean): void {
  if (element.hidden !== hidden) element.hidden = hidden;
}

function sizeOf({ offsetWidth: width, offsetHeight: height }: HTMLElement): { width: number; height: number } {
  return { width, height };
}

function measure(tag: Tag): void {
  tag.element.hidden = false;
  Object.assign(tag, sizeOf(tag.element));
}

function put(label: HTMLElement, at: { x: number; y: number; away: number } | null, reach: number): void {
  const shown = at !== null && at.away < reach;
  hide(label, !shown);
  if (!shown) return;
  label.style.transform = `translate(${at.x.toFixed(1)}px, ${at.y.toFixed(1)}px) translate(-50%, -100%)`;
  label.style.zIndex = String(Math.max(1, 1000 - Math.round(at.away * 40)));
}
