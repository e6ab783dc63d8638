import { expect, test } from "vitest";
import { isPerson } from "../actor-classes.ts";
import { readSceneSpec } from "../scene-spec-schema.ts";
import { parsePrompt, type PromptInput } from "./parse-prompt.ts";

const parse = (prompt: string, more: Partial<PromptInput> = {}) =>
  parsePrompt({
    durationSeconds: 6,
    framesPerSecond: 24,
    seed: 7,
    audio: true,
    shots: [],
    multiShot: false,
    hasImage: false,
    hasEndImage: false,
    still: false,
    ...more,
    prompt,
  });

/** Each actor as what it is, what it does and what it is on. */
function brief(prompt: string): readonly string[] {
  const spec = readSceneSpec(JSON.parse(JSON.stringify(parse(prompt))));
  return (spec.shots[0]?.actors ?? []).map((actor) => {
    const riding = isPerson(actor) && actor.riding !== undefined ? ` on ${actor.riding}` : "";
    return `${actor.kind} ${actor.action}${riding}`;
  });
}

const cycling = ["person sit on bicycle-1", "bicycle drive"];
const onHorse = ["person sit on horse-1", "horse walk"];
const rowing = ["person sit on boat-1", "boat sail"];
const driving = ["person sit on car-1", "car drive"];

test.each([
  ["a girl rides a bicycle", cycling],
  ["a woman cycling along the coast", cycling],
  ["a man on a bicycle", cycling],
  ["a cyclist on a mountain road", cycling],
  ["riding a bicycle through a village", cycling],
  ["una chica monta en bicicleta", cycling],
  ["une femme à vélo", cycling],
  ["eine Frau fährt Fahrrad", cycling],
  ["一个女孩骑着自行车", cycling],
  ["女の子が自転車に乗っている", cycling],
  ["a cowboy rides a horse", onHorse],
  ["a woman on horseback", onHorse],
  ["un hombre a caballo en el desierto", onHorse],
  ["ein Reiter im Wald", onHorse],
  ["一个男人骑马", onHorse],
  ["a girl gallops across a meadow on a white horse", ["person sit on horse-1", "horse run"]],
  ["a horse with a rider", ["horse walk", "person sit on horse-1"]],
  ["a man rowing a boat", rowing],
  ["a woman in a boat", rowing],
  ["a man kayaking down a river", rowing],
  ["两个人在湖上划船", ["person sit on boat-1", "person sit on boat-1", "boat sail"]],
  ["a woman driving a red car", driving],
  ["a man drives through the desert at night", driving],
  ["a woman in a convertible", driving],
  ["une femme conduit une voiture rouge", driving],
  ["a car driven by an old woman", ["car drive", "person sit on car-1"]],
  [
    "two friends ride bicycles",
    ["person sit on bicycle-1", "person sit on bicycle-2", "bicycle drive", "bicycle drive"],
  ],
  ["a man on a horse waves", ["person wave on horse-1", "horse walk"]],
  ["a man on a horse gallops", ["person sit on horse-1", "horse run"]],
  ["a man waves in a boat", ["person wave on boat-1", "boat sail"]],
])("%j puts %j on what carries them", (prompt, expected) => {
  expect(brief(prompt)).toEqual(expected);
});

test.each([
  ["a man runs past a car", ["person run", "car stand"]],
  ["a man next to a car", ["person walk", "car stand"]],
  ["a girl with a bicycle", ["person walk", "bicycle stand"]],
  ["a girl walks beside her horse", ["person walk", "horse walk"]],
  ["a man chases a car", ["person run", "car drive"]],
  ["a cat on a car", ["cat sit", "car drive"]],
  ["POV riding a bicycle", ["bicycle drive"]],
  ["a horse runs on a beach", ["horse run"]],
])("%j leaves %j on their own feet", (prompt, expected) => {
  expect(brief(prompt)).toEqual(expected);
});

test("riders look where they are carried, and keep their mount from shot to shot", () => {
  const { shots } = parse("a cowboy rides a horse through the desert, then he waves, then cut to a cat on a sofa", {
    multiShot: true,
  });
  expect(shots[0]?.actors[0]).toMatchObject({ riding: "horse-1", facing: shots[0]?.actors[1]?.facing });
  expect(shots[1]?.actors[0]).toMatchObject({ riding: "horse-1", action: "wave" });
  expect(shots[2]?.actors).toHaveLength(1);
});

test("riding is not said to be left out, and who is inside a train is", () => {
  expect(parse("a girl rides a bicycle").warnings).toEqual([]);
  expect(parse("a pilot flies a plane").warnings.map(({ message }) => message)).toEqual([
    '"pilot" is inside and not seen.',
  ]);
});
