import { expect, test } from "vitest";
import { parseBody } from "./parse-body.ts";
import { refusalOf } from "./translate.fixture.ts";
import { videoGenerateBody } from "./wire.ts";

const parse = (body: unknown, strict = false) =>
  parseBody(videoGenerateBody, body, { strict, alsoKnown: ["video_url"] });

test.each([[undefined], [null], [[]], ["text"], [5], [true]])("%j is no body", (body) => {
  expect(refusalOf(() => parse(body))).toMatchObject({ code: "invalid_json" });
});

test("unknown fields are passed over with a warning each, nested ones too", () => {
  const { value, warnings } = parse({
    model: "m",
    foo: 1,
    shots: [{ prompt: "a", duration: 1, bar: 2 }],
    provider: { only: ["a"], baz: 3 },
    video_url: "https://clips.example/a.mp4",
  });
  expect(warnings.map(({ code, param }) => [code, param])).toEqual([
    ["unknown_parameter", "foo"],
    ["unknown_parameter", "provider.baz"],
    ["unknown_parameter", "shots[0].bar"],
  ]);
  expect(value).not.toHaveProperty("foo");
});

test("a strict caller is refused, with the nearest name", () => {
  expect(refusalOf(() => parse({ model: "m", durration: 5 }, true))).toMatchObject({
    code: "unknown_parameter",
    param: "durration",
  });
  expect(() => parse({ model: "m", durration: 5 }, true)).toThrow(
    expect.objectContaining({ fix: "Did you mean duration?" }),
  );
  expect(() => parse({ model: "m", shots: [{ prompt: "a", duration: 1, promt: "b" }] }, true)).toThrow(
    expect.objectContaining({ param: "shots[0].promt", fix: "Did you mean shots[0].prompt?" }),
  );
});

test("a thousand unknown fields make no long answer", () => {
  const body = { model: "m", ...Object.fromEntries(Array.from({ length: 1_000 }, (_unused, i) => [`f${i}`, i])) };
  expect(parse(body).warnings).toHaveLength(20);
});

test("the names of JavaScript are names like any other", () => {
  const body: unknown = JSON.parse(
    '{"model":"m","__proto__":{"prompt":"injected"},"constructor":{"prototype":{"x":1}},"hasOwnProperty":1}',
  );
  const { value, warnings } = parse(body);
  expect(value).toEqual({ model: "m" });
  expect(warnings.map(({ param }) => param)).toEqual(["__proto__", "constructor", "hasOwnProperty"]);
  expect(Object.getPrototypeOf({})).not.toHaveProperty("x");
  expect("prompt" in {}).toBe(false);
});

test("metadata keeps odd keys as its own", () => {
  const { value } = parse(JSON.parse('{"model":"m","metadata":{"__proto__":"a","constructor":"b"}}'));
  expect(Object.keys(value.metadata ?? {}).toSorted()).toContain("constructor");
  expect(({} as Record<string, unknown>)["a"]).toBeUndefined();
});
