import {
  AppError,
  type AspectRatio,
  aspectRatios,
  type ErrorCode,
  type GenerationRequest,
  type Model,
  type ModelCatalog,
  parseModelName,
  type Resolution,
  resolutions,
  shown,
  type TaskMode,
  type Warning,
} from "@kinora/core";
import { countCodePoints } from "./text-field.ts";
import type { AvatarGenerateBody, ImageGenerateBody, VideoGenerateBody } from "./wire.ts";

/** A body in our words; media are still what the caller wrote. */
export interface Translated {
  /** Media in `inputs` hold `pendingInput` until they are stored; while a recording does, `durationSeconds` is 0. */
  readonly request: GenerationRequest;
  readonly media: readonly RequestedMedium[];
  /** Of elements, which are not in the request yet. */
  readonly elementIds: readonly string[];
  readonly warnings: readonly Warning[];
  /** A test key asked for this answer. */
  readonly refuseWith: ErrorCode | undefined;
  /** Engines that the caller wants, in order; undefined when any will do. */
  readonly engines: readonly string[] | undefined;
  readonly maxCredits: number | undefined;
  readonly quoteId: string | undefined;
  readonly deadlineSeconds: number;
  readonly callback: { readonly param: string; readonly url: string } | undefined;
  readonly externalTaskId: string | undefined;
  readonly metadata: Readonly<Record<string, string>> | undefined;
}

export interface RequestedMedium {
  readonly param: "image_url" | "end_image_url" | "audio_url";
  readonly input: "image" | "endImage" | "recording";
  readonly source: string;
}

/** Stands for a medium that has not been fetched. */
export const pendingInput = "pending";

export interface TranslateContext {
  readonly catalog: ModelCatalog;
  readonly mode: TaskMode;
  /** As `crypto.randomInt`: chooses the seed when the caller gave none. */
  readonly randomInt: (max: number) => number;
}

/** A refusal of fields that do not go together; it names the field at fault. */
export function refuseCombination(param: string, message: string, fix: string): AppError {
  return new AppError("unsupported_combination", message, { param, fix });
}

/**
 * Refuses fields of the API whose feature this server does not have. What asks for nothing (false, an empty list) is let
 * through.
 *
 * @throws AppError `unsupported_combination`
 */
export function refuseUnavailable(body: Readonly<Record<string, unknown>>, fields: readonly string[]): void {
  for (const field of fields) {
    if (!Object.hasOwn(body, field)) continue;
    const value = body[field];
    if (value === null || value === false || (Array.isArray(value) && value.length === 0)) continue;
    throw refuseCombination(field, `${field} is not available on this server.`, `Leave ${field} out.`);
  }
}

/**
 * The model that a body names.
 *
 * @throws AppError `invalid_parameter` for an unknown one, one of the other route, or a version that is not here
 */
export function findModel(
  name: string,
  catalog: ModelCatalog,
  family: Model["family"],
): { readonly model: Model; readonly pinnedVersion: string | undefined } {
  const { name: bareName, pinnedVersion } = parseModelName(name);
  const model = catalog.find(bareName);
  if (model === undefined) {
    const near = catalog.near(bareName);
    throw new AppError("invalid_parameter", `model must be one of ${near.join(", ")}, got ${shown(name)}.`, {
      param: "model",
      fix: `Use ${near[0] ?? "a model"}, or another one of GET /v1/models.`,
    });
  }
  if (model.family !== family) {
    throw new AppError(
      "invalid_parameter",
      `model ${model.id} makes ${familyNames[model.family]}, which this route does not.`,
      {
        param: "model",
        fix: `Send the request to POST /v1/${model.family}/generate.`,
      },
    );
  }
  if (pinnedVersion !== undefined && pinnedVersion !== model.version) {
    throw new AppError(
      "invalid_parameter",
      `model ${model.id} has the version ${model.version} here, got ${shown(pinnedVersion)}.`,
      { param: "model", fix: `Send ${model.id}@${model.version}, or ${model.id} for whatever is current.` },
    );
  }
  return { model, pinnedVersion };
}

const familyNames = { video: "videos", image: "pictures", avatar: "talking portraits" } as const;

/** @throws AppError `invalid_parameter`, `missing_parameter` when it is required */
export function checkPrompt(
  prompt: string,
  model: Model,
  options: { readonly required: boolean; readonly given: boolean; readonly neverRendered: boolean },
): void {
  const max = model.limits.promptCharactersMax;
  const length = prompt.length <= max ? prompt.length : countCodePoints(prompt);
  if (length > max) {
    throw new AppError("invalid_parameter", `prompt must have 1 to ${max} characters, got ${length}.`, {
      param: "prompt",
    });
  }
  // a task that a directive ends is never rendered, so it needs no words
  if (!options.required || options.neverRendered || prompt.trim() !== "") return;
  if (!options.given) throw new AppError("missing_parameter", "prompt is required.", { param: "prompt" });
  throw new AppError("invalid_parameter", `prompt must have 1 to ${max} characters besides spaces, got none.`, {
    param: "prompt",
  });
}

/** @throws AppError `unsupported_combination` for another model's resolution, `invalid_parameter` for none */
export function checkResolution(text: string | undefined, model: Model): Resolution {
  const { limits } = model;
  if (text === undefined) return limits.resolutionDefault;
  const found = limits.resolutions.find((resolution) => resolution === text.toLowerCase());
  if (found !== undefined) return found;
  const allowed = limits.resolutions.join(", ");
  const message = `resolution must be ${oneOf(limits.resolutions)} for ${model.id}, got ${shown(text)}.`;
  if (resolutions.some((resolution) => resolution === text.toLowerCase())) {
    throw refuseCombination("resolution", message, `Use one of ${allowed}.`);
  }
  throw new AppError("invalid_parameter", message, { param: "resolution", fix: `Use one of ${allowed}.` });
}

/** @throws AppError `unsupported_combination` for another model's ratio, `invalid_parameter` for none */
export function checkAspectRatio(text: string | undefined, model: Model): AspectRatio {
  const { aspectRatios: allowed } = model.limits;
  if (text === undefined) return allowed[0] ?? "16:9";
  const found = allowed.find((ratio) => ratio === text);
  if (found !== undefined) return found;
  const message = `aspect_ratio must be ${oneOf(allowed)} for ${model.id}, got ${shown(text)}.`;
  if (aspectRatios.some((ratio) => ratio === text)) {
    throw refuseCombination("aspect_ratio", message, `Use one of ${allowed.join(", ")}.`);
  }
  throw new AppError("invalid_parameter", message, { param: "aspect_ratio", fix: `Use one of ${allowed.join(", ")}.` });
}

export function checkNegativePrompt(text: string | undefined, model: Model): string | undefined {
  if (text === undefined || text.trim() === "") return undefined;
  if (model.capabilities.negativePrompt) return text;
  throw refuseCombination(
    "negative_prompt",
    `negative_prompt does not go with ${model.id}.`,
    "Leave it out, or use kling-v3 or kling-o3.",
  );
}

/** Fields that both kinds of create share, besides those of the request itself. */
export function sharedOptions(
  body: VideoGenerateBody | ImageGenerateBody | AvatarGenerateBody,
  model: Model,
): Pick<
  Translated,
  "engines" | "maxCredits" | "quoteId" | "deadlineSeconds" | "callback" | "externalTaskId" | "metadata"
> {
  return {
    engines: wantedEngines(body.provider),
    maxCredits: body.max_credits,
    quoteId: body.quote_id,
    deadlineSeconds: body.deadline_seconds ?? model.deadlineSeconds,
    callback: callbackOf(body),
    externalTaskId: body.external_task_id,
    metadata: checkMetadata(body.metadata),
  };
}

/** Pairs of a task's metadata: enough for ids of the caller, too few for a store of its own. */
const metadataPairsMax = 16;

function checkMetadata(metadata: Readonly<Record<string, string>> | undefined) {
  if (metadata === undefined) return undefined;
  const count = Object.keys(metadata).length;
  if (count === 0) return undefined;
  if (count <= metadataPairsMax) return metadata;
  throw new AppError("invalid_parameter", `metadata must have at most ${metadataPairsMax} pairs, got ${count}.`, {
    param: "metadata",
  });
}

function callbackOf(body: VideoGenerateBody | ImageGenerateBody | AvatarGenerateBody): Translated["callback"] {
  const { callback_url: url, webhook_url: alias } = body;
  if (url !== undefined && alias !== undefined && url !== alias) {
    throw refuseCombination(
      "webhook_url",
      "callback_url and webhook_url are one field, and they differ.",
      "Send callback_url alone.",
    );
  }
  if (url !== undefined) return { param: "callback_url", url };
  return alias === undefined ? undefined : { param: "webhook_url", url: alias };
}

export function wantedEngines(provider: VideoGenerateBody["provider"]): readonly string[] | undefined {
  if (provider === undefined || provider === "auto") return undefined;
  if (typeof provider === "string") return [provider];
  const wanted = provider.only ?? provider.order;
  if (wanted === undefined) return undefined;
  return provider.allow_fallbacks === false && provider.order !== undefined ? provider.order.slice(0, 1) : wanted;
}

/** The caller's seed, or one that a re-render keeps. */
export function seedOf(body: { readonly seed?: number | undefined }, context: TranslateContext): number {
  return body.seed ?? context.randomInt(2 ** 32);
}

function oneOf(values: readonly string[]): string {
  return values.length === 1 ? (values[0] ?? "") : `one of ${values.join(", ")}`;
}
