import * as fs from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { type CorpusRecord, corpusSchema } from "./corpus-format.ts";
import { corpusAttributes, scoreCorpus } from "./score-corpus.ts";

const open = corpusSchema.parse(
  JSON.parse(fs.readFileSync(path.join(import.meta.dirname, "open-prompts.json"), "utf8")),
);

const record = (prompt: string, expected: CorpusRecord["expected"]): CorpusRecord => ({
  id: "o001",
  language: "en",
  prompt,
  expected,
});

test("the open corpus has 200 prompts of its own in six languages", () => {
  expect(open.length).toBeGreaterThanOrEqual(200);
  expect(new Set(open.map(({ id }) => id)).size).toBe(open.length);
  expect(new Set(open.map(({ prompt }) => prompt)).size).toBe(open.length);
  expect(new Set(open.map(({ language }) => language)).size).toBe(6);
});

const score = scoreCorpus(open);

test.each(corpusAttributes)("what the open prompts say of %s is read, and nothing besides", (attribute) => {
  const { precision, recall } = score.attributes[attribute];
  const wrong = score.misreadings.filter((misreading) => misreading.attribute === attribute);
  expect(Math.min(precision, recall), JSON.stringify(wrong)).toBeGreaterThan(0.9);
});

test("words that look like weather, actions and places and are none are not read as such: rain boots, a talk show, a sea of people", () => {
  const lookAlikes = open.filter(({ id }) => id >= "o206");
  expect(lookAlikes.length).toBeGreaterThanOrEqual(70);
  expect(scoreCorpus(lookAlikes).misreadings).toEqual([]);
});

test("a value that is read wrongly costs precision and recall, one that is missed costs recall", () => {
  const { attributes, misreadings } = scoreCorpus([
    record("a cat on a beach", { setting: "beach", subjects: [{ kind: "cat" }] }),
    record("a cat on a beach", { setting: "forest", subjects: [{ kind: "cat" }] }),
    record("a cat on a zorblax", { setting: "space", subjects: [{ kind: "dog" }, { kind: "cat" }] }),
  ]);
  expect(attributes.setting).toMatchObject({ expected: 3, claimed: 3, right: 1 });
  expect(attributes.subject).toMatchObject({ expected: 4, claimed: 3, right: 3, precision: 1, recall: 0.75 });
  expect(misreadings).toContainEqual({ id: "o001", attribute: "setting", expected: "forest", read: "beach" });
});

test("what a prompt does not say must not be read from it", () => {
  const { attributes } = scoreCorpus([record("a black cat sleeps in the rain, drone shot", { subjects: [] })]);
  for (const attribute of ["weather", "move", "subject"] as const)
    expect(attributes[attribute]).toMatchObject({ expected: 0, claimed: 1, precision: 0 });
});

test("an inferred place is no claim where none is expected", () => {
  expect(scoreCorpus([record("a fish", { subjects: [{ kind: "fish" }] })]).attributes.setting.claimed).toBe(0);
});
