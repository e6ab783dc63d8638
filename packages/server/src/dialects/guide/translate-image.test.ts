import { expect, test } from "vitest";
import { refusalOf, translateBody } from "./translate.fixture.ts";

const image = { model: "kling-image", prompt: "A lighthouse" };

test.each<readonly [string, Record<string, unknown>, Record<string, unknown>]>([
  ["defaults", image, { kind: "image", durationSeconds: 0, count: 1, resolution: "1k", aspectRatio: "16:9" }],
  ["nine pictures", { ...image, n: 9 }, { count: 9 }],
  ["4k", { ...image, resolution: "4k" }, { resolution: "4k" }],
  ["a wide one", { ...image, aspect_ratio: "21:9" }, { aspectRatio: "21:9" }],
  [
    "a picture",
    { ...image, image_url: "asset_x" },
    { inputs: { image: "pending", referenceImages: [], elements: [] } },
  ],
])("%s", (_name, body, expected) => {
  expect(translateBody("image", body).request).toMatchObject(expected);
});

test.each<readonly [string, Record<string, unknown>, string, string, string]>([
  ["model", { ...image, model: "kling-v3" }, "invalid_parameter", "model", "makes videos"],
  ["prompt", { model: "kling-image" }, "missing_parameter", "prompt", "required"],
  ["prompt", { ...image, prompt: " " }, "invalid_parameter", "prompt", "1 to 2500"],
  ["n", { ...image, n: 0 }, "invalid_parameter", "n", "at least 1, got 0"],
  ["n", { ...image, n: 10 }, "invalid_parameter", "n", "at most 9, got 10"],
  ["n", { ...image, n: "3" }, "invalid_parameter", "n", "a number, got 3"],
  ["resolution", { ...image, resolution: "1080p" }, "unsupported_combination", "resolution", "1k, 2k, 4k"],
  ["resolution", { ...image, resolution: "huge" }, "invalid_parameter", "resolution", "1k, 2k, 4k"],
  ["aspect_ratio", { ...image, aspect_ratio: "5:4" }, "invalid_parameter", "aspect_ratio", "got 5:4"],
])("a bad %s is refused by name, rule and value: %j", (_name, body, code, param, words) => {
  expect(refusalOf(() => translateBody("image", body))).toEqual({
    code,
    param,
    message: expect.stringContaining(words),
  });
});
