import assert from "node:assert";
import { setImmediate as turnOfTheLoop } from "node:timers/promises";
import { parentPort } from "node:worker_threads";
import { encodeStill, rgbaToYuv420, yuv420SizeBytes } from "@kinora/media";
import type { Scene, SceneOptions } from "../scene/scene.ts";
import type { SceneSpec } from "../scene-spec.ts";
import { openInbox, type Inbox } from "./worker-inbox.ts";
import type { FrameShare, StillShare, WorkerReport, WorkerTask } from "./worker-protocol.ts";

/** A thread that draws: one task after another, each of a scene that it builds once. */
const port = parentPort;
assert(port !== null, "this module runs as a worker thread");
const inbox = openInbox(port);

for (;;) {
  const task = await inbox.task();
  const { buildScene }: SceneModule = await import(task.sceneModuleUrl);
  const mouthCues = await inbox.begin();
  const build = (seed: number): Promise<Scene> =>
    Promise.resolve(buildScene({ ...task.spec, seed }, { ...task.options, mouthCues }));
  if (task.share.kind === "frames") await renderFrames(task, task.share, { build, inbox });
  else await renderStills(task.share, build);
  report({ kind: "done" });
}

interface SceneModule {
  readonly buildScene: (spec: SceneSpec, options: SceneOptions) => Scene | Promise<Scene>;
}

async function renderFrames(
  task: WorkerTask,
  share: FrameShare,
  from: { readonly build: (seed: number) => Promise<Scene>; readonly inbox: Inbox },
): Promise<void> {
  const scene = await from.build(task.spec.seed);
  report({ kind: "built", frameCount: scene.frameCount });
  const frameSizeBytes = yuv420SizeBytes(scene);
  const freeSlots = Array.from({ length: share.slotCount }, (_, slot) => slot);
  for (let frame = share.first; frame < scene.frameCount; frame += share.step) {
    // until the encoder has taken a frame: the ring is the back-pressure
    const slot = freeSlots.shift() ?? (await from.inbox.freeSlot());
    await turnOfTheLoop(); // native pixel buffers are freed by finalizers, which run between turns only: 8 MB each at 1080p
    rgbaToYuv420(scene.render(frame), scene, new Uint8Array(share.ring, slot * frameSizeBytes, frameSizeBytes));
    report({ kind: "frame", frame, slot });
  }
}

async function renderStills(share: StillShare, build: (seed: number) => Promise<Scene>): Promise<void> {
  const { format, comment } = share;
  for (const { seed, path } of share.stills) {
    await turnOfTheLoop();
    const scene = await build(seed);
    const { width, height } = scene;
    await encodeStill({ rgba: scene.render(0), width, height, format, comment, path });
    report({ kind: "still_done" });
  }
}

function report(message: WorkerReport): void {
  port?.postMessage(message);
}
