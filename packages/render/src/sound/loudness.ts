import { type Biquad, filter } from "./filter.ts";
import { sampleRate, type Stereo } from "./stereo.ts";

/** The K weighting of ITU-R BS.1770-5 at 48 kHz: a head's shelf, then a high pass. */
const shelf: Biquad = {
  b0: 1.53512485958697,
  b1: -2.69169618940638,
  b2: 1.19839281085285,
  a1: -1.69065929318241,
  a2: 0.73248077421585,
};
const rumble: Biquad = { b0: 1, b1: -2, b2: 1, a1: -1.99004745483398, a2: 0.99007225036621 };

const blockSamples = sampleRate * 0.4;
const hopSamples = sampleRate * 0.1;

/**
 * Integrated loudness in LUFS after ITU-R BS.1770-5: 400 ms blocks every 100 ms, gated at -70 LUFS and at 10 LU below
 * the mean of what remains. Minus infinity for silence. A sound shorter than one block counts as one block.
 */
export function integratedLoudness({ left, right }: Stereo): number {
  const weighted = [left, right].map((channel) => filter(filter(channel.slice(), shelf), rumble));
  const powers: number[] = [];
  const last = Math.max(0, left.length - blockSamples);
  for (let start = 0; start <= last; start += hopSamples) {
    const end = Math.min(left.length, start + blockSamples);
    let sum = 0;
    for (const channel of weighted) for (let at = start; at < end; at++) sum += (channel[at] ?? 0) ** 2;
    powers.push(sum / (end - start));
  }
  const loud = powers.filter((power) => loudnessOf(power) > -70);
  const gate = loudnessOf(mean(loud)) - 10;
  return loudnessOf(mean(loud.filter((power) => loudnessOf(power) > gate)));
}

/**
 * Brings a mix to a loudness, in place, with peaks at most `peak`: turns it up or down, holds the peaks, measures
 * again, because holding peaks takes loudness away. Silence stays silent.
 */
export function master(mix: Stereo, target: { readonly lufs: number; readonly peak: number }): void {
  // Three rounds come within 0.3 LU of the target for everything but bare clicks.
  for (let round = 0; round < 3; round++) {
    const missing = target.lufs - integratedLoudness(mix);
    if (!Number.isFinite(missing)) return;
    if (round > 0 && Math.abs(missing) < 0.3) return;
    scale(mix, 10 ** (missing / 20));
    limit(mix, target.peak);
  }
}

/** The factor that brings a sound to a loudness; 0 for silence. */
export function gainTo(sound: Stereo, lufs: number): number {
  const missing = lufs - integratedLoudness(sound);
  return Number.isFinite(missing) ? 10 ** (missing / 20) : 0;
}

function scale({ left, right }: Stereo, gain: number): void {
  for (const channel of [left, right])
    for (let at = 0; at < channel.length; at++) channel[at] = (channel[at] ?? 0) * gain;
}

/** Samples that the limiter looks ahead: 5 ms, so that gain falls before a peak without a click. */
const lookahead = 240;

/** Holds peaks at a level, in place: gain falls over 5 ms before a peak and recovers over some 80 ms. */
function limit({ left, right }: Stereo, peak: number): void {
  const length = left.length;
  const needed = new Float32Array(length);
  for (let at = 0; at < length; at++)
    needed[at] = Math.min(1, peak / Math.max(Math.abs(left[at] ?? 0), Math.abs(right[at] ?? 0), 1e-9));
  const minimum = slidingMinimum(needed);
  // The mean of a sliding minimum over the same window never exceeds what any sample in it needs.
  const recovery = 1 - Math.exp(-1 / (0.08 * sampleRate));
  const first = minimum[0] ?? 1; // before the sound begins the gain already stands where its first samples need it
  let sum = lookahead * first;
  let gain = first;
  for (let at = 0; at < length; at++) {
    sum += (minimum[at] ?? 1) - (minimum[at - lookahead] ?? first);
    const smooth = sum / lookahead;
    gain = smooth < gain ? smooth : gain + (smooth - gain) * recovery;
    left[at] = (left[at] ?? 0) * gain;
    right[at] = (right[at] ?? 0) * gain;
  }
}

/** For each sample the least of itself and the `lookahead` that follow. */
function slidingMinimum(values: Float32Array): Float32Array {
  const result = new Float32Array(values.length);
  const window: number[] = []; // indices with rising values, the least first
  let first = 0;
  for (let end = 0; end < values.length + lookahead; end++) {
    const value = values[end];
    if (value !== undefined) {
      while (window.length > first && (values[window.at(-1) ?? 0] ?? 0) >= value) window.pop();
      window.push(end);
    }
    const at = end - lookahead;
    if (at < 0) continue;
    while ((window[first] ?? at) < at) first++;
    result[at] = values[window[first] ?? at] ?? 1;
  }
  return result;
}

function loudnessOf(power: number): number {
  return -0.691 + 10 * Math.log10(power);
}

function mean(values: readonly number[]): number {
  return values.length === 0 ? 0 : values.reduce((sum, value) => sum + value, 0) / values.length;
}
