/** Everything in a room that stands still, drawn in few calls: one batch for all parts that look alike in kind. */
import {
  Color,
  Euler,
  Group,
  InstancedMesh,
  Matrix4,
  MeshBasicMaterial,
  PlaneGeometry,
  Quaternion,
  Vector3,
} from "three";
import { PLAIN, type Dress } from "../dress";
import { radians } from "../geometry";
import { isBrought } from "../loading";
import type { DisplayView, FixtureView, Vec3 } from "../protocol/values";
import type { CoarseForms, Eye } from "./detail";
import { DetailedBatch, type Placed } from "./detailed-batch";
import { colorOf } from "./looks";
import type { Model, Models, Part } from "./models";
import { shadowTexture } from "./textures";

/** A model placed in the room. `stretch`: fills its size exactly, as furniture does; products keep their proportions. */
interface Item {
  readonly id: string;
  readonly model: string | null;
  readonly position: Vec3;
  readonly size: Vec3;
  readonly heading: number;
  readonly dress: Dress;
  readonly stretch: boolean;
  readonly grounded: boolean;
}

interface Instance {
  readonly batch: DetailedBatch;
  /** Its number in the batch. */
  readonly at: number;
  readonly part: Part;
}

const LIT = 1.75;

export class Furnishing {
  readonly group = new Group();
  private readonly instances = new Map<string, Instance[]>();
  private readonly dresses = new Map<string, Dress>();
  private lit = new Set<string>();
  private shadows: InstancedMesh<PlaneGeometry, MeshBasicMaterial> | null = null;
  private batches: readonly DetailedBatch[] = [];
  private turn = 0;

  constructor(private readonly models: Models) {}

  /** Loads what is needed and builds the batches; resolves when all can be seen. What stood here stays until then. */
  async furnish(
    fixtures: readonly FixtureView[],
    displays: Iterable<DisplayView>,
    dressOf: (display: DisplayView) => Dress,
    arrived: (part: "furniture" | "products") => void = () => {},
  ): Promise<void> {
    const turn = ++this.turn;
    const items = [
      ...fixtures.filter(isBrought).map(fromFixture),
      ...[...displays].map((each) => fromDisplay(each, dressOf(each))),
    ];
    const coming = items.map(async ({ model, stretch }) => {
      const loaded = await this.models.model(model);
      arrived(stretch ? "furniture" : "products");
      return loaded;
    });
    const models = await Promise.all(coming);
    if (turn !== this.turn) return;
    this.clear();
    const pairs = items.map((item, index) => ({ item, model: models[index]! }));
    this.batches = this.build(pairs);
    for (const { mesh } of this.batches) this.group.add(mesh);
    this.shadows = contactShadows(items.filter((item) => item.grounded));
    this.group.add(this.shadows);
  }

  /** Draws everything as finely as this eye sees it; says whether anything changed. */
  detail(eye: Eye, coarse: CoarseForms): boolean {
    return this.batches.map((batch) => batch.detail(eye, coarse)).includes(true);
  }

  /** Lights up exactly these displays. */
  light(ids: ReadonlySet<string>): void {
    const changed = [...this.lit, ...ids].filter((id) => this.lit.has(id) !== ids.has(id));
    this.lit = new Set(ids);
    for (const id of changed) this.paint(id);
  }

  /** Shows a display in other colours; what else its file varies, only a card shows. */
  dress(id: string, dress: Dress): void {
    this.dresses.set(id, dress);
    this.paint(id);
  }

  private paint(id: string): void {
    for (const { batch, at, part } of this.instances.get(id) ?? []) batch.paint(at, this.colorOf(id, part));
  }

  private colorOf(id: string, part: Part): Color {
    return colorOf(part, this.dresses.get(id) ?? PLAIN).multiplyScalar(this.lit.has(id) ? LIT : 1);
  }

  private build(pairs: readonly { item: Item; model: Model }[]): DetailedBatch[] {
    const groups = new Map<string, (Placed & { item: Item })[]>();
    for (const { item, model } of pairs) {
      this.dresses.set(item.id, item.dress);
      this.instances.set(item.id, []);
      const matrix = placement(item, model);
      for (const part of model.parts) append(groups, part.signature, { item, part, matrix });
    }
    return [...groups.values()].map((members) => {
      const batch = new DetailedBatch(members);
      members.forEach(({ item, part }, at) => {
        batch.paint(at, this.colorOf(item.id, part));
        this.instances.get(item.id)!.push({ batch, at, part });
      });
      return batch;
    });
  }

  private clear(): void {
    for (const batch of this.batches) batch.dispose();
    if (this.shadows) disposeShadows(this.shadows);
    this.group.clear();
    this.instances.clear();
    this.dresses.clear();
  }
}

function fromFixture({ id, model, position, size, heading, solid }: FixtureView): Item {
  const grounded = solid && position.y < 0.05;
  return { id: `fixture ${id}`, model, position, size, heading, dress: PLAIN, stretch: true, grounded };
}

function fromDisplay({ id, model, position, size, heading }: DisplayView, dress: Dress): Item {
  return { id, model, position, size, heading, dress, stretch: false, grounded: position.y < 0.3 };
}

function placement({ position, size, heading, stretch }: Item, model: Model): Matrix4 {
  const fit = new Vector3(size.x / (model.size.x || 1), size.y / (model.size.y || 1), size.z / (model.size.z || 1));
  const scale = stretch ? fit : new Vector3().setScalar(Math.min(fit.x, fit.y, fit.z));
  const turn = new Quaternion().setFromEuler(new Euler(0, -radians(heading), 0));
  const base = model.base.clone().multiply(scale).applyQuaternion(turn);
  const place = new Vector3(position.x, position.y, position.z).sub(base);
  return new Matrix4().compose(place, turn, scale);
}

function disposeShadows(shadows: InstancedMesh<PlaneGeometry, MeshBasicMaterial>): void {
  shadows.geometry.dispose();
  shadows.material.map?.dispose();
  shadows.material.dispose();
  shadows.dispose();
}

function contactShadows(items: readonly Item[]): InstancedMesh<PlaneGeometry, MeshBasicMaterial> {
  const plane = new PlaneGeometry(1, 1).rotateX(-Math.PI / 2);
  const material = new MeshBasicMaterial({
    map: shadowTexture(),
    color: "#000000",
    transparent: true,
    opacity: 0.5,
    depthWrite: false,
  });
  const shadows = new InstancedMesh(plane, material, items.length);
  items.forEach(({ position, size, heading }, index) => {
    const turn = new Quaternion().setFromEuler(new Euler(0, -radians(heading), 0));
    const place = new Vector3(position.x, position.y + 0.008, position.z);
    const scale = new Vector3(size.x * 1.25 + 0.25, 1, size.z * 1.25 + 0.25);
    shadows.setMatrixAt(index, new Matrix4().compose(place, turn, scale));
  });
  shadows.renderOrder = 1;
  return shadows;
}

function append<K, V>(map: Map<K, V[]>, key: K, value: V): void {
  const known = map.get(key);
  if (known) known.push(value);
  else map.set(key, [value]);
}
