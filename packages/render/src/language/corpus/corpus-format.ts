import { z } from "zod";
import type {
  Actor,
  ActorKind,
  CameraMove,
  Season,
  SettingName,
  SpotName,
  Style,
  TimeOfDay,
  Weather,
} from "../../scene-spec.ts";

/**
 * The format of the corpora by which the reading of prompts is measured: `open-prompts.json`, which the lexicon is tuned
 * on, and `held-out-prompts.json`, written without sight of the lexicon and never tuned on. A file is a JSON array:
 *
 * ```json
 * [
 *   {
 *     "id": "h001",
 *     "language": "en",
 *     "prompt": "An old fisherman mends a net on a foggy pier at dawn, slow dolly in, then cut to gulls overhead",
 *     "expected": {
 *       "setting": "beach", "timeOfDay": "dawn", "weather": "fog", "move": "push-in", "shots": 2,
 *       "subjects": [{ "kind": "person", "count": 1, "sex": "male", "age": "old" }],
 *       "alsoSeen": ["bird"]
 *     }
 *   },
 *   {
 *     "id": "h002",
 *     "language": "en",
 *     "prompt": "three black cats asleep on the sofa, watercolor",
 *     "expected": {
 *       "setting": "living-room", "style": "watercolour",
 *       "subjects": [{ "kind": "cat", "count": 3, "action": "sleep", "colour": "black", "spot": "sofa" }]
 *     }
 *   },
 *   {
 *     "id": "h003",
 *     "language": "en",
 *     "prompt": "A teacher says \"Good morning, class\" and writes on the board. No students.",
 *     "expected": {
 *       "setting": "classroom", "speech": ["Good morning, class"],
 *       "subjects": [{ "kind": "person", "count": 1, "action": ["write", "talk"] }]
 *     }
 *   }
 * ]
 * ```
 *
 * How to say what is expected:
 * - Write prompts as people type them: short and long, tidy and careless, keyword lists and whole sentences, with the
 *   odd misspelling. Then write down what a reasonable reader takes from the words, not what some program would make of it.
 * - An attribute that is absent is *not stated*. Nothing is expected of it, except that the program does not claim to
 *   have read it: a value read from no words of the prompt is an error of precision.
 * - Where a reader could accept more than one value, give an array: `"timeOfDay": ["sunset", "dusk"]`.
 * - With several shots ("then", "cut to"), all attributes but `shots` and `speech` describe the first shot.
 */
export const corpusSchema = z.array(
  z
    .object({
      /** Unique in its file: `h001` … in the held-out file, `o001` … in the open one. */
      id: z.string().regex(/^[ho]\d{3}$/),
      /** The prompt's main language. About two thirds English; the rest spread over the other five. */
      language: z.enum(["en", "zh", "ja", "es", "fr", "de"]),
      /** 1 to 2,500 characters. */
      prompt: z.string().min(1).max(2_500),
      /** The request's own field for what shall not be seen, where the record has one: `"people, rain"`. */
      negativePrompt: z.string().min(1).optional(),
      expected: z.lazy(() => expectedSchema),
    })
    .strict(),
);
export type CorpusRecord = z.infer<typeof corpusSchema>[number];

const oneOrSeveral = <T extends z.ZodType>(value: T) => z.union([value, z.array(value).min(2)]);

/**
 * The place that the words name or plainly imply (a fish swims → `underwater`; a chef stirs a pot → `kitchen`; surfing →
 * `beach`). Absent when nothing is said ("portrait of a woman") and when none of these is near (a castle, a cave).
 *
 * `city-street` any town street, market, alley, bridge in town · `futuristic-city` cyberpunk, neon, science-fiction city ·
 * `village` hamlet, old small town, farmyard · `kitchen` · `living-room` any room of a home: lounge, bedroom, attic ·
 * `office` desks, meeting room, laboratory · `cafe` café, restaurant, bar, bakery · `classroom` school, lecture hall,
 * library · `stage` theatre, concert, podium, circus, club · `forest` woods, jungle · `mountain-lake` mountains, lake,
 * valley, river landscape · `beach` sea, coast, harbour, boats at sea, island · `desert` dunes, canyon · `meadow` field,
 * park, garden, hills, pasture, farmland · `snowfield` arctic, ice, ski slope, wide snow · `space` stars, planets, moon,
 * Mars, spaceship · `underwater` reef, deep sea, aquarium · `road` highway, country road, racetrack, railway line ·
 * `rooftop` roofs, balcony over a town · `studio` plain backdrop, product shot, photo studio.
 */
const settingSchema = z.enum([
  "city-street",
  "futuristic-city",
  "village",
  "kitchen",
  "living-room",
  "office",
  "cafe",
  "classroom",
  "stage",
  "forest",
  "mountain-lake",
  "beach",
  "desert",
  "meadow",
  "snowfield",
  "space",
  "underwater",
  "road",
  "rooftop",
  "studio",
]) satisfies z.ZodType<SettingName>;

/** `dawn` also sunrise, first light · `day` also morning, noon, sunny · `sunset` also golden hour · `dusk` also evening, blue hour · `night` also moonlight, stars. */
const timeSchema = z.enum(["dawn", "day", "sunset", "dusk", "night"]) satisfies z.ZodType<TimeOfDay>;

/** `rain` also storm, drizzle · `snow` only when it falls or is said of the weather; snow that lies is `snow` or a place · `cloudy` also overcast, windy, dark clouds · `fog` also mist, haze. */
const weatherSchema = z.enum(["clear", "cloudy", "rain", "snow", "fog"]) satisfies z.ZodType<Weather>;

/** Named or plainly implied: blossoms → `spring`, falling or golden leaves → `autumn`, Christmas → `winter`. */
const seasonSchema = z.enum(["spring", "summer", "autumn", "winter"]) satisfies z.ZodType<Season>;

/**
 * `cinematic` film look, movie · `anime` anime, manga, cartoon · `noir` film noir, black and white · `watercolour`
 * watercolour, painted, storybook · `documentary` documentary, news, vlog, realistic, photo · `claymation` clay, stop
 * motion, plasticine, toy-like 3-D · `pencil` pencil, sketch, charcoal, line drawing. Other styles (pixel art): absent.
 */
const styleSchema = z.enum([
  "cinematic",
  "anime",
  "noir",
  "watercolour",
  "documentary",
  "claymation",
  "pencil",
]) satisfies z.ZodType<Style>;

/**
 * What kind of thing. People of any calling are `person` but for cooks (`chef`); rabbits, foxes, dragons … are `other`.
 * `aircraft` planes, helicopters, balloons · `spaceship` rockets, UFOs · `boat` ships, yachts, canoes · `train` trams ·
 * `car` also buses, trucks, taxis · `bicycle` also motorbikes · `plant` potted and other plants · `cup` mugs, glasses ·
 * `bottle` perfume, wine, jars · `box` parcels, packaging · `phone` also laptops, tablets. `other`: none of these; not scored.
 */
const kindSchema = z.enum([
  "person",
  "chef",
  "robot",
  "astronaut",
  "cat",
  "dog",
  "bird",
  "horse",
  "fish",
  "car",
  "bicycle",
  "boat",
  "train",
  "aircraft",
  "spaceship",
  "plant",
  "flower",
  "tree",
  "food",
  "cup",
  "bottle",
  "box",
  "watch",
  "shoe",
  "phone",
  "book",
  "lamp",
  "ball",
  "other",
]) satisfies z.ZodType<ActorKind | "other">;

/**
 * The main thing this subject does. People: `stand` (also wait, look at something, hold) `walk` `run` `wave` `talk`
 * (also explain, sing, laugh with others) `cook` `sit` (also read, meditate, lie) `dance` `look-around` `write` (also
 * type, draw, paint) `drink` (also eat) `swim` (also dive, surf) `jump` `turn`. Animals: `stand walk run sit look-around fly
 * swim jump sleep`. Vehicles: `stand` (parked) `drive fly sail`. Things: `stand turn fall`. Absent when none of these is meant.
 */
const actionSchema = z.enum([
  "stand",
  "walk",
  "run",
  "wave",
  "talk",
  "cook",
  "sit",
  "dance",
  "look-around",
  "write",
  "drink",
  "swim",
  "jump",
  "turn",
  "fly",
  "sleep",
  "drive",
  "sail",
  "fall",
]) satisfies z.ZodType<Actor["action"]>;

/** Of the main garment, fur, paint or body; families of colour: navy is `blue`, crimson `red`, cream `beige`. Not of hair or of other things. */
const colourSchema = z.enum([
  "red",
  "orange",
  "yellow",
  "gold",
  "green",
  "teal",
  "blue",
  "purple",
  "pink",
  "brown",
  "beige",
  "black",
  "white",
  "grey",
  "silver",
]);
export type ColourFamily = z.infer<typeof colourSchema>;

/** Where the subject is, when the words place it on, in or at one of these. `counter` also a bar or stove · `podium` also a pedestal, turntable, lectern. */
const spotSchema = z.enum([
  "windowsill",
  "table",
  "counter",
  "sofa",
  "chair",
  "bench",
  "bed",
  "floor",
  "rock",
  "roof",
  "branch",
  "water",
  "sky",
  "podium",
]) satisfies z.ZodType<SpotName>;

const subjectSchema = z
  .object({
    kind: oneOrSeveral(kindSchema),
    /** How many; "a couple" of people is 2. Several without a number ("some children", "dogs"): leave it out. A crowd is 6 or more: `6`. */
    count: z.number().int().min(1).max(100).optional(),
    sex: z.enum(["female", "male"]).optional(),
    /** `adult` is never stated: leave it out. */
    age: z.enum(["child", "old"]).optional(),
    action: oneOrSeveral(actionSchema).optional(),
    colour: oneOrSeveral(colourSchema).optional(),
    spot: oneOrSeveral(spotSchema).optional(),
  })
  .strict();

/**
 * How the camera moves, if said. `push-in` dolly in, move closer · `pull-out` dolly out, move back · `zoom-in`, `zoom-out`
 * only for the word zoom · `pan-…`, `tilt-…` ("pan" without a side: both) · `crane-up`, `crane-down` crane, jib, rising ·
 * `orbit` circles, arc, 360 · `follow` tracking, follows · `handheld` shaky, vlog · `drone` aerial, bird's eye, flyover ·
 * `point-of-view` POV, first person · `static` fixed, locked off, tripod.
 */
const moveSchema = z.enum([
  "static",
  "push-in",
  "pull-out",
  "zoom-in",
  "zoom-out",
  "pan-left",
  "pan-right",
  "tilt-up",
  "tilt-down",
  "crane-up",
  "crane-down",
  "orbit",
  "follow",
  "handheld",
  "drone",
  "point-of-view",
]) satisfies z.ZodType<CameraMove["move"]>;

/** `close-up` also portrait, headshot · `macro` macro, extreme detail of a small thing · `wide` establishing, panorama, full body, wide-angle lens · `medium` waist up, two-shot. */
const framingSchema = z.enum(["wide", "medium", "close-up", "macro"]) satisfies z.ZodType<CameraMove["framing"]>;

const expectedSchema = z
  .object({
    setting: oneOrSeveral(settingSchema).optional(),
    timeOfDay: oneOrSeveral(timeSchema).optional(),
    weather: oneOrSeveral(weatherSchema).optional(),
    season: oneOrSeveral(seasonSchema).optional(),
    style: oneOrSeveral(styleSchema).optional(),
    /** Whom and what the picture is about, in the order of the words. `[]`: the words say that nobody is there, or describe a place alone. */
    subjects: z.array(subjectSchema).optional(),
    /** Kinds that are mentioned besides and may be shown or not ("…, a lamp in the corner"); never scored. */
    alsoSeen: z.array(kindSchema).optional(),
    move: oneOrSeveral(moveSchema).optional(),
    framing: oneOrSeveral(framingSchema).optional(),
    /** The words spoken aloud, without quotation marks, in order; or `"implied"` when somebody speaks and no words are given ("explaining a recipe"). Text on signs is not speech. */
    speech: z.union([z.array(z.string().min(1)).min(1), z.literal("implied")]).optional(),
    /** How many shots, when the words part them ("then", "cut to", "shot 2:", "fade to"): 2 to 6. */
    shots: z.number().int().min(2).max(6).optional(),
  })
  .strict();
export type ExpectedReading = z.infer<typeof expectedSchema>;
