import { extname } from "node:path";
import { Worker } from "node:worker_threads";
import type { HostJob } from "./host-protocol.ts";
import { RenderError } from "./render-error.ts";
import type { WorkerOrder, WorkerReport, WorkerTask } from "./worker-protocol.ts";

export type ThreadEvent = WorkerReport | { readonly kind: "failed"; readonly error: RenderError };

export interface RenderThread {
  tell(order: Exclude<WorkerOrder, { readonly kind: "task" }>): void;
  /** Gives the thread back for the next job when its share is done; else ends it. */
  leave(): Promise<void>;
}

interface Thread {
  readonly worker: Worker;
  hear: (event: ThreadEvent) => void;
}

/** Threads without work, with their code loaded. The host serves one job at a time, so there are as many as a job has. */
const idle: Thread[] = [];

/** Gives a share of the job to a worker thread and hears it: its reports, then how it ended. */
export function startShare(job: HostJob, share: WorkerTask["share"], hear: (event: ThreadEvent) => void): RenderThread {
  const thread = idle.pop() ?? openThread();
  let done = false;
  thread.hear = (event) => {
    if (event.kind === "done") done = true;
    hear(event);
  };
  const { sceneModuleUrl, spec, width, height, pictures, watermark } = job;
  const options = { width, height, pictures, watermark };
  thread.worker.postMessage({ kind: "task", task: { sceneModuleUrl, spec, options, share } } satisfies WorkerOrder);
  return {
    tell: (order) => {
      thread.worker.postMessage(order);
    },
    async leave() {
      if (done) {
        thread.hear = () => undefined;
        idle.push(thread);
      } else await thread.worker.terminate();
    },
  };
}

function openThread(): Thread {
  const worker = new Worker(new URL(`./render-worker${extname(import.meta.url)}`, import.meta.url));
  const thread: Thread = { worker, hear: () => undefined };
  worker.on("message", (report: WorkerReport) => {
    thread.hear(report);
  });
  worker.on("error", (cause) => {
    thread.hear({ kind: "failed", error: failureOf(cause) });
  });
  worker.on("exit", (code) => {
    thread.hear({ kind: "failed", error: new RenderError("crashed", `A worker thread ended with code ${code}.`) });
  });
  return thread;
}

function failureOf(cause: unknown): RenderError {
  if (cause instanceof Error && "code" in cause && cause.code === "ERR_WORKER_OUT_OF_MEMORY")
    return new RenderError("out_of_memory", "A worker thread ran out of memory.", cause);
  const message = cause instanceof Error ? cause.message : String(cause);
  return new RenderError("crashed", `The scene could not be drawn: ${message}`, cause);
}
