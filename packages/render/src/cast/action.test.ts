import { expect, test } from "vitest";
import { paceOf, poseFor } from "./action.ts";
import type { Vec3 } from "./skeleton.ts";

test.each(["walk", "run"] as const)("a foot that stands does not slide while the body passes over it: %s", (action) => {
  const pace = paceOf(action);
  let standing = 0;
  for (let frame = 0; frame < 96; frame++) {
    const feet = [frame, frame + 1].map((index) => {
      const seconds = index / 48;
      const { heel, ball } = poseFor(action, { seconds, seed: 5, speaking: 0 }).legs.left.sole;
      return { heel: worldOf(heel, pace * seconds), ball: worldOf(ball, pace * seconds) };
    });
    const [before, after] = feet;
    if (before === undefined || after === undefined) throw new Error("no feet");
    for (const part of ["heel", "ball"] as const) {
      if (before[part][1] > 0.0001 || after[part][1] > 0.0001) continue;
      standing++;
      expect(Math.abs(after[part][2] - before[part][2])).toBeLessThan(0.001);
    }
  }
  expect(standing).toBeGreaterThan(20);
});

test.each(["walk", "run", "stand", "wave", "talk", "cook", "dance", "look-around", "sit"] as const)(
  "%s: nobody sinks into the ground and somebody always stands on it",
  (action) => {
    for (let frame = 0; frame < 72; frame++) {
      const { legs, head } = poseFor(action, { seconds: frame / 24, seed: 3, speaking: 0.5 });
      const soles = [legs.left.sole, legs.right.sole].flatMap(({ heel, ball }) => [heel[1], ball[1]]);
      expect(Math.min(...soles)).toBeGreaterThan(-0.001);
      if (action !== "run") expect(Math.min(...soles)).toBeLessThan(0.001);
      expect(head[1]).toBeGreaterThan(1);
    }
  },
);

test("who waves has a hand above the shoulder that goes to and fro", () => {
  const wrists = Array.from(
    { length: 24 },
    (_, frame) => poseFor("wave", { seconds: 1.5 + frame / 24, seed: 1, speaking: 0 }).arms.right.wrist,
  );
  expect(wrists.every(([, up]) => up > 1.5)).toBe(true);
  const sideways = wrists.map(([left]) => left);
  expect(Math.max(...sideways) - Math.min(...sideways)).toBeGreaterThan(0.15);
});

function worldOf(point: Vec3, travelled: number): Vec3 {
  return [point[0], point[1], point[2] + travelled];
}
