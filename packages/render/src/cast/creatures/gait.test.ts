import { expect, test } from "vitest";
import type { Vec3 } from "../skeleton.ts";
import { moved } from "../solid/transform.ts";
import { catBuild, catHabits } from "./cat.ts";
import { dogBuild, dogHabits } from "./dog.ts";
import { fraction, type Gait, walkBeats } from "./gait.ts";
import { horseBuild, horseHabits } from "./horse.ts";
import { legJoint, legNames, poseQuadruped, type LegName, type QuadrupedBuild } from "./quadruped.ts";
import { type Habits, poseFor } from "./quadruped-actions.ts";

const animals: readonly (readonly [string, QuadrupedBuild, Habits])[] = [
  ["cat", catBuild, catHabits],
  ["dog", dogBuild, dogHabits],
  ["horse", horseBuild, horseHabits],
];

function isFore(leg: LegName): boolean {
  return leg === "leftFore" || leg === "rightFore";
}

function phaseOf(gait: Gait, leg: LegName, seconds: number): number {
  return fraction(seconds * gait.stridesPerSecond - gait.beats[leg]);
}

/** Where the middle of a paw is over the ground that the animal walks on. */
function pawOverGround(
  build: QuadrupedBuild,
  habits: Habits,
  action: "walk" | "run",
  leg: LegName,
  seconds: number,
): Vec3 {
  const joints = poseQuadruped(build, poseFor(action, { build, habits, seconds, seed: 3 }));
  const { x, paw } = isFore(leg) ? build.fore : build.hind;
  const joint = joints[legJoint(leg, "paw")];
  if (joint === undefined) throw new Error("a leg without a paw");
  const [left, up, forward] = moved(joint, [leg.startsWith("left") ? x : -x, ...paw]);
  return [left, up, forward + habits[action].pace * seconds];
}

test.each(animals)("a %s's paws stay where they are set down while it walks", (_, build, habits) => {
  for (const leg of legNames) {
    const touching: Vec3[] = [];
    for (let frame = 0; frame < 96; frame++) {
      const seconds =
        frame / 96 / habits.walk.stridesPerSecond + fraction(habits.walk.beats[leg]) / habits.walk.stridesPerSecond;
      // The heel leaves before the paw does.
      if (phaseOf(habits.walk, leg, seconds) < habits.walk.duty * 0.7)
        touching.push(pawOverGround(build, habits, "walk", leg, seconds));
    }
    expect(touching.length).toBeGreaterThan(30);
    const legLength = (isFore(leg) ? build.fore : build.hind).top[0];
    const spread = (axis: 1 | 2): number =>
      Math.max(...touching.map((at) => at[axis])) - Math.min(...touching.map((at) => at[axis]));
    expect(spread(2), leg).toBeLessThan(0.03 * legLength);
    expect(spread(1), leg).toBeLessThan(0.03 * legLength);
  }
});

test.each(animals)(
  "a %s walks in four even beats: hind, fore of the same side, the other hind, its fore",
  (_, __, habits) => {
    expect(habits.walk.beats).toBe(walkBeats);
    const order = [...legNames].sort((a, b) => habits.walk.beats[a] - habits.walk.beats[b]);
    expect(order).toEqual(["leftHind", "leftFore", "rightHind", "rightFore"]);
  },
);

test.each(animals)(
  "a running %s is in the air for part of its stride, and never under the ground",
  (_, build, habits) => {
    let airborne = 0;
    for (let frame = 0; frame < 48; frame++) {
      const seconds = frame / 48 / habits.run.stridesPerSecond;
      const heights = legNames.map(
        (leg) => pawOverGround(build, habits, "run", leg, seconds)[1] - (isFore(leg) ? build.fore : build.hind).paw[0],
      );
      if (Math.min(...heights) > 0.01 * build.fore.top[0]) airborne++;
      expect(Math.min(...heights)).toBeGreaterThan(-0.03 * build.fore.top[0]);
    }
    expect(airborne).toBeGreaterThan(1);
  },
);
