import type { PersonAction, PersonMood } from "../scene-spec.ts";
import { gaitSpeed, stride } from "./action-gait.ts";
import { dancing, jumping, swimming, swimSpeed, turning } from "./action-moving.ts";
import { sitting, writing } from "./action-seated.ts";
import { cooking, drinking, lookingAround, standing, talking, waving } from "./action-standing.ts";
import type { ActionMoment } from "./action-timing.ts";
import { inMood } from "./moods.ts";
import { solvePose, type Pose, type PoseAim } from "./skeleton.ts";

/** Metres per second over the ground while doing something; the feet are placed for exactly this speed. */
export function paceOf(action: PersonAction): number {
  if (action === "walk" || action === "run") return gaitSpeed(action);
  return action === "swim" ? swimSpeed : 0;
}

/** The joints of somebody in the middle of an action. */
export function poseFor(action: PersonAction, moment: ActionMoment, mood?: PersonMood): Pose {
  const plain = aims[action](moment);
  const aim = mood === undefined ? plain : inMood(plain, mood, { ...moment, handsFree: action === "stand" });
  return solvePose({ ...aim, stoop: (aim.stoop ?? 0) + (moment.stoop ?? 0) });
}

const aims: Readonly<Record<PersonAction, (moment: ActionMoment) => PoseAim>> = {
  stand: (moment) => standing(moment, {}),
  walk: (moment) => stride("walk", moment),
  run: (moment) => stride("run", moment),
  wave: waving,
  talk: talking,
  cook: cooking,
  sit: sitting,
  dance: dancing,
  "look-around": lookingAround,
  write: writing,
  drink: drinking,
  swim: swimming,
  jump: jumping,
  turn: turning,
};
