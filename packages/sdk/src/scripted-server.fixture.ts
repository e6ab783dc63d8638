import { once } from "node:events";
import http from "node:http";
import type { Clock } from "./clock.ts";
import { Kinora } from "./kinora.ts";
import type { Task, TaskError } from "./wire.ts";

export interface SeenRequest {
  readonly method: string;
  readonly url: string;
  readonly headers: http.IncomingHttpHeaders;
  readonly body: string;
}

/** What the server does with the next request; the last entry answers all that follow. */
export type Script = (request: SeenRequest, response: http.ServerResponse) => void;

export interface ScriptedServer extends AsyncDisposable {
  readonly origin: string;
  readonly seen: readonly SeenRequest[];
}

export async function startScriptedServer(...scripts: readonly Script[]): Promise<ScriptedServer> {
  const seen: SeenRequest[] = [];
  const server = http.createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on("data", (chunk: Buffer) => chunks.push(chunk));
    request.on("end", () => {
      const { method = "", url = "", headers } = request;
      const script = scripts[Math.min(seen.length, scripts.length - 1)];
      const entry = { method, url, headers, body: Buffer.concat(chunks).toString("latin1") };
      seen.push(entry);
      script?.(entry, response);
    });
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("no port");
  return {
    origin: `http://127.0.0.1:${address.port}`,
    seen,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      server.close();
      await once(server, "close");
    },
  };
}

export function json(status: number, body: unknown, headers: Readonly<Record<string, string>> = {}): Script {
  return (_request, response) => {
    response.writeHead(status, { "content-type": "application/json", "x-request-id": "req_1", ...headers });
    response.end(JSON.stringify(body));
  };
}

export function refusal(status: number, code: string, more: Readonly<Record<string, unknown>> = {}): Script {
  return json(status, { error: { code, message: `because of ${code}`, fix: "mend it", request_id: "req_1", ...more } });
}

/** The connection breaks with no answer. */
export const drop: Script = (_request, response) => {
  response.destroy();
};

export interface FakeClock extends Clock {
  /** Every sleep, in milliseconds. */
  readonly slept: readonly number[];
}

/** Sleeps at once and remembers how long it should have been; chance is always one half, which is no jitter. */
export function makeFakeClock(): FakeClock {
  let now = 1_800_000_000_000;
  const slept: number[] = [];
  return {
    slept,
    now: () => now,
    random: () => 0.5,
    async sleep(ms, signal) {
      signal?.throwIfAborted();
      slept.push(ms);
      now += ms;
    },
  };
}

export function clientOf(server: ScriptedServer, clock: Clock, options: { readonly timeoutMs?: number } = {}): Kinora {
  return new Kinora({ apiKey: "kin_test_key", baseUrl: server.origin, clock, ...options });
}

export const echo: NonNullable<Task["request"]> = {
  model: "kling-v3",
  prompt: "a fox",
  duration: 5,
  resolution: "720p",
  aspect_ratio: "16:9",
  seed: 7,
  watermark: false,
};

export function failure(code: TaskError["code"]): TaskError {
  return { code, message: `because of ${code}`, fix: "mend it", retryable: false, doc_url: "https://example.com" };
}

export function task(over: Partial<Task> = {}): Task {
  return {
    task_id: "123",
    status: "processing",
    mode: "test",
    model: "kling-v3",
    created_at: "2026-01-01T00:00:00Z",
    updated_at: "2026-01-01T00:00:00Z",
    started_at: null,
    completed_at: null,
    model_version: null,
    provider: null,
    credits_reserved: 40,
    credits_charged: 0,
    estimated_seconds: 5,
    status_url: "/v1/video/status/123",
    warnings: [],
    progress: 10,
    request: echo,
    output: null,
    error: null,
    receipt: { held: 40, charged: 0, released: 0, reason: "held" },
    attempts: [],
    sequence: 1,
    ...over,
  };
}
