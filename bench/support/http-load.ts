import { once } from "node:events";
import net from "node:net";
import { json } from "node:stream/consumers";
import { type LoopSettings, runClosedLoop } from "./closed-loop.ts";

/**
 * A closed-loop HTTP client: settings as JSON on stdin, a LoopResult as JSON on stdout. It writes and reads HTTP/1.1 by
 * hand, because on the cores that it shares with the server a full client takes as much CPU as the answer.
 */
export interface HttpLoadSettings extends LoopSettings {
  readonly host: string;
  readonly port: number;
  /** Sent in turn. */
  readonly requests: readonly LoadRequest[];
}

export interface LoadRequest {
  readonly method: "GET" | "POST";
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
  /** Adds a fresh Idempotency-Key to each. */
  readonly idempotencyKey?: boolean;
  /** Stands in the body of every right answer, whose status is 200. */
  readonly expected: string;
}

const settings = (await json(process.stdin)) as HttpLoadSettings; // of our own parent
const heads = settings.requests.map(headOf);
const connections = await Promise.all(Array.from({ length: settings.callers }, openConnection));
let turn = 0;
const result = await runClosedLoop(settings, async (caller) => {
  const index = turn++ % settings.requests.length;
  const request = settings.requests[index];
  const connection = connections[caller];
  if (request === undefined || connection === undefined) throw new Error("no request to send");
  const key = request.idempotencyKey === true ? `idempotency-key: ${process.pid}-${turn}-${Date.now()}\r\n` : "";
  const { status, body } = await connection.send(`${heads[index]}${key}\r\n${request.body ?? ""}`);
  return status === 200 && body.includes(request.expected) ? undefined : `${status} ${body.slice(0, 500)}`;
});
for (const connection of connections) connection.close();
console.log(JSON.stringify(result));

/** Everything before the empty line. */
function headOf({ method, path, headers, body }: LoadRequest): string {
  const all = {
    host: `${settings.host}:${settings.port}`,
    ...headers,
    ...(body === undefined ? {} : { "content-length": String(Buffer.byteLength(body)) }),
  };
  const lines = Object.entries(all).map(([name, value]) => `${name}: ${value}\r\n`);
  return `${method} ${path} HTTP/1.1\r\n${lines.join("")}`;
}

interface Connection {
  send(request: string): Promise<{ readonly status: number; readonly body: string }>;
  close(): void;
}

async function openConnection(): Promise<Connection> {
  const socket = net.connect({ host: settings.host, port: settings.port, noDelay: true });
  await once(socket, "connect");
  let received: Buffer = Buffer.alloc(0);
  let answer: PromiseWithResolvers<{ readonly status: number; readonly body: string }> | undefined;
  const take = (chunk: Buffer): void => {
    received = received.length === 0 ? chunk : Buffer.concat([received, chunk]);
    const headEnd = received.indexOf("\r\n\r\n");
    if (headEnd === -1) return;
    const head = received.toString("latin1", 0, headEnd);
    const length = /\r\ncontent-length: *(\d+)/i.exec(head)?.[1];
    if (length === undefined) throw new Error(`an answer without a length:\n${head}`);
    const end = headEnd + 4 + Number(length);
    if (received.length < end) return;
    const body = received.toString("utf8", headEnd + 4, end);
    received = received.subarray(end);
    answer?.resolve({ status: Number(head.slice(9, 12)), body });
  };
  socket.on("data", (chunk: Buffer) => {
    try {
      take(chunk);
    } catch (error) {
      answer?.reject(error);
    }
  });
  socket.on("error", (error) => answer?.reject(error));
  socket.on("close", () => answer?.reject(new Error("the server closed the connection")));
  return {
    async send(request) {
      answer = Promise.withResolvers();
      socket.write(request);
      return answer.promise;
    },
    close() {
      answer = undefined;
      socket.destroy();
    },
  };
}
