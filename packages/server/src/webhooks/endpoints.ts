import { randomUUID } from "node:crypto";
import { AppError } from "@kinora/core";
import { type Actor, recordAudit } from "#audit/record-audit.ts";
import type { Database, Transaction } from "#store/database.ts";
import { asPreviousSecret, makeEndpointSecret } from "./endpoint-secret.ts";
import {
  countEndpoints,
  endPendingDeliveries,
  findEndpoint,
  findEndpoints,
  insertEndpoint,
  lockEndpoint,
  removeEndpoint,
  updateEndpoint,
  type WebhookEndpoint,
} from "./endpoint-store.ts";
import { recordEndpointEvent } from "./event-store.ts";
import type { EventScope } from "./webhook-event.ts";

export type { WebhookEndpoint };

/** More receivers than one system has; each event is written once per endpoint. */
const endpointsMax = 20;

export interface EndpointContext {
  readonly db: Database;
  readonly masterKey: Uint8Array;
  readonly now: () => Date;
}

/** Who changes an endpoint. */
export interface EndpointEditor {
  readonly actor: Actor;
  readonly requestId: string | undefined;
}

/** An endpoint with its secret, which is shown when it is made and never again. */
export interface EndpointWithSecret {
  readonly endpoint: WebhookEndpoint;
  readonly secret: string;
}

/**
 * @param wanted.url checked by `checkCallbackUrl`
 * @throws AppError `conflict_state` when the side of the workspace has as many as it may
 */
export async function createEndpoint(
  { db, masterKey, now }: EndpointContext,
  scope: EventScope,
  wanted: { readonly url: string; readonly description: string; readonly events: readonly string[] },
  editor: EndpointEditor,
): Promise<EndpointWithSecret> {
  const id = `we_${randomUUID().replaceAll("-", "")}`;
  const { secret, sealed } = makeEndpointSecret(masterKey, { ...scope, id });
  const at = now();
  const endpoint = await db.transaction().execute(async (tx) => {
    const count = await countEndpoints(tx, scope);
    if (count >= endpointsMax) {
      throw new AppError("conflict_state", `This side of the workspace has ${count} endpoints, the most it may have.`, {
        fix: "Delete one that is not needed, or widen the filter of another.",
      });
    }
    await writeDown(tx, scope, { id, editor, at, detail: { change: "created", url: wanted.url } });
    return insertEndpoint(tx, { ...scope, ...wanted, id, sealed, now: at });
  });
  return { endpoint, secret };
}

/** Oldest first. */
export async function listEndpoints({ db }: EndpointContext, scope: EventScope): Promise<readonly WebhookEndpoint[]> {
  return findEndpoints(db, scope);
}

/** @throws AppError `not_found` */
export async function readEndpoint({ db }: EndpointContext, scope: EventScope, id: string): Promise<WebhookEndpoint> {
  return required(await findEndpoint(db, scope, id));
}

export interface EndpointWish {
  readonly url?: string;
  readonly description?: string;
  readonly events?: readonly string[];
  readonly state?: "active" | "paused";
}

/** What waits for an endpoint that is paused ends; `resendAll` brings it back. @throws AppError `not_found` */
export async function changeEndpoint(
  { db, now }: EndpointContext,
  scope: EventScope,
  { id, wish, editor }: { readonly id: string; readonly wish: EndpointWish; readonly editor: EndpointEditor },
): Promise<WebhookEndpoint> {
  const at = now();
  const { state, ...change } = wish;
  return db.transaction().execute(async (tx) => {
    const { endpoint } = required(await lockEndpoint(tx, scope, id));
    const pauses = state === "paused" && endpoint.state === "active";
    if (pauses) await endPendingDeliveries(tx, id, { reason: "the endpoint was paused", now: at });
    await writeDown(tx, scope, { id, editor, at, detail: { change: "changed", ...wish } });
    const changesState = pauses || (state === "active" && endpoint.state !== "active");
    return updateEndpoint(
      tx,
      id,
      {
        ...change,
        ...(changesState ? { state: { state, reason: state === "active" ? undefined : "requested" } } : {}),
      },
      at,
    );
  });
}

/** Makes a new secret; the old one signs besides for the overlap. @throws AppError `not_found` */
export async function rotateEndpointSecret(
  { db, masterKey, now }: EndpointContext,
  scope: EventScope,
  rotation: { readonly id: string; readonly overlapSeconds: number; readonly editor: EndpointEditor },
): Promise<EndpointWithSecret> {
  const at = now();
  const key = { ...scope, id: rotation.id };
  const { secret, sealed } = makeEndpointSecret(masterKey, key);
  const endpoint = await db.transaction().execute(async (tx) => {
    const { secrets } = required(await lockEndpoint(tx, scope, rotation.id));
    const previousSealed = asPreviousSecret(masterKey, key, secrets.sealed);
    const previousUntil = new Date(at.getTime() + rotation.overlapSeconds * 1_000);
    const { editor, overlapSeconds } = rotation;
    await writeDown(tx, scope, { id: rotation.id, editor, at, detail: { change: "rotated", overlapSeconds } });
    return updateEndpoint(tx, rotation.id, { secrets: { sealed, previousSealed, previousUntil } }, at);
  });
  return { endpoint, secret };
}

/** Sends a `webhook.test` event to the endpoint alone. @returns the delivery's id @throws AppError `not_found`, `conflict_state` */
export async function sendTestEvent({ db, now }: EndpointContext, scope: EventScope, id: string): Promise<string> {
  const at = now();
  return db.transaction().execute(async (tx) => {
    const { endpoint } = required(await lockEndpoint(tx, scope, id));
    if (endpoint.state !== "active") {
      throw new AppError("conflict_state", `The endpoint is ${endpoint.state}, so nothing is sent to it.`, {
        fix: 'Set its status to "active" first.',
      });
    }
    return recordEndpointEvent(tx, endpoint, {
      id: `evt_${randomUUID().replaceAll("-", "")}`,
      type: "webhook.test",
      data: {
        endpoint: { id: endpoint.id, url: endpoint.url },
        message: "This is a test. Your endpoint works when it answers 2xx and the signature verifies.",
        created_at: at.toISOString(),
      },
      now: at,
    });
  });
}

/** Removes the endpoint, its log and what waits for it. @throws AppError `not_found` */
export async function deleteEndpoint(
  { db, now }: EndpointContext,
  scope: EventScope,
  { id, editor }: { readonly id: string; readonly editor: EndpointEditor },
): Promise<void> {
  await db.transaction().execute(async (tx) => {
    if (!(await removeEndpoint(tx, scope, id))) throw endpointNotFound();
    await writeDown(tx, scope, { id, editor, at: now(), detail: { change: "deleted" } });
  });
}

async function writeDown(
  tx: Transaction,
  scope: EventScope,
  note: {
    readonly id: string;
    readonly editor: EndpointEditor;
    readonly at: Date;
    readonly detail: Readonly<Record<string, unknown>>;
  },
): Promise<void> {
  await recordAudit(tx, {
    workspaceId: scope.workspaceId,
    ...note.editor,
    action: "webhook.changed",
    target: { kind: "webhook_endpoint", id: note.id },
    detail: { mode: scope.mode, ...note.detail },
    at: note.at,
  });
}

function required<Found>(found: Found | undefined): Found {
  if (found === undefined) throw endpointNotFound();
  return found;
}

function endpointNotFound(): AppError {
  return new AppError("not_found", "There is no such endpoint in this workspace and mode.", { param: "id" });
}
