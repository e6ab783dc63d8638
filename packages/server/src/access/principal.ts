import type { Plan, TaskMode } from "@kinora/core";

/** Who is calling now: one key of one workspace, with what it may do. */
export type Principal = WorkspacePrincipal | OperatorPrincipal;

export interface WorkspacePrincipal {
  readonly kind: "workspace";
  readonly workspaceId: string;
  readonly workspaceName: string;
  readonly mode: TaskMode;
  readonly apiKeyId: string;
  readonly keyName: string;
  /** Empty means every scope. */
  readonly scopes: readonly Scope[];
  /** Models that the key may use, when it is narrower than the plan. */
  readonly models: readonly string[] | undefined;
  readonly keyExpiresAt: Date | undefined;
  /** The plan that opens the API; undefined gives `plan_required` on every generation. */
  readonly apiPlan: Plan | undefined;
  readonly webPlan: Plan | undefined;
}

/** Runs the installation; sees no workspace's routes. */
export interface OperatorPrincipal {
  readonly kind: "operator";
  readonly apiKeyId: string;
  readonly keyName: string;
}

export type Scope = "generate" | "read" | "manage";
export const scopes = ["generate", "read", "manage"] as const satisfies readonly Scope[];
