/** Who writes, what is read aloud and what is understood: the machines of the talk. */
import { describe, expect, it, vi } from "vitest";
import { OthersTyping, OwnTyping } from "../src/typing";
import { Listener, type Trouble } from "../src/voice/listener";
import { BrowserMouth } from "../src/voice/mouths";
import { Reader, sentencesFrom } from "../src/voice/reader";
import { recognitionOf, synthesisOf, tongueOf, type Recognition } from "../src/voice/speech";

describe("one's own writing", () => {
  const made = () => {
    const told: boolean[] = [];
    return { told, typing: new OwnTyping((typing) => told.push(typing)) };
  };
  it("is told at once, again after three seconds, and taken back where the line is emptied", () => {
    const { told, typing } = made();
    for (const at of [0, 1, 2.9, 3, 4]) typing.wrote("Hello", at);
    expect(told).toEqual([true, true]);
    typing.wrote("  ", 5);
    typing.wrote("", 5.1);
    expect(told).toEqual([true, true, false]);
  });
  it("is over with what was said, without another word", () => {
    const { told, typing } = made();
    typing.wrote("Hello", 0);
    typing.said();
    typing.stopped();
    typing.wrote("A", 0.5);
    expect(told).toEqual([true, true]);
  });
});

describe("others' writing", () => {
  it("is believed for six seconds and ends with a word, a sentence or a farewell", () => {
    const typing = new OthersTyping();
    typing.told(3, true, 10);
    typing.told(4, true, 11);
    expect(typing.all(15.9)).toEqual([3, 4]);
    expect(typing.all(16)).toEqual([4]);
    typing.told(4, false, 12);
    expect(typing.has(4, 12)).toBe(false);
    typing.told(5, true, 20);
    typing.over(5);
    expect(typing.all(20)).toEqual([]);
  });
});

describe("sentences to be read aloud", () => {
  it.each([
    ["The coat is warm. It costs", false, ["The coat is warm."]],
    ["It costs 1.5 times as much. Yes? No", false, ["It costs 1.5 times as much.", "Yes?"]],
    ["It costs 1.", false, []],
    ["네, 있어요. 이쪽이에요! 같이", false, ["네, 있어요.", "이쪽이에요!"]],
    ["Only one. And", true, ["Only one. And"]],
    ["", true, []],
  ])("of %j", (text, done, sentences) => {
    expect(sentencesFrom({ text, done }, 0).sentences).toEqual(sentences);
  });
  it("go on where they ended", () => {
    const { end } = sentencesFrom({ text: "One. Two", done: false }, 0);
    expect(sentencesFrom({ text: "One. Two. Three", done: false }, end).sentences).toEqual(["Two."]);
  });
});

class Spoken {
  lang = "";
  voice: unknown = null;
  constructor(readonly text: string) {}
}

function synthesis(voices: readonly { lang: string; localService: boolean }[] = []) {
  const spoken: Spoken[] = [];
  const cancel = vi.fn();
  const fake = { speak: (each: Spoken) => spoken.push(each), cancel, getVoices: () => voices };
  const reader = new Reader(new BrowserMouth(fake as unknown as SpeechSynthesis, Spoken as never));
  return { spoken, cancel, reader };
}

describe("the reader", () => {
  it("says each sentence once, as it comes, in its own language, by a voice of the device", () => {
    const korean = { lang: "ko_KR", localService: false };
    const [near, far] = [
      { lang: "en-US", localService: true },
      { lang: "en-US", localService: false },
    ];
    const { reader, spoken } = synthesis([far, korean, near]);
    const words = { text: "Hello. ", done: false };
    reader.hear(words);
    expect(spoken).toEqual([]);
    reader.isOn = true;
    reader.hear(Object.assign(words, { text: "Hello. 어서 오세요. " }));
    reader.hear(Object.assign(words, { text: "Hello. 어서 오세요. Bye.", done: true }));
    expect(spoken.map(({ text, lang, voice }) => [text, lang, voice])).toEqual([
      ["Hello.", "en-US", near],
      ["어서 오세요. Bye.", "ko-KR", korean],
    ]);
  });
  it("falls silent when it is interrupted, and does not take the sentence up again", () => {
    const { reader, spoken, cancel } = synthesis();
    reader.isOn = true;
    const words = { text: "One. Two", done: false };
    reader.hear(words);
    reader.hush();
    expect(cancel).toHaveBeenCalledOnce();
    reader.hear(Object.assign(words, { text: "One. Two. Three.", done: true }));
    expect(spoken.map(({ text }) => text)).toEqual(["One."]);
    reader.hear({ text: "Something else.", done: true });
    expect(spoken.map(({ text }) => text)).toEqual(["One.", "Something else."]);
  });
});

class Heard implements Recognition {
  static last: Heard;
  lang = "";
  interimResults = false;
  continuous = false;
  onresult: Recognition["onresult"] = null;
  onerror: Recognition["onerror"] = null;
  onend: Recognition["onend"] = null;
  start = vi.fn();
  stop = vi.fn();
  abort = vi.fn();
  constructor() {
    Heard.last = this;
  }
  understand(...texts: string[]): void {
    this.onresult?.({ results: texts.map((transcript) => ({ isFinal: true, 0: { transcript } })) });
  }
}

describe("the listener", () => {
  const listen = (language = "en-US") => {
    const captions: string[] = [];
    const heard: [string | null, Trouble | null][] = [];
    const listener = new Listener(Heard, {
      listening: () => {},
      show: (text) => captions.push(text),
      level: () => {},
      writing: () => {},
      heard: (...news) => heard.push(news),
    });
    listener.start(language);
    return { listener, captions, heard, browser: Heard.last };
  };
  it("shows what it understands and gives all of it once the browser is done", () => {
    const { listener, captions, heard, browser } = listen("ko-KR");
    expect(browser).toMatchObject({ lang: "ko-KR", interimResults: true, continuous: true });
    browser.understand("재킷");
    browser.understand("재킷", " 보여 주세요");
    listener.stop();
    expect(browser.stop).toHaveBeenCalledOnce();
    expect(heard).toEqual([]);
    browser.onend?.();
    expect(captions).toEqual(["재킷", "재킷 보여 주세요"]);
    expect(heard).toEqual([["재킷 보여 주세요", null]]);
    expect(listener.isListening).toBe(false);
  });
  it.each([
    ["not-allowed", "not-allowed"],
    ["service-not-allowed", "not-allowed"],
    ["no-speech", "not-heard"],
    ["network", "unavailable"],
    [null, "not-heard"],
  ])("says why nothing came of it: %s", (error, trouble) => {
    const { heard, browser } = listen();
    if (error) browser.onerror?.({ error });
    browser.onend?.();
    expect(heard).toEqual([[null, trouble]]);
  });
  it("forgets what was not meant, and can listen again", () => {
    const { listener, heard, browser } = listen();
    browser.understand("Delete");
    listener.cancel();
    browser.onend?.();
    expect(browser.abort).toHaveBeenCalledOnce();
    expect(heard).toEqual([[null, null]]);
    listener.start("en-US");
    expect(Heard.last).not.toBe(browser);
  });
});

describe("the browser's speech", () => {
  it("is found under either name, or not at all", () => {
    expect(recognitionOf({ SpeechRecognition: Heard })).toBe(Heard);
    expect(recognitionOf({ webkitSpeechRecognition: Heard })).toBe(Heard);
    expect(recognitionOf({})).toBeNull();
    expect(synthesisOf({})).toBeNull();
  });
  it("speaks Korean where there is Hangul", () => {
    expect([tongueOf("하버 코트 M"), tongueOf("M")]).toEqual(["ko-KR", "en-US"]);
  });
});
