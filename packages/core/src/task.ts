import type { ErrorCode } from "./error-codes.ts";

/** What a customer polls. There is no third terminal word: a pollster of the guide spins on anything but these. */
export type TaskStatus = "queued" | "processing" | "completed" | "failed";

export const taskStatuses: readonly TaskStatus[] = ["queued", "processing", "completed", "failed"];

export type TaskMode = "test" | "live";

/** The only legal moves; everything else is a bug or a lost race, and changes nothing. */
export const taskTransitions = {
  queued: ["processing", "failed"],
  processing: ["queued", "completed", "failed"],
  completed: [],
  failed: [],
} as const satisfies Readonly<Record<TaskStatus, readonly TaskStatus[]>>;

export function mayBecome(from: TaskStatus, to: TaskStatus): boolean {
  const allowed: readonly TaskStatus[] = taskTransitions[from];
  return allowed.includes(to);
}

export function isTerminal(status: TaskStatus): boolean {
  return taskTransitions[status].length === 0;
}

/** How a task ends: with its output and a charge, or with a code and its credits back. */
export type TaskEnd =
  | { readonly kind: "completed"; readonly capturedMicroCredits: bigint }
  | { readonly kind: "failed"; readonly code: ErrorCode; readonly message: string; readonly fix?: string };

/** What a cancel has reached; `too_late` and `unsupported` leave the task to its own end. */
export type CancellationState = "requested" | "confirmed" | "too_late" | "unsupported";

/** States of one try on one engine. The five before the last ones are live: at most one live attempt per task. */
export type AttemptState =
  | "planned"
  | "intent_written"
  | "submitted"
  | "submit_unknown"
  | "rejected"
  | "proven_absent"
  | "succeeded"
  | "failed"
  | "canceled"
  | "abandoned";

export const liveAttemptStates: readonly AttemptState[] = ["planned", "intent_written", "submitted", "submit_unknown"];
