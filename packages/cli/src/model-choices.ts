import type { AvatarGenerateParams, ImageGenerateParams, VideoGenerateParams } from "@kinora/sdk";
import { UsageError } from "./usage-error.ts";

/**
 * What the models take, so that a wrong value is told before a server is started for it. A running server is the
 * authority; these lists are the catalog's own, to which a test holds them.
 */
interface VideoModel {
  readonly id: string;
  readonly aliases: readonly string[];
  readonly resolutions: readonly string[];
  /** Whole seconds, both ends included. */
  readonly durationSeconds: readonly [number, number];
  readonly audio: boolean;
  readonly shots: boolean;
  readonly image: boolean;
}

export const videoModels: readonly VideoModel[] = [
  {
    id: "kling-v3",
    aliases: ["kling-3.0"],
    resolutions: ["720p", "1080p"],
    durationSeconds: [3, 15],
    audio: false,
    shots: false,
    image: true,
  },
  {
    id: "kling-o3",
    aliases: ["kling-v3-omni", "kling-3.0-omni"],
    resolutions: ["720p", "1080p"],
    durationSeconds: [3, 15],
    audio: true,
    shots: true,
    image: true,
  },
  {
    id: "kling-motion-control",
    aliases: [],
    resolutions: ["720p", "1080p"],
    durationSeconds: [3, 15],
    audio: false,
    shots: false,
    image: true,
  },
  {
    id: "kling-lite",
    aliases: [],
    resolutions: ["480p"],
    durationSeconds: [5, 5],
    audio: false,
    shots: false,
    image: false,
  },
];

export const videoResolutions = ["480p", "720p", "1080p"] as const;
export const videoAspectRatios = ["16:9", "9:16", "1:1"] as const;
export const imageResolutions = ["1k", "2k", "4k"] as const;
export const imageAspectRatios = ["16:9", "9:16", "1:1", "4:3", "3:4", "3:2", "2:3", "21:9", "auto"] as const;
export const imageCountMax = 9;
export const avatarResolutions = ["720p", "1080p"] as const;
const promptCharactersMax = 2500;
/** Of what a portrait says. */
const textCharactersMax = 1000;

/** @throws UsageError naming the option, the rule, the value and what would do */
export function checkVideoParams(params: VideoGenerateParams): void {
  const id = params.model.split("@")[0] ?? "";
  const model = videoModels.find((one) => one.id === id || one.aliases.includes(id));
  if (model === undefined) {
    const image = id.startsWith("kling-image");
    throw new UsageError(
      `--model must be one of ${videoModels.map((one) => one.id).join(", ")}, got "${params.model}".`,
      image ? "Pictures are made by the command image." : undefined,
    );
  }
  checkPrompt(params.prompt);
  const [minimum, maximum] = model.durationSeconds;
  const { resolution } = params;
  const duration = params.duration === undefined ? undefined : Number(params.duration);
  if (duration !== undefined && (duration < minimum || duration > maximum))
    throw new UsageError(
      minimum === maximum
        ? `--duration must be ${minimum} seconds for ${model.id}, got ${duration}.`
        : `--duration must be ${minimum} to ${maximum} seconds for ${model.id}, got ${duration}.`,
    );
  if (resolution !== undefined && !model.resolutions.includes(resolution))
    throw new UsageError(`--resolution must be ${model.resolutions.join(" or ")} for ${model.id}, got ${resolution}.`);
  if (params.audio === true && !model.audio)
    throw new UsageError(`${model.id} has no audio.`, "Use --model kling-o3, which --audio takes by itself.");
  if (params.shots !== undefined && !model.shots)
    throw new UsageError(`${model.id} takes no --shots.`, "Use --model kling-o3, which --shots takes by itself.");
  if (params.image_url !== undefined && !model.image) throw new UsageError(`${model.id} takes no --image.`);
  if (params.end_image_url !== undefined && params.image_url === undefined)
    throw new UsageError("--end-image needs --image, the picture that the clip starts with.");
}

/** @throws UsageError */
export function checkImageParams(params: ImageGenerateParams): void {
  checkPrompt(params.prompt);
  if (params.n !== undefined && (params.n < 1 || params.n > imageCountMax))
    throw new UsageError(`--n must be 1 to ${imageCountMax} pictures, got ${params.n}.`);
}

/** @throws UsageError */
export function checkAvatarParams(params: AvatarGenerateParams): void {
  const { text, audio_url: recording, voice_id: voice } = params;
  if (recording === undefined && (text === undefined || text.trim() === ""))
    throw new UsageError(
      "TEXT is missing.",
      'Type: kinora avatar portrait.png "Welcome!", or add --recording with a sound file.',
    );
  if (recording !== undefined && text !== undefined)
    throw new UsageError("--recording does not go with TEXT: one of them is said.", "Leave one out.");
  if (recording !== undefined && voice !== undefined)
    throw new UsageError("--voice does not go with --recording, which has its own.", "Leave --voice out.");
  if (text !== undefined && text.length > textCharactersMax)
    throw new UsageError(`TEXT must be at most ${textCharactersMax} characters, got ${text.length}.`);
  if (params.prompt !== undefined && params.prompt.length > promptCharactersMax)
    throw new UsageError(`--prompt must be at most ${promptCharactersMax} characters, got ${params.prompt.length}.`);
}

export function checkPrompt(prompt: string | undefined): void {
  if (prompt === undefined) return;
  if (prompt.trim() === "") throw new UsageError("PROMPT is empty.", 'Say what to show: "a fox in the snow".');
  if (prompt.length > promptCharactersMax)
    throw new UsageError(`PROMPT must be at most ${promptCharactersMax} characters, got ${prompt.length}.`);
}
