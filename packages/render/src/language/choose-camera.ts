import type { Actor, CameraMove, Person, SettingName } from "../scene-spec.ts";
import { hashText, hashUnit } from "../scene/random.ts";
import { isPerson, isThingKind } from "../actor-classes.ts";
import { findMeanings } from "./find-meanings.ts";
import { tokenize } from "./tokenize.ts";

export interface CameraWish {
  readonly setting: SettingName;
  readonly actors: readonly Actor[];
  /** True when people of the setting itself are to be seen with them: an audience. */
  readonly amongOthers: boolean;
  readonly move: CameraMove["move"] | undefined;
  readonly framing: CameraMove["framing"] | undefined;
  /** True when the shot moves over a picture of the user's. */
  readonly overPicture: boolean;
  readonly seed: number;
}

/** The camera of a shot: as its words ask, else one that suits the place and what is done there. */
export function chooseCamera(wish: CameraWish): CameraMove {
  const { setting, actors, amongOthers, move, framing, overPicture, seed } = wish;
  const chosenFraming = framing ?? (overPicture ? "medium" : amongOthers ? "wide" : framingFor(actors));
  if (move !== undefined) return { move, framing: chosenFraming };
  const moves = overPicture ? pictureMoves : movesFor(setting, actors, chosenFraming);
  return {
    move: moves[Math.floor(hashUnit(seed, hashText("camera")) * moves.length)] ?? moves[0],
    framing: chosenFraming,
  };
}

/** Names of moves that requests give outside of the prompt, with the official API's own presets. */
export function readCameraName(name: string): CameraMove["move"] | undefined {
  const key = name
    .slice(0, 60)
    .toLowerCase()
    .replace(/[\s_-]+/g, "-");
  const preset = presets.get(key);
  if (preset !== undefined) return preset;
  const found = findMeanings(tokenize(name.slice(0, 60).replace(/_/g, " "))).find(
    ({ meaning }) => meaning.kind === "camera",
  );
  return found?.meaning.kind === "camera" ? found.meaning.move : undefined;
}

type Moves = readonly [CameraMove["move"], ...CameraMove["move"][]];

const presets: ReadonlyMap<string, CameraMove["move"]> = new Map<string, CameraMove["move"]>([
  ["simple", "push-in"],
  ["down-back", "crane-up"],
  ["forward-up", "push-in"],
  ["right-turn-forward", "pan-right"],
  ["left-turn-forward", "pan-left"],
  ["forward", "push-in"],
  ["backward", "pull-out"],
  ["left", "pan-left"],
  ["right", "pan-right"],
  ["up", "tilt-up"],
  ["down", "tilt-down"],
  ["crane", "crane-up"],
  ["zoom", "zoom-in"],
  ["none", "static"],
  ["fixed", "static"],
  ["truck", "pan-right"],
  ["pan", "pan-right"],
  ["tilt", "tilt-up"],
  ["follow", "follow"],
  ["handheld", "handheld"],
]);

const pictureMoves: Moves = ["push-in", "orbit", "push-in", "pan-right", "pan-left", "crane-up"];

function framingFor(actors: readonly Actor[]): CameraMove["framing"] {
  if (actors.length !== 1 && actors.length !== 2) return "wide";
  if (actors.every(({ kind }) => isThingKind(kind) && !tall.has(kind))) return "medium";
  // An animal is seen whole: near to it, only fur is left.
  return actors.every((actor) => isPerson(actor) && isStill(actor)) ? "medium" : "wide";
}

function movesFor(setting: SettingName, actors: readonly Actor[], framing: CameraMove["framing"]): Moves {
  if (actors.length === 1 && actors.some(({ action }) => action === "turn")) return ["push-in", "static"];
  if (framing === "close-up" || framing === "macro") return ["push-in", "handheld", "push-in"];
  if (actors.length === 0)
    return indoors.has(setting)
      ? ["push-in", "pan-right", "push-in"]
      : ["push-in", "pan-right", "crane-up", "pan-left"];
  const actions = new Set(actors.map(({ action }) => action));
  if (actions.has("fly") || actions.has("swim")) return ["follow", "push-in", "pan-right"];
  if (actions.has("walk") || actions.has("run") || actions.has("drive") || actions.has("sail"))
    return framing === "wide" ? ["follow", "crane-up", "push-in", "orbit"] : ["follow", "handheld"];
  if (actions.has("dance")) return ["orbit", "push-in", "handheld"];
  if (actions.has("talk") || actions.has("wave")) return ["push-in", "handheld", "push-in", "static"];
  if (actions.has("cook")) return ["push-in", "orbit", "push-in"];
  // Who keeps to a place must not leave the picture.
  return framing === "wide" ? ["push-in", "orbit", "crane-up"] : ["push-in", "orbit", "push-in", "static"];
}

/** What is done on the spot is seen from near, and so is what a face shows. */
function isStill({ action, mood }: Person): boolean {
  return still.has(action) || (action === "stand" && mood !== undefined);
}

const still: ReadonlySet<Actor["action"]> = new Set(["talk", "wave", "cook", "sit", "write", "drink", "sleep"]);
const tall: ReadonlySet<Actor["kind"]> = new Set(["tree"]);
const indoors: ReadonlySet<SettingName> = new Set([
  "kitchen",
  "living-room",
  "office",
  "cafe",
  "classroom",
  "stage",
  "studio",
]);
