import type { Person, CameraMove, SettingName } from "../scene-spec.ts";
import { hashText, hashUnit } from "../scene/random.ts";
import { findMeanings } from "./find-meanings.ts";
import { tokenize } from "./tokenize.ts";

export interface CameraWish {
  readonly setting: SettingName;
  readonly actors: readonly Person[];
  readonly move: CameraMove["move"] | undefined;
  readonly framing: CameraMove["framing"] | undefined;
  /** True when the shot moves over a picture of the user's. */
  readonly overPicture: boolean;
  readonly seed: number;
}

/** The camera of a shot: as its words ask, else one that suits the place and what is done there. */
export function chooseCamera({ setting, actors, move, framing, overPicture, seed }: CameraWish): CameraMove {
  const chosenFraming = framing ?? (overPicture ? "medium" : framingFor(actors));
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
  ["none", "static"],
  ["fixed", "static"],
  ["truck", "pan-right"],
  ["pan", "pan-right"],
  ["tilt", "tilt-up"],
  ["follow", "follow"],
  ["handheld", "handheld"],
]);

const pictureMoves: Moves = ["push-in", "orbit", "push-in", "pan-right", "pan-left", "crane-up"];

function framingFor(actors: readonly Person[]): CameraMove["framing"] {
  if (actors.length !== 1 && actors.length !== 2) return "wide";
  return actors.every(({ action }) => action === "talk" || action === "wave" || action === "cook" || action === "sit")
    ? "medium"
    : "wide";
}

function movesFor(setting: SettingName, actors: readonly Person[], framing: CameraMove["framing"]): Moves {
  if (framing === "close-up") return ["push-in", "handheld", "push-in"];
  if (actors.length === 0)
    return setting === "mountain-lake"
      ? ["push-in", "pan-right", "crane-up", "pan-left"]
      : ["push-in", "crane-up", "pan-right"];
  const actions = new Set(actors.map(({ action }) => action));
  if (actions.has("walk") || actions.has("run"))
    return framing === "wide" ? ["follow", "crane-up", "push-in", "orbit"] : ["follow", "handheld"];
  if (actions.has("dance")) return ["orbit", "push-in", "handheld"];
  if (actions.has("talk") || actions.has("wave")) return ["push-in", "handheld", "push-in", "static"];
  if (actions.has("cook")) return ["push-in", "orbit", "push-in"];
  return ["push-in", "orbit", "crane-up"];
}
