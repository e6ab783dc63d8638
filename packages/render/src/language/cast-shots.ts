import type { Actor, Creature, Person, SettingName, SpotName, Thing, Vehicle } from "../scene-spec.ts";
import { hashText, hashUnit } from "../scene/random.ts";
import {
  isCreature,
  isCreatureKind,
  isPerson,
  isPersonKind,
  isThingKind,
  isVehicle,
  isVehicleKind,
} from "../actor-classes.ts";
import type { ActionMeaning, SpeechTopic, Traits } from "./lexicon.ts";
import type { Mention } from "./mention.ts";
import type { ShotReading } from "./read-shot.ts";
import { varietyOf } from "./varieties.ts";

/** More actors than this are not drawn in one shot. */
export const actorsMax = 6;

export interface CastShot {
  readonly actors: readonly Actor[];
  /** Actors by the token at which the prompt names them, in the order of the text. */
  readonly named: readonly { readonly from: number; readonly actor: Actor }[];
  /** How many the prompt asks for. */
  readonly wanted: number;
  /** True when people are meant whom the drawing of the place has of itself: the audience of a stage. */
  readonly amongOthers: boolean;
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

/** Who is in each shot. Actors whom two shots name by the same words are the same, with one id and one look. */
export function castShots(shots: readonly CastingShot[], options: CastOptions): readonly CastShot[] {
  const known = new Map<string, Actor>();
  let previous: readonly Actor[] = [];
  let { voiceSex } = options;
  return shots.map((shot) => {
    const mentions = shot.reading.mentions.filter((mention) => !isPartOfSetting(mention, shot.setting));
    const amongOthers = shot.reading.mentions.some(
      (mention) => mention.members[0]?.kind === "person" && !mentions.includes(mention),
    );
    const named: { from: number; actor: Actor }[] = [];
    const ids = new Set<string>();
    const repeated = new Map<string, number>();
    for (const mention of paired(mentions)) {
      // Who is in a train or an aircraft is not seen.
      if (mention.rides?.seen === false) continue;
      // "A man … a man" are two; "the man" is the one before.
      const earlier = repeated.get(mention.name) ?? 0;
      const offset = mention.definite && earlier > 0 ? 0 : earlier;
      for (const [index, traits] of mention.members.entries()) {
        if (named.length >= actorsMax) break;
        const id = `${mention.name.replaceAll(" ", "-")}-${offset + index + 1}`;
        if (ids.has(id)) continue;
        ids.add(id);
        const before = known.get(id);
        const actor = isPersonKind(traits.kind)
          ? personOf(traits, { id, mention, shot, before, named: named.length, voiceSex, seed: options.seed })
          : otherOf(traits.kind, { id, mention, shot, before });
        if (isPerson(actor)) voiceSex = undefined;
        named.push({ from: mention.from, actor });
      }
      repeated.set(mention.name, Math.max(earlier, offset + mention.members.length));
    }
    const wanted = mentions.reduce((sum, { count }) => sum + count, 0);
    seat(named, mentions);
    for (const { actor } of named) known.set(actor.id, actor);
    const actors =
      named.length > 0 ? named.map(({ actor }) => actor) : unnamed(shot, previous, { ...options, voiceSex });
    if (named.length === 0 && actors.length > 0) voiceSex = undefined;
    for (const actor of actors) known.set(actor.id, actor);
    previous = actors.length > 0 ? actors : previous;
    return { actors, named, wanted: Math.max(wanted, actors.length), amongOthers };
  });
}

/** A horse or a bicycle for each of several riders, as far as they fit into the picture in pairs. */
function paired(mentions: readonly Mention[]): readonly Mention[] {
  const pairsMax = Math.floor(actorsMax / 2);
  const sized = new Map<Mention, number>();
  const byPlace = new Map(mentions.map((mention) => [mention.from, mention]));
  for (const rider of mentions) {
    const mount = rider.rides === undefined ? undefined : byPlace.get(rider.rides.mount);
    const kind = mount?.members[0]?.kind;
    if (mount === undefined || (kind !== "horse" && kind !== "bicycle")) continue;
    if (Math.max(rider.members.length, mount.members.length) < 2) continue;
    if (mount.implied !== true && mount.members.length < 2) continue;
    const pairs = Math.min(pairsMax, rider.members.length);
    sized.set(rider, pairs).set(mount, rider.implied === true ? 1 : pairs);
  }
  return mentions.map((mention) => {
    const count = sized.get(mention);
    const [first] = mention.members;
    if (count === undefined || first === undefined) return mention;
    return { ...mention, members: Array.from({ length: count }, (_, index) => mention.members[index] ?? first) };
  });
}

/** Puts riders on what they ride, each on one of their own while there are enough; they look where it goes. */
function seat(named: { from: number; actor: Actor }[], mentions: readonly Mention[]): void {
  for (const { from, rides } of mentions) {
    const mounts = named.flatMap((one) => (rides?.mount === one.from ? [one.actor] : []));
    let next = 0;
    for (const one of named) {
      const mount = mounts[Math.min(next, mounts.length - 1)];
      if (one.from !== from || mount === undefined || !isPerson(one.actor)) continue;
      one.actor = { ...one.actor, facing: mount.facing, riding: mount.id };
      next++;
    }
  }
}

/** What the drawing of a place has of itself: palms by the sea, the trees of a forest, the audience of a stage. */
function isPartOfSetting({ members, words, count }: Mention, setting: SettingName): boolean {
  const kind = members[0]?.kind;
  if (setting === "stage") return kind === "person" && /\b(?:crowd|audience|spectators|fans|onlookers)\b/u.test(words);
  if (kind !== "tree") return false;
  if (setting === "beach") return /\bpalms?\b/u.test(words);
  return setting === "forest" && count > 1;
}

interface Casting {
  readonly id: string;
  readonly mention: Mention;
  readonly shot: CastingShot;
  /** The same actor in an earlier shot. */
  readonly before: Actor | undefined;
}

function personOf(
  traits: Traits,
  {
    id,
    mention,
    shot,
    before,
    named,
    voiceSex,
    seed,
  }: Casting & { readonly named: number; readonly voiceSex: Person["sex"] | undefined; readonly seed: number },
): Person {
  const { reading } = shot;
  const kind = isPersonKind(traits.kind) ? traits.kind : "person";
  const earlier = before !== undefined && isPerson(before) ? before : undefined;
  const sex =
    traits.sex ?? earlier?.sex ?? voiceSex ?? (hashUnit(seed, hashText(`sex ${id}`)) < 0.5 ? "female" : "male");
  const mood = mention.mood ?? earlier?.mood;
  // "Tells a story to two children": those spoken to listen, unless they have words of their own.
  const listens =
    shot.speaks &&
    named > 0 &&
    mention.action === undefined &&
    reading.quotations.length < 2 &&
    reading.mentions[0]?.members.includes(traits) !== true;
  const action = listens
    ? "stand"
    : actionFor(mention.action, {
        kind,
        shot,
        first: named === 0,
        usually: mention.usually,
        felt: mood !== undefined,
      });
  const look = traits.look ?? earlier?.look;
  const where = presence(mention, before);
  const described = kind !== "person" || look !== undefined || where.colour !== undefined || mood !== undefined;
  return {
    id,
    kind,
    sex,
    age: traits.age ?? earlier?.age ?? "adult",
    action: stagedAction(mention, action),
    facing: facingFor(action, shot, { seed, described }),
    ...where,
    ...(mood === undefined ? {} : { mood }),
    ...(look === undefined ? {} : { look }),
  };
}

/** Where people sit, whatever else they do: nobody talks standing on a sofa. */
const seats: ReadonlySet<SpotName> = new Set(["sofa", "chair", "bench", "bed"]);
const seatable: ReadonlySet<Person["action"] | undefined> = new Set(["stand", "talk", "look-around", undefined]);

/** Who rides sits, whatever the hands and the face do. */
function stagedAction({ rides, spot, action: meant }: Mention, action: Person["action"]): Person["action"] {
  if (rides !== undefined) return ridingActions.has(action) ? action : "sit";
  const seated = spot !== undefined && seats.has(spot) && seatable.has(meant === undefined ? undefined : action);
  return seated ? "sit" : action;
}

const ridingActions: ReadonlySet<Person["action"]> = new Set(["wave", "talk", "drink", "look-around"]);

function presence({ colour: named, spot }: Mention, before: Actor | undefined): Pick<Actor, "colour" | "spot"> {
  const colour = named ?? before?.colour;
  return { ...(colour === undefined ? {} : { colour }), ...(spot === undefined ? {} : { spot }) };
}

function otherOf(kind: Traits["kind"], { id, mention, shot, before }: Casting): Actor {
  const { action } = mention;
  const variety = varietyOf(kind, mention.words) ?? before?.variety;
  const rest = { ...presence(mention, before), ...(variety === undefined ? {} : { variety }) };
  if (isCreatureKind(kind)) {
    const meant = creatureAction(kind, action, { spot: rest.spot, setting: shot.setting, usually: mention.usually });
    // Only who gallops is in a hurry.
    const calm = mention.ridden === true && (action === undefined || action.rides === "any");
    const does = calm ? "walk" : meant;
    const { spot, ...dry } = rest;
    // Over the water is not in it.
    const where = does === "fly" && spot === "water" ? dry : rest;
    return { id, kind, action: does, facing: sidewaysFor(does, shot), ...where };
  }
  if (isVehicleKind(kind)) {
    const goes =
      mention.ridden === true && action === undefined && kind === "bicycle" ? "drive" : vehicleAction(kind, action);
    const does = standsBeside(kind, mention, shot.reading) ? "stand" : goes;
    return { id, kind, action: does, facing: sidewaysFor(does, shot), ...rest };
  }
  return {
    id,
    kind: isThingKind(kind) ? kind : "box",
    action: thingAction(action, shot),
    facing: shot.reading.facing ?? "three-quarter",
    ...rest,
  };
}

/** "A man next to a car", "a girl walks with a bicycle": it does not drive off by itself. */
function standsBeside(kind: Vehicle["kind"], { action, count, ridden }: Mention, { mentions }: ShotReading): boolean {
  if (ridden === true || count > 1) return false;
  const somebody = mentions.some(
    ({ members, rides }) => rides === undefined && members.some((one) => isPersonKind(one.kind)),
  );
  return somebody && ((kind === "car" && action === undefined) || (kind === "bicycle" && action?.person === "walk"));
}

function creatureAction(
  kind: Creature["kind"],
  action: ActionMeaning | undefined,
  {
    spot,
    setting,
    usually,
  }: { readonly spot: Actor["spot"]; readonly setting: SettingName; readonly usually?: Mention["usually"] },
): Creature["action"] {
  const does = action?.creature;
  if (kind === "fish") return does === "jump" ? "jump" : "swim";
  if (does === "fly" && kind !== "bird") return "jump";
  if (does !== undefined) return does;
  if (usually === "swim") return usually;
  switch (kind) {
    case "cat":
      return "sit";
    case "bird":
      if (spot !== undefined && spot !== "sky") return "sit";
      // What lives on ice are penguins.
      return setting === "snowfield" ? "walk" : "fly";
    case "dog":
    case "horse":
      return "stand";
  }
}

function vehicleAction(kind: Vehicle["kind"], action: ActionMeaning | undefined): Vehicle["action"] {
  const does = action?.vehicle;
  if (does === "stand") return "stand";
  switch (kind) {
    case "boat":
      return "sail";
    case "aircraft":
    case "spaceship":
      return "fly";
    case "train":
      return "drive";
    case "bicycle":
      return does === undefined ? "stand" : "drive";
    case "car":
      return does === "fly" ? "fly" : "drive";
  }
}

function thingAction(action: ActionMeaning | undefined, { setting, reading }: CastingShot): Thing["action"] {
  if (action !== undefined) return action.thing;
  // A product that nothing is said of is shown from all sides.
  return setting === "studio" && reading.move !== "orbit" ? "turn" : "stand";
}

/** What moves is seen from the side, as its kind is known by it. */
function sidewaysFor(action: Creature["action"] | Vehicle["action"], { reading }: CastingShot): Actor["facing"] {
  if (reading.facing !== undefined) return reading.facing;
  if (reading.framing === "close-up") return "three-quarter";
  return action === "walk" ||
    action === "run" ||
    action === "drive" ||
    action === "sail" ||
    action === "fly" ||
    action === "swim"
    ? "right"
    : "three-quarter";
}

/** The actors of a shot that names none: those of the shot before, or somebody for what is done. */
function unnamed(shot: CastingShot, previous: readonly Actor[], { seed, voiceSex }: CastOptions): readonly Actor[] {
  const { reading, setting, moved, speaks } = shot;
  if (reading.nobody) return [];
  const busy = reading.action !== undefined || reading.pronoun;
  if (previous.length > 0 && (!moved || busy)) {
    return previous.map((actor) => {
      if (!isPerson(actor)) return continued(actor, shot);
      const meant = reading.action?.person ?? (speaks ? "talk" : actor.action);
      const action = actor.riding === undefined || ridingActions.has(meant) ? meant : "sit";
      const mood = reading.mood ?? actor.mood;
      return {
        ...actor,
        ...(mood === undefined ? {} : { mood }),
        action,
        facing:
          reading.facing ??
          (action === actor.action || actor.riding !== undefined
            ? actor.facing
            : facingFor(action, shot, {
                seed,
                described:
                  actor.kind !== "person" ||
                  actor.look !== undefined ||
                  actor.colour !== undefined ||
                  mood !== undefined,
              })),
      };
    });
  }
  const needed =
    reading.pronoun ||
    reading.mood !== undefined ||
    reading.topic !== undefined ||
    reading.quotations.length > 0 ||
    (reading.action !== undefined && !isPassive(reading));
  // A place alone is what the prompt asks for; a narrator is heard only. Nothing at all asks for anything.
  const nothingSaid = reading.place === undefined && reading.props.length === 0 && reading.besides.length === 0;
  if (
    (!needed && !nothingSaid) ||
    (reading.narrated && (reading.action === undefined || reading.action.person === "talk"))
  )
    return [];
  const kind = setting === "kitchen" && reading.action?.person === "cook" ? "chef" : "person";
  const id = `${kind}-1`;
  const sex = voiceSex ?? (hashUnit(seed, hashText(`sex ${id}`)) < 0.5 ? "female" : "male");
  const felt = reading.mood !== undefined;
  const action = actionFor(reading.action, { kind, shot, felt });
  const facing = facingFor(action, shot, { seed, described: felt });
  return [
    { id, kind, sex, age: "adult", action, facing, ...(reading.mood === undefined ? {} : { mood: reading.mood }) },
  ];
}

/** "Waves roll", "leaves fall", "clouds drift": what is done is no person's doing. */
function isPassive({ action }: ShotReading): boolean {
  return (
    action !== undefined &&
    (action.thing !== "stand" || action.vehicle !== "stand" || action.person === "stand" || action.creature === "fly")
  );
}

/** An animal or thing of the shot before, that now does something else. */
function continued(actor: Exclude<Actor, Person>, shot: CastingShot): Actor {
  const { action } = shot.reading;
  if (action === undefined) return actor;
  if (isCreature(actor))
    return { ...actor, action: creatureAction(actor.kind, action, { spot: actor.spot, setting: shot.setting }) };
  if (isVehicle(actor)) return { ...actor, action: vehicleAction(actor.kind, action) };
  return { ...actor, action: thingAction(action, shot) };
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
  meant: ActionMeaning | undefined,
  {
    kind,
    shot,
    first = true,
    usually,
    felt = false,
  }: {
    readonly kind: Person["kind"];
    readonly shot: CastingShot;
    readonly first?: boolean;
    readonly usually?: Person["action"] | undefined;
    /** A feeling is named, which a face that keeps still shows best. */
    readonly felt?: boolean;
  },
): Person["action"] {
  const { reading, setting, speaks } = shot;
  const action = meant?.person;
  const inKitchen = setting === "kitchen";
  if (
    kind === "chef" &&
    inKitchen &&
    (action === "talk" || action === undefined) &&
    (!speaks || atTheStove.has(reading.topic))
  )
    return "cook";
  if (action === "stand" && speaks && first) return "talk";
  if (action !== undefined) return action;
  if (usually !== undefined) return usually;
  if (speaks) return "talk";
  if (felt || reading.framing === "close-up" || reading.facing === "front") return "stand";
  return usualAction[setting];
}

function facingFor(
  action: Person["action"],
  { reading, setting }: CastingShot,
  { seed, described }: { readonly seed: number; readonly described: boolean },
): Person["facing"] {
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
      return described || reading.framing === "close-up" ? "three-quarter" : chance < 0.5 ? "back" : "three-quarter";
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
      // Whose looks are named is to be recognised.
      return !described && chance < 0.5 ? "back" : "three-quarter";
  }
}
