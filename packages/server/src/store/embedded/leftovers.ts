import * as fs from "node:fs";
import path from "node:path";
import type { Cluster } from "./cluster.ts";
import { isAlive } from "./process.ts";
import { sweepSocketFolders } from "./socket-folder.ts";

/**
 * Removes what killed starts left: half-made clusters, half-copied and outdated binaries, sockets. Only while holding
 * the lock of the data directory.
 *
 * @param socketFolder the one in use
 */
export function sweepLeftovers(cluster: Cluster, socketFolder: string): void {
  const { dataDir, folder, data } = cluster.home;
  sweepSocketFolders(data, socketFolder);
  for (const name of fs.readdirSync(folder)) {
    const half = /^data\.new\.(\d+)(\.password)?$|^bin-.*\.(\d+)\.tmp$/.exec(name);
    const outdated = name.startsWith("bin-") && path.join(folder, name) !== cluster.binaries;
    if (half === null ? outdated : ownerIsGone(Number(half[1] ?? half[3]))) remove(path.join(folder, name));
  }
  for (const name of fs.readdirSync(dataDir)) {
    const half = /\.(\d+)\.(?:tmp|new)(?:\.\d+\.tmp)?$/.exec(name);
    if (half !== null && ownerIsGone(Number(half[1]))) remove(path.join(dataDir, name));
  }
}

/** The initdb of a killed start may still be writing: what resists now goes at the next start. */
function remove(target: string): void {
  try {
    fs.rmSync(target, { recursive: true, force: true, maxRetries: 3 });
  } catch {
    // nothing reads it
  }
}

/** An id that was given to this process cannot be that of an older one that still works. */
function ownerIsGone(pid: number): boolean {
  return pid === process.pid || !isAlive(pid);
}
