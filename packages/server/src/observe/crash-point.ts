/**
 * Named places between two durable steps, where the crash tests end the process to prove that a restart loses nothing
 * and repeats nothing.
 */
export const crashPoints = [
  "before_submit_commit",
  "after_submit_commit",
  "after_claim",
  "after_engine_start",
  "before_asset_rename",
  "after_asset_store",
  "before_settle_commit",
  "after_settle_commit",
  "before_webhook_mark",
] as const;

export type CrashPoint = (typeof crashPoints)[number];

// The one mutable state of this module: a crash ends the process, so there is one per process by nature, and handing
// it through every function that has a crash point would tell readers of product code about a test.
let armed: CrashPoint | undefined;

/** Makes the process end itself when it next reaches the point. Called once at start, from the setting KINORA_CRASH_AT. */
export function armCrashPoint(point: CrashPoint): void {
  armed = point;
}

/** Ends this process by SIGKILL, so that no handler and no `finally` runs, when the point is armed. */
export function crashPoint(point: CrashPoint): void {
  if (armed === point) process.kill(process.pid, "SIGKILL");
}
