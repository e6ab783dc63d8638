import type { Severity, TaskMode } from "@kinora/core";

export type PolicyStage = "input" | "output";

/** What became of an input or a result under the operator's rules. Holds no word of what was judged. */
export interface PolicyDecision {
  readonly stage: PolicyStage;
  /**
   * `flagged` was let through and noted. `unchecked` was let through because the hook gave no answer and the operator
   * wants that then.
   */
  readonly decision: "allowed" | "flagged" | "blocked" | "unchecked";
  readonly by: "rules" | "hook";
  readonly category?: string;
  readonly severity?: Severity;
  /** The field at fault. */
  readonly param?: string;
  /** True when it is blocked because the hook gave no answer, which says nothing of the content. */
  readonly noAnswer?: true;
  readonly policyVersion: string;
}

/** What is judged. */
export interface PolicySubject {
  readonly workspaceId: string;
  readonly mode: TaskMode;
  readonly model: string;
  /** Of a result. */
  readonly taskId?: bigint;
  readonly texts: readonly { readonly param: string; readonly text: string }[];
  /** Addresses that the hook may fetch. */
  readonly media: readonly {
    readonly param: string;
    readonly type: "image" | "video" | "audio";
    readonly url: string;
  }[];
}
