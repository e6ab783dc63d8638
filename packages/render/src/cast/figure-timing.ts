import type { Person } from "../scene-spec.ts";
import { hashText } from "../scene/random.ts";
import { landings } from "./action-gait.ts";
import { type Look, lookFor } from "./look.ts";

/** How a person's own time runs: what is seen of them and what is heard both go by it. */
export interface FigureTiming {
  /** Makes two people with one action differ. */
  readonly seed: number;
  /** Seconds of the action per second of the shot. */
  readonly tempo: number;
}

export function timingOf(actor: Person, look: Look, seed: number): FigureTiming {
  return {
    seed: (hashText(actor.id) ^ seed) >>> 0,
    // Small legs go faster, old ones slower.
    tempo: (look.old ? 0.82 : 1) / Math.sqrt(look.scale),
  };
}

/** When the feet of somebody who walks or runs meet the ground: seconds of the shot, in order. Nobody else's do. */
export function footfalls(
  actor: Person,
  { seed, durationSeconds }: { readonly seed: number; readonly durationSeconds: number },
): readonly number[] {
  const { action } = actor;
  if (action !== "walk" && action !== "run") return [];
  const timing = timingOf(actor, lookFor(actor, seed), seed);
  return landings(action, { seed: timing.seed, seconds: durationSeconds * timing.tempo }).map(
    (seconds) => seconds / timing.tempo,
  );
}
