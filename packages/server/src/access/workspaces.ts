import { randomUUID } from "node:crypto";
import { AppError, type PlanTable } from "@kinora/core";
import { recordAudit } from "#audit/record-audit.ts";
import type { Database, Transaction } from "#store/database.ts";
import { bySystem, type ChangedBy } from "./keys.ts";
import { findWorkspace, insertWorkspace, selectWorkspaces, type WorkspaceRow } from "./api-key-store.ts";

export interface NewWorkspace {
  /** One of `newWorkspaceId`; made here when undefined. */
  readonly id?: string;
  /** 1 to 200 characters. */
  readonly name: string;
  /** Undefined leaves the API closed. */
  readonly apiPlan: string | undefined;
  readonly webPlan?: string | undefined;
}

const nameCharactersMax = 200;

/**
 * Makes a workspace with its two wallets, test and live, both empty.
 *
 * @throws AppError `invalid_parameter` for a name out of range or a plan that is not in the table
 */
export async function createWorkspace(
  tx: Transaction,
  wanted: NewWorkspace,
  context: { readonly plans: PlanTable; readonly now: Date; readonly by?: ChangedBy },
): Promise<{ readonly id: string }> {
  const name = wanted.name.trim();
  if (name.length === 0 || name.length > nameCharactersMax)
    throw new AppError(
      "invalid_parameter",
      `A workspace's name has 1 to ${nameCharactersMax} characters, got ${name.length}.`,
      { param: "name" },
    );
  checkPlan(wanted.apiPlan, "api", context.plans);
  checkPlan(wanted.webPlan, "web", context.plans);
  const id = wanted.id ?? newWorkspaceId();
  await insertWorkspace(tx, {
    id,
    name,
    apiPlan: wanted.apiPlan,
    webPlan: wanted.webPlan,
    now: context.now,
  });
  await recordAudit(tx, {
    workspaceId: id,
    ...(context.by ?? bySystem),
    action: "workspace.created",
    target: { kind: "workspace", id },
    detail: { name, api_plan: wanted.apiPlan ?? null, web_plan: wanted.webPlan ?? null },
    at: context.now,
  });
  return { id };
}

export function newWorkspaceId(): string {
  return `ws_${randomUUID().replaceAll("-", "")}`;
}

/** All workspaces, oldest first. */
export async function listWorkspaces(db: Database): Promise<readonly WorkspaceRow[]> {
  return await selectWorkspaces(db);
}

/** @throws AppError `not_found` */
export async function requireWorkspace(db: Database | Transaction, id: string): Promise<WorkspaceRow> {
  const workspace = await findWorkspace(db, id);
  if (workspace === undefined)
    throw new AppError("not_found", `There is no workspace ${id}.`, { fix: "List the workspaces for their ids." });
  return workspace;
}

function checkPlan(id: string | undefined, kind: "api" | "web", plans: PlanTable): void {
  if (id === undefined || plans.find(id)?.kind === kind) return;
  const known = plans.plans.filter((plan) => plan.kind === kind).map((plan) => plan.id);
  throw new AppError("invalid_parameter", `There is no ${kind} plan "${id.slice(0, 40)}".`, {
    param: "plan",
    fix: `Use one of ${known.join(", ")}.`,
  });
}
