import { AppError, type GenerationRequest, type Model, type Warning } from "@kinora/core";
import { readDirectives } from "./directives.ts";
import {
  checkAspectRatio,
  checkNegativePrompt,
  checkPrompt,
  checkResolution,
  pendingInput,
  refuseCombination,
  type RequestedMedium,
  seedOf,
  sharedOptions,
  type TranslateContext,
  type Translated,
} from "./translate.ts";
import type { ImageGenerateBody } from "./wire.ts";

/**
 * A body of `POST /v1/image/generate` in our words.
 *
 * @throws AppError `invalid_parameter`, `missing_parameter`, `unsupported_combination`, each with field, rule and value
 */
export function translateImage(
  body: ImageGenerateBody,
  { model, pinnedVersion }: { readonly model: Model; readonly pinnedVersion: string | undefined },
  context: TranslateContext,
): Translated {
  const directed = readDirectives(body.prompt ?? "", context.mode);
  checkPrompt(directed.prompt, model, {
    required: true,
    given: body.prompt !== undefined,
    neverRendered: directed.directives.failWith !== undefined || directed.refuseWith !== undefined,
  });
  const count = body.n ?? 1;
  if (count > model.limits.countMax) {
    throw new AppError("invalid_parameter", `n must be 1 to ${model.limits.countMax} for ${model.id}, got ${count}.`, {
      param: "n",
    });
  }
  const media = pictureOf(body, model);
  const negativePrompt = checkNegativePrompt(body.negative_prompt, model);
  const warnings: Warning[] = [...directed.warnings];
  const request: GenerationRequest = {
    kind: "image",
    model: model.id,
    ...(pinnedVersion === undefined ? {} : { modelVersion: pinnedVersion }),
    prompt: directed.prompt,
    ...(negativePrompt === undefined ? {} : { negativePrompt }),
    durationSeconds: 0,
    resolution: checkResolution(body.resolution, model),
    aspectRatio: checkAspectRatio(body.aspect_ratio, model),
    audio: false,
    multiShot: false,
    shots: [],
    inputs: { ...(media.length > 0 ? { image: pendingInput } : {}), referenceImages: [], elements: [] },
    seed: seedOf(body, context),
    watermark: body.watermark ?? false,
    count,
    ...(body.output_format === undefined ? {} : { stillFormat: body.output_format }),
    ...(body.draft === true ? { draft: true } : {}),
    directives: directed.directives,
  };
  return { request, media, elementIds: [], warnings, refuseWith: directed.refuseWith, ...sharedOptions(body, model) };
}

function pictureOf(body: ImageGenerateBody, model: Model): readonly RequestedMedium[] {
  if (body.image_url === undefined) return [];
  if (model.capabilities.imageInput) return [{ param: "image_url", input: "image", source: body.image_url }];
  throw refuseCombination("image_url", `image_url does not go with ${model.id}.`, "Leave image_url out.");
}
