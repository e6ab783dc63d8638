import { makeAnimaticEngine } from "@kinora/engines";
import { encodeStill } from "@kinora/media";
import { afterAll, expect, test } from "vitest";
import { makeRecording } from "../../../../tests/support/recording.ts";
import { ingestUpload } from "#assets/ingest-upload.ts";
import { withoutQuota } from "#assets/storage-quota.fixture.ts";
import { checkLedger } from "#credits/check-ledger.ts";
import { openWorkshop, shortTask, type Workshop } from "./run-task.fixture.ts";
import { runTask } from "./run-task.ts";
import { contextAt, fundWorkspace, start } from "./submission.fixture.ts";
import type { Submission } from "./submission.ts";
import { submitTask } from "./submit-task.ts";
import type { TaskRecord } from "./task-record.ts";
import { readTask } from "./task-store.ts";

const scope = { workspaceId: "w1", mode: "test" } as const;
const engine = makeAnimaticEngine({ version: "0.0.0-test", workers: 1, mediaSize: { width: 96, height: 64 } });
afterAll(() => engine[Symbol.asyncDispose]());

async function rendered(workshop: Workshop, submission: Submission): Promise<TaskRecord> {
  const { db, context } = workshop;
  await fundWorkspace(db, 1000, { mode: "test" });
  const { taskId } = await submitTask(db, submission, contextAt(start));
  await runTask(context, await workshop.claim(), new AbortController().signal);
  const task = await readTask(db, scope, taskId);
  if (task === undefined) throw new Error("no such task");
  return task;
}

test("the animatic engine renders a task to a clip of the asked length with its scene", async () => {
  await using workshop = await openWorkshop([engine], start);
  const task = await rendered(workshop, shortTask());
  expect(task.error).toBeUndefined();
  expect(task).toMatchObject({
    status: "completed",
    provider: "animatic",
    modelVersion: "animatic-1",
    scene: { version: 1, seed: 7 },
    output: { items: [{ durationSeconds: 3, width: 96, height: 64, hasAudio: false, mime: "video/mp4" }] },
  });
  expect(await checkLedger(workshop.db)).toEqual([]);
});

test("an image task gets as many pictures as were asked for", async () => {
  await using workshop = await openWorkshop([engine], start);
  const still = { kind: "image", model: "kling-image", resolution: "1k", durationSeconds: 0, count: 2 } as const;
  const task = await rendered(workshop, shortTask(still));
  expect(task.error).toBeUndefined();
  expect(task.output?.items.map(({ index, mime }) => [index, mime])).toEqual([
    [0, "image/png"],
    [1, "image/png"],
  ]);
});

test("a clip is made from the picture that was uploaded for it", async () => {
  await using workshop = await openWorkshop([engine], start);
  const { db, blobs, media, context } = workshop;
  await fundWorkspace(db, 1, { mode: "test" }); // the workspace must be there before its asset
  await using file = blobs.temporaryPath();
  const rgba = new Uint8Array(320 * 320 * 4).fill(200);
  await encodeStill({ rgba, width: 320, height: 320, format: "png", comment: "test", path: file.path });
  const image = await ingestUpload(
    { db, blobs, media, now: context.now, retentionDays: 30, disk: { require: () => undefined }, quota: withoutQuota },
    { scope, blob: await blobs.received(file), filename: "photo.png" },
  );
  const inputs = { referenceImages: [], elements: [], image: image.id };
  const task = await rendered(workshop, shortTask({ inputs }, { inputAssetIds: [image.id] }));
  expect(task.error).toBeUndefined();
  expect(task.scene).toMatchObject({ shots: [{ picture: { key: "image" } }] });
});

test("a recording that does not decode fails the task, and its credits come back", async () => {
  await using workshop = await openWorkshop([engine], start);
  const { db, blobs, media, context } = workshop;
  await fundWorkspace(db, 1, { mode: "test" });
  const damaged = makeRecording(1, { sampleRate: 48_000, trailer: "not a sample" }); // no file that a create stores
  await using blob = await blobs.receive(ReadableStream.from([damaged]), { sizeBytesMax: 1 << 20 });
  const recording = await ingestUpload(
    { db, blobs, media, now: context.now, retentionDays: 30, disk: { require: () => undefined }, quota: withoutQuota },
    { scope, blob, filename: "voice.wav" },
  );
  const inputs = { referenceImages: [], elements: [], recording: recording.id, recordingSeconds: 1 };
  const said = shortTask({ model: "kling-avatar", audio: true, inputs }, { inputAssetIds: [recording.id] });
  const task = await rendered(workshop, said);
  expect(task).toMatchObject({ status: "failed", error: { code: "generation_failed" } });
  expect([task.receipt.charged, task.receipt.released]).toEqual([0n, task.receipt.held]);
  expect(task.receipt.held).toBeGreaterThan(0n);
  expect(await checkLedger(db)).toEqual([]);
});
