import { bandPass, filter } from "./filter.ts";
import { addMono, addStereo, sampleRate, silence, type Stereo } from "./stereo.ts";

/** 0 to 1, seeded. */
export type Random = () => number;

/** White noise with a power of about 1/3. */
export function noiseOf(samples: number, random: Random): Float32Array<ArrayBuffer> {
  const noise = new Float32Array(samples);
  for (let at = 0; at < samples; at++) noise[at] = random() * 2 - 1;
  return noise;
}

/** Noise of its own in each channel: it surrounds instead of standing in the middle. */
export function wideNoise(samples: number, random: Random, shape: (noise: Float32Array) => Float32Array): Stereo {
  const left = noiseOf(samples, random);
  const right = noiseOf(samples, random);
  shape(left);
  shape(right);
  return { left, right };
}

export function scaled(sound: Stereo, gain: number): Stereo {
  const result = silence(sound.left.length);
  addStereo(result, sound, gain);
  return result;
}

/** Lets a sound come and go slowly, never to silence. */
export function swelling(sound: Stereo, random: Random, periodSeconds: number): Stereo {
  const swell = smoothRandom(sound.left.length, random, periodSeconds).map((value) => 0.35 + value * 0.9);
  const result = silence(sound.left.length);
  addStereo(result, sound, swell);
  return result;
}

/** A curve from 0 to 1 through random points `periodSeconds` apart, without corners. */
export function smoothRandom(samples: number, random: Random, periodSeconds: number): Float32Array {
  const period = periodSeconds * sampleRate;
  const points = Array.from({ length: Math.ceil(samples / period) + 2 }, random);
  const curve = new Float32Array(samples);
  for (let at = 0; at < samples; at++) {
    const place = at / period;
    const index = Math.floor(place);
    const part = (1 - Math.cos((place - index) * Math.PI)) / 2;
    curve[at] = (points[index] ?? 0) * (1 - part) + (points[index + 1] ?? 0) * part;
  }
  return curve;
}

/** Instants in seconds, on average `meanSeconds` apart. */
export function moments(samples: number, random: Random, meanSeconds: number): readonly number[] {
  const result: number[] = [];
  for (let at = meanSeconds * random(); at < samples / sampleRate; at += meanSeconds * (0.4 + 1.2 * random()))
    result.push(at);
  return result;
}

interface Grains {
  readonly perSecond: number;
  readonly seconds: readonly [number, number];
  readonly frequency: readonly [number, number];
  readonly gain: readonly [number, number];
}

/** Scatters short bursts of filtered noise: drops, crackles. */
export function addGrains(mix: Stereo, random: Random, grains: Grains): void {
  for (const atSeconds of moments(mix.left.length, random, 1 / grains.perSecond)) {
    const seconds = between(random, ...grains.seconds);
    const grain = noiseOf(Math.round(seconds * 4 * sampleRate), random);
    for (let at = 0; at < grain.length; at++) grain[at] = (grain[at] ?? 0) * Math.exp(-at / sampleRate / seconds);
    filter(grain, bandPass(between(random, ...grains.frequency), 1.5));
    addMono(mix, grain, { atSeconds, gain: between(random, ...grains.gain), pan: between(random, -0.9, 0.9) });
  }
}

/** Mains hum and two of its overtones. */
export function addHum(mix: Stereo, frequency: number, gain: number): void {
  const hum = tone(
    mix.left.length / sampleRate,
    (t) => sine(frequency, t) + 0.5 * sine(frequency * 2, t) + 0.2 * sine(frequency * 3, t),
  );
  addMono(mix, hum, { atSeconds: 0, gain, pan: 0 });
}

export function tone(seconds: number, wave: (seconds: number) => number): Float32Array {
  const samples = new Float32Array(Math.round(seconds * sampleRate));
  for (let at = 0; at < samples.length; at++) samples[at] = wave(at / sampleRate);
  return samples;
}

export function sine(frequency: number, seconds: number): number {
  return Math.sin(2 * Math.PI * frequency * seconds);
}

export function between(random: Random, from: number, to: number): number {
  return from + (to - from) * random();
}
