import { expect, test } from "vitest";
import { integratedLoudness, master } from "./loudness.ts";
import { sampleRate, silence, type Stereo } from "./stereo.ts";

function sine(frequency: number, amplitude: number, seconds = 3): Stereo {
  const mix = silence(seconds * sampleRate);
  for (const channel of [mix.left, mix.right])
    for (let at = 0; at < channel.length; at++)
      channel[at] = amplitude * Math.sin((2 * Math.PI * frequency * at) / sampleRate);
  return mix;
}

test("a stereo sine of 1 kHz at -23 dBFS measures -23 LUFS, as EBU Tech 3341 says", () => {
  expect(integratedLoudness(sine(1000, 10 ** (-23 / 20)))).toBeCloseTo(-23, 1);
});

test("silence between loud parts is gated out", () => {
  const loud = sine(1000, 0.1, 6);
  loud.left.fill(0, 3 * sampleRate);
  loud.right.fill(0, 3 * sampleRate);
  expect(integratedLoudness(loud)).toBeCloseTo(integratedLoudness(sine(1000, 0.1)), 0);
});

test("mastering reaches the target and holds the peak", () => {
  const mix = sine(300, 0.02);
  for (let at = 0; at < mix.left.length; at += sampleRate / 2) mix.left[at] = 0.9; // clicks
  master(mix, { lufs: -16, peak: 0.84 });
  expect(Math.abs(integratedLoudness(mix) + 16)).toBeLessThan(0.5);
  expect(mix.left.reduce((most, sample) => Math.max(most, Math.abs(sample)), 0)).toBeLessThanOrEqual(0.8401);
});

test("silence stays silent", () => {
  const mix = silence(sampleRate);
  master(mix, { lufs: -16, peak: 0.84 });
  expect(mix.left.every((sample) => sample === 0)).toBe(true);
});
