import { expect, test } from "vitest";
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

const aboutLines = (prompt: string, more: Partial<PromptInput> = {}) =>
  parse(prompt, more).warnings.filter(({ code }) => code.startsWith("line_"));

test.each([
  ["a woman says “你好，世界”", "“你好，世界”", "Chinese characters"],
  ["一个男人在办公室说：“早上好”", "早上好", "Chinese characters"],
  ["女性が「おはようございます」と言う", "おはようございます", "Japanese"],
  ['a man says "Привет, мир!"', "Привет, мир!", "Cyrillic"],
  ['a man says "안녕하세요"', "안녕하세요", "Korean"],
  ['a man says "مرحبا"', "مرحبا", "Arabic"],
])("of %j the line is said not to be spoken, why, and what is heard in its place", (prompt, text, script) => {
  const spec = parse(prompt);
  const [line] = spec.audio.lines;
  expect(spec.audio.lines).toHaveLength(1);
  const [warning, ...more] = aboutLines(prompt);
  expect(more).toEqual([]);
  expect(warning?.code).toBe("line_unspoken");
  expect(warning?.message).toContain(`"${line?.text ?? ""}" is not spoken`);
  expect(warning?.message).toContain(text.replace(/[“”]/gu, ""));
  expect(warning?.message).toContain(`written in ${script}`);
  expect(warning?.message).toMatch(/other sounds are heard in its place and the speaker's lips stay closed\.$/u);
});

test("a line that is read in part says which part, and one in another language who reads it", () => {
  expect(aboutLines('a woman says "Hello 世界, welcome"')).toEqual([
    {
      code: "line_unspoken",
      message:
        'Of "Hello 世界, welcome" only "Hello, welcome" is heard: the voices here read Latin letters only, and it is written in Chinese characters.',
    },
  ]);
  expect(aboutLines('un hombre dice "¡Buenos días, señor!" en una cocina')).toEqual([
    {
      code: "line_approximated",
      message: '"¡Buenos días, señor!" is read by an English voice, as none here speaks Spanish.',
    },
  ]);
  expect(aboutLines("一个老人在森林里讲故事")[0]).toMatchObject({
    code: "line_approximated",
    message: expect.stringContaining("none here speaks Chinese"),
  });
});

test.each([
  'a man says "Hello, café society! It’s 5 o’clock."',
  "a man tells a story",
  "ein Mann sagt „Hello my friend, how are you“",
  'a sign that reads "你好"',
])("%j is heard as it is written, and nothing is said of its lines", (prompt) => {
  expect(aboutLines(prompt)).toEqual([]);
});

test("lines that nobody hears are not spoken of", () => {
  expect(aboutLines("a woman says “你好”", { audio: false })).toEqual([]);
  expect(aboutLines("a woman says “你好”", { still: true })).toEqual([]);
});

test("music is not held back for lines that no voice reads", () => {
  expect(parse("a woman says “hello” on a beach").audio.music).toBe("none");
  expect(parse("a woman says “你好” on a beach").audio.music).toBe("calm");
});
