import { describe, expect, it } from "vitest";
import { SizeGuides } from "../src/size-guides";
import { jacket } from "./samples";

const guide = (name: string, fits: string[]) => ({ name: { en: name }, columns: [], rows: [], fits });
const serving = (guides: object[]) => {
  let calls = 0;
  const sizes = new SizeGuides(async () => (calls++, new Response(JSON.stringify(guides))));
  return { sizes, calls: () => calls };
};
const coat = { ...jacket, id: "harbor-coat", kind: { en: "coat", ko: "코트" }, category: { en: "Outerwear" } };

describe("size guides", () => {
  it("fit by id, kind or category, as they are called in any language", async () => {
    for (const name of ["harbor-coat", "coat", "코트", "outerwear"]) {
      const { sizes } = serving([guide("other", ["shirt"]), guide("coats", [name])]);
      await sizes.load();
      expect(sizes.of(coat)?.name.en, name).toBe("coats");
    }
  });
  it("are asked for once, and there are none before they are known", async () => {
    const { sizes, calls } = serving([guide("coats", ["coat"])]);
    expect(sizes.of(coat)).toBeNull();
    await Promise.all([sizes.load(), sizes.load()]);
    expect(calls()).toBe(1);
    expect(sizes.of(jacket)).toBeNull();
  });
  it("are none where they cannot be had", async () => {
    const sizes = new SizeGuides(() => Promise.reject(new Error("offline")));
    await sizes.load();
    expect(sizes.of(coat)).toBeNull();
  });
});
