/** What a browser can show beyond its window, and the file that a phone is handed. */
import { BoxGeometry, Group, Mesh, MeshStandardMaterial } from "three";
import { describe, expect, it } from "vitest";
import { hasHeadset, roomViewOf } from "../src/xr/modes";
import { usdzOf } from "../src/xr/quick-look";

const xr = (...modes: string[]) => ({ isSessionSupported: (mode: string) => Promise.resolve(modes.includes(mode)) });
const broken = { isSessionSupported: () => Promise.reject(new Error("blocked by policy")) };
const link = (shows: boolean) => ({ relList: { supports: (what: string) => shows && what === "ar" } });

describe("the modes", () => {
  it.each([
    [xr("immersive-ar"), true, "ar"],
    [xr("immersive-vr"), true, "quick-look"],
    [undefined, true, "quick-look"],
    [broken, false, null],
    [undefined, false, null],
  ])("of seeing a product in one's room", async (asked, shows, mode) => {
    expect(await roomViewOf(asked, link(shows))).toBe(mode);
  });
  it("know a headset", async () => {
    expect(await Promise.all([xr("immersive-vr"), xr(), broken, undefined].map(hasHeadset))).toEqual([
      true,
      false,
      false,
      false,
    ]);
  });
});

describe("the file for iOS", () => {
  it("holds the thing in metres and asks for a floor to stand on", async () => {
    const table = new Mesh(new BoxGeometry(1.5, 0.5, 0.5), new MeshStandardMaterial({ color: "#336699" }));
    const file = Buffer.from(await usdzOf(new Group().add(table)));
    expect(file.subarray(0, 2).toString()).toBe("PK");
    const words = file.toString("latin1");
    expect(words).toContain("metersPerUnit = 1");
    expect(words).toContain('planeAnchoring:alignment = "horizontal"');
    expect(words).toMatch(/point3f\[\] points = \[[^\]]*0\.75/);
  });
});
