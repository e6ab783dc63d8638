import assert from "node:assert";
import { setImmediate as turnOfTheLoop } from "node:timers/promises";
import { parentPort, workerData } from "node:worker_threads";
import { encodeStill, rgbaToYuv420, yuv420SizeBytes } from "@kinora/media";
import type { Scene, SceneOptions } from "../scene/scene.ts";
import type { SceneSpec } from "../scene-spec.ts";
import type { FrameTask, StillTask, WorkerOrder, WorkerOrders, WorkerReport } from "./worker-protocol.ts";

/** A thread that draws: it builds the scene once and renders its share of the frames. */
const port = parentPort;
assert(port !== null, "this module runs as a worker thread");
const orders: WorkerOrders = workerData;
const freeSlots: number[] = [];
let wake: (() => void) | undefined;
let begin: (mouthCues: SceneOptions["mouthCues"]) => void;
const begun = new Promise<SceneOptions["mouthCues"]>((resolve) => {
  begin = resolve;
});

port.on("message", (order: WorkerOrder) => {
  switch (order.kind) {
    case "begin":
      begin(order.mouthCues);
      return;
    case "slot_free":
      freeSlots.push(order.slot);
      wake?.();
      return;
  }
});

const { buildScene }: SceneModule = await import(orders.sceneModuleUrl);
const mouthCues = await begun;
if (orders.task.kind === "frames") await renderFrames(orders.task);
else await renderStills(orders.task);
port.close();

interface SceneModule {
  readonly buildScene: (spec: SceneSpec, options: SceneOptions) => Scene | Promise<Scene>;
}

async function renderFrames(task: FrameTask): Promise<void> {
  const scene = await buildScene(orders.spec, { ...orders.options, mouthCues });
  report({ kind: "built", frameCount: scene.frameCount });
  const frameSizeBytes = yuv420SizeBytes(scene);
  for (let slot = 0; slot < task.slotCount; slot++) freeSlots.push(slot);
  for (let frame = task.first; frame < scene.frameCount; frame += task.step) {
    const slot = await freeSlot();
    await turnOfTheLoop(); // native pixel buffers are freed by finalizers, which run between turns only: 8 MB each at 1080p
    rgbaToYuv420(scene.render(frame), scene, new Uint8Array(task.ring, slot * frameSizeBytes, frameSizeBytes));
    report({ kind: "frame", frame, slot });
  }
}

/** Waits until the encoder has taken a frame: the ring is the back-pressure. */
async function freeSlot(): Promise<number> {
  for (;;) {
    const slot = freeSlots.shift();
    if (slot !== undefined) return slot;
    await new Promise<void>((resolve) => {
      wake = resolve;
    });
  }
}

async function renderStills(task: StillTask): Promise<void> {
  const { format, comment } = task;
  for (const { seed, path } of task.stills) {
    await turnOfTheLoop();
    const scene = await buildScene({ ...orders.spec, seed }, { ...orders.options, mouthCues });
    const { width, height } = scene;
    await encodeStill({ rgba: scene.render(0), width, height, format, comment, path });
    report({ kind: "still_done" });
  }
}

function report(message: WorkerReport): void {
  port?.postMessage(message);
}
