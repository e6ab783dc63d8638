import { makeModelCatalog } from "@kinora/core";
import { expect, test } from "vitest";
import { imageAspectRatios, imageCountMax, imageResolutions, videoModels } from "./model-choices.ts";

const catalog = makeModelCatalog();

test("the command line knows every video model of the catalog with what it takes", () => {
  const ofCatalog = catalog.models.filter((model) => model.family === "video");
  expect(videoModels.map((model) => model.id)).toEqual(ofCatalog.map((model) => model.id));
  for (const [index, model] of ofCatalog.entries()) {
    const known = videoModels[index];
    expect(known).toMatchObject({
      aliases: model.aliases,
      durationSeconds: [model.limits.durationSecondsMin, model.limits.durationSecondsMax],
      audio: model.capabilities.audio,
      shots: model.capabilities.multiShot,
      image: model.capabilities.imageInput,
    });
    expect(known?.resolutions).toEqual(expect.arrayContaining([...model.limits.resolutions]));
  }
});

test("the command line knows what the image model takes", () => {
  const image = catalog.models.find((model) => model.id === "kling-image");
  expect(imageResolutions).toEqual(image?.limits.resolutions);
  expect(imageAspectRatios).toEqual([...(image?.limits.aspectRatios ?? []), "auto"]);
  expect(imageCountMax).toBe(image?.limits.countMax);
});
