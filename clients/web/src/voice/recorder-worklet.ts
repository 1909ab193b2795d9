/** Runs beside the page, on the browser's audio thread: hands on what the microphone hears. */

declare class AudioWorkletProcessor {
  readonly port: MessagePort;
}
declare function registerProcessor(name: string, processor: new () => AudioWorkletProcessor): void;

class Tap extends AudioWorkletProcessor {
  process([input]: Float32Array[][]): boolean {
    // The browser uses its own buffer again for the next samples.
    if (input?.[0]) this.port.postMessage(input[0].slice());
    return true;
  }
}

registerProcessor("tap", Tap);
