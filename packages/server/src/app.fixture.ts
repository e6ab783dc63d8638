import { AsyncLocalStorage } from "node:async_hooks";
import { randomBytes } from "node:crypto";
import { createSocket, type Socket as UdpSocket } from "node:dgram";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import type { RequestListener } from "node:http";
import { createServer, isIP, Socket } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import tls from "node:tls";
import ipaddr from "ipaddr.js";
import { certificate } from "../../../tests/support/fake-internet-certificate.ts";
import { openFakeInternet } from "../../../tests/support/fake-internet.ts";
import { openTestDatabase } from "../../../tests/support/test-database.ts";
import { createApiKey } from "#access/keys.ts";
import { type GuideClient, makeGuideClient } from "#dialects/guide/guide-client.fixture.ts";
import { makeLogger } from "#observe/logger.ts";
import type { Database, DatabaseAddress } from "#store/database.ts";
import { startApp } from "./app.ts";
import { loadConfig } from "./config.ts";

/**
 * What `kinora serve` runs, in this process: API, workers, webhooks and sweeps as `app.ts` composes them. Its names come
 * from a name server of ours, and every connection that it opens is written down where Node hands it to the system, and
 * then led to a pretended internet.
 */
export interface TestApp extends AsyncDisposable {
  readonly url: string;
  readonly db: Database;
  readonly workspaceId: string;
  readonly testKey: string;
  readonly liveKey: string;
  readonly client: GuideClient;
  /** `address port` of every connection that the server opened, but those to its database. */
  readonly dialled: string[];
  /** Lines of the log that say error or worse. */
  readonly errors: string[];
}

export interface TestAppOptions {
  /** Addresses of a name; a function gets the number of the look-up, from 1. Other names do not exist. */
  readonly names: Readonly<Record<string, readonly string[] | ((lookup: number) => readonly string[])>>;
  readonly answer: RequestListener;
  readonly env?: Readonly<Record<string, string>>;
}

export async function openTestApp(options: TestAppOptions): Promise<TestApp> {
  await using parts = new AsyncDisposableStack();
  const database = parts.use(await openTestDatabase());
  const folder = await mkdtemp(path.join(tmpdir(), "kinora-app-"));
  parts.defer(async () => rm(folder, { recursive: true, force: true }));
  const internet = parts.use(await openFakeInternet({ names: {}, answer: options.answer }));
  const names = parts.use(await openNameServer(options.names));
  const trusted = tls.getCACertificates();
  tls.setDefaultCACertificates([...trusted, certificate]);
  parts.defer(() => tls.setDefaultCACertificates(trusted));
  const sockets = parts.use(recordSockets(database.address, (port) => internet.portOf(port)));

  const { host = "", port = 0, user = "", password = "", database: name = "" } = database.address;
  const query = new URLSearchParams({ host, port: String(port), user, password }).toString();
  const loaded = loadConfig(
    {
      KINORA_DATA_DIR: path.join(folder, "data"),
      KINORA_PORT: String(await freePort()),
      KINORA_WELCOME: "0",
      KINORA_DNS_SERVERS: names.address,
      KINORA_TEST_MEDIA_SIZE: "160x90",
      KINORA_RENDER_WORKERS: "1",
      KINORA_MASTER_KEY: randomBytes(32).toString("base64"),
      DATABASE_URL: `postgres://localhost/${name}?${query}`,
      ...options.env,
    },
    folder,
  );
  if (!loaded.ok) throw new Error(JSON.stringify(loaded.problems));
  const errors: string[] = [];
  const app = parts.use(
    await startApp(
      loaded.config,
      makeLogger({ level: "error", destination: { write: (line) => void errors.push(line) } }),
    ),
  );
  const { first } = app;
  if (first.kind !== "first" || first.testKey === undefined) throw new Error("the database is not a new one");
  const { workspaceId, testKey } = first;
  const { key: liveKey } = await createApiKey(
    database.db,
    { workspaceId, kind: "live", name: "A live key" },
    new Date(),
  );
  const client = makeGuideClient(app.url);
  const running = parts.move();
  return {
    url: app.url,
    db: database.db,
    workspaceId,
    testKey,
    liveKey,
    client: {
      seen: client.seen,
      send: async (method, target, send) => sockets.asClient(async () => client.send(method, target, send)),
    },
    dialled: sockets.dialled,
    errors,
    [Symbol.asyncDispose]: async () => running.disposeAsync(),
  };
}

/**
 * Stands where `net` opens connections, below every library: writes down where one goes, and leads it elsewhere. The
 * database's pass, over TCP or as files.
 */
function recordSockets(database: DatabaseAddress, leadTo: (port: number) => number) {
  const dialled: string[] = [];
  const client = new AsyncLocalStorage<true>();
  const connect: unknown = Reflect.get(Socket.prototype, "connect");
  if (typeof connect !== "function") throw new Error("sockets have no connect");
  Socket.prototype.connect = function recorded(this: Socket, ...given: readonly unknown[]): Socket {
    const normal = given.flat();
    const [first, second] = normal;
    const to: Target = typeof first === "object" && first !== null ? first : { port: first, host: second };
    // `connect(path)` and `connect(port)` look alike
    const isFile = to.path !== undefined || (typeof first === "string" && !/^\d+$/.test(first));
    const isDatabase = to.host === database.host && Number(to.port) === database.port;
    if (isFile || isDatabase || client.getStore() === true) return Reflect.apply(connect, this, given);
    for (const address of addressesOf(to)) dialled.push(`${address} ${String(to.port)}`);
    const led = { host: "127.0.0.1", port: leadTo(Number(to.port)) };
    return Reflect.apply(connect, this, [led, ...normal.filter((one) => typeof one === "function")]);
  };
  return {
    dialled,
    /** What the test itself connects to is not the server's doing. */
    asClient: async <Result>(act: () => Promise<Result>): Promise<Result> => client.run(true, act),
    [Symbol.dispose]() {
      Reflect.set(Socket.prototype, "connect", connect);
    },
  };
}

interface Target {
  readonly path?: unknown;
  readonly host?: unknown;
  readonly port?: unknown;
  readonly lookup?: unknown;
}

/** A name in place of an address is written down as it is: nobody may look it up again. */
function addressesOf({ host, lookup }: Target): readonly string[] {
  const found: string[] = [];
  if (typeof lookup !== "function" || isIP(String(host)) !== 0) return [String(host)];
  Reflect.apply(lookup, undefined, [
    host,
    { all: true },
    (_error: unknown, addresses: readonly { readonly address: string }[]) =>
      found.push(...addresses.map(({ address }) => address)),
  ]);
  return found;
}

/** A name server on loopback that knows the test's names alone. */
async function openNameServer(names: TestAppOptions["names"]): Promise<AsyncDisposable & { readonly address: string }> {
  const lookUps = new Map<string, number>();
  const server: UdpSocket = createSocket("udp4");
  server.on("message", (query, sender) => {
    const labels: string[] = [];
    let at = 12;
    for (let length = query[at] ?? 0; length > 0; length = query[at] ?? 0) {
      labels.push(query.toString("latin1", at + 1, at + 1 + length));
      at += 1 + length;
    }
    const type = query.readUInt16BE(at + 1);
    const name = labels.join(".").toLowerCase();
    if (type === typeA) lookUps.set(name, (lookUps.get(name) ?? 0) + 1);
    const known = names[name];
    const all = typeof known === "function" ? known(lookUps.get(name) ?? 1) : known;
    const addresses = (all ?? []).filter((address) => isIP(address) === (type === typeA ? 4 : 6));
    const header = Buffer.from(query.subarray(0, 12));
    header.writeUInt16BE(all === undefined ? noSuchName : answered, 2);
    header.writeUInt16BE(addresses.length, 6);
    header.writeUInt32BE(0, 8);
    const records = addresses.map((address) => {
      const bytes = bytesOf(address);
      return Buffer.from([0xc0, 12, 0, type, 0, 1, 0, 0, 0, 0, 0, bytes.length, ...bytes]);
    });
    server.send(Buffer.concat([header, query.subarray(12, at + 5), ...records]), sender.port, sender.address);
  });
  server.bind(0, "127.0.0.1");
  await once(server, "listening");
  return {
    address: `127.0.0.1:${server.address().port}`,
    async [Symbol.asyncDispose]() {
      server.close();
      await once(server, "close");
    },
  };
}

const typeA = 1;
const answered = 0x8180;
const noSuchName = 0x8183;

function bytesOf(address: string): readonly number[] {
  return ipaddr.parse(address.replace(/%.*/, "")).toByteArray();
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("the server has no port");
  server.close();
  await once(server, "close");
  return address.port;
}
