import { rm } from "node:fs/promises";
import type { HostJob } from "./host-protocol.ts";
import { publish } from "./publish.ts";
import type { RenderedStills } from "./render-stills.ts";
import { type RenderThread, startShare } from "./render-thread.ts";

/** Draws and encodes the stills of one job inside the host process. All of them appear, or none. */
export async function makeStills(
  job: Extract<HostJob, { readonly kind: "stills" }>,
): Promise<Omit<RenderedStills, "cpuMs">> {
  const startedMs = performance.now();
  const stills = job.outputPaths.map((path, index) => ({ path, seed: seedOf(job.spec.seed, index) }));
  await draw(job, stills);
  const published: string[] = [];
  try {
    for (const { path } of stills) {
      await publish(path + job.temporarySuffix, path);
      published.push(path);
    }
  } catch (error) {
    for (const path of published) await rm(path, { force: true });
    throw error;
  }
  return {
    stills,
    width: job.width,
    height: job.height,
    wallMs: Math.round(performance.now() - startedMs),
  };
}

/** The first still is the spec itself; the golden ratio's multiples spread the others over the 32-bit seeds. */
function seedOf(seed: number, index: number): number {
  return (seed + Math.imul(index, 0x9e3779b9)) >>> 0;
}

async function draw(
  job: Extract<HostJob, { readonly kind: "stills" }>,
  stills: RenderedStills["stills"],
): Promise<void> {
  const { format, comment } = job;
  const threadCount = Math.min(job.workers, stills.length);
  const threads: RenderThread[] = [];
  try {
    const shares = Array.from({ length: threadCount }, (_, first) =>
      stills
        .filter((_still, index) => index % threadCount === first)
        .map(({ path, seed }) => ({ seed, path: path + job.temporarySuffix })),
    );
    await Promise.all(
      shares.map(async (share) => {
        const { promise, resolve, reject } = Promise.withResolvers<void>();
        const thread = startShare(job, { kind: "stills", stills: share, format, comment }, (event) => {
          if (event.kind === "done") resolve();
          if (event.kind === "failed") reject(event.error);
        });
        threads.push(thread);
        thread.tell({ kind: "begin", mouthCues: [] });
        await promise;
      }),
    );
  } finally {
    await Promise.all(threads.map(async (thread) => await thread.leave()));
  }
}
