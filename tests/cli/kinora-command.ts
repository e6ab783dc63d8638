import { spawn } from "node:child_process";
import { once } from "node:events";
import * as fs from "node:fs";
import os from "node:os";
import path from "node:path";

const main = path.join(import.meta.dirname, "../../packages/cli/bin/kinora.mjs");

/** Of the slowest command of these tests; a hang is an answer too. */
const commandMs = 120_000;

export interface CommandResult {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface RunningCommand {
  readonly pid: number;
  readonly result: Promise<CommandResult>;
  interrupt(): void;
}

export interface CommandOptions {
  readonly cwd: string;
  readonly env?: Readonly<Record<string, string>>;
  /** For Node itself, before the program. */
  readonly nodeArgs?: readonly string[];
}

/** Starts `kinora` as a process of its own, with neither terminal nor any setting of this machine. */
export function startCommand(args: readonly string[], options: CommandOptions): RunningCommand {
  const child = spawn(process.execPath, [...(options.nodeArgs ?? []), main, ...args], {
    cwd: options.cwd,
    env: { PATH: process.env["PATH"], HOME: options.cwd, ...options.env },
    stdio: ["ignore", "pipe", "pipe"],
    timeout: commandMs,
    killSignal: "SIGKILL",
  });
  let stdout = "";
  let stderr = "";
  child.stdout.on("data", (chunk: Buffer) => (stdout += chunk.toString()));
  child.stderr.on("data", (chunk: Buffer) => (stderr += chunk.toString()));
  return {
    pid: child.pid ?? -1,
    interrupt: () => void child.kill("SIGINT"),
    result: once(child, "close").then(([code]: unknown[]) => ({
      code: typeof code === "number" ? code : null,
      stdout,
      stderr,
    })),
  };
}

export function runCommand(args: readonly string[], options: CommandOptions): Promise<CommandResult> {
  return startCommand(args, options).result;
}

/** An empty folder to run commands in. */
export function makeFolder(): { readonly path: string; readonly [Symbol.dispose]: () => void } {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), "kinora-cli-"));
  return { path: folder, [Symbol.dispose]: () => fs.rmSync(folder, { recursive: true, force: true }) };
}
