import { once } from "node:events";
import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { createServer, type IncomingMessage, request as httpRequest, type Server } from "node:http";
import { tmpdir } from "node:os";
import path from "node:path";
import { AppError } from "@kinora/core";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import type { BlobStore } from "#assets/blobs.ts";
import { openDiskBlobs } from "#assets/disk-blobs.ts";
import { receiveUpload, uploadLimits } from "./uploads.ts";
import { generationBodyLimits, readJsonBody } from "./uploads-json-body.ts";

let folder: string;
let blobs: BlobStore;
let server: Server;
let origin: string;
let read: (request: IncomingMessage) => Promise<unknown>;

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), "kinora-uploads-"));
  blobs = await openDiskBlobs(folder);
  server = createServer((request, response) => {
    read(request).then(
      (value) => response.end(JSON.stringify(value)),
      (error: unknown) => {
        const code = error instanceof AppError ? error.code : String(error);
        response.writeHead(400, { connection: "close" }).end(JSON.stringify({ code }));
      },
    );
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("no port");
  origin = `http://127.0.0.1:${address.port}`;
});
afterAll(async () => {
  server.closeAllConnections();
  server.close();
  await rm(folder, { recursive: true });
});
afterEach(async () => {
  expect(await readdir(path.join(folder, "temporary"))).toEqual([]);
});

const limits = { ...uploadLimits, sizeBytesMax: 1_000 };
async function post(
  body: string | Buffer<ArrayBuffer> | FormData | Blob,
  headers: Record<string, string> = {},
): Promise<Record<string, unknown>> {
  const response = await fetch(origin, { method: "POST", body, headers });
  const answer: unknown = await response.json();
  return { ...(answer as object) };
}

function readsUpload(): void {
  read = async (request) => {
    const upload = await receiveUpload(request, blobs, limits);
    await using blob = upload.blob;
    const content = (await readFile(blob.path)).toString("latin1");
    return { content, filename: upload.filename, mime: upload.claimedMime, sizeBytes: blob.sizeBytes };
  };
}

function form(parts: Readonly<Record<string, Blob | string>>, filename = "cat.png"): FormData {
  const data = new FormData();
  for (const [name, value] of Object.entries(parts)) {
    if (typeof value === "string") data.append(name, value);
    else data.append(name, value, filename);
  }
  return data;
}

test("a form's part named file arrives with its name and type", async () => {
  readsUpload();
  const answer = await post(form({ note: "hello", file: new Blob(["pixels"], { type: "image/png" }) }));
  expect(answer).toEqual({ content: "pixels", filename: "cat.png", mime: "image/png", sizeBytes: 6 });
});

test("a raw body arrives with its type", async () => {
  readsUpload();
  const answer = await post("pixels", { "content-type": "image/webp; q=1" });
  expect(answer).toEqual({ content: "pixels", filename: "", mime: "image/webp", sizeBytes: 6 });
});

test("a file name loses its folders", async () => {
  readsUpload();
  const answer = await post(form({ file: new Blob(["x"]) }, "..\\..\\etc/passwd"));
  expect(answer["filename"]).toBe("passwd");
});

test("a file of exactly the limit is taken and one byte more is refused, in both forms", async () => {
  readsUpload();
  for (const [sizeBytes, code] of [
    [1_000, undefined],
    [1_001, "payload_too_large"],
    [90_000, "payload_too_large"],
  ] as const) {
    const bytes = new Blob([Buffer.alloc(sizeBytes, "a")], { type: "image/png" });
    expect((await post(form({ file: bytes })))["code"]).toBe(code);
    expect((await post(bytes))["code"]).toBe(code);
  }
});

test.each([
  ["a form without the part", () => form({ note: "hello" }), {}, "missing_parameter"],
  ["a form whose file has another name", () => form({ picture: new Blob(["x"]) }), {}, "missing_parameter"],
  ["a form without a boundary", () => "x", { "content-type": "multipart/form-data" }, "invalid_parameter"],
  [
    "a form that breaks off",
    () => "--b\r\nx",
    { "content-type": "multipart/form-data; boundary=b" },
    "invalid_parameter",
  ],
  [
    "a form with too many parts",
    () => form({ ...Object.fromEntries(Array.from({ length: 12 }, (_u, i) => [`n${i}`, "v"])), file: new Blob(["x"]) }),
    {},
    "invalid_parameter",
  ],
  ["JSON", () => "{}", { "content-type": "application/json" }, "unsupported_content_type"],
  [
    "a compressed body",
    () => "x",
    { "content-type": "image/png", "content-encoding": "gzip" },
    "unsupported_content_type",
  ],
])("%s is refused", async (_what, body, headers, code) => {
  readsUpload();
  expect(await post(body(), headers)).toEqual({ code });
});

test("a sender that leaves in the middle leaves no file", async () => {
  const outcome = Promise.withResolvers<unknown>();
  read = async (request) => {
    await receiveUpload(request, blobs, limits).then(outcome.resolve, outcome.reject);
  };
  const half = httpRequest(origin, { method: "POST", headers: { "content-type": "image/png", "content-length": 100 } });
  half.on("error", () => undefined);
  half.write("x", () => half.destroy());
  await expect(outcome.promise).rejects.toMatchObject({ code: "invalid_parameter" });
});

test("a sender below the minimum rate is cut off", async () => {
  const outcome = Promise.withResolvers<unknown>();
  read = async (request) => {
    await receiveUpload(request, blobs, { ...limits, graceMs: 0 }).then(outcome.resolve, outcome.reject);
  };
  const slow = httpRequest(origin, { method: "POST", headers: { "content-type": "image/png", "content-length": 100 } });
  slow.on("error", () => undefined);
  slow.write("x");
  await expect(outcome.promise).rejects.toThrow("slower than 16384 bytes a second");
});

function readsJson(custom = generationBodyLimits): void {
  read = async (request) => {
    await using body = await readJsonBody(request, blobs, custom);
    const files: Record<string, unknown> = {};
    for (const [standIn, { claimedMime, blob }] of body.data) {
      files[standIn] = {
        claimedMime,
        sizeBytes: blob.sizeBytes,
        hash: blob.hash,
        start: (await readFile(blob.path)).toString("latin1", 0, 8),
      };
    }
    return { value: body.value, files };
  };
}

const picture = Buffer.alloc(100_001, "picture.");
const dataUri = `data:image/png;base64,${picture.toString("base64")}`;

test("a large data: value lies in a file and its stand-in in the JSON", async () => {
  readsJson();
  const { value, files } = await post(
    JSON.stringify({ prompt: 'a "quoted\\" cat', image_url: dataUri, n: [1, { a: "data:x" }] }),
  );
  const [standIn = "", ...others] = Object.keys(files as object);
  expect(others).toEqual([]);
  expect(value).toEqual({ prompt: 'a "quoted\\" cat', image_url: standIn, n: [1, { a: "data:x" }] });
  expect(files).toMatchObject({ [standIn]: { claimedMime: "image/png", sizeBytes: 100_001, start: "picture." } });
});

test("a stand-in is longer than a prompt may be and the same for the same bytes", async () => {
  readsJson();
  const body = JSON.stringify({ prompt: dataUri, image_url: dataUri });
  const [first, second] = [await post(body), await post(body)];
  expect(first).toEqual(second);
  const { prompt } = first["value"] as { prompt: string };
  expect(prompt.length).toBeGreaterThan(2_500);
  expect(Object.keys(first["files"] as object)).toEqual([prompt]);
});

test("escapes that JSON writers put into base64 are read, wherever the chunks are cut", async () => {
  readsJson();
  const bytes = Buffer.from(Array.from({ length: 90_000 }, (_unused, index) => (index * 7_919) % 256));
  const uri = `data:image/png;base64,${bytes.toString("base64")}`;
  const escaped = JSON.stringify({ image_url: uri }).replaceAll("/", "\\/").replaceAll("+", "\\u002B");
  const answer = await post(escaped);
  expect(Object.values(answer["files"] as object)).toMatchObject([{ sizeBytes: 90_000 }]);
  const plain = await post(JSON.stringify({ image_url: uri }));
  expect(answer).toEqual(plain);
});

test("short data: values stay as they are", async () => {
  readsJson();
  const value = { image_url: "data:image/png;base64,AAAA", other: "data" };
  expect(await post(JSON.stringify(value))).toEqual({ value, files: {} });
});

test.each([
  ["text after the padding", `data:image/png;base64,${"A".repeat(99_998)}==AAAA`],
  ["three pads", `data:image/png;base64,${"A".repeat(100_000)}===`],
  ["a line break", `data:image/png;base64,${"A".repeat(50_000)}\n${"A".repeat(50_000)}`],
  ["a foreign sign", `data:image/png;base64,${"A".repeat(70_000)}*`],
  ["no base64 mark", `data:image/png,${"A".repeat(100_000)}`],
  ["no comma", `data:${"A".repeat(100_000)}`],
  ["a lone last character", `data:image/png;base64,${"A".repeat(100_001)}`],
])("a data: value with %s is refused", async (_what, uri) => {
  readsJson();
  expect(await post(JSON.stringify({ image_url: uri }))).toEqual({ code: "unsupported_media" });
});

test.each([
  ["broken JSON", '{"a":', "invalid_json"],
  ["an open string", '{"a":"b', "invalid_json"],
  ["no UTF-8", Buffer.from([0x22, 0xff, 0x22]), "invalid_json"],
  ["an empty body", "", "invalid_json"],
  ["depth 33", `${"[".repeat(33)}${"]".repeat(33)}`, "invalid_json"],
  ["too much text", JSON.stringify({ prompt: "a".repeat(3_000) }), "payload_too_large"],
  [
    "a data: value that is too large",
    JSON.stringify({ image_url: `data:image/png;base64,${"A".repeat(150_000)}` }),
    "payload_too_large",
  ],
  ["a body that is too large", JSON.stringify({ a: dataUri, b: dataUri, c: dataUri }), "payload_too_large"],
])("%s is refused", async (_what, body, code) => {
  readsJson({ ...generationBodyLimits, textBytesMax: 2_000, dataBytesMax: 110_000, sizeBytesMax: 300_000 });
  expect(await post(body)).toEqual({ code });
});
