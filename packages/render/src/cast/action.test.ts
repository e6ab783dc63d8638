import { expect, test } from "vitest";
import { paceOf, poseFor } from "./action.ts";
import { faceFor } from "./face-acting.ts";
import type { PersonAction } from "../scene-spec.ts";
import type { Vec3 } from "./skeleton.ts";

const framesPerSecond = 24;
/** A wide shot shows 3.05 m of the world in 1080 rows. */
const pixelMetres = 3.05 / 1080;
const groundedActions: readonly PersonAction[] = [
  "walk",
  "run",
  "stand",
  "wave",
  "talk",
  "cook",
  "drink",
  "dance",
  "look-around",
  "sit",
  "write",
  "turn",
  "jump",
];

/** A child, an adult and an old person: how figures scale size and tempo. */
const people = [
  { scale: 0.68, tempo: 1 / Math.sqrt(0.68), stoop: 0 },
  { scale: 1.02, tempo: 1 / Math.sqrt(1.02), stoop: 0 },
  { scale: 0.96, tempo: 0.82 / Math.sqrt(0.96), stoop: 0.6 },
] as const;

test.each(groundedActions)("%s: a planted foot moves less than a pixel per frame in the world at 1080p", (action) => {
  for (const { scale, tempo, stoop } of people) {
    let planted = 0;
    const solesAt = (frame: number): readonly Vec3[] => {
      const seconds = frame / framesPerSecond;
      const travelled = paceOf(action) * scale * tempo * seconds;
      const { legs } = poseFor(action, { seconds: seconds * tempo, seed: 5, speaking: 0.5, stoop });
      return [legs.left.sole, legs.right.sole].flatMap(({ heel, ball }) =>
        [heel, ball].map(([x, y, z]): Vec3 => [x * scale, y * scale, z * scale + travelled]),
      );
    };
    for (let frame = 0; frame < 5 * framesPerSecond; frame++) {
      const after = solesAt(frame + 1);
      for (const [index, before] of solesAt(frame).entries()) {
        const next = after[index];
        if (next === undefined || before[1] > 0.001 || next[1] > 0.001) continue;
        planted++;
        const moved = Math.hypot(next[0] - before[0], next[1] - before[1], next[2] - before[2]);
        expect(moved / pixelMetres, `frame ${frame}`).toBeLessThan(1);
      }
    }
    expect(planted).toBeGreaterThan(40);
  }
});

test.each(groundedActions)("%s: nobody sinks into the ground and somebody always stands on it", (action) => {
  for (let frame = 0; frame < 120; frame++) {
    const { legs, head } = poseFor(action, { seconds: frame / 24, seed: 3, speaking: 0.5 });
    const soles = [legs.left.sole, legs.right.sole].flatMap(({ heel, ball }) => [heel[1], ball[1]]);
    expect(Math.min(...soles)).toBeGreaterThan(-0.001);
    if (action !== "run" && action !== "jump") expect(Math.min(...soles)).toBeLessThan(0.001);
    expect(head[1]).toBeGreaterThan(1);
  }
});

test.each([...groundedActions, "swim"] as const)("%s: limbs keep their length", (action) => {
  for (let frame = 0; frame < 120; frame++) {
    const { arms, legs } = poseFor(action, { seconds: frame / 24, seed: 3, speaking: 0.5 });
    for (const side of ["left", "right"] as const) {
      const { shoulder, elbow, wrist } = arms[side];
      expect(distance(shoulder, elbow)).toBeCloseTo(0.29, 2);
      expect(distance(elbow, wrist)).toBeCloseTo(0.255, 2);
      const { hip, knee, ankle } = legs[side];
      // a little reach that nobody sees spares a knee that snaps
      expect(Math.abs(distance(hip, knee) - 0.445), `${side} thigh in frame ${frame}`).toBeLessThan(0.03);
      expect(Math.abs(distance(knee, ankle) - 0.43), `${side} shin in frame ${frame}`).toBeLessThan(0.03);
    }
  }
});

test("who waves has a hand above the shoulder that goes to and fro", () => {
  const wrists = Array.from(
    { length: 24 },
    (_, frame) => poseFor("wave", { seconds: 1.5 + frame / 24, seed: 1, speaking: 0 }).arms.right.wrist,
  );
  expect(wrists.every(([, up]) => up > 1.5)).toBe(true);
  const sideways = wrists.map(([left]) => left);
  expect(Math.max(...sideways) - Math.min(...sideways)).toBeGreaterThan(0.15);
});

test("who drinks brings the cup to the face and takes it down again", () => {
  const reach = Array.from({ length: 120 }, (_, frame) => {
    const { arms, head } = poseFor("drink", { seconds: frame / 24, seed: 1, speaking: 0 });
    return distance(arms.right.wrist, head);
  });
  expect(Math.min(...reach)).toBeLessThan(0.3);
  expect(reach.at(-1)).toBeGreaterThan(0.3);
});

test("who jumps leaves the ground and crouches before", () => {
  const frames = Array.from({ length: 45 }, (_, frame) =>
    poseFor("jump", { seconds: frame / 24, seed: 1, speaking: 0 }),
  );
  const lowest = frames.map(({ legs }) => Math.min(legs.left.sole.ball[1], legs.right.sole.ball[1]));
  const leap = lowest.indexOf(Math.max(...lowest));
  expect(lowest[leap]).toBeGreaterThan(0.3);
  expect(Math.min(...frames.slice(0, leap).map(({ pelvis }) => pelvis[1]))).toBeLessThan(0.75);
});

test("who turns around has turned their back to where they faced, and ends facing it", () => {
  const yawAt = (seconds: number): number => poseFor("turn", { seconds, seed: 1, speaking: 0 }).pelvisYaw;
  expect(Math.cos(yawAt(0))).toBeLessThan(-0.9);
  expect(Math.cos(yawAt(3))).toBeGreaterThan(0.9);
});

test("a sitter's hips are on the seat, whatever its height", () => {
  for (const seatMetres of [0.2, 0.44, 0.7]) {
    const { pelvis } = poseFor("sit", { seconds: 1, seed: 1, speaking: 0, seatMetres });
    expect(pelvis[1] - seatMetres).toBeCloseTo(0.085, 3);
  }
});

test("a face blinks now and then, and between blinks its eyes are open", () => {
  const closed = { open: 0, width: 1, round: 0, teeth: 0, tongue: 0 };
  const open = Array.from(
    { length: 240 },
    (_, frame) =>
      faceFor({ action: "stand", seconds: frame / 24, seed: 9, mouth: closed, speaking: 0, headAngle: 0 }).eyesOpen,
  );
  expect(open.filter((value) => value < 0.2).length).toBeGreaterThan(1);
  expect(open.filter((value) => value > 0.8).length).toBeGreaterThan(180);
});

test("eyes meet the camera from a head that is turned aside", () => {
  const closed = { open: 0, width: 1, round: 0, teeth: 0, tongue: 0 };
  const gaze = (headAngle: number): number => {
    const at = (seconds: number): number =>
      faceFor({ action: "talk", seconds, seed: 9, mouth: closed, speaking: 1, headAngle }).gaze.x;
    return (at(0.5) + at(2.5) + at(4.5)) / 3;
  };
  expect(gaze(0.5)).toBeLessThan(-0.3);
  expect(gaze(-0.5)).toBeGreaterThan(0.3);
});

function distance(a: Vec3, b: Vec3): number {
  return Math.hypot(a[0] - b[0], a[1] - b[1], a[2] - b[2]);
}
