import fc from "fast-check";
import { expect, test } from "vitest";
import { readSceneSpec } from "../scene-spec-schema.ts";
import { findMeanings } from "./find-meanings.ts";
import { languageOf } from "./languages.ts";
import { parsePrompt, type PromptInput } from "./parse-prompt.ts";
import { readCast } from "./read-cast.ts";
import { tokenize } from "./tokenize.ts";

const base: PromptInput = {
  prompt: "",
  durationSeconds: 5,
  framesPerSecond: 24,
  seed: 7,
  audio: true,
  shots: [],
  multiShot: true,
  hasImage: false,
  hasEndImage: false,
  still: false,
};

/** A scene of any text can be drawn when it is one that a scene file may hold. */
const readAsScene = (prompt: string, more: Partial<PromptInput> = {}) =>
  readSceneSpec(parsePrompt({ ...base, ...more, prompt }));

test.each([
  ["nothing", ""],
  ["blanks of all kinds", " \t\r\n\u00a0\u2003\u3000\ufeff"],
  ["control characters and zero widths alone", "\u0000\u0007\u001b[0m\u200b\u200d\u2060\ufeff\u202e"],
  ["right-to-left text with a quotation", 'امرأة تقول "مرحبا" \u202e في المطبخ'],
  ["emoji alone", "🐶🏖️👩‍🚀🇯🇵🔥🔥🔥"],
  ["emoji among words", "🐶 a dog 🏃 runs on the 🏖️ beach 🌅"],
  ["right-to-left text", "رجل يمشي في المدينة ليلا \u202e\u2067 שלום עולם"],
  ["control characters", "a\u0000 man\u0007\u001b[31m walks\u0008 in\u007f the rain\u2028"],
  ["lone surrogates", "a \ud83d cat \udc00 sits"],
  ["combining marks without end", `a c${"\u0301".repeat(500)}at`],
  ["2,500 characters without a space", "x".repeat(2_500)],
  ["2,500 characters of one word", "dog ".repeat(625)],
  ["2,500 quotation marks", `"'“`.repeat(833)],
  ["2,500 separators", ",;.->|".repeat(416)],
  ["nothing but negation", "no no not without never no dogs no cats no people no rain no night"],
  [
    "a contradiction",
    "day at night in the rainy sunny snow, wide close-up macro, static handheld zoom, nobody, two men",
  ],
  ["a contradiction of number", "one two three zero dogs, a hundred cats, no cats"],
  ["obscene words", "naked fuck shit whore cock tits on the beach"],
  ["obscene words in five languages", "puta mierda coño, merde putain, scheiße fotze, 操你妈 他妈的, クソ ちんこ"],
  [
    "riders of riders",
    "a horse rides a horse that rides a man on a boat in a car on a bicycle driven by a horse with a rider",
  ],
  ["every feeling at once", "a happy sad angry scared surprised man laughs, cries, screams and is calm"],
  ["code", "<script>alert('x')</script> ${jndi:ldap://x} '; drop table tasks; -- %s%n"],
  ["numbers", "0 1 2 3 4.5 1e9 -7 NaN Infinity ½ ٣ 三"],
  ["every script at once", "дом 집 बिल्ली บ้าน home 家 いえ بيت бег dog собака"],
])("%s gives a scene", (_, prompt) => {
  const spec = readAsScene(prompt);
  expect(spec.shots.reduce((sum, { durationSeconds }) => sum + durationSeconds, 0)).toBeCloseTo(5, 6);
  expect(readAsScene(prompt)).toEqual(spec);
});

test("emoji and control characters do not hide the words among them", () => {
  expect(readAsScene("🐶 a dog 🏃 runs on the 🏖️ beach 🌅").shots[0]).toMatchObject({
    setting: { name: "beach" },
    actors: [{ kind: "dog", action: "run" }],
  });
  expect(readAsScene("a\u0000 man\u0007 walks\u0008 in\u007f the rain").shots[0]).toMatchObject({
    setting: { weather: "rain" },
    actors: [{ sex: "male", action: "walk" }],
  });
});

test("of a contradiction one side is taken", () => {
  expect(readAsScene("a day at night, no dogs but two dogs", { multiShot: false }).shots[0]).toMatchObject({
    setting: { timeOfDay: "night" },
    actors: [{ kind: "dog" }, { kind: "dog" }],
  });
});

test("words that nothing knows are listed, in every language, and small words are not", () => {
  expect(readAsScene("the zorblax of a very quiet flimber").unmatched).toEqual(["zorblax", "flimber"]);
  expect(readAsScene("Ein Mann mit einem Zorblax im Wald").unmatched).toEqual(["zorblax"]);
  expect(readAsScene("Un gato con un zorblax en la playa").unmatched).toEqual(["zorblax"]);
  expect(readAsScene("Un chien avec un zorblax sur la plage").unmatched).toEqual(["zorblax"]);
  expect(readAsScene("一只猫和麒麟在海边").unmatched).toEqual(["麒麟"]);
  expect(readAsScene("猫と麒麟が海辺にいる").unmatched).toEqual(["麒麟"]);
});

const words =
  `a the two three no without then cut to fade to says "hello" 'x' “y” man woman dog cats in on of with and his her she
  red black coat long hair sofa table lake city beach kitchen night rain snow winter drone close-up macro orbit follows
  rides riding driving cycling rowing horse bicycle boat car by driven smiling angry sad birch lavender boots leaves waves
  sleeping runs flies spinning watch watches fish fishing clear film style . , ; : -> \n 女人 在 厨房 猫 窓辺 で 眠る
  mujer en la playa un chat sur le toit ein Hund im Wald 😀 \u202e zorblax 20 0`
    .split(/[ \n]+/)
    .filter((word) => word !== "");

const anyText = fc.oneof(
  fc.string({ maxLength: 2_500, unit: "binary" }),
  fc.string({ maxLength: 400, unit: "grapheme" }),
  fc.array(fc.constantFrom(...words), { maxLength: 120 }).map((chosen) => chosen.join(" ")),
);

test("any text, in any field, gives a scene that a file may hold", () => {
  // A failure prints its seed and the smallest text that fails.
  fc.assert(
    fc.property(anyText, anyText, anyText, fc.boolean(), (prompt, negativePrompt, voiceDescription, multiShot) => {
      readAsScene(prompt, { negativePrompt, voiceDescription, multiShot });
    }),
    { numRuns: 150 },
  );
});

/** How often the words of a text are looked at while it is read. */
function lookups(text: string): number {
  let count = 0;
  const tokens = tokenize(text).map((token) => ({
    at: token.at,
    after: token.after,
    get word() {
      count++;
      return token.word;
    },
  }));
  const language = languageOf(tokens);
  readCast({ tokens, found: findMeanings(tokens, language), language });
  return count;
}

test.each([
  ["an ordinary text", "a woman in a red coat walks her two dogs along the beach at night, and "],
  ["one noun", "dog "],
  ["adjectives without a noun", "long red old two sleeping "],
  ["the beginning of long phrases", "a cup of a bowl of the camera slowly "],
  ["places in a row", "mountain beach city road "],
  ["negation", "no dogs and cats or "],
  ["riders", "a man rides a horse and cycling women drive a car by a boat "],
  ["feelings", "a happy sad angry man cries as a scared girl laughs "],
  ["look-alikes", "rain boots as leaves dance on a table with snowy peaks behind "],
  ["Chinese", "一个穿红色大衣的女人在海边跑步"],
])("the work of reading %s grows as its length does", (_, piece) => {
  const pieces = Math.floor(1_000 / piece.length);
  const once = lookups(piece.repeat(pieces));
  const fourTimes = lookups(piece.repeat(pieces * 4));
  expect(fourTimes / once).toBeLessThan(4.8);
});
