/** Parts drawn in one call, each placed many times and as finely as one sees it. */
import { BatchedMesh, Color, Matrix4, Sphere, type MeshStandardMaterial } from "three";
import { wantsFine, type CoarseForms, type Eye } from "./detail";
import { uncoated } from "./looks";
import type { Part } from "./models";

/** A part with its place in the room. */
export interface Placed {
  readonly part: Part;
  readonly matrix: Matrix4;
}

interface Instance extends Placed {
  readonly id: number;
  readonly sphere: Sphere;
  isFine: boolean;
}

/** The numbers of a part's forms in the batch, and the metres by which the coarse one is off before it is scaled. */
interface Forms {
  readonly fine: number;
  readonly coarse: number;
  readonly error: number;
}

export class DetailedBatch {
  readonly mesh: BatchedMesh;
  private readonly fine: ReadonlyMap<Part, number>;
  private readonly instances: Instance[];
  private forms: ReadonlyMap<Part, Forms> | null = null;

  /** Everything placed has the same signature; the instances are numbered as they are given. */
  constructor(placed: readonly Placed[]) {
    const parts = [...new Set(placed.map(({ part }) => part))];
    const { vertices, indices } = room(parts.map(({ geometry }) => geometry));
    this.mesh = new BatchedMesh(placed.length, vertices, indices, batchMaterial(parts[0]!.material));
    this.mesh.sortObjects = false;
    this.mesh.castShadow = this.mesh.receiveShadow = true;
    this.fine = new Map(parts.map((part) => [part, this.mesh.addGeometry(part.geometry)]));
    this.instances = placed.map(({ part, matrix }) => {
      const form = this.fine.get(part)!;
      const id = this.mesh.addInstance(form);
      this.mesh.setMatrixAt(id, matrix);
      const sphere = this.mesh.getBoundingSphereAt(form, new Sphere())!.applyMatrix4(matrix);
      return { part, matrix, id, sphere, isFine: true };
    });
  }

  paint(instance: number, color: Color): void {
    this.mesh.setColorAt(this.instances[instance]!.id, color);
  }

  /** Draws everything as finely as this eye sees it; says whether anything changed. */
  detail(eye: Eye, coarse: CoarseForms): boolean {
    this.forms ??= this.take(coarse);
    if (!this.forms) return false;
    let isChanged = false;
    for (const instance of this.instances) {
      const { part, matrix, id, sphere, isFine } = instance;
      const { error, ...forms } = this.forms.get(part)!;
      instance.isFine = wantsFine(isFine, error * matrix.getMaxScaleOnAxis(), sphere.center, sphere.radius, eye);
      if (instance.isFine === isFine) continue;
      this.mesh.setGeometryIdAt(id, instance.isFine ? forms.fine : forms.coarse);
      isChanged = true;
    }
    return isChanged;
  }

  /** Frees what it holds on the graphics processor; its pictures belong to the models. */
  dispose(): void {
    (this.mesh.material as MeshStandardMaterial).dispose();
    this.mesh.dispose();
  }

  /** Takes the coarse forms in, where they can be had. */
  private take(coarse: CoarseForms): ReadonlyMap<Part, Forms> | null {
    if (!coarse.isReady()) return null;
    const made = [...this.fine].map(([part, fine]) => ({ part, fine, ...coarse.compact(part.geometry) }));
    const [now, more] = [
      room([...this.fine.keys()].map(({ geometry }) => geometry)),
      room(made.map((each) => each.geometry)),
    ];
    this.mesh.setGeometrySize(now.vertices + more.vertices, now.indices + more.indices);
    return new Map(
      made.map(({ part, fine, geometry, error }) => [part, { fine, coarse: this.mesh.addGeometry(geometry), error }]),
    );
  }
}

function room(geometries: readonly Part["geometry"][]): { vertices: number; indices: number } {
  const sum = (count: (geometry: Part["geometry"]) => number) => geometries.reduce((all, each) => all + count(each), 0);
  return {
    vertices: sum((each) => each.getAttribute("position").count),
    indices: sum((each) => each.getIndex()!.count),
  };
}

function batchMaterial(source: MeshStandardMaterial): MeshStandardMaterial {
  const material = uncoated(source);
  material.color.set("#ffffff");
  material.vertexColors = true;
  return material;
}
