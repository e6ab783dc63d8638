import { expect, test } from "vitest";
import { parsePrompt } from "./language/parse-prompt.ts";
import { readSceneSpec, SceneSpecError } from "./scene-spec-schema.ts";

const read = (prompt: string, more: object = {}) =>
  parsePrompt({
    prompt,
    durationSeconds: 5,
    framesPerSecond: 24,
    seed: 7,
    audio: true,
    shots: [],
    multiShot: false,
    hasImage: false,
    hasEndImage: false,
    still: false,
    ...more,
  });

test.each([
  "a woman in a red coat with glasses walks a dog on a beach, then says “hello”, fade to a car by a lake",
  "three robots and a cat on a sofa in the rain, claymation",
  "luxury watch on a turntable, macro",
  "",
])("what is read from %j is a scene, unchanged after a detour through a file", (prompt) => {
  const spec = read(prompt, { multiShot: true, hasImage: prompt === "" });
  expect(readSceneSpec(JSON.parse(JSON.stringify(spec)))).toEqual(spec);
});

const spec = read('a man says "hello there" on a beach with a dog');
type Path = readonly (string | number)[];

function edited(path: Path, value: unknown): unknown {
  const copy: unknown = JSON.parse(JSON.stringify(spec));
  let target = copy as Record<string | number, unknown>;
  for (const key of path.slice(0, -1)) target = target[key] as Record<string | number, unknown>;
  const last = path.at(-1);
  if (last !== undefined) target[last] = value;
  return last === undefined ? value : copy;
}

test.each<[Path, unknown, string, string]>([
  [["shots", 0, "setting", "name"], "bech", 'shots[0].setting.name is "bech"', '"beach"'],
  [["shots", 0, "setting", "weather"], 3, "shots[0].setting.weather is 3", '"rain"'],
  [["shots", 0, "actors", 1, "kind"], "wolf", 'shots[0].actors[1].kind is "wolf"', '"dog"'],
  [["shots", 0, "actors", 0, "action"], "levitate", 'shots[0].actors[0].action is "levitate"', '"walk"'],
  [["shots", 0, "actors", 0, "colour"], "reddish", 'shots[0].actors[0].colour is "reddish"', "#rrggbb"],
  [["shots", 0, "actors", 1, "id"], "man-1", 'shots[0].actors[1].id is "man-1"', "an id of its own"],
  [["shots", 0, "durationSeconds"], 0, "shots[0].durationSeconds is 0", "more than 0"],
  [["shots", 0, "durationSeconds"], 1e9, "shots[0].durationSeconds is 1000000000", "at most 600"],
  [["shots", 0, "durationSeconds"], undefined, "shots[0].durationSeconds is missing", "a number"],
  [["shots", 0, "lens"], "50mm", 'shots[0].lens is "50mm"', "remove it"],
  [["shots"], [], "shots is []", "at least 1 of them"],
  [["shots", 0, "actors", 0, "mood"], "calm", 'shots[0].actors[0].mood is "calm"', '"happy"'],
  [["shots", 0, "actors", 0, "riding"], "horse-1", 'shots[0].actors[0].riding is "horse-1"', 'name one of "dog-1"'],
  [["audio", "lines", 0, "actorId"], "ghost-1", 'audio.lines[0].actorId is "ghost-1"', '"man-1", "dog-1"'],
  [["audio", "lines", 0, "startSeconds"], 5, "audio.lines[0].startSeconds is 5", "before the clip ends"],
  [["audio", "lines", 0, "text"], "", 'audio.lines[0].text is ""', "at least 1 characters"],
  [["version"], 2, "version is 2", "use 1"],
  [["seed"], -1, "seed is -1", "at least 0"],
  [[], null, "scene is null", "an object"],
  [[], "a man", 'scene is "a man"', "an object"],
])("an edit of %j to %j is refused with field, value and fix", (path, value, told, fix) => {
  let problem: unknown;
  try {
    readSceneSpec(edited(path, value));
  } catch (error) {
    problem = error;
  }
  expect(problem).toBeInstanceOf(SceneSpecError);
  expect(String(problem)).toContain(`${told}: `);
  expect(String(problem)).toContain(fix);
});

test("every problem of a scene is told at once", () => {
  const broken = { ...spec, seed: "x", framesPerSecond: 0, mood: "happy" };
  expect(() => readSceneSpec(broken)).toThrow(/seed is "x"[^]*framesPerSecond is 0[^]*mood is "happy"/);
});
