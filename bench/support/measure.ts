import { execFile } from "node:child_process";
import * as fs from "node:fs";
import os from "node:os";
import path from "node:path";
import type { LoadResult, LoadSettings } from "./load-client.ts";

/** What a figure was measured on; printed above every table. */
export function conditions(): string {
  const cpu = os.cpus();
  const memory = Math.round(os.totalmem() / 2 ** 30);
  return `${cpu.length} × ${cpu[0]?.model ?? "unknown CPU"}, ${memory} GiB, ${process.platform} ${os.release()}, Node ${process.version}, load ${os.loadavg()[0]?.toFixed(1)}`;
}

export function runLoad(settings: LoadSettings): Promise<LoadResult> {
  const client = path.join(import.meta.dirname, "load-client.ts");
  return new Promise((resolve, reject) => {
    execFile(process.execPath, [client, JSON.stringify(settings)], (error, stdout) => {
      if (error === null) resolve(JSON.parse(stdout) as LoadResult);
      else reject(error);
    });
  });
}

export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? 0;
}

/** User and system seconds that a process and the children it has reaped have used; Linux only. */
export function cpuSeconds(pid: number): number {
  const fields = fs
    .readFileSync(`/proc/${pid}/stat`, "utf8")
    .replace(/^.*\) /s, "")
    .split(" ");
  return (Number(fields[11]) + Number(fields[12])) / 100;
}

/** Pids of all live descendants. */
export function descendants(pid: number): readonly number[] {
  const children = fs
    .readdirSync("/proc")
    .filter((name) => /^\d+$/.test(name))
    .map(Number)
    .filter((candidate) => parentOf(candidate) === pid);
  return children.flatMap((child) => [child, ...descendants(child)]);
}

function parentOf(pid: number): number | undefined {
  try {
    return Number(
      fs
        .readFileSync(`/proc/${pid}/stat`, "utf8")
        .replace(/^.*\) /s, "")
        .split(" ")[1],
    );
  } catch {
    return undefined; // it has just ended
  }
}

/** Proportional set size in MiB: shared pages are counted once over all processes that map them. */
export function memoryMib(pid: number): number {
  const match = /^Pss:\s+(\d+) kB/m.exec(fs.readFileSync(`/proc/${pid}/smaps_rollup`, "utf8"));
  return Number(match?.[1] ?? 0) / 1024;
}

export function printTable(rows: readonly Readonly<Record<string, string | number>>[]): void {
  const columns = Object.keys(rows[0] ?? {});
  const width = columns.map((column) => Math.max(column.length, ...rows.map((row) => String(row[column]).length)));
  const line = (cells: readonly string[]): string => cells.map((cell, i) => cell.padEnd(width[i] ?? 0)).join("  ");
  console.log(line(columns));
  for (const row of rows) console.log(line(columns.map((column) => String(row[column]))));
}
