import { credits } from "@kinora/core";
import { expect, test } from "vitest";
import type { TaskRecord } from "#tasks/task-record.ts";
import { presentCreated, presentTask, type PresentContext } from "./present-task.ts";

const context: PresentContext = {
  publicUrl: "https://video.example",
  signUrl: ({ id, name }) => `https://video.example/files/${id}/${name}?signed`,
  tasks: { estimateSeconds: () => 17 },
};
const at = (second: number): Date => new Date(Date.UTC(2026, 10, 24, 10, 0, second));

const queued: TaskRecord = {
  id: 383049217409351680n,
  workspaceId: "ws_1",
  mode: "test",
  apiKeyId: "key_1",
  dialect: "guide",
  kind: "video",
  model: "kling-o3",
  status: "queued",
  request: {
    kind: "video",
    model: "kling-o3",
    prompt: "A chef",
    durationSeconds: 10,
    resolution: "1080p",
    aspectRatio: "16:9",
    audio: true,
    voiceDescription: "Calm",
    multiShot: false,
    shots: [],
    inputs: { image: "asset_a", referenceImages: [], elements: [] },
    seed: 7,
    watermark: false,
    count: 1,
    directives: {},
  },
  quote: { priceVersion: "1", microCredits: credits(200), lines: [] },
  warnings: [],
  metadata: { scene: "12" },
  externalTaskId: "order-1",
  callbackUrl: "https://hooks.example/secret",
  progress: 0,
  sequence: 1,
  provider: undefined,
  modelVersion: undefined,
  scene: undefined,
  output: undefined,
  error: undefined,
  cancellation: undefined,
  note: undefined,
  moderation: undefined,
  draftOf: undefined,
  finalIds: [],
  receipt: { held: credits(200), charged: 0n, released: 0n, reason: "held" },
  attempts: [],
  createdAt: at(0),
  updatedAt: at(0),
  startedAt: undefined,
  completedAt: undefined,
  deadlineAt: at(59),
  deletedAt: undefined,
};

const completed: TaskRecord = {
  ...queued,
  status: "completed",
  progress: 100,
  sequence: 9,
  provider: "animatic",
  modelVersion: "animatic-1",
  scene: { version: 1, unmatched: ["zeppelin"] },
  output: {
    kind: "video",
    items: [
      {
        assetId: "asset_v",
        index: 0,
        name: "clip.mp4",
        mime: "video/mp4",
        width: 1920,
        height: 1080,
        sizeBytes: 12_345,
        durationSeconds: 10,
        framesPerSecond: 24,
        hasAudio: true,
      },
    ],
    posterAssetId: "asset_p",
    expiresAt: "2026-12-24T10:00:00.000Z",
  },
  receipt: { held: credits(200), charged: credits(200), released: 0n, reason: "completed" },
  attempts: [
    { id: "a1", number: 1, engine: "animatic", state: "succeeded", startedAt: at(1), endedAt: at(9), error: undefined },
  ],
  startedAt: at(1),
  completedAt: at(9),
};

test("a queued task", () => {
  expect(presentTask(queued, context, 3)).toMatchInlineSnapshot(`
    {
      "attempts": [],
      "completed_at": null,
      "created_at": "2026-11-24T10:00:00.000Z",
      "credits_charged": 0,
      "credits_reserved": 200,
      "error": null,
      "estimated_seconds": 17,
      "external_task_id": "order-1",
      "metadata": {
        "scene": "12",
      },
      "mode": "test",
      "model": "kling-o3",
      "model_version": null,
      "output": null,
      "progress": 0,
      "provider": null,
      "queue_position": 3,
      "receipt": {
        "charged": 0,
        "held": 200,
        "reason": "held",
        "released": 0,
      },
      "request": {
        "aspect_ratio": "16:9",
        "audio": true,
        "duration": 10,
        "image_url": "asset_a",
        "model": "kling-o3",
        "multi_shot": false,
        "prompt": "A chef",
        "resolution": "1080p",
        "seed": 7,
        "voice_description": "Calm",
        "watermark": false,
      },
      "sequence": 1,
      "started_at": null,
      "status": "queued",
      "status_url": "https://video.example/v1/video/status/383049217409351680",
      "task_id": "383049217409351680",
      "updated_at": "2026-11-24T10:00:00.000Z",
      "warnings": [],
    }
  `);
});

test("a completed video", () => {
  const { output, provider, model_version, scene, receipt, attempts, credits_charged } = presentTask(
    completed,
    context,
  );
  expect({ output, provider, model_version, scene, receipt, attempts, credits_charged }).toMatchInlineSnapshot(`
    {
      "attempts": [
        {
          "ended_at": "2026-11-24T10:00:09.000Z",
          "engine": "animatic",
          "started_at": "2026-11-24T10:00:01.000Z",
          "state": "succeeded",
        },
      ],
      "credits_charged": 200,
      "model_version": "animatic-1",
      "output": {
        "expires_at": "2026-12-24T10:00:00.000Z",
        "thumbnail_url": "https://video.example/files/asset_p/poster.jpg?signed",
        "type": "video",
        "url": "https://video.example/files/asset_v/clip.mp4?signed",
        "videos": [
          {
            "duration": 10,
            "fps": 24,
            "has_audio": true,
            "height": 1080,
            "id": "asset_v",
            "mime": "video/mp4",
            "size": 12345,
            "url": "https://video.example/files/asset_v/clip.mp4?signed",
            "width": 1920,
          },
        ],
      },
      "provider": "animatic",
      "receipt": {
        "charged": 200,
        "held": 200,
        "reason": "completed",
        "released": 0,
      },
      "scene": {
        "unmatched": [
          "zeppelin",
        ],
        "url": "https://video.example/v1/tasks/383049217409351680/scene",
      },
    }
  `);
});

test("completed pictures", () => {
  const item = { assetId: "asset_i", name: "1.png", mime: "image/png", width: 1280, height: 720, sizeBytes: 99 };
  const task: TaskRecord = {
    ...completed,
    kind: "image",
    output: {
      kind: "image",
      items: [
        { ...item, index: 0 },
        { ...item, assetId: "asset_j", index: 1 },
      ],
      expiresAt: "2026-12-24T10:00:00.000Z",
    },
  };
  const { output, status_url } = presentTask(task, context);
  expect({ output, status_url }).toMatchInlineSnapshot(`
    {
      "output": {
        "expires_at": "2026-12-24T10:00:00.000Z",
        "images": [
          {
            "height": 720,
            "index": 0,
            "mime": "image/png",
            "url": "https://video.example/files/asset_i/1.png?signed",
            "width": 1280,
          },
          {
            "height": 720,
            "index": 1,
            "mime": "image/png",
            "url": "https://video.example/files/asset_j/1.png?signed",
            "width": 1280,
          },
        ],
        "type": "image",
        "url": "https://video.example/files/asset_i/1.png?signed",
      },
      "status_url": "https://video.example/v1/image/status/383049217409351680",
    }
  `);
});

test("a failed task says why, without a request's id", () => {
  const task: TaskRecord = {
    ...queued,
    status: "failed",
    error: { code: "generation_failed", message: "The engine failed.", fix: "Again.", retryable: true },
    cancellation: "too_late",
    note: { code: "upstream_unknown", message: "Looking.", checkAt: "2026-11-24T11:00:00Z" },
    draftOf: 5n,
  };
  const { error, cancellation, note, draft_of } = presentTask(task, context);
  expect({ error, cancellation, note, draft_of }).toMatchInlineSnapshot(`
    {
      "cancellation": {
        "state": "too_late",
      },
      "draft_of": "5",
      "error": {
        "code": "generation_failed",
        "doc_url": "https://video.example/docs/errors#generation_failed",
        "fix": "Again.",
        "message": "The engine failed.",
        "retryable": true,
        "task_id": "383049217409351680",
      },
      "note": {
        "check_at": "2026-11-24T11:00:00Z",
        "code": "upstream_unknown",
        "message": "Looking.",
      },
    }
  `);
});

test("a deleted task keeps its receipt and says nothing of its request", () => {
  const task: TaskRecord = { ...completed, request: undefined, output: undefined, scene: undefined, deletedAt: at(30) };
  expect(presentTask(task, context)).toMatchObject({
    status: "completed",
    request: null,
    output: null,
    credits_charged: 200,
    deleted_at: at(30).toISOString(),
  });
});

test("neither the callback address nor the key is shown", () => {
  expect(JSON.stringify(presentTask(completed, context))).not.toMatch(/hooks\.example|key_1|ws_1/);
});

test("the answer to a create is the same at once and when it is replayed after the end", () => {
  expect(presentCreated(completed, context)).toEqual(presentCreated(queued, context));
  expect(presentCreated(queued, context)).toMatchInlineSnapshot(`
    {
      "created_at": "2026-11-24T10:00:00.000Z",
      "credits_reserved": 200,
      "estimated_seconds": 17,
      "model": "kling-o3",
      "status": "queued",
      "status_url": "https://video.example/v1/video/status/383049217409351680",
      "task_id": "383049217409351680",
      "warnings": [],
    }
  `);
});
