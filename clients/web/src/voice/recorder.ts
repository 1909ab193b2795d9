/** The microphone, for as long as one talks. */
import workletAddress from "./recorder-worklet?worker&url";

export interface Recording {
  readonly samples: Float32Array;
  /** Samples a second. */
  readonly rate: number;
}

/** How loud speech is, as a root mean square, where the shown level is full. */
const LOUD = 0.2;

export class Recorder {
  private readonly context = new AudioContext();
  private stream: MediaStream | null = null;
  private readonly pieces: Float32Array[] = [];

  /** Begins, once the visitor lets it; rejects with the browser's DOMException. `show` gets the level, 0 to 1. */
  async start(show: (level: number) => void): Promise<void> {
    const { context } = this;
    const audio = { channelCount: 1, echoCancellation: true, noiseSuppression: true, autoGainControl: true };
    this.stream = await navigator.mediaDevices.getUserMedia({ audio });
    await context.audioWorklet.addModule(workletAddress);
    await context.resume();
    const tap = new AudioWorkletNode(context, "tap", { channelCount: 1, channelCountMode: "explicit" });
    tap.port.onmessage = ({ data }: MessageEvent<Float32Array>) => {
      this.pieces.push(data);
      show(Math.min(1, loudness(data) / LOUD));
    };
    // It plays nothing, but some browsers run only what leads to the loudspeaker.
    context.createMediaStreamSource(this.stream).connect(tap).connect(context.destination);
  }

  /** Lets go of the microphone; as often as one likes. */
  stop(): Recording {
    for (const track of this.stream?.getTracks() ?? []) track.stop();
    const { sampleRate: rate } = this.context;
    if (this.context.state !== "closed") void this.context.close();
    const samples = new Float32Array(this.pieces.reduce((sum, { length }) => sum + length, 0));
    let at = 0;
    for (const piece of this.pieces) {
      samples.set(piece, at);
      at += piece.length;
    }
    return { samples, rate };
  }
}

function loudness(samples: Float32Array): number {
  return Math.sqrt(samples.reduce((sum, each) => sum + each * each, 0) / samples.length);
}
