import type { Authenticator } from "#access/authenticate.ts";
import type { RateLimiter } from "#access/rate-limit.ts";
import type { BlobStore } from "#assets/blobs.ts";
import type { AuditRow } from "#audit/list-audit.ts";
import type { Billing } from "#billing/open-billing.ts";
import type { Policy } from "#policy/open-policy.ts";
import type { listRequestsAnywhere } from "#request-log/read-requests.ts";
import type { EngineOffer } from "#routing/choose-engine.ts";

/** What the operator's routes are handed. */
export interface OperatorServices {
  readonly authenticator: Authenticator;
  readonly rateLimiter: RateLimiter;
  readonly engines: readonly EngineOffer[];
  readonly blobs: BlobStore;
  readonly billing: Billing;
  readonly policy: Policy;
  readonly listWorkspaces: () => Promise<readonly WorkspaceSummary[]>;
  /** Of the whole installation when no workspace is named. */
  readonly listAudit: (
    of: { readonly workspaceId: string | undefined },
    page: { readonly limit: number; readonly cursor?: string | undefined },
  ) => Promise<{ readonly entries: readonly AuditRow[]; readonly nextCursor: string | undefined }>;
  readonly listRequests: (page: Parameters<typeof listRequestsAnywhere>[1]) => ReturnType<typeof listRequestsAnywhere>;
}

export interface WorkspaceSummary {
  readonly id: string;
  readonly name: string;
  readonly apiPlan: string | undefined;
  readonly webPlan: string | undefined;
  readonly createdAt: Date;
}
