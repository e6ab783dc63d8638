import { expect, test } from "vitest";
import { mouthCues } from "./mouth-shapes.ts";

test("phones become shapes at the sound's times, and equal neighbours are one cue", () => {
  const phones = [
    { name: "m", endSeconds: 0.1 },
    { name: "p", endSeconds: 0.2 },
    { name: "uw", endSeconds: 0.5 },
    { name: "f", endSeconds: 0.6 },
  ];
  expect(mouthCues(phones, { actorId: "a", startSeconds: 2 })).toEqual([
    { actorId: "a", startSeconds: 2, endSeconds: 2.2, shape: "closed" },
    { actorId: "a", startSeconds: 2.2, endSeconds: 2.5, shape: "lips" },
    { actorId: "a", startSeconds: 2.5, endSeconds: 2.6, shape: "teeth" },
  ]);
});
