import { makeModelCatalog } from "@kinora/core";
import { expect, test } from "vitest";
import {
  avatarResolutions,
  imageAspectRatios,
  imageCountMax,
  imageResolutions,
  videoAspectRatios,
  videoModels,
  videoResolutions,
} from "./model-choices.ts";

const catalog = makeModelCatalog();

const ofCatalog = catalog.models.filter((model) => model.family === "video");

test("the command line knows the video models of the catalog with what they take, no more and no less", () => {
  expect(videoModels).toEqual(
    ofCatalog.map((model) => ({
      id: model.id,
      aliases: model.aliases,
      resolutions: model.limits.resolutions,
      durationSeconds: [model.limits.durationSecondsMin, model.limits.durationSecondsMax],
      audio: model.capabilities.audio,
      shots: model.capabilities.multiShot,
      image: model.capabilities.imageInput,
    })),
  );
});

test("an option offers what some video model takes, and nothing else", () => {
  expect(new Set(videoResolutions)).toEqual(new Set(ofCatalog.flatMap((model) => model.limits.resolutions)));
  expect(new Set(videoAspectRatios)).toEqual(new Set(ofCatalog.flatMap((model) => model.limits.aspectRatios)));
});

test("the command line knows what the avatar model takes", () => {
  const avatar = catalog.models.find((model) => model.family === "avatar");
  expect(avatarResolutions).toEqual(avatar?.limits.resolutions);
});

test("the command line knows what the image model takes", () => {
  const image = catalog.models.find((model) => model.id === "kling-image");
  expect(imageResolutions).toEqual(image?.limits.resolutions);
  expect(imageAspectRatios).toEqual([...(image?.limits.aspectRatios ?? []), "auto"]);
  expect(imageCountMax).toBe(image?.limits.countMax);
});
