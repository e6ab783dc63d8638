import { z } from "@hono/zod-openapi";
import { modelIds } from "@kinora/core";
import { scopes } from "#access/principal.ts";
import { nameField } from "./text-field.ts";

const instant = z.string().openapi({ format: "date-time", example: "2026-11-24T10:00:00.000Z" });

export const keyNotice = z
  .object({
    code: z.enum(["key_old", "key_expiring"]),
    message: z.string(),
    since: instant.openapi({ description: "From when on it has been so." }),
  })
  .openapi("KeyNotice");

const keyFields = {
  id: z.string().openapi({ example: "key_0f8e2b1c9d3a4e5f8a7b6c5d4e3f2a1b" }),
  object: z.literal("key"),
  name: z.string(),
  mode: z.enum(["test", "live"]),
  hint: z.string().openapi({ description: "Enough to tell keys apart; the key itself is not stored." }),
  state: z.enum(["active", "expired", "revoked"]),
  scopes: z.array(z.enum(scopes)),
  models: z.array(z.string()).nullable().openapi({ description: "Null: all of the plan." }),
  networks: z.array(z.string()).nullable().openapi({ description: "Null: from anywhere." }),
  max_credits: z.number().nullable().openapi({ description: "Most that it may ever spend." }),
  max_credits_per_day: z.number().nullable().openapi({ description: "Most that it may spend in a day of UTC." }),
  access_key: z.string().nullable().openapi({ description: "Of its AK/SK pair, when it has one." }),
  replaced_by: z.string().nullable(),
  created_at: instant,
  expires_at: instant.nullable(),
  last_used_at: instant.nullable(),
  revoked_at: instant.nullable(),
  notices: z.array(keyNotice),
};

export const keyAnswer = z.object(keyFields).openapi("Key");

export const keyListAnswer = z.object({ object: z.literal("list"), data: z.array(keyAnswer) }).openapi("KeyList");

const secretOnce = "Shown this once.";

export const newKeyAnswer = z
  .object({
    ...keyFields,
    key: z.string().openapi({ description: secretOnce }),
    secret_key: z
      .string()
      .nullable()
      .openapi({ description: `Signs tokens for \`access_key\`. ${secretOnce}` }),
  })
  .openapi("NewKey");

export const accessPairAnswer = z
  .object({
    access_key: z.string().openapi({ description: "The `iss` of a token." }),
    secret_key: z.string().openapi({ description: `Signs a token, HS256. ${secretOnce}` }),
  })
  .openapi("AccessPair");

/** As a caller writes an instant: RFC 3339. */
const instantIn = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,9})?)?(Z|[+-]\d{2}:\d{2})$/, {
    error: "must be an instant of RFC 3339",
  })
  .refine((text) => !Number.isNaN(Date.parse(text)), { error: "must be an instant of RFC 3339" })
  .openapi({ type: "string", example: "2027-01-31T12:00:00Z" });

const creditsIn = z.int().min(0).max(1_000_000_000);

const rightsIn = {
  scopes: z
    .array(z.enum(scopes))
    .min(1)
    .max(scopes.length)
    .optional()
    .openapi({ description: "What it may do; everything if left out." }),
  models: z
    .array(z.enum(modelIds))
    .min(1)
    .max(modelIds.length)
    .optional()
    .openapi({ description: "All models of the plan if left out." }),
  networks: z
    .array(nameField({ min: 1, max: 64 }))
    .min(1)
    .max(32)
    .optional()
    .openapi({
      description: "Address blocks that it may be used from; anywhere if left out.",
      example: ["203.0.113.0/24"],
    }),
  max_credits: creditsIn.optional().openapi({ description: "Most that it may ever spend." }),
  max_credits_per_day: creditsIn.optional().openapi({ description: "Most that it may spend in a day of UTC." }),
  expires_at: instantIn.optional(),
};

export const keyCreateBody = z
  .object({
    name: nameField({ min: 1, max: 200 }),
    ...rightsIn,
    access_pair: z
      .boolean()
      .optional()
      .openapi({ description: "Make an AK/SK pair besides, for clients that sign a token (HS256)." }),
  })
  .openapi("KeyCreateRequest");

export const keyChangeBody = z
  .object({ name: nameField({ min: 1, max: 200 }).optional(), ...rightsIn })
  .openapi("KeyChangeRequest", { description: "What is left out stays; null lifts a limit." });

/** A month: longer, and the old key is not on its way out. */
const overlapSecondsMax = 2_678_400;
export const overlapSecondsDefault = 86_400;

export const keyRotateBody = z
  .object({
    overlap_seconds: z
      .int()
      .min(0)
      .max(overlapSecondsMax)
      .optional()
      .openapi({ description: "How long both keys work; 24 hours if left out, 0 ends the old one now." }),
  })
  .openapi("KeyRotateRequest");

export const auditAnswer = z
  .object({
    data: z.array(
      z.object({
        id: z.string(),
        action: z.string().openapi({ example: "key.revoked" }),
        actor: z.object({
          kind: z.enum(["key", "person", "command_line", "system"]),
          id: z.string().nullable(),
          name: z.string().nullable(),
        }),
        target: z.object({ kind: z.string(), id: z.string() }),
        detail: z.record(z.string(), z.unknown()).openapi({ description: "What was set, and what it was before." }),
        request_id: z.string().nullable(),
        created_at: instant,
      }),
    ),
    has_more: z.boolean(),
    next_cursor: z.string().nullable(),
  })
  .openapi("Audit");
