/** A recording as the store's recogniser hears it: WAV of one channel, 16 bits, 16,000 samples a second. */

export const RATE = 16_000;

const HEADER_BYTES = 44;
const LARGEST = 0x7fff;
/** Zero crossings of the sinc on each side: what lies above half the new rate is 40 dB down. */
const CROSSINGS = 8;
/** A little below half the new rate, for the filter's slope. */
const PASS = 0.92;

/**
 * The same sound at RATE samples a second. Browsers record at the device's own rate, and not all of them (Firefox) can
 * be asked for another. Windowed sinc (Smith, Digital Audio Resampling, 2002) with a Hann window.
 */
export function resampled(samples: Float32Array, rate: number): Float32Array {
  if (rate === RATE) return samples;
  const step = rate / RATE;
  // Below the old rate, nothing must be cut off; below the new one, all that it cannot hold.
  const cutoff = Math.min(1, (RATE / rate) * PASS);
  const reach = Math.ceil(CROSSINGS / cutoff);
  return Float32Array.from({ length: Math.floor(samples.length / step) }, (_, index) => {
    const at = index * step;
    let sum = 0;
    const last = Math.min(samples.length - 1, Math.floor(at + reach));
    for (let each = Math.max(0, Math.ceil(at - reach)); each <= last; each++)
      sum += samples[each]! * kernel(each - at, cutoff, reach);
    return sum;
  });
}

function kernel(distance: number, cutoff: number, reach: number): number {
  const angle = Math.PI * cutoff * distance;
  const sinc = angle === 0 ? 1 : Math.sin(angle) / angle;
  return cutoff * sinc * 0.5 * (1 + Math.cos((Math.PI * distance) / reach));
}

/** A WAV file (RIFF MCI, 1991) of samples between -1 and 1; what is louder is cut. */
export function wavOf(samples: Float32Array): Blob {
  const view = new DataView(new ArrayBuffer(HEADER_BYTES + samples.length * 2));
  const write = (at: number, text: string) => [...text].forEach((each, i) => view.setUint8(at + i, each.charCodeAt(0)));
  write(0, "RIFF");
  view.setUint32(4, view.byteLength - 8, true);
  write(8, "WAVEfmt ");
  view.setUint32(16, 16, true);
  view.setUint16(20, 1, true);
  view.setUint16(22, 1, true);
  view.setUint32(24, RATE, true);
  view.setUint32(28, RATE * 2, true);
  view.setUint16(32, 2, true);
  view.setUint16(34, 16, true);
  write(36, "data");
  view.setUint32(40, samples.length * 2, true);
  samples.forEach((each, index) =>
    view.setInt16(HEADER_BYTES + index * 2, Math.round(Math.max(-1, Math.min(1, each)) * LARGEST), true),
  );
  return new Blob([view], { type: "audio/wav" });
}
