import { listDeliveries, readDelivery, resendAll, resendDelivery, resendMax } from "./deliveries.ts";
import {
  changeEndpoint,
  createEndpoint,
  deleteEndpoint,
  type EndpointContext,
  listEndpoints,
  readEndpoint,
  rotateEndpointSecret,
  sendTestEvent,
} from "./endpoints.ts";
import type { EventWatch } from "./watch-events.ts";
import { type FeedStart, feedPosition, newestEventId, readEvents } from "./read-events.ts";
import type { EventScope } from "./webhook-event.ts";
import { rotateWebhookSecret, webhookSecret } from "./webhook-secret.ts";

/** The functions of this folder, bound to their parts, as dialects are handed them. */
export function makeWebhookServices(context: EndpointContext & { readonly watch: Pick<EventWatch, "waitForEvent"> }) {
  const { db, masterKey, now } = context;
  type Rest<Operation> = Operation extends (context: never, ...rest: infer Arguments) => unknown ? Arguments : never;
  return {
    webhooks: {
      secret: async (scope: EventScope) => webhookSecret(db, masterKey, scope),
      rotateSecret: async (scope: EventScope, overlapSeconds: number) =>
        rotateWebhookSecret(db, masterKey, scope, { overlapSeconds, now: now() }),
      endpoints: async (scope: EventScope) => listEndpoints(context, scope),
      endpoint: async (scope: EventScope, id: string) => readEndpoint(context, scope, id),
      createEndpoint: async (...rest: Rest<typeof createEndpoint>) => createEndpoint(context, ...rest),
      changeEndpoint: async (...rest: Rest<typeof changeEndpoint>) => changeEndpoint(context, ...rest),
      rotateEndpoint: async (...rest: Rest<typeof rotateEndpointSecret>) => rotateEndpointSecret(context, ...rest),
      deleteEndpoint: async (...rest: Rest<typeof deleteEndpoint>) => deleteEndpoint(context, ...rest),
      sendTest: async (scope: EventScope, id: string) => sendTestEvent(context, scope, id),
      deliveries: async (...rest: Rest<typeof listDeliveries>) => listDeliveries(db, ...rest),
      delivery: async (scope: EventScope, id: string) => readDelivery(db, scope, id),
      resend: async (scope: EventScope, id: string) => resendDelivery(db, scope, { id, now: now() }),
      resendAll: async (
        scope: EventScope,
        wish: { readonly endpointId: string; readonly since: Date; readonly delivered: boolean },
      ) => {
        const resent = await resendAll(db, scope, { ...wish, now: now() });
        return { resent, more: resent === resendMax };
      },
    },
    events: {
      start: async (scope: EventScope, start: FeedStart) => feedPosition(db, scope, start),
      newestId: async (scope: EventScope) => newestEventId(db, scope),
      read: async (scope: EventScope, page: Parameters<typeof readEvents>[2]) => readEvents(db, scope, page),
      wait: async (scope: EventScope, after: bigint, signal: AbortSignal) =>
        context.watch.waitForEvent(scope, after, signal),
    },
  };
}
