import { AppError, type GenerationRequest, type Model, namedVoices, shown } from "@kinora/core";
import { readDirectives } from "./directives.ts";
import {
  checkPrompt,
  checkResolution,
  pendingInput,
  seedOf,
  sharedOptions,
  type TranslateContext,
  type Translated,
} from "./translate.ts";
import type { AvatarGenerateBody } from "./wire.ts";

/**
 * A body of `POST /v1/avatar/generate` in our words: a portrait that says a text. How long it lasts, and so its price,
 * follows from the text.
 *
 * @throws AppError `invalid_parameter`, `missing_parameter`, each with field, rule and value
 */
export function translateAvatar(
  body: AvatarGenerateBody,
  { model, pinnedVersion }: { readonly model: Model; readonly pinnedVersion: string | undefined },
  context: TranslateContext,
): Translated {
  const directed = readDirectives(body.prompt ?? "", context.mode);
  checkPrompt(directed.prompt, model, { required: false, given: body.prompt !== undefined, neverRendered: false });
  const { durationSecondsMin: min, durationSecondsMax: max } = model.limits;
  const spokenSeconds = secondsOf(body.text);
  if (spokenSeconds > max) {
    const message = `text must be spoken in at most ${max} seconds, and this one takes about ${spokenSeconds}.`;
    throw new AppError("invalid_parameter", message, { param: "text", fix: "Send a shorter text." });
  }
  const request: GenerationRequest = {
    kind: "video",
    model: model.id,
    ...(pinnedVersion === undefined ? {} : { modelVersion: pinnedVersion }),
    prompt: directed.prompt,
    durationSeconds: Math.max(min, spokenSeconds),
    resolution: checkResolution(body.resolution, model),
    aspectRatio: model.limits.aspectRatios[0] ?? "16:9", // the picture decides
    audio: true,
    speech: { text: body.text, voiceId: checkVoice(body.voice_id) },
    multiShot: false,
    shots: [],
    inputs: { image: pendingInput, referenceImages: [], elements: [] },
    seed: seedOf(body, context),
    watermark: body.watermark ?? false,
    count: 1,
    ...(body.draft === true ? { draft: true } : {}),
    directives: directed.directives,
  };
  return {
    request,
    media: [{ param: "image_url", input: "image", source: body.image_url }],
    elementIds: [],
    warnings: directed.warnings,
    refuseWith: directed.refuseWith,
    ...sharedOptions(body, model),
  };
}

/** Words and, in scripts without spaces, characters that are said in a second, unhurried. */
const wordsPerSecond = 2.2;
const charactersPerSecond = 4;
const pauseSeconds = 1;

/** Whole seconds that a text takes to say, the pause around it included. */
function secondsOf(text: string): number {
  const characters = text.match(/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]/gu)?.length ?? 0;
  const words =
    text.match(/(?:(?![\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}])[\p{L}\p{N}'’-])+/gu)
      ?.length ?? 0;
  return Math.ceil(words / wordsPerSecond + characters / charactersPerSecond + pauseSeconds);
}

function checkVoice(id: string | undefined): string {
  const [first] = namedVoices;
  const voice = id === undefined ? first : namedVoices.find((one) => one.id === id);
  if (voice !== undefined) return voice.id;
  const ids = namedVoices.map((one) => one.id).join(", ");
  throw new AppError("invalid_parameter", `voice_id must be one of ${ids}, got ${shown(id)}.`, {
    param: "voice_id",
    fix: "See GET /v1/voices.",
  });
}
