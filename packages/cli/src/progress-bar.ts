import { Presets, SingleBar } from "cli-progress";
import type { Task } from "@kinora/sdk";
import type { Host } from "./host.ts";

/** Shows how far a task is; nothing at all where nobody looks. */
export interface ProgressBar {
  show(task: Task): void;
  stop(): void;
}

/** Films are drawn at this rate; only the speed shown depends on it. */
const framesPerSecond = 24;

/** Percent, time left and, for a clip, frames per second of rendering. */
export function makeProgressBar(host: Host, options: { readonly interactive: boolean }): ProgressBar {
  if (!options.interactive) return { show: () => undefined, stop: () => undefined };
  const bar = new SingleBar(
    {
      stream: host.stderr,
      format: "{bar} {percentage} %  {state}",
      barsize: 28,
      hideCursor: true,
      clearOnComplete: true,
      gracefulExit: false, // the interrupt handler says what became of the task first
      linewrap: null,
    },
    Presets.shades_grey,
  );
  let renderingSince: { readonly ms: number; readonly progress: number } | undefined;
  let started = false;
  return {
    show(task) {
      if (!started) bar.start(100, 0, { state: "" });
      started = true;
      const now = Date.now();
      if (task.status === "processing") renderingSince ??= { ms: now, progress: task.progress };
      bar.update(task.progress, { state: stateText(task, renderingSince, now) });
    },
    stop() {
      if (started) bar.stop();
    },
  };
}

function stateText(
  task: Task,
  since: { readonly ms: number; readonly progress: number } | undefined,
  nowMs: number,
): string {
  if (task.status === "queued") {
    const ahead = task.queue_position ?? undefined;
    return ahead === undefined ? "waiting for a slot" : `waiting, place ${ahead}`;
  }
  const done = since === undefined ? 0 : task.progress - since.progress;
  const seconds = since === undefined ? 0 : (nowMs - since.ms) / 1_000;
  if (done <= 0 || seconds < 0.5) return "rendering";
  const left = Math.ceil((seconds * (100 - task.progress)) / done);
  const clipSeconds = task.request?.duration;
  const fps =
    clipSeconds !== undefined && task.output?.type !== "image"
      ? (clipSeconds * framesPerSecond * done) / 100 / seconds
      : undefined;
  return `${durationText(left)} left${fps === undefined ? "" : `  ${fps.toFixed(0)} fps`}`;
}

/** `8 s`, `2 min 05 s`. */
export function durationText(seconds: number): string {
  if (seconds < 60) return `${seconds} s`;
  return `${Math.floor(seconds / 60)} min ${String(Math.round(seconds % 60)).padStart(2, "0")} s`;
}
