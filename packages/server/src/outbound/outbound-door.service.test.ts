import { createSocket } from "node:dgram";
import { once } from "node:events";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import type { RequestListener } from "node:http";
import { tmpdir } from "node:os";
import path from "node:path";
import { gzipSync } from "node:zlib";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { certificate } from "../../../../tests/support/fake-internet-certificate.ts";
import { type FakeInternet, openFakeInternet } from "../../../../tests/support/fake-internet.ts";
import { openWebhookReceiver } from "../../../../tests/support/webhook-receiver.ts";
import { attackNames, attackUrls, type NameAddresses, publicAddress } from "./attack-urls.fixture.ts";
import { download } from "./download.ts";
import { openOutboundDoor, type OutboundDoor } from "./outbound-door.ts";
import { OutboundError } from "./outbound-error.ts";
import { isPublicAddress, parseNetwork } from "./public-address.ts";
import { makeResolver } from "./resolve-host.ts";

const picture = Buffer.from("the bytes of a picture");

/** Targets of `/to?<index>`. */
const redirects: string[] = [];

function to(url: string): string {
  redirects.push(url);
  return `http://pictures.example/to?${redirects.length - 1}`;
}

/** What the paths of the pretended internet do. */
const answer: RequestListener = (request, response) => {
  const url = new URL(request.url ?? "/", "http://any.example");
  if (url.pathname === "/to") {
    response.writeHead(302, { location: redirects[Number(url.search.slice(1))] }).end();
  } else if (url.pathname === "/hops") {
    const left = Number(url.searchParams.get("left"));
    if (left === 0) response.end(picture);
    else response.writeHead(307, { location: `/hops?left=${left - 1}` }).end();
  } else if (url.pathname === "/gzip") {
    response.writeHead(200, { "content-encoding": "gzip" }).end(gzipSync(Buffer.alloc(4 << 20)));
  } else if (url.pathname === "/declared") {
    response.writeHead(200, { "content-length": String(1 << 30) });
    response.write("x");
  } else if (url.pathname === "/endless") {
    response.writeHead(200);
    const more = (): void => {
      while (!response.destroyed && response.write(Buffer.alloc(65_536)));
      if (!response.destroyed) response.once("drain", more);
    };
    more();
  } else if (url.pathname === "/drip") {
    response.writeHead(200);
    response.write("x");
  } else if (url.pathname === "/silent") {
    // never answers
  } else if (url.pathname === "/headers") {
    response.writeHead(200, { "x-long": "a".repeat(20_000) }).end();
  } else if (url.pathname === "/reset") {
    response.writeHead(200, { "content-length": "100" });
    response.write("x", () => response.destroy());
  } else if (url.pathname === "/garbage") {
    response.socket?.end("SSH-2.0-OpenSSH_9.2\r\n");
  } else if (url.pathname === "/status") {
    response.writeHead(Number(url.searchParams.get("code"))).end();
  } else if (url.pathname === "/page") {
    response.writeHead(200, { "content-type": "text/html; charset=utf-8" }).end("<!doctype html>");
  } else if (url.pathname === "/echo") {
    response.end(JSON.stringify(request.headers));
  } else {
    response.writeHead(200, { "content-type": "image/png" }).end(picture);
  }
};

const names: Readonly<Record<string, NameAddresses>> = {
  ...attackNames,
  "other.example": [publicAddress],
  "both.example": ["2606:2800:21f:cb07:6820:80da:af6b:8b2c", publicAddress],
  "nothing.example": [],
  "moving.example": (lookup) => (lookup === 1 ? [publicAddress] : ["127.0.0.1"]),
  "rebinding.example": (lookup) => (lookup === 1 ? [publicAddress] : ["127.0.0.1"]),
};

let internet: FakeInternet;
let door: OutboundDoor;
let folder: string;

beforeAll(async () => {
  internet = await openFakeInternet({ names, answer });
  door = openOutboundDoor({ ...internet, allowedNetworks: [], certificates: [certificate] });
  folder = await mkdtemp(path.join(tmpdir(), "kinora-door-"));
});
afterAll(async () => {
  await internet[Symbol.asyncDispose]();
  await rm(folder, { recursive: true });
});
beforeEach(() => {
  internet.dialled.length = 0;
  internet.lookedUp.length = 0;
});

let files = 0;
function fetched(url: string, through: OutboundDoor = door): ReturnType<typeof download> {
  return download(through, { url, path: path.join(folder, `${files++}`), accept: "image/*", sizeBytesMax: 1_000_000 });
}

async function failureOf(outcome: Promise<unknown>): Promise<OutboundError> {
  const error = await outcome.then(
    (value) => new Error(`delivered ${JSON.stringify(value)}`),
    (reason: unknown) => reason,
  );
  if (!(error instanceof OutboundError)) throw error;
  return error;
}

const attacks = attackUrls.map((url) => [url.slice(0, 60), url] as const);
/** Headers carry ASCII only, and a relative address is a legal redirect. */
const redirectAttacks = attacks.filter(
  ([, url]) => /^[a-z]+:/.test(url) && /^[!-~]*$/.test(url) && url.length < 16_000 && url !== "http://",
);

test("the table holds at least 60 attacks", () => {
  expect(new Set(attacks.map(([, url]) => url)).size).toBeGreaterThanOrEqual(60);
  expect(redirectAttacks.length).toBeGreaterThanOrEqual(60);
});

test.each(attacks)("%s is refused before a socket opens", async (_shown, url) => {
  const { failure } = await failureOf(fetched(url));
  expect(failure.kind).toBe("forbidden");
  expect(internet.dialled).toEqual([]);
});

test.each(redirectAttacks)("a redirect to %s ends at the redirect", async (_shown, url) => {
  const error = await failureOf(fetched(to(url)));
  expect(error.failure.kind).toBe("forbidden");
  expect(internet.dialled).toEqual([`${publicAddress} 80`]);
});

test("a name that turns private after its first look-up is refused at the next connection", async () => {
  await expect(fetched("http://rebinding.example/a.png")).resolves.toMatchObject({ kind: "stored" });
  const { failure } = await failureOf(fetched("http://rebinding.example/a.png"));
  expect(failure).toEqual({ kind: "forbidden", host: "rebinding.example", rule: "address" });
  expect(internet.dialled).toEqual([`${publicAddress} 80`]);
});

test("a redirect to the same name is looked up and checked again", async () => {
  const { failure } = await failureOf(
    fetched(to("http://moving.example/a.png").replace("pictures.example", "moving.example")),
  );
  expect(failure).toEqual({ kind: "forbidden", host: "moving.example", rule: "address" });
  expect(internet.lookedUp).toEqual(["moving.example", "moving.example"]);
  expect(internet.dialled).toEqual([`${publicAddress} 80`]);
});

test.each([
  ["http://pictures.example/a.png", [`${publicAddress} 80`]],
  ["https://secure.example/a.png", [`${publicAddress} 443`]],
  ["http://pictures.example./a.png", [`${publicAddress} 80`]],
  ["http://93.184.215.14/a.png", [`${publicAddress} 80`]],
  ["http://[2606:2800:21f:cb07:6820:80da:af6b:8b2c]/a.png", ["2606:2800:21f:cb07:6820:80da:af6b:8b2c 80"]],
  ["http://both.example/a.png", ["2606:2800:21f:cb07:6820:80da:af6b:8b2c 80", `${publicAddress} 80`]],
  ["http://pictures.example:443/a.png", [`${publicAddress} 443`]],
])("%s, a public one, is dialled at exactly its checked addresses", async (url, dialled) => {
  const plainOn443 = url.startsWith("http:") && url.includes(":443");
  const outcome = await fetched(url).catch((error: unknown) => error);
  if (plainOn443) expect(outcome).toBeInstanceOf(OutboundError);
  else expect(outcome).toMatchObject({ kind: "stored", claimedMime: "image/png", sizeBytes: picture.length });
  expect(internet.dialled).toEqual(dialled);
});

test("three redirects are followed and the file is what the last one sent", async () => {
  const file = path.join(folder, "three");
  await download(door, { url: "http://pictures.example/hops?left=3", path: file, accept: "*/*", sizeBytesMax: 100 });
  expect(await readFile(file)).toEqual(picture);
});

test("a fourth redirect is refused with its status", async () => {
  const { failure } = await failureOf(fetched("http://pictures.example/hops?left=4"));
  expect(failure).toEqual({ kind: "redirects", host: "pictures.example", status: 307, redirectsMax: 3 });
});

test("a certificate for another name is refused", async () => {
  const { failure } = await failureOf(fetched("https://other.example/a.png"));
  expect(failure).toEqual({ kind: "unreachable", host: "other.example", stage: "tls" });
});

test("a certificate that nobody vouches for is refused", async () => {
  const strict = openOutboundDoor({ ...internet, allowedNetworks: [] });
  const { failure } = await failureOf(fetched("https://secure.example/a.png", strict));
  expect(failure).toEqual({ kind: "unreachable", host: "secure.example", stage: "tls" });
});

test.each([
  ["http://nothing.example/", { kind: "unreachable", host: "nothing.example", stage: "dns" }],
  ["http://pictures.example/gzip", { kind: "encoded", host: "pictures.example", encoding: "gzip" }],
  ["http://pictures.example/declared", { kind: "too_large", host: "pictures.example", sizeBytesMax: 1_000_000 }],
  ["http://pictures.example/endless", { kind: "too_large", host: "pictures.example", sizeBytesMax: 1_000_000 }],
  ["http://pictures.example/headers", { kind: "unreachable", host: "pictures.example", stage: "answer" }],
  ["http://pictures.example/reset", { kind: "unreachable", host: "pictures.example", stage: "answer" }],
  ["http://pictures.example/garbage", { kind: "unreachable", host: "pictures.example", stage: "answer" }],
])("%s fails as what it is", async (url, failure) => {
  expect((await failureOf(fetched(url))).failure).toEqual(failure);
});

test.each(["/drip", "/silent"])("%s is given up when the time is over", async (pathname) => {
  const opened = (async () => {
    await using slow = await door.open({
      url: `http://pictures.example${pathname}`,
      method: "GET",
      redirectsMax: 0,
      totalMs: 150,
      sizeBytesMax: 1_000,
    });
    for await (const _chunk of slow.body);
  })();
  expect((await failureOf(opened)).failure).toEqual({
    kind: "unreachable",
    host: "pictures.example",
    stage: "timeout",
  });
});

test.each([401, 403, 404, 500])("status %i is an answer and leaves no file", async (code) => {
  const outcome = await fetched(`http://pictures.example/status?code=${code}`);
  expect(outcome).toEqual({ kind: "refused", host: "pictures.example", status: code });
});

test("a web page in place of a picture is told apart", async () => {
  expect(await fetched(to("http://pictures.example/page"))).toEqual({ kind: "page", host: "pictures.example" });
});

test("the request names Kinora, asks for identity and carries nothing else", async () => {
  const file = path.join(folder, "echo");
  await download(door, { url: "http://pictures.example/echo", path: file, accept: "image/*", sizeBytesMax: 9_000 });
  expect(JSON.parse(await readFile(file, "utf8"))).toEqual({
    host: "pictures.example",
    connection: "close",
    "user-agent": "Kinora",
    accept: "image/*",
    "accept-encoding": "identity",
  });
});

test("no message tells the address behind a name", async () => {
  for (const url of ["http://inside.example/", "http://metadata.example/", to("http://inside.example/")]) {
    const { message } = await failureOf(fetched(url));
    expect(message).not.toMatch(/\d+\.\d+\.\d+\.\d+/);
    expect(message).toMatch(/(inside|metadata)\.example is not a public address/);
  }
});

test("an allowed network is reachable on any port, by real sockets and names, and nothing beside it", async () => {
  await using receiver = await openWebhookReceiver();
  const port = new URL(receiver.url).port;
  const local = openOutboundDoor({
    allowedNetworks: [parseNetwork("127.0.0.0/8")],
    resolve: async (name) => (name === "here.example" ? ["127.0.0.1", "127.0.0.2"] : ["127.0.0.1", "10.0.0.1"]),
  });
  for (const host of ["127.0.0.1", "here.example"]) {
    await using reply = await local.open({
      url: `http://${host}:${port}/hook`,
      method: "POST",
      body: Buffer.from("hello"),
      redirectsMax: 0,
      totalMs: 5_000,
      sizeBytesMax: 1_000,
    });
    expect(reply.status).toBe(204);
  }
  expect(receiver.received.map((request) => request.body)).toEqual(["hello", "hello"]);
  expect((await failureOf(fetched(`http://half.example:${port}/`, local))).failure.kind).toBe("forbidden");
  expect((await failureOf(fetched(`http://93.184.215.14:${port}/`, local))).failure.kind).toBe("forbidden");
});

test("names of this machine resolve without asking the network", async () => {
  const resolve = makeResolver({ servers: [] });
  for (const name of ["localhost", "LOCALHOST.", "a.localhost"]) {
    const addresses = await resolve(name, AbortSignal.timeout(1_000));
    expect(addresses.every((address) => !isPublicAddress(address))).toBe(true);
    expect(addresses).not.toEqual([]);
  }
});

/** A name server on loopback; `answer` gets the query's type, 1 for A and 28 for AAAA. */
async function openNameServer(answer: (type: number) => readonly string[] | undefined) {
  const server = createSocket("udp4");
  server.on("message", (query, sender) => {
    const questionEnd = query.indexOf(0, 12) + 5;
    const addresses = answer(query.readUInt16BE(questionEnd - 4));
    if (addresses === undefined) return;
    const header = Buffer.from(query.subarray(0, 12));
    header.writeUInt16BE(0x8180, 2);
    header.writeUInt16BE(addresses.length, 6);
    header.writeUInt32BE(0, 8);
    const records = addresses.map((address) =>
      Buffer.from([0xc0, 12, 0, 1, 0, 1, 0, 0, 0, 0, 0, 4, ...address.split(".").map(Number)]),
    );
    server.send(Buffer.concat([header, query.subarray(12, questionEnd), ...records]), sender.port, sender.address);
  });
  server.bind(0, "127.0.0.1");
  await once(server, "listening");
  return { address: `127.0.0.1:${server.address().port}`, [Symbol.dispose]: () => server.close() };
}

test("a name is asked of the operator's own servers, and all its addresses come back", async () => {
  using server = await openNameServer((type) => (type === 1 ? ["93.184.215.14", "10.0.0.1"] : []));
  const resolve = makeResolver({ servers: [server.address] });
  expect(await resolve("any.example", AbortSignal.timeout(5_000))).toEqual(["93.184.215.14", "10.0.0.1"]);
});

test("a name without an address has none", async () => {
  using server = await openNameServer(() => []);
  const resolve = makeResolver({ servers: [server.address] });
  expect(await resolve("any.example", AbortSignal.timeout(5_000))).toEqual([]);
});

test("a name server that does not answer is given up at the deadline", async () => {
  using server = await openNameServer(() => undefined);
  const resolve = makeResolver({ servers: [server.address] });
  await expect(resolve("slow.example", AbortSignal.timeout(100))).rejects.toThrow();
});

test("a name of the hosts file is found there", async () => {
  const hostsFile = path.join(folder, "hosts");
  await writeFile(hostsFile, "127.0.0.1 localhost\n10.1.2.3\tnas NAS.local # the box\n#10.9.9.9 other.example\n");
  const resolve = makeResolver({ servers: [], hostsFile });
  expect(await resolve("nas.local.", AbortSignal.timeout(5_000))).toEqual(["10.1.2.3"]);
});
