import { execFileSync, spawn } from "node:child_process";
import * as fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { text } from "node:stream/consumers";
import type { LoopResult } from "./closed-loop.ts";

const root = path.join(import.meta.dirname, "../..");

/** Prints the question and what the figures are measured on. Call it first: the load average is that before the run. */
export function printQuestion(question: string, conditions: Readonly<Record<string, string | number>>): void {
  const cpus = os.cpus();
  const memory = Math.round(os.totalmem() / 2 ** 30);
  console.log(`${question}\n`);
  const all = {
    machine: `${cpus.length} × ${cpus[0]?.model ?? "unknown CPU"}, ${memory} GiB, ${process.platform} ${os.release()}`,
    versions: `Node ${process.version}, commit ${commit()}`,
    before: loadNow(),
    ...conditions,
  };
  for (const [name, value] of Object.entries(all)) console.log(`${name}: ${value}`);
  console.log("");
}

/** How busy the machine is with everything. */
export function loadNow(): string {
  const loads = os.loadavg().map((load) => load.toFixed(1));
  return `load average ${loads.join(", ")}`;
}

function commit(): string {
  try {
    return execFileSync("git", ["describe", "--always", "--dirty"], {
      cwd: root,
      encoding: "utf8",
      stdio: ["ignore", "pipe", "ignore"],
    }).trim();
  } catch {
    return "unknown"; // an unpacked archive
  }
}

/** Appended data synchronised to disk, per second: what bounds a store that acknowledges only what is durable. */
export function diskSyncsPerSecond(folder: string): number {
  const file = path.join(folder, `sync-${process.pid}`);
  const descriptor = fs.openSync(file, "w");
  const block = Buffer.alloc(8192);
  const sinceMs = performance.now();
  let syncs = 0;
  for (; performance.now() - sinceMs < 500; syncs++) {
    fs.writeSync(descriptor, block);
    fs.fdatasyncSync(descriptor);
  }
  const perSecond = (syncs * 1000) / (performance.now() - sinceMs);
  fs.closeSync(descriptor);
  fs.rmSync(file);
  return Math.round(perSecond);
}

/** Runs a load program of this folder in a process of its own, so that its CPU time is told apart. */
export async function runLoad(program: "http-load.ts" | "sql-load.ts", settings: unknown): Promise<LoopResult> {
  const child = spawn(process.execPath, [path.join(import.meta.dirname, program)], {
    stdio: ["pipe", "pipe", "inherit"],
    timeout: 120_000, // a hung server must not hang the run
  });
  child.stdin.end(JSON.stringify(settings));
  const answer = await text(child.stdout);
  if (answer === "") throw new Error(`${program} ended without a result`);
  const result = JSON.parse(answer) as LoopResult; // of our own program
  if (result.failures > 0) throw new Error(`${result.failures} wrong answers, the first: ${result.firstFailure}`);
  return result;
}

/** A figure of several rounds: the middle, and how far they spread. */
export function spread(values: readonly number[], digits = 0): string {
  const sorted = values.toSorted((a, b) => a - b);
  const show = (value: number | undefined): string => (value ?? Number.NaN).toFixed(digits);
  return `${show(median(values))} (${show(sorted[0])}..${show(sorted.at(-1))})`;
}

export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length >> 1;
  const upper = sorted[middle] ?? Number.NaN;
  return sorted.length % 2 === 1 ? upper : (upper + (sorted[middle - 1] ?? Number.NaN)) / 2;
}

/** Microseconds of CPU per request that the named processes used together, the middle of the rounds. */
export function cpuOf(results: readonly LoopResult[], processes: readonly string[]): number {
  return median(
    results.map(({ cpuMicros }) => processes.reduce((sum, name) => sum + (cpuMicros[name] ?? Number.NaN), 0)),
  );
}

/** A whole number or a list of them from the environment, for longer or other runs. */
export function numbersOf(name: string, otherwise: readonly number[]): readonly number[] {
  const value = process.env[name];
  if (value === undefined) return otherwise;
  const numbers = value.split(",").map(Number);
  if (numbers.some((number) => !(number > 0))) throw new Error(`${name} must be numbers above 0, got ${value}`);
  return numbers;
}

export function numberOf(name: string, otherwise: number): number {
  return numbersOf(name, [otherwise])[0] ?? otherwise;
}

export function printTable(rows: readonly Readonly<Record<string, string | number>>[]): void {
  const columns = Object.keys(rows[0] ?? {});
  const width = columns.map((column) => Math.max(column.length, ...rows.map((row) => String(row[column]).length)));
  const line = (cells: readonly string[]): string =>
    cells
      .map((cell, i) => cell.padEnd(width[i] ?? 0))
      .join("  ")
      .trimEnd();
  console.log(line(columns));
  for (const row of rows) console.log(line(columns.map((column) => String(row[column]))));
  console.log("");
}
