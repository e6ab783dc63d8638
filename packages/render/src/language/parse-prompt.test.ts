import fc from "fast-check";
import { expect, test } from "vitest";
import type { Actor, ActorKind, Person, Shot } from "../scene-spec.ts";
import { parsePrompt, type PromptInput } from "./parse-prompt.ts";

const base: PromptInput = {
  prompt: "",
  durationSeconds: 5,
  framesPerSecond: 24,
  seed: 7,
  audio: false,
  shots: [],
  multiShot: false,
  hasImage: false,
  hasEndImage: false,
  still: false,
};

const parse = (prompt: string, more: Partial<PromptInput> = {}) => parsePrompt({ ...base, ...more, prompt });

function firstShot(prompt: string, more: Partial<PromptInput> = {}): Shot {
  const shot = parse(prompt, more).shots[0];
  if (shot === undefined) throw new Error("no shot");
  return shot;
}

interface Expected extends Partial<Shot["setting"]>, Partial<Shot["camera"]> {
  readonly style?: Shot["style"];
  readonly cast?: readonly ExpectedActor[];
  readonly warned?: readonly string[];
}

type ExpectedActor = { readonly [K in Exclude<keyof Person, "kind" | "action">]?: Person[K] | undefined } & {
  readonly kind?: ActorKind;
  readonly action?: Actor["action"];
};

const red = "#b8312f";
const prompts: readonly (readonly [prompt: string, expected: Expected])[] = [
  [
    "A cinematic shot of a person walking through a futuristic city at sunset",
    {
      name: "futuristic-city",
      timeOfDay: "sunset",
      style: "cinematic",
      cast: [{ kind: "person", action: "walk" }],
      warned: [],
    },
  ],
  [
    "A chef explaining a recipe, with kitchen ambient sounds",
    { name: "kitchen", cast: [{ kind: "chef", action: "cook", facing: "front" }], framing: "medium", warned: [] },
  ],
  ["The character waves at the camera", { cast: [{ kind: "person", action: "wave", facing: "front" }], warned: [] }],
  [
    "a woman in a red coat walks in the rain through Tokyo at night",
    {
      name: "city-street",
      timeOfDay: "night",
      weather: "rain",
      cast: [{ sex: "female", action: "walk", colour: red }],
    },
  ],
  [
    "A woman wearing a long red coat and a man in blue stand in the snow",
    {
      weather: "snow",
      cast: [
        { sex: "female", colour: red, action: "stand" },
        { sex: "male", colour: "#3560a8", action: "stand" },
      ],
    },
  ],
  [
    "a woman beside a red car",
    {
      cast: [
        { sex: "female", colour: undefined },
        { kind: "car", colour: red },
      ],
    },
  ],
  [
    "two robots dancing on the beach",
    {
      name: "beach",
      cast: [
        { kind: "robot", action: "dance" },
        { kind: "robot", action: "dance" },
      ],
      warned: [],
    },
  ],
  ["a cat playing piano", { cast: [{ kind: "cat", action: "sit" }], warned: ["subject_approximated"] }],
  [
    "A woman with her dog in the park",
    { name: "meadow", cast: [{ sex: "female" }, { kind: "dog" }], warned: ["setting_approximated"] },
  ],
  [
    "mountain lake at dawn, no people, drone shot",
    { name: "mountain-lake", timeOfDay: "dawn", move: "drone", framing: "wide", cast: [] },
  ],
  [
    "anime girl with blue hair running through a forest",
    {
      style: "anime",
      name: "forest",
      cast: [{ sex: "female", age: "child", action: "run", colour: undefined }],
      warned: [],
    },
  ],
  [
    "close-up portrait of an astronaut looking at the camera",
    { framing: "close-up", cast: [{ kind: "astronaut", facing: "front" }] },
  ],
  [
    "A crowd of 20 people in Times Square, black and white",
    { style: "noir", cast: [{}, {}, {}, {}, {}, {}], warned: ["subject_approximated"] },
  ],
  [
    "Two men argue in a kitchen",
    {
      name: "kitchen",
      cast: [
        { sex: "male", action: "talk" },
        { sex: "male", action: "talk" },
      ],
    },
  ],
  [
    "A businessman in a dark blue suit talking on the phone on a busy street",
    { cast: [{ sex: "male", action: "talk", colour: "#263357" }] },
  ],
  [
    "Astronaut walking on Mars",
    { name: "space", cast: [{ kind: "astronaut", action: "walk" }], warned: ["setting_approximated"] },
  ],
  [
    "A young woman, wearing a yellow dress, dancing at dusk",
    { timeOfDay: "dusk", cast: [{ sex: "female", age: "adult", action: "dance", colour: "#dcb13a" }] },
  ],
  [
    "Snowy mountain at sunrise, wide shot, pan right",
    { name: "mountain-lake", timeOfDay: "dawn", weather: "snow", move: "pan-right", framing: "wide", cast: [] },
  ],
  [
    "Noir detective standing under a street lamp in the fog",
    { name: "city-street", timeOfDay: "night", weather: "fog", style: "noir", cast: [{ action: "stand" }] },
  ],
  ["A robot chef cooking dinner", { name: "kitchen", cast: [{ kind: "robot", action: "cook" }] }],
  [
    "people walking without umbrellas in the city, not at night",
    { name: "city-street", timeOfDay: "day", cast: [{}, {}, {}, {}] },
  ],
  [
    "grandmother telling a bedtime story to two children in the bedroom",
    {
      cast: [
        { sex: "female", age: "old", action: "talk" },
        { age: "child", action: "stand" },
        { age: "child", action: "stand" },
      ],
      warned: ["setting_approximated"],
    },
  ],
  ["timelapse of clouds over a lake", { name: "mountain-lake", cast: [] }],
  [
    "A couple sitting in a café",
    {
      name: "cafe",
      cast: [
        { sex: "female", action: "sit" },
        { sex: "male", action: "sit" },
      ],
      warned: [],
    },
  ],
  [
    "red sports car racing down the road at night",
    { name: "road", timeOfDay: "night", cast: [{ kind: "car", action: "drive", colour: red }] },
  ],
  [
    "three old women and a boy look around",
    {
      cast: [
        { sex: "female", age: "old", action: "look-around" },
        { age: "old" },
        { age: "old" },
        { sex: "male", age: "child", action: "look-around" },
      ],
    },
  ],
  [
    "handheld vlog style, a girl speaks to the camera",
    { style: "documentary", move: "handheld", cast: [{ sex: "female", action: "talk", facing: "front" }] },
  ],
  [
    "a woman in white walks away from the camera along a street, camera follows",
    { move: "follow", cast: [{ facing: "back", colour: "#e9e6df" }] },
  ],
  ["the camera does not move", { move: "static" }],
  [
    "A chef and a waiter in a restaurant kitchen, whip pan",
    { name: "kitchen", move: "pan-right", cast: [{ kind: "chef" }, { kind: "person" }], warned: [] },
  ],
  ["oil painting of a castle", { style: "watercolour", warned: ["setting_approximated", "style_approximated"] }],
  [
    "Watercolor of a person hiking in the alps, overcast",
    { style: "watercolour", weather: "cloudy", name: "mountain-lake", cast: [{ action: "walk" }] },
  ],
  ["slow orbit shot around a man, seen in profile", { cast: [{ facing: "right" }], move: "orbit" }],
  [
    "Zoom out from a futuristic skyline, foggy evening",
    { name: "futuristic-city", move: "zoom-out", weather: "fog", timeOfDay: "dusk" },
  ],
  ["tilt up along the mountain", { move: "tilt-up", cast: [] }],
  ["a cyberpunk city street, neon, night, rain", { name: "futuristic-city", timeOfDay: "night", weather: "rain" }],
  ["an empty street at dawn, deserted", { name: "city-street", timeOfDay: "dawn", cast: [] }],
  ["elderly man meditating by a lake", { name: "mountain-lake", cast: [{ sex: "male", age: "old", action: "sit" }] }],
  [
    "A female chef stirring a pot of soup",
    { name: "kitchen", cast: [{ kind: "chef", sex: "female", action: "cook" }], warned: [] },
  ],
  [
    "一个女人在未来城市中行走，日落",
    { name: "futuristic-city", timeOfDay: "sunset", cast: [{ sex: "female", action: "walk" }] },
  ],
  [
    "Una mujer camina por la calle de noche",
    { name: "city-street", timeOfDay: "night", cast: [{ sex: "female", action: "walk" }] },
  ],
  ["Ein Roboter tanzt in der Küche", { name: "kitchen", cast: [{ kind: "robot", action: "dance" }] }],
  [
    "Un homme marche dans la rue sous la pluie, coucher de soleil",
    { name: "city-street", weather: "rain", timeOfDay: "sunset", cast: [{ sex: "male", action: "walk" }] },
  ],
  ["夜の東京を歩く男性", { name: "city-street", timeOfDay: "night", cast: [{ sex: "male", action: "walk" }] }],
  [
    "A majestic eagle soaring over snowy mountains, golden hour",
    { name: "mountain-lake", timeOfDay: "sunset", cast: [{ kind: "bird", action: "fly" }], warned: [] },
  ],
  ["a city with flying cars at night", { name: "futuristic-city", timeOfDay: "night" }],
  [
    "a tired woman is not walking, she sits in her kitchen",
    { name: "kitchen", cast: [{ sex: "female", action: "sit" }] },
  ],
  [
    "The man in the black hat runs across a bridge, chased by a woman in a green jacket",
    {
      name: "city-street",
      cast: [
        { sex: "male", action: "run", colour: undefined },
        { sex: "female", colour: "#3c7d4f" },
      ],
    },
  ],
  ["", { name: "city-street", warned: [] }],
  ["😀🎉\u0000\u202e", { name: "city-street", warned: [] }],
];

test.each(prompts)("%j is read as asked", (prompt, { cast, style, warned, move, framing, ...setting }) => {
  const spec = parse(prompt);
  const shot = spec.shots[0];
  expect(shot).toMatchObject({
    setting,
    camera: { ...(move === undefined ? {} : { move }), ...(framing === undefined ? {} : { framing }) },
    ...(style === undefined ? {} : { style }),
  });
  if (cast !== undefined) {
    expect(shot?.actors).toHaveLength(cast.length);
    for (const [index, actor] of cast.entries())
      expect({ colour: undefined, ...shot?.actors[index] }).toMatchObject(actor);
  }
  if (warned !== undefined)
    expect(spec.warnings.map(({ code }) => code).filter((code) => code !== "word_unmatched")).toEqual(warned);
});

test("things that no lexicon knows are listed and said not to be drawn", () => {
  const spec = parse("a red accordion floating over a xylophone");
  expect(spec.unmatched).toEqual(["accordion", "xylophone"]);
  expect(spec.warnings).toContainEqual({ code: "word_unmatched", message: "Not drawn: accordion, xylophone." });
});

test("a negative prompt removes people, weather and music", () => {
  const spec = parse("a man walks in the rain, tense music", { negativePrompt: "people, rain, music", audio: true });
  expect(spec.shots[0]?.actors).toEqual([]);
  expect(spec.shots[0]?.setting.weather).toBe("clear");
  expect(spec.audio.music).toBe("none");
});

test("quoted words are spoken by those who say them, each in a voice of their sex", () => {
  const { audio } = parse('An old man says "I remember this street" and a girl replies “So do I”', { audio: true });
  expect(audio.lines).toMatchObject([
    { text: "I remember this street", actorId: "old-man-1", voice: { sex: "male" } },
    { text: "So do I", actorId: "girl-1", voice: { sex: "female" } },
  ]);
  expect(audio.lines[1]?.startSeconds).toBeGreaterThan(audio.lines[0]?.startSeconds ?? Infinity);
});

test("single quotation marks hold speech after a verb of saying, with apostrophes inside", () => {
  expect(
    parse("A man whispers 'I'm not sure' to the woman", { audio: true }).audio.lines.map(({ text }) => text),
  ).toEqual(["I'm not sure"]);
  expect(parse("A man's hat on the dog's head", { audio: true }).audio.lines).toEqual([]);
});

test("words on a sign are not spoken", () => {
  expect(parse('A sign reading "OPEN LATE" above a street', { audio: true }).audio.lines).toEqual([]);
});

test("speech that is only named gets whole sentences, more of them in a longer clip", () => {
  const words = (durationSeconds: number): number => {
    const [line] = parse("A chef explaining a recipe", { audio: true, durationSeconds }).audio.lines;
    expect(line?.actorId).toBe("chef-1");
    expect(line?.text).toMatch(/[.?!]$/);
    return line?.text.split(" ").length ?? 0;
  };
  expect(words(3)).toBeGreaterThan(2);
  expect(words(10)).toBeGreaterThan(words(3) + 5);
});

test("a voice description makes the voice, and the sex of a speaker whom the prompt leaves open", () => {
  const spec = parse("A chef explaining a recipe", {
    audio: true,
    voiceDescription: "Friendly male voice, American accent, moderate pace",
  });
  expect(spec.audio.lines[0]?.voice).toEqual({
    sex: "male",
    accent: "american",
    pace: "moderate",
    pitchSemitones: 0,
    tone: "warm",
  });
  expect(spec.shots[0]?.actors[0]).toMatchObject({ sex: "male" });
  const other = parse("A chef explaining a recipe", {
    audio: true,
    voiceDescription: "deep, slow female voice with a British accent",
  });
  expect(other.audio.lines[0]?.voice).toMatchObject({
    sex: "female",
    accent: "scottish",
    pace: "slow",
    pitchSemitones: -3,
  });
  expect(other.shots[0]?.actors[0]).toMatchObject({ sex: "female" });
});

test("a voice-over belongs to nobody in the picture", () => {
  const spec = parse("A person walks through a city, narrated by a calm voiceover", { audio: true });
  expect(spec.audio.lines).toHaveLength(1);
  expect(spec.audio.lines[0]).not.toHaveProperty("actorId");
  expect(spec.shots[0]?.actors[0]?.action).toBe("walk");
});

test("nobody speaks and nothing sounds when audio is not asked for", () => {
  expect(parse('A man says "hello there"').audio).toEqual({
    audible: false,
    ambience: [],
    music: "none",
    effects: false,
    lines: [],
  });
});

test("sound follows the place, the weather, the steps and the mood", () => {
  const { audio } = parse("A person runs through the city in the rain, ominous", { audio: true });
  expect(audio).toMatchObject({ audible: true, effects: true, music: "tense" });
  expect(audio.ambience).toEqual(expect.arrayContaining(["city", "traffic", "rain"]));
  expect(parse("A chef explaining a recipe, with kitchen ambient sounds", { audio: true }).audio).toMatchObject({
    ambience: expect.arrayContaining(["kitchen"]),
    music: "none",
  });
  expect(parse("A man stands in a room", { audio: true }).audio.effects).toBe(false);
});

test("a multi-shot prompt becomes a storyboard of one cast in one place", () => {
  const { shots, audio } = parse("A woman in a red coat talks in the street", {
    multiShot: true,
    audio: true,
    durationSeconds: 10,
  });
  expect(shots.map(({ camera }) => camera.framing)).toEqual(["wide", "medium", "close-up"]);
  expect(new Set(shots.map(({ setting }) => JSON.stringify(setting))).size).toBe(1);
  expect(shots.map(({ actors }) => actors.map(({ id, colour }) => `${id} ${colour}`))).toEqual([
    ["woman-1 #b8312f"],
    ["woman-1 #b8312f"],
    ["woman-1 #b8312f"],
  ]);
  expect(audio.lines).toHaveLength(1);
});

test("“then” and “cut to” part a multi-shot prompt, and what is not named again carries over", () => {
  const { shots } = parse("A man walks through a city at night, then he waves. Cut to a mountain lake", {
    multiShot: true,
    durationSeconds: 9,
  });
  expect(shots.map(({ setting }) => `${setting.name} ${setting.timeOfDay}`)).toEqual([
    "city-street night",
    "city-street night",
    "mountain-lake night",
  ]);
  expect(shots.map(({ actors }) => actors.map(({ id, action }) => `${id} ${action}`))).toEqual([
    ["man-1 walk"],
    ["man-1 wave"],
    [],
  ]);
});

test("shots of a request are read one by one, and fill the clip", () => {
  const { shots } = parse("", {
    durationSeconds: 6,
    shots: [
      { prompt: "A woman in a green coat walks through a kitchen", durationSeconds: 2 },
      { prompt: "The woman dances by a lake, close-up", durationSeconds: 4 },
    ],
  });
  expect(shots.map(({ durationSeconds }) => durationSeconds)).toEqual([2, 4]);
  expect(shots.map(({ setting }) => setting.name)).toEqual(["kitchen", "mountain-lake"]);
  expect(shots[1]).toMatchObject({
    camera: { framing: "close-up" },
    actors: [{ id: "woman-1", colour: "#3c7d4f", action: "dance" }],
  });
});

test("a picture of the user is moved over, and the end picture belongs to the last shot", () => {
  const spec = parse("The character waves at the camera", { hasImage: true, hasEndImage: true });
  expect(spec.shots[0]?.picture).toEqual({ key: "image", endKey: "end_image" });
  expect(spec.warnings.map(({ code }) => code)).toEqual(["subject_approximated"]);
});

test("a still is one shot of one frame", () => {
  expect(parse("a lake", { still: true, multiShot: true }).shots.map(({ durationSeconds }) => durationSeconds)).toEqual(
    [1 / 24],
  );
});

test("a camera named by the request outdoes the prompt", () => {
  expect(firstShot("zoom out over a lake", { camera: "pan_left" }).camera.move).toBe("pan-left");
  expect(firstShot("zoom out over a lake", { camera: "down_back" }).camera.move).toBe("crane-up");
  expect(firstShot("zoom out over a lake", { camera: "no such thing" }).camera.move).toBe("zoom-out");
});

const anyPrompt = fc.oneof(
  fc.string({ maxLength: 300, unit: "binary" }),
  fc
    .array(
      fc.constantFrom(
        ..."a the two no without woman man dog in red coat walks says \"hello\" 'x' then cut to city lake . , ; \n 厨房 😀 close-up he 20 people".split(
          " ",
        ),
      ),
      { maxLength: 60 },
    )
    .map((words) => words.join(" ")),
);

test("any text gives a scene that can be drawn", () => {
  fc.assert(
    fc.property(
      anyPrompt,
      fc.double({ min: 0.05, max: 60, noNaN: true }),
      fc.record({
        audio: fc.boolean(),
        multiShot: fc.boolean(),
        hasImage: fc.boolean(),
        hasEndImage: fc.boolean(),
        seed: fc.integer(),
        negativePrompt: anyPrompt,
        voiceDescription: anyPrompt,
        camera: anyPrompt,
      }),
      fc.array(fc.record({ prompt: anyPrompt, durationSeconds: fc.double({ noNaN: false }) }), { maxLength: 7 }),
      (prompt, durationSeconds, more, shots) => {
        const input = { ...base, ...more, prompt, durationSeconds, shots };
        const spec = parsePrompt(input);
        const total = spec.shots.reduce((sum, shot) => sum + shot.durationSeconds, 0);
        expect(total).toBeCloseTo(durationSeconds, 6);
        expect(spec.shots.length).toBeGreaterThan(0);
        expect(spec.shots.length).toBeLessThanOrEqual(6);
        for (const shot of spec.shots) {
          expect(shot.durationSeconds).toBeGreaterThan(0);
          expect(shot.actors.length).toBeLessThanOrEqual(6);
          const ids = shot.actors.map(({ id }) => id);
          expect(new Set(ids).size).toBe(ids.length);
        }
        const ids = new Set(spec.shots.flatMap(({ actors }) => actors.map(({ id }) => id)));
        for (const line of spec.audio.lines) {
          expect(line.startSeconds).toBeGreaterThanOrEqual(0);
          expect(line.startSeconds).toBeLessThan(durationSeconds);
          expect(line.text.trim()).not.toBe("");
          expect(line.actorId === undefined || ids.has(line.actorId)).toBe(true);
        }
        expect(parsePrompt(input)).toEqual(spec);
      },
    ),
    { numRuns: 150 },
  );
});

test("a prompt of the greatest length is read", () => {
  expect(parse("a woman ".repeat(312)).shots[0]?.actors).toHaveLength(6);
  expect(parse("x".repeat(2_500)).shots).toHaveLength(1);
  expect(parse('"'.repeat(2_500)).shots).toHaveLength(1);
});
