import { expect, test } from "vitest";
import type { PersonAction, PersonMood } from "../scene-spec.ts";
import { poseFor } from "./action.ts";
import { faceFor, type Face } from "./face-acting.ts";
import { mouthAt } from "./mouth.ts";

const silent = mouthAt([], 0).mouth;
const cue = { actorId: "one", startSeconds: 0, endSeconds: 2, shape: "lips" } as const;

/** Open-eyed: at moments between blinks. */
function face(
  mood: PersonMood | undefined,
  more: { readonly talks?: boolean; readonly action?: PersonAction } = {},
): Face {
  const talks = more.talks === true;
  const faces = Array.from({ length: 12 }, (_, step) =>
    faceFor({
      action: more.action ?? "stand",
      ...(mood === undefined ? {} : { mood }),
      seconds: step * 0.17,
      seed: 5,
      mouth: talks ? mouthAt([cue], 1).mouth : silent,
      speaking: talks ? 1 : 0,
      headAngle: 0,
    }),
  );
  return faces.reduce((best, one) => (one.eyesOpen > best.eyesOpen ? one : best));
}

test("each mood shows in brows, lids and mouth, whatever the person does", () => {
  for (const action of ["stand", "walk", "sit", "cook"] as const) {
    const of = (mood: PersonMood): Face => face(mood, { action });
    expect(of("happy").smile).toBeGreaterThan(0.65);
    expect(of("sad").smile).toBeLessThan(-0.5);
    expect(of("sad").browTilt).toBeGreaterThan(1);
    expect(of("sad").tear).toBeDefined();
    expect(of("angry").browTilt).toBeLessThan(-1);
    expect(of("angry").squint).toBeGreaterThan(0.4);
    expect(of("afraid").eyesOpen).toBeGreaterThan(1.1);
    expect(of("afraid").browTilt).toBeGreaterThan(1);
    expect(of("surprised").browRaise).toBeGreaterThan(1.5);
    expect(of("surprised").mouth.open).toBeGreaterThan(0.5);
  }
});

test("who talks in a mood has the mouth of the words and the eyes and brows of the mood", () => {
  // Lips are shut for an m, surprised or not.
  expect(face("surprised", { talks: true }).mouth.open).toBeLessThan(0.05);
  expect(face("angry", { talks: true }).mouth.open).toBeLessThan(0.05);
  expect(face("angry", { talks: true }).browTilt).toBeLessThan(-1);
  expect(face("sad", { talks: true }).smile).toBeLessThan(-0.3);
});

test("nobody's face changes when no mood is told", () => {
  expect(face(undefined)).toMatchObject({ flush: 0 });
  expect(face(undefined).tear).toBeUndefined();
  expect(Math.abs(face(undefined).browTilt)).toBeLessThan(0.5);
});

test("a mood is in the posture: the sad look down, the frightened hold their hands before them, and both keep their feet", () => {
  const moment = { seconds: 0.4, seed: 5, speaking: 0 };
  const calm = poseFor("stand", moment);
  expect(poseFor("stand", moment, "sad").headPitch).toBeGreaterThan(calm.headPitch + 0.1);
  expect(poseFor("stand", moment, "afraid").arms.left.wrist[1]).toBeGreaterThan(calm.arms.left.wrist[1] + 0.2);
  for (const mood of ["happy", "sad", "angry", "afraid", "surprised"] as const) {
    expect(poseFor("stand", moment, mood).legs.left.sole).toEqual(calm.legs.left.sole);
    // Hands that are busy stay busy.
    expect(poseFor("cook", moment, mood).arms.right.wrist[2]).toBeCloseTo(
      poseFor("cook", moment).arms.right.wrist[2],
      1,
    );
  }
});
