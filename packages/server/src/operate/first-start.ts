import { randomUUID } from "node:crypto";
import { credits, type PlanTable } from "@kinora/core";
import { createApiKey } from "#access/keys.ts";
import { createWorkspace, newWorkspaceId } from "#access/workspaces.ts";
import { grantCredits } from "#credits/grant-credits.ts";
import type { Database } from "#store/database.ts";
import { claimFirstWorkspace, findFirstWorkspace } from "./installation-store.ts";

/** What a first start gives, so that a request works at once. */
const firstTestCredits = 100_000;
const firstPlan = "api-unlimited";

export type FirstStart =
  | {
      readonly kind: "first";
      readonly workspaceId: string;
      /** To be printed this once; undefined when the operator brought a key. */
      readonly testKey: string | undefined;
    }
  | { readonly kind: "later"; readonly workspaceId: string };

/**
 * Makes the first workspace with its plan, test credits and a key, in one transaction; of several nodes that start at
 * once one does it.
 *
 * @param options.bootstrapApiKey used instead of a key made here
 */
export async function openFirstWorkspace(
  db: Database,
  options: {
    readonly plans: PlanTable;
    readonly bootstrapApiKey: { readonly key: string; readonly kind: "test" | "live" } | undefined;
    readonly now: Date;
  },
): Promise<FirstStart> {
  const known = await findFirstWorkspace(db);
  if (known !== undefined) return { kind: "later", workspaceId: known };
  const { now, plans, bootstrapApiKey } = options;
  const made = await db.transaction().execute(async (tx): Promise<FirstStart | undefined> => {
    const workspaceId = newWorkspaceId();
    if (!(await claimFirstWorkspace(tx, workspaceId))) return undefined;
    await createWorkspace(tx, { id: workspaceId, name: "default", apiPlan: firstPlan }, { plans, now });
    await grantCredits(
      tx,
      {
        workspaceId,
        mode: "test",
        source: "trial",
        microCredits: credits(firstTestCredits),
        reason: "first start",
        idempotencyKey: "first-start",
      },
      { now, newId: randomUUID },
    );
    const key = await createApiKey(
      tx,
      {
        workspaceId,
        kind: bootstrapApiKey?.kind ?? "test",
        name: bootstrapApiKey === undefined ? "first key" : "bootstrap",
        key: bootstrapApiKey?.key,
      },
      now,
    );
    const testKey = bootstrapApiKey === undefined ? key.key : undefined;
    return { kind: "first", workspaceId, testKey };
  });
  if (made !== undefined) return made;
  const workspaceId = await findFirstWorkspace(db);
  if (workspaceId === undefined) throw new Error("the first workspace was claimed and is not there");
  return { kind: "later", workspaceId };
}
