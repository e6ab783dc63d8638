import * as fs from "node:fs";

/**
 * User and system seconds that a process, its live descendants and the children that they have reaped have used. Of a
 * PostgreSQL server this never falls: a backend that ends is reaped by its postmaster. Linux only.
 */
export function treeCpuSeconds(pid: number): number {
  return [pid, ...descendants(pid)].reduce((sum, member) => sum + sumOfFields(member, [11, 12, 13, 14]), 0);
}

/** User and system seconds that all threads of a process have used. Linux only. */
export function cpuSeconds(pid: number): number {
  return sumOfFields(pid, [11, 12]);
}

const ticksPerSecond = 100; // USER_HZ, the same on every Linux

function sumOfFields(pid: number, wanted: readonly number[]): number {
  const fields = statFields(pid);
  if (fields === undefined) return 0; // it has just ended, and its parent has its time
  return wanted.reduce((sum, index) => sum + Number(fields[index]), 0) / ticksPerSecond;
}

/** Pids of all live descendants. */
export function descendants(pid: number): readonly number[] {
  const parents = new Map<number, number[]>();
  for (const name of fs.readdirSync("/proc")) {
    if (!/^\d+$/.test(name)) continue;
    const parent = Number(statFields(Number(name))?.[1]);
    parents.set(parent, [...(parents.get(parent) ?? []), Number(name)]);
  }
  const below = (parent: number): readonly number[] =>
    (parents.get(parent) ?? []).flatMap((child) => [child, ...below(child)]);
  return below(pid);
}

/** Proportional set size in MiB: a page is divided among all processes of the machine that map it. */
export function memoryMib(pid: number): number {
  return rollupMib(pid, "Pss");
}

/** Resident set size in MiB: a shared page counts in full. */
export function residentMib(pid: number): number {
  return rollupMib(pid, "Rss");
}

function rollupMib(pid: number, field: "Pss" | "Rss"): number {
  const rollup = fs.readFileSync(`/proc/${pid}/smaps_rollup`, "utf8");
  return Number(new RegExp(`^${field}:\\s+(\\d+) kB`, "m").exec(rollup)?.[1]) / 1024;
}

/** The fields of `/proc/PID/stat` from the state on; undefined when there is no such process. */
function statFields(pid: number): readonly string[] | undefined {
  try {
    return fs
      .readFileSync(`/proc/${pid}/stat`, "utf8")
      .replace(/^.*\) /s, "")
      .split(" ");
  } catch {
    return undefined;
  }
}
