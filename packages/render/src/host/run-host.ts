import { type ChildProcess, spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import { rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { extname } from "node:path";
import { fileURLToPath } from "node:url";
import { compileCacheEnvironment } from "@kinora/media";
import type { HostJob, HostReport } from "./host-protocol.ts";
import type { ClipJob, HostLimits, RenderedClip, RenderOptions } from "./render-clip.ts";
import { RenderError } from "./render-error.ts";
import type { RenderedStills, StillsJob } from "./render-stills.ts";

type ClipOrder = { readonly kind: "clip" } & ClipJob;
type StillsOrder = { readonly kind: "stills" } & StillsJob;

const defaultLimits: HostLimits = {
  wallSeconds: 1800, // 15 s of 4K on two busy cores; a task's own deadline is usually sooner
  memoryBytes: 4 * 1024 ** 3, // 1080p with two workers takes 1.4 GB, 4K with two 3 GB
  nice: 5,
};

/**
 * Starts a host, hands it one job, waits for its answer and for its end. Whatever happens, the process is gone and its
 * temporary files are removed when this settles.
 */
export async function runHost(order: ClipOrder, options: RenderOptions): Promise<RenderedClip>;
export async function runHost(order: StillsOrder, options: RenderOptions): Promise<RenderedStills>;
export async function runHost(
  order: ClipOrder | StillsOrder,
  options: RenderOptions,
): Promise<RenderedClip | RenderedStills> {
  if (options.signal?.aborted === true) throw canceled();
  const limits = { ...defaultLimits, ...options.limits };
  const job: HostJob = {
    ...order,
    temporarySuffix: `.${randomBytes(6).toString("hex")}.part`,
    sceneModuleUrl: options.sceneModuleUrl ?? siblingUrl("../scene/build-scene"),
    limits,
  };
  const child = startHost();
  try {
    return await answerOf(child, job, options);
  } finally {
    await end(child);
    await removeTemporaryFiles(job);
  }
}

/** The path of a module of this package, as source or as built. */
function siblingUrl(name: string): string {
  return new URL(`${name}${extname(import.meta.url)}`, import.meta.url).href;
}

function startHost(): ChildProcess {
  return spawn(process.execPath, [fileURLToPath(siblingUrl("./host-main"))], {
    // stdin carries nothing: the host ends when it closes, which the kernel does even for a killed parent.
    stdio: ["pipe", "ignore", "pipe", "ipc"],
    // Fresh 8 MB buffers per frame fault in 4 kB pages otherwise: 1.3 to 1.4 times the frames per second.
    // No secret of the server goes along: the host needs to find an ffmpeg and a temporary directory, nothing else.
    env: {
      PATH: process.env["PATH"] ?? "",
      ...temporaryDirectory(),
      ...compileCacheEnvironment(),
      GLIBC_TUNABLES: "glibc.malloc.hugetlb=1",
    },
    // A group of its own, so that one signal also ends an ffmpeg that the host started.
    detached: process.platform !== "win32",
    windowsHide: true,
  });
}

/** Where the platform's `tmpdir` looks, so that the host uses the same directory as its parent. */
function temporaryDirectory(): Readonly<Record<string, string>> {
  return { TMPDIR: tmpdir(), TEMP: tmpdir() };
}

async function answerOf(
  child: ChildProcess,
  job: HostJob,
  options: RenderOptions,
): Promise<RenderedClip | RenderedStills> {
  const { promise, resolve, reject } = Promise.withResolvers<RenderedClip | RenderedStills>();
  let log = "";
  child.stderr?.setEncoding("utf8").on("data", (chunk: string) => {
    log = (log + chunk).slice(-4000);
  });
  const timer = setTimeout(() => {
    reject(new RenderError("timeout", `The render took longer than ${job.limits.wallSeconds} seconds.`));
  }, job.limits.wallSeconds * 1000);
  const onAbort = (): void => {
    reject(canceled());
  };
  options.signal?.addEventListener("abort", onAbort, { once: true });
  child.on("message", (report: HostReport) => {
    switch (report.kind) {
      case "progress":
        options.onProgress?.(report.progress);
        return;
      case "clip":
        resolve(report.clip);
        return;
      case "stills":
        resolve(report.stills);
        return;
      case "failed":
        reject(new RenderError(report.reason, report.message, log));
        return;
    }
  });
  child.on("error", (cause) => {
    reject(new RenderError("crashed", "The render process could not be started.", cause));
  });
  // Not "exit": the last words on stderr may come after it.
  child.on("close", (code: number | null, signal: string | null) => {
    // V8 and glibc abort when memory runs out; their words are the only sign.
    const memory = /heap out of memory|Allocation failed|bad_alloc|Cannot allocate memory/.test(log);
    const how = signal === null ? `with code ${String(code)}` : `by ${signal}`;
    reject(new RenderError(memory ? "out_of_memory" : "crashed", `The render process ended ${how}.`, log));
  });
  child.send(job, (cause) => {
    if (cause !== null) reject(new RenderError("crashed", "The render process did not take its job.", cause));
  });
  try {
    return await promise;
  } finally {
    clearTimeout(timer);
    options.signal?.removeEventListener("abort", onAbort);
  }
}

/** Ends the host and everything it started, and waits until the kernel says so. */
async function end(child: ChildProcess): Promise<void> {
  if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) return;
  const { promise, resolve } = Promise.withResolvers<void>();
  child.once("exit", () => {
    resolve();
  });
  try {
    if (process.platform === "win32") child.kill("SIGKILL");
    else process.kill(-child.pid, "SIGKILL");
  } catch {
    child.kill("SIGKILL"); // the group is gone with its leader; the exit event is on its way
  }
  await promise;
}

async function removeTemporaryFiles(job: HostJob): Promise<void> {
  const paths = job.kind === "clip" ? [job.outputPath] : job.outputPaths;
  for (const path of paths) await rm(path + job.temporarySuffix, { force: true });
}

function canceled(): RenderError {
  return new RenderError("canceled", "The render was canceled.");
}
