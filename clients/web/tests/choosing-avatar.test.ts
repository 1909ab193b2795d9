/** An avatar of one's own, from the file that is picked to the look in which one is seen. */
import { describe, expect, it } from "vitest";
import { AvatarDesk } from "../src/avatar/avatar-desk";
import type { KeptAvatar } from "../src/avatar/avatar-shelf";
import { OwnAvatar } from "../src/avatar/own-avatar";
import { LARGEST, readFacts } from "../src/avatar/vrm-facts";
import { DISCONNECTED, type Answer } from "../src/connection";
import { Wording } from "../src/languages";
import { OWN_AVATAR } from "../src/languages/own-avatar";
import { DEFAULT_LOOK, type Look } from "../src/protocol/values";
import { library, vrm } from "./own-avatar";

const ours = await library();
const FREE = new Blob([vrm(ours, { meta: { avatarPermission: "everyone", creditNotation: "unnecessary" } })]);
const GUARDED = new Blob([vrm(ours)]);
const NAME = "a".repeat(64);
const words = OWN_AVATAR.en;

describe("a file says of itself", () => {
  it("whose work it is and who may wear it; silence is strict", async () => {
    const facts = { name: "Hana", authors: ["Kim"], licence: "https://vrm.dev/licenses/1.0/" };
    expect(await readFacts(FREE)).toEqual({ ...facts, isForEveryone: true, wantsCredit: false });
    expect(await readFacts(GUARDED)).toEqual({ ...facts, isForEveryone: false, wantsCredit: true });
  });

  it.each([
    ["large", new Blob([new Uint8Array(LARGEST + 1)])],
    ["other", new Blob(["<html>"])],
    ["other", new Blob([])],
    ["other", new Blob([vrm(ours, { meta: { authors: 3 } })])],
    ["old", older()],
  ])("why it is none: %s", async (fault, file) => {
    expect(await readFacts(file)).toBe(fault);
  });
});

/** The same bones as VRM 0.x has them: under another extension. */
function older(): Blob {
  const bytes = new Uint8Array(vrm(ours));
  const length = new DataView(bytes.buffer).getUint32(12, true);
  const document = JSON.parse(new TextDecoder().decode(bytes.slice(20, 20 + length)));
  document.extensions = { VRM: document.extensions.VRMC_vrm };
  bytes.set(new TextEncoder().encode(JSON.stringify(document).padEnd(length)), 20);
  return new Blob([bytes]);
}

describe("the desk", () => {
  const desk = (answer: Response | null) => {
    const asked: [string, string, unknown][] = [];
    const outside = async (address: any, { method, headers, body }: any) => {
      asked.push([`${method} ${address}`, headers.authorization, body]);
      if (!answer) throw new TypeError("no network");
      return answer;
    };
    return { asked, desk: new AvatarDesk(() => "token", outside as typeof fetch) };
  };

  it("takes a file with the visitor's token, language and word", async () => {
    const { asked, desk: at } = desk(Response.json({ avatar: NAME, name: "Hana" }, { status: 201 }));
    expect(await at.give(FREE, true, "ko")).toEqual({ avatar: NAME });
    expect(asked).toEqual([["POST /api/avatars?language=ko&has_leave=true", "Bearer token", FREE]]);
  });

  it("says why not, or nothing at all", async () => {
    const refused = Response.json({ detail: "No bones.", code: "bones" }, { status: 422 });
    expect(await desk(refused).desk.give(FREE, true, "en")).toEqual({ fault: "No bones." });
    expect(await desk(new Response("<h1>502</h1>", { status: 502 })).desk.give(FREE, true, "en")).toBeNull();
    expect(await desk(null).desk.give(FREE, true, "en")).toBeNull();
  });

  it("gives a file back; what is gone already is gone", async () => {
    for (const [answer, isGone] of [
      [new Response(null, { status: 204 }), true],
      [new Response(null, { status: 404 }), true],
      [new Response(null, { status: 500 }), false],
      [null, false],
    ] as const) {
      const { asked, desk: at } = desk(answer);
      expect(await at.takeBack(NAME)).toBe(isGone);
      expect(asked[0]![0]).toBe(`DELETE /api/avatars/${NAME}`);
    }
  });
});

/** A page, its browser and its store, where everything goes well unless told otherwise. */
function page({ kept = null as KeptAvatar | null, look = DEFAULT_LOOK as Look } = {}) {
  const state = {
    kept,
    look,
    seenIn: null as string | null,
    mirrored: undefined as Blob | null | undefined,
    told: [] as string[],
    asked: [] as unknown[],
    given: [] as unknown[],
    takenBack: [] as string[],
    gives: { avatar: NAME } as { avatar: string } | { fault: string } | null,
    answers: { done: true } as Answer,
    canDraw: true,
  };
  const desk = {
    give: async (...call: unknown[]) => (state.given.push(call), state.gives),
    takeBack: async (avatar: string) => (state.takenBack.push(avatar), true),
  };
  const shelf = {
    load: async () => state.kept,
    save: async (other: KeptAvatar | null) => void (state.kept = other),
  };
  const own = new OwnAvatar(desk, shelf, {
    wording: () => new Wording("en"),
    look: () => state.look,
    keep: (other) => (state.look = other),
    seenIn: () => state.seenIn,
    ask: async (request) => {
      state.asked.push(request);
      if (state.answers.done && request.type === "ChangeLook") state.seenIn = request.look.avatar;
      return state.answers;
    },
    mirror: async (file) => {
      if (!state.canDraw) throw new Error("no avatar");
      state.mirrored = file;
    },
    tell: (text) => state.told.push(text),
  });
  return { own, state };
}

describe("an avatar of one's own", () => {
  it("is kept and mirrored before one goes in, given to the store and worn once one is inside", async () => {
    const { own, state } = page();
    await own.choose(FREE);
    expect([own.isWorn, own.chosen?.hasLeave]).toEqual([false, true]);
    await own.wear();
    expect([own.isWorn, state.mirrored, state.given]).toEqual([true, FREE, []]);
    expect(state.kept).toEqual({ file: FREE, hasLeave: true, avatar: "", owed: "" });
    state.seenIn = "";
    await own.entered();
    expect(state.given).toEqual([[FREE, true, "en"]]);
    expect(state.asked).toEqual([{ type: "ChangeLook", look: { ...DEFAULT_LOOK, avatar: NAME } }]);
    expect([state.look.avatar, state.kept?.avatar, own.isWorn]).toEqual([NAME, NAME, true]);
  });

  it("is worn again at the next visit, without asking anybody", async () => {
    const kept = { file: FREE, hasLeave: true, avatar: NAME, owed: "" };
    const { own, state } = page({ kept, look: { ...DEFAULT_LOOK, avatar: NAME } });
    await own.begin();
    expect([own.isWorn, state.mirrored]).toEqual([true, FREE]);
    state.seenIn = NAME;
    await own.entered();
    expect([state.given, state.asked, state.told, own.isWorn]).toEqual([[], [], [], true]);
  });

  it("that the store no longer has is told, and may be worn again", async () => {
    const kept = { file: FREE, hasLeave: true, avatar: NAME, owed: "" };
    const { own, state } = page({ kept, look: { ...DEFAULT_LOOK, avatar: NAME } });
    await own.begin();
    state.seenIn = "";
    state.answers = { done: false, code: "unknown_avatar", text: "Unknown.", field: null };
    await own.entered();
    expect([state.told, state.look.avatar, own.isWorn]).toEqual([[words.goneFromStore], "", false]);
    state.answers = { done: true };
    await own.wear();
    expect([own.isWorn, state.look.avatar]).toEqual([true, NAME]);
  });

  it("that others see only later is asked for, and kept where the line breaks", async () => {
    for (const answers of [{ done: true }, DISCONNECTED] as const) {
      const { own, state } = page({
        kept: { file: FREE, hasLeave: true, avatar: NAME, owed: "" },
        look: { ...DEFAULT_LOOK, avatar: NAME },
      });
      await own.begin();
      [state.seenIn, state.answers] = ["", answers];
      await own.entered();
      expect([state.told, state.look.avatar, own.isWorn]).toEqual([[], NAME, answers.done]);
    }
  });

  it("that is taken away while one is inside is told at once", async () => {
    const { own, state } = page({
      kept: { file: FREE, hasLeave: true, avatar: NAME, owed: "" },
      look: { ...DEFAULT_LOOK, avatar: NAME },
    });
    await own.begin();
    state.seenIn = NAME;
    await own.entered();
    own.noticed();
    expect(state.told).toEqual([]);
    state.seenIn = "";
    own.noticed();
    own.noticed();
    expect([state.told, state.look.avatar, own.isWorn]).toEqual([[words.goneFromStore], "", false]);
  });

  it("needs its author's leave where it is not for everybody", async () => {
    const { own } = page();
    await own.choose(GUARDED);
    expect(own.chosen?.hasLeave).toBe(false);
    own.haveLeave(true);
    expect(own.chosen?.hasLeave).toBe(true);
  });

  it("that cannot be had is told in the store's words, and nothing has changed", async () => {
    const { own, state } = page();
    state.seenIn = "";
    state.gives = { fault: "This avatar lacks a bone." };
    await own.choose(FREE);
    await own.wear();
    expect([own.fault, state.told]).toEqual(["This avatar lacks a bone.", ["This avatar lacks a bone."]]);
    expect([state.look, state.kept, state.asked, own.isBusy]).toEqual([DEFAULT_LOOK, null, [], false]);
    state.gives = null;
    await own.wear();
    expect(own.fault).toBe(words.noAnswer);
    state.gives = { avatar: NAME };
    state.answers = { done: false, code: "unknown_avatar", text: "That is not yours.", field: null };
    await own.wear();
    expect([own.fault, state.look]).toEqual(["That is not yours.", DEFAULT_LOOK]);
  });

  it("that is none, or cannot be drawn, is told before anybody gets it", async () => {
    const { own, state } = page();
    await own.choose(new Blob(["<html>"]));
    expect([own.fault, own.chosen]).toEqual([words.faults.other, null]);
    await own.choose(FREE);
    state.canDraw = false;
    await own.wear();
    expect([own.fault, state.kept, state.given]).toEqual([words.cannotShow, null, []]);
  });

  it("is deleted in store and browser", async () => {
    const kept = { file: FREE, hasLeave: true, avatar: NAME, owed: "" };
    const { own, state } = page({ kept, look: { ...DEFAULT_LOOK, avatar: NAME } });
    state.seenIn = NAME;
    await own.begin();
    await own.remove();
    expect([state.takenBack, state.kept, state.look.avatar, state.mirrored]).toEqual([[NAME], null, "", null]);
    expect(own.chosen).toBeNull();
  });

  it("is forgotten before one goes in, and by the store as soon as one is inside", async () => {
    const kept = { file: FREE, hasLeave: true, avatar: NAME, owed: "" };
    const { own, state } = page({ kept, look: { ...DEFAULT_LOOK, avatar: NAME } });
    await own.begin();
    await own.remove();
    expect([own.chosen, state.look.avatar, state.takenBack]).toEqual([null, "", []]);
    expect(state.kept).toEqual({ file: null, hasLeave: false, avatar: "", owed: NAME });
    const next = page({ kept: state.kept });
    next.state.seenIn = "";
    await next.own.begin();
    expect([next.state.takenBack, next.state.kept, next.own.chosen]).toEqual([[NAME], null, null]);
  });

  it("is gone for good where everything known of the visitor is erased", async () => {
    const kept = { file: FREE, hasLeave: true, avatar: NAME, owed: "" };
    const { own, state } = page({ kept, look: { ...DEFAULT_LOOK, avatar: NAME } });
    await own.begin();
    await own.forget();
    expect([state.kept, state.look.avatar, state.takenBack]).toEqual([null, "", []]);
  });

  it("takes the place of the one before, which the store need not keep", async () => {
    const kept = { file: FREE, hasLeave: true, avatar: NAME, owed: "" };
    const { own, state } = page({ kept, look: { ...DEFAULT_LOOK, avatar: NAME } });
    await own.begin();
    state.seenIn = NAME;
    state.gives = { avatar: "b".repeat(64) };
    await own.choose(GUARDED);
    expect(own.isWorn).toBe(false);
    own.haveLeave(true);
    await own.wear();
    expect([state.takenBack, state.seenIn, state.kept?.file]).toEqual([[NAME], "b".repeat(64), GUARDED]);
  });
});
