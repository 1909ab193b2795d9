/** The store's own ears and mouth, for browsers without: what is recorded, sent, said and told. */
import { describe, expect, it, vi } from "vitest";
import type { Ears } from "../src/voice/listener";
import { BrowserMouth, EitherMouth, StoreMouth } from "../src/voice/mouths";
import { agreementWith, scribeOf } from "../src/voice/speech";
import { StoreListener } from "../src/voice/store-listener";
import { StoreVoice, type Heard } from "../src/voice/store-voice";
import { RATE, resampled, wavOf } from "../src/voice/wav";

const tone = (hertz: number, rate: number, seconds = 0.1) =>
  Float32Array.from({ length: Math.round(rate * seconds) }, (_, i) => Math.sin((2 * Math.PI * hertz * i) / rate));
/** Root mean square of the middle, away from the edges. */
const strength = (samples: Float32Array) => {
  const middle = samples.slice(200, -200);
  return Math.sqrt(middle.reduce((sum, each) => sum + each * each, 0) / middle.length);
};

describe("a recording for the store", () => {
  it.each([8_000, 16_000, 22_050, 44_100, 48_000])("has the same sound at its rate, from %i", (rate) => {
    const [made, true_] = [resampled(tone(1_000, rate), rate), tone(1_000, RATE)];
    expect(Math.abs(made.length - true_.length)).toBeLessThanOrEqual(1);
    const middle = [...made.slice(200, 1_400)];
    expect(Math.max(...middle.map((each, i) => Math.abs(each - true_[i + 200]!)))).toBeLessThan(0.02);
  });
  it("loses what it cannot hold instead of turning it into something else", () => {
    expect(strength(resampled(tone(12_000, 48_000), 48_000))).toBeLessThan(0.01 * strength(tone(1_000, RATE)));
  });
  it("is WAV of one channel and 16 bits", async () => {
    const file = wavOf(Float32Array.of(0, 0.5, -1, 7));
    const view = new DataView(await file.arrayBuffer());
    const word = (at: number) => String.fromCharCode(...new Uint8Array(view.buffer, at, 4));
    expect([word(0), word(8), word(12), word(36)]).toEqual(["RIFF", "WAVE", "fmt ", "data"]);
    expect([view.getUint32(4, true), view.getUint32(40, true), view.byteLength]).toEqual([44, 8, 52]);
    expect([20, 22, 32, 34].map((at) => view.getUint16(at, true))).toEqual([1, 1, 2, 16]);
    expect([view.getUint32(24, true), view.getUint32(28, true)]).toEqual([16_000, 32_000]);
    expect([44, 46, 48, 50].map((at) => view.getInt16(at, true))).toEqual([0, 16_384, -32_767, 32_767]);
  });
});

describe("the store's HTTP API of voice", () => {
  const asked = (answer: Response | Error) => {
    const outside = vi.fn(() => (answer instanceof Error ? Promise.reject(answer) : Promise.resolve(answer)));
    return { outside, voice: new StoreVoice(() => "token", outside as typeof fetch) };
  };
  const { signal } = new AbortController();
  it("gets the words of a recording, by the visitor's token", async () => {
    const { outside, voice } = asked(Response.json({ text: "빨간 목도리" }));
    const recording = wavOf(new Float32Array(4));
    expect(await voice.hear(recording, "ko", signal)).toEqual({ text: "빨간 목도리", fault: null });
    const headers = { authorization: "Bearer token", "content-type": "audio/wav" };
    expect(outside).toHaveBeenCalledWith("/api/voice/hear?language=ko", {
      method: "POST",
      headers,
      body: recording,
      signal,
    });
  });
  it("passes on why nothing was heard", async () => {
    const busy = Response.json({ detail: "Many people are talking.", code: "voice_busy" }, { status: 503 });
    expect(await asked(busy).voice.hear(new Blob(), "en", signal)).toEqual({
      text: null,
      fault: "Many people are talking.",
    });
    expect(await asked(new TypeError("offline")).voice.hear(new Blob(), "en", signal)).toEqual({
      text: null,
      fault: null,
    });
  });
  it("gets a sound, or nothing", async () => {
    expect(await (await asked(new Response("wav")).voice.speak("Hello.", "en", signal))?.text()).toBe("wav");
    expect(await asked(new Response("", { status: 429 })).voice.speak("Hello.", "en", signal)).toBeNull();
  });
});

function listening(answer: Heard | Promise<Heard> = { text: "a red scarf", fault: null }, start = Promise.resolve()) {
  const told: unknown[] = [];
  const ears: Ears = {
    listening: () => told.push("listening"),
    show: () => {},
    level: (level) => told.push(level),
    writing: () => told.push("writing"),
    heard: (...news) => told.push(news),
  };
  const stop = vi.fn(() => ({ samples: tone(440, 48_000), rate: 48_000 }));
  const recorder = { start: vi.fn((show: (level: number) => void) => start.then(() => show(0.5))), stop };
  const hear = vi.fn(async (_recording: Blob, _language: string, _signal: AbortSignal) => answer);
  return { told, recorder, hear, listener: new StoreListener(() => recorder, hear, ears) };
}
const settled = () => new Promise((resolve) => setTimeout(resolve));

describe("the listener of the store", () => {
  it("records while one talks, and gives what the store has written down", async () => {
    const { told, hear, listener } = listening();
    listener.start("ko");
    await settled();
    listener.stop();
    await settled();
    expect(told).toEqual([0.5, "listening", "writing", ["a red scarf", null]]);
    const [recording, language] = hear.mock.calls[0]!;
    expect([recording.size, language]).toEqual([44 + 2 * 1_600, "ko"]);
    expect(listener.isListening).toBe(false);
  });
  it.each([
    [{ text: "", fault: null }, "not-heard"],
    [{ text: null, fault: "Too fast." }, { sentence: "Too fast." }],
    [{ text: null, fault: null }, "unavailable"],
  ])("says why nothing came of it: %j", async (answer, trouble) => {
    const { told, listener } = listening(answer);
    listener.start("en");
    await settled();
    listener.stop();
    await settled();
    expect(told.at(-1)).toEqual([null, trouble]);
  });
  it.each([
    ["NotAllowedError", "not-allowed"],
    ["NotFoundError", "no-microphone"],
    ["AbortError", "unavailable"],
  ])("says why it has no microphone: %s", async (name, trouble) => {
    const { told, recorder, listener } = listening(undefined, Promise.reject(new DOMException("", name)));
    listener.start("en");
    await settled();
    expect(told).toEqual([[null, trouble]]);
    expect(recorder.stop).toHaveBeenCalledOnce();
    expect(listener.isListening).toBe(false);
  });
  it.each(["allowed", "refused"])("lets go of a microphone that comes too late, %s", async (outcome) => {
    let [allow, refuse] = [() => {}, () => {}];
    const { told, recorder, hear, listener } = listening(
      undefined,
      new Promise((resolve, reject) => ([allow, refuse] = [resolve, reject])),
    );
    listener.start("en");
    listener.stop();
    expect(told).toEqual([[null, null]]);
    (outcome === "allowed" ? allow : refuse)();
    await settled();
    expect(recorder.stop).toHaveBeenCalledTimes(2);
    expect(told).toEqual([[null, null]]);
    expect(hear).not.toHaveBeenCalled();
  });
  it("forgets what was not meant, also while it is written down", async () => {
    const { told, hear, listener } = listening(new Promise(() => {}));
    listener.start("en");
    await settled();
    listener.stop();
    listener.start("en");
    listener.cancel();
    expect(hear.mock.calls[0]![2].aborted).toBe(true);
    expect(told.at(-1)).toEqual([null, null]);
    listener.start("en");
    await settled();
    expect(told.at(-1)).toBe("listening");
  });
  it("listens for as long as the store takes, and no longer", async () => {
    vi.useFakeTimers();
    const { told, listener } = listening();
    listener.start("en");
    await vi.advanceTimersByTimeAsync(30_000);
    expect(told.at(-1)).toEqual(["a red scarf", null]);
    vi.useRealTimers();
  });
});

describe("the mouth of the store", () => {
  const mouth = (languages = ["en", "ko"]) => {
    const played: string[] = [];
    const ends: (() => void)[] = [];
    const speak = vi.fn(
      async (text: string, language: string, _signal: AbortSignal) => new Blob([`${language} ${text}`]),
    );
    const made = new StoreMouth(languages, speak, async (sound) => {
      played.push(await sound.text());
      await new Promise<void>((resolve) => ends.push(resolve));
    });
    return { mouth: made, played, ends, speak };
  };
  it("says sentence after sentence, and fetches the next meanwhile", async () => {
    const { mouth: made, played, ends, speak } = mouth();
    made.say("It costs 1.5 times as much. Yes");
    made.say("네, 있어요.");
    await settled();
    expect(played).toEqual(["en It costs 1.5 times as much."]);
    expect(speak).toHaveBeenCalledTimes(3);
    ends.shift()?.();
    await settled();
    ends.shift()?.();
    await settled();
    expect(played.slice(1)).toEqual(["en Yes", "ko 네, 있어요."]);
  });
  it("falls silent at once, and can speak again", async () => {
    const { mouth: made, played, speak } = mouth();
    made.say("One. Two.");
    await settled();
    made.hush();
    expect(speak.mock.calls[0]![2].aborted).toBe(true);
    made.say("Three.");
    await settled();
    expect(played).toEqual(["en One.", "en Three."]);
  });
  it("says nothing in a language that it does not speak", () => {
    const { mouth: made, speak } = mouth(["ko"]);
    made.say("Hello.");
    expect(speak).not.toHaveBeenCalled();
  });
  it("leaves it to the browser where that has voices", () => {
    const voices: object[] = [];
    const synthesis = { speak: vi.fn(), cancel: vi.fn(), getVoices: () => voices };
    const { mouth: store, speak } = mouth();
    const browser = new BrowserMouth(synthesis as never, class {} as never);
    const either = new EitherMouth(browser, store);
    either.say("One.");
    expect(synthesis.speak).not.toHaveBeenCalled();
    voices.push({ lang: "en-US" });
    either.say("Two.");
    expect(synthesis.speak).toHaveBeenCalledOnce();
    either.hush();
    expect(synthesis.cancel).toHaveBeenCalledOnce();
    expect(speak).not.toHaveBeenCalledWith("Two.", "en", expect.anything());
  });
});

describe("who writes down", () => {
  const [OFFER, NOTHING] = [
    { hears: ["ko"], speaks: [] },
    { hears: [], speaks: ["ko"] },
  ];
  const able = { AudioWorkletNode: class {}, navigator: { mediaDevices: {} } } as unknown as Window;
  it("is the browser where it can, else the store where it offers to and may ask for a microphone", () => {
    expect(scribeOf({ ...able, SpeechRecognition: class {} } as never, OFFER)).toBe("browser");
    expect(scribeOf(able, OFFER)).toBe("store");
    expect(scribeOf(able, NOTHING)).toBeNull();
    expect(scribeOf({ AudioWorkletNode: class {}, navigator: {} } as never, OFFER)).toBeNull();
  });
  it("is agreed to by itself", () => {
    expect(agreementWith("store")).not.toBe(agreementWith("browser"));
  });
});
