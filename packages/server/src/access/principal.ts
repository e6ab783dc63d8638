import type { Plan, TaskMode } from "@kinora/core";

/** Who is calling now: one key, or one person, of one workspace, with what they may do. */
export type Principal = WorkspacePrincipal | OperatorPrincipal;

export interface WorkspacePrincipal {
  readonly kind: "workspace";
  readonly workspaceId: string;
  readonly workspaceName: string;
  readonly mode: TaskMode;
  /** Of the key; of the person where nobody calls with a key. */
  readonly apiKeyId: string;
  readonly keyName: string;
  /** Empty means every scope. */
  readonly scopes: readonly Scope[];
  /** Models that the key may use, when it is narrower than the plan. */
  readonly models: readonly string[] | undefined;
  readonly keyExpiresAt: Date | undefined;
  readonly keyCreatedAt: Date;
  /** The key that took its place, when it was rotated. */
  readonly keyReplacedBy: string | undefined;
  /** CIDRs that the key may be used from; anywhere when undefined. */
  readonly networks: readonly string[] | undefined;
  /** What the key may spend in all, and in a day of UTC; as much as there is when undefined. */
  readonly maxMicroCredits: bigint | undefined;
  readonly maxMicroCreditsPerDay: bigint | undefined;
  /** The plan that opens the API; undefined gives `plan_required` on every generation. */
  readonly apiPlan: Plan | undefined;
  readonly webPlan: Plan | undefined;
  /** Who is signed in, where nobody calls with a key. */
  readonly person?: { readonly id: string; readonly name: string };
}

/** Runs the installation; sees no workspace's routes. */
export interface OperatorPrincipal {
  readonly kind: "operator";
  /** Of the key; of the person where nobody calls with a key. */
  readonly apiKeyId: string;
  readonly keyName: string;
  /** Who is signed in, where nobody calls with a key. */
  readonly person?: { readonly id: string; readonly name: string };
}

export type Scope = "generate" | "read" | "manage";
export const scopes = ["generate", "read", "manage"] as const satisfies readonly Scope[];
