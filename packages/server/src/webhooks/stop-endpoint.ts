import type { Database } from "#store/database.ts";
import { recordWorkspaceEvent } from "./event-store.ts";
import { endPendingDeliveries, lockEndpoint, updateEndpoint, type WebhookEndpoint } from "./endpoint-store.ts";

/**
 * Ends the telling of an endpoint that has failed for too long or is gone: what waits for it ends, and the workspace's
 * feed and other endpoints say so. Does nothing when it is not active any more.
 */
export async function stopEndpoint(
  db: Database,
  endpoint: WebhookEndpoint,
  stop: { readonly state: "paused" | "disabled"; readonly reason: "failing" | "gone"; readonly now: Date },
): Promise<void> {
  const { state, reason, now } = stop;
  await db.transaction().execute(async (tx) => {
    const found = await lockEndpoint(tx, endpoint, endpoint.id);
    if (found?.endpoint.state !== "active") return;
    await updateEndpoint(tx, endpoint.id, { state: { state, reason } }, now);
    await endPendingDeliveries(tx, endpoint.id, { reason: `the endpoint was ${state}`, now });
    await recordWorkspaceEvent(tx, endpoint, {
      id: `evt_${endpoint.id}_${now.getTime()}`,
      type: `webhook.${state}`,
      data: {
        endpoint: { id: endpoint.id, url: endpoint.url, status: state, status_reason: reason },
        failing_since: endpoint.failingSince?.toISOString() ?? null,
        created_at: now.toISOString(),
      },
      now,
    });
  });
}
