/** Coarse forms by meshoptimizer: edges collapse where that moves surface and normals least (Garland, Heckbert 1997). */
import { BufferAttribute, BufferGeometry } from "three";
import { MeshoptSimplifier } from "meshoptimizer/simplifier";

/** The same surface in fewer triangles. `error`: metres by which it is off at most. */
export interface Coarse {
  /** Of the fine form's vertices. */
  readonly index: BufferAttribute;
  readonly error: number;
}

/** Shares of the triangles that are kept, and of the size by which the surface may move. */
const [KEPT, FARTHEST] = [0.2, 0.08];
/** How much a turned normal counts, beside a moved surface. */
const NORMALS = [0.1, 0.1, 0.1];

/** Resolves when coarse forms can be made; rejects where the browser runs no WebAssembly. */
export const ready = MeshoptSimplifier.ready;

/** The coarse form of an indexed geometry with normals. */
export function coarsened(geometry: BufferGeometry): Coarse {
  const positions = floats(geometry, "position");
  const fine = Uint32Array.from(geometry.getIndex()!.array);
  const wanted = Math.max(1, Math.floor((fine.length / 3) * KEPT)) * 3;
  const [index, share] = MeshoptSimplifier.simplifyWithAttributes(
    fine,
    positions,
    3,
    floats(geometry, "normal"),
    3,
    NORMALS,
    null,
    wanted,
    FARTHEST,
    ["Prune", "Permissive"],
  );
  return { index: new BufferAttribute(index, 1), error: share * MeshoptSimplifier.getScale(positions, 3) };
}

/** A geometry of its own with these triangles, and only the vertices that they need. */
export function compacted(geometry: BufferGeometry, { index }: Coarse): BufferGeometry {
  const own = Uint32Array.from(index.array);
  const [places, count] = MeshoptSimplifier.compactMesh(own);
  const compact = new BufferGeometry().setIndex(new BufferAttribute(own, 1));
  for (const [name, { array, itemSize }] of Object.entries(geometry.attributes)) {
    const values = new Float32Array(count * itemSize);
    places.forEach((place, vertex) => {
      if (place >= count) return;
      for (let item = 0; item < itemSize; item++) values[place * itemSize + item] = array[vertex * itemSize + item]!;
    });
    compact.setAttribute(name, new BufferAttribute(values, itemSize));
  }
  return compact;
}

function floats(geometry: BufferGeometry, name: string): Float32Array {
  return geometry.getAttribute(name).array as Float32Array;
}
