import { z } from "@hono/zod-openapi";
import { errorCodes, severities } from "@kinora/core";
import { usageGroups } from "#credits/read-usage.ts";
import { keyNotice } from "./key-wire.ts";

/* What the guide's routes answer. The answers are made by `present-*.ts`; tests hold them against these schemas. */

export const instant = z.string().openapi({ format: "date-time", example: "2026-11-24T10:00:00.000Z" });
export const creditsAmount = z.number().openapi({ description: "Credits, at most six places." });
const taskId = z.string().openapi({ description: "Opaque; 18 or 19 digits.", example: "383049217409351680" });

const taskStatus = z.enum(["queued", "processing", "completed", "failed"]).openapi("TaskStatus");

const warningAnswer = z
  .object({ code: z.string(), param: z.string().optional(), message: z.string() })
  .openapi("Warning", { description: "A field that was ignored, changed or approximated." });

const errorFields = {
  code: z.enum(errorCodes as readonly [string, ...string[]]),
  message: z.string().openapi({ example: "duration must be 3 to 15 seconds for kling-v3, got 20." }),
  fix: z.string(),
  retryable: z.boolean(),
  param: z.string().optional(),
  retry_after: z.int().optional().openapi({ description: "Seconds." }),
  task_id: taskId.optional(),
  doc_url: z.string(),
};

export const errorAnswer = z
  .object({ error: z.object({ ...errorFields, request_id: z.string() }) })
  .openapi("ErrorAnswer");

const taskErrorAnswer = z.object(errorFields).openapi("TaskError");

const createdFields = {
  task_id: taskId,
  status: taskStatus,
  model: z.string(),
  created_at: instant,
  credits_reserved: creditsAmount,
  estimated_seconds: z.int(),
  status_url: z.string(),
  warnings: z.array(warningAnswer),
};

export const createdTaskAnswer = z.object(createdFields).openapi("CreatedTask");

const videoOutput = z
  .object({
    type: z.literal("video"),
    url: z.string(),
    videos: z.array(
      z.object({
        id: z.string(),
        url: z.string(),
        duration: z.number().openapi({ description: "Seconds." }),
        width: z.int(),
        height: z.int(),
        fps: z.number(),
        mime: z.string(),
        size: z.int().openapi({ description: "Bytes." }),
        has_audio: z.boolean(),
      }),
    ),
    thumbnail_url: z.string().nullable(),
    expires_at: instant,
  })
  .openapi("VideoOutput");

const imageOutput = z
  .object({
    type: z.literal("image"),
    url: z.string(),
    images: z.array(z.object({ index: z.int(), url: z.string(), width: z.int(), height: z.int(), mime: z.string() })),
    expires_at: instant,
  })
  .openapi("ImageOutput");

/** What the content rules decided. */
export const decisionAnswer = z.object({
  stage: z.enum(["input", "output"]),
  decision: z
    .enum(["allowed", "flagged", "blocked", "unchecked"])
    .openapi({ description: "`unchecked`: the operator's judge gave no answer and lets pass then." }),
  by: z.enum(["rules", "hook"]),
  category: z.string().nullable(),
  severity: z.enum(severities).nullable(),
  param: z.string().nullable(),
  policy_version: z.string(),
});

const requestEcho = z
  .object({
    model: z.string(),
    prompt: z.string(),
    negative_prompt: z.string().optional(),
    duration: z.int().optional(),
    n: z.int().optional(),
    resolution: z.string(),
    aspect_ratio: z.string(),
    audio: z.boolean().optional(),
    voice_description: z.string().optional(),
    text: z.string().optional(),
    voice_id: z.string().optional(),
    multi_shot: z.boolean().optional(),
    shots: z.array(z.object({ prompt: z.string(), duration: z.int() })).optional(),
    image_url: z.string().optional().openapi({ description: "The stored input's asset id." }),
    end_image_url: z.string().optional(),
    audio_url: z.string().optional().openapi({ description: "The stored recording's asset id." }),
    elements: z.array(z.string()).optional(),
    camera: z.string().optional(),
    output_format: z.enum(["png", "jpeg", "webp"]).optional(),
    seed: z.int(),
    watermark: z.boolean(),
    draft: z.literal(true).optional().openapi({ description: "Rendered small; `resolution` is its final's." }),
  })
  .openapi("RequestEcho", { description: "The request as it was understood, media by asset id." });

export const taskAnswer = z
  .object({
    ...createdFields,
    mode: z.enum(["test", "live"]),
    updated_at: instant,
    started_at: instant.nullable(),
    completed_at: instant.nullable(),
    progress: z.int().min(0).max(100),
    queue_position: z.int().optional().openapi({ description: "1 for the workspace's next task." }),
    model_version: z.string().nullable(),
    provider: z.string().nullable().openapi({ description: "The engine that served it." }),
    credits_charged: creditsAmount,
    external_task_id: z.string().optional(),
    metadata: z.record(z.string(), z.string()).optional(),
    request: requestEcho.nullable().openapi({ description: "Null once the task was deleted." }),
    output: z.union([videoOutput, imageOutput]).nullable().openapi({ description: "Null until completed." }),
    error: taskErrorAnswer.nullable().openapi({ description: "Null unless failed." }),
    receipt: z.object({
      held: creditsAmount,
      charged: creditsAmount,
      released: creditsAmount,
      reason: z.string().openapi({ description: "`held`, `completed`, `refunded`, or the code that ended the task." }),
    }),
    attempts: z.array(
      z.object({
        engine: z.string(),
        state: z.string(),
        started_at: instant,
        ended_at: instant.nullable(),
        error: taskErrorAnswer.optional(),
      }),
    ),
    cancellation: z.object({ state: z.enum(["requested", "confirmed", "too_late", "unsupported"]) }).optional(),
    note: z.object({ code: z.literal("upstream_unknown"), message: z.string(), check_at: instant }).optional(),
    moderation: decisionAnswer
      .optional()
      .openapi({ description: "What the operator's judge decided about the result; absent when none was asked." }),
    draft_of: taskId.optional().openapi({ description: "The draft that this task re-runs live." }),
    final_ids: z.array(taskId).optional().openapi({ description: "Live re-runs of this draft, oldest first." }),
    scene: z
      .object({
        url: z.string().openapi({ description: "How the local engine understood the prompt, as JSON." }),
        unmatched: z.array(z.string()).openapi({ description: "Words of the prompt that nothing was drawn for." }),
      })
      .optional(),
    sequence: z.int().openapi({ description: "Grows with each visible change." }),
    deleted_at: instant.optional(),
  })
  .openapi("Task");

/** The local engine's SceneSpec, whose own schema is the engine's: it is passed on as it was stored. */
export const sceneAnswer = z
  .looseObject({ version: z.literal(1), unmatched: z.array(z.string()) })
  .openapi("Scene", { description: "What `kinora scene` prints and `kinora render` draws." });

export const taskListAnswer = z
  .object({ data: z.array(taskAnswer), has_more: z.boolean(), next_cursor: z.string().nullable() })
  .openapi("TaskList");

export const estimateAnswer = z
  .object({
    credits: creditsAmount,
    usd: z.number(),
    breakdown: z.array(
      z.object({
        description: z.string(),
        unit: z.enum(["second", "image"]),
        quantity: z.number(),
        credits_per_unit: creditsAmount,
        credits: creditsAmount,
      }),
    ),
    quote_id: z.string().openapi({ description: "Send it with the create to have this price until `expires_at`." }),
    expires_at: instant,
    estimated_seconds: z.int(),
    price_version: z.string(),
    warnings: z.array(warningAnswer),
  })
  .openapi("Estimate");

export const uploadAnswer = z
  .object({
    asset_id: z.string().openapi({ example: "asset_0123456789abcdefghijklmn" }),
    url: z.string().openapi({ description: "Unguessable and public; usable as `image_url`." }),
    type: z.enum(["image", "video", "audio"]),
    mime: z.string(),
    width: z.int().nullable(),
    height: z.int().nullable(),
    duration: z.number().nullable().openapi({ description: "Seconds." }),
    size: z.int().openapi({ description: "Bytes." }),
    expires_at: instant,
  })
  .openapi("Upload");

const example10Seconds = z.record(z.string(), z.object({ credits: creditsAmount, usd: z.number() }));

export const modelAnswer = z
  .object({
    id: z.string(),
    object: z.literal("model"),
    version: z.string(),
    description: z.string(),
    aliases: z.array(z.string()),
    capabilities: z.object({
      audio: z.boolean(),
      multi_shot: z.boolean(),
      image_input: z.boolean(),
      end_image: z.boolean(),
      camera: z.boolean(),
      negative_prompt: z.boolean(),
    }),
    limits: z.object({
      duration_min: z.int(),
      duration_max: z.int(),
      duration_default: z.int(),
      resolutions: z.array(z.string()),
      resolution_default: z.string(),
      aspect_ratios: z.array(z.string()),
      prompt_characters_max: z.int(),
      n_max: z.int(),
      deadline_seconds: z.int(),
    }),
    pricing: z.object({
      version: z.string(),
      rates: z.array(
        z.object({
          variant: z.enum(["silent", "audio", "multi_shot", "video_input"]),
          unit: z.enum(["second", "image"]),
          credits: z.record(z.string(), creditsAmount),
          example_10_seconds: example10Seconds.optional(),
        }),
      ),
    }),
    providers: z.array(z.string()),
    available: z.boolean().openapi({ description: "The plan, the key and an engine allow it now." }),
  })
  .openapi("Model");

export const modelListAnswer = z.object({ object: z.literal("list"), data: z.array(modelAnswer) }).openapi("ModelList");

const planAnswer = z
  .object({
    id: z.string(),
    models: z.union([z.literal("all"), z.array(z.string())]),
    requests_per_minute: z.int().nullable(),
    burst: z.int().nullable(),
    running_max: z.int().nullable(),
    queue_depth: z.int(),
    storage_bytes: z.int().nullable(),
  })
  .openapi("Plan");

export const accountAnswer = z
  .object({
    workspace: z.object({ id: z.string(), name: z.string() }),
    mode: z.enum(["test", "live"]),
    plan: z.object({
      api: planAnswer.nullable().openapi({ description: "Opens the API; credits alone do not." }),
      web: planAnswer.nullable(),
    }),
    key: z.object({
      id: z.string(),
      name: z.string(),
      scopes: z.array(z.string()),
      models: z.array(z.string()).nullable().openapi({ description: "Null when the key is as wide as the plan." }),
      created_at: instant,
      expires_at: instant.nullable(),
      notices: z.array(keyNotice).openapi({ description: "What to do about the key: it is old, or ends soon." }),
    }),
    limits: z.object({
      requests_per_minute: z.int(),
      burst: z.int(),
      open_tasks: z.int().openapi({ description: "Tasks that may run and wait at once." }),
    }),
  })
  .openapi("Account");

export const creditsAnswer = z
  .object({
    balance: creditsAmount,
    reserved: creditsAmount,
    available: creditsAmount,
    usd_per_credit: z.number(),
    packs: z.array(
      z.object({
        id: z.string(),
        source: z.enum(["promo", "trial", "plan", "pack", "refund"]),
        total: creditsAmount,
        remaining: creditsAmount,
        expires_at: instant.nullable(),
      }),
    ),
  })
  .openapi("Credits");

export const usageAnswer = z
  .object({
    from: instant,
    to: instant,
    group_by: z.array(z.enum(usageGroups)),
    data: z.array(
      z.object({
        day: z.string().optional(),
        model: z.string().optional(),
        key: z.string().nullable().optional(),
        engine: z.string().nullable().optional().openapi({ description: "Null for tasks that no engine served." }),
        dialect: z.string().optional(),
        tasks: z.int(),
        completed: z.int(),
        failed: z.int(),
        credits_charged: creditsAmount,
        credits_reserved: creditsAmount,
      }),
    ),
  })
  .openapi("Usage");

export const ledgerAnswer = z
  .object({
    data: z.array(
      z.object({
        id: z.string(),
        kind: z.enum(["grant", "hold", "capture", "release", "expire", "refund", "adjust", "upstream_cost"]),
        credits: creditsAmount,
        micro_credits: z.string().openapi({ description: "The same amount, exact, in millionths of a credit." }),
        available_change: creditsAmount,
        reserved_change: creditsAmount,
        task_id: taskId.nullable(),
        pack_id: z.string().nullable(),
        reason: z.string(),
        created_at: instant,
      }),
    ),
    has_more: z.boolean(),
    next_cursor: z.string().nullable(),
  })
  .openapi("Ledger");

export const providersAnswer = z
  .object({
    object: z.literal("list"),
    data: z.array(
      z.object({
        id: z.string(),
        object: z.literal("provider"),
        models: z.array(z.string()),
        modes: z.array(z.enum(["test", "live"])),
        local: z.boolean().openapi({ description: "True when it runs on this server." }),
        capabilities: z.object({
          audio: z.boolean(),
          multi_shot: z.boolean(),
          image_input: z.boolean(),
          end_image: z.boolean(),
          seed: z.boolean(),
        }),
      }),
    ),
  })
  .openapi("ProviderList");
