import type { EngineCapabilities, GenerationRequest } from "@kinora/core";
import { expect, test } from "vitest";
import { chooseEngines, type EngineOffer, explainNoEngine } from "./choose-engine.ts";

const request: GenerationRequest = {
  kind: "video",
  model: "kling-v3",
  prompt: "A lake",
  durationSeconds: 5,
  resolution: "720p",
  aspectRatio: "16:9",
  audio: false,
  multiShot: false,
  shots: [],
  inputs: { referenceImages: [], elements: [] },
  seed: 1,
  watermark: false,
  count: 1,
  directives: {},
};

function offer(name: EngineOffer["name"], over: Partial<EngineCapabilities> = {}, costUsdMicros = 0n): EngineOffer {
  const capabilities: EngineCapabilities = {
    models: ["kling-v3", "kling-o3"],
    modes: ["test", "live"],
    audio: true,
    multiShot: true,
    imageInput: true,
    endImage: true,
    videoInput: true,
    seed: true,
    restartable: false,
    local: false,
    ...over,
  };
  return { name, capabilities, cost: () => costUsdMicros };
}

const names = (offers: readonly EngineOffer[]) => offers.map(({ name }) => name);

test("the cheapest engine comes first, equal ones in the order of the configuration", () => {
  const engines = [offer("fal", {}, 5n), offer("kling", {}, 3n), offer("replicate", {}, 3n)];
  expect(names(chooseEngines(request, "live", engines))).toEqual(["kling", "replicate", "fal"]);
});

test("an engine is a candidate only for its modes, its models and what it can do", () => {
  const engines = [
    offer("animatic", { modes: ["test"] }),
    offer("kling", { models: ["kling-o3"] }),
    offer("fal", { endImage: false }),
    offer("replicate"),
  ];
  const asked = { ...request, inputs: { ...request.inputs, image: "asset_1", endImage: "asset_2" } };
  expect(names(chooseEngines(asked, "live", engines))).toEqual(["replicate"]);
  expect(names(chooseEngines({ ...request, model: "kling-o3" }, "live", engines))).toEqual([
    "kling",
    "fal",
    "replicate",
  ]);
});

test("a draft runs on this machine, whoever asks, and on no paid engine", () => {
  const engines = [
    offer("animatic", { modes: ["test"], local: true }),
    offer("kling"),
    offer("comfyui", { modes: ["live"], local: true }),
  ];
  const draft = { ...request, draft: true } as const;
  expect(names(chooseEngines(draft, "live", engines))).toEqual(["animatic"]);
  expect(names(chooseEngines(draft, "test", engines))).toEqual(["animatic"]);
});

test("a live request that nothing serves names the settings that would and the test key", () => {
  const error = explainNoEngine(request, "live", [offer("animatic", { modes: ["test"] })]);
  expect(error.code).toBe("upstream_unavailable");
  expect(error.fix).toContain("test key");
  for (const setting of ["KLING_API_KEY", "FAL_KEY", "REPLICATE_API_TOKEN", "COMFYUI_URL", "OPENAI_VIDEOS_URL"])
    expect(error.fix).toContain(setting);
  const picture = explainNoEngine({ ...request, kind: "image", model: "kling-image" }, "live", []);
  expect(picture.fix).toContain("FAL_KEY");
  expect(picture.fix).not.toContain("OPENAI_VIDEOS_URL");
});

test("what no configured engine can do is refused by the name of its field", () => {
  const asked = { ...request, inputs: { ...request.inputs, video: "asset_1" } };
  const error = explainNoEngine(asked, "test", [offer("animatic", { videoInput: false })]);
  expect(error).toMatchObject({ code: "unsupported_combination", param: "video_url" });
});
