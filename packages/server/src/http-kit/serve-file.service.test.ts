import { randomBytes } from "node:crypto";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { createServer, type Server } from "node:http";
import { tmpdir } from "node:os";
import path from "node:path";
import { Readable } from "node:stream";
import { errorCatalog } from "@kinora/core";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Asset } from "#assets/asset.ts";
import { makeAssetId } from "#assets/asset-id.ts";
import type { BlobStore } from "#assets/blobs.ts";
import { openDiskBlobs } from "#assets/disk-blobs.ts";
import { makeUrlSigner, type UrlSigner } from "#assets/sign-url.ts";
import { serveFile } from "./serve-file.ts";

const bytes = Buffer.from(Array.from({ length: 1_000 }, (_unused, index) => index % 251));
const createdAt = new Date("2026-11-24T10:00:00Z");
const expiresAt = new Date("2026-12-24T10:00:00Z");
let now = createdAt;
let folder: string;
let blobs: BlobStore;
let server: Server;
let signer: UrlSigner;
let asset: Asset;
const assets = new Map<string, Asset>();

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), "kinora-serve-"));
  blobs = await openDiskBlobs(folder);
  const blob = await blobs.receive(Readable.from([bytes]), { sizeBytesMax: 10_000 });
  await blobs.put(blob);
  asset = makeAsset({ blobHash: blob.hash });
  server = createServer((request, response) => {
    void serveFile(
      {
        signer,
        blobs,
        readAsset: async (id) => assets.get(id),
        now: () => now,
        presentError: (error, _request, answer) => {
          answer.writeHead(errorCatalog[error.code].status, { "content-type": "application/json" });
          answer.end(JSON.stringify({ error: { code: error.code } }));
        },
      },
      request,
      response,
    );
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("no port");
  signer = makeUrlSigner({ masterKey: randomBytes(32), origin: `http://127.0.0.1:${address.port}` });
});
afterAll(async () => {
  server.closeAllConnections();
  server.close();
  await rm(folder, { recursive: true });
});

function makeAsset(change: Partial<Asset>): Asset {
  const made: Asset = {
    id: makeAssetId(),
    workspaceId: "ws",
    mode: "test",
    role: "output",
    type: "video",
    taskId: 1n,
    outputIndex: 0,
    blobHash: "0".repeat(64),
    name: "clip.mp4",
    mime: "video/mp4",
    sizeBytes: bytes.length,
    width: 320,
    height: 180,
    durationSeconds: 2,
    framesPerSecond: 24,
    hasAudio: true,
    createdAt,
    expiresAt,
    deletedAt: undefined,
    ...change,
  };
  assets.set(made.id, made);
  return made;
}

interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly body: Buffer;
}
async function get(url: string, headers: Record<string, string> = {}, method = "GET"): Promise<Answer> {
  const response = await fetch(url, { headers, method });
  return { status: response.status, headers: response.headers, body: Buffer.from(await response.arrayBuffer()) };
}
const etagOf = (answer: Answer): string => answer.headers.get("etag") ?? "";

test("a signed address gives the bytes with headers that let a browser run nothing", async () => {
  const answer = await get(signer.sign(asset));
  expect(answer.status).toBe(200);
  expect(answer.body).toEqual(bytes);
  expect(Object.fromEntries(answer.headers)).toMatchObject({
    "accept-ranges": "bytes",
    "content-length": "1000",
    "content-type": "video/mp4",
    "content-disposition": `inline; filename="clip.mp4"; filename*=UTF-8''clip.mp4`,
    "cache-control": "private, max-age=2592000, immutable",
    "x-content-type-options": "nosniff",
    "content-security-policy": expect.stringMatching(/^sandbox;/),
  });
  expect(etagOf(answer)).toMatch(/^"[0-9a-f]{32}"$/);
});

test.each([
  ["bytes=0-9", 0, 10],
  ["bytes=990-", 990, 1_000],
  ["bytes=-10", 990, 1_000],
  ["bytes=990-5000", 990, 1_000],
])("range %s gives 206 and those bytes", async (range, start, end) => {
  const answer = await get(signer.sign(asset), { range });
  expect(answer.status).toBe(206);
  expect(answer.headers.get("content-range")).toBe(`bytes ${start}-${end - 1}/1000`);
  expect(answer.body).toEqual(bytes.subarray(start, end));
});

test("a range past the end gives 416 with the size", async () => {
  const answer = await get(signer.sign(asset), { range: "bytes=1000-" });
  expect(answer.status).toBe(416);
  expect(answer.headers.get("content-range")).toBe("bytes */1000");
  expect(answer.body).toHaveLength(0);
});

test.each(["bytes=0-1,5-6", "lines=0-1"])("range %s, which is not served, gives the whole", async (range) => {
  const answer = await get(signer.sign(asset), { range });
  expect([answer.status, answer.body.length]).toEqual([200, 1_000]);
});

test("If-Range with the current tag gives the range, with any other validator the whole", async () => {
  const url = signer.sign(asset);
  const etag = etagOf(await get(url));
  const range = "bytes=0-9";
  expect((await get(url, { range, "if-range": etag })).status).toBe(206);
  for (const other of ['"0123"', `W/${etag}`, "Tue, 24 Nov 2099 10:00:00 GMT"]) {
    expect((await get(url, { range, "if-range": other })).status).toBe(200);
  }
});

test("If-None-Match gives 304 without a body", async () => {
  const url = signer.sign(asset);
  const etag = etagOf(await get(url));
  for (const value of [etag, `W/${etag}`, `"x", ${etag}`, "*"]) {
    const answer = await get(url, { "if-none-match": value });
    expect([answer.status, answer.body.length, etagOf(answer)]).toEqual([304, 0, etag]);
  }
  expect((await get(url, { "if-none-match": '"x"' })).status).toBe(200);
});

test("HEAD gives the headers of GET, ranges too", async () => {
  const whole = await get(signer.sign(asset), {}, "HEAD");
  expect([whole.status, whole.headers.get("content-length"), whole.body.length]).toEqual([200, "1000", 0]);
  const part = await get(signer.sign(asset), { range: "bytes=0-9" }, "HEAD");
  expect([part.status, part.headers.get("content-length"), part.body.length]).toEqual([206, "10", 0]);
});

test("every changed part of an address is refused", async () => {
  const url = new URL(signer.sign(asset));
  const other = makeAsset({});
  const changes: ((changed: URL) => void)[] = [
    (changed) => (changed.pathname = changed.pathname.replace(asset.id, other.id)),
    (changed) => (changed.pathname = changed.pathname.replace("clip", "clap")),
    (changed) => changed.searchParams.set("expires", String(Number(changed.searchParams.get("expires")) + 1)),
    (changed) => changed.searchParams.set("expires", ` ${changed.searchParams.get("expires")}`),
    (changed) => changed.searchParams.set("signature", "A".repeat(43)),
    (changed) => changed.searchParams.set("signature", ""),
    (changed) => changed.searchParams.delete("signature"),
    (changed) => (changed.search = ""),
  ];
  for (const change of changes) {
    const changed = new URL(url);
    change(changed);
    const answer = await get(changed.href);
    expect([changed.href, answer.status]).toEqual([changed.href, 403]);
  }
});

test.each([
  "/files/",
  "/files/asset_x/clip.mp4",
  "/files/..%2f..%2fetc%2fpasswd/x",
  "/files/a/b/c",
  "/files/%E0%A4%A/x",
])("%s is not found", async (pathname) => {
  const answer = await get(new URL(pathname, signer.sign(asset)).href);
  expect([answer.status, JSON.parse(answer.body.toString())]).toEqual([404, { error: { code: "not_found" } }]);
});

test("an address of an asset that never was is not found", async () => {
  expect((await get(signer.sign({ ...asset, id: makeAssetId() }))).status).toBe(404);
});

test("a deleted asset, one past its retention and one without bytes are 410", async () => {
  const deleted = makeAsset({ blobHash: asset.blobHash, deletedAt: createdAt });
  const shortened = makeAsset({ blobHash: asset.blobHash, expiresAt: createdAt });
  const lost = makeAsset({});
  const urls = [deleted, { ...shortened, expiresAt }, lost].map((gone) => signer.sign(gone));
  for (const url of urls) {
    const answer = await get(url);
    expect([answer.status, JSON.parse(answer.body.toString())]).toEqual([410, { error: { code: "result_expired" } }]);
    expect(answer.headers.get("cache-control")).toBeNull();
  }
  now = new Date(expiresAt.getTime() + 1_000);
  expect((await get(signer.sign(asset))).status).toBe(410);
  now = createdAt;
});

test("other methods are refused with those that work", async () => {
  const answer = await get(signer.sign(asset), {}, "POST");
  expect([answer.status, answer.headers.get("allow")]).toEqual([405, "GET, HEAD"]);
});

test("a name with quotes and other scripts cannot leave its header", async () => {
  const odd = makeAsset({ blobHash: asset.blobHash, name: 'a"; x=\r\n猫.mp4' });
  const answer = await get(signer.sign(odd));
  expect(answer.status).toBe(200);
  expect(answer.headers.get("content-disposition")).toBe(
    `inline; filename="a___x____.mp4"; filename*=UTF-8''a%22%3B%20x%3D%0D%0A%E7%8C%AB.mp4`,
  );
});

test("a reader that leaves in the middle harms nobody", async () => {
  const leaving = new AbortController();
  const response = await fetch(signer.sign(asset), { signal: leaving.signal });
  leaving.abort();
  await response.arrayBuffer().catch(() => undefined);
  expect((await get(signer.sign(asset))).status).toBe(200);
});
