import { randomBytes } from "node:crypto";
import { rm } from "node:fs/promises";
import { canceled, type HostAnswer, siblingUrl, startHostProcess } from "./host-process.ts";
import type { HostJob } from "./host-protocol.ts";
import type { ClipJob, HostLimits, RenderOptions } from "./render-clip.ts";
import type { StillsJob } from "./render-stills.ts";

const defaultLimits: HostLimits = {
  wallSeconds: 1800, // 15 s of 4K on two busy cores; a task's own deadline is usually sooner
  memoryBytes: 4 * 1024 ** 3, // 1080p with two workers takes 1.4 GB, 4K with two 3 GB
  nice: 5,
};

/**
 * Hands one job to a host and waits for its answer. Without a pool the host is started for it and gone when this settles;
 * whatever fails, the host is ended. Temporary files are removed in any case.
 */
export async function runHost(
  order: ({ readonly kind: "clip" } & ClipJob) | ({ readonly kind: "stills" } & StillsJob),
  options: RenderOptions,
): Promise<HostAnswer> {
  const { signal, pool } = options;
  if (signal?.aborted === true) throw canceled();
  const job: HostJob = {
    ...order,
    temporarySuffix: `.${randomBytes(6).toString("hex")}.part`,
    sceneModuleUrl: options.sceneModuleUrl ?? siblingUrl("../scene/build-scene"),
    limits: { ...defaultLimits, ...options.limits },
  };
  const host = pool?.take() ?? startHostProcess();
  let answer: HostAnswer | undefined;
  try {
    answer = await host.run(job, {
      ...(signal === undefined ? {} : { signal }),
      ...(options.onProgress === undefined ? {} : { progress: options.onProgress }),
    });
    return answer;
  } finally {
    if (answer === undefined || pool === undefined) await host.end();
    else await pool.giveBack(host, answer.residentBytes);
    await removeTemporaryFiles(job);
  }
}

async function removeTemporaryFiles(job: HostJob): Promise<void> {
  const paths = job.kind === "clip" ? [job.outputPath] : job.outputPaths;
  for (const path of paths) await rm(path + job.temporarySuffix, { force: true });
}
