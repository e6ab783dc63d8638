import { abortReason, type Clock } from "./clock.ts";
import { ConnectionError, errorFromAnswer, KinoraError } from "./kinora-error.ts";
import { parseRetryAfter, retryPauseMs } from "./retry-policy.ts";

/** One call of the API. */
export interface ApiRequest {
  readonly method: "GET" | "POST" | "PUT" | "PATCH" | "DELETE";
  /** Path under the base URL, with its leading slash, values already encoded. */
  readonly path: string;
  readonly query?: Readonly<Record<string, string | number | undefined>>;
  /** Sent as JSON. */
  readonly json?: unknown;
  /** Sent as it is, instead of `json`. */
  readonly body?: Blob | Uint8Array<ArrayBuffer> | ReadableStream<Uint8Array>;
  readonly headers?: Readonly<Record<string, string>>;
  readonly signal?: AbortSignal | undefined;
  /** Of one attempt, until the whole answer is read. */
  readonly timeoutMs?: number;
  /** False for a body that can be sent only once. */
  readonly repeatable?: boolean;
}

export interface ApiAnswer {
  readonly status: number;
  readonly headers: Headers;
  /** Parsed JSON; undefined when the body is empty. */
  readonly body: unknown;
}

export interface Transport {
  /** Sends a call, repeats it as the retry policy says, and returns a 2xx answer or throws a KinoraError. */
  call(request: ApiRequest): Promise<ApiAnswer>;
  /** One attempt; resolves when the headers are there, whatever the status. The caller owns body and time. */
  open(request: ApiRequest, signal: AbortSignal): Promise<Response>;
  readonly clock: Clock;
  readonly origin: string;
}

export interface TransportOptions {
  readonly apiKey: string;
  readonly baseUrl: string;
  readonly fetch: typeof fetch;
  readonly timeoutMs: number;
  readonly clock: Clock;
}

/** An answer larger than this is not ours: the largest page is 100 tasks of some 10 KB. */
const answerBytesMax = 32 * 1024 * 1024;

export function makeTransport(options: TransportOptions): Transport {
  const { clock } = options;
  const base = apiBase(options.baseUrl);

  const open: Transport["open"] = (request, signal) =>
    options.fetch(urlOf(base, request), initOf(options.apiKey, request, signal));

  const attempt = async (request: ApiRequest): Promise<ApiAnswer> => {
    const timeoutMs = request.timeoutMs ?? options.timeoutMs;
    const deadline = startDeadline(timeoutMs, request.signal);
    try {
      const response = await open(request, deadline.signal);
      const body = await readJson(response);
      if (response.ok) return { status: response.status, headers: response.headers, body };
      throw errorFromAnswer({
        status: response.status,
        body,
        requestId: response.headers.get("x-request-id") ?? undefined,
        retryAfterSeconds: parseRetryAfter(response.headers.get("retry-after"), () => clock.now()),
      });
    } catch (error) {
      if (error instanceof KinoraError) throw error;
      if (request.signal?.aborted === true) throw abortReason(request.signal);
      throw new ConnectionError({
        code: "connection_failed",
        message: deadline.expired()
          ? `The server at ${base.origin} did not answer within ${timeoutMs / 1_000} s.`
          : `The server at ${base.origin} could not be reached: ${causeOf(error)}.`,
        fix: "Check the base URL and that the server runs, then call again.",
        retryable: true,
        cause: error,
      });
    } finally {
      deadline.stop();
    }
  };

  const call: Transport["call"] = async (request) => {
    for (let failed = 1; ; failed++) {
      try {
        return await attempt(request);
      } catch (error) {
        if (!(error instanceof KinoraError) || request.repeatable === false || !mayRepeat(error)) throw error;
        const pauseMs = retryPauseMs(failed, error.retryAfterSeconds, () => clock.random());
        if (pauseMs === undefined) throw error;
        await clock.sleep(pauseMs, request.signal);
      }
    }
  };

  return { call, open, clock, origin: base.origin };
}

/**
 * 429, 5xx and a lost connection are repeated unless the server says that it is no use. Of the other 4xx only one is:
 * a 409 that says our own earlier attempt, whose answer was lost, is still being worked on.
 */
function mayRepeat(error: KinoraError): boolean {
  if (error.code === "idempotency_in_progress") return true;
  if (error instanceof ConnectionError) return true;
  return error.retryable && error.status !== undefined && (error.status === 429 || error.status >= 500);
}

/** The guide's base URL ends in /v1; an origin alone is as good. */
function apiBase(text: string): URL {
  let url: URL;
  try {
    url = new URL(text);
  } catch (cause) {
    throw new TypeError(`baseUrl must be an http or https address, got "${text}"`, { cause });
  }
  if (url.protocol !== "http:" && url.protocol !== "https:")
    throw new TypeError(`baseUrl must be an http or https address, got "${text}"`);
  const path = url.pathname.replace(/\/+$/, "");
  url.pathname = path.endsWith("/v1") ? path : `${path}/v1`;
  url.search = "";
  url.hash = "";
  return url;
}

function urlOf(base: URL, request: ApiRequest): string {
  const url = new URL(base);
  url.pathname += request.path;
  for (const [name, value] of Object.entries(request.query ?? {}))
    if (value !== undefined) url.searchParams.set(name, String(value));
  return url.href;
}

interface FetchInit extends RequestInit {
  /** Node asks for it with a stream; browsers that cannot stream ignore it. */
  duplex?: "half";
}

function initOf(apiKey: string, request: ApiRequest, signal: AbortSignal): FetchInit {
  const headers: Record<string, string> = {
    accept: "application/json",
    ...request.headers,
    authorization: `Bearer ${apiKey}`,
  };
  const init: FetchInit = { method: request.method, headers, signal, redirect: "error" };
  if (request.body !== undefined) {
    init.body = request.body;
    if (request.body instanceof ReadableStream) init.duplex = "half";
  } else if (request.json !== undefined) {
    headers["content-type"] = "application/json";
    init.body = JSON.stringify(request.json);
  }
  return init;
}

async function readJson(response: Response): Promise<unknown> {
  const announced = Number(response.headers.get("content-length") ?? 0);
  if (announced > answerBytesMax) throw new Error(`the answer announces ${announced} bytes`);
  const text = await response.text();
  if (text === "") return undefined;
  try {
    return JSON.parse(text);
  } catch (cause) {
    if (!response.ok) return undefined; // a proxy's page: the status says enough
    throw new KinoraError({
      code: "bad_response",
      message: "The server's answer is not JSON.",
      fix: "Check that the base URL is a Kinora server's.",
      status: response.status,
      cause,
    });
  }
}

interface Deadline {
  readonly signal: AbortSignal;
  expired(): boolean;
  stop(): void;
}

/** Aborts after `timeoutMs` or with the caller's signal. By hand, because AbortSignal.any is missing in Node 18. */
function startDeadline(timeoutMs: number, outer: AbortSignal | undefined): Deadline {
  const controller = new AbortController();
  let expired = false;
  const onAbort = (): void => controller.abort(outer?.reason);
  if (outer?.aborted === true) onAbort();
  outer?.addEventListener("abort", onAbort, { once: true });
  const timer = setTimeout(() => {
    expired = true;
    controller.abort(new Error("timed out"));
  }, timeoutMs);
  return {
    signal: controller.signal,
    expired: () => expired,
    stop() {
      clearTimeout(timer);
      outer?.removeEventListener("abort", onAbort);
    },
  };
}

/** fetch hides the reason (refused, reset, name not found) one level down. */
function causeOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const inner: unknown = error.cause;
  if (inner instanceof Error) {
    const code: unknown = Reflect.get(inner, "code");
    return typeof code === "string" && !inner.message.includes(code)
      ? `${code} ${inner.message}`.trim()
      : inner.message;
  }
  return error.message;
}
