import { answerAs, pageOf } from "./answer.ts";
import { abortReason } from "./clock.ts";
import { KinoraError } from "./kinora-error.ts";
import { openStream } from "./open-stream.ts";
import { pollPauseMs } from "./retry-policy.ts";
import type { CallOptions } from "./tasks.ts";
import type { Transport } from "./transport.ts";
import { watchSilence } from "./watch-silence.ts";
import type { FeedEvent } from "./wire.ts";

export interface EventParams {
  /** Id of the last event that was seen. */
  readonly after?: string;
  /** Types, or families such as `task.*`; all by default. */
  readonly types?: readonly string[];
}

/** The feed of this side of the workspace: what webhooks tell, in the order in which it happened, each once. */
export interface Events {
  /** To the newest, oldest first; without `after` from the oldest that is kept. */
  list(params?: EventParams, options?: CallOptions): AsyncIterableIterator<FeedEvent>;
  /**
   * Goes on for ever with what happens next, or behind `after`. A connection that breaks is opened again after 1 s,
   * growing to 10 s, behind the last event, so that none is missed and none comes twice.
   *
   * @throws KinoraError that another connection would not mend
   */
  stream(params?: EventParams, options?: CallOptions): AsyncIterableIterator<FeedEvent>;
}

export function makeEvents(transport: Transport): Events {
  return {
    async *list({ after, types } = {}, options = {}) {
      let last = after;
      for (;;) {
        const { body } = await transport.call({
          method: "GET",
          path: "/events",
          query: { after: last, types: types?.join(","), limit: 100 },
          signal: options.signal,
        });
        const page = pageOf<FeedEvent>(body);
        yield* page.data;
        const next = page.next_cursor ?? undefined;
        if (!page.has_more || next === last) return;
        last = next;
      }
    },
    stream: (params = {}, options = {}) => streamEvents(transport, params, options),
  };
}

async function* streamEvents(
  transport: Transport,
  { after, types }: EventParams,
  { signal }: CallOptions,
): AsyncIterableIterator<FeedEvent> {
  const { clock } = transport;
  const query = { types: types?.join(",") };
  // where the feed stands now: a first connection that breaks before its first event must miss nothing
  let last = after ?? (await newestId(transport, signal));
  for (let failed = 0; ; failed++) {
    const connection = watchSilence(signal);
    let retryAfterSeconds = 0;
    try {
      for await (const message of openStream(transport, { path: "/events", query, lastId: last }, connection)) {
        failed = 0;
        const event = answerAs<FeedEvent>(JSON.parse(message.data), ["id", "type", "data"]);
        last = event.id;
        yield event;
      }
    } catch (error) {
      if (signal?.aborted === true) throw abortReason(signal);
      if (error instanceof KinoraError) {
        if (!error.retryable) throw error;
        retryAfterSeconds = error.retryAfterSeconds ?? 0;
      }
    } finally {
      connection.stop();
    }
    const pauseMs = Math.max(
      pollPauseMs(failed, () => clock.random()),
      retryAfterSeconds * 1_000,
    );
    await clock.sleep(pauseMs, signal);
  }
}

/** Id of the newest event; the word for the feed's begin when there was none yet. */
async function newestId(transport: Transport, signal: AbortSignal | undefined): Promise<string> {
  const { body } = await transport.call({ method: "GET", path: "/events", query: { after: "newest" }, signal });
  return pageOf<FeedEvent>(body).next_cursor ?? "oldest";
}
