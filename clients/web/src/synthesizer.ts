/** Sounds made by WebAudio from nothing: bells of two sines, and steps of filtered noise. */
import type { Instrument } from "./sound";

const [BELL, STEP] = [0.05, 0.06];
const NOTE_EVERY = 0.11;
const RING = 0.9;
const STEP_SECONDS = 0.09;

export class Synthesizer implements Instrument {
  private readonly context = new AudioContext();
  private readonly noise = whiteNoise(this.context);
  private isLeft = false;

  chime(notes: readonly number[]): void {
    void this.context.resume();
    notes.forEach((hertz, at) => this.bell(hertz, this.context.currentTime + at * NOTE_EVERY));
  }

  step(): void {
    void this.context.resume();
    const { context } = this;
    this.isLeft = !this.isLeft;
    const [source, filter] = [context.createBufferSource(), context.createBiquadFilter()];
    source.buffer = this.noise;
    filter.type = "lowpass";
    filter.frequency.value = this.isLeft ? 420 : 480;
    source.connect(filter).connect(this.fading(STEP, context.currentTime, STEP_SECONDS));
    source.start();
  }

  /** A tone and, softer, a partial near its third octave, as of a small bell. */
  private bell(hertz: number, start: number): void {
    for (const [ratio, loudness] of [
      [1, BELL],
      [2.76, BELL / 5],
    ] as const) {
      const tone = this.context.createOscillator();
      tone.frequency.value = hertz * ratio;
      tone.connect(this.fading(loudness, start, RING / ratio));
      tone.start(start);
      tone.stop(start + RING);
    }
  }

  private fading(loudness: number, start: number, seconds: number): GainNode {
    const gain = this.context.createGain();
    gain.gain.setValueAtTime(0, start);
    gain.gain.linearRampToValueAtTime(loudness, start + 0.008);
    gain.gain.exponentialRampToValueAtTime(0.0001, start + seconds);
    gain.connect(this.context.destination);
    return gain;
  }
}

function whiteNoise(context: AudioContext): AudioBuffer {
  const buffer = context.createBuffer(1, context.sampleRate * STEP_SECONDS, context.sampleRate);
  const samples = buffer.getChannelData(0);
  for (let at = 0; at < samples.length; at++) samples[at] = Math.random() * 2 - 1;
  return buffer;
}
