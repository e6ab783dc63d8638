import { execFileSync } from "node:child_process";
import * as fs from "node:fs";

/** True while a process of this id exists, also as a zombie and also when it is another user's. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && "code" in error && error.code === "EPERM";
  }
}

/**
 * A text that no other process of this id has, because ids are given again; undefined where the system has no such
 * text or the process is gone.
 */
export function processBirth(pid: number): string | undefined {
  const fields = linuxStat(pid);
  // ticks since the boot, and which boot: field 22 of proc_pid_stat(5), counted after the name
  return fields === undefined || fields[0] === "Z" ? undefined : `${bootId()}/${fields[19]}`;
}

/** True when the process of that id and birth still runs; by its id alone where births are unknown. */
export function isSameProcess(pid: number, birth: string | undefined): boolean {
  return isAlive(pid) && (birth === undefined || processBirth(pid) === birth);
}

/**
 * True when the process is a live postmaster of that data directory. An id in `postmaster.pid` proves nothing: it may
 * be a zombie whose parent does not reap, or another program after the container was restarted.
 */
export function isPostmasterOf(pid: number, data: string): boolean {
  if (!isAlive(pid)) return false;
  if (process.platform === "linux") {
    const state = linuxStat(pid)?.[0];
    return state !== undefined && state !== "Z" && (commandLine(pid)?.includes(data) ?? false);
  }
  try {
    return process.platform === "win32"
      ? run("tasklist", ["/FI", `PID eq ${pid}`, "/NH", "/FO", "CSV"]).includes("postgres.exe")
      : run("ps", ["-ww", "-o", "command=", "-p", String(pid)]).includes(data);
  } catch {
    return false; // ps ends with 1 when there is no such process
  }
}

/** Arguments of a process, program first. Linux only; undefined elsewhere and when the process is gone. */
export function commandLine(pid: number): readonly string[] | undefined {
  try {
    return fs.readFileSync(`/proc/${pid}/cmdline`, "utf8").split("\0").slice(0, -1);
  } catch {
    return undefined;
  }
}

/** The fields of /proc/<pid>/stat from the state on; the name before it may hold spaces and brackets. */
function linuxStat(pid: number): readonly string[] | undefined {
  try {
    return fs
      .readFileSync(`/proc/${pid}/stat`, "utf8")
      .replace(/^.*\) /s, "")
      .split(" ");
  } catch {
    return undefined;
  }
}

function bootId(): string {
  try {
    return fs.readFileSync("/proc/sys/kernel/random/boot_id", "utf8").trim();
  } catch {
    return "";
  }
}

function run(program: string, args: readonly string[]): string {
  return execFileSync(program, args, { encoding: "utf8", timeout: 5_000, stdio: ["ignore", "pipe", "ignore"] });
}
