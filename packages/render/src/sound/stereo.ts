/** Hertz. Everything in this folder is at this rate: what the AAC track and BS.1770's filters are made for. */
export const sampleRate = 48_000;

/** Two channels of equal length; samples are -1 to 1 at full scale, sums may go beyond until the limiter. */
export interface Stereo {
  readonly left: Float32Array<ArrayBuffer>;
  readonly right: Float32Array<ArrayBuffer>;
}

export function silence(samples: number): Stereo {
  return { left: new Float32Array(samples), right: new Float32Array(samples) };
}

/** Adds a mono sound at an instant. `pan` is -1 (left) to 1 (right), with constant power. Parts outside are dropped. */
export function addMono(
  into: Stereo,
  sound: Float32Array,
  { atSeconds, gain, pan }: { readonly atSeconds: number; readonly gain: number; readonly pan: number },
): void {
  const start = Math.round(atSeconds * sampleRate);
  const angle = ((pan + 1) * Math.PI) / 4;
  const leftGain = gain * Math.cos(angle) * Math.SQRT2;
  const rightGain = gain * Math.sin(angle) * Math.SQRT2;
  const from = Math.max(0, -start);
  const to = Math.min(sound.length, into.left.length - start);
  for (let at = from; at < to; at++) {
    const sample = sound[at] ?? 0;
    into.left[start + at] = (into.left[start + at] ?? 0) + sample * leftGain;
    into.right[start + at] = (into.right[start + at] ?? 0) + sample * rightGain;
  }
}

/** Adds one mix to another, with a gain per sample or one for all. */
export function addStereo(into: Stereo, sound: Stereo, gain: number | Float32Array): void {
  const constant = typeof gain === "number" ? gain : undefined;
  for (let at = 0; at < into.left.length; at++) {
    const factor = constant ?? (typeof gain === "number" ? gain : (gain[at] ?? 0));
    into.left[at] = (into.left[at] ?? 0) + (sound.left[at] ?? 0) * factor;
    into.right[at] = (into.right[at] ?? 0) + (sound.right[at] ?? 0) * factor;
  }
}
