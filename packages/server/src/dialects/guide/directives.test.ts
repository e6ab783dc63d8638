import { errorCatalog, errorCodes } from "@kinora/core";
import { expect, test } from "vitest";
import { readDirectives } from "./directives.ts";

test("a prompt without brackets is passed through", () => {
  expect(readDirectives("A street", "test")).toEqual({
    prompt: "A street",
    directives: {},
    refuseWith: undefined,
    warnings: [],
  });
});

test.each(errorCodes)("[[fail:%s]] refuses the create or ends the task, as the catalogue says", (code) => {
  const { prompt, directives, refuseWith } = readDirectives(`A street [[fail:${code}]] at night`, "test");
  expect(prompt).toBe("A street at night");
  expect(directives.failWith).toBe(errorCatalog[code].endsTask ? code : undefined);
  expect(refuseWith).toBe(errorCatalog[code].endsTask ? undefined : code);
});

test("several directives are read and cut", () => {
  const { prompt, directives } = readDirectives("[[slow:5]]A street[[fail:generation_failed]]", "test");
  expect(prompt).toBe("A street");
  expect(directives).toEqual({ failWith: "generation_failed", slowSeconds: 5 });
});

test.each(["[[fail:nonsense]]", "[[fail:]]", "[[fail:toString]]", "[[slow:601]]", "[[slow:-1]]", "[[slow:abc]]"])(
  "%s is refused",
  (directive) => {
    expect(() => readDirectives(directive, "test")).toThrow(
      expect.objectContaining({ code: "invalid_parameter", param: "prompt" }),
    );
  },
);

test("an unknown code is refused with the list", () => {
  expect(() => readDirectives("[[fail:nonsense]]", "test")).toThrow(
    expect.objectContaining({ fix: expect.stringContaining("generation_failed") }),
  );
});

test("[[slow:0]] and [[slow:600]] are taken", () => {
  expect(readDirectives("x [[slow:0]]", "test").directives).toEqual({ slowSeconds: 0 });
  expect(readDirectives("x [[slow:600]]", "test").directives).toEqual({ slowSeconds: 600 });
});

test("a live key is not served by directives: they are cut, with a warning", () => {
  const { prompt, directives, refuseWith, warnings } = readDirectives("A street [[fail:rate_limited]]", "live");
  expect([prompt, directives, refuseWith]).toEqual(["A street", {}, undefined]);
  expect(warnings).toMatchObject([{ code: "directive_ignored", param: "prompt" }]);
});

test("other brackets are words", () => {
  expect(readDirectives("A [[sign]] that says [[go:on]]", "test").prompt).toBe("A [[sign]] that says [[go:on]]");
});
