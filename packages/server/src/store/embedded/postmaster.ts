import { type ChildProcess, execFile, spawn } from "node:child_process";
import * as fs from "node:fs";
import net from "node:net";
import path from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { promisify } from "node:util";
import { StoreUnavailable } from "#store/store-error.ts";
import { type Cluster, type ListenPlace, postgresSettings, socketPort } from "./cluster.ts";
import { type DatabaseUser, giveTo } from "./database-user.ts";
import { isPostmasterOf } from "./process.ts";
import { makeSocketFolder } from "./socket-folder.ts";

/** A running PostgreSQL that takes connections. */
export interface Postmaster {
  readonly pid: number;
  readonly place: ListenPlace;
  readonly how: "started" | "adopted";
}

/** Recovery after a kill replays at most `max_wal_size`; more than a minute means that something is wrong. */
const readyMs = 60_000;
/** A fast shutdown writes what is in memory, 64 MB, to the disk. */
const stopMs = 20_000;
/** An immediate one writes nothing. */
const abortMs = 5_000;
/** Elsewhere a look at a process is a program that has to be started. */
const pollMs = process.platform === "linux" ? 10 : 100;

/** A log of more is put aside at the next start, and the one before it removed. */
const logBytesMax = 8 * 1024 * 1024;

/**
 * The PostgreSQL of a cluster: the one that a killed process left running, else a new one.
 *
 * @param options.place where a new one shall listen; a fresh place when undefined
 * @throws StoreUnavailable when it neither serves nor ends within a minute; Error with PostgreSQL's words otherwise
 */
export async function ensurePostmaster(
  cluster: Cluster,
  options: { readonly place?: ListenPlace | undefined } = {},
): Promise<Postmaster> {
  const deadline = performance.now() + readyMs;
  for (;;) {
    const found = await findPostmaster(cluster, deadline);
    if (found !== undefined) return found;
    const started = await startPostmaster(cluster, options.place, deadline);
    if (started.kind === "ready") return started.postmaster;
    // Another start was quicker, or children of a killed postmaster still hold its memory: both pass.
    const passes = /lock file "postmaster\.pid" already exists|pre-existing shared memory block/.test(started.log);
    if (!passes || performance.now() > deadline) throw new Error(`PostgreSQL did not start:\n${started.log}`);
    await pause(50);
  }
}

/** Fast shutdown; one that does not end in time is aborted, which loses nothing either: its next start recovers. */
export async function stopPostmaster(cluster: Cluster, pid: number): Promise<void> {
  const { data } = cluster.home;
  if (process.platform === "win32") return await stopOnWindows(cluster, pid);
  for (const [signal, ms] of [
    ["SIGINT", stopMs],
    ["SIGQUIT", abortMs],
    ["SIGKILL", abortMs],
  ] as const) {
    if (await signalled(pid, data, signal, ms)) return;
  }
  throw new StoreUnavailable(`The PostgreSQL in ${data} (process ${pid}) does not end.`, {
    fix: "Look at that process: it waits for its disk.",
  });
}

/** Ends a PostgreSQL that answers nobody. */
export async function abortPostmaster(cluster: Cluster, pid: number): Promise<void> {
  if (process.platform === "win32") return await stopOnWindows(cluster, pid);
  if (await signalled(pid, cluster.home.data, "SIGQUIT", abortMs)) return;
  await signalled(pid, cluster.home.data, "SIGKILL", abortMs);
}

/** True when the process is gone within the time. Before each signal the id is looked at again: it may be another's. */
async function signalled(pid: number, data: string, signal: NodeJS.Signals, ms: number): Promise<boolean> {
  if (!isPostmasterOf(pid, data)) return true;
  try {
    process.kill(pid, signal);
  } catch {
    return !isPostmasterOf(pid, data);
  }
  for (const until = performance.now() + ms; performance.now() < until; await pause(pollMs)) {
    if (!isPostmasterOf(pid, data)) return true;
  }
  return false;
}

/** Signals do not exist on Windows: PostgreSQL's own control program reaches the server through a pipe. */
async function stopOnWindows(cluster: Cluster, pid: number): Promise<void> {
  if (!isPostmasterOf(pid, cluster.home.data)) return;
  const stop = (mode: string, ms: number): Promise<unknown> =>
    promisify(execFile)(
      path.join(cluster.binaries, "bin", "pg_ctl.exe"),
      ["stop", "-D", cluster.home.data, "-m", mode, "-w", "-t", String(ms / 1000)],
      { timeout: ms + 5_000 },
    );
  await stop("fast", stopMs).catch(() => stop("immediate", abortMs));
}

interface PidFile {
  readonly pid: number;
  readonly place: ListenPlace;
  /** `starting`, `ready`, `stopping`, `standby`; empty while it is being written. */
  readonly status: string;
}

/** Lines of postmaster.pid: id, data directory, start, port, socket folder, address, memory key, status. */
function readPidFile(data: string): PidFile | undefined {
  try {
    const lines = fs.readFileSync(path.join(data, "postmaster.pid"), "utf8").split("\n");
    const [host, port] = process.platform === "win32" ? ["127.0.0.1", Number(lines[3])] : [lines[4], socketPort];
    return { pid: Number(lines[0]), place: { host: host ?? "", port }, status: (lines[7] ?? "").trim() };
  } catch {
    return undefined;
  }
}

/** The ready postmaster of the cluster; waits for one that is starting or stopping. */
async function findPostmaster(cluster: Cluster, deadline: number): Promise<Postmaster | undefined> {
  const { data } = cluster.home;
  for (;;) {
    const found = readPidFile(data);
    if (found === undefined) return undefined;
    if (!isPostmasterOf(found.pid, data)) {
      // PostgreSQL itself refuses to start while a process of that id exists, even a zombie or another program.
      if (readPidFile(data)?.pid === found.pid) fs.rmSync(path.join(data, "postmaster.pid"), { force: true });
      return undefined;
    }
    if (found.status === "ready") return { pid: found.pid, place: found.place, how: "adopted" };
    if (performance.now() > deadline)
      throw new StoreUnavailable(`The PostgreSQL in ${data} (process ${found.pid}) neither serves nor ends.`, {
        fix: `End it with kill -QUIT ${found.pid} and start again; nothing is lost by that.`,
      });
    await pause(pollMs);
  }
}

type Start =
  | { readonly kind: "ready"; readonly postmaster: Postmaster }
  | { readonly kind: "ended"; readonly log: string };

async function startPostmaster(cluster: Cluster, wanted: ListenPlace | undefined, deadline: number): Promise<Start> {
  const { data, folder, user } = cluster.home;
  const log = openLog(folder, user);
  let place: ListenPlace | undefined;
  const dropPlace = (): void => {
    if (wanted !== undefined || place === undefined || process.platform === "win32") return;
    fs.rmSync(place.host, { recursive: true, force: true });
  };
  let child: ChildProcess;
  try {
    place = wanted ?? (await freshPlace(cluster));
    const args = ["-D", data, ...postgresSettings(place)];
    const [program, given] =
      process.platform === "win32"
        ? // refuses an administrator's rights unless its control program takes them away
          (["pg_ctl.exe", ["start", "-w", "-D", data, "-o", args.slice(2).join(" ")]] as const)
        : (["postgres", args] as const);
    child = spawn(path.join(cluster.binaries, "bin", program), given, {
      cwd: data,
      detached: true, // a group of its own: Ctrl-C must reach us first, who drain, and not the database
      env: { TZ: "UTC", LC_ALL: "C" },
      stdio: ["ignore", log.descriptor, log.descriptor],
      ...(user === undefined ? {} : { uid: user.uid, gid: user.gid }),
    });
  } catch (error) {
    dropPlace();
    throw error;
  } finally {
    fs.closeSync(log.descriptor);
  }
  child.unref();
  let failed: Error | undefined;
  child.once("error", (error) => (failed = error));
  while (performance.now() < deadline) {
    const found = readPidFile(data);
    const ours = process.platform === "win32" ? child.exitCode === 0 : found?.pid === child.pid;
    if (ours && found?.status === "ready")
      return { kind: "ready", postmaster: { pid: found.pid, place: found.place, how: "started" } };
    const ended = child.exitCode !== null || child.signalCode !== null;
    if (failed !== undefined || (ended && !(process.platform === "win32" && child.exitCode === 0))) {
      dropPlace();
      if (failed !== undefined) throw failed;
      return { kind: "ended", log: log.since() };
    }
    await pause(pollMs);
  }
  if (child.pid !== undefined) await abortPostmaster(cluster, child.pid);
  dropPlace();
  return { kind: "ended", log: `It was not ready after ${readyMs / 1000} s.\n${log.since()}` };
}

async function freshPlace(cluster: Cluster): Promise<ListenPlace> {
  if (process.platform === "win32") return { host: "127.0.0.1", port: await freePort() };
  return { host: makeSocketFolder(cluster.home.data, cluster.home.user), port: socketPort };
}

async function freePort(): Promise<number> {
  const server = net.createServer();
  return await new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen({ host: "127.0.0.1", port: 0, exclusive: true }, () => {
      const address = server.address();
      server.close(() => resolve(typeof address === "object" && address !== null ? address.port : 0));
    });
  });
}

/** The last of what PostgreSQL says is shown when it does not start. */
const shownBytesMax = 2_000;

/** The log is the account's own, like all in its folder; a link that the account puts in its place is not followed. */
function openLog(folder: string, user: DatabaseUser | undefined): { readonly descriptor: number; since(): string } {
  const file = path.join(folder, "server.log");
  if ((fs.statSync(file, { throwIfNoEntry: false })?.size ?? 0) > logBytesMax) fs.renameSync(file, `${file}.1`);
  const { O_APPEND, O_CREAT, O_WRONLY, O_NOFOLLOW } = fs.constants;
  const noLink = process.platform === "win32" ? 0 : O_NOFOLLOW;
  const descriptor = fs.openSync(file, O_APPEND | O_CREAT | O_WRONLY | noLink, 0o600);
  giveTo(user, file);
  const { size } = fs.fstatSync(descriptor);
  return {
    descriptor,
    since: () => fs.readFileSync(file).subarray(size).subarray(-shownBytesMax).toString("utf8"),
  };
}
