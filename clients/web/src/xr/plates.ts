/** Name plates over people, turned to whoever reads them, and as large as they have to be from where one stands. */
import { CanvasTexture, Group, Mesh, MeshBasicMaterial, PlaneGeometry, SRGBColorSpace, type Vector3 } from "three";
import { badgeOf, type Badge } from "../badges";
import type { Point } from "../geometry";
import type { Wording } from "../languages";
import type { Placed } from "../page/labels";
import type { Body } from "../protocol/values";
import type { Replica } from "../replica";

export const MOST_PLATES = 12;
const REACH = 14;
/** Metres over where names stand on the screen, which hang down from there. */
const RAISED = 0.07;
/** Metres high: at least, and for each metre between plate and reader, which makes letters of about one degree. */
const [LEAST, A_METRE_AWAY] = [0.12, 0.034];
/** Pixels: height, edge, letters, and the widest name. */
const [HEIGHT, PAD, TEXT, WIDEST] = [96, 34, 50, 760];

/** Whose name one reads from there: of those near enough the nearest, friends before others. */
export function readable(
  people: Iterable<readonly [number, Point]>,
  replica: Pick<Replica, "you" | "friends">,
  reader: Point,
): number[] {
  const friends = new Set(replica.friends.map(({ body }) => body));
  const near = [...people].flatMap(([id, { x, z }]) => {
    const away = Math.hypot(x - reader.x, z - reader.z);
    return id !== replica.you && (away < REACH || friends.has(id)) ? [{ id, away, isFriend: friends.has(id) }] : [];
  });
  near.sort((one, other) => Number(other.isFriend) - Number(one.isFriend) || one.away - other.away);
  return near.slice(0, MOST_PLATES).map(({ id }) => id);
}

export class Plates {
  readonly group = new Group();
  private readonly plates = new Map<number, Plate>();

  constructor(private readonly colors: (token: string) => string) {}

  /** One frame; over whom a bubble hangs stands their name in that. */
  update(
    people: Iterable<readonly [number, Placed]>,
    replica: Replica,
    wording: Wording,
    reader: Vector3,
    speaker: number | null,
  ): void {
    const places = new Map(people);
    const shown = new Set(readable(places, replica, reader).filter((id) => id !== speaker));
    for (const [id, plate] of this.plates) if (!shown.has(id)) this.take(id, plate);
    for (const id of shown) this.plateOf(id).update(places.get(id)!, replica.bodies.get(id), replica, wording, reader);
  }

  /** What is written on them, for tests and tools that cannot see. */
  get words(): readonly string[] {
    return [...this.plates.values()].map(({ words }) => words);
  }

  dispose(): void {
    for (const [id, plate] of this.plates) this.take(id, plate);
  }

  private plateOf(id: number): Plate {
    const known = this.plates.get(id);
    if (known) return known;
    const plate = new Plate(this.colors);
    this.plates.set(id, plate);
    this.group.add(plate.mesh);
    return plate;
  }

  private take(id: number, plate: Plate): void {
    this.plates.delete(id);
    this.group.remove(plate.mesh);
    plate.dispose();
  }
}

class Plate {
  readonly mesh: Mesh<PlaneGeometry, MeshBasicMaterial>;
  words = "";
  private readonly canvas = document.createElement("canvas");
  private readonly texture = new CanvasTexture(this.canvas);

  constructor(private readonly colors: (token: string) => string) {
    this.texture.colorSpace = SRGBColorSpace;
    const material = new MeshBasicMaterial({ map: this.texture, transparent: true, toneMapped: false, fog: false });
    this.mesh = new Mesh(new PlaneGeometry(1, 1), material);
    this.mesh.renderOrder = 9;
  }

  update({ x, z, plate }: Placed, body: Body | undefined, replica: Replica, wording: Wording, reader: Vector3): void {
    const name = (body && wording.nameOf(body)) || wording.t.guest;
    this.write(name, badgeOf(body, replica.friends, wording.t));
    const height = Math.max(LEAST, Math.hypot(x - reader.x, z - reader.z) * A_METRE_AWAY);
    this.mesh.scale.set((height * this.canvas.width) / HEIGHT, height, 1);
    const y = plate + RAISED + height / 2;
    this.mesh.position.set(x, y, z);
    this.mesh.lookAt(reader.x, y, reader.z);
  }

  dispose(): void {
    this.texture.dispose();
    this.mesh.geometry.dispose();
    this.mesh.material.dispose();
  }

  private write(name: string, badge: Badge | null): void {
    const words = badge ? `${badge.text} · ${name}` : name;
    if (words === this.words) return;
    this.words = words;
    const pen = this.canvas.getContext("2d")!;
    const font = `600 ${TEXT}px ${this.colors("--font")}`;
    pen.font = font;
    const badgeWidth = badge ? pen.measureText(badge.text).width + PAD : 0;
    const nameWidth = Math.min(pen.measureText(name).width, WIDEST);
    this.texture.dispose();
    this.canvas.width = Math.ceil(2 * PAD + nameWidth + (badge ? badgeWidth + PAD / 2 : 0));
    this.canvas.height = HEIGHT;
    pen.font = font;
    pen.textBaseline = "middle";
    this.pill(pen, 0, this.canvas.width, HEIGHT, "--plate");
    if (badge) {
      this.pill(pen, PAD / 2, badgeWidth, HEIGHT - PAD, "--badge");
      pen.fillStyle = this.colors("--on-badge");
      pen.fillText(badge.text, PAD, HEIGHT / 2);
    }
    pen.fillStyle = this.colors("--on-plate");
    pen.fillText(name, badge ? PAD + badgeWidth : PAD, HEIGHT / 2, WIDEST);
    this.texture.needsUpdate = true;
  }

  private pill(pen: CanvasRenderingContext2D, x: number, width: number, height: number, token: string): void {
    pen.fillStyle = this.colors(token);
    pen.beginPath();
    pen.roundRect(x, (HEIGHT - height) / 2, width, height, height / 2);
    pen.fill();
  }
}
