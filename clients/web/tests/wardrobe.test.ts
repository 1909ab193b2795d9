/** Who is drawn in an avatar of their own, while people come, go, and change. */
import { Group } from "three";
import { expect, it, vi } from "vitest";
import type { Body, Look } from "../src/protocol/values";
import { DEFAULT_LOOK } from "../src/protocol/values";
import type { Figure } from "../src/view/figure";
import { OwnFigure } from "../src/view/own-figure";
import { Wardrobe } from "../src/view/wardrobe";
import { library, vrm } from "./own-avatar";
import { body, welcome } from "./samples";

const ours = await library();
const [ONE, OTHER] = ["1".repeat(64), "2".repeat(64)];
/** Instead of a status: no answer ever comes. */
const HANGS = 0;
const EYE = { x: 0, y: 1.5, z: 0 };
const MUCH = { calls: 99, triangles: 99_999 };
const wearing = (avatar: string): Look => ({ ...DEFAULT_LOOK, avatar });
const plain = (): Figure => ({ group: new Group(), dispose: vi.fn() }) as unknown as Figure;

/** Bodies stand as many metres away as their number tells. */
function room(...there: readonly Body[]) {
  const bodies = new Map(there.map((each) => [each.id, each]));
  const figures = new Map<number, Figure>(there.map(({ id }) => [id, plain()]));
  const files = new Map<string, ArrayBuffer | number>([
    [ONE, vrm(ours)],
    [OTHER, vrm(ours, { scale: 1.1 })],
  ]);
  const asked: [string, string][] = [];
  const crowd = {
    get shown() {
      return [...bodies.keys()].map((id) => [id, { x: id, z: 0, heading: 0, speed: 0, plate: 2 }] as const);
    },
    figureOf: (id: number) => figures.get(id),
    wear(each: Body, figure: Figure | null) {
      figures.get(each.id)?.dispose();
      figures.set(each.id, figure ?? plain());
    },
  };
  const outside = async (address: any, init: any) => {
    asked.push([address, init.headers.authorization]);
    const file = files.get(address.split("/").at(-1));
    if (file === HANGS) await new Promise((_, fail) => init.signal.addEventListener("abort", fail));
    return typeof file === "object" ? new Response(file.slice(0)) : new Response(null, { status: file ?? 404 });
  };
  const wardrobe = new Wardrobe(crowd, { bodies, welcome: welcome() }, ours, outside as typeof fetch);
  let now = 0;
  /** Looks round the room, and waits until what was asked for has come. */
  const look = async (most = MUCH, seconds = 1) => {
    now += seconds;
    wardrobe.update(now, EYE, most);
    await vi.waitFor(() => expect((wardrobe as any).isLoading).toBe(false));
  };
  const own = () => [...figures].flatMap(([id, figure]) => (figure instanceof OwnFigure ? [id] : []));
  return { bodies, figures, files, asked, wardrobe, look, own };
}

it("the nearest come first, each file asked for with the visitor's token", async () => {
  const { look, own, asked, wardrobe } = room(
    body(3, { look: wearing(ONE) }),
    body(2, { look: wearing(OTHER) }),
    body(1),
  );
  await look();
  expect(own()).toEqual([2]);
  await look();
  expect(own()).toEqual([3, 2]);
  await look();
  expect(asked).toEqual([
    [`/api/avatars/${OTHER}`, "Bearer visitor"],
    [`/api/avatars/${ONE}`, "Bearer visitor"],
  ]);
  const credit = { name: "Hana", authors: ["Kim"], licence: "https://vrm.dev/licenses/1.0/" };
  expect(wardrobe.credits).toEqual([
    { body: 2, ...credit },
    { body: 3, ...credit },
  ]);
});

it("as many as the picture may cost, but always the nearest; those far away never", async () => {
  const { look, own, bodies } = room(
    body(1, { look: wearing(ONE) }),
    body(2, { look: wearing(OTHER) }),
    body(15, { look: wearing(OTHER) }),
  );
  const little = { calls: 3, triangles: 3 };
  for (let times = 0; times < 4; times++) await look(MUCH);
  expect(own()).toEqual([1, 2]);
  await look(little);
  expect(own()).toEqual([1]);
  await look({ calls: 0, triangles: 0 });
  expect(own()).toEqual([1]);
  bodies.delete(1);
  await look(little);
  expect(own()).toEqual([1, 2]);
});

it("who takes an avatar off, or is shown anew, is drawn as they are now", async () => {
  const { look, own, bodies, figures, wardrobe } = room(body(1, { look: wearing(ONE) }));
  await look();
  const first = figures.get(1) as OwnFigure;
  figures.set(1, plain());
  await look();
  expect(own()).toEqual([1]);
  expect(figures.get(1)).not.toBe(first);
  bodies.set(1, body(1));
  figures.set(1, plain());
  await look();
  expect([own(), wardrobe.credits]).toEqual([[], []]);
});

it("what is not to be had is tried again, what cannot be read is not, and nothing else is asked for", async () => {
  const { look, own, files, asked } = room(
    body(1, { look: wearing(ONE) }),
    body(2, { look: wearing("../../store.json") }),
  );
  files.set(ONE, 503);
  await look();
  await look();
  expect(asked).toHaveLength(1);
  files.set(ONE, new TextEncoder().encode("<html>").buffer as ArrayBuffer);
  await look(MUCH, 31);
  await look(MUCH, 31);
  await look(MUCH, 31);
  expect(asked).toHaveLength(2);
  expect(own()).toEqual([]);
});

it("a file that nobody has is asked for ever more rarely, and its wearer stands in the store's own figure", async () => {
  const { look, own, asked } = room(body(1, { look: wearing("3".repeat(64)) }));
  for (let minute = 0; minute < 60; minute++) await look(MUCH, 60);
  expect(asked).toHaveLength(7);
  expect(own()).toEqual([]);
});

it("a file that does not come is given up, and keeps nobody else waiting", async () => {
  const link = new AbortController();
  const patience = vi.spyOn(AbortSignal, "timeout").mockReturnValueOnce(link.signal);
  const { look, own, files } = room(body(1, { look: wearing(ONE) }), body(2, { look: wearing(OTHER) }));
  files.set(ONE, HANGS);
  const first = look();
  link.abort();
  await first;
  await look();
  patience.mockRestore();
  expect(own()).toEqual([2]);
});

it("what turns out to cost too much is never shown, not even for a moment", async () => {
  const { look, own, asked } = room(body(1, { look: wearing(ONE) }), body(2, { look: wearing(OTHER) }));
  const seen: number[][] = [];
  for (let times = 0; times < 4; times++) {
    await look({ calls: 3, triangles: 3 });
    seen.push(own());
  }
  expect(seen).toEqual([[1], [1], [1], [1]]);
  expect(asked).toHaveLength(2);
});
