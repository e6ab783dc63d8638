import type { Actor, Shot } from "../scene-spec.ts";
import type { Random } from "./synth.ts";

/** Where and how loud an actor's sound is in a shot. */
export interface EffectPlace {
  readonly shot: Shot;
  readonly actor: Actor;
  readonly startSeconds: number;
  readonly gain: number;
  readonly pan: number;
  /** 0 for the first of the shot that is heard, and so on: sounds of several do not fall together. */
  readonly index: number;
  /** The scene's; what is seen goes by it too. */
  readonly seed: number;
  readonly random: Random;
}
