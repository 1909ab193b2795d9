/** The room from above: where one is, who else is there, and the doors, which a click leads through. */
import type { Point, Standing } from "../geometry";
import type { Wording } from "../languages";
import type { Replica } from "../replica";
import { h } from "./dom";
import { reconcile } from "./reconcile";

export interface MinimapWishes {
  walkTo(place: Point): void;
  goThrough(door: string): void;
}

const SVG = "http://www.w3.org/2000/svg";
/** Lower than this, or hanging, things are not drawn: one walks over them or under them. */
const [LOW, HANGING] = [0.05, 2];
const BODY = 0.26;

export class Minimap {
  readonly element = h("section", { class: "minimap only-3d", "data-testid": "minimap" });
  private readonly plan = svg("svg", { class: "minimap-plan", role: "img" });
  private readonly frame = h("div", { class: "minimap-frame" });
  private readonly people = svg("g", {});
  private readonly me = svg("path", { class: "minimap-me", d: "M0 -.62L.42 .42L0 .2L-.42 .42Z" });
  private shown = "";

  constructor(
    private readonly replica: Replica,
    private readonly wording: () => Wording,
    private readonly wishes: MinimapWishes,
  ) {
    this.plan.addEventListener("click", (event) => this.clicked(event as MouseEvent));
  }

  /** Draws the room anew. */
  render(): void {
    const room = this.replica.scene;
    if (!room) return;
    const { t } = this.wording();
    const [width, depth] = [room.width, room.depth];
    this.plan.setAttribute("viewBox", `${-width / 2} ${-depth / 2} ${width} ${depth}`);
    this.plan.setAttribute("aria-label", t.mapOf(this.wording().text(room.name)));
    const floor = svg("rect", { class: "minimap-floor", x: -width / 2, y: -depth / 2, width, height: depth, rx: 0.3 });
    const things = room.fixtures
      .filter(({ position, size, solid }) => solid && position.y < HANGING && position.y + size.y > LOW)
      .map(({ position: { x, z }, size, heading }) =>
        svg("rect", {
          class: "minimap-thing",
          x: -size.x / 2,
          y: -size.z / 2,
          width: size.x,
          height: size.z,
          rx: 0.06,
          transform: `translate(${x} ${z}) rotate(${heading})`,
        }),
      );
    this.plan.replaceChildren(floor, ...things, this.people, this.me);
    this.shown = "";
    reconcile(this.frame, this.plan, ...this.doors());
    reconcile(this.element, this.frame, h("p", { class: "minimap-here" }, t.youAreHere));
  }

  /** Shows where everybody is now; nothing is drawn anew where nobody has moved. */
  update(people: Iterable<readonly [number, Standing]>): void {
    const dots: SVGElement[] = [];
    const placed = [...people];
    const places = placed.map(([id, { x, z, heading }]) => `${id} ${x} ${z} ${heading}`).join();
    if (places === this.shown) return;
    this.shown = places;
    for (const [id, { x, z, heading }] of placed) {
      if (id === this.replica.you) this.me.setAttribute("transform", `translate(${x} ${z}) rotate(${heading})`);
      else dots.push(this.dot(id, x, z));
    }
    this.people.replaceChildren(...dots);
  }

  private dot(id: number, x: number, z: number): SVGElement {
    const body = this.replica.bodies.get(id);
    const dot = svg("circle", { class: `minimap-${body?.role ?? "visitor"}`, cx: x, cy: z, r: BODY });
    const name = svg("title", {});
    name.textContent = body ? this.wording().nameOf(body) : "";
    dot.append(name);
    return dot;
  }

  private doors(): HTMLElement[] {
    const room = this.replica.scene;
    return (room?.doors ?? []).map(({ id, name, at }) => {
      const label = this.wording().text(name);
      const button = h("button", {
        type: "button",
        class: "minimap-door",
        "aria-label": label,
        title: label,
        "data-testid": `map-door-${id}`,
        onclick: () => this.wishes.goThrough(id),
      });
      button.style.left = `${(at.x / room!.width + 0.5) * 100}%`;
      button.style.top = `${(at.z / room!.depth + 0.5) * 100}%`;
      return button;
    });
  }

  private clicked(event: MouseEvent): void {
    const room = this.replica.scene;
    if (!room) return;
    const box = this.plan.getBoundingClientRect();
    const across = (event.clientX - box.x) / box.width - 0.5;
    const along = (event.clientY - box.y) / box.height - 0.5;
    this.wishes.walkTo({ x: across * room.width, z: along * room.depth });
  }
}

function svg(tag: string, attributes: Readonly<Record<string, string | number>>): SVGElement {
  const element = document.createElementNS(SVG, tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, String(value));
  return element;
}
