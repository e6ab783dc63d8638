import { expect, test } from "vitest";
import { isPerson } from "../actor-classes.ts";
import { createBlocking } from "../cast/blocking.ts";
import { createPerformer } from "../cast/create-performer.ts";
import type { StagePlan } from "../cast/create-cast.ts";
import { project } from "../scene/camera.ts";
import { createGlows } from "../scene/glow.ts";
import { createLight } from "../scene/light.ts";
import { parsePrompt } from "./parse-prompt.ts";

function shotOf(prompt: string) {
  const [shot] = parsePrompt({
    prompt,
    durationSeconds: 4,
    framesPerSecond: 24,
    seed: 7,
    audio: true,
    shots: [],
    multiShot: false,
    hasImage: false,
    hasEndImage: false,
    still: false,
  }).shots;
  if (shot === undefined) throw new Error("no shot");
  return shot;
}

const light = createLight("day", "clear");
const seat = { x: -1.2, y: 0.45, z: 0.8 };
const stage: StagePlan = {
  startZ: 10,
  halfWidth: 3.2,
  spots: { sofa: seat, bench: seat, table: seat, bed: seat, chair: seat },
  light,
  keySide: 1,
  frontLight: 0.7,
};

const groups = [
  ["two friends sit on a sofa", 2],
  ["two women talk on a bench in a park", 2],
  ["a couple sitting at a table in a café", 2],
  ["a mother and her child on a bed", 2],
  ["three people sitting on a sofa", 3],
  ["medium shot of three colleagues talking in an office", 3],
  ["close-up of two friends laughing", 2],
  ["a teacher with pupils in a classroom", 4],
  ["five friends laugh in a park", 5],
  ["a family having dinner", 3],
  ["zwei Freunde sitzen auf einem Sofa", 2],
  ["dos amigos sentados en un banco", 2],
  ["两个朋友坐在沙发上", 2],
] as const;

test.each(groups)(
  "everybody of %j is in the picture, %d of them, from the first frame to the last",
  (prompt, count) => {
    const shot = shotOf(prompt);
    expect(shot.actors.filter(isPerson)).toHaveLength(count);
    for (const [width, height] of [
      [640, 360],
      [360, 640],
      [400, 400],
    ] as const) {
      const options = { seed: 7, width, height, light, mouthCues: [], keySide: 1, frontLight: 0.7 } as const;
      const performers = shot.actors.map((actor) => createPerformer({ ...options, actor }));
      const context = { shot, width, height, seed: 7, light, glows: createGlows(), mouthCues: [], startSeconds: 0 };
      const blocking = createBlocking(context, performers, stage);
      for (const fraction of [0, 0.25, 0.5, 0.75, 1]) {
        const moment = { seconds: 4 * fraction, fraction };
        for (const [index, { actor }] of performers.entries()) {
          const at = blocking.placement(index, moment);
          const { x, scale } = project(blocking.camera(moment), at.x, at.y, at.z);
          const head = 0.1 * scale;
          const where = `${actor.id} of ${shot.camera.framing} ${shot.camera.move} at ${fraction} of ${width}x${height}`;
          expect(x - head, where).toBeGreaterThan(0);
          expect(x + head, where).toBeLessThan(width);
        }
      }
    }
  },
);

test.each([
  "a singer in front of a crowd",
  "a rock band plays to a huge crowd on stage",
  "a comedian on stage before an audience",
])("%j shows those who listen: the view is wide", (prompt) => {
  expect(shotOf(prompt)).toMatchObject({ setting: { name: "stage" }, camera: { framing: "wide" } });
});

test("a near view that is asked for stays near, whoever listens", () => {
  expect(shotOf("close-up of a singer in front of a crowd").camera.framing).toBe("close-up");
});
