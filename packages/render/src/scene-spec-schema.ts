import { z } from "zod";
import { isCreatureKind, isVehicleKind } from "./actor-classes.ts";
import type {
  ActorKind,
  AmbienceName,
  AudioSpec,
  CameraMove,
  Creature,
  Person,
  PersonLook,
  PersonMood,
  SceneSpec,
  SceneWarning,
  Season,
  SettingName,
  SpotName,
  Style,
  Thing,
  TimeOfDay,
  Vehicle,
  Voice,
  Weather,
} from "./scene-spec.ts";

/** One thing that is wrong with a scene, fit for whoever edited it. */
export interface SceneProblem {
  /** Where: `shots[0].actors[1].action`; `scene` for the whole. */
  readonly field: string;
  /** What is there, as JSON, shortened; `nothing` when it is missing. */
  readonly value: string;
  /** What to write instead. */
  readonly fix: string;
}

/** A text that is no scene. */
export class SceneSpecError extends Error {
  readonly problems: readonly SceneProblem[];

  constructor(problems: readonly SceneProblem[]) {
    super(problems.map(({ field, value, fix }) => `${field} is ${value}: ${fix}.`).join("\n"));
    this.name = "SceneSpecError";
    this.problems = problems;
  }
}

/**
 * Reads a scene that a person may have edited.
 *
 * @throws SceneSpecError with every problem, each naming field, value and fix
 */
export function readSceneSpec(json: unknown): SceneSpec {
  const parsed = sceneSchema.safeParse(json);
  if (parsed.success) return parsed.data;
  throw new SceneSpecError(parsed.error.issues.slice(0, problemsMax).flatMap((issue) => problemsOf(issue, json)));
}

/** More at once are read by nobody. */
const problemsMax = 20;

/** A list that the compiler knows to be complete: a name that the type gains must be added here. */
function oneOf<Name extends string>(names: Readonly<Record<Name, true>>) {
  return z.enum(Object.keys(names) as [Name, ...Name[]]);
}

// A clip of the API lasts 15 s at most; ten minutes bound what a hand-made one may ask of the machine.
const durationSecondsMax = 600;
const seconds = z.number().min(0).max(durationSecondsMax);
const id = z.string().min(1).max(80);

const settingSchema = z.strictObject({
  name: oneOf<SettingName>({
    "city-street": true,
    "futuristic-city": true,
    village: true,
    kitchen: true,
    "living-room": true,
    office: true,
    cafe: true,
    classroom: true,
    stage: true,
    forest: true,
    "mountain-lake": true,
    beach: true,
    desert: true,
    meadow: true,
    snowfield: true,
    space: true,
    underwater: true,
    road: true,
    rooftop: true,
    studio: true,
  }),
  timeOfDay: oneOf<TimeOfDay>({ dawn: true, day: true, sunset: true, dusk: true, night: true }),
  weather: oneOf<Weather>({ clear: true, cloudy: true, rain: true, snow: true, fog: true }),
  season: oneOf<Season>({ spring: true, summer: true, autumn: true, winter: true }),
  variant: z.int().min(0).max(1_000),
});

const cameraSchema = z.strictObject({
  move: oneOf<CameraMove["move"]>({
    static: true,
    "push-in": true,
    "pull-out": true,
    "zoom-in": true,
    "zoom-out": true,
    "pan-left": true,
    "pan-right": true,
    "tilt-up": true,
    "tilt-down": true,
    "crane-up": true,
    "crane-down": true,
    orbit: true,
    follow: true,
    handheld: true,
    drone: true,
    "point-of-view": true,
  }),
  framing: oneOf<CameraMove["framing"]>({ wide: true, medium: true, "close-up": true, macro: true }),
});

const presence = {
  id,
  facing: oneOf<Person["facing"]>({ front: true, back: true, left: true, right: true, "three-quarter": true }),
  colour: z
    .string()
    .regex(/^#(?:[0-9a-f]{3}|[0-9a-f]{6})$/i)
    .exactOptional(),
  variety: z.string().max(40).exactOptional(),
  spot: oneOf<SpotName>({
    windowsill: true,
    table: true,
    counter: true,
    sofa: true,
    chair: true,
    bench: true,
    bed: true,
    floor: true,
    rock: true,
    roof: true,
    branch: true,
    water: true,
    sky: true,
    podium: true,
  }).exactOptional(),
};

const lookSchema = z.strictObject({
  hair: oneOf<NonNullable<PersonLook["hair"]>>({
    black: true,
    brown: true,
    blond: true,
    red: true,
    grey: true,
    white: true,
  }).exactOptional(),
  hairStyle: oneOf<NonNullable<PersonLook["hairStyle"]>>({
    short: true,
    long: true,
    bun: true,
    bald: true,
    bob: true,
  }).exactOptional(),
  garment: oneOf<NonNullable<PersonLook["garment"]>>({
    coat: true,
    jacket: true,
    hoodie: true,
    shirt: true,
    dress: true,
    suit: true,
  }).exactOptional(),
  hat: oneOf<NonNullable<PersonLook["hat"]>>({
    none: true,
    cap: true,
    brimmed: true,
    helmet: true,
    toque: true,
  }).exactOptional(),
  beard: z.boolean().exactOptional(),
  glasses: z.boolean().exactOptional(),
  build: oneOf<NonNullable<PersonLook["build"]>>({ slim: true, heavy: true }).exactOptional(),
});

const personSchema = z.strictObject({
  ...presence,
  kind: oneOf<Person["kind"]>({ person: true, chef: true, robot: true, astronaut: true }),
  sex: oneOf<Person["sex"]>({ female: true, male: true }),
  age: oneOf<Person["age"]>({ child: true, adult: true, old: true }),
  action: oneOf<Person["action"]>({
    stand: true,
    walk: true,
    run: true,
    wave: true,
    talk: true,
    cook: true,
    sit: true,
    dance: true,
    "look-around": true,
    write: true,
    drink: true,
    swim: true,
    jump: true,
    turn: true,
  }),
  mood: oneOf<PersonMood>({ happy: true, sad: true, angry: true, afraid: true, surprised: true }).exactOptional(),
  riding: id.exactOptional(),
  look: lookSchema.exactOptional(),
});

const creatureSchema = z.strictObject({
  ...presence,
  kind: oneOf<Creature["kind"]>({ cat: true, dog: true, bird: true, horse: true, fish: true }),
  action: oneOf<Creature["action"]>({
    stand: true,
    walk: true,
    run: true,
    sit: true,
    "look-around": true,
    fly: true,
    swim: true,
    jump: true,
    sleep: true,
  }),
});

const vehicleSchema = z.strictObject({
  ...presence,
  kind: oneOf<Vehicle["kind"]>({
    car: true,
    bicycle: true,
    boat: true,
    train: true,
    aircraft: true,
    spaceship: true,
  }),
  action: oneOf<Vehicle["action"]>({ stand: true, drive: true, fly: true, sail: true }),
});

const thingSchema = z.strictObject({
  ...presence,
  kind: oneOf<Thing["kind"]>({
    plant: true,
    flower: true,
    tree: true,
    food: true,
    cup: true,
    bottle: true,
    box: true,
    watch: true,
    shoe: true,
    phone: true,
    book: true,
    lamp: true,
    ball: true,
  }),
  action: oneOf<Thing["action"]>({ stand: true, turn: true, fall: true }),
});

const kinds: readonly ActorKind[] = [personSchema, creatureSchema, vehicleSchema, thingSchema].flatMap(
  ({ shape }) => shape.kind.options,
);

const shotSchema = z.strictObject({
  durationSeconds: z.number().gt(0).max(durationSecondsMax),
  setting: settingSchema,
  camera: cameraSchema,
  // Six are what a prompt gets; more stand in each other's way.
  actors: z.array(z.discriminatedUnion("kind", [personSchema, creatureSchema, vehicleSchema, thingSchema])).max(24),
  style: oneOf<Style>({
    cinematic: true,
    anime: true,
    noir: true,
    watercolour: true,
    documentary: true,
    claymation: true,
    pencil: true,
  }),
  transition: z.enum(["cut", "dissolve"]).exactOptional(),
  picture: z
    .strictObject({ key: z.enum(["image", "end_image"]), endKey: z.literal("end_image").exactOptional() })
    .exactOptional(),
});

const lineSchema = z.strictObject({
  text: z.string().min(1).max(2_500),
  actorId: id.exactOptional(),
  startSeconds: seconds,
  voice: z.strictObject({
    sex: oneOf<Voice["sex"]>({ female: true, male: true }),
    accent: oneOf<Voice["accent"]>({ american: true, scottish: true, robot: true }),
    pace: oneOf<Voice["pace"]>({ slow: true, moderate: true, fast: true }),
    pitchSemitones: z.number().min(-6).max(6),
    tone: oneOf<Voice["tone"]>({ neutral: true, warm: true, bright: true }),
  }),
});

const audioSchema = z.strictObject({
  audible: z.boolean(),
  ambience: z
    .array(
      oneOf<AmbienceName>({
        city: true,
        traffic: true,
        kitchen: true,
        room: true,
        wind: true,
        water: true,
        birds: true,
        rain: true,
        crowd: true,
        machines: true,
        sea: true,
        leaves: true,
        fire: true,
        underwater: true,
        space: true,
      }),
    )
    .max(24),
  music: oneOf<AudioSpec["music"]>({ none: true, warm: true, tense: true, bright: true, calm: true }),
  lines: z.array(lineSchema).max(60),
  recording: z.literal(true).exactOptional(),
  effects: z.boolean(),
});

const sceneSchema = z
  .strictObject({
    version: z.literal(1),
    seed: z.int().min(0).max(0xffff_ffff),
    framesPerSecond: z.number().min(1).max(60),
    shots: z.array(shotSchema).min(1).max(60),
    audio: audioSchema,
    unmatched: z.array(z.string()),
    warnings: z.array(
      z.strictObject({
        code: oneOf<SceneWarning["code"]>({
          setting_approximated: true,
          subject_approximated: true,
          word_unmatched: true,
          style_approximated: true,
          line_approximated: true,
          line_unspoken: true,
        }),
        message: z.string(),
      }),
    ),
  })
  .superRefine(({ shots, audio }, context) => {
    const total = shots.reduce((sum, { durationSeconds }) => sum + durationSeconds, 0);
    const known = new Set<string>();
    for (const [index, { actors }] of shots.entries()) {
      const ids = new Set<string>();
      for (const [place, actor] of actors.entries()) {
        known.add(actor.id);
        if (ids.has(actor.id))
          context.addIssue({
            code: "custom",
            path: ["shots", index, "actors", place, "id"],
            message: "give each actor of a shot an id of its own",
          });
        ids.add(actor.id);
      }
      const mounts = actors.filter(({ kind }) => isCreatureKind(kind) || isVehicleKind(kind)).map((actor) => actor.id);
      for (const [place, actor] of actors.entries()) {
        if (!("riding" in actor) || mounts.includes(actor.riding)) continue;
        context.addIssue({
          code: "custom",
          path: ["shots", index, "actors", place, "riding"],
          message:
            mounts.length === 0
              ? "leave it out, no animal or vehicle is in this shot"
              : `name one of ${listed(mounts)}`,
        });
      }
    }
    if (total > durationSecondsMax)
      context.addIssue({
        code: "custom",
        path: ["shots"],
        message: `let all shots together last at most ${durationSecondsMax} seconds; they last ${total}`,
      });
    for (const [index, { actorId, startSeconds }] of audio.lines.entries()) {
      const path = ["audio", "lines", index];
      if (actorId !== undefined && !known.has(actorId))
        context.addIssue({
          code: "custom",
          path: [...path, "actorId"],
          message: known.size === 0 ? "leave it out, nobody is in the shots" : `name one of ${listed([...known])}`,
        });
      if (startSeconds >= total)
        context.addIssue({
          code: "custom",
          path: [...path, "startSeconds"],
          message: `begin before the clip ends, at ${total}`,
        });
    }
  }) satisfies z.ZodType<SceneSpec>;

function problemsOf(issue: z.core.$ZodIssue, json: unknown): readonly SceneProblem[] {
  const at = (path: readonly PropertyKey[], fix: string): SceneProblem => ({
    field: fieldName(path),
    value: shown(valueAt(json, path)),
    fix,
  });
  const { path } = issue;
  switch (issue.code) {
    case "unrecognized_keys":
      return issue.keys.map((key) => at([...path, key], "remove it, there is no such field here"));
    case "invalid_union":
      return [at(path, `use one of ${listed(kinds)}`)];
    case "invalid_value":
      return [
        at(
          path,
          `use ${issue.values.length === 1 ? "" : "one of "}${issue.values.map((value) => JSON.stringify(value)).join(", ")}`,
        ),
      ];
    case "invalid_type":
      return [at(path, `give ${/^[aeiou]/.test(issue.expected) ? "an" : "a"} ${issue.expected}`)];
    case "too_small":
      return [
        at(path, `give ${issue.inclusive === true ? "at least" : "more than"} ${issue.minimum}${unitOf(issue.origin)}`),
      ];
    case "too_big":
      return [
        at(path, `give ${issue.inclusive === true ? "at most" : "less than"} ${issue.maximum}${unitOf(issue.origin)}`),
      ];
    case "invalid_format":
      return [at(path, "write a colour as #rrggbb")];
    case "custom":
    case "invalid_element":
    case "invalid_key":
    case "not_multiple_of":
      return [at(path, issue.message)];
  }
}

function unitOf(origin: string): string {
  if (origin === "array") return " of them";
  return origin === "string" ? " characters" : "";
}

function listed(names: readonly string[]): string {
  return names.map((name) => `"${name}"`).join(", ");
}

function fieldName(path: readonly PropertyKey[]): string {
  if (path.length === 0) return "scene";
  return path.reduce<string>(
    (name, key) => (typeof key === "number" ? `${name}[${key}]` : name === "" ? String(key) : `${name}.${String(key)}`),
    "",
  );
}

function valueAt(json: unknown, path: readonly PropertyKey[]): unknown {
  let value = json;
  for (const key of path) {
    if (typeof value !== "object" || value === null) return undefined;
    value = Object.hasOwn(value, key) ? Reflect.get(value, key) : undefined;
  }
  return value;
}

/** A value of this many characters tells enough of itself. */
const shownMax = 60;

function shown(value: unknown): string {
  if (value === undefined) return "missing";
  const text = JSON.stringify(value);
  return text.length <= shownMax ? text : `${text.slice(0, shownMax - 1)}…`;
}
