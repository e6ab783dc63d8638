import { expect, test } from "vitest";
import { isPerson } from "../actor-classes.ts";
import type { PersonMood } from "../scene-spec.ts";
import { parsePrompt } from "./parse-prompt.ts";

function moodsOf(prompt: string): readonly (PersonMood | undefined)[] {
  const { shots } = parsePrompt({
    durationSeconds: 6,
    framesPerSecond: 24,
    seed: 7,
    audio: true,
    shots: [],
    multiShot: true,
    hasImage: false,
    hasEndImage: false,
    still: false,
    prompt,
  });
  return (shots[0]?.actors ?? []).filter(isPerson).map(({ mood }) => mood);
}

test.each<[string, readonly (PersonMood | undefined)[]]>([
  ["a smiling woman in a café", ["happy"]],
  ["two friends laughing around a campfire", ["happy", "happy"]],
  ["a woman with a happy smile", ["happy"]],
  ["she laughs", ["happy"]],
  ["a crying girl on a bench", ["sad"]],
  ["a woman with tears in her eyes", ["sad"]],
  ["a tired nurse drinks coffee", ["sad"]],
  ["a boy on a bicycle laughs", ["happy"]],
  ["a furious chef in a kitchen", ["angry"]],
  ['a man says angrily "go away"', ["angry"]],
  ["a scared child runs through a dark forest", ["afraid"]],
  ["a man looks at her in shock", ["surprised"]],
  ["an astonished old man", ["surprised"]],
  ["a boy smiles. A sad old man sits next to him", ["happy", "sad"]],
  ["两个朋友大笑", ["happy", "happy"]],
  ["愤怒的老人", ["angry"]],
  ["泣いている女の子", ["sad"]],
  ["驚いた男の人", ["surprised"]],
  ["un anciano triste en un banco", ["sad"]],
  ["una mujer asustada", ["afraid"]],
  ["un homme en colère", ["angry"]],
  ["une femme souriante", ["happy"]],
  ["ein wütender Mann", ["angry"]],
  ["ein Mädchen weint", ["sad"]],
])("what is felt in %j is %j", (prompt, moods) => {
  expect(moodsOf(prompt)).toEqual(moods);
});

test.each([
  "a man walks down a street",
  "a man is not happy",
  "a man and a happy dog",
  "a man tells a sad story",
  "a woman sings sad songs",
  "angry clouds over the sea, a fisherman",
  "a happy birthday cake before a child",
])("nothing is felt by those of %j", (prompt) => {
  expect(moodsOf(prompt)).toEqual([undefined]);
});

test("whose feeling is named shows the face from near", () => {
  const [shot] = parsePrompt({
    prompt: "a sad woman",
    durationSeconds: 4,
    framesPerSecond: 24,
    seed: 7,
    audio: false,
    shots: [],
    multiShot: false,
    hasImage: false,
    hasEndImage: false,
    still: false,
  }).shots;
  expect(shot?.camera.framing).toBe("medium");
  expect(shot?.actors[0]?.facing).not.toBe("back");
});
