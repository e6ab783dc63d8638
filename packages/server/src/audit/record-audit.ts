import { randomUUID } from "node:crypto";
import type { Transaction } from "#store/database.ts";
import { insertAuditEntry } from "./audit-store.ts";

/** Who changes something. */
export type Actor =
  | { readonly kind: "key"; readonly id: string; readonly name: string }
  | { readonly kind: "person"; readonly id: string; readonly name: string }
  /** Whoever may run commands on the machine of the installation. */
  | { readonly kind: "command_line" }
  /** The server by itself: a sweep, a payment's notice. */
  | { readonly kind: "system" };

/** Everything that is written down; a new kind of change gets its own word here. */
export type AuditAction =
  | "key.created"
  | "key.changed"
  | "key.rotated"
  | "key.revoked"
  | "key.pair_made"
  | "key.pair_removed"
  | "workspace.created"
  | "workspace.changed"
  | "plan.changed"
  | "price.changed"
  | "credits.granted"
  | "credits.refunded"
  | "budget.changed"
  | "member.invited"
  | "member.invitation_canceled"
  | "member.joined"
  | "member.role_changed"
  | "member.removed"
  | "operator.granted"
  | "operator.revoked"
  | "engine.changed"
  | "policy.changed"
  | "webhook.changed";

export interface AuditEntry {
  /** Undefined for the installation's own: operators' keys, engines, plans. */
  readonly workspaceId?: string | undefined;
  readonly actor: Actor;
  readonly action: AuditAction;
  readonly target: { readonly kind: string; readonly id: string };
  /** What was set, and what it was before. No secret, no key. */
  readonly detail?: Readonly<Record<string, unknown>>;
  readonly requestId?: string | undefined;
  readonly at: Date;
}

/** Writes down who changed what, in the transaction of the change: neither is there without the other. */
export async function recordAudit(tx: Transaction, entry: AuditEntry): Promise<void> {
  const { actor, target } = entry;
  const known = actor.kind === "key" || actor.kind === "person";
  await insertAuditEntry(tx, {
    id: `aud_${randomUUID().replaceAll("-", "")}`,
    workspaceId: entry.workspaceId,
    actorKind: actor.kind,
    actorId: known ? actor.id : undefined,
    actorName: known ? actor.name : undefined,
    action: entry.action,
    targetKind: target.kind,
    targetId: target.id,
    detail: entry.detail ?? {},
    requestId: entry.requestId,
    createdAt: entry.at,
  });
}
