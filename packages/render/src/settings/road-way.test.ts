import { expect, test } from "vitest";
import { createBlocking } from "../cast/blocking.ts";
import { createPerformer } from "../cast/create-performer.ts";
import type { Performer } from "../cast/performer.ts";
import { createGlows } from "../scene/glow.ts";
import { createLight } from "../scene/light.ts";
import type { Actor, Shot } from "../scene-spec.ts";
import type { ShotContext } from "../scene/shot.ts";
import { planRoadWay } from "./road-way.ts";

const startZ = 11;
const light = createLight("day", "clear");

/** How far (metres across the road) it gets from the middle of its lane. */
function offLane(performer: Performer, durationSeconds: number): number {
  const context: ShotContext = {
    shot: {
      durationSeconds,
      setting: { name: "road", timeOfDay: "day", weather: "clear", season: "summer", variant: 0 },
      camera: { move: "static", framing: "wide" },
      actors: [performer.actor],
      style: "cinematic",
    },
    width: 640,
    height: 360,
    seed: 1,
    light,
    glows: createGlows(),
    mouthCues: [],
    startSeconds: 0,
  };
  const way = planRoadWay(context.shot, { seed: 1, startZ });
  const stage = { startZ, halfWidth: way.halfWidth, light, keySide: 1, frontLight: 0.7 } as const;
  const blocking = createBlocking(context, [performer], stage);
  const lane = performer.actor.facing === "back" ? 1.75 : -1.75;
  return Math.max(
    ...[0, 0.25, 0.5, 0.75, 1].map((fraction) => {
      const { x, z } = blocking.placement(0, { seconds: fraction * durationSeconds, fraction });
      return Math.abs((x - way.middleAt(z)) / way.across - lane);
    }),
  );
}

const facings = [
  "front",
  "back",
  "left",
  "right",
  "three-quarter",
] as const satisfies readonly Shot["actors"][number]["facing"][];
const kinds = ["car", "bicycle"] as const;

test.each(kinds.flatMap((kind) => facings.map((facing) => ({ kind, facing }))))(
  "a $kind that faces $facing keeps its lane from the first frame to the last",
  ({ kind, facing }) => {
    const actor: Actor = { id: "one", kind, facing, action: "drive" };
    const performer = createPerformer({
      actor,
      seed: 1,
      width: 64,
      height: 36,
      light,
      mouthCues: [],
      keySide: 1,
      frontLight: 0.7,
    });
    for (const seconds of [3, 5, 15]) expect(offLane(performer, seconds)).toBeLessThan(0.5);
  },
);
