import { readdirSync, readFileSync } from "node:fs";

/** Processes whose command line names a text, by /proc. */
export function processesOf(text: string): readonly number[] {
  return readdirSync("/proc")
    .filter((name) => /^\d+$/.test(name))
    .filter((name) => {
      try {
        return readFileSync(`/proc/${name}/cmdline`, "utf8").includes(text);
      } catch {
        return false; // it ended meanwhile
      }
    })
    .map(Number);
}

/** The hosts that this test's process started. */
export function ownHosts(): readonly number[] {
  return processesOf("host-main").filter((pid) => parentOf(pid) === process.pid);
}

export function parentOf(pid: number): number | undefined {
  try {
    return Number(/^PPid:\s*(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1]);
  } catch {
    return undefined;
  }
}
