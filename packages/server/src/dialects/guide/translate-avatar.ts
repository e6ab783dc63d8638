import { AppError, type GenerationRequest, type Model, namedVoices, type RequestInputs, shown } from "@kinora/core";
import { readDirectives } from "./directives.ts";
import {
  checkPrompt,
  checkResolution,
  pendingInput,
  refuseCombination,
  seedOf,
  sharedOptions,
  type TranslateContext,
  type RequestedMedium,
  type Translated,
} from "./translate.ts";
import type { AvatarGenerateBody } from "./wire.ts";

/**
 * A body of `POST /v1/avatar/generate` in our words: a portrait that says a text, or what a recording holds. How long it
 * lasts, and so its price, follows from the text, or from the recording once it is fetched.
 *
 * @throws AppError `invalid_parameter`, `missing_parameter`, `unsupported_combination`, each with field, rule and value
 */
export function translateAvatar(
  body: AvatarGenerateBody,
  { model, pinnedVersion }: { readonly model: Model; readonly pinnedVersion: string | undefined },
  context: TranslateContext,
): Translated {
  const directed = readDirectives(body.prompt ?? "", context.mode);
  checkPrompt(directed.prompt, model, { required: false, given: body.prompt !== undefined, neverRendered: false });
  const said = whatIsSaid(body, model);
  const request: GenerationRequest = {
    kind: "video",
    model: model.id,
    ...(pinnedVersion === undefined ? {} : { modelVersion: pinnedVersion }),
    prompt: directed.prompt,
    durationSeconds: said.durationSeconds,
    resolution: checkResolution(body.resolution, model),
    aspectRatio: model.limits.aspectRatios[0] ?? "16:9", // the picture decides
    audio: true,
    ...(said.speech === undefined ? {} : { speech: said.speech }),
    multiShot: false,
    shots: [],
    inputs: { image: pendingInput, ...said.inputs, referenceImages: [], elements: [] },
    seed: seedOf(body, context),
    watermark: body.watermark ?? false,
    count: 1,
    ...(body.draft === true ? { draft: true } : {}),
    directives: directed.directives,
  };
  return {
    request,
    media: [{ param: "image_url", input: "image", source: body.image_url }, ...said.media],
    elementIds: [],
    warnings: directed.warnings,
    refuseWith: directed.refuseWith,
    ...sharedOptions(body, model),
  };
}

interface Said {
  /** 0 until a recording is measured. */
  readonly durationSeconds: number;
  readonly speech?: NonNullable<GenerationRequest["speech"]>;
  readonly inputs: Pick<RequestInputs, "recording">;
  readonly media: readonly RequestedMedium[];
}

/** One of a text and a recording. */
function whatIsSaid({ text, audio_url: audioUrl, voice_id: voiceId }: AvatarGenerateBody, { limits }: Model): Said {
  if (audioUrl === undefined) {
    if (text === undefined) {
      const fix = "Send text with what is said, or audio_url with a recording of it.";
      throw new AppError("missing_parameter", "text or audio_url is required.", { param: "text", fix });
    }
    const { durationSecondsMin: min, durationSecondsMax: max } = limits;
    const seconds = secondsOf(text);
    if (seconds > max) {
      const message = `text must be spoken in at most ${max} seconds, and this one takes about ${seconds}.`;
      throw new AppError("invalid_parameter", message, { param: "text", fix: "Send a shorter text." });
    }
    const speech = { text, voiceId: checkVoice(voiceId) };
    return { durationSeconds: Math.max(min, seconds), speech, inputs: {}, media: [] };
  }
  if (text !== undefined) {
    throw refuseCombination("audio_url", "audio_url does not go with text: one of them is said.", "Leave one out.");
  }
  if (voiceId !== undefined) {
    throw refuseCombination(
      "voice_id",
      "voice_id does not go with audio_url: the recording has its own voice.",
      "Leave voice_id out, or send text in place of audio_url.",
    );
  }
  return {
    durationSeconds: 0,
    inputs: { recording: pendingInput },
    media: [{ param: "audio_url", input: "recording", source: audioUrl }],
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
