import { expect, test } from "vitest";
import { pendingInput } from "./translate.ts";
import { refusalOf, translateBody } from "./translate.fixture.ts";

const v3 = { model: "kling-v3", prompt: "A street" };
const o3 = { model: "kling-o3", prompt: "A street" };
const motion = {
  model: "kling-motion-control",
  image_url: "https://pictures.example/a.png",
  end_image_url: "https://pictures.example/b.png",
};
const picture = "https://pictures.example/a.png";

test("the guide's first request is what it says", () => {
  const { request, media, warnings } = translateBody("video", {
    model: "kling-v3",
    prompt: "A cinematic shot of a person walking through a futuristic city at sunset",
    duration: 5,
    resolution: "1080p",
  });
  expect(request).toEqual({
    kind: "video",
    model: "kling-v3",
    prompt: "A cinematic shot of a person walking through a futuristic city at sunset",
    durationSeconds: 5,
    resolution: "1080p",
    aspectRatio: "16:9",
    audio: false,
    multiShot: false,
    shots: [],
    inputs: { referenceImages: [], elements: [] },
    seed: 7,
    watermark: false,
    count: 1,
    directives: {},
  });
  expect([media, warnings]).toEqual([[], []]);
});

test.each<readonly [string, Record<string, unknown>, Record<string, unknown>]>([
  ["defaults", v3, { durationSeconds: 5, resolution: "720p", aspectRatio: "16:9", audio: false, watermark: false }],
  ["an alias", { ...v3, model: "kling-v3-omni" }, { model: "kling-o3" }],
  ["a pinned version", { ...v3, model: "kling-v3@3.0" }, { model: "kling-v3", modelVersion: "3.0" }],
  ["a duration in digits", { ...v3, duration: "10" }, { durationSeconds: 10 }],
  ["a duration of 5.0", { ...v3, duration: 5 }, { durationSeconds: 5 }],
  ["the shortest", { ...v3, duration: 3 }, { durationSeconds: 3 }],
  ["the longest", { ...v3, duration: 15 }, { durationSeconds: 15 }],
  ["a resolution in capitals", { ...v3, resolution: "1080P" }, { resolution: "1080p" }],
  ["every ratio", { ...v3, aspect_ratio: "9:16" }, { aspectRatio: "9:16" }],
  ["sound and voice", { ...o3, audio: true, voice_description: "Calm" }, { audio: true, voiceDescription: "Calm" }],
  ["an empty voice", { ...v3, voice_description: "" }, { audio: false }],
  ["what is not wanted", { ...v3, negative_prompt: "rain" }, { negativePrompt: "rain" }],
  ["an empty negative prompt", { ...o3, negative_prompt: "" }, {}],
  ["an automatic storyboard", { ...o3, multi_shot: true }, { multiShot: true, shots: [] }],
  [
    "shots that define the duration",
    {
      model: "kling-o3",
      shots: [
        { prompt: "a", duration: 2 },
        { prompt: "b", duration: "3" },
      ],
    },
    {
      multiShot: true,
      durationSeconds: 5,
      prompt: "",
      shots: [
        { prompt: "a", durationSeconds: 2 },
        { prompt: "b", durationSeconds: 3 },
      ],
    },
  ],
  ["a seed", { ...v3, seed: 4_294_967_295 }, { seed: 4_294_967_295 }],
  ["a watermark", { ...v3, watermark: true }, { watermark: true }],
  ["a camera move", { ...v3, camera: "push-in" }, { camera: { kind: "preset", name: "push-in" } }],
  [
    "the free-trial model",
    { model: "kling-lite", prompt: "x" },
    { resolution: "480p", durationSeconds: 5, watermark: true },
  ],
  [
    "motion control without words",
    motion,
    { prompt: "", inputs: { image: pendingInput, endImage: pendingInput, referenceImages: [], elements: [] } },
  ],
  [
    "null for absent",
    { ...v3, duration: null, audio: null, seed: null },
    { durationSeconds: 5, audio: false, seed: 7 },
  ],
  ["2,500 characters outside the basic plane", { ...v3, prompt: "😀".repeat(2_500) }, { durationSeconds: 5 }],
])("%s", (_name, body, expected) => {
  expect(translateBody("video", body).request).toMatchObject(expected);
});

test.each<readonly [string, Record<string, unknown>, string, string | undefined, string]>([
  // types
  ["model", { ...v3, model: undefined }, "missing_parameter", "model", "required"],
  ["model", { ...v3, model: 3 }, "invalid_parameter", "model", "a string, got 3"],
  ["model", { ...v3, model: "sora" }, "invalid_parameter", "model", "kling-v3"],
  ["model", { ...v3, model: "kling-image" }, "invalid_parameter", "model", "kling-image"],
  ["model", { ...v3, model: "kling-v3@2.0" }, "invalid_parameter", "model", "3.0"],
  ["model", { ...v3, model: "__proto__" }, "invalid_parameter", "model", "__proto__"],
  ["prompt", { model: "kling-v3" }, "missing_parameter", "prompt", "required"],
  ["prompt", { ...v3, prompt: "" }, "invalid_parameter", "prompt", "1 to 2500"],
  ["prompt", { ...v3, prompt: "  \n" }, "invalid_parameter", "prompt", "1 to 2500"],
  ["prompt", { ...v3, prompt: "x".repeat(2_501) }, "invalid_parameter", "prompt", "got 2501"],
  ["prompt", { ...v3, prompt: "a\0b" }, "invalid_parameter", "prompt", "U+0000"],
  ["prompt", { ...v3, prompt: "a\ud800" }, "invalid_parameter", "prompt", "surrogate"],
  ["prompt", { ...v3, prompt: ["a"] }, "invalid_parameter", "prompt", "a string"],
  ["prompt", { ...v3, prompt: "[[slow:5]]" }, "invalid_parameter", "prompt", "1 to 2500"],
  ["duration", { ...v3, duration: 2 }, "invalid_parameter", "duration", "3 to 15 seconds for kling-v3, got 2"],
  [
    "duration",
    { ...v3, duration: 20 },
    "invalid_parameter",
    "duration",
    "duration must be 3 to 15 seconds for kling-v3, got 20",
  ],
  ["duration", { ...v3, duration: -5 }, "invalid_parameter", "duration", "got -5"],
  ["duration", { ...v3, duration: 5.5 }, "invalid_parameter", "duration", "whole number of seconds, got 5.5"],
  ["duration", { ...v3, duration: 1e300 }, "invalid_parameter", "duration", "got 1e+300"],
  ["duration", { ...v3, duration: "five" }, "invalid_parameter", "duration", "got five"],
  ["duration", { ...v3, duration: true }, "invalid_parameter", "duration", "got true"],
  [
    "duration",
    { model: "kling-lite", prompt: "x", duration: 10 },
    "invalid_parameter",
    "duration",
    "5 seconds for kling-lite, got 10",
  ],
  ["resolution", { ...v3, resolution: "8k" }, "invalid_parameter", "resolution", "720p, 1080p"],
  ["resolution", { ...v3, resolution: 1080 }, "invalid_parameter", "resolution", "a string"],
  ["aspect_ratio", { ...v3, aspect_ratio: "2:1" }, "invalid_parameter", "aspect_ratio", "16:9"],
  ["audio", { ...o3, audio: "yes" }, "invalid_parameter", "audio", "true or false, got yes"],
  [
    "voice_description",
    { ...o3, audio: true, voice_description: "x".repeat(501) },
    "invalid_parameter",
    "voice_description",
    "at most 500 characters, got 501",
  ],
  ["image_url", { ...v3, image_url: "" }, "invalid_parameter", "image_url", "at least 1"],
  ["image_url", { ...v3, image_url: 5 }, "invalid_parameter", "image_url", "a string"],
  [
    "negative_prompt",
    { ...v3, negative_prompt: "x".repeat(2_501) },
    "invalid_parameter",
    "negative_prompt",
    "got 2501",
  ],
  ["multi_shot", { ...o3, multi_shot: 1 }, "invalid_parameter", "multi_shot", "true or false"],
  ["shots", { ...o3, shots: [] }, "invalid_parameter", "shots", "at least 1 items, got 0"],
  [
    "shots",
    { ...o3, shots: Array.from({ length: 7 }, () => ({ prompt: "a", duration: 1 })) },
    "invalid_parameter",
    "shots",
    "got 7",
  ],
  ["shots", { ...o3, shots: [{ prompt: "a" }] }, "missing_parameter", "shots[0].duration", "required"],
  ["shots", { ...o3, shots: [{ prompt: "a", duration: 0 }] }, "invalid_parameter", "shots[0].duration", "at least 1"],
  [
    "shots",
    { ...o3, shots: [{ prompt: "x".repeat(513), duration: 5 }] },
    "invalid_parameter",
    "shots[0].prompt",
    "got 513",
  ],
  [
    "shots",
    { ...o3, shots: [{ prompt: "a", duration: 2 }] },
    "invalid_parameter",
    "shots",
    "3 to 15 seconds for kling-o3, got 2",
  ],
  ["shots", { ...o3, shots: "a" }, "invalid_parameter", "shots", "an array"],
  ["seed", { ...v3, seed: -1 }, "invalid_parameter", "seed", "at least 0, got -1"],
  ["seed", { ...v3, seed: 4_294_967_296 }, "invalid_parameter", "seed", "at most 4294967295"],
  ["seed", { ...v3, seed: 1.5 }, "invalid_parameter", "seed", "a whole number"],
  ["seed", { ...v3, seed: Number.POSITIVE_INFINITY }, "invalid_parameter", "seed", "got Infinity"],
  ["watermark", { ...v3, watermark: "no" }, "invalid_parameter", "watermark", "true or false"],
  ["camera", { ...v3, camera: "dolly" }, "invalid_parameter", "camera", "push-in"],
  ["callback_url", { ...v3, callback_url: "x".repeat(2_049) }, "invalid_parameter", "callback_url", "2048"],
  ["external_task_id", { ...v3, external_task_id: "x".repeat(65) }, "invalid_parameter", "external_task_id", "1 to 64"],
  [
    "external_task_id",
    { ...v3, external_task_id: "a\nb" },
    "invalid_parameter",
    "external_task_id",
    "control characters",
  ],
  ["provider", { ...v3, provider: 5 }, "invalid_parameter", "provider", "name of an engine"],
  ["provider", { ...v3, provider: { only: [] } }, "invalid_parameter", "provider.only", "at least 1 items"],
  ["max_credits", { ...v3, max_credits: -1 }, "invalid_parameter", "max_credits", "at least 0"],
  ["max_credits", { ...v3, max_credits: "40" }, "invalid_parameter", "max_credits", "a number"],
  ["deadline_seconds", { ...v3, deadline_seconds: 59 }, "invalid_parameter", "deadline_seconds", "at least 60, got 59"],
  ["deadline_seconds", { ...v3, deadline_seconds: 7_201 }, "invalid_parameter", "deadline_seconds", "at most 7200"],
  ["metadata", { ...v3, metadata: { a: 1 } }, "invalid_parameter", "metadata.a", "a string"],
  ["metadata", { ...v3, metadata: { a: "x".repeat(513) } }, "invalid_parameter", "metadata.a", "got 513"],
  [
    "metadata",
    { ...v3, metadata: Object.fromEntries(Array.from({ length: 17 }, (_unused, i) => [`k${i}`, "v"])) },
    "invalid_parameter",
    "metadata",
    "at most 16 pairs, got 17",
  ],
  ["metadata", { ...v3, metadata: [] }, "invalid_parameter", "metadata", "object of strings"],
  // combinations
  [
    "resolution",
    { ...v3, resolution: "4k" },
    "unsupported_combination",
    "resolution",
    "720p, 1080p for kling-v3, got 4k",
  ],
  ["resolution", { ...v3, resolution: "480p" }, "unsupported_combination", "resolution", "got 480p"],
  [
    "resolution",
    { model: "kling-lite", prompt: "x", resolution: "1080p" },
    "unsupported_combination",
    "resolution",
    "480p for kling-lite",
  ],
  ["aspect_ratio", { ...v3, aspect_ratio: "21:9" }, "unsupported_combination", "aspect_ratio", "got 21:9"],
  ["audio", { ...v3, audio: true }, "unsupported_combination", "audio", "kling-o3"],
  [
    "voice_description",
    { ...o3, voice_description: "Calm" },
    "unsupported_combination",
    "voice_description",
    "needs audio: true",
  ],
  [
    "voice_description",
    { ...v3, voice_description: "Calm" },
    "unsupported_combination",
    "voice_description",
    "kling-o3",
  ],
  [
    "image_url",
    { model: "kling-lite", prompt: "x", image_url: picture },
    "unsupported_combination",
    "image_url",
    "kling-lite",
  ],
  ["end_image_url", { ...v3, end_image_url: picture }, "unsupported_combination", "end_image_url", "image_url"],
  [
    "end_image_url",
    { model: "kling-motion-control", image_url: picture },
    "unsupported_combination",
    "end_image_url",
    "needs image_url and end_image_url",
  ],
  [
    "image_url",
    { model: "kling-motion-control", prompt: "x" },
    "unsupported_combination",
    "image_url",
    "needs image_url and end_image_url",
  ],
  [
    "negative_prompt",
    { ...motion, negative_prompt: "rain" },
    "unsupported_combination",
    "negative_prompt",
    "kling-motion-control",
  ],
  ["multi_shot", { ...v3, multi_shot: true }, "unsupported_combination", "multi_shot", "kling-v3"],
  ["shots", { ...v3, shots: [{ prompt: "a", duration: 5 }] }, "unsupported_combination", "shots", "kling-v3"],
  [
    "shots",
    { ...o3, multi_shot: false, shots: [{ prompt: "a", duration: 5 }] },
    "unsupported_combination",
    "shots",
    "multi_shot: false",
  ],
  [
    "shots",
    { ...o3, duration: 6, shots: [{ prompt: "a", duration: 5 }] },
    "unsupported_combination",
    "shots",
    "add up to duration, got 5 and 6",
  ],
  ["camera", { ...o3, camera: "orbit" }, "unsupported_combination", "camera", "kling-o3"],
  [
    "webhook_url",
    { ...v3, callback_url: "https://a.example", webhook_url: "https://b.example" },
    "unsupported_combination",
    "webhook_url",
    "differ",
  ],
])("a bad %s is refused by name, rule and value: %j", (_name, body, code, param, words) => {
  expect(refusalOf(() => translateBody("video", body))).toEqual({
    code,
    param,
    message: expect.stringContaining(words),
  });
});

test("no message is longer than a few lines, whatever was sent", () => {
  const huge = "y".repeat(100_000);
  for (const body of [
    { ...v3, model: huge },
    { ...v3, resolution: huge },
    { ...v3, duration: huge },
    { ...v3, camera: huge },
  ]) {
    const refusal = refusalOf(() => translateBody("video", body));
    expect(refusal === "accepted" ? 0 : refusal.message.length).toBeLessThan(400);
  }
});

test("a picture decides the shape, and a ratio that was given is said to be ignored", () => {
  const { warnings, media } = translateBody("video", { ...v3, image_url: picture, aspect_ratio: "1:1" });
  expect(warnings).toMatchObject([{ code: "parameter_ignored", param: "aspect_ratio" }]);
  expect(media).toEqual([{ param: "image_url", input: "image", source: picture }]);
});

test("a task that a directive ends needs no words", () => {
  const { request } = translateBody("video", { ...v3, prompt: "[[fail:generation_failed]]" });
  expect([request.prompt, request.directives]).toEqual(["", { failWith: "generation_failed" }]);
});

test.each<readonly [unknown, readonly string[] | undefined]>([
  [undefined, undefined],
  ["auto", undefined],
  ["animatic", ["animatic"]],
  [{ only: ["animatic", "fal"] }, ["animatic", "fal"]],
  [{ order: ["fal", "kling"] }, ["fal", "kling"]],
  [{ order: ["fal", "kling"], allow_fallbacks: false }, ["fal"]],
  [{ allow_fallbacks: false }, undefined],
])("provider %j wants %j", (provider, engines) => {
  expect(translateBody("video", { ...v3, provider }).engines).toEqual(engines);
});

test("options that do not shape the clip are handed on", () => {
  const translated = translateBody("video", {
    ...v3,
    webhook_url: "https://hooks.example/k",
    external_task_id: "order-1",
    max_credits: 40,
    deadline_seconds: 120,
    metadata: { a: "b" },
  });
  expect(translated).toMatchObject({
    callback: { param: "webhook_url", url: "https://hooks.example/k" },
    externalTaskId: "order-1",
    maxCredits: 40,
    deadlineSeconds: 120,
    metadata: { a: "b" },
  });
  expect(translateBody("video", o3).deadlineSeconds).toBe(2_700);
});
