import type { MouthCue, MouthShape } from "../scene-spec.ts";
import type { Phone } from "./flite.ts";

/** The mouth that makes each of flite's phones; a phone that is not here leaves the lips narrow. */
const shapeOfPhone: Readonly<Record<string, MouthShape>> = {
  pau: "rest",
  ...phones("closed", "m b p"),
  ...phones("teeth", "f v"),
  ...phones("tongue", "th dh l n t d"),
  ...phones("narrow", "s z sh zh ch jh k g ng hh y ih"),
  ...phones("open", "aa ah ay aw ax hv"),
  ...phones("wide", "ae eh ey iy"),
  ...phones("round", "ao ow oy uh"),
  ...phones("lips", "uw w r er"),
};

/** Mouth shapes of one line. Equal neighbours are one cue; times are those of the sound. */
export function mouthCues(
  phoneTimes: readonly Phone[],
  line: { readonly actorId: string; readonly startSeconds: number },
): readonly MouthCue[] {
  const cues: MouthCue[] = [];
  let startSeconds = line.startSeconds;
  for (const { name, endSeconds } of phoneTimes) {
    const end = line.startSeconds + endSeconds;
    const shape = shapeOfPhone[name] ?? "narrow";
    const last = cues.at(-1);
    if (last?.shape === shape) cues[cues.length - 1] = { ...last, endSeconds: end };
    else if (end > startSeconds) cues.push({ actorId: line.actorId, startSeconds, endSeconds: end, shape });
    startSeconds = end;
  }
  return cues;
}

function phones(shape: MouthShape, names: string): Readonly<Record<string, MouthShape>> {
  return Object.fromEntries(names.split(" ").map((name) => [name, shape]));
}
