import { RESPONSE_ALREADY_SENT } from "@hono/node-server/utils/response";
import { z } from "@hono/zod-openapi";
import { AppError } from "@kinora/core";
import { openEventStream } from "#http-kit/event-stream.ts";
import { jsonAnswer } from "#http-kit/exchange.ts";
import { feedStart } from "#webhooks/read-events.ts";
import type { Call, GuideRoute } from "./guide-route.ts";
import type { GuideServices } from "./guide-services.ts";
import { parseQuery } from "./parse-body.ts";
import { presentEvent } from "./present-event.ts";
import { answers } from "./route-docs.ts";
import { eventListAnswer, eventsQuery } from "./webhook-wire.ts";

const documented = answers({ description: "Events, oldest first.", schema: eventListAnswer }, ["invalid_parameter"]);

const feedRoute: GuideRoute = {
  doc: {
    method: "get",
    path: "/v1/events",
    tags: ["Webhooks"],
    operationId: "eventList",
    summary: "Read what happened, or follow it as server-sent events",
    description:
      "The same events that webhooks tell, in the order in which they happened, each once; nothing depends on a delivery. With `Accept: text/event-stream` a stream: `event:` the type, `id:` the event's id, data the event; it begins behind `Last-Event-ID` or `after`, else with what happens next, and does not end.",
    request: { query: eventsQuery, headers: z.object({ "Last-Event-ID": z.string().optional() }) },
    responses: {
      ...documented,
      200: {
        ...documented[200],
        content: { ...documented[200].content, "text/event-stream": { schema: z.string() } },
      },
    },
  },
  scope: "read",
  async handle(call, services) {
    const { exchange } = call;
    const query = parseQuery(eventsQuery, call.context.req.query());
    const types = query.types?.split(",");
    if (wantsStream(exchange.incoming.headers.accept))
      return streamEvents(call, services, { after: query.after, types });
    const limit = query.limit ?? services.limits.pageDefault;
    const start = feedStart(query.after ?? "oldest");
    if (start === "newest") {
      const newest = (await services.events.newestId(call.scope)) ?? null;
      return jsonAnswer(exchange, { data: [], has_more: false, next_cursor: newest });
    }
    const after = await services.events.start(call.scope, start);
    const { events } = await services.events.read(call.scope, { after, limit: limit + 1, types });
    const page = events.slice(0, limit);
    return jsonAnswer(exchange, {
      data: page.map((event) => presentEvent(event, services)),
      has_more: events.length > limit,
      next_cursor: page.at(-1)?.id ?? (typeof start === "object" ? start.after : null),
    });
  },
};

export const eventRoutes: readonly GuideRoute[] = [feedRoute];

/** Events read at once; a reader that is far behind gets them part by part. */
const streamBatch = 50;

async function streamEvents(
  { scope, exchange, context }: Call,
  services: GuideServices,
  { after, types }: { readonly after: string | undefined; readonly types: readonly string[] | undefined },
): Promise<Response> {
  const lastId = exchange.incoming.headers["last-event-id"];
  const start = typeof lastId === "string" && lastId !== "" ? lastId : after;
  let position = await services.events.start(scope, feedStart(start ?? "newest"));
  if (!exchange.slot.hold()) throw new AppError("overloaded", "Too many streams are open.");
  if (context.req.method === "HEAD") {
    return new Response(null, { status: 200, headers: { ...exchange.headers, "content-type": "text/event-stream" } });
  }
  using stream = openEventStream(exchange.outgoing, {
    headers: exchange.headers,
    commentMs: services.limits.streamCommentMs,
    backlogBytesMax: services.limits.streamBacklogBytesMax,
  });
  const signal = AbortSignal.any([exchange.draining, stream.signal]);
  try {
    while (!signal.aborted) {
      const page = await services.events.read(scope, { after: position, limit: streamBatch, types });
      for (const event of page.events) {
        stream.send({ event: event.type, id: event.id, data: presentEvent(event, services) });
      }
      position = page.position;
      if (page.events.length < streamBatch) await services.events.wait(scope, position, signal);
    }
  } catch (error) {
    // the head is sent: a reader comes again with its last id
    services.log.error({ err: error, requestId: exchange.requestId }, "a stream ended early");
  }
  return RESPONSE_ALREADY_SENT;
}

function wantsStream(accept: string | undefined): boolean {
  return accept !== undefined && /(^|,)\s*text\/event-stream\s*(;|,|$)/i.test(accept);
}
