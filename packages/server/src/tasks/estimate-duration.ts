import type { GenerationRequest, Resolution } from "@kinora/core";
import type { Logger } from "pino";
import type { Database } from "#store/database.ts";
import { readMeasuredRates } from "./estimate-duration-store.ts";

export interface DurationEstimates {
  /** Whole seconds that a request is expected to take once it has begun; at least 1. */
  estimateSeconds(request: Pick<GenerationRequest, "kind" | "resolution" | "durationSeconds" | "count">): number;
  /** Measures again; called by itself when the last measure is old. */
  refresh(): Promise<void>;
}

/** Speed follows what else the machine does, so a measure is soon old; one query in this time is nothing. */
const freshMs = 30_000;

/**
 * Wall seconds per second of a clip or per picture when nothing was measured yet: two cores of a small cloud machine,
 * 24 frames a second (drawing 7.2, 13.8 and 20.9 frames per second at 1080p, 720p and 480p; 2026-11).
 */
const assumedSecondsPerUnit: Readonly<Record<Resolution, number>> = {
  "480p": 1.2,
  "720p": 1.8,
  "1080p": 3.4,
  "4k": 13,
  "1k": 1.5,
  "2k": 3,
};

/**
 * Estimates from how fast attempts of late have been. Answers at once from the last measure, and measures again behind
 * the answer.
 */
export function openDurationEstimates(options: {
  readonly db: Database;
  readonly now: () => Date;
  readonly log: Pick<Logger, "warn">;
}): DurationEstimates {
  const measured = new Map<string, number>();
  let measuredAtMs = Number.NEGATIVE_INFINITY;
  let measuring: Promise<void> | undefined;

  const measure = async (): Promise<void> => {
    measuredAtMs = options.now().getTime();
    try {
      for (const rate of await readMeasuredRates(options.db)) {
        measured.set(`${rate.kind} ${rate.resolution}`, rate.secondsPerUnit);
      }
    } catch (error) {
      options.log.warn({ err: error }, "the speed of late attempts could not be read");
    }
  };
  const refresh = (): Promise<void> => {
    measuring ??= measure().finally(() => (measuring = undefined));
    return measuring;
  };

  return {
    refresh,
    estimateSeconds({ kind, resolution, durationSeconds, count }) {
      if (options.now().getTime() - measuredAtMs > freshMs) void refresh();
      const units = kind === "video" ? durationSeconds : count;
      const perUnit = measured.get(`${kind} ${resolution}`) ?? assumedSecondsPerUnit[resolution];
      return Math.max(1, Math.ceil(units * perUnit));
    },
  };
}

/**
 * Whole seconds until a processing task is probably done: from its own pace once that says something, else what is
 * left of the estimate.
 */
export function remainingSeconds(task: {
  readonly progress: number;
  readonly startedAt: Date;
  readonly now: Date;
  readonly estimateSeconds: number;
}): number {
  const elapsedSeconds = Math.max(0, (task.now.getTime() - task.startedAt.getTime()) / 1000);
  // the first percents hold the start of the process, which no later frame repeats
  const byPace = task.progress >= 10 ? (elapsedSeconds * (100 - task.progress)) / task.progress : undefined;
  return Math.max(1, Math.ceil(byPace ?? task.estimateSeconds - elapsedSeconds));
}
