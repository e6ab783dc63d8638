import assert from "node:assert";
import { rmSync } from "node:fs";
import { setPriority } from "node:os";
import { EncoderError } from "@kinora/media";
import { makeClip } from "./make-clip.ts";
import { makeStills } from "./make-stills.ts";
import type { HostJob, HostReport } from "./host-protocol.ts";
import { RenderError } from "./render-error.ts";

/**
 * The render host: one process, one job at a time. It ends when its stdin closes, which happens even when the parent is
 * killed, and takes its temporary files with it.
 */
let temporaryPaths: readonly string[] = [];
let cpuBefore = { user: 0, system: 0 };

process.stdin.on("error", abandon).on("close", abandon).on("end", abandon).resume();
process.on("disconnect", abandon);
process.on("message", (job: HostJob) => {
  void work(job);
});

async function work(job: HostJob): Promise<void> {
  const paths = job.kind === "clip" ? [job.outputPath] : job.outputPaths;
  temporaryPaths = paths.map((path) => path + job.temporarySuffix);
  lowerPriority(job.limits.nice);
  const watch = watchMemory(job.limits.memoryBytes);
  try {
    if (job.kind === "clip") {
      const clip = await makeClip(job, (progress) => {
        void send({ kind: "progress", progress });
      });
      await send({ kind: "clip", clip: { ...clip, cpuMs: cpuMs() }, residentBytes: process.memoryUsage.rss() });
    } else {
      const stills = await makeStills(job);
      await send({ kind: "stills", stills: { ...stills, cpuMs: cpuMs() }, residentBytes: process.memoryUsage.rss() });
    }
  } catch (error) {
    await send(failure(error));
  } finally {
    clearInterval(watch);
  }
  // Then it waits for the next job; the parent ends this process, and closing stdin does too.
}

/** User and system time of this process and its threads since the last job, the start included in the first. */
function cpuMs(): number {
  const cpu = process.cpuUsage();
  const ms = Math.round((cpu.user + cpu.system - cpuBefore.user - cpuBefore.system) / 1000);
  cpuBefore = cpu;
  return ms;
}

function failure(error: unknown): HostReport {
  console.error(error);
  if (error instanceof RenderError) return { kind: "failed", reason: error.reason, message: error.message };
  if (error instanceof EncoderError && error.reason === "no_encoder")
    return { kind: "failed", reason: "no_encoder", message: error.message };
  const message = error instanceof Error ? error.message : String(error);
  return { kind: "failed", reason: "crashed", message };
}

async function send(report: HostReport): Promise<void> {
  await new Promise<void>((resolve) => {
    assert(process.send !== undefined, "this module runs as a child process");
    process.send(report, undefined, undefined, () => {
      resolve(); // an error means that the parent is gone; `abandon` is on its way
    });
  });
}

function abandon(): void {
  for (const path of temporaryPaths) rmSync(path, { force: true });
  // Ends an ffmpeg that this process started as well: the group is ours, see `startHost`.
  if (process.platform !== "win32") process.kill(-process.pid, "SIGKILL");
  process.exit(1);
}

function lowerPriority(nice: number): void {
  try {
    setPriority(nice);
  } catch {
    // Some containers forbid it; the render is then merely as important as the rest.
  }
}

/** Twice a second is often enough: drawing 4K takes 0.1 GB a second at most. */
function watchMemory(memoryBytes: number): NodeJS.Timeout {
  const watch = setInterval(() => {
    const used = process.memoryUsage.rss();
    if (used <= memoryBytes) return;
    const message = `The render needed ${megabytes(used)} MB of memory; the limit is ${megabytes(memoryBytes)} MB.`;
    void send({ kind: "failed", reason: "out_of_memory", message }); // and the parent ends this process
    clearInterval(watch);
  }, 500);
  return watch;
}

function megabytes(bytes: number): number {
  return Math.round(bytes / 1024 ** 2);
}
