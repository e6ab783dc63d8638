import { type ChildProcess, spawn } from "node:child_process";
import { tmpdir } from "node:os";
import { extname } from "node:path";
import { fileURLToPath } from "node:url";
import { compileCacheEnvironment } from "@kinora/media";
import type { HostJob, HostReport } from "./host-protocol.ts";
import type { RenderedClip, RenderProgress } from "./render-clip.ts";
import { RenderError } from "./render-error.ts";
import type { RenderedStills } from "./render-stills.ts";

/** What a job gave, and how much memory the host holds after it. */
export type HostAnswer = {
  readonly residentBytes: number;
} & ({ readonly clip: RenderedClip } | { readonly stills: RenderedStills });

/** A running render host. It takes one job at a time; after a job that failed it is not to be used again. */
export interface HostProcess {
  /** @throws RenderError */
  run(
    job: HostJob,
    on: { readonly signal?: AbortSignal; readonly progress?: (progress: RenderProgress) => void },
  ): Promise<HostAnswer>;
  /** False once the process has ended by itself. */
  readonly alive: boolean;
  /** Whether this process waits for the host before it ends by itself. */
  hold(held: boolean): void;
  /** Ends the host and everything it started, and waits until the kernel says so. */
  end(): Promise<void>;
}

export function startHostProcess(): HostProcess {
  const child = spawnHost();
  let log = "";
  child.stderr?.setEncoding("utf8").on("data", (chunk: string) => {
    log = (log + chunk).slice(-4000);
  });
  child.on("error", () => undefined); // a job hears it as well; between jobs there is nobody to tell
  return {
    run: async (job, on) => {
      log = "";
      return await answerOf(child, job, { ...on, log: () => log });
    },
    get alive() {
      return child.connected && child.exitCode === null && child.signalCode === null;
    },
    hold(held) {
      for (const part of [child, child.channel, child.stdin, child.stderr])
        if (held) (part as Holdable | null)?.ref?.();
        else (part as Holdable | null)?.unref?.();
    },
    end: async () => {
      await end(child);
    },
  };
}

/** Pipes of a child are sockets, which their type does not say. */
interface Holdable {
  ref?(): void;
  unref?(): void;
}

/** The path of a module of this package, as source or as built. */
export function siblingUrl(name: string): string {
  return new URL(`${name}${extname(import.meta.url)}`, import.meta.url).href;
}

function spawnHost(): ChildProcess {
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
  on: {
    readonly signal?: AbortSignal;
    readonly progress?: (progress: RenderProgress) => void;
    readonly log: () => string;
  },
): Promise<HostAnswer> {
  const { promise, resolve, reject } = Promise.withResolvers<HostAnswer>();
  const timer = setTimeout(() => {
    reject(new RenderError("timeout", `The render took longer than ${job.limits.wallSeconds} seconds.`));
  }, job.limits.wallSeconds * 1000);
  const onAbort = (): void => {
    reject(canceled());
  };
  const onMessage = (report: HostReport): void => {
    switch (report.kind) {
      case "progress":
        on.progress?.(report.progress);
        return;
      case "clip":
        resolve({ clip: report.clip, residentBytes: report.residentBytes });
        return;
      case "stills":
        resolve({ stills: report.stills, residentBytes: report.residentBytes });
        return;
      case "failed":
        reject(new RenderError(report.reason, report.message, on.log()));
        return;
    }
  };
  const onError = (cause: Error): void => {
    reject(new RenderError("crashed", "The render process could not be started.", cause));
  };
  // Not "exit": the last words on stderr may come after it.
  const onClose = (code: number | null, signal: string | null): void => {
    // V8 and glibc abort when memory runs out; their words are the only sign.
    const memory = /heap out of memory|Allocation failed|bad_alloc|Cannot allocate memory/.test(on.log());
    const how = signal === null ? `with code ${String(code)}` : `by ${signal}`;
    reject(new RenderError(memory ? "out_of_memory" : "crashed", `The render process ended ${how}.`, on.log()));
  };
  on.signal?.addEventListener("abort", onAbort, { once: true });
  child.on("message", onMessage);
  child.on("error", onError);
  child.on("close", onClose);
  child.send(job, (cause) => {
    if (cause !== null) reject(new RenderError("crashed", "The render process did not take its job.", cause));
  });
  try {
    return await promise;
  } finally {
    clearTimeout(timer);
    on.signal?.removeEventListener("abort", onAbort);
    child.off("message", onMessage);
    child.off("error", onError);
    child.off("close", onClose);
  }
}

async function end(child: ChildProcess): Promise<void> {
  if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) return;
  const { promise, resolve } = Promise.withResolvers<void>();
  child.once("exit", () => {
    resolve();
  });
  child.ref();
  try {
    if (process.platform === "win32") child.kill("SIGKILL");
    else process.kill(-child.pid, "SIGKILL");
  } catch {
    child.kill("SIGKILL"); // the group is gone with its leader; the exit event is on its way
  }
  await promise;
}

export function canceled(): RenderError {
  return new RenderError("canceled", "The render was canceled.");
}
