import { expect, test } from "vitest";
import type { Shot } from "../scene-spec.ts";
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

function firstShot(prompt: string, more: Partial<PromptInput> = {}): Shot {
  const [shot] = parse(prompt, more).shots;
  if (shot === undefined) throw new Error("no shot");
  return shot;
}

const brief = (prompt: string): readonly string[] =>
  firstShot(prompt).actors.map(({ kind, action, spot }) => `${kind} ${action}${spot === undefined ? "" : ` @${spot}`}`);

test.each([
  ["a cat on a windowsill", ["cat sit @windowsill"]],
  ["a dog and a cat sleep on a bed", ["dog sleep @bed", "cat sleep @bed"]],
  ["On a sofa, an old man reads. A dog runs past", ["person sit @sofa", "dog run"]],
  ["a woman behind a counter", ["person stand @counter"]],
  ["a man at the bar of a café", ["person sit @counter"]],
  ["people in the rain run across the street", ["person run", "person run", "person run", "person run"]],
  ["a boy flying a kite runs", ["person run"]],
  ["a bartender with whiskey on the rocks", ["person sit"]],
  ["a sofa in front of a man", ["person sit"]],
  ["a man sits in a boat on a lake", ["person sit", "boat sail @water"]],
  ["two women talk on a bench", ["person sit @bench", "person sit @bench"]],
  ["an owl on a branch", ["bird sit @branch"]],
  ["una mujer sentada en una silla", ["person sit @chair"]],
  ["ein Hund auf dem Teppich", ["dog stand @floor"]],
  ["桌子上的一只猫", ["cat sit @table"]],
])("%j places its actors %j", (prompt, expected) => {
  expect(brief(prompt)).toEqual(expected);
});

test.each([
  ["a goldfish", "underwater"],
  ["an astronaut", "space"],
  ["a fishing boat in a storm", "beach"],
  ["a chef", "kitchen"],
  ["perfume bottle, rotating", "studio"],
  ["a man surfing", "beach"],
  ["two people skiing", "snowfield"],
  ["a woman types on a laptop", "office"],
  ["a cat on a sofa overlooking the city", "living-room"],
  ["a hospital corridor", "office"],
  ["a mountain road", "road"],
  ["a stage director in a forest", "forest"],
  ["a lion sleeps", "desert"],
  ["a man sleeps", "living-room"],
])("%j belongs to the %s", (prompt, name) => {
  expect(firstShot(prompt).setting.name).toBe(name);
});

test.each([
  ["a man watches the sea", ["person stand"]],
  ["a gold watch", ["watch turn"]],
  ["a man fishes", ["person sit"]],
  ["two fish in a pond", ["fish swim @water", "fish swim @water"]],
  ["a dog follows a horse", ["dog stand", "horse stand"]],
  ["a man on a bench, tumbleweeds rolling past", ["person sit @bench"]],
  ["a girl rides a bicycle", ["person sit", "bicycle drive"]],
  ["a cowboy rides a horse", ["person sit", "horse walk"]],
  ["a man drives a red car", ["person sit", "car drive"]],
  ["a man runs with his dog", ["person run", "dog run"]],
  ["a red car parked beside a tree", ["car stand", "tree stand"]],
  ["a sleeping cat and a running dog", ["cat sleep", "dog run"]],
  ["a woman drinks two glasses of water", ["person drink"]],
  ["a train leaves, a boy is in the train", ["train drive", "person walk"]],
  ["ducks on a pond", ["bird swim @water", "bird swim @water"]],
  ["a bowl of cherries", ["food stand"]],
])("%j is about %j", (prompt, expected) => {
  expect(brief(prompt)).toEqual(expected);
});

test("hair, glasses, beard and clothes are looks, and their colours are told apart", () => {
  const { actors } = firstShot(
    "a bald man with glasses and a beard in a grey suit, and a slim woman with long red hair in a green dress and a black hat",
  );
  expect(actors).toMatchObject([
    { sex: "male", colour: "#7c7f87", look: { hairStyle: "bald", glasses: true, beard: true, garment: "suit" } },
    {
      sex: "female",
      colour: "#3c7d4f",
      look: { hair: "red", hairStyle: "long", garment: "dress", hat: "brimmed", build: "slim" },
    },
  ]);
});

test("seasons are read, and winter brings snow where it can lie", () => {
  expect(firstShot("cherry blossoms in a park").setting.season).toBe("spring");
  expect(firstShot("a village in winter").setting).toMatchObject({ season: "winter", weather: "snow" });
  expect(firstShot("an office in winter").setting).toMatchObject({ season: "winter", weather: "clear" });
});

test("“cut to” cuts and “fade to” dissolves", () => {
  const { shots } = parse("a lake. Cut to a forest. Fade to a beach", { multiShot: true });
  expect(shots.map(({ setting, transition }) => `${setting.name} ${transition}`)).toEqual([
    "mountain-lake undefined",
    "forest cut",
    "beach dissolve",
  ]);
});

test.each([
  ["dolly in", "push-in", undefined],
  ["crane down", "crane-down", undefined],
  ["FPV drone shot", "drone", undefined],
  ["POV shot", "point-of-view", undefined],
  ["crash zoom", "zoom-in", undefined],
  ["zooms out slowly", "zoom-out", undefined],
  ["locked-off tripod, 85mm lens", "static", "close-up"],
  ["macro lens, shaky", "handheld", "macro"],
  ["24mm wide-angle lens, pan left", "pan-left", "wide"],
  ["waist up, tracking shot", "follow", "medium"],
])("the camera of “a man in a street, %s” moves %s", (words, move, framing) => {
  expect(firstShot(`a man in a street, ${words}`).camera).toMatchObject({
    move,
    ...(framing === undefined ? {} : { framing }),
  });
});

test("a place that is drawn as another is named with the one that stands in", () => {
  expect(parse("a castle").warnings[0]?.message).toMatch(/"castle".*stands for it/);
  expect(parse("a kitchen").warnings).toEqual([]);
});

test("a subject of no kind is drawn as the nearest one, and says so; so does an action", () => {
  const { shots, warnings } = parse("a fox runs through a kitchen while a man fights a bear");
  expect(shots[0]?.actors.map(({ kind }) => kind)).toEqual(["dog", "person", "dog"]);
  const messages = warnings.map(({ message }) => message);
  expect(messages).toContain('"fox" is not drawn here; a dog takes its part.');
  expect(messages).toContain('What "man" does is not drawn here; "dance" stands for it.');
});

test("counts are kept, and more than can be drawn is said", () => {
  expect(firstShot("three dogs").actors).toHaveLength(3);
  expect(firstShot("a couple in a café").actors.map((actor) => "sex" in actor && actor.sex)).toEqual([
    "female",
    "male",
  ]);
  const { shots, warnings } = parse("a crowd of 20 people and a dog in a street");
  expect(shots[0]?.actors).toHaveLength(6);
  expect(warnings.map(({ message }) => message)).toContain(
    "At most 6 actors are drawn in a shot; the prompt asks for 21.",
  );
});

test("a place alone is empty, and what is negated is not there", () => {
  expect(firstShot("a quiet beach at sunset").actors).toEqual([]);
  expect(brief("a park without dogs, a cat")).toEqual(["cat sit"]);
  expect(firstShot("a man and a dog in the rain", { negativePrompt: "dogs, rain" })).toMatchObject({
    setting: { weather: "clear" },
    actors: [{ sex: "male" }],
  });
  expect(firstShot("一个没有人的公园").actors).toEqual([]);
});

test("a thing in the hand is no actor, and is listed when nothing shows it", () => {
  expect(brief("a woman with a book in a forest")).toEqual(["person walk"]);
  expect(parse("a woman with a book in a forest").unmatched).toEqual(["book"]);
  expect(parse("a woman drinks coffee in a forest").unmatched).toEqual([]);
});

test.each([
  ["a husky", "husky"],
  ["a perfume bottle", "perfume"],
  ["a bottle of wine", "wine"],
  ["a burger", "burger"],
  ["a red rose", "rose"],
  ["a yellow taxi", "taxi"],
  ["a dog", undefined],
])("%j is of the variety %j", (prompt, variety) => {
  expect(firstShot(prompt).actors[0]?.variety).toBe(variety);
});

test("palms at a beach, trees in a forest and the audience of a stage belong to the place", () => {
  for (const seed of [1, 2, 3, 4, 5]) {
    const beach = firstShot("a woman walks on a beach with palm trees", { seed });
    expect(beach).toMatchObject({ setting: { variant: 0 }, actors: [{ kind: "person" }] });
  }
  expect(brief("tall trees in a forest")).toEqual([]);
  expect(brief("a girl dances on a stage, crowd watching")).toEqual(["person dance"]);
});

test.each(["a man next to a car", "a woman leaning on a car", "a girl with a bicycle"])(
  "in %j nothing drives off",
  (prompt) => {
    expect(
      firstShot(prompt)
        .actors.slice(1)
        .map(({ action }) => action),
    ).not.toContain("drive");
  },
);

test.each(["a train crossing a bridge", "a boat gliding through the water", "a train rolling through a meadow"])(
  "%j is no approximation of its subject",
  (prompt) => {
    expect(parse(prompt).warnings.map(({ code }) => code)).not.toContain("subject_approximated");
  },
);

test("snow that is walked through is a place, falling snow is weather", () => {
  expect(firstShot("a man walking through deep snow").setting.name).toBe("snowfield");
  expect(firstShot("a man walking in falling snow").setting.name).toBe("city-street");
});

test("who is named by looks shows the face unless the words say otherwise", () => {
  for (const seed of [1, 2, 3, 4, 5, 6]) {
    expect(firstShot("a man in a red coat walks down a street", { seed }).actors[0]?.facing).toBe("three-quarter");
    expect(firstShot("a robot walks down a street, from behind", { seed }).actors[0]?.facing).toBe("back");
  }
});
