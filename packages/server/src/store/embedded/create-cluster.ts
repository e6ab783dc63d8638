import { execFile } from "node:child_process";
import * as fs from "node:fs";
import path from "node:path";
import { promisify } from "node:util";
import { superuser } from "./cluster.ts";
import type { DatabaseHome } from "./database-home.ts";
import { giveTo } from "./database-user.ts";

/** initdb takes under a second; on a slow disk that synchronises every file, a minute. */
const initdbMs = 180_000;

/**
 * Makes the cluster when there is none. It is built beside its place and renamed, so that a kill in between leaves
 * nothing that looks like a cluster; of two first starts at once one's is taken and the other's removed.
 */
export async function createCluster(home: DatabaseHome, binaries: string): Promise<void> {
  if (clusterExists(home.data)) return;
  const fresh = `${home.data}.new.${process.pid}`;
  const passwordFile = `${fresh}.password`;
  try {
    fs.rmSync(fresh, { recursive: true, force: true });
    fs.mkdirSync(fresh, { mode: 0o700 });
    giveTo(home.user, fresh);
    fs.rmSync(passwordFile, { force: true });
    fs.writeFileSync(passwordFile, `${home.password}\n`, { mode: 0o600, flag: "wx" });
    giveTo(home.user, passwordFile);
    await promisify(execFile)(
      path.join(binaries, "bin", process.platform === "win32" ? "initdb.exe" : "initdb"),
      [
        `--pgdata=${fresh}`,
        `--username=${superuser}`,
        `--pwfile=${passwordFile}`,
        // for the local socket and for TCP alike, so that pg_hba.conf has no line with `trust`
        "--auth=scram-sha-256",
        "--encoding=UTF8",
        "--data-checksums",
        "--no-instructions",
        // the builtin provider sorts the same on every system and needs no locale of it
        "--locale-provider=builtin",
        "--locale=C",
        "--builtin-locale=C.UTF-8",
      ],
      {
        cwd: fresh,
        env: { TZ: "UTC", LC_ALL: "C" },
        timeout: initdbMs,
        killSignal: "SIGKILL",
        ...(home.user === undefined ? {} : { uid: home.user.uid, gid: home.user.gid }),
      },
    );
    fs.renameSync(fresh, home.data);
    syncFolder(home.folder);
  } catch (error) {
    if (!clusterExists(home.data)) throw error;
  } finally {
    fs.rmSync(passwordFile, { force: true });
    fs.rmSync(fresh, { recursive: true, force: true });
  }
}

function clusterExists(data: string): boolean {
  return fs.existsSync(path.join(data, "PG_VERSION"));
}

/** Makes the new name durable; Windows can neither do this nor needs it. */
function syncFolder(folder: string): void {
  if (process.platform === "win32") return;
  const descriptor = fs.openSync(folder, "r");
  try {
    fs.fsyncSync(descriptor);
  } finally {
    fs.closeSync(descriptor);
  }
}
