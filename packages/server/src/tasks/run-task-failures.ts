import { assert, type EngineError, errorCatalog, isErrorCode, type TaskEnd } from "@kinora/core";
import type { PolicyDecision } from "#policy/decision.ts";
import type { TaskRecord } from "./task-record.ts";

type Failure = Extract<TaskEnd, { readonly kind: "failed" }>;

/** How a canceled task ends; the object itself is the sign that the cancel was carried out. */
export const canceled: Failure = { kind: "failed", code: "canceled", message: "The task was canceled." };

export function timedOut(task: Pick<TaskRecord, "createdAt" | "deadlineAt">): Failure {
  const seconds = Math.round((task.deadlineAt.getTime() - task.createdAt.getTime()) / 1000);
  return {
    kind: "failed",
    code: "generation_timeout",
    message: `The task was not done ${seconds} seconds after its create, which was its deadline.`,
  };
}

/** How a task ends whose result the operator's judge refused. */
export function blocked({ category, noAnswer }: PolicyDecision): Failure {
  const why = category === undefined ? "" : ` (${category})`;
  const message =
    noAnswer === true
      ? "The operator's content check gave no answer about the result, and nothing is handed out without one."
      : `The result is refused by the content rules${why}.`;
  return { kind: "failed", code: "content_blocked_output", message };
}

/** The failure that `[[fail:CODE]]` orders. */
export function ordered(code: string): Failure {
  assert(isErrorCode(code) && errorCatalog[code].endsTask, "a create takes only codes that can end a task");
  return { kind: "failed", code, message: `${errorCatalog[code].cause} The prompt of this test task ordered it.` };
}

/** An engine's failure in the caller's words; a code that cannot end a task is the engine's own affair. */
export function failureOf(error: EngineError): Failure {
  const code = errorCatalog[error.code].endsTask ? error.code : "generation_failed";
  return { kind: "failed", code, message: error.message };
}
