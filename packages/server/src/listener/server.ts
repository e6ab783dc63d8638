import { randomUUID } from "node:crypto";
import { once } from "node:events";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo, Socket } from "node:net";
import type { Duplex } from "node:stream";
import { setTimeout as sleep } from "node:timers/promises";
import { getRequestListener } from "@hono/node-server";
import { AppError } from "@kinora/core";
import type { Dialect } from "#dialects/dialect.ts";
import { errorBody, guideErrors, sendGuideError } from "#dialects/guide/errors.ts";
import type { Exchange, RequestNotes } from "#http-kit/exchange.ts";
import { makeInFlight, type Slot } from "#http-kit/in-flight.ts";
import type { RequestLimits } from "#http-kit/limits.ts";
import type { AddressThrottle } from "./address-throttle.ts";
import { requireRead, type SystemRoute } from "./system-routes.ts";

export interface ServerOptions {
  readonly host: string;
  /** 0 takes a free one. */
  readonly port: number;
  /** As callers see it, for the addresses in refusals; empty gives relative ones. */
  readonly publicUrl: string;
  readonly limits: RequestLimits;
  /** The one with an empty prefix answers whatever no other one owns. */
  readonly dialects: readonly Dialect[];
  readonly systemRoutes: ReadonlyMap<string, SystemRoute>;
  /** Answers `/files/…` on the raw socket; `x-request-id` is set. */
  readonly serveFile: (request: IncomingMessage, response: ServerResponse) => Promise<void>;
  readonly clientAddress: (request: IncomingMessage) => string | undefined;
  /** Refuses addresses that ask too much, before anyone looks at their keys. */
  readonly throttle: AddressThrottle;
  readonly log: ListenerLog;
  /** Told of every answer; `route` is a pattern, so that there are few. */
  readonly onAnswer?: (answer: Answered) => void;
}

interface ListenerLog {
  error(fields: Readonly<Record<string, unknown>>, message: string): void;
}

export interface Answered {
  /** Its name; `system` and `files` besides. */
  readonly dialect: string;
  readonly method: string;
  readonly route: string;
  /** 0 when the caller had gone before. */
  readonly status: number;
  readonly durationMs: number;
  readonly requestId: string;
  /** Without its query. */
  readonly path: string;
  readonly clientAddress: string | undefined;
  readonly userAgent: string | undefined;
  readonly notes: RequestNotes;
}

export interface RunningServer extends AsyncDisposable {
  readonly port: number;
  /**
   * Takes no more connections, answers held polls and streams with what they have, lets requests in flight end, and
   * resolves when the last connection is closed; after `drainMs` the rest is cut. Safe to repeat.
   */
  stop(): Promise<void>;
}

/** Listens for HTTP/1.1 with every limit set by hand; Node's own defaults keep a dripping client for minutes. */
export async function startServer(options: ServerOptions): Promise<RunningServer> {
  const { limits } = options;
  const draining = new AbortController();
  const active = new Set<Exchange>();
  const handle = makeHandler(options, { draining: draining.signal, active });
  const server = createServer(
    {
      maxHeaderSize: limits.headerBytesMax,
      headersTimeout: limits.headersTimeoutMs,
      requestTimeout: limits.requestTimeoutMs,
      keepAliveTimeout: limits.keepAliveTimeoutMs,
      connectionsCheckingInterval: limits.connectionsCheckingIntervalMs,
      noDelay: true,
    },
    handle,
  );
  server.maxConnections = limits.connectionsMax;
  const sockets = new Set<Socket>();
  server.on("connection", (socket) => {
    sockets.add(socket);
    socket.on("close", () => sockets.delete(socket));
  });
  server.timeout = limits.idleSocketTimeoutMs;
  server.on("clientError", (error, socket) => refuseSocket(error, socket, options));
  server.listen(options.port, options.host);
  await once(server, "listening");
  let stopped: Promise<void> | undefined;
  const stop = async (): Promise<void> =>
    (stopped ??= drain(server, { draining, active, sockets, drainMs: limits.drainMs }));
  return { port: (server.address() as AddressInfo).port, stop, [Symbol.asyncDispose]: stop };
}

interface Sockets {
  readonly incoming: IncomingMessage;
  readonly outgoing: ServerResponse;
}

interface ServerState {
  readonly draining: AbortSignal;
  readonly active: Set<Exchange>;
}

function makeHandler(
  options: ServerOptions,
  { draining, active }: ServerState,
): (request: IncomingMessage, response: ServerResponse) => void {
  const { limits, dialects } = options;
  const fallback = dialects.find(({ prefix }) => prefix === "");
  if (fallback === undefined) throw new Error("one dialect has to answer every path");
  const prefixed = dialects.filter(({ prefix }) => prefix !== "");
  const ownerOf = (path: string): Dialect =>
    prefixed.find(({ prefix }) => path === prefix || path.startsWith(`${prefix}/`)) ?? fallback;
  const inFlight = makeInFlight(limits);

  const begin = ({ incoming, outgoing }: Sockets, slot: Slot, dialect: string): Exchange => {
    const startedMs = performance.now();
    const requestId = `req_${randomUUID().replaceAll("-", "")}`;
    const exchange: Exchange = {
      incoming,
      outgoing,
      requestId,
      clientAddress: options.clientAddress(incoming),
      slot,
      draining,
      headers: { "x-request-id": requestId, "cache-control": "no-store", "x-content-type-options": "nosniff" },
      route: undefined,
      notes: {},
    };
    if (draining.aborted) exchange.headers["connection"] = "close";
    active.add(exchange);
    outgoing.on("close", () => {
      slot.leave();
      active.delete(exchange);
      options.onAnswer?.({
        dialect,
        method: incoming.method ?? "",
        route: exchange.route ?? "none",
        status: outgoing.headersSent ? outgoing.statusCode : 0,
        durationMs: performance.now() - startedMs,
        requestId,
        path: pathOf(incoming),
        clientAddress: exchange.clientAddress,
        userAgent: incoming.headers["user-agent"],
        notes: exchange.notes,
      });
    });
    return exchange;
  };

  const respond = async (request: Request, sockets: Sockets): Promise<Response> => {
    const path = pathOf(sockets.incoming);
    const systemRoute = options.systemRoutes.get(path);
    // a server with too much to do still says that it lives
    const slot = systemRoute === undefined ? inFlight.enter() : uncounted;
    const owner = ownerOf(path);
    const exchange = begin(sockets, slot ?? uncounted, systemRoute === undefined ? owner.name : "system");
    try {
      if (systemRoute !== undefined) {
        exchange.route = path;
        requireRead(exchange, path);
        return await systemRoute(exchange);
      }
      if (draining.aborted) throw new AppError("maintenance", undefined, { retryAfterSeconds: 2 });
      if (slot === undefined) {
        await sleep(limits.refusalDelayMs);
        throw new AppError("overloaded", `The server works on ${limits.inFlightMax} requests already.`, {
          retryAfterSeconds: 1,
        });
      }
      try {
        options.throttle.admit(exchange.clientAddress);
      } catch (error) {
        await sleep(limits.refusalDelayMs);
        throw error;
      }
      const answer = await owner.routes.fetch(request, exchange);
      if (answer.status === 401) options.throttle.punish(exchange.clientAddress);
      return answer;
    } catch (error) {
      return owner.presentError(error, exchange);
    }
  };

  const listener = getRequestListener(
    // HTTP/1.1 alone is listened for, so these are its types
    async (request, env) => respond(request, env as Sockets),
    { errorHandler: (error) => refuseRequest(error, options) },
  );

  return (incoming, outgoing) => {
    if (!pathOf(incoming).startsWith("/files/")) {
      void listener(incoming, outgoing);
      return;
    }
    const exchange = begin({ incoming, outgoing }, uncounted, "files");
    exchange.route = "/files/{id}/{name}";
    outgoing.setHeader("x-request-id", exchange.requestId);
    if (draining.aborted) outgoing.setHeader("connection", "close");
    options.serveFile(incoming, outgoing).catch((error: unknown) => {
      options.log.error({ err: error, requestId: exchange.requestId }, "a file could not be served");
      if (outgoing.headersSent) outgoing.destroy();
      else sendGuideError(error, outgoing, options.publicUrl);
    });
  };
}

interface Draining {
  readonly draining: AbortController;
  readonly active: ReadonlySet<Exchange>;
  readonly sockets: ReadonlySet<Socket>;
  readonly drainMs: number;
}

async function drain(server: Server, { draining, active, sockets, drainMs }: Draining): Promise<void> {
  for (const exchange of active) {
    exchange.headers["connection"] = "close";
    // an answer that is under way kept its connection; close it behind it
    exchange.outgoing.on("close", () => setImmediate(() => server.closeIdleConnections()));
  }
  const closed = once(server, "close");
  server.close();
  draining.abort();
  server.closeIdleConnections();
  // for Node a connection that has said nothing yet is not idle
  for (const socket of sockets) if (socket.bytesRead === 0) socket.destroy();
  const cut = setTimeout(() => server.closeAllConnections(), drainMs);
  await closed;
  clearTimeout(cut);
}

/** Requests that no limit counts: the server's own pages, files (their sockets are bounded), refusals. */
const uncounted: Slot = { hold: () => true, leave: () => undefined };

function pathOf({ url = "/" }: IncomingMessage): string {
  const query = url.indexOf("?");
  return query === -1 ? url : url.slice(0, query);
}

/** What never became a request: a Host or a path that no URL can have. */
function refuseRequest(error: unknown, options: ServerOptions): Response {
  const isRequest = error instanceof Error && error.name === "RequestError";
  if (!isRequest) options.log.error({ err: error }, "a request failed before it was routed");
  const refusal = isRequest
    ? new AppError("invalid_parameter", "The request's address is not valid.", { param: "url" })
    : new AppError("internal");
  const requestId = `req_${randomUUID().replaceAll("-", "")}`;
  return new Response(JSON.stringify(errorBody(refusal, { publicUrl: options.publicUrl, requestId })), {
    status: guideErrors[refusal.code].status,
    headers: { "content-type": "application/json; charset=utf-8", "x-request-id": requestId },
  });
}

/** What is not HTTP, came too slowly, or has too long a head: answered on the bare socket, then closed. */
function refuseSocket(error: Error & { readonly code?: string }, socket: Duplex, options: ServerOptions): void {
  if (!socket.writable || error.code === "ECONNRESET") {
    socket.destroy();
    return;
  }
  const { limits } = options;
  const refusal =
    error.code === "HPE_HEADER_OVERFLOW"
      ? new AppError("payload_too_large", `The headers are larger than ${limits.headerBytesMax} bytes.`, {
          fix: "Send fewer or shorter headers.",
        })
      : error.code === "ERR_HTTP_REQUEST_TIMEOUT"
        ? new AppError("invalid_parameter", `The headers took longer than ${limits.headersTimeoutMs / 1_000} s.`, {
            fix: "Send the request at once.",
          })
        : new AppError("invalid_parameter", "What was sent is not a valid HTTP/1.1 request.", {
            fix: "Send HTTP/1.1; https needs a proxy in front of this server.",
          });
  const requestId = `req_${randomUUID().replaceAll("-", "")}`;
  const body = JSON.stringify(errorBody(refusal, { publicUrl: options.publicUrl, requestId }));
  const status = guideErrors[refusal.code].status;
  socket.end(
    `HTTP/1.1 ${status} ${status === 413 ? "Payload Too Large" : "Bad Request"}\r\nconnection: close\r\nx-request-id: ${requestId}\r\ncontent-type: application/json; charset=utf-8\r\ncontent-length: ${Buffer.byteLength(body)}\r\n\r\n${body}`,
  );
}
