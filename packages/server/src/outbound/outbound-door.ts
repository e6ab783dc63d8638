import { once } from "node:events";
import { isIP, type Socket } from "node:net";
import { connect as connectTls } from "node:tls";
import type { buildConnector, Dispatcher } from "undici";
import { checkedAddresses, type OutboundPolicy, type OutboundTarget, parseTarget } from "./check-target.ts";
import { type Dial, dialDirectly } from "./dial.ts";
import { OutboundError } from "./outbound-error.ts";

/** The one way to a URL that a user gave: pictures, clips and webhooks. */
export interface OutboundDoor {
  readonly policy: OutboundPolicy;
  /**
   * Sends the request and returns when the headers of the last answer have come; every status is an answer. Dispose
   * the answer to close its connection.
   *
   * @throws OutboundError
   */
  open(request: OutboundRequest): Promise<OutboundAnswer>;
}

interface OutboundRequest {
  readonly url: string;
  readonly method: "GET" | "POST";
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: Uint8Array;
  /** 0 makes every redirect an error. */
  readonly redirectsMax: number;
  /** For everything: names, connections, redirects and the whole body. */
  readonly totalMs: number;
  readonly sizeBytesMax: number;
  readonly signal?: AbortSignal;
}

interface OutboundAnswer extends AsyncDisposable {
  /** Host that gave the answer, after redirects. */
  readonly host: string;
  readonly status: number;
  /** The first value of a header, by its lower-case name. */
  header(name: string): string | undefined;
  /**
   * At most `sizeBytesMax` bytes, as they were sent; a compressed or longer body is refused when it is read.
   *
   * @throws OutboundError
   */
  readonly body: AsyncIterable<Uint8Array>;
}

export interface OutboundDoorOptions extends OutboundPolicy {
  /** Certificates that are trusted besides the system's. */
  readonly certificates?: readonly string[];
  /** How connections are opened; tests put a pretended internet here. */
  readonly dial?: Dial;
}

const connectMs = 5_000;
/** What Node's own server takes; more is an attack on memory. */
const headerBytesMax = 16_384;

export function openOutboundDoor(options: OutboundDoorOptions): OutboundDoor {
  return {
    policy: options,
    open: async (request) => {
      const deadline = AbortSignal.timeout(request.totalMs);
      const signal = request.signal === undefined ? deadline : AbortSignal.any([deadline, request.signal]);
      let target = parseTarget(request.url);
      for (let redirects = 0; ; redirects++) {
        const answer = await openHop(target, request, options, signal);
        const location = isRedirect(answer.status) ? answer.header("location") : undefined;
        if (location === undefined) return answer;
        await answer[Symbol.asyncDispose]();
        if (redirects >= request.redirectsMax) {
          const { host, status } = answer;
          throw new OutboundError({ kind: "redirects", host, status, redirectsMax: request.redirectsMax });
        }
        target = parseTarget(location, target.url);
      }
    },
  };
}

/** One connection for one request, closed afterwards: no pool of sockets to strangers, no earlier decision reused. */
async function openHop(
  target: OutboundTarget,
  request: OutboundRequest,
  options: OutboundDoorOptions,
  signal: AbortSignal,
): Promise<OutboundAnswer> {
  const host = target.url.hostname;
  const { Client } = await import("undici"); // a tenth of the start's code, and many servers call nobody
  const client = new Client(target.url.origin, {
    connect: makeConnector(target, options, signal),
    maxHeaderSize: headerBytesMax,
    headersTimeout: request.totalMs,
    bodyTimeout: request.totalMs,
    pipelining: 0,
  });
  const close = async (): Promise<void> => client.destroy().catch(() => undefined);
  try {
    const response = await client.request({
      path: `${target.url.pathname}${target.url.search}`,
      method: request.method,
      headers: { "user-agent": "Kinora", ...request.headers, "accept-encoding": "identity" },
      body: request.body ?? null,
      signal,
    });
    // a body that nobody reads reports its broken connection here instead of ending the process
    response.body.on("error", () => undefined);
    return {
      host,
      status: response.statusCode,
      header: (name) => firstValue(response.headers[name]),
      body: cappedBody(response, host, request.sizeBytesMax, signal),
      [Symbol.asyncDispose]: close,
    };
  } catch (error) {
    await close();
    throw asOutboundError(error, host, signal);
  }
}

/** Checks every address of the target at the moment of connecting, literals too, and dials only what was checked. */
function makeConnector(
  target: OutboundTarget,
  options: OutboundDoorOptions,
  signal: AbortSignal,
): buildConnector.connector {
  return (_undiciTarget, callback) => {
    connectChecked(target, options, AbortSignal.any([signal, AbortSignal.timeout(connectMs)])).then(
      (socket) => callback(null, socket),
      (error: unknown) => callback(asOutboundError(error, target.url.hostname, signal), null),
    );
  };
}

async function connectChecked(
  target: OutboundTarget,
  options: OutboundDoorOptions,
  signal: AbortSignal,
): Promise<Socket> {
  const host = target.url.hostname;
  const addresses = await checkedAddresses(target, options, signal);
  const socket = (options.dial ?? dialDirectly)({ addresses, port: target.port });
  socket.setNoDelay(true);
  await connected(socket, "connect", signal, (cause) => {
    throw new OutboundError({ kind: "unreachable", host, stage: signal.aborted ? "timeout" : "connect" }, { cause });
  });
  if (target.url.protocol === "http:") return socket;
  const secure = connectTls({
    socket,
    host: target.hostname,
    ...(isIP(target.hostname) === 0 ? { servername: target.hostname } : {}),
    ALPNProtocols: ["http/1.1"],
    ...(options.certificates === undefined ? {} : { ca: [...options.certificates] }),
  });
  await connected(secure, "secureConnect", signal, (cause) => {
    socket.destroy();
    throw new OutboundError({ kind: "unreachable", host, stage: signal.aborted ? "timeout" : "tls" }, { cause });
  });
  return secure;
}

async function connected(
  socket: Socket,
  event: "connect" | "secureConnect",
  signal: AbortSignal,
  onFailure: (cause: unknown) => never,
): Promise<void> {
  try {
    await once(socket, event, { signal });
  } catch (cause) {
    socket.on("error", () => undefined);
    socket.destroy();
    onFailure(cause);
  }
}

function refuseUnreadable(response: Dispatcher.ResponseData, host: string, sizeBytesMax: number): void {
  const encoding = firstValue(response.headers["content-encoding"])?.trim().toLowerCase() ?? "identity";
  if (encoding !== "identity" && encoding !== "") {
    throw new OutboundError({ kind: "encoded", host, encoding: encoding.slice(0, 40) });
  }
  const declaredBytes = Number(firstValue(response.headers["content-length"]) ?? 0);
  if (declaredBytes > sizeBytesMax) throw new OutboundError({ kind: "too_large", host, sizeBytesMax });
}

async function* cappedBody(
  response: Dispatcher.ResponseData,
  host: string,
  sizeBytesMax: number,
  signal: AbortSignal,
): AsyncGenerator<Uint8Array> {
  refuseUnreadable(response, host, sizeBytesMax);
  let sizeBytes = 0;
  try {
    for await (const chunk of response.body) {
      sizeBytes += chunk.byteLength;
      if (sizeBytes > sizeBytesMax) throw new OutboundError({ kind: "too_large", host, sizeBytesMax });
      yield chunk;
    }
  } catch (error) {
    throw asOutboundError(error, host, signal);
  }
}

function asOutboundError(error: unknown, host: string, signal: AbortSignal): OutboundError {
  if (error instanceof OutboundError) return error;
  const stage = signal.aborted ? "timeout" : "answer";
  return new OutboundError({ kind: "unreachable", host, stage }, { cause: error });
}

function isRedirect(status: number): boolean {
  return status >= 300 && status < 400 && status !== 304;
}

function firstValue(value: string | string[] | undefined): string | undefined {
  return typeof value === "string" ? value : value?.[0];
}
