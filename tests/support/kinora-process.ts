import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import * as fs from "node:fs";
import net from "node:net";
import os from "node:os";
import path from "node:path";

const root = path.join(import.meta.dirname, "../..");
const READY_MS = 60_000; // the promise of the first start on an empty directory

/** A real `kinora serve` in a process of its own, on a data directory that outlives it. */
export interface KinoraProcess {
  readonly url: string;
  readonly pid: number;
  /** Everything printed so far, both streams. */
  output(): string;
  /** SIGKILL to Node alone: its database and children are left as they are. */
  kill(): Promise<void>;
  /** SIGTERM. @returns the exit code */
  stop(): Promise<number | null>;
  /** Settles when the process has ended, by whatever cause. */
  readonly ended: Promise<{ readonly code: number | null; readonly signal: NodeJS.Signals | null }>;
}

export interface KinoraHome extends AsyncDisposable {
  readonly dataDir: string;
  /** Temp directory of every process started here, so that what is left behind can be seen. */
  readonly tempDir: string;
  readonly url: string;
  readonly testKey: string;
  /** @throws when it ends, or is not ready within a minute */
  start(env?: Readonly<Record<string, string>>): Promise<KinoraProcess>;
  /** Starts without waiting for readiness. */
  launch(env?: Readonly<Record<string, string>>): KinoraProcess;
  /** Pids of live processes that were started, at any remove, in this home. */
  livePids(): readonly number[];
}

/**
 * A fresh installation: data directory, temp directory and port of its own, and a bootstrap test key.
 *
 * @param options.testKey a well-formed key, see `formatApiKey`
 */
export async function makeKinoraHome(options: {
  readonly testKey: string;
  readonly env?: Readonly<Record<string, string>>;
}): Promise<KinoraHome> {
  const base = fs.mkdtempSync(path.join(os.tmpdir(), "kn-")); // short: sockets live below it
  fs.chmodSync(base, 0o711);
  const dataDir = path.join(base, "data");
  const tempDir = path.join(base, "tmp");
  fs.mkdirSync(tempDir);
  fs.chmodSync(tempDir, 0o1777);
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const started: KinoraProcess[] = [];
  const launch = (env: Readonly<Record<string, string>> = {}): KinoraProcess => {
    const child = spawn(process.execPath, [path.join(root, "packages/cli/bin/kinora.mjs"), "serve"], {
      cwd: base,
      env: {
        PATH: process.env["PATH"],
        HOME: base,
        TMPDIR: tempDir,
        KINORA_DATA_DIR: dataDir,
        KINORA_PORT: String(port),
        KINORA_BOOTSTRAP_API_KEY: options.testKey,
        KINORA_WELCOME: "0",
        ...options.env,
        ...env,
      },
      stdio: ["ignore", "pipe", "pipe"],
    });
    const kinora = wrap(child, url);
    started.push(kinora);
    return kinora;
  };
  return {
    dataDir,
    tempDir,
    url,
    testKey: options.testKey,
    launch,
    async start(env) {
      const kinora = launch(env);
      await waitReady(kinora, path.join(dataDir, "server.json"));
      return kinora;
    },
    livePids: () => pidsMentioning(base),
    async [Symbol.asyncDispose]() {
      for (const kinora of started) await kinora.kill();
      for (const pid of pidsMentioning(base)) killQuietly(pid);
      fs.rmSync(base, { recursive: true, force: true });
    },
  };
}

function wrap(child: ChildProcess, url: string): KinoraProcess {
  let text = "";
  for (const stream of [child.stdout, child.stderr]) stream?.on("data", (chunk: Buffer) => (text += chunk.toString()));
  const ended = once(child, "exit").then(([code, signal]: unknown[]) => ({
    code: code as number | null,
    signal: signal as NodeJS.Signals | null,
  }));
  return {
    url,
    pid: child.pid ?? -1,
    output: () => text,
    ended,
    async kill() {
      child.kill("SIGKILL");
      await ended;
    },
    async stop() {
      child.kill("SIGTERM");
      return (await ended).code;
    },
  };
}

/** Ready for requests, and for commands that look for it by its file. */
async function waitReady(kinora: KinoraProcess, serverFile: string): Promise<void> {
  const deadline = AbortSignal.timeout(READY_MS);
  let over = false;
  void kinora.ended.then(() => (over = true));
  while (!over && !deadline.aborted) {
    const ready = await fetch(`${kinora.url}/readyz`).then(
      (response) => response.ok,
      () => false,
    );
    if (ready && fs.existsSync(serverFile)) return;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  throw new Error(`kinora serve ${over ? "ended" : "was not ready in time"}:\n${kinora.output().slice(-4000)}`);
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

function killQuietly(pid: number): void {
  try {
    process.kill(pid, "SIGKILL");
  } catch {
    // it has ended meanwhile
  }
}

async function freePort(): Promise<number> {
  const server = net.createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  server.close();
  if (address === null || typeof address === "string") throw new Error("no port");
  return address.port;
}
