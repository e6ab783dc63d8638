import { extname } from "node:path";
import { Worker } from "node:worker_threads";
import type { HostJob } from "./host-protocol.ts";
import { RenderError } from "./render-error.ts";
import type { WorkerOrder, WorkerOrders, WorkerReport } from "./worker-protocol.ts";

export type ThreadEvent =
  | WorkerReport
  | { readonly kind: "failed"; readonly error: RenderError }
  /** All its work is done. */
  | { readonly kind: "ended" };

export interface RenderThread {
  tell(order: WorkerOrder): void;
  end(): Promise<void>;
}

/** Starts a worker thread of the job and hears it: its reports, then how it ended. */
export function startThread(
  job: HostJob,
  task: WorkerOrders["task"],
  hear: (event: ThreadEvent) => void,
): RenderThread {
  const orders: WorkerOrders = {
    sceneModuleUrl: job.sceneModuleUrl,
    spec: job.spec,
    options: { width: job.width, height: job.height, pictures: job.pictures, watermark: job.watermark },
    task,
  };
  const worker = new Worker(new URL(`./render-worker${extname(import.meta.url)}`, import.meta.url), {
    workerData: orders,
  });
  worker.on("message", hear);
  worker.on("error", (cause) => {
    hear({ kind: "failed", error: failureOf(cause) });
  });
  worker.on("exit", (code) => {
    if (code === 0) hear({ kind: "ended" });
    else hear({ kind: "failed", error: new RenderError("crashed", `A worker thread ended with code ${code}.`) });
  });
  return {
    tell: (order) => {
      worker.postMessage(order);
    },
    end: async () => {
      await worker.terminate();
    },
  };
}

function failureOf(cause: unknown): RenderError {
  if (cause instanceof Error && "code" in cause && cause.code === "ERR_WORKER_OUT_OF_MEMORY")
    return new RenderError("out_of_memory", "A worker thread ran out of memory.", cause);
  const message = cause instanceof Error ? cause.message : String(cause);
  return new RenderError("crashed", `The scene could not be drawn: ${message}`, cause);
}
