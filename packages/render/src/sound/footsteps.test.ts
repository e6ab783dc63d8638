import { expect, test } from "vitest";
import { poseFor } from "../cast/action.ts";
import { timingOf } from "../cast/figure-timing.ts";
import { lookFor } from "../cast/look.ts";
import { specOf } from "../host/scene-spec.fixture.ts";
import type { Person } from "../scene-spec.ts";
import { effects } from "./effects.ts";
import { sampleRate } from "./stereo.ts";

const seconds = 4;

/** When a foot of the drawn figure, in the air a moment before, is on the ground. */
function seenLandings(actor: Person, seed: number): readonly number[] {
  const timing = timingOf(actor, lookFor(actor, seed), seed);
  const lowest = (at: number, side: "left" | "right"): number => {
    const { legs } = poseFor(actor.action, { seconds: at * timing.tempo, seed: timing.seed, speaking: 0 });
    const { heel, ball } = legs[side].sole;
    return Math.min(heel[1], ball[1]);
  };
  const found: number[] = [];
  for (let at = 0.001; at < seconds - 0.05; at += 0.001)
    for (const side of ["left", "right"] as const)
      if (lowest(at - 0.001, side) > 1e-6 && lowest(at, side) <= 1e-6) found.push(at);
  return found;
}

/** When a sound begins after silence. */
function heardOnsets(samples: Float32Array): readonly number[] {
  const found: number[] = [];
  let silent = sampleRate;
  for (const [index, sample] of samples.entries()) {
    if (Math.abs(sample) > 1e-5 && silent > 0.02 * sampleRate) found.push(index / sampleRate);
    silent = Math.abs(sample) > 1e-5 ? 0 : silent + 1;
  }
  return found;
}

test.each([
  ["walk", "adult"],
  ["walk", "child"],
  ["walk", "old"],
  ["run", "adult"],
  ["run", "child"],
] as const)("the steps of a %s by a person who is %s are heard when the feet land", (action, age) => {
  const actor: Person = { id: "man-1", kind: "person", sex: "male", age, facing: "front", action };
  const plain = specOf(seconds, { audible: true, effects: true });
  const scene = { ...plain, shots: plain.shots.map((shot) => ({ ...shot, actors: [actor] })) };
  const seen = seenLandings(actor, scene.seed);
  const heard = heardOnsets(effects(scene, seconds * sampleRate).left);
  expect(seen.length).toBeGreaterThan(action === "run" ? 9 : 5);
  expect(heard).toHaveLength(seen.length);
  for (const [index, at] of heard.entries()) expect(Math.abs(at - (seen[index] ?? 0))).toBeLessThan(0.01);
});
