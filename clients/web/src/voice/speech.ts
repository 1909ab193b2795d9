/** As much of the browser's speech as is used here (Web Speech API, https://webaudio.github.io/web-speech-api). */

import type { VoiceView } from "../protocol/values";

/** Where the page keeps that its visitor lets the browser listen and speak; and that they let the store listen. */
export const AGREED = "vstore.voice";
export const STORE_AGREED = "vstore.voice.store";

export interface RecognitionResults {
  readonly length: number;
  readonly [index: number]: { readonly isFinal: boolean; readonly 0: { readonly transcript: string } };
}

export interface Recognition {
  lang: string;
  interimResults: boolean;
  continuous: boolean;
  onresult: ((event: { readonly results: RecognitionResults }) => void) | null;
  onerror: ((event: { readonly error: string }) => void) | null;
  onend: (() => void) | null;
  start(): void;
  stop(): void;
  abort(): void;
}

interface SpeechWindow {
  readonly SpeechRecognition?: new () => Recognition;
  readonly webkitSpeechRecognition?: new () => Recognition;
  readonly speechSynthesis?: SpeechSynthesis;
}

/** How to make a recognition, where the browser has one. */
export function recognitionOf(page: object): (new () => Recognition) | null {
  const { SpeechRecognition, webkitSpeechRecognition } = page as SpeechWindow;
  return SpeechRecognition ?? webkitSpeechRecognition ?? null;
}

export function synthesisOf(page: object): SpeechSynthesis | null {
  return (page as SpeechWindow).speechSynthesis ?? null;
}

/** Who writes down what a visitor says: the browser where it can, else the store where it offers to. */
export type Scribe = "browser" | "store" | null;

export function scribeOf(page: Window, { hears }: VoiceView): Scribe {
  if (recognitionOf(page)) return "browser";
  return hears.length && canRecord(page) ? "store" : null;
}

/** Browsers give a microphone to pages that came safely alone. */
function canRecord(page: Window): boolean {
  return "AudioWorkletNode" in page && Boolean(page.navigator.mediaDevices);
}

/** Where it is kept that the visitor lets this one listen. */
export function agreementWith(scribe: Scribe): string {
  return scribe === "store" ? STORE_AGREED : AGREED;
}

/** The language that a text is spoken in, as browsers call it. */
export function tongueOf(text: string): "ko-KR" | "en-US" {
  return /[가-힣]/.test(text) ? "ko-KR" : "en-US";
}
