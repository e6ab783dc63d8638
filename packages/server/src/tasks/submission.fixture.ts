import { randomInt, randomUUID } from "node:crypto";
import { credits, type GenerationRequest, type TaskMode } from "@kinora/core";
import { sql } from "kysely";
import { grantCredits } from "#credits/grant-credits.ts";
import type { Database } from "#store/database.ts";
import type { Submission } from "./submission.ts";
import type { SubmitContext } from "./submit-task.ts";

/** 10 s of kling-v3 at 1080p: 80 credits. */
export const request: GenerationRequest = {
  kind: "video",
  model: "kling-v3",
  prompt: "A cinematic shot of a person walking through a futuristic city at sunset",
  durationSeconds: 10,
  resolution: "1080p",
  aspectRatio: "16:9",
  audio: false,
  multiShot: false,
  shots: [],
  inputs: { referenceImages: [], elements: [] },
  seed: 7,
  watermark: false,
  count: 1,
  directives: {},
};

export function submissionOf(wholeCredits: number, over: Partial<Submission> = {}): Submission {
  const microCredits = credits(wholeCredits);
  return {
    workspaceId: "w1",
    mode: "live",
    apiKeyId: undefined,
    dialect: "guide",
    request,
    quote: {
      priceVersion: "1",
      microCredits,
      lines: [
        {
          rateId: "kling-v3-1080p",
          description: "kling-v3 1080p",
          unit: "second",
          quantity: 10,
          microCreditsPerUnit: microCredits / 10n,
          microCredits,
        },
      ],
    },
    warnings: [],
    deadlineSeconds: 600,
    limits: { runningMax: undefined, queueDepth: 1000 },
    priority: 0,
    inputAssetIds: [],
    ...over,
  };
}

export const start = new Date("2026-11-24T10:00:00Z");

export function at(seconds: number): Date {
  return new Date(start.getTime() + seconds * 1000);
}

export function contextAt(now: Date): SubmitContext & { readonly newId: () => string } {
  return { now, randomInt: (max) => randomInt(max), notify: false, newId: () => randomUUID().replaceAll("-", "") };
}

/** A workspace with a grant of so many credits on one side. */
export async function fundWorkspace(
  db: Database,
  wholeCredits: number,
  over: {
    readonly workspaceId?: string;
    readonly mode?: TaskMode;
    readonly expiresAt?: Date;
    readonly now?: Date;
    readonly source?: "promo" | "trial" | "plan" | "pack";
  } = {},
): Promise<string> {
  const workspaceId = over.workspaceId ?? "w1";
  await sql`insert into workspace (id, name) values (${workspaceId}, 'Test') on conflict do nothing`.execute(db);
  const context = contextAt(over.now ?? start);
  const grant = await db.transaction().execute((tx) =>
    grantCredits(
      tx,
      {
        workspaceId,
        mode: over.mode ?? "live",
        source: over.source ?? "pack",
        microCredits: credits(wholeCredits),
        ...(over.expiresAt === undefined ? {} : { expiresAt: over.expiresAt }),
        reason: "pack",
        idempotencyKey: context.newId(),
      },
      context,
    ),
  );
  return grant.lotId;
}
