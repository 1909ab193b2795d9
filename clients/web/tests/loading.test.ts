import { describe, expect, it } from "vitest";
import { isBrought, Loading, needsOf, type Progress } from "../src/loading";
import type { FixtureView } from "../src/protocol/values";
import { room } from "./samples";

function fixture(kind: FixtureView["kind"], model: string | null): FixtureView {
  const [position, size] = [
    { x: 0, y: 0, z: 0 },
    { x: 1, y: 1, z: 1 },
  ];
  return { id: kind, kind, model, position, size, heading: 0, solid: true, text: {} };
}

function told(): { loading: Loading; progress: Progress[] } {
  const progress: Progress[] = [];
  const loading = new Loading({ room: 1, people: 1, furniture: 2, products: 4 }, (each) => progress.push(each));
  return { loading, progress };
}

describe("a room on its way", () => {
  it("tells of the first thing that is missing, however the others come", () => {
    const { loading, progress } = told();
    for (const part of ["products", "room", "furniture", "people", "furniture", "products"] as const)
      loading.arrived(part);
    expect(progress.map(({ part, done, all }) => `${part} ${done}/${all}`)).toEqual([
      "room 0/1",
      "room 0/1",
      "people 0/1",
      "people 0/1",
      "furniture 1/2",
      "products 1/4",
      "products 2/4",
    ]);
  });

  it("comes nearer with each thing, until all are there", () => {
    const { loading, progress } = told();
    for (const part of ["room", "people", "furniture", "furniture"] as const) loading.arrived(part);
    for (let count = 0; count < 4; count++) loading.arrived("products");
    expect(progress.map(({ whole }) => whole * 8)).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8]);
    expect(progress.at(-1)).toMatchObject({ part: "products", done: 4, all: 4 });
  });

  it("waits for models, and not for signs, which are painted", () => {
    const sign = fixture("wall", null);
    expect([sign, fixture("wall", "/library/arch.glb"), fixture("table", null)].map(isBrought)).toEqual([
      false,
      true,
      true,
    ]);
    const { furniture, products } = needsOf(room({ fixtures: [sign, fixture("rack", "/library/rack.glb")] }), 7);
    expect([furniture, products]).toEqual([1, 7]);
  });
});
