import { creditsNumber, type GenerationRequest } from "@kinora/core";
import type { SignAssetUrl } from "#assets/asset.ts";
import type { AttemptRecord, TaskError, TaskOutput, TaskRecord } from "#tasks/task-record.ts";
import { presentDecision } from "./check-policy.ts";
import { docUrl } from "./errors.ts";

export interface PresentContext {
  /** Begins every address; empty gives relative ones. */
  readonly publicUrl: string;
  readonly signUrl: SignAssetUrl;
  readonly tasks: { estimateSeconds(request: GenerationRequest): number };
}

/** The answer to a create; also to its replay, which says what the first one said. */
export function presentCreated(
  task: Pick<TaskRecord, "id" | "kind" | "model" | "createdAt" | "quote" | "warnings" | "request">,
  context: PresentContext,
) {
  return {
    task_id: task.id.toString(),
    status: "queued",
    model: task.model,
    created_at: task.createdAt.toISOString(),
    credits_reserved: creditsNumber(task.quote.microCredits),
    estimated_seconds: task.request === undefined ? 0 : context.tasks.estimateSeconds(task.request),
    status_url: statusUrl(task, context),
    warnings: task.warnings,
  };
}

/** The task object of every read, list, stream and callback. */
export function presentTask(task: TaskRecord, context: PresentContext, queuePosition?: number) {
  const { receipt } = task;
  const unmatched = unmatchedOf(task.scene);
  return {
    task_id: task.id.toString(),
    status: task.status,
    model: task.model,
    mode: task.mode,
    created_at: task.createdAt.toISOString(),
    updated_at: task.updatedAt.toISOString(),
    started_at: task.startedAt?.toISOString() ?? null,
    completed_at: task.completedAt?.toISOString() ?? null,
    progress: task.progress,
    ...(queuePosition === undefined ? {} : { queue_position: queuePosition }),
    estimated_seconds: task.request === undefined ? 0 : context.tasks.estimateSeconds(task.request),
    status_url: statusUrl(task, context),
    model_version: task.modelVersion ?? null,
    provider: task.provider ?? null,
    credits_reserved: creditsNumber(task.quote.microCredits),
    credits_charged: creditsNumber(receipt.charged),
    ...(task.externalTaskId === undefined ? {} : { external_task_id: task.externalTaskId }),
    ...(task.metadata === undefined ? {} : { metadata: task.metadata }),
    request: task.request === undefined ? null : presentRequest(task.request),
    output: task.output === undefined ? null : presentOutput(task.output, context),
    error: task.error === undefined ? null : presentTaskError(task.error, task.id, context),
    receipt: {
      held: creditsNumber(receipt.held),
      charged: creditsNumber(receipt.charged),
      released: creditsNumber(receipt.released),
      reason: receipt.reason,
    },
    attempts: task.attempts.map((attempt) => presentAttempt(attempt, task.id, context)),
    ...(task.cancellation === undefined ? {} : { cancellation: { state: task.cancellation } }),
    ...(task.note === undefined
      ? {}
      : { note: { code: task.note.code, message: task.note.message, check_at: task.note.checkAt } }),
    ...(task.moderation === undefined ? {} : { moderation: presentDecision(task.moderation) }),
    ...(task.draftOf === undefined ? {} : { draft_of: task.draftOf.toString() }),
    ...(task.finalIds.length === 0 ? {} : { final_ids: task.finalIds.map(String) }),
    ...(unmatched === undefined ? {} : { scene: { url: `${context.publicUrl}/v1/tasks/${task.id}/scene`, unmatched } }),
    warnings: task.warnings,
    sequence: task.sequence,
    ...(task.deletedAt === undefined ? {} : { deleted_at: task.deletedAt.toISOString() }),
  };
}

/** The request as it was understood: media by asset id, never by their bytes. */
function presentRequest(request: GenerationRequest) {
  const { inputs, camera } = request;
  const isVideo = request.kind === "video";
  return {
    model: request.modelVersion === undefined ? request.model : `${request.model}@${request.modelVersion}`,
    prompt: request.prompt,
    ...(request.negativePrompt === undefined ? {} : { negative_prompt: request.negativePrompt }),
    ...(isVideo ? { duration: request.durationSeconds } : { n: request.count }),
    resolution: request.resolution,
    aspect_ratio: request.aspectRatio,
    ...(isVideo ? { audio: request.audio } : {}),
    ...(request.voiceDescription === undefined ? {} : { voice_description: request.voiceDescription }),
    ...(request.speech === undefined ? {} : { text: request.speech.text, voice_id: request.speech.voiceId }),
    ...(isVideo ? { multi_shot: request.multiShot } : {}),
    ...(request.shots.length === 0
      ? {}
      : { shots: request.shots.map((shot) => ({ prompt: shot.prompt, duration: shot.durationSeconds })) }),
    ...(inputs.image === undefined ? {} : { image_url: inputs.image }),
    ...(inputs.endImage === undefined ? {} : { end_image_url: inputs.endImage }),
    ...(inputs.recording === undefined ? {} : { audio_url: inputs.recording }),
    ...(inputs.elements.length === 0 ? {} : { elements: inputs.elements.map(({ id }) => id) }),
    ...(camera?.kind === "preset" ? { camera: camera.name } : {}),
    ...(request.stillFormat === undefined ? {} : { output_format: request.stillFormat }),
    seed: request.seed,
    watermark: request.watermark,
    ...(request.draft === undefined ? {} : { draft: true }),
  };
}

function presentOutput(output: TaskOutput, context: PresentContext) {
  const expiresAt = new Date(output.expiresAt);
  const urls = output.items.map((item) => context.signUrl({ id: item.assetId, name: item.name, expiresAt }));
  const url = urls[0] ?? "";
  if (output.kind === "image") {
    return {
      type: "image",
      url,
      images: output.items.map((item, position) => ({
        index: item.index,
        url: urls[position] ?? "",
        width: item.width,
        height: item.height,
        mime: item.mime,
      })),
      expires_at: output.expiresAt,
    };
  }
  return {
    type: "video",
    url,
    videos: output.items.map((item, position) => ({
      id: item.assetId,
      url: urls[position] ?? "",
      duration: item.durationSeconds ?? 0,
      width: item.width,
      height: item.height,
      fps: item.framesPerSecond ?? 0,
      mime: item.mime,
      size: item.sizeBytes,
      has_audio: item.hasAudio ?? false,
    })),
    thumbnail_url:
      output.posterAssetId === undefined
        ? null
        : context.signUrl({ id: output.posterAssetId, name: "poster.jpg", expiresAt }),
    expires_at: output.expiresAt,
  };
}

/** As an HTTP error, without the id of a request. */
function presentTaskError(error: TaskError, taskId: bigint, context: PresentContext) {
  return {
    code: error.code,
    message: error.message,
    fix: error.fix,
    retryable: error.retryable,
    task_id: taskId.toString(),
    doc_url: docUrl(context.publicUrl, error.code),
  };
}

function presentAttempt(attempt: AttemptRecord, taskId: bigint, context: PresentContext) {
  return {
    engine: attempt.engine,
    state: attempt.state,
    started_at: attempt.startedAt.toISOString(),
    ended_at: attempt.endedAt?.toISOString() ?? null,
    ...(attempt.error === undefined ? {} : { error: presentTaskError(attempt.error, taskId, context) }),
  };
}

function statusUrl(task: Pick<TaskRecord, "id" | "kind">, context: PresentContext): string {
  return `${context.publicUrl}/v1/${task.kind}/status/${task.id}`;
}

/** Words of the prompt that the local engine drew nothing for. */
function unmatchedOf(scene: unknown): readonly string[] | undefined {
  if (typeof scene !== "object" || scene === null || !("unmatched" in scene)) return undefined;
  const { unmatched } = scene;
  return Array.isArray(unmatched) ? unmatched.filter((word): word is string => typeof word === "string") : undefined;
}
