import type { SceneSpec, SceneWarning, Season, SettingName, Shot, Style, TimeOfDay, Weather } from "../scene-spec.ts";
import { hashText, hashUnit } from "../scene/random.ts";
import { isReadable } from "../sound/readable-text.ts";
import { castShots, type CastShot } from "./cast-shots.ts";
import { chooseCamera, readCameraName } from "./choose-camera.ts";
import { composeSound } from "./compose-sound.ts";
import { lineWarnings } from "./line-warnings.ts";
import { planShots, type PlannedShot } from "./plan-shots.ts";
import type { PromptInput } from "./prompt-input.ts";
import { excludes, readShot, readUnwanted, type ShotReading } from "./read-shot.ts";
import { readVoice } from "./read-voice.ts";
import { sceneWarnings, unmatchedWords } from "./scene-warnings.ts";
import { speaksIn, spokenLines } from "./spoken-lines.ts";

export type { PromptInput } from "./prompt-input.ts";

/**
 * Reads a prompt into a scene. Total: any text gives a scene that can be drawn, and equal inputs give equal scenes.
 * What is drawn otherwise than asked is said in `warnings`, what is not understood in `unmatched`.
 */
export function parsePrompt(input: PromptInput): SceneSpec {
  const seed = Number.isFinite(input.seed) ? Math.trunc(input.seed) >>> 0 : 0;
  const framesPerSecond =
    Number.isFinite(input.framesPerSecond) && input.framesPerSecond >= 1 ? Math.min(input.framesPerSecond, 240) : 24;
  const planned = planShots(input, framesPerSecond);
  const unwanted = readUnwanted(input.negativePrompt ?? "");
  const readings = planned.map(({ prompt }) => readShot(prompt, unwanted));
  const places = placesOf(readings, seed);
  const voice = readVoice(input.voiceDescription ?? "");
  const cast = castShots(
    readings.map((reading, index) => ({
      reading,
      setting: places[index]?.name ?? "city-street",
      moved: index > 0 && places[index]?.name !== places[index - 1]?.name,
      speaks: speaksIn(reading),
    })),
    { seed, voiceSex: input.audio ? voice.sex : undefined },
  );
  const camera = input.camera === undefined ? undefined : readCameraName(input.camera);
  const shots = planned.map((plan, index) =>
    shotOf({
      plan,
      index,
      reading: readings[index],
      place: places[index],
      cast: cast[index],
      count: planned.length,
      camera,
      seed,
      input,
    }),
  );
  const audible = input.audio && !input.still;
  const recorded = audible && input.hasRecording === true;
  const lines = audible && !recorded ? linesOf(planned, readings, cast, { voice, seed }) : [];
  const sound = composeSound(readings, shots, {
    audible,
    speech: recorded || lines.some(({ text }) => isReadable(text)),
  });
  const warnings: readonly SceneWarning[] = [
    ...sceneWarnings(readings, shots, cast, { overPicture: input.hasImage }),
    ...lineWarnings(lines, readings),
  ];
  return {
    version: 1,
    seed,
    framesPerSecond,
    shots,
    // Whoever is drawn may walk; whoever was recorded did not.
    audio: recorded ? { ...sound, effects: false, lines, recording: true } : { ...sound, lines },
    unmatched: unmatchedWords(readings, shots, { overPicture: input.hasImage }),
    warnings,
  };
}

interface Place {
  readonly name: SettingName;
  readonly timeOfDay: TimeOfDay;
  readonly weather: Weather;
  readonly season: Season;
  readonly style: Style;
  readonly variant: number;
}

/** Place, time, weather, season and style of each shot; what a shot leaves open it has from the one before. */
function placesOf(readings: readonly ShotReading[], seed: number): readonly Place[] {
  let previous: Place | undefined;
  return readings.map((reading) => {
    const name = reading.place?.setting ?? previous?.name ?? reading.impliedPlace ?? "city-street";
    const season = reading.season ?? previous?.season;
    const weather =
      reading.weather ?? previous?.weather ?? (reading.season === "winter" && snowy.has(name) ? "snow" : "clear");
    const place: Place = {
      name,
      timeOfDay: reading.time ?? previous?.timeOfDay ?? defaultTime(name, reading),
      weather,
      season: season ?? (weather === "snow" || name === "snowfield" ? "winter" : "summer"),
      style: reading.style?.style ?? previous?.style ?? "cinematic",
      variant:
        reading.variants.findLast(({ setting }) => setting === name)?.number ??
        (previous?.name === name
          ? previous.variant
          : Math.floor(hashUnit(seed, hashText(`variant ${name}`)) * variantsMax)),
    };
    previous = place;
    return place;
  });
}

/** No setting has more. */
const variantsMax = 4;

/** Where winter means that snow falls. */
const snowy: ReadonlySet<SettingName> = new Set([
  "city-street",
  "village",
  "forest",
  "mountain-lake",
  "meadow",
  "snowfield",
  "road",
  "rooftop",
]);

function defaultTime(name: SettingName, reading: ShotReading): TimeOfDay {
  if (reading.style?.words.includes("noir") === true) return "night";
  if (name === "space") return "night";
  return name === "futuristic-city" ? "dusk" : "day";
}

interface ShotParts {
  readonly plan: PlannedShot;
  readonly index: number;
  readonly count: number;
  readonly reading: ShotReading | undefined;
  readonly place: Place | undefined;
  readonly cast: CastShot | undefined;
  readonly camera: Shot["camera"]["move"] | undefined;
  readonly seed: number;
  readonly input: PromptInput;
}

function shotOf({ plan, index, count, reading, place, cast, camera, seed, input }: ShotParts): Shot {
  const { name, timeOfDay, weather, season, style, variant } = place ?? {
    name: "city-street",
    timeOfDay: "day",
    weather: "clear",
    season: "summer",
    style: "cinematic",
    variant: 0,
  };
  const excluded = (move: Shot["camera"]["move"]): boolean =>
    reading?.unwanted.some((out) => excludes(out, { kind: "camera", move })) ?? false;
  const actors = cast?.actors ?? [];
  const chosen = chooseCamera({
    setting: name,
    actors,
    amongOthers: cast?.amongOthers ?? false,
    // The shots of a storyboard differ in more than their framing.
    move: camera ?? (plan.repeated ? undefined : reading?.move),
    framing: plan.framing ?? reading?.framing,
    overPicture: input.hasImage,
    seed: (seed + index) >>> 0,
  });
  return {
    durationSeconds: plan.durationSeconds,
    setting: { name, timeOfDay, weather, season, variant },
    camera: excluded(chosen.move) ? { ...chosen, move: "static" } : chosen,
    actors,
    style,
    ...(index > 0 && plan.transition !== undefined ? { transition: plan.transition } : {}),
    ...(input.hasImage
      ? {
          picture: {
            key: "image" as const,
            ...(input.hasEndImage && index === count - 1 ? { endKey: "end_image" as const } : {}),
          },
        }
      : {}),
  };
}

function linesOf(
  planned: readonly PlannedShot[],
  readings: readonly ShotReading[],
  cast: readonly CastShot[],
  options: { readonly voice: ReturnType<typeof readVoice>; readonly seed: number },
): SceneSpec["audio"]["lines"] {
  const lines: SceneSpec["audio"]["lines"][number][] = [];
  let startSeconds = 0;
  for (const [index, plan] of planned.entries()) {
    const reading = readings[index];
    const shotCast = cast[index];
    // Shots that repeat these words lend them their time.
    const repeats = planned.slice(index + 1);
    const end = repeats.findIndex(({ repeated }) => !repeated);
    const availableSeconds = (end === -1 ? repeats : repeats.slice(0, end))
      .filter(({ repeated }) => repeated)
      .reduce((sum, { durationSeconds }) => sum + durationSeconds, plan.durationSeconds);
    if (!plan.repeated && reading !== undefined && shotCast !== undefined) {
      lines.push(...spokenLines({ reading, cast: shotCast, startSeconds, availableSeconds }, options));
    }
    startSeconds += plan.durationSeconds;
  }
  return lines;
}
