import { AppError } from "@kinora/core";
import type { Database } from "#store/database.ts";
import {
  type Delivery,
  type DeliveryAttempt,
  type DeliveryPage,
  findAttempts,
  findDeliveries,
  findDelivery,
  findEvent,
  rearmAll,
  rearmDelivery,
} from "./delivery-store.ts";
import { lockEndpoint } from "./endpoint-store.ts";
import { wakeLane } from "./event-store.ts";
import type { EventScope, WebhookEvent } from "./webhook-event.ts";

export type { Delivery, DeliveryAttempt, DeliveryPage };

/** A delivery with what was sent and what came back. */
export interface DeliveryDetail {
  readonly delivery: Delivery;
  readonly event: WebhookEvent;
  readonly attempts: readonly DeliveryAttempt[];
}

/** Most that one call makes due again; the rest is another call. */
export const resendMax = 10_000;

/** The delivery log, newest first. */
export async function listDeliveries(
  db: Database,
  scope: EventScope,
  page: DeliveryPage,
): Promise<readonly Delivery[]> {
  return findDeliveries(db, scope, page);
}

/** @throws AppError `not_found` */
export async function readDelivery(db: Database, scope: EventScope, id: string): Promise<DeliveryDetail> {
  const delivery = await findDelivery(db, scope, id);
  const event = delivery && (await findEvent(db, delivery.eventId));
  if (delivery === undefined || event === undefined) throw deliveryNotFound();
  return { delivery, event, attempts: await findAttempts(db, id) };
}

/** Sends one event again, under the same id. @throws AppError `not_found`, `conflict_state` when its endpoint is not active */
export async function resendDelivery(
  db: Database,
  scope: EventScope,
  { id, now }: { readonly id: string; readonly now: Date },
): Promise<Delivery> {
  const found = await findDelivery(db, scope, id);
  if (found === undefined) throw deliveryNotFound();
  await db.transaction().execute(async (tx) => {
    if (found.endpointId !== undefined) {
      requireActive((await lockEndpoint(tx, scope, found.endpointId))?.endpoint.state);
    }
    await wakeLane(tx, { lane: found.lane, workspaceId: scope.workspaceId, at: now });
    await rearmDelivery(tx, id, now);
  });
  const rearmed = await findDelivery(db, scope, id);
  if (rearmed === undefined) throw deliveryNotFound();
  return rearmed;
}

/**
 * Sends an endpoint what it did not get since an instant, also what came while it was paused; with `delivered` everything.
 *
 * @returns how many; `resendMax` means that there may be more
 * @throws AppError `not_found`, `conflict_state` when it is not active
 */
export async function resendAll(
  db: Database,
  scope: EventScope,
  wish: { readonly endpointId: string; readonly since: Date; readonly delivered: boolean; readonly now: Date },
): Promise<number> {
  const { endpointId, now } = wish;
  return db.transaction().execute(async (tx) => {
    const found = await lockEndpoint(tx, scope, endpointId);
    if (found === undefined) {
      throw new AppError("not_found", "There is no such endpoint in this workspace and mode.", { param: "id" });
    }
    requireActive(found.endpoint.state);
    await wakeLane(tx, { lane: endpointId, workspaceId: scope.workspaceId, at: now });
    return rearmAll(tx, found.endpoint, { ...wish, limit: resendMax });
  });
}

function requireActive(state: string | undefined): void {
  if (state === "active") return;
  throw new AppError("conflict_state", `The endpoint is ${state ?? "gone"}, so nothing is sent to it.`, {
    fix: 'Set its status to "active" first.',
  });
}

function deliveryNotFound(): AppError {
  return new AppError("not_found", "There is no such delivery in this workspace and mode.", { param: "id" });
}
