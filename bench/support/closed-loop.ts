import { setTimeout as wait } from "node:timers/promises";
import { cpuSeconds, treeCpuSeconds } from "./processes.ts";

/** What a load process measures, and for how long. */
export interface LoopSettings {
  /** Callers that each send the next request when the last one is answered. */
  readonly callers: number;
  readonly warmUpSeconds: number;
  readonly seconds: number;
  /** Processes whose CPU time is counted over the same window, by name; with `tree`, their descendants too. */
  readonly watched: Readonly<Record<string, { readonly pid: number; readonly tree: boolean }>>;
}

export interface LoopResult {
  /** Correct answers within the window. */
  readonly requests: number;
  /** Correct answers in all, before and after the window too: what a store must hold. */
  readonly acknowledged: number;
  /** Answers that were wrong, in all. */
  readonly failures: number;
  /** What the first wrong answer said. */
  readonly firstFailure: string | undefined;
  readonly perSecond: number;
  readonly latencyMs: { readonly p50: number; readonly p99: number };
  /** Microseconds of CPU per request: the load process itself, and each watched process. */
  readonly cpuMicros: Readonly<Record<string, number>>;
}

/** @param once one request; resolves to undefined when the answer was right, else to what was wrong */
export async function runClosedLoop(
  settings: LoopSettings,
  once: (caller: number) => Promise<string | undefined>,
): Promise<LoopResult> {
  const { callers, warmUpSeconds, seconds, watched } = settings;
  const latencies: number[] = [];
  let acknowledged = 0;
  let failures = 0;
  let firstFailure: string | undefined;
  let counting = false;
  let stop = false;
  const loop = async (caller: number): Promise<void> => {
    while (!stop) {
      const sinceMs = performance.now();
      const wrong = await once(caller);
      if (wrong === undefined) {
        acknowledged++;
        if (counting) latencies.push(performance.now() - sinceMs);
      } else {
        failures++;
        firstFailure ??= wrong;
        if (failures > 100) throw new Error(`more than 100 wrong answers, the first: ${firstFailure}`);
      }
    }
  };
  const readWatched = (): readonly number[] =>
    Object.values(watched).map(({ pid, tree }) => (tree ? treeCpuSeconds(pid) : cpuSeconds(pid)));
  const loops = Promise.all(Array.from({ length: callers }, (_, caller) => loop(caller)));
  loops.catch(() => undefined); // told below; it must not end the process before
  await wait(warmUpSeconds * 1000);
  const watchedBefore = readWatched();
  counting = true;
  const ownBefore = process.cpuUsage();
  const sinceMs = performance.now();
  await wait(seconds * 1000);
  counting = false;
  const elapsedSeconds = (performance.now() - sinceMs) / 1000;
  const own = process.cpuUsage(ownBefore);
  const watchedAfter = readWatched();
  stop = true;
  await loops;

  const requests = latencies.length;
  latencies.sort((a, b) => a - b);
  const at = (share: number): number => latencies[Math.floor(requests * share)] ?? Number.NaN;
  const used = Object.keys(watched).map((name, index): readonly [string, number] => [
    name,
    (((watchedAfter[index] ?? 0) - (watchedBefore[index] ?? 0)) * 1e6) / requests,
  ]);
  return {
    requests,
    acknowledged,
    failures,
    firstFailure,
    perSecond: requests / elapsedSeconds,
    latencyMs: { p50: at(0.5), p99: at(0.99) },
    cpuMicros: { client: (own.user + own.system) / requests, ...Object.fromEntries(used) },
  };
}
