import { z } from "zod";
import data from "./data/models.json" with { type: "json" };
import type { AspectRatio, ModelId, Resolution } from "./generation-request.ts";

export const modelIds = [
  "kling-v3",
  "kling-o3",
  "kling-motion-control",
  "kling-image",
  "kling-avatar",
  "kling-lite",
] as const satisfies readonly ModelId[];
export const resolutions = ["480p", "720p", "1080p", "4k", "1k", "2k"] as const satisfies readonly Resolution[];
export const aspectRatios = [
  "16:9",
  "9:16",
  "1:1",
  "4:3",
  "3:4",
  "3:2",
  "2:3",
  "21:9",
] as const satisfies readonly AspectRatio[];

const modelSchema = z.strictObject({
  id: z.enum(modelIds),
  version: z.string().min(1),
  family: z.enum(["video", "image", "avatar"]),
  aliases: z.array(z.string().min(1)),
  description: z.string().min(1),
  capabilities: z.strictObject({
    audio: z.boolean(),
    multiShot: z.boolean(),
    imageInput: z.boolean(),
    endImage: z.boolean(),
    videoInput: z.boolean(),
    referenceImages: z.int().min(0),
    elements: z.int().min(0),
    camera: z.boolean(),
    negativePrompt: z.boolean(),
  }),
  limits: z.strictObject({
    durationSecondsMin: z.int().min(0),
    durationSecondsMax: z.int().min(0),
    durationSecondsDefault: z.int().min(0),
    resolutions: z.array(z.enum(resolutions)).min(1),
    resolutionDefault: z.enum(resolutions),
    aspectRatios: z.array(z.enum(aspectRatios)).min(1),
    promptCharactersMax: z.int().min(1),
    countMax: z.int().min(1),
  }),
  /** How long a task of this model may take before it fails with `generation_timeout`. */
  deadlineSeconds: z.int().min(60).max(7200),
});

const catalogSchema = z.strictObject({ version: z.string(), models: z.array(modelSchema).min(1) });

export type Model = z.infer<typeof modelSchema>;

export interface ModelCatalog {
  readonly version: string;
  readonly models: readonly Model[];
  /** By id or alias; undefined for anything else. `kling-v3@<version>` is split by `parseModelName` first. */
  find(name: string): Model | undefined;
  /** Known ids, nearest spelling first. */
  near(name: string): readonly string[];
}

/** @throws ZodError when an operator's override is malformed */
export function makeModelCatalog(source: unknown = data): ModelCatalog {
  const { version, models } = catalogSchema.parse(source);
  const byName = new Map(models.flatMap((model) => [model.id, ...model.aliases].map((name) => [name, model] as const)));
  return {
    version,
    models,
    find: (name) => byName.get(name),
    near: (name) => models.map((model) => model.id).toSorted((a, b) => editDistance(a, name) - editDistance(b, name)),
  };
}

/** Splits `kling-v3@3.0` into name and pinned version. */
export function parseModelName(text: string): { readonly name: string; readonly pinnedVersion?: string } {
  const at = text.indexOf("@");
  return at === -1 ? { name: text } : { name: text.slice(0, at), pinnedVersion: text.slice(at + 1) };
}

/** Levenshtein distance over at most 64 characters of each; longer names only need to sort last. */
export function editDistance(a: string, b: string): number {
  const left = a.slice(0, 64);
  const right = b.slice(0, 64);
  let row = Array.from({ length: right.length + 1 }, (_, i) => i);
  for (let i = 1; i <= left.length; i++) {
    const next = [i];
    for (let j = 1; j <= right.length; j++) {
      const substitution = (row[j - 1] ?? 0) + (left[i - 1] === right[j - 1] ? 0 : 1);
      next.push(Math.min(substitution, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row[right.length] ?? 0;
}
