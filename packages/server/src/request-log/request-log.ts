import { type TaskMode, withoutSecrets } from "@kinora/core";
import type { Logger } from "pino";
import type { Database } from "#store/database.ts";
import { redactBody } from "./redact-body.ts";
import { type CountRow, type LoggedRow, writeRequests } from "./request-log-store.ts";

/** One answered request, as the listener saw it. */
export interface AnsweredRequest {
  readonly requestId: string;
  readonly dialect: string;
  readonly method: string;
  /** Without its query. */
  readonly path: string;
  /** Its pattern. */
  readonly route: string;
  /** 0 when the caller had gone before. */
  readonly status: number;
  readonly durationMs: number;
  readonly clientAddress: string | undefined;
  readonly userAgent: string | undefined;
  readonly notes: {
    /** Absent when nobody was authenticated. */
    readonly caller?: RequestCaller;
    /** Parsed JSON; undefined when there was none. */
    readonly requestBody?: unknown;
    readonly responseBody?: unknown;
    /** What the content rules decided, as JSON; undefined when nothing was judged. */
    readonly policy?: unknown;
  };
}

export interface RequestCaller {
  readonly workspaceId: string;
  readonly mode: TaskMode;
  readonly apiKeyId: string;
}

/** Takes requests down without keeping them waiting. */
export interface RequestLog extends AsyncDisposable {
  /** Creates, changes and refusals are stored; reads that went well are counted. */
  record(request: AnsweredRequest): void;
  /** Resolves when all that was recorded before is stored. */
  flush(): Promise<void>;
}

export interface RequestLogOptions {
  readonly db: Database;
  readonly now: () => Date;
  readonly log: Pick<Logger, "warn">;
  /** Told how many could not be kept. */
  readonly onDropped: (requests: number) => void;
  /** What may wait to be stored; more is dropped and counted. */
  readonly bufferMax?: number;
}

/** At 16 KiB for each of two bodies this is at most 64 MiB, and some 20 s of creates at full load. */
const defaultBufferMax = 2_000;
/** Of it, what refusals of unknown callers may take: a flood of wrong keys must not push out a workspace's own. */
const anonymousShare = 0.1;
const batchMax = 200;
/** Late enough for a batch to come together, early enough for a person who looks. */
const flushMs = 250;

export function makeRequestLog(options: RequestLogOptions): RequestLog {
  const { db, now, log, onDropped, bufferMax = defaultBufferMax } = options;
  let buffer: LoggedRow[] = [];
  let anonymous = 0;
  let counts = new Map<string, CountRow>();
  let timer: NodeJS.Timeout | undefined;
  let writing: Promise<void> | undefined;

  const count = (caller: RequestCaller | undefined, what: "read" | "dropped"): void => {
    const hourMs = Math.floor(now().getTime() / 3_600_000) * 3_600_000;
    const { workspaceId, mode } = caller ?? { workspaceId: "", mode: "" };
    const name = `${workspaceId}/${mode}/${hourMs}`;
    let row = counts.get(name);
    if (row === undefined) counts.set(name, (row = { workspaceId, mode, hour: new Date(hourMs), read: 0, dropped: 0 }));
    row[what]++;
  };

  /** One batch at a time; what fails is tried again with the next, as long as there is room. */
  const write = async (): Promise<void> => {
    const rows = buffer.slice(0, batchMax);
    const counted = counts;
    counts = new Map();
    try {
      await writeRequests(db, rows, [...counted.values()]);
      buffer = buffer.slice(rows.length);
      anonymous -= rows.filter(({ workspaceId }) => workspaceId === null).length;
    } catch (error) {
      for (const [name, row] of counted) {
        const since = counts.get(name);
        if (since !== undefined) {
          row.read += since.read;
          row.dropped += since.dropped;
        }
        counts.set(name, row);
      }
      throw error;
    }
  };

  const writeAll = async (): Promise<void> => {
    while (buffer.length > 0 || counts.size > 0) await write();
  };

  const flush = async (): Promise<void> => {
    clearTimeout(timer);
    timer = undefined;
    // what came during the last round is not part of it
    if (writing !== undefined) await writing.catch(() => undefined);
    writing ??= writeAll().finally(() => (writing = undefined));
    await writing;
  };

  const schedule = (): void => {
    timer ??= setTimeout(() => {
      flush().catch((error: unknown) => {
        log.warn({ err: error }, "the request log could not be written");
        schedule();
      });
    }, flushMs).unref();
  };

  return {
    record(request) {
      const {
        status,
        notes: { caller },
      } = request;
      const refused = status === 0 || status >= 400;
      if (refused || !isRead(request.method)) {
        const full = buffer.length >= bufferMax || (caller === undefined && anonymous >= bufferMax * anonymousShare);
        if (full) {
          count(caller, "dropped");
          onDropped(1);
        } else {
          if (caller === undefined) anonymous++;
          buffer.push(rowOf(request, now()));
        }
      } else if (caller !== undefined) count(caller, "read");
      else return;
      schedule();
    },
    flush,
    async [Symbol.asyncDispose]() {
      await flush().catch((error: unknown) => log.warn({ err: error }, "the end of the request log was lost"));
      clearTimeout(timer);
    },
  };
}

function isRead(method: string): boolean {
  return method === "GET" || method === "HEAD" || method === "OPTIONS";
}

function rowOf(request: AnsweredRequest, at: Date): LoggedRow {
  const { caller, requestBody, responseBody, policy } = request.notes;
  return {
    id: request.requestId,
    workspaceId: caller?.workspaceId ?? null,
    mode: caller?.mode ?? null,
    apiKeyId: caller?.apiKeyId ?? null,
    dialect: request.dialect,
    method: request.method.slice(0, 20),
    path: shortText(request.path, 300),
    route: request.route,
    status: request.status,
    errorCode: textAt(responseBody, "error", "code") ?? null,
    taskId: taskIdOf(responseBody) ?? null,
    durationMs: Math.round(request.durationMs),
    clientAddress: request.clientAddress ?? null,
    userAgent: request.userAgent === undefined ? null : shortText(request.userAgent, 200),
    // nobody may read the bodies of a caller who was not known: sign-ins, wrong keys
    requestBody: (caller && redactBody(requestBody)) ?? null,
    responseBody: (caller && redactBody(responseBody)) ?? null,
    policy: policy ?? null,
    createdAt: at,
  };
}

function shortText(text: string, charactersMax: number): string {
  return withoutSecrets(text.slice(0, charactersMax)).replaceAll("\0", "\uFFFD").toWellFormed();
}

/** The task that an answer or a refusal names. */
function taskIdOf(body: unknown): string | undefined {
  const id = textAt(body, "task_id") ?? textAt(body, "error", "task_id");
  return id !== undefined && /^[1-9]\d{0,18}$/.test(id) && BigInt(id) < 1n << 63n ? id : undefined;
}

function textAt(body: unknown, ...path: readonly string[]): string | undefined {
  const found = path.reduce<unknown>(
    (value, name) => (typeof value === "object" && value !== null ? Reflect.get(value, name) : undefined),
    body,
  );
  return typeof found === "string" ? found : undefined;
}
