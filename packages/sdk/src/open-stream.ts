import { errorFromAnswer } from "./kinora-error.ts";
import { parseRetryAfter } from "./retry-policy.ts";
import { readServerSentEvents, type ServerSentEvent } from "./server-sent-events.ts";
import type { ApiRequest, Transport } from "./transport.ts";
import type { StreamConnection } from "./watch-silence.ts";

/**
 * Opens one connection of an event stream and reads its messages; every sign of life is told to the connection.
 *
 * @param request.lastId of the last message that was read; the stream goes on behind it
 * @throws KinoraError when the server refuses
 */
export async function* openStream(
  transport: Transport,
  request: Pick<ApiRequest, "path" | "query"> & { readonly lastId: string | undefined },
  connection: StreamConnection,
): AsyncIterableIterator<ServerSentEvent> {
  const { lastId, ...target } = request;
  const headers: Record<string, string> = { accept: "text/event-stream" };
  if (lastId !== undefined) headers["last-event-id"] = lastId;
  const response = await transport.open({ method: "GET", ...target, headers }, connection.signal);
  if (!response.ok || response.body === null) {
    const body: unknown = await response.json().catch(() => undefined);
    throw errorFromAnswer({
      status: response.status,
      body,
      requestId: response.headers.get("x-request-id") ?? undefined,
      retryAfterSeconds: parseRetryAfter(response.headers.get("retry-after"), () => transport.clock.now()),
    });
  }
  for await (const message of readServerSentEvents(response.body)) {
    connection.heard();
    if (message !== undefined) yield message;
  }
}
