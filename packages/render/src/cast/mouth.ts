import type { MouthCue, MouthShape } from "../scene-spec.ts";

/** The mouth as the face painter wants it; all from 0 to about 1.3. */
export interface Mouth {
  readonly open: number;
  readonly width: number;
  readonly round: number;
  readonly teeth: number;
  readonly tongue: number;
}

const shapes: Readonly<Record<MouthShape, Mouth>> = {
  rest: { open: 0, width: 1, round: 0, teeth: 0, tongue: 0 },
  closed: { open: 0.02, width: 0.98, round: 0, teeth: 0, tongue: 0 },
  lips: { open: 0, width: 0.88, round: 0.25, teeth: 0, tongue: 0 },
  narrow: { open: 0.26, width: 1.02, round: 0, teeth: 0.7, tongue: 0 },
  open: { open: 0.95, width: 0.98, round: 0.25, teeth: 0.8, tongue: 0.6 },
  wide: { open: 0.5, width: 1.22, round: 0, teeth: 1, tongue: 0.3 },
  round: { open: 0.62, width: 0.62, round: 1, teeth: 0.1, tongue: 0 },
  teeth: { open: 0.2, width: 1.1, round: 0, teeth: 1, tongue: 0 },
  tongue: { open: 0.45, width: 1, round: 0, teeth: 0.8, tongue: 1 },
};

/** Half of the time over which one shape flows into the next: lips do not jump. */
const blendSeconds = 0.045;
const samples = [-1, -0.5, 0, 0.5, 1] as const;

/** The mouth of an actor at a moment of the clip (not of the shot), and how much it has been speaking lately. */
export function mouthAt(cues: readonly MouthCue[], clipSeconds: number): { mouth: Mouth; speaking: number } {
  const blended = { open: 0, width: 0, round: 0, teeth: 0, tongue: 0 };
  for (const sample of samples) {
    const shape = shapes[shapeAt(cues, clipSeconds + sample * blendSeconds)];
    for (const part of ["open", "width", "round", "teeth", "tongue"] as const)
      blended[part] += shape[part] / samples.length;
  }
  const near = cues.some(
    (cue) => cue.shape !== "rest" && cue.startSeconds < clipSeconds + 0.3 && cue.endSeconds > clipSeconds - 0.3,
  );
  const nearer = cues.some(
    (cue) => cue.shape !== "rest" && cue.startSeconds < clipSeconds + 0.12 && cue.endSeconds > clipSeconds - 0.12,
  );
  return { mouth: blended, speaking: (near ? 0.5 : 0) + (nearer ? 0.5 : 0) };
}

function shapeAt(cues: readonly MouthCue[], seconds: number): MouthShape {
  return cues.find((cue) => cue.startSeconds <= seconds && seconds < cue.endSeconds)?.shape ?? "rest";
}
