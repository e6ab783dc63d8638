import { spawn } from "node:child_process";
import { once } from "node:events";
import * as fs from "node:fs";
import net from "node:net";
import path from "node:path";

/** Of a first start on an empty directory. */
const readyMs = 60_000;

/** `kinora serve` of an installed package, on a data directory of its own. */
export interface PackedServer extends AsyncDisposable {
  readonly url: string;
  readonly dataDir: string;
  /** SIGTERM. @returns the exit code */
  stop(): Promise<number | null>;
}

/** @throws with what it printed when it ends or is not ready within a minute */
export async function startPackedServer(options: {
  /** The program that npm links into `.bin`. */
  readonly program: string;
  /** Receives the data directory. */
  readonly folder: string;
  readonly testKey: string;
  readonly env: Readonly<Record<string, string>>;
}): Promise<PackedServer> {
  const dataDir = path.join(options.folder, "data");
  fs.mkdirSync(options.folder, { recursive: true });
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const child = spawn(process.execPath, [options.program, "serve"], {
    cwd: options.folder,
    env: {
      PATH: process.env["PATH"],
      HOME: options.folder,
      KINORA_DATA_DIR: dataDir,
      KINORA_PORT: String(port),
      KINORA_BOOTSTRAP_API_KEY: options.testKey,
      KINORA_WELCOME: "0",
      ...options.env,
    },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let output = "";
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (chunk: Buffer) => (output += chunk.toString()));
  const ended = once(child, "exit").then(([code]: unknown[]) => (typeof code === "number" ? code : null));
  const stop = async (): Promise<number | null> => {
    child.kill("SIGTERM");
    return ended;
  };
  let over = false;
  void ended.then(() => (over = true));
  const deadline = AbortSignal.timeout(readyMs);
  while (!over && !deadline.aborted) {
    const ready = await fetch(`${url}/readyz`).then(
      (response) => response.ok,
      () => false,
    );
    if (ready) return { url, dataDir, stop, [Symbol.asyncDispose]: async () => void (await stop()) };
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  await stop();
  throw new Error(`kinora serve ${over ? "ended" : "was not ready in time"}:\n${output.slice(-4000)}`);
}

async function freePort(): Promise<number> {
  const server = net.createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  server.close();
  if (address === null || typeof address === "string") throw new Error("no port");
  return address.port;
}
