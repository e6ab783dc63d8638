/** The server sends a comment every 15 s: three missed ones mean a dead connection. */
const silenceMs = 45_000;

/** One connection of an event stream, for as long as it lives. */
export interface StreamConnection {
  /** Aborts when the connection is silent for too long, or with the caller's signal. */
  readonly signal: AbortSignal;
  heard(): void;
  stop(): void;
}

export function watchSilence(outer: AbortSignal | undefined): StreamConnection {
  const controller = new AbortController();
  const onAbort = (): void => controller.abort(outer?.reason);
  if (outer?.aborted === true) onAbort();
  outer?.addEventListener("abort", onAbort, { once: true });
  const silent = (): void => controller.abort(new Error("the event stream fell silent"));
  let timer = setTimeout(silent, silenceMs);
  return {
    signal: controller.signal,
    heard() {
      clearTimeout(timer);
      timer = setTimeout(silent, silenceMs);
    },
    stop() {
      clearTimeout(timer);
      outer?.removeEventListener("abort", onAbort);
      controller.abort();
    },
  };
}
