import { fork } from "node:child_process";
import { once } from "node:events";
import path from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import type { Host } from "./host.ts";
import type { Terminal } from "./terminal.ts";

/** A server and a key to talk to it. */
export interface ServerAddress {
  readonly url: string;
  readonly apiKey: string;
}

/**
 * The server that runs on this data directory, as its `server.json` says, with the key of its `cli-key`.
 *
 * @returns undefined when none runs
 */
export async function readLocalServer(host: Host): Promise<ServerAddress | undefined> {
  const { readRunningServer } = await import("@kinora/server/operate");
  const running = await readRunningServer(host.env);
  return running?.cliKey === undefined ? undefined : { url: running.url, apiKey: running.cliKey };
}

export interface StartedServer extends ServerAddress {
  stop(): Promise<void>;
}

/** The first start makes a database: a minute is promised for it, twice that is waited. */
const startMs = 120_000;

/** Draining gives running renders back to the queue; what takes longer is killed. */
const stopMs = 30_000;

/** Text kept of what the server prints, shown only when it does not come up. */
const outputCharactersMax = 4_000;

/**
 * Starts a server of this command's own, as a child that ends with it.
 *
 * The child is in a group of its own, so Ctrl-C reaches this command alone, which cancels its task first.
 *
 * @throws Error with the end of the server's output when it does not come up
 */
export async function startLocalServer(host: Host, terminal: Terminal, signal: AbortSignal): Promise<StartedServer> {
  terminal.talk("No server runs on this data directory: starting one, which stops again afterwards.");
  const child = fork(path.join(import.meta.dirname, "../bin/kinora.mjs"), ["serve"], {
    detached: true,
    stdio: ["ignore", "pipe", "pipe", "ipc"],
    env: { ...host.env, KINORA_WELCOME: "0" }, // nobody waits for a welcome clip here
  });
  let output = "";
  const keep = (chunk: Buffer): void => {
    output = (output + chunk.toString()).slice(-outputCharactersMax);
  };
  child.stdout?.on("data", keep);
  child.stderr?.on("data", keep);
  const ended = once(child, "exit");
  const stop = async (): Promise<void> => {
    if (child.exitCode !== null || child.signalCode !== null) return;
    child.kill("SIGTERM");
    const stopped = await Promise.race([ended.then(() => true), pause(stopMs, false, { ref: false })]);
    if (!stopped) child.kill("SIGKILL");
  };
  try {
    const deadline = Date.now() + startMs;
    while (child.exitCode === null && child.signalCode === null && Date.now() < deadline) {
      const address = await readLocalServer(host);
      if (address !== undefined && (await isReady(address))) return { ...address, stop };
      await pause(100, undefined, { signal });
    }
  } catch (error) {
    await stop();
    if (signal.aborted) throw signal.reason;
    throw error;
  }
  await stop();
  throw new Error(`The server did not come up.\n${output.trimEnd()}`);
}

async function isReady(address: ServerAddress): Promise<boolean> {
  try {
    return (await fetch(new URL("/readyz", address.url), { signal: AbortSignal.timeout(2_000) })).ok;
  } catch {
    return false;
  }
}
