import { severities, type Severity } from "@kinora/core";
import { z } from "zod";
import type { OutboundDoor } from "#outbound/outbound-door.ts";
import { OutboundError } from "#outbound/outbound-error.ts";
import type { PolicyStage, PolicySubject } from "./decision.ts";

/** The operator's judge, as it is asked. */
export interface PolicyHook {
  readonly url: string;
  /** Sent as a bearer token. */
  readonly token: string | undefined;
}

export type HookVerdict =
  | { readonly kind: "allow" }
  | { readonly kind: "flag" | "block"; readonly category: string | undefined; readonly severity: Severity | undefined }
  /** It was not there in time, refused, or said what is no verdict. `reason` is for the log. */
  | { readonly kind: "no_answer"; readonly reason: string };

/** For everything: names, connection and the whole answer. A create waits that long at most. */
const hookMs = 3_000;
/** A verdict is a few words. */
const answerBytesMax = 16_384;

const answerSchema = z.object({
  decision: z.enum(["allow", "flag", "block"]),
  category: z
    .string()
    .regex(/^[\w.-]{1,64}$/)
    .optional()
    .catch(undefined),
  severity: z.enum(severities).optional().catch(undefined),
});

/** Asks the operator's hook for its verdict, once. Never throws for what the hook does. */
export async function askHook(
  door: OutboundDoor,
  hook: PolicyHook,
  question: { readonly stage: PolicyStage; readonly subject: PolicySubject; readonly signal?: AbortSignal },
): Promise<HookVerdict> {
  const { stage, subject, signal } = question;
  try {
    await using answer = await door.open({
      url: hook.url,
      method: "POST",
      headers: {
        "content-type": "application/json",
        ...(hook.token === undefined ? {} : { authorization: `Bearer ${hook.token}` }),
      },
      body: Buffer.from(JSON.stringify(wireOf(stage, subject))),
      redirectsMax: 0,
      totalMs: hookMs,
      sizeBytesMax: answerBytesMax,
      ...(signal === undefined ? {} : { signal }),
    });
    if (answer.status !== 200) return { kind: "no_answer", reason: `it answered ${answer.status}` };
    const text = await Array.fromAsync(answer.body);
    const { decision, category, severity } = answerSchema.parse(JSON.parse(Buffer.concat(text).toString()));
    return decision === "allow" ? { kind: "allow" } : { kind: decision, category, severity };
  } catch (error) {
    if (error instanceof OutboundError) return { kind: "no_answer", reason: error.message };
    if (error instanceof SyntaxError || error instanceof z.ZodError)
      return { kind: "no_answer", reason: "its answer is no verdict" };
    throw error;
  }
}

function wireOf(stage: PolicyStage, subject: PolicySubject) {
  const { workspaceId, mode, model, taskId, texts, media } = subject;
  return {
    stage,
    workspace_id: workspaceId,
    mode,
    model,
    ...(taskId === undefined ? {} : { task_id: taskId.toString() }),
    texts,
    media,
  };
}
