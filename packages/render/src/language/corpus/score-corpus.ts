import type { Actor } from "../../scene-spec.ts";
import { classOf, isPerson } from "../../actor-classes.ts";
import { castShots } from "../cast-shots.ts";
import { cloths } from "../cloth-colours.ts";
import { partPrompt } from "../plan-shots.ts";
import type { Mention } from "../mention.ts";
import { readShot, readUnwanted, type ShotReading } from "../read-shot.ts";
import { speaksIn } from "../spoken-lines.ts";
import type { ColourFamily, CorpusRecord, ExpectedReading } from "./corpus-format.ts";

export const corpusAttributes = [
  "setting",
  "time",
  "weather",
  "season",
  "style",
  "subject",
  "count",
  "sex",
  "age",
  "action",
  "colour",
  "spot",
  "move",
  "framing",
  "speech",
  "shots",
] as const;
export type CorpusAttribute = (typeof corpusAttributes)[number];

/** How often an attribute was said in a corpus, how often the program claimed to have read one, and how often it was right. */
export interface AttributeScore {
  readonly expected: number;
  readonly claimed: number;
  readonly right: number;
  /** Of what was claimed, how much was right; 1 when nothing was claimed. */
  readonly precision: number;
  /** Of what was said, how much was read; 1 when nothing was said. */
  readonly recall: number;
}

/** One value that was not read as expected. */
export interface Misreading {
  readonly id: string;
  readonly attribute: CorpusAttribute;
  readonly expected: string;
  readonly read: string;
}

export interface CorpusScore {
  readonly attributes: Readonly<Record<CorpusAttribute, AttributeScore>>;
  readonly misreadings: readonly Misreading[];
}

/**
 * Reads every prompt of a corpus and compares. A place or style that the program says it only approximates, and a place
 * or a mount that it infers, are right or wrong where one is expected, and no claim where none is.
 */
export function scoreCorpus(records: readonly CorpusRecord[]): CorpusScore {
  const tally = new Map<CorpusAttribute, { expected: number; claimed: number; right: number }>(
    corpusAttributes.map((attribute) => [attribute, { expected: 0, claimed: 0, right: 0 }]),
  );
  const misreadings: Misreading[] = [];
  for (const record of records) {
    for (const { attribute, expected, read, right } of comparisons(record)) {
      const counts = tally.get(attribute);
      if (counts === undefined) continue;
      if (expected !== undefined) counts.expected++;
      if (read !== undefined) counts.claimed++;
      if (right) counts.right++;
      else misreadings.push({ id: record.id, attribute, expected: expected ?? "nothing", read: read ?? "nothing" });
    }
  }
  const attributes = Object.fromEntries(
    [...tally].map(([attribute, { expected, claimed, right }]) => [
      attribute,
      {
        expected,
        claimed,
        right,
        precision: claimed === 0 ? 1 : right / claimed,
        recall: expected === 0 ? 1 : right / expected,
      },
    ]),
  ) as Record<CorpusAttribute, AttributeScore>;
  return { attributes, misreadings };
}

interface Comparison {
  readonly attribute: CorpusAttribute;
  readonly expected: string | undefined;
  readonly read: string | undefined;
  readonly right: boolean;
}

function comparisons({ prompt, negativePrompt, expected }: CorpusRecord): readonly Comparison[] {
  const parts = partPrompt(prompt);
  const unwanted = readUnwanted(negativePrompt ?? "");
  const readings = parts.map(({ text }) => readShot(text, unwanted));
  const reading = readings[0] ?? readShot(prompt, unwanted);
  return [
    ...one("setting", expected.setting, settingRead(reading, expected)),
    ...one("time", expected.timeOfDay, reading.time),
    // Clear weather is what nothing said means as well.
    ...one(
      "weather",
      expected.weather,
      expected.weather === undefined && reading.weather === "clear" ? undefined : reading.weather,
    ),
    ...one("season", expected.season, reading.season),
    ...one(
      "style",
      expected.style,
      expected.style === undefined && reading.style?.match === "nearest" ? undefined : reading.style?.style,
    ),
    ...one("move", expected.move, reading.move),
    ...one("framing", expected.framing, reading.framing),
    ...one(
      "shots",
      expected.shots === undefined ? undefined : String(expected.shots),
      parts.length > 1 ? String(parts.length) : undefined,
    ),
    ...speechComparisons(expected.speech, readings),
    ...castComparisons(expected, reading),
  ];
}

function settingRead({ place, impliedPlace }: ShotReading, expected: ExpectedReading): string | undefined {
  if (expected.setting === undefined) return place?.match === "exact" ? place.setting : undefined;
  return place?.setting ?? impliedPlace;
}

/** One value against one or several accepted ones. Nothing expected and nothing read is no comparison. */
function one(
  attribute: CorpusAttribute,
  expected: string | readonly string[] | undefined,
  read: string | undefined,
): readonly Comparison[] {
  if (expected === undefined && read === undefined) return [];
  const accepted = typeof expected === "string" ? [expected] : expected;
  return [
    {
      attribute,
      expected: accepted?.join(" or "),
      read,
      right: read !== undefined && accepted?.includes(read) === true,
    },
  ];
}

function speechComparisons(
  expected: ExpectedReading["speech"],
  readings: readonly ShotReading[],
): readonly Comparison[] {
  const lines = readings
    .flatMap(({ quotations }) => quotations.filter(({ written }) => !written))
    .map(({ text }) => text);
  const implied = lines.length === 0 && readings.some((reading) => speaksIn(reading) || reading.narrated);
  if (expected === undefined) {
    // Singing and laughter are told by no words: whether they are speech is left to the reader.
    const sung = readings.every(({ topic }) => topic === "song" || topic === undefined);
    return [
      ...lines.flatMap((line) => one("speech", undefined, line)),
      ...one("speech", undefined, implied && !sung ? "implied" : undefined),
    ];
  }
  if (expected === "implied") return one("speech", expected, lines[0] ?? (implied ? "implied" : undefined));
  const plain = (text: string): string =>
    text
      .replace(/[\s.,!?。！？]+/gu, " ")
      .trim()
      .toLowerCase();
  const length = Math.max(expected.length, lines.length);
  return Array.from({ length }, (_, index) => {
    const [wanted, line] = [expected[index], lines[index]];
    return {
      attribute: "speech" as const,
      expected: wanted,
      read: line,
      right: wanted !== undefined && line !== undefined && plain(wanted) === plain(line),
    };
  });
}

type ExpectedSubject = NonNullable<ExpectedReading["subjects"]>[number];

function castComparisons(expected: ExpectedReading, reading: ShotReading): readonly Comparison[] {
  // "A rocket … the rocket" is one.
  const left = reading.mentions.filter(
    ({ definite, name }, index, all) => !definite || all.findIndex((other) => other.name === name) === index,
  );
  const compared: Comparison[] = [];
  const actors = actorsOf(reading);
  const undrawn: ExpectedSubject[] = [];
  for (const subject of expected.subjects ?? []) {
    const kinds = severalOf(subject.kind);
    const index = left.findIndex(({ members }) => kinds.some((kind) => kind === members[0]?.kind));
    const mention = left[index];
    if (mention === undefined) {
      if (kinds.includes("other")) undrawn.push(subject);
      else compared.push({ attribute: "subject", expected: kinds.join(" or "), read: undefined, right: false });
      continue;
    }
    left.splice(index, 1);
    compared.push({ attribute: "subject", expected: kinds.join(" or "), read: mention.members[0]?.kind, right: true });
    compared.push(...traitComparisons(subject, mention, actors.get(mention.from)));
  }
  for (const mention of left) {
    const kind = mention.members[0]?.kind;
    // Whatever stands for a subject of no kind, and what may be shown or not, is no claim.
    if (undrawn.length > 0 && mention.match === "nearest") undrawn.pop();
    else if (mention.implied !== true && !(expected.alsoSeen ?? []).some((also) => also === kind || also === "other"))
      compared.push({ attribute: "subject", expected: undefined, read: kind, right: false });
  }
  return compared;
}

function severalOf<T>(value: T | readonly T[]): readonly T[] {
  return Array.isArray(value) ? (value as readonly T[]) : [value as T];
}

function actorsOf(reading: ShotReading): ReadonlyMap<number, Actor> {
  const [cast] = castShots(
    [
      {
        reading,
        setting: reading.place?.setting ?? reading.impliedPlace ?? "city-street",
        moved: false,
        speaks: speaksIn(reading),
      },
    ],
    { seed: 0, voiceSex: undefined },
  );
  return new Map(cast?.named.toReversed().map(({ from, actor }) => [from, actor]));
}

function traitComparisons(
  expected: ExpectedSubject,
  mention: Mention,
  actor: Actor | undefined,
): readonly Comparison[] {
  const [first] = mention.members;
  const mixed = mention.members.some(({ sex, age }) => sex !== first?.sex || age !== first?.age);
  const count = expected.count === undefined ? undefined : String(expected.count);
  // "A dog" claims no more than that there is one.
  const claimsCount = mention.counted && (mention.count > 1 || expected.count !== undefined);
  const counted = claimsCount ? (expected.count === 6 && mention.count > 6 ? "6" : String(mention.count)) : undefined;
  // Who stands does nothing that was said; what only stands for an action is no claim either.
  const idle =
    expected.action === undefined &&
    (mention.action === undefined ||
      actor?.action === "stand" ||
      (actor !== undefined && mention.action.loose.includes(classOf[actor.kind])));
  // Of people, what is said counts, not how it is staged: who talks on a sofa is drawn sitting.
  const read = meantAction(mention, actor);
  const spot = expected.spot === undefined && isGiven(mention.spot, actor) ? undefined : mention.spot;
  return [
    ...one("count", count, counted),
    ...(mixed ? [] : one("sex", expected.sex, first?.sex)),
    ...(mixed ? [] : one("age", expected.age, first?.age)),
    ...one("action", expected.action, idle ? undefined : read),
    ...one("colour", expected.colour, familyOf(mention.colour, severalOf(expected.colour))),
    ...one("spot", expected.spot, spot),
  ];
}

function meantAction(
  { action, rides, ridden, members }: Mention,
  actor: Actor | undefined,
): Actor["action"] | undefined {
  const kind = members[0]?.kind;
  const staged = rides !== undefined || ridden === true || (actor !== undefined && isPerson(actor));
  return (staged && kind !== undefined ? action?.[classOf[kind]] : undefined) ?? actor?.action;
}

/** Boats, fish and swimmers are in the water, and what flies is in the sky, without its being said. */
function isGiven(spot: Mention["spot"], actor: Actor | undefined): boolean {
  if (spot === "sky") return actor?.action === "fly";
  return spot === "water" && (actor?.kind === "boat" || actor?.kind === "fish" || actor?.action === "swim");
}

/** The family of a cloth's colour; of two that it may count among, the expected one. */
function familyOf(
  colour: string | undefined,
  expected: readonly (ColourFamily | undefined)[],
): ColourFamily | undefined {
  const families = Object.entries(cloths).flatMap(([name, hex]) =>
    hex === colour ? colourFamilies[name as keyof typeof cloths] : [],
  );
  return families.find((family) => expected.includes(family)) ?? families[0];
}

const colourFamilies: Readonly<Record<keyof typeof cloths, readonly ColourFamily[]>> = {
  red: ["red"],
  crimson: ["red"],
  burgundy: ["red", "purple"],
  pink: ["pink"],
  magenta: ["pink", "purple"],
  orange: ["orange"],
  rust: ["brown", "orange", "red"],
  yellow: ["yellow"],
  gold: ["gold", "yellow"],
  green: ["green"],
  olive: ["green", "brown"],
  "dark green": ["green"],
  "light green": ["green"],
  teal: ["teal", "blue", "green"],
  blue: ["blue"],
  "light blue": ["blue"],
  "dark blue": ["blue"],
  purple: ["purple"],
  lavender: ["purple"],
  brown: ["brown"],
  beige: ["beige", "brown"],
  black: ["black"],
  white: ["white", "beige"],
  grey: ["grey"],
  "dark grey": ["grey", "black"],
  silver: ["silver", "grey"],
};
