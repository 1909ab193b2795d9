import { Matrix4, MeshStandardMaterial, Color, SphereGeometry, type BufferAttribute, type BufferGeometry } from "three";
import { describe, expect, it } from "vitest";
import { coarsened, compacted, ready } from "../src/view/coarse";
import { CoarseForms, wantsFine, type Eye } from "../src/view/detail";
import { DetailedBatch } from "../src/view/detailed-batch";
import { plain, type Part } from "../src/view/models";

const MIDDLE = { x: 0, y: 0, z: 0 };

function eye(z: number): Eye {
  return { at: { x: 0, y: 0, z }, pixels: 1000, tolerance: 1 };
}

function part(geometry: BufferGeometry): Part {
  const material = new MeshStandardMaterial();
  return { geometry, material, color: new Color(), tints: false, looks: new Map(), signature: "" };
}

/** What the corners of the triangles have of an attribute, one after another. */
function corners(geometry: BufferGeometry, name: string, index: BufferAttribute): number[][] {
  const { array, itemSize } = geometry.getAttribute(name);
  return [...index.array].map((at) => [...array.slice(at * itemSize, (at + 1) * itemSize)]);
}

describe("the choice of a form", () => {
  it("falls on the fine one where the coarse one would be off by more pixels than one may see", () => {
    expect(wantsFine(true, 0.01, MIDDLE, 1, eye(9))).toBe(true);
    expect(wantsFine(true, 0.01, MIDDLE, 1, eye(16))).toBe(false);
  });

  it("stays as it is near the border", () => {
    expect(wantsFine(true, 0.01, MIDDLE, 1, eye(13))).toBe(true);
    expect(wantsFine(false, 0.01, MIDDLE, 1, eye(13))).toBe(false);
  });

  it("is fine for an eye inside, unless nothing is lost", () => {
    expect(wantsFine(false, 0.01, MIDDLE, 1, eye(0))).toBe(true);
    expect(wantsFine(true, 0, MIDDLE, 1, eye(0))).toBe(false);
  });
});

describe("a coarse form", () => {
  const ball = plain(new SphereGeometry(1, 40, 30), true);

  it("keeps a fifth of the triangles, and the silhouette", async () => {
    await ready;
    const { index, error } = coarsened(ball);
    expect(index.count / ball.getIndex()!.count).toBeLessThan(0.25);
    expect(error).toBeLessThan(0.16);
    const compact = compacted(ball, { index, error });
    compact.computeBoundingSphere();
    expect(compact.boundingSphere!.radius).toBeCloseTo(1, 1);
  });

  it("has the same corners with all that belongs to them, and no others", async () => {
    await ready;
    const coarse = coarsened(ball);
    const compact = compacted(ball, coarse);
    for (const name of Object.keys(ball.attributes)) {
      expect(corners(compact, name, compact.getIndex()!)).toEqual(corners(ball, name, coarse.index));
    }
    expect(compact.getAttribute("position").count).toBe(new Set(coarse.index.array).size);
  });
});

describe("a batch", () => {
  it("draws what is far in fewer triangles, and finely again what comes near", async () => {
    const forms = new CoarseForms();
    const ball = part(plain(new SphereGeometry(1, 40, 30), true));
    const places = [0, -50].map((z) => ({ part: ball, matrix: new Matrix4().makeTranslation(0, 0, z) }));
    const batch = new DetailedBatch(places);
    const count = (at: number) => batch.mesh.getGeometryRangeAt(batch.mesh.getGeometryIdAt(at))!.count;
    const fine = ball.geometry.getIndex()!.count;
    expect(batch.detail({ ...eye(4), tolerance: 5 }, forms)).toBe(false);
    expect([count(0), count(1)]).toEqual([fine, fine]);
    await expect.poll(() => forms.isReady()).toBe(true);
    expect(batch.detail({ ...eye(4), tolerance: 5 }, forms)).toBe(true);
    expect(count(0)).toBe(fine);
    expect(count(1)).toBeLessThan(fine / 4);
    expect(batch.detail({ ...eye(-46), tolerance: 5 }, forms)).toBe(true);
    expect(count(1)).toBe(fine);
    expect(batch.detail({ ...eye(-46), tolerance: 5 }, forms)).toBe(false);
    batch.dispose();
  });
});
