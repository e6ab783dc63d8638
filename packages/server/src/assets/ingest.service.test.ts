import { randomBytes } from "node:crypto";
import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import type { RequestListener } from "node:http";
import { tmpdir } from "node:os";
import path from "node:path";
import { AppError } from "@kinora/core";
import { encodeStill, type MediaChild, openEncoder, openMediaChild, rgbaToYuv420 } from "@kinora/media";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { type FakeInternet, openFakeInternet } from "../../../../tests/support/fake-internet.ts";
import { openTestDatabase, type TestDatabase } from "../../../../tests/support/test-database.ts";
import { openOutboundDoor } from "#outbound/outbound-door.ts";
import type { Asset } from "./asset.ts";
import { makeAssetId } from "./asset-id.ts";
import type { BlobStore } from "./blobs.ts";
import { openDiskBlobs } from "./disk-blobs.ts";
import { makeEngineInputs } from "./engine-inputs.ts";
import { ingestInput } from "./ingest-input.ts";
import type { InputContext, InputRequest } from "./open-input.ts";
import { type ExpectedOutput, ingestOutput } from "./ingest-output.ts";
import { ingestUpload } from "./ingest-upload.ts";
import { openRecording } from "./open-recording.ts";
import { readAsset } from "./read-asset.ts";
import { makeUrlSigner } from "./sign-url.ts";
import { withoutQuota } from "./storage-quota.fixture.ts";
import { sweepExpiredAssets } from "./sweep-assets.ts";

const scope = { workspaceId: "ws_1", mode: "test" } as const;
const param = "image_url";
const signer = makeUrlSigner({ masterKey: randomBytes(32), origin: "http://127.0.0.1:4700" });
let now = new Date("2026-11-24T10:00:00Z");
let database: TestDatabase;
let internet: FakeInternet;
let folder: string;
let blobs: BlobStore;
let media: MediaChild;
let context: InputContext;
/** Files by name. */
let files: Readonly<Record<string, Buffer>>;

const answer: RequestListener = (request, response) => {
  const name = (request.url ?? "/").slice(1);
  const file = files[name];
  if (/^\d+$/.test(name)) response.writeHead(Number(name)).end();
  else if (name === "huge.png") response.writeHead(200, { "content-length": 60 << 20 }).flushHeaders();
  else if (name === "login") response.writeHead(200, { "content-type": "text/html" }).end("<html>");
  else if (file === undefined) response.writeHead(404).end();
  else response.writeHead(200, { "content-type": "application/octet-stream" }).end(file);
};

beforeAll(async () => {
  database = await openTestDatabase();
  folder = await mkdtemp(path.join(tmpdir(), "kinora-ingest-"));
  files = await makeFiles();
  blobs = await openDiskBlobs(path.join(folder, "blobs"));
  media = openMediaChild();
  internet = await openFakeInternet({
    names: { "pictures.example": ["93.184.215.14"], "inside.example": ["10.0.0.1"] },
    answer,
  });
  context = {
    db: database.db,
    blobs,
    media,
    signer,
    door: openOutboundDoor({ ...internet, allowedNetworks: [] }),
    place: { publicUrl: undefined, port: 4700 },
    retentionDays: 30,
    now: () => now,
    disk: { require: () => undefined },
    quota: withoutQuota,
  };
});
afterAll(async () => {
  await media[Symbol.asyncDispose]();
  await internet[Symbol.asyncDispose]();
  await database[Symbol.asyncDispose]();
  await rm(folder, { recursive: true });
});
afterEach(async () => {
  expect(await readdir(path.join(folder, "blobs", "temporary"))).toEqual([]);
});

async function makeFiles(): Promise<Record<string, Buffer>> {
  const still = async (format: "png" | "jpeg" | "webp", width: number, height: number): Promise<Buffer> => {
    const rgba = Buffer.from(Array.from({ length: width * height * 4 }, (_unused, index) => (index * 31) % 256));
    const file = path.join(folder, "still");
    await encodeStill({ rgba, width, height, format, comment: "secret place", path: file });
    return readFile(file);
  };
  const clip = async (durationSeconds: number, audio: boolean): Promise<Buffer> => {
    const file = path.join(folder, "clip.mp4");
    const settings = { width: 320, height: 180, framesPerSecond: 12, sampleRate: 48_000, comment: "test", path: file };
    await using encoder = await openEncoder({ ...settings, preset: "ultrafast" });
    for (let frame = 0; frame < durationSeconds * 12; frame++) {
      const rgba = Buffer.from(
        Array.from({ length: 320 * 180 * 4 }, (_unused, index) => ((index >> 6) + frame * 8) % 256),
      );
      const yuv420 = new Uint8Array((320 * 180 * 3) / 2);
      rgbaToYuv420(rgba, { width: 320, height: 180 }, yuv420);
      await encoder.writeFrame(yuv420);
    }
    const samples = new Float32Array(durationSeconds * 48_000).map((_unused, index) => Math.sin(index / 20) / 4);
    if (audio) await encoder.writeAudio(samples, samples);
    await encoder.finish();
    return readFile(file);
  };
  const wav = Buffer.alloc(44 + 16_000);
  wav.write("RIFF", 0);
  wav.writeUInt32LE(36 + 16_000, 4);
  wav.write("WAVEfmt ", 8);
  wav.writeUInt32LE(16, 16);
  wav.writeUInt16LE(1, 20);
  wav.writeUInt16LE(1, 22);
  wav.writeUInt32LE(8_000, 24);
  wav.writeUInt32LE(16_000, 28);
  wav.writeUInt16LE(2, 32);
  wav.writeUInt16LE(16, 34);
  wav.write("data", 36);
  wav.writeUInt32LE(16_000, 40);
  const png = await still("png", 400, 300);
  return {
    "cat.png": png,
    "cat.jpg": await still("jpeg", 640, 360),
    "cat.webp": await still("webp", 320, 320),
    "small.png": await still("png", 299, 400),
    "wide.png": await still("png", 801, 320),
    "broken.png": png.subarray(0, png.length / 2),
    "polyglot.png": Buffer.concat([png, Buffer.from("<script>alert(1)</script>")]),
    "page.png": Buffer.from("<!doctype html><title>Log in</title>"),
    "drawing.svg": Buffer.from("<svg xmlns='http://www.w3.org/2000/svg'/>"),
    "empty.png": Buffer.alloc(0),
    "clip.mp4": await clip(1, true),
    "sound.wav": wav,
  };
}

async function ingest(source: string, change: Partial<InputRequest> = {}): Promise<Asset> {
  return ingestInput(context, { scope, source, param, kind: "image", ...change });
}
async function refused(outcome: Promise<unknown>): Promise<AppError> {
  const error: unknown = await outcome.catch((reason: unknown) => reason);
  if (!(error instanceof AppError)) throw new Error(`not refused: ${JSON.stringify(error)} ${String(error)}`);
  return error;
}
async function upload(name: string, filename = name): Promise<Asset> {
  const bytes = files[name] ?? Buffer.from(name);
  await using blob = await blobs.receive(ReadableStream.from([bytes]), { sizeBytesMax: 1 << 30 });
  return await ingestUpload(context, { scope, blob, filename });
}
const bytesOf = async (asset: Asset): Promise<Buffer> => readFile(await blobs.localPath(asset.blobHash));
const countAssets = async (): Promise<number> => (await database.db.selectFrom("asset").select("id").execute()).length;

test.each([
  ["cat.png", "image/png", 400, 300],
  ["cat.jpg", "image/jpeg", 640, 360],
  ["cat.webp", "image/png", 320, 320],
  ["polyglot.png", "image/png", 400, 300],
])("the picture at an address, %s, is decoded, written anew and stored", async (name, mime, width, height) => {
  const asset = await ingest(`http://pictures.example/${name}`);
  expect(asset).toMatchObject({ ...scope, role: "input", type: "image", mime, width, height, taskId: undefined });
  const bytes = await bytesOf(asset);
  expect(bytes.length).toBe(asset.sizeBytes);
  expect(bytes.includes("script")).toBe(false);
  expect(bytes.includes("secret place")).toBe(false);
  expect(asset.name).toMatch(/^(cat|polyglot)\.(png|jpg)$/);
});

test.each([
  ["http://inside.example/cat.png", "image_url_forbidden", "inside.example is not a public address"],
  ["http://169.254.169.254/latest", "image_url_forbidden", "169.254.169.254 is not a public address"],
  ["file:///etc/passwd", "image_url_forbidden", "only http and https"],
  ["http://pictures.example:8080/cat.png", "image_url_forbidden", "a port other than 80 and 443"],
  ["http://nowhere.example/cat.png", "image_url_unreachable", "nowhere.example was not found"],
  ["http://pictures.example/404", "image_url_unreachable", "pictures.example answered 404"],
  ["http://pictures.example/500", "image_url_unreachable", "pictures.example answered 500"],
  ["http://pictures.example/401", "image_url_login", "pictures.example answered 401"],
  ["http://pictures.example/403", "image_url_login", "pictures.example answered 403"],
  ["http://pictures.example/login", "image_url_login", "web page at pictures.example"],
  ["http://pictures.example/page.png", "image_url_login", "web page"],
  ["http://pictures.example/huge.png", "image_too_large", "50 MB"],
  ["http://pictures.example/small.png", "image_too_small", "at least 300 pixels a side, got 299x400"],
  ["http://pictures.example/wide.png", "aspect_ratio", "got 801x320"],
  ["http://pictures.example/broken.png", "unsupported_media", "damaged or incomplete"],
  ["http://pictures.example/drawing.svg", "unsupported_media", "SVG"],
  ["http://pictures.example/empty.png", "unsupported_media", "an empty file"],
  ["http://pictures.example/clip.mp4", "unsupported_media", "MP4"],
  ["data:image/png;base64,AAAA", "unsupported_media", "an unknown format"],
  ["data:image/png,AAAA", "unsupported_media", "data: URI"],
  ["data:text/html;base64,PGh0bWw+", "image_url_login", "web page"],
  ["cat.png", "invalid_parameter", "got cat.png"],
  ["", "invalid_parameter", "image_url must be"],
])("%s is refused as %s and stores nothing", async (source, code, words) => {
  const before = await countAssets();
  const error = await refused(ingest(source));
  expect(error).toMatchObject({ code, param });
  expect(error.message).toContain(words);
  expect(await countAssets()).toBe(before);
});

test("a data: URI works where an address does, small or spilled to a file", async () => {
  const bytes = files["cat.png"] ?? Buffer.alloc(0);
  const inline = await ingest(`data:image/png;base64,${bytes.toString("base64")}`);
  await using blob = await blobs.receive(ReadableStream.from([bytes]), { sizeBytesMax: 1 << 20 });
  const spilled = await ingest("data:stand-in", { data: new Map([["data:stand-in", { blob }]]) });
  expect(spilled.blobHash).toBe(inline.blobHash);
});

test("an upload is taken by its id and by every form of its own address, as the same asset", async () => {
  const asset = await upload("cat.png");
  const { pathname, search } = new URL(signer.sign(asset));
  for (const source of [
    asset.id,
    `http://127.0.0.1:4700${pathname}${search}`,
    `http://localhost:4700${pathname}${search}`,
    `http://nas.local:4700${pathname}${search}`,
  ]) {
    expect((await ingest(source, { requestHost: "nas.local:4700" })).id).toBe(asset.id);
  }
  expect(internet.lookedUp).not.toContain("nas.local");
});

test("another workspace's asset, a deleted, an expired and an unknown one are all unreachable", async () => {
  const asset = await upload("cat.png");
  const foreign = { scope: { ...scope, workspaceId: "ws_2" } };
  const live = { scope: { ...scope, mode: "live" } } as const;
  const forged = signer.sign(asset).replace(/signature=./, "signature=_");
  const errors = [
    await refused(ingest(asset.id, foreign)),
    await refused(ingest(asset.id, live)),
    await refused(ingest(signer.sign(asset), foreign)),
    await refused(ingest(makeAssetId())),
    await refused(ingest(forged)),
  ];
  now = new Date(now.getTime() + 31 * 86_400_000);
  errors.push(await refused(ingest(asset.id)), await refused(ingest(signer.sign(asset))));
  for (const error of errors) expect(error).toMatchObject({ code: "image_url_unreachable", param });
  expect(errors[0]?.message.replace(asset.id, "X")).toBe(errors[3]?.message.replace(/asset_\w+/, "X"));
});

test("an asset of another kind, or a small one, is refused as what it is", async () => {
  const clip = await upload("clip.mp4");
  const small = await upload("small.png");
  expect(await refused(ingest(clip.id))).toMatchObject({ code: "unsupported_media" });
  expect(await refused(ingest(small.id))).toMatchObject({ code: "image_too_small" });
});

test("an upload that nothing uses goes after 24 hours, and one that a task was given is kept as outputs are", async () => {
  const [unused, used] = [await upload("cat.png"), await upload("cat.jpg")];
  expect(used.expiresAt.getTime() - now.getTime()).toBe(24 * 3_600_000);
  const kept = await ingest(used.id);
  expect(kept.expiresAt.getTime() - now.getTime()).toBe(30 * 24 * 3_600_000);
  await sweepExpiredAssets(database.db, blobs, used.expiresAt);
  expect(await refused(ingest(unused.id))).toMatchObject({ code: "image_url_unreachable" });
  await ingest(used.id);
});

test("an upload that is about to expire outlives the task that was given it", async () => {
  const asset = await upload("cat.png");
  now = new Date(asset.expiresAt.getTime() - 1_000);
  await ingest(asset.id);
  await sweepExpiredAssets(database.db, blobs, new Date(asset.expiresAt.getTime() + 3_600_000));
  expect((await ingest(asset.id)).expiresAt.getTime()).toBeGreaterThan(asset.expiresAt.getTime());
});

test("uploads are pictures, clips and sounds by their content, whatever they are called", async () => {
  expect(await upload("cat.jpg", "../../holiday photo.exe")).toMatchObject({
    role: "upload",
    type: "image",
    name: "holiday-photo.jpg",
    mime: "image/jpeg",
  });
  const clip = await upload("clip.mp4");
  expect(clip).toMatchObject({ type: "video", mime: "video/mp4", width: 320, height: 180, hasAudio: true });
  expect(clip.durationSeconds).toBeCloseTo(1, 0);
  expect(await bytesOf(clip)).toEqual(files["clip.mp4"]);
  const sound = await upload("sound.wav");
  expect(sound).toMatchObject({ type: "audio", mime: "audio/wav", durationSeconds: 1, width: undefined });
  expect(await refused(upload("drawing.svg"))).toMatchObject({ code: "unsupported_media", param: "file" });
});

test("a voice that a telephone recorded is a sound, although its file is an MP4 of no special brand", async () => {
  const clip = Buffer.from(files["clip.mp4"] ?? "");
  clip.write("free", clip.indexOf("trak", 0, "latin1"), "latin1"); // the track of its pictures
  await using blob = await blobs.receive(ReadableStream.from([clip]), { sizeBytesMax: 1 << 20 });
  const asset = await ingestUpload(context, { scope, blob, filename: "voice.m4a" });
  expect(asset).toMatchObject({ type: "audio", mime: "audio/mp4", name: "voice.m4a", width: undefined });
  expect(asset.durationSeconds).toBeCloseTo(1, 1);
});

test("a recording leaves the upload that it was as it is, and is kept as what a task was given", async () => {
  const uploaded = await upload("sound.wav");
  await using recording = await openRecording(context, {
    scope,
    source: uploaded.id,
    param: "audio_url",
    durationSecondsMax: 60,
  });
  expect(recording.durationSeconds).toBe(1);
  expect(await readAsset(database.db, scope, uploaded.id)).toEqual(uploaded);
  const kept = await recording.store();
  expect(kept).toMatchObject({ role: "input", type: "audio", mime: "audio/wav", durationSeconds: 1 });
  expect(kept.sizeBytes).toBe(44 + 96_000);
  expect(kept.expiresAt.getTime()).toBeGreaterThan(uploaded.expiresAt.getTime());
});

test("a clip and a sound at an address are inputs of their own kind", async () => {
  const clip = await ingest("http://pictures.example/clip.mp4", { kind: "video", param: "video_url" });
  const sound = await ingest("http://pictures.example/sound.wav", { kind: "audio", param: "audio_url" });
  expect([clip.type, sound.type]).toEqual(["video", "audio"]);
  const wrong = await refused(ingest("http://pictures.example/cat.png", { kind: "video", param: "video_url" }));
  expect(wrong).toMatchObject({ code: "unsupported_media", param: "video_url" });
});

async function output(name: string, expected: ExpectedOutput, taskId: bigint) {
  const stream = ReadableStream.from([files[name] ?? Buffer.alloc(0)]);
  return ingestOutput(context, { ...scope, taskId, index: 0, stream, expected, retentionDays: 30 });
}
const oneSecond = { kind: "video", durationSeconds: 1, audio: true } as const;

test("an engine's clip is stored with what was read from it, and with a poster", async () => {
  const { asset, poster } = await output("clip.mp4", oneSecond, 101n);
  expect(asset).toMatchObject({
    role: "output",
    type: "video",
    taskId: 101n,
    outputIndex: 0,
    name: "101-0.mp4",
    mime: "video/mp4",
    width: 320,
    height: 180,
    hasAudio: true,
  });
  expect(asset.framesPerSecond).toBeCloseTo(12, 0);
  expect(asset.expiresAt.getTime() - now.getTime()).toBe(30 * 86_400_000);
  expect(await bytesOf(asset)).toEqual(files["clip.mp4"]);
  expect(poster).toMatchObject({ role: "poster", type: "image", mime: "image/jpeg", width: 320, height: 180 });
});

test("taking the same output again after a crash gives the same assets", async () => {
  const first = await output("clip.mp4", oneSecond, 102n);
  const again = await output("clip.mp4", oneSecond, 102n);
  expect([again.asset.id, again.poster?.id]).toEqual([first.asset.id, first.poster?.id]);
  const rows = await database.db.selectFrom("asset").select("id").where("task_id", "=", 102n).execute();
  expect(rows).toHaveLength(2);
});

test("an engine's picture keeps its bytes", async () => {
  const { asset, poster } = await output("cat.webp", { kind: "image" }, 103n);
  expect(asset).toMatchObject({ type: "image", mime: "image/webp", name: "103-0.webp", width: 320, height: 320 });
  expect(poster).toBeUndefined();
  expect(await bytesOf(asset)).toEqual(files["cat.webp"]);
});

test.each([
  ["a page in place of a clip", "page.png", oneSecond, "HTML"],
  ["nothing", "nothing", oneSecond, "an empty file of 0 bytes"],
  ["a picture in place of a clip", "cat.png", oneSecond, "PNG"],
  ["a clip of another length", "clip.mp4", { ...oneSecond, durationSeconds: 2 }, "2 s were asked for"],
  ["a damaged picture", "broken.png", { kind: "image" }, "damaged or incomplete"],
] as const)("%s is no result", async (_what, name, expected, words) => {
  const error = await refused(output(name, expected, 104n));
  expect(error.code).toBe("generation_failed");
  expect(error.message).toContain(words);
  expect(await database.db.selectFrom("asset").select("id").where("task_id", "=", 104n).execute()).toEqual([]);
});

test("an engine reads its inputs as a stream, as bytes up to its limit, and by address only from a public server", async () => {
  const asset = await upload("cat.jpg");
  const inputs = { db: database.db, blobs, sign: signer.sign };
  const local = makeEngineInputs({ ...inputs, isPublic: false }, scope);
  const bytes = await bytesOf(asset);
  expect(Buffer.from(await local.bytes(asset.id, bytes.length))).toEqual(bytes);
  expect(Buffer.from(await new Response(await local.stream(asset.id)).arrayBuffer())).toEqual(bytes);
  await expect(local.bytes(asset.id, bytes.length - 1)).rejects.toThrow("the engine takes");
  expect(await local.publicUrl(asset.id)).toBeUndefined();
  expect(await makeEngineInputs({ ...inputs, isPublic: true }, scope).publicUrl(asset.id)).toBe(signer.sign(asset));
  await expect(
    makeEngineInputs({ ...inputs, isPublic: true }, { ...scope, mode: "live" }).bytes(asset.id, 1e9),
  ).rejects.toThrow();
});
