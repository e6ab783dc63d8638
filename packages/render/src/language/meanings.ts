import type {
  Actor,
  ActorKind,
  CameraMove,
  PersonLook,
  PersonMood,
  Season,
  SettingName,
  SpotName,
  Style,
  TimeOfDay,
  Weather,
} from "../scene-spec.ts";
import type { ActorClass } from "../actor-classes.ts";
import type { ActionMeaning, ActorMeaning, Meaning, MountKind, PlaceMeaning, PropMeaning, Traits } from "./lexicon.ts";

const actorClasses: readonly ActorClass[] = ["person", "creature", "vehicle", "thing"];

/** Short ways to write the meanings of a lexicon, the same in every language. */

export const exactly = (setting: SettingName): PlaceMeaning => ({ kind: "place", setting, match: "exact" });
export const nearest = (setting: SettingName): PlaceMeaning => ({ kind: "place", setting, match: "nearest" });
export const seenIn = (...settings: readonly [SettingName, ...SettingName[]]): PropMeaning => ({
  kind: "prop",
  settings,
});
export const at = (spot: SpotName): Meaning => ({ kind: "spot", spot });

export const time = (of: TimeOfDay): Meaning => ({ kind: "time", time: of });
export const weather = (of: Weather): Meaning => ({ kind: "weather", weather: of });
export const season = (of: Season): Meaning => ({ kind: "season", season: of });
export const style = (of: Style): Meaning => ({ kind: "style", style: of, match: "exact" });
export const likeStyle = (of: Style): Meaning => ({ kind: "style", style: of, match: "nearest" });
export const moves = (move: CameraMove["move"]): Meaning => ({ kind: "camera", move });
export const framed = (framing: CameraMove["framing"]): Meaning => ({ kind: "framing", framing });
export const looks = (look: PersonLook): Meaning => ({ kind: "trait", look });
export const emotion = (mood: PersonMood): Meaning => ({ kind: "emotion", mood });
export const number = (count: number): Meaning => ({ kind: "number", count });
export const several = (count: number): Meaning => ({ kind: "number", count, vague: true });

type PersonTraits = Omit<Traits, "kind"> & Pick<ActorMeaning, "hint" | "usually" | "rides">;

export function person(name: string, { hint, usually, rides, ...traits }: PersonTraits = {}): ActorMeaning {
  return {
    kind: "actor",
    name,
    members: [{ kind: "person", ...traits }],
    match: "exact",
    ...hinted(hint),
    ...(usually === undefined ? {} : { usually }),
    ...(rides === undefined ? {} : { rides }),
  };
}

/** Somebody who is only like a person in build: a wizard, a statue. */
export function costumed(hint?: SettingName): ActorMeaning {
  return { kind: "actor", name: "figure", members: [{ kind: "person" }], match: "nearest", ...hinted(hint) };
}

export function group(name: string, members: readonly Omit<Traits, "kind">[], hint?: SettingName): ActorMeaning {
  return {
    kind: "actor",
    name,
    members: members.map((traits) => ({ kind: "person", ...traits })),
    match: "exact",
    ...hinted(hint),
  };
}

export function being(kind: ActorKind, hint?: SettingName): ActorMeaning {
  return { kind: "actor", name: kind, members: [{ kind }], match: "exact", ...hinted(hint) };
}

/** A being or thing for which another kind stands. */
export function like(kind: ActorKind, hint?: SettingName): ActorMeaning {
  return { kind: "actor", name: kind, members: [{ kind }], match: "nearest", ...hinted(hint) };
}

type Acts = Pick<ActionMeaning, "person" | "creature" | "vehicle" | "thing">;
type Differing = Partial<Acts> & { readonly hint?: SettingName };

/** An action by its name among those of any kind; what other kinds of actors do by the same word follows from it. */
export function does(action: Actor["action"], differing: Differing = {}): ActionMeaning {
  const acts = { ...usual[action], ...differing };
  const loose = actorClasses.filter(
    (one) => differing[one] === undefined && usual[action][one] !== action && usual[action][one] !== "stand",
  );
  return { kind: "action", ...acts, loose };
}

/** An action that stands for one that is not drawn; for those who differ, it is what they do. */
export const likeAction = (action: Actor["action"], differing: Differing = {}): ActionMeaning => ({
  ...does(action, differing),
  loose: actorClasses.filter((one) => differing[one] === undefined),
});

/** What people do on or in a mount: of this kind when the prompt names none, or of whatever kind it names. */
export const mounted = (rides: MountKind | "any", action: ActionMeaning): ActionMeaning => ({ ...action, rides });

/** Borne by air or water. */
export const floats: ActionMeaning = {
  kind: "action",
  person: "stand",
  creature: "swim",
  vehicle: "sail",
  thing: "turn",
  loose: actorClasses,
};

const usual: Readonly<Record<Actor["action"], Acts>> = {
  stand: { person: "stand", creature: "stand", vehicle: "stand", thing: "stand" },
  walk: { person: "walk", creature: "walk", vehicle: "drive", thing: "stand" },
  run: { person: "run", creature: "run", vehicle: "drive", thing: "stand" },
  wave: { person: "wave", creature: "stand", vehicle: "stand", thing: "stand" },
  talk: { person: "talk", creature: "stand", vehicle: "stand", thing: "stand" },
  cook: { person: "cook", creature: "stand", vehicle: "stand", thing: "stand" },
  sit: { person: "sit", creature: "sit", vehicle: "stand", thing: "stand" },
  dance: { person: "dance", creature: "jump", vehicle: "stand", thing: "turn" },
  "look-around": { person: "look-around", creature: "look-around", vehicle: "stand", thing: "stand" },
  write: { person: "write", creature: "sit", vehicle: "stand", thing: "stand" },
  drink: { person: "drink", creature: "stand", vehicle: "stand", thing: "stand" },
  swim: { person: "swim", creature: "swim", vehicle: "sail", thing: "stand" },
  jump: { person: "jump", creature: "jump", vehicle: "drive", thing: "fall" },
  turn: { person: "turn", creature: "look-around", vehicle: "stand", thing: "turn" },
  fly: { person: "jump", creature: "fly", vehicle: "fly", thing: "stand" },
  sleep: { person: "sit", creature: "sleep", vehicle: "stand", thing: "stand" },
  drive: { person: "sit", creature: "run", vehicle: "drive", thing: "stand" },
  sail: { person: "sit", creature: "swim", vehicle: "sail", thing: "stand" },
  fall: { person: "jump", creature: "jump", vehicle: "fly", thing: "fall" },
};

/** Rides whatever is named. */
export const ridesAny = mounted("any", likeAction("sit", { vehicle: "drive", creature: "run" }));
/** Rides what the word itself names. */
export const ridesOn = (kind: MountKind): ActionMeaning =>
  mounted(kind, likeAction("sit", { vehicle: kind === "boat" ? "sail" : "drive", creature: "walk" }));

function hinted(hint: SettingName | undefined): { readonly hint?: SettingName } {
  return hint === undefined ? {} : { hint };
}
