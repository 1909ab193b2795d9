/** As much of the browser's speech as is used here (Web Speech API, https://webaudio.github.io/web-speech-api). */

/** Where the page keeps that its visitor lets the browser listen and speak. */
export const AGREED = "vstore.voice";

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

/** The language that a text is spoken in, as browsers call it. */
export function tongueOf(text: string): "ko-KR" | "en-US" {
  return /[가-힣]/.test(text) ? "ko-KR" : "en-US";
}
