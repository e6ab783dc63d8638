import { spawn } from "node:child_process";
import { once } from "node:events";
import * as fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import pg from "pg";

const program = fileURLToPath(import.meta.resolve("./open-store-program.ts"));

/** Of one opening; a hang is an answer too. */
const openMs = 60_000;

export interface OpenedStore {
  readonly event: "open";
  readonly connection: pg.ClientConfig;
  readonly how: "started" | "adopted";
  readonly pid: number;
  readonly notices: readonly string[];
}

interface RefusedStore {
  readonly event: "refused";
  readonly name: string;
  readonly message: string;
  readonly fix: string;
}

interface StoreProcess {
  readonly pid: number;
  /** What it said first. @throws when it said nothing within a minute */
  readonly outcome: Promise<OpenedStore | RefusedStore>;
  /** @throws when it was refused */
  opened(): Promise<OpenedStore>;
  refused(): Promise<RefusedStore>;
  kill(): Promise<void>;
  /** SIGTERM. @returns the exit code */
  stop(): Promise<number | null>;
  readonly ended: Promise<number | null>;
}

/** A folder of this test's own, with a temp folder in it; everything started below ends with it. */
export interface Playground extends AsyncDisposable {
  readonly folder: string;
  readonly dataDir: string;
  readonly tempDir: string;
  open(options?: OpenOptions): StoreProcess;
  /** Live processes that have to do with this folder, besides this one. */
  livePids(): readonly number[];
}

interface OpenOptions {
  readonly dataDir?: string;
  readonly sharedFolder?: string;
  /** User and group, by number; only root may ask for others. */
  readonly uid?: number;
}

/** Short, because a socket's path is. */
export function makePlayground(): Playground {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), "ks-"));
  fs.chmodSync(folder, 0o711);
  const tempDir = path.join(folder, "t");
  fs.mkdirSync(tempDir);
  fs.chmodSync(tempDir, 0o1777);
  const dataDir = path.join(folder, "data");
  const opened: StoreProcess[] = [];
  return {
    folder,
    dataDir,
    tempDir,
    open(options = {}) {
      const args = [options.dataDir ?? dataDir, ...(options.sharedFolder === undefined ? [] : [options.sharedFolder])];
      const store = start(args, { cwd: folder, tempDir, uid: options.uid });
      opened.push(store);
      return store;
    },
    livePids: () => pidsMentioning(folder),
    async [Symbol.asyncDispose]() {
      for (const store of opened) await store.kill();
      for (const pid of pidsMentioning(folder)) process.kill(pid, "SIGKILL");
      fs.rmSync(folder, { recursive: true, force: true });
    },
  };
}

function start(
  args: readonly string[],
  options: { readonly cwd: string; readonly tempDir: string; readonly uid: number | undefined },
): StoreProcess {
  const child = spawn(process.execPath, [program, ...args], {
    cwd: options.cwd,
    env: { PATH: process.env["PATH"], HOME: options.cwd, TMPDIR: options.tempDir },
    stdio: ["ignore", "pipe", "pipe"],
    ...(options.uid === undefined ? {} : { uid: options.uid, gid: options.uid }),
  });
  let errors = "";
  child.stderr.on("data", (chunk: Buffer) => (errors += chunk.toString()));
  const ended = once(child, "exit").then(([code]: unknown[]) => (typeof code === "number" ? code : null));
  const outcome = firstLine(child.stdout, () => errors);
  outcome.catch(() => undefined); // reported to whoever awaits it
  return {
    pid: child.pid ?? -1,
    outcome,
    ended,
    async opened() {
      const said = await outcome;
      if (said.event !== "open") throw new Error(`refused: ${said.message}`);
      return said;
    },
    async refused() {
      const said = await outcome;
      if (said.event !== "refused") throw new Error("it was opened");
      return said;
    },
    async kill() {
      child.kill("SIGKILL");
      await ended;
    },
    async stop() {
      child.kill("SIGTERM");
      return await ended;
    },
  };
}

async function firstLine(stream: NodeJS.ReadableStream, errors: () => string): Promise<OpenedStore | RefusedStore> {
  const lines = createInterface({ input: stream });
  const signal = AbortSignal.timeout(openMs);
  try {
    const [line]: unknown[] = await Promise.race([
      once(lines, "line", { signal }),
      once(lines, "close", { signal }).then(() => [""]),
    ]);
    return JSON.parse(String(line));
  } catch (cause) {
    throw new Error(`the store neither opened nor refused: ${errors()}`, { cause });
  }
}

/** Runs statements on an opened store. */
export async function query(
  store: OpenedStore,
  ...statements: readonly string[]
): Promise<readonly Readonly<Record<string, unknown>>[]> {
  const client = new pg.Client({ ...store.connection, connectionTimeoutMillis: 5_000 });
  client.on("error", () => undefined);
  await client.connect();
  try {
    let rows: readonly Readonly<Record<string, unknown>>[] = [];
    for (const statement of statements) rows = (await client.query(statement)).rows;
    return rows;
  } finally {
    await client.end();
  }
}

/** Live processes whose command line or environment names the folder. Linux only. */
function pidsMentioning(folder: string): readonly number[] {
  return fs
    .readdirSync("/proc")
    .filter((name) => /^\d+$/.test(name) && Number(name) !== process.pid)
    .map(Number)
    .filter((pid) => {
      try {
        if (/^\S+ \(.*\) Z/s.test(fs.readFileSync(`/proc/${pid}/stat`, "utf8"))) return false;
        return ["cmdline", "environ"].some((file) => fs.readFileSync(`/proc/${pid}/${file}`, "utf8").includes(folder));
      } catch {
        return false; // it has just ended, or is not ours to see
      }
    });
}
