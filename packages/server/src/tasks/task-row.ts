import type {
  AttemptState,
  CancellationState,
  GenerationRequest,
  Quote,
  TaskMode,
  TaskStatus,
  Warning,
} from "@kinora/core";
import { z } from "zod";
import type { AttemptRecord, TaskError, TaskOutput, TaskReceipt, TaskRecord } from "./task-record.ts";

/** What `task_snapshot` returns: JSON, so instants and int8 are text. */
export interface TaskRow {
  readonly id: string;
  readonly workspace_id: string;
  readonly mode: TaskMode;
  readonly api_key_id: string | null;
  readonly dialect: string;
  readonly kind: "video" | "image";
  readonly model: string;
  readonly status: TaskStatus;
  readonly request: GenerationRequest | null;
  readonly quote: unknown;
  readonly warnings: readonly Warning[];
  readonly metadata: Readonly<Record<string, string>> | null;
  readonly external_task_id: string | null;
  readonly callback_url: string | null;
  readonly progress: number;
  readonly sequence: number;
  readonly provider: string | null;
  readonly model_version: string | null;
  readonly scene: unknown;
  readonly output: TaskOutput | null;
  readonly error: TaskError | null;
  readonly cancellation: CancellationState | null;
  readonly note: TaskRecord["note"] | null;
  /** Absent in events of before. */
  readonly moderation?: TaskRecord["moderation"] | null;
  readonly draft_of: string | null;
  readonly final_ids: readonly string[] | null;
  readonly created_at: string;
  readonly updated_at: string;
  readonly started_at: string | null;
  readonly completed_at: string | null;
  readonly deadline_at: string;
  readonly deleted_at: string | null;
  readonly held: string;
  readonly captured: string;
  readonly refunded: string;
  readonly hold_state: "open" | "captured" | "released" | null;
  readonly attempts: readonly AttemptRow[];
}

interface AttemptRow {
  readonly id: string;
  readonly number: number;
  readonly engine: string;
  readonly state: AttemptState;
  readonly started_at: string;
  readonly ended_at: string | null;
  readonly error: TaskError | null;
}

export function taskRecord(row: TaskRow): TaskRecord {
  return {
    id: BigInt(row.id),
    workspaceId: row.workspace_id,
    mode: row.mode,
    apiKeyId: row.api_key_id ?? undefined,
    dialect: row.dialect,
    kind: row.kind,
    model: row.model,
    status: row.status,
    request: row.request ?? undefined,
    quote: parseQuote(row.quote),
    warnings: row.warnings,
    metadata: row.metadata ?? undefined,
    externalTaskId: row.external_task_id ?? undefined,
    callbackUrl: row.callback_url ?? undefined,
    progress: row.progress,
    sequence: row.sequence,
    provider: row.provider ?? undefined,
    modelVersion: row.model_version ?? undefined,
    scene: row.scene ?? undefined,
    output: row.output ?? undefined,
    error: row.error ?? undefined,
    cancellation: row.cancellation ?? undefined,
    note: row.note ?? undefined,
    moderation: row.moderation ?? undefined,
    draftOf: row.draft_of === null ? undefined : BigInt(row.draft_of),
    finalIds: (row.final_ids ?? []).map(BigInt),
    receipt: receipt(row),
    attempts: row.attempts.map(attemptRecord),
    createdAt: new Date(row.created_at),
    updatedAt: new Date(row.updated_at),
    startedAt: optionalDate(row.started_at),
    completedAt: optionalDate(row.completed_at),
    deadlineAt: new Date(row.deadline_at),
    deletedAt: optionalDate(row.deleted_at),
  };
}

/** The task of an event's `data`, as it was then. @throws ZodError when the quote is not one */
export function taskOfSnapshot(data: unknown): TaskRecord {
  return taskRecord(data as TaskRow); // written by `task_snapshot` alone
}

/** A quote as JSON; micro-credits as text, which JSON numbers would lose. */
export function quoteJson(quote: Quote): string {
  return JSON.stringify({
    ...quote,
    microCredits: quote.microCredits.toString(),
    lines: quote.lines.map((line) => ({
      ...line,
      microCreditsPerUnit: line.microCreditsPerUnit.toString(),
      microCredits: line.microCredits.toString(),
    })),
  });
}

const microCredits = z.string().regex(/^\d+$/).transform(BigInt);
const quoteSchema = z.object({
  priceVersion: z.string(),
  microCredits,
  lines: z.array(
    z.object({
      rateId: z.string(),
      description: z.string(),
      unit: z.enum(["second", "image"]),
      quantity: z.number(),
      microCreditsPerUnit: microCredits,
      microCredits,
    }),
  ),
});

function parseQuote(value: unknown): Quote {
  return quoteSchema.parse(value);
}

/** Why the credits are where they are: `held`, `completed`, `refunded`, or the code that ended the task. */
function receipt(row: TaskRow): TaskReceipt {
  const held = BigInt(row.held);
  const captured = BigInt(row.captured);
  const refunded = BigInt(row.refunded);
  if (row.hold_state === "open") return { held, charged: 0n, released: 0n, reason: "held" };
  const charged = captured - refunded;
  const reason = refunded > 0n ? "refunded" : (row.error?.code ?? "completed");
  return { held, charged, released: held - charged, reason };
}

function attemptRecord(row: AttemptRow): AttemptRecord {
  return {
    id: row.id,
    number: row.number,
    engine: row.engine,
    state: row.state,
    startedAt: new Date(row.started_at),
    endedAt: optionalDate(row.ended_at),
    error: row.error ?? undefined,
  };
}

function optionalDate(value: string | null): Date | undefined {
  return value === null ? undefined : new Date(value);
}
