import {
  AppError,
  type CameraRequest,
  type GenerationRequest,
  type Model,
  type RequestedShot,
  shown,
  type Warning,
} from "@kinora/core";
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
import type { VideoGenerateBody } from "./wire.ts";

/**
 * A body of `POST /v1/video/generate` in our words. Every rule that depends on the model or joins two fields is here.
 *
 * @throws AppError `invalid_parameter`, `missing_parameter`, `unsupported_combination`, each with field, rule and value
 */
export function translateVideo(
  body: VideoGenerateBody,
  { model, pinnedVersion }: { readonly model: Model; readonly pinnedVersion: string | undefined },
  context: TranslateContext,
): Translated {
  const directed = readDirectives(body.prompt ?? "", context.mode);
  const multiShot = checkMultiShot(body, model);
  const media = checkPictures(body, model);
  const elementIds = checkElements(body, model);
  const isMotion = model.id === "kling-motion-control";
  checkPrompt(directed.prompt, model, {
    required: !isMotion && body.shots === undefined,
    given: body.prompt !== undefined,
    neverRendered: directed.directives.failWith !== undefined || directed.refuseWith !== undefined,
  });
  const voiceDescription = checkSound(body, model);
  const negativePrompt = checkNegativePrompt(body.negative_prompt, model);
  const camera = checkCamera(body, model);
  const { durationSeconds, shots } = checkDurations(body, model);
  const aspectRatio = checkAspectRatio(body.aspect_ratio, model);
  const warnings: Warning[] = [...directed.warnings];
  if (media.length > 0 && body.aspect_ratio !== undefined) {
    const message = "aspect_ratio was ignored: the shape of the picture in image_url decides.";
    warnings.push({ code: "parameter_ignored", param: "aspect_ratio", message });
  }
  if (model.id === "kling-lite" && body.watermark === false) {
    const message = "watermark was ignored: clips of kling-lite carry one.";
    warnings.push({ code: "parameter_ignored", param: "watermark", message });
  }
  const request: GenerationRequest = {
    kind: "video",
    model: model.id,
    ...(pinnedVersion === undefined ? {} : { modelVersion: pinnedVersion }),
    prompt: directed.prompt,
    ...(negativePrompt === undefined ? {} : { negativePrompt }),
    durationSeconds,
    // a draft is small in any case: what is asked for is its final's
    resolution: checkResolution(body.draft === true && body.resolution === "480p" ? undefined : body.resolution, model),
    aspectRatio,
    audio: body.audio ?? false,
    ...(voiceDescription === undefined ? {} : { voiceDescription }),
    multiShot,
    shots,
    inputs: {
      ...Object.fromEntries(media.map(({ input }) => [input, pendingInput])),
      referenceImages: [],
      elements: [],
    },
    seed: seedOf(body, context),
    watermark: model.id === "kling-lite" || (body.watermark ?? false),
    count: 1,
    ...(camera === undefined ? {} : { camera }),
    ...(body.draft === true ? { draft: true } : {}),
    directives: directed.directives,
  };
  return { request, media, elementIds, warnings, refuseWith: directed.refuseWith, ...sharedOptions(body, model) };
}

function checkMultiShot(body: VideoGenerateBody, model: Model): boolean {
  const wanted = body.multi_shot ?? body.shots !== undefined;
  if (body.shots !== undefined && body.multi_shot === false) {
    throw refuseCombination("shots", "shots does not go with multi_shot: false.", "Leave multi_shot out.");
  }
  if (wanted && !model.capabilities.multiShot) {
    const param = body.shots === undefined ? "multi_shot" : "shots";
    throw refuseCombination(param, `${param} does not go with ${model.id}.`, "Use kling-o3, or leave it out.");
  }
  return wanted;
}

function checkPictures(body: VideoGenerateBody, model: Model): readonly RequestedMedium[] {
  const { image_url: image, end_image_url: endImage } = body;
  const { capabilities } = model;
  if (image !== undefined && !capabilities.imageInput) {
    throw refuseCombination("image_url", `image_url does not go with ${model.id}.`, "Use kling-v3 or kling-o3.");
  }
  if (endImage !== undefined && !capabilities.endImage) {
    throw refuseCombination("end_image_url", `end_image_url does not go with ${model.id}.`, "Use kling-v3.");
  }
  if (endImage !== undefined && image === undefined) {
    throw refuseCombination(
      "end_image_url",
      "end_image_url is the last frame of a clip that starts with image_url, which is missing.",
      "Send image_url too.",
    );
  }
  if (model.id === "kling-motion-control" && endImage === undefined) {
    throw refuseCombination(
      image === undefined ? "image_url" : "end_image_url",
      "kling-motion-control needs image_url and end_image_url: the first and the last frame.",
      "Send both pictures, or use kling-v3 for a clip from words or one picture.",
    );
  }
  return [
    ...(image === undefined ? [] : [{ param: "image_url", input: "image", source: image } as const]),
    ...(endImage === undefined ? [] : [{ param: "end_image_url", input: "endImage", source: endImage } as const]),
  ];
}

function checkElements(body: VideoGenerateBody, model: Model): readonly string[] {
  const ids = [...new Set(body.elements ?? [])];
  if (ids.length === 0) return ids;
  const max = model.capabilities.elements;
  if (max === 0) {
    throw refuseCombination("elements", `elements does not go with ${model.id}.`, "Use kling-o3, or leave it out.");
  }
  if (model.id === "kling-v3" && body.image_url === undefined) {
    throw refuseCombination(
      "elements",
      "elements needs image_url with kling-v3.",
      "Send image_url too, or use kling-o3.",
    );
  }
  if (ids.length > max) {
    throw refuseCombination(
      "elements",
      `elements must have at most ${max} items for ${model.id}, got ${ids.length}.`,
      "Leave some out.",
    );
  }
  return ids;
}

/** @returns the voice's description */
function checkSound(body: VideoGenerateBody, model: Model): string | undefined {
  if (body.audio === true && !model.capabilities.audio) {
    throw refuseCombination(
      "audio",
      `audio: true does not go with ${model.id}; kling-o3 makes clips with sound.`,
      "Use kling-o3, or leave audio out.",
    );
  }
  const voice = body.voice_description;
  if (voice === undefined || voice.trim() === "") return undefined;
  if (body.audio === true) return voice;
  throw refuseCombination(
    "voice_description",
    model.capabilities.audio
      ? "voice_description needs audio: true."
      : `voice_description does not go with ${model.id}; kling-o3 makes clips with sound.`,
    model.capabilities.audio ? "Send audio: true, or leave voice_description out." : "Use kling-o3 with audio: true.",
  );
}

function checkCamera(body: VideoGenerateBody, model: Model): CameraRequest | undefined {
  if (body.camera === undefined) return undefined;
  if (model.capabilities.camera) return { kind: "preset", name: body.camera };
  throw refuseCombination("camera", `camera does not go with ${model.id}.`, "Use kling-v3, or leave camera out.");
}

function checkDurations(
  body: VideoGenerateBody,
  model: Model,
): { readonly durationSeconds: number; readonly shots: readonly RequestedShot[] } {
  const { durationSecondsMin: min, durationSecondsMax: max, durationSecondsDefault } = model.limits;
  const shots = (body.shots ?? []).map((shot) => ({ prompt: shot.prompt, durationSeconds: Number(shot.duration) }));
  const sum = shots.reduce((total, shot) => total + shot.durationSeconds, 0);
  shots.forEach((shot, index) => {
    if (shot.durationSeconds >= 1) return;
    throw new AppError("invalid_parameter", `shots[${index}].duration must be at least 1 second, got 0.`, {
      param: `shots[${index}].duration`,
    });
  });
  const given = body.duration === undefined ? undefined : Number(body.duration);
  if (shots.length > 0 && given !== undefined && given !== sum) {
    throw refuseCombination(
      "shots",
      `The durations of shots must add up to duration, got ${sum} and ${given}.`,
      `Send duration ${sum}, or leave duration out.`,
    );
  }
  const durationSeconds = given ?? (shots.length > 0 ? sum : durationSecondsDefault);
  if (durationSeconds >= min && durationSeconds <= max) return { durationSeconds, shots };
  const range = min === max ? `${min}` : `${min} to ${max}`;
  const param = given === undefined ? "shots" : "duration";
  const subject = param === "shots" ? "The durations of shots must add up to" : "duration must be";
  throw new AppError(
    "invalid_parameter",
    `${subject} ${range} seconds for ${model.id}, got ${shown(body.duration ?? sum)}.`,
    { param },
  );
}
