import { z } from "@hono/zod-openapi";
import { requestLimits } from "#http-kit/limits.ts";
import { nameField, textField } from "./text-field.ts";

/*
 * What the guide's routes take. Schemas say types and the limits that hold for every model; what depends on the model or
 * on another field is in `translate-*.ts`. Fields that are not named here are passed over with a warning.
 */

/** An address, an asset id or a `data:` URI; large `data:` values arrive as stand-ins of 4,096 characters. */
export const mediaField = () =>
  z
    .string()
    .min(1)
    .max(1 << 20)
    .openapi({
      type: "string",
      minLength: 1,
      description:
        "A public http(s) URL, the id or URL of an upload, or a data: URI of at most 50 MB. Fetched before anything is charged.",
    });

const numericString = z.string().regex(/^[0-9]{1,4}$/);

const commonFields = {
  model: nameField({ min: 1, max: 100 }).openapi({
    description: "A model's id or alias; `kling-v3@<version>` pins a version.",
    example: "kling-v3",
  }),
  negative_prompt: textField({ min: 0, max: 2_500 })
    .optional()
    .openapi({ description: "What should not be seen.", example: "blurry, text" }),
  image_url: mediaField().optional(),
  seed: z
    .int()
    .min(0)
    .max(4_294_967_295)
    .optional()
    .openapi({ description: "The same seed and request give the same result where the engine has seeds.", example: 7 }),
  watermark: z.boolean().optional().openapi({ description: "Default false." }),
  callback_url: nameField({ min: 1, max: 2_048 }).optional().openapi({
    description: "An https address that is told of every change, signed as Standard Webhooks.",
    example: "https://example.com/hooks/kinora",
  }),
  webhook_url: nameField({ min: 1, max: 2_048 }).optional().openapi({ description: "Alias of `callback_url`." }),
  external_task_id: nameField({ min: 1, max: 64 }).optional().openapi({
    description: "Your own name for the task, unique in the workspace.",
    example: "order-1234",
  }),
  provider: z
    .union([nameField({ min: 1, max: 64 }), z.lazy(() => providerChoice)], {
      error: "must be the name of an engine, or an object {only, order, allow_fallbacks}",
    })
    .optional()
    .openapi({ description: "Which engine may serve the request; `auto` by default.", example: "auto" }),
  max_credits: z
    .number()
    .min(0)
    .max(1_000_000_000)
    .optional()
    .openapi({ description: "Refuse a price above this many credits.", example: 80 }),
  quote_id: nameField({ min: 1, max: 200 }).optional().openapi({
    description: "A quote of the estimate route: its price is honoured for ten minutes, also when prices change.",
  }),
  draft: z.boolean().optional().openapi({
    description:
      "Render a small animatic first: free with live keys, a number a day; `POST /v1/tasks/{id}/finalize` then makes it real.",
  }),
  deadline_seconds: z
    .int()
    .min(60)
    .max(7_200)
    .optional()
    .openapi({ description: "When the task fails with `generation_timeout`; the default depends on the model." }),
  metadata: z
    .record(textField({ min: 1, max: 64 }), textField({ min: 0, max: 512 }))
    .optional()
    .openapi({ description: "At most 16 pairs of strings, echoed with the task.", example: { scene: "12" } }),
};

const providerChoice = z.object({
  only: z
    .array(nameField({ min: 1, max: 64 }))
    .min(1)
    .max(16)
    .optional(),
  order: z
    .array(nameField({ min: 1, max: 64 }))
    .min(1)
    .max(16)
    .optional(),
  allow_fallbacks: z.boolean().optional(),
});

/** Moves that a camera makes by name. */
const cameraPresets = [
  "static",
  "push-in",
  "pull-out",
  "pan-left",
  "pan-right",
  "tilt-up",
  "tilt-down",
  "crane-up",
  "orbit",
  "follow",
  "handheld",
] as const;

export const videoGenerateBody = z
  .object({
    ...commonFields,
    prompt: textField({ min: 0, max: 2_500 }).optional().openapi({
      description: "Required, except for kling-motion-control and with `shots`.",
      example: "A cinematic shot of a person walking through a futuristic city at sunset",
    }),
    duration: z
      .union([z.int(), numericString], { error: "must be a whole number of seconds" })
      .optional()
      .openapi({ description: "Whole seconds, 3 to 15; 5 by default.", example: 5 }),
    resolution: nameField({ min: 1, max: 16 })
      .optional()
      .openapi({ description: "`720p` (default) or `1080p`; `480p` for kling-lite.", example: "1080p" }),
    aspect_ratio: nameField({ min: 1, max: 16 }).optional().openapi({
      description: "`16:9` (default), `9:16` or `1:1`; with `image_url` the picture decides.",
      example: "16:9",
    }),
    audio: z.boolean().optional().openapi({ description: "Speech and sound; kling-o3 only. Default false." }),
    voice_description: textField({ min: 0, max: 500 }).optional().openapi({
      description: "How the voice sounds; needs `audio: true`.",
      example: "Friendly male voice, American accent, moderate pace",
    }),
    end_image_url: mediaField().optional(),
    elements: z
      .array(nameField({ min: 1, max: 64 }))
      .max(3)
      .optional()
      .openapi({
        description:
          "Ids of `POST /v1/elements`, which the prompt names as `@name`; kling-o3, and kling-v3 with `image_url`.",
      }),
    multi_shot: z.boolean().optional().openapi({ description: "A storyboard of several shots; kling-o3 only." }),
    shots: z
      .array(
        z.object({
          prompt: textField({ min: 1, max: 512 }),
          duration: z.union([z.int(), numericString], {
            error: "must be a whole number of seconds",
          }),
        }),
      )
      .min(1)
      .max(6)
      .optional()
      .openapi({ description: "The shots of the storyboard; their durations add up to `duration`." }),
    camera: z
      .enum(cameraPresets)
      .optional()
      .openapi({ description: "A move of the camera; kling-v3 and kling-motion-control.", example: "push-in" }),
  })
  .openapi("VideoGenerateRequest");

export const imageGenerateBody = z
  .object({
    ...commonFields,
    prompt: textField({ min: 0, max: 2_500 })
      .optional()
      .openapi({ description: "Required.", example: "A lighthouse in a storm, oil painting" }),
    n: z.int().min(1).max(9).optional().openapi({ description: "How many pictures; 1 by default." }),
    resolution: nameField({ min: 1, max: 16 }).optional().openapi({ description: "`1k` (default), `2k` or `4k`." }),
    aspect_ratio: nameField({ min: 1, max: 16 }).optional().openapi({
      description: "`16:9` (default), `9:16`, `1:1`, `4:3`, `3:4`, `3:2`, `2:3` or `21:9`.",
      example: "1:1",
    }),
    output_format: z
      .enum(["png", "jpeg", "webp"])
      .optional()
      .openapi({ description: "What the pictures are stored as; `png` by default." }),
  })
  .openapi("ImageGenerateRequest");

const { negative_prompt: _unused, ...avatarFields } = commonFields;

export const avatarGenerateBody = z
  .object({
    ...avatarFields,
    model: commonFields.model.optional().openapi({ description: "`kling-avatar`, which is the default." }),
    image_url: mediaField().openapi({ description: "The portrait; as everywhere an address, an id or a data: URI." }),
    text: textField({ min: 1, max: 1_000 }).optional().openapi({
      description: "What it says; how long that takes is what is charged. This, or `audio_url`.",
      example: "Welcome! Let me show you around.",
    }),
    audio_url: mediaField().optional().openapi({
      description:
        "A recording of what it says, in place of `text`: an MP3, WAV, M4A or AAC sound of at most 60 s and 5 MB; as everywhere an address, an id or a data: URI. Its length, in whole seconds, is what is charged.",
    }),
    voice_id: nameField({ min: 1, max: 64 }).optional().openapi({
      description: "With `text`: one of `GET /v1/voices`; the first of them by default.",
      example: "ava",
    }),
    prompt: textField({ min: 0, max: 2_500 })
      .optional()
      .openapi({ description: "How it moves, and what is around it." }),
    resolution: nameField({ min: 1, max: 16 }).optional().openapi({ description: "`720p` (default) or `1080p`." }),
  })
  .openapi("AvatarGenerateRequest");

export type AvatarGenerateBody = z.infer<typeof avatarGenerateBody>;
export type VideoGenerateBody = z.infer<typeof videoGenerateBody>;
export type ImageGenerateBody = z.infer<typeof imageGenerateBody>;

/** Fields of the API whose feature this server does not have: refused, never accepted and ignored. */
export const unavailableVideoFields = [
  "video_url",
  "video_mode",
  "keep_original_sound",
  "reference_images",
  "character_orientation",
] as const;

export const unavailableImageFields = ["reference_images"] as const;

/** Of a draft: everything else is in the stored request. */
export const finalizeBody = z
  .object({
    max_credits: commonFields.max_credits,
    quote_id: commonFields.quote_id,
    provider: commonFields.provider,
  })
  .openapi("FinalizeRequest");

export type FinalizeBody = z.infer<typeof finalizeBody>;

// Parameters in paths and queries

export const instant = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}(:\d{2}(\.\d{1,9})?)?(Z|[+-]\d{2}:\d{2}))?$/)
  .refine((text) => !Number.isNaN(Date.parse(text)), { error: "must be a date or an instant of RFC 3339" })
  .openapi({ type: "string", example: "2026-11-24T10:00:00Z" });

/** A whole number as a query holds it. */
export const wholeNumber = (min: number, max: number) =>
  z
    .string()
    .regex(/^\d{1,9}$/, { error: "must be a whole number" })
    .transform(Number)
    .pipe(z.int().min(min).max(max))
    .openapi({ type: "integer", minimum: min, maximum: max });

export const statusQuery = z.object({
  wait: wholeNumber(0, requestLimits.waitSecondsMax)
    .optional()
    .openapi({ description: "Seconds to hold the request open until the task changes.", param: { example: 30 } }),
});

export const taskListQuery = z.object({
  limit: wholeNumber(1, requestLimits.pageMax).optional(),
  cursor: nameField({ min: 1, max: 200 }).optional(),
  status: z.enum(["queued", "processing", "completed", "failed"]).optional(),
  model: nameField({ min: 1, max: 100 }).optional(),
  created_after: instant.optional().openapi({ description: "Inclusive." }),
  created_before: instant.optional().openapi({ description: "Exclusive." }),
  external_task_id: nameField({ min: 1, max: 64 }).optional(),
});

export const pageQuery = z.object({
  limit: wholeNumber(1, requestLimits.pageMax).optional(),
  cursor: nameField({ min: 1, max: 200 }).optional(),
});

export const ledgerQuery = pageQuery.extend({
  format: z.enum(["json", "csv"]).optional().openapi({
    description:
      "`csv` is a file for spreadsheets: one page of at most 10,000 lines, with the next cursor in `X-Next-Cursor`.",
  }),
});

export const usageQuery = z.object({
  from: instant.optional().openapi({ description: "Inclusive; 30 days ago by default." }),
  to: instant.optional().openapi({ description: "Exclusive; now by default." }),
  group_by: z
    .string()
    .regex(/^(day|model|key|engine|dialect)(,(day|model|key|engine|dialect)){0,4}$/, {
      error: "must be day, model, key, engine and dialect, separated by commas",
    })
    .optional()
    .openapi({
      description: "`day`, `model`, `key`, `engine`, `dialect`, separated by commas; `day` by default.",
      example: "day,model",
    }),
});
