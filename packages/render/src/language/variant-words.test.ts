import { expect, test } from "vitest";
import { settingVariants, type VariedSetting } from "../setting-variants.ts";
import { parsePrompt, type PromptInput } from "./parse-prompt.ts";

const parse = (prompt: string, more: Partial<PromptInput> = {}) =>
  parsePrompt({
    durationSeconds: 6,
    framesPerSecond: 24,
    seed: 7,
    audio: false,
    shots: [],
    multiShot: false,
    hasImage: false,
    hasEndImage: false,
    still: false,
    ...more,
    prompt,
  });

const seeds = Array.from({ length: 12 }, (_, seed) => seed);

test.each<[string, VariedSetting, string]>([
  ["a girl in a lavender field", "meadow", "lavender"],
  ["champ de lavande en Provence", "meadow", "lavender"],
  ["薰衣草田里的女孩", "meadow", "lavender"],
  ["a farmer in a wheat field", "meadow", "wheat"],
  ["a pine forest in the fog", "forest", "pine"],
  ["ein Fuchs im Birkenwald", "forest", "birch"],
  ["a knight in an ancient mossy forest", "forest", "mossy"],
  ["a tropical beach with palms", "beach", "tropical"],
  ["a rocky coast with a lighthouse", "beach", "rocky"],
  ["a camel in an oasis", "desert", "oasis"],
  ["a cowboy in Monument Valley desert", "desert", "mesas"],
  ["sand dunes in the sahara", "desert", "dunes"],
  ["penguins on the ice in Antarctica", "snowfield", "ice"],
  ["a coral reef", "underwater", "reef"],
  ["a diver at a shipwreck under water", "underwater", "wreck"],
  ["an astronaut on the moon", "space", "earth"],
  ["un astronauta en Marte", "space", "ringed"],
  ["a rock band on stage", "stage", "concert"],
  ["a ballerina in a theatre", "stage", "theatre"],
  ["a singer in a jazz club", "stage", "club"],
  ["a cat by the fireplace in a living room", "living-room", "fireside"],
  ["a modern living room", "living-room", "modern"],
  ["a whitewashed Greek village", "village", "white"],
  ["a couple in a Parisian café", "cafe", "parisian"],
  ["a startup office with brick walls", "office", "loft"],
  ["a mountain road", "road", "pass"],
  ["a rooftop over old town Prague", "rooftop", "old-town"],
])("%j is a %s of the kind %s, whatever the seed", (prompt, setting, variant) => {
  for (const seed of seeds) {
    const { name, variant: number } = parse(prompt, { seed }).shots[0]?.setting ?? {};
    expect(name).toBe(setting);
    expect(settingVariants[setting][(number ?? 0) % settingVariants[setting].length]).toBe(variant);
  }
});

test("where the words leave it open the seed chooses, and shots of one place agree", () => {
  const variants = seeds.map((seed) => parse("a girl in a meadow", { seed }).shots[0]?.setting.variant);
  expect(new Set(variants).size).toBeGreaterThan(2);
  const { shots } = parse("a girl in a lavender field, then she dances in the meadow", { multiShot: true });
  expect(shots.map(({ setting }) => setting.variant)).toEqual([2, 2]);
});

test("a word that only tells variants of other places apart is listed as not drawn", () => {
  expect(parse("a girl with kelp in a kitchen").unmatched).toContain("kelp");
  expect(parse("a girl in a lavender field").unmatched).toEqual([]);
});
