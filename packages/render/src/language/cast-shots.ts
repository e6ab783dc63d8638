import type { Person, SettingName } from "../scene-spec.ts";
import { hashText, hashUnit } from "../scene/random.ts";
import type { SpeechTopic } from "./lexicon.ts";
import type { Mention } from "./read-cast.ts";
import type { ShotReading } from "./read-shot.ts";

/** More people than this are not drawn in one shot. */
export const actorsMax = 6;

export interface CastShot {
  readonly actors: readonly Person[];
  /** Actors by the token at which the prompt names them, in the order of the text. */
  readonly named: readonly { readonly from: number; readonly actor: Person }[];
  /** How many people the prompt asks for. */
  readonly wanted: number;
}

export interface CastingShot {
  readonly reading: ShotReading;
  readonly setting: SettingName;
  /** True when this shot names a place that the one before did not have. */
  readonly moved: boolean;
  readonly speaks: boolean;
}

interface CastOptions {
  readonly seed: number;
  /** Of the first person whose sex the prompt leaves open. */
  readonly voiceSex: Person["sex"] | undefined;
}

/** Who is in each shot. People whom two shots name by the same words are the same people, with one id and one look. */
export function castShots(shots: readonly CastingShot[], options: CastOptions): readonly CastShot[] {
  const known = new Map<string, Person>();
  let previous: readonly Person[] = [];
  let { voiceSex } = options;
  return shots.map((shot) => {
    const { reading, setting } = shot;
    const mentions = wantedMentions(reading.mentions, setting);
    const named: { readonly from: number; readonly actor: Person }[] = [];
    const repeated = new Map<string, number>();
    for (const mention of mentions) {
      // "A man … a man" are two; "the man" is the one before.
      const earlier = repeated.get(mention.name) ?? 0;
      const offset = mention.definite && earlier > 0 ? 0 : earlier;
      for (const [index, traits] of mention.people.entries()) {
        const id = `${mention.name.replaceAll(" ", "-")}-${offset + index + 1}`;
        if (named.some(({ actor }) => actor.id === id)) continue;
        const before = known.get(id);
        const sex =
          traits.sex ??
          before?.sex ??
          voiceSex ??
          (hashUnit(options.seed, hashText(`sex ${id}`)) < 0.5 ? "female" : "male");
        voiceSex = undefined;
        const colour = mention.colour ?? before?.colour;
        const base = { id, kind: traits.kind, sex, age: traits.age ?? before?.age ?? "adult" } as const;
        // "Tells a story to two children": those spoken to listen, unless they have words of their own.
        const listens =
          shot.speaks &&
          named.length > 0 &&
          mention.action === undefined &&
          reading.quotations.length < 2 &&
          !mentions[0]?.people.includes(traits);
        const action = listens ? "stand" : actionFor(mention.action ?? reading.action, { kind: traits.kind, shot });
        const actor: Person = {
          ...base,
          action,
          facing: facingFor(action, shot, options.seed),
          ...(colour === undefined ? {} : { colour: colour }),
        };
        known.set(id, actor);
        named.push({ from: mention.from, actor });
      }
      repeated.set(mention.name, Math.max(earlier, offset + mention.people.length));
    }
    const wanted = mentions.reduce((sum, { count }) => sum + count, 0);
    const actors =
      named.length > 0
        ? named.map(({ actor }) => actor).slice(0, actorsMax)
        : unnamed(shot, previous, { ...options, voiceSex });
    if (named.length === 0 && actors.length > 0) voiceSex = undefined;
    for (const actor of actors) known.set(actor.id, actor);
    previous = actors.length > 0 ? actors : previous;
    return {
      actors,
      named: named.filter(({ actor }) => actors.includes(actor)),
      wanted: Math.max(wanted, actors.length),
    };
  });
}

/** Creatures are left out beside people, and in a landscape where they do nothing that people do; else a figure takes their part. */
function wantedMentions(mentions: readonly Mention[], setting: SettingName): readonly Mention[] {
  const people = mentions.filter(({ standsFor }) => standsFor === undefined);
  if (people.length > 0) return people;
  return setting === "mountain-lake" ? mentions.filter(({ action }) => action !== undefined) : mentions;
}

/** The people of a shot that names none: those of the shot before, or those who belong to the place. */
function unnamed(shot: CastingShot, previous: readonly Person[], { seed, voiceSex }: CastOptions): readonly Person[] {
  const { reading, setting, moved, speaks } = shot;
  if (reading.nobody) return [];
  // "A car races down the road" is nobody running.
  const thing =
    reading.props.length > 0 &&
    !reading.pronoun &&
    (reading.action === "run" || reading.action === "sit" || reading.action === "dance");
  if (thing && reading.mentions.length === 0) return [];
  const busy = reading.action !== undefined || reading.pronoun;
  if (previous.length > 0 && (!moved || busy)) {
    return previous.map((actor) => {
      const action = reading.action ?? (speaks ? "talk" : actor.action);
      return {
        ...actor,
        action,
        facing: reading.facing ?? (action === actor.action ? actor.facing : facingFor(action, shot, seed)),
      };
    });
  }
  // A landscape is empty until somebody does something in it; a narrator is heard only.
  const needed = reading.action !== undefined || reading.topic !== undefined || reading.quotations.length > 0;
  if (setting === "mountain-lake" && (!needed || reading.narrated)) return [];
  const kind = setting === "kitchen" && reading.place?.match !== "nearest" ? "chef" : "person";
  const id = `${kind}-1`;
  const sex = voiceSex ?? (hashUnit(seed, hashText(`sex ${id}`)) < 0.5 ? "female" : "male");
  const told = reading.narrated && (reading.action === "talk" || reading.action === undefined);
  const action = actionFor(told ? undefined : reading.action, { kind, shot: told ? { ...shot, speaks: false } : shot });
  return [{ id, kind, sex, age: "adult", action, facing: facingFor(action, shot, seed) }];
}

/** What people do in a place when nothing is said of it. */
const usualAction: Readonly<Record<SettingName, Person["action"]>> = {
  "city-street": "walk",
  "futuristic-city": "walk",
  village: "walk",
  kitchen: "stand",
  "living-room": "sit",
  office: "sit",
  cafe: "sit",
  classroom: "stand",
  stage: "stand",
  forest: "walk",
  "mountain-lake": "look-around",
  beach: "walk",
  desert: "walk",
  meadow: "walk",
  snowfield: "walk",
  space: "look-around",
  underwater: "swim",
  road: "walk",
  rooftop: "look-around",
  studio: "stand",
};

/** Topics that a cook speaks about without putting the spoon down. */
const atTheStove: ReadonlySet<SpeechTopic | undefined> = new Set(["recipe"]);

function actionFor(
  action: Person["action"] | undefined,
  { kind, shot }: { readonly kind: Person["kind"]; readonly shot: CastingShot },
): Person["action"] {
  const { reading, setting, speaks } = shot;
  const inKitchen = setting === "kitchen";
  if (
    kind === "chef" &&
    inKitchen &&
    (action === "talk" || action === undefined) &&
    (!speaks || atTheStove.has(reading.topic))
  )
    return "cook";
  if (action === "stand" && speaks) return "talk";
  if (action !== undefined) return action;
  if (speaks) return "talk";
  if (reading.framing === "close-up" || reading.facing === "front") return "stand";
  return usualAction[setting];
}

function facingFor(action: Person["action"], { reading, setting }: CastingShot, seed: number): Person["facing"] {
  if (reading.facing !== undefined) return reading.facing;
  const chance = hashUnit(seed, hashText("facing"));
  if (setting === "kitchen") return "front";
  switch (action) {
    case "talk":
    case "cook":
    case "wave":
    case "dance":
      return "front";
    case "sit":
      return chance < 0.5 ? "front" : "three-quarter";
    case "look-around":
      return reading.framing === "close-up" ? "three-quarter" : chance < 0.5 ? "back" : "three-quarter";
    case "stand":
      return chance < 0.5 ? "front" : "three-quarter";
    case "write":
    case "drink":
      return "three-quarter";
    case "swim":
    case "jump":
    case "turn":
    case "walk":
    case "run":
      // A face is what a near view is for; into the depth is what a wide one is for.
      if (reading.framing === "close-up") return "front";
      return chance < 0.5 ? "back" : "three-quarter";
  }
}
