import * as fs from "node:fs";
import path from "node:path";
import { z } from "zod";
import type { DatabaseAddress } from "./database.ts";
import { isSameProcess, processBirth } from "./embedded/process.ts";
import { readPrivateFile, writePrivateFile } from "./private-file.ts";

/** What a running server tells other programs of this machine: where it answers, and how its database is reached. */
export interface ServerFile {
  readonly url: string;
  readonly pid: number;
  readonly database: DatabaseAddress;
}

const schema = z.object({
  url: z.string(),
  pid: z.int().positive(),
  birth: z.string().optional(),
  database: z.object({
    host: z.string().optional(),
    port: z.int().optional(),
    user: z.string().optional(),
    password: z.string().optional(),
    database: z.string().optional(),
    connectionString: z.string().optional(),
  }),
});

/** Writes `server.json` (0600: it holds the database's password). The start of the process tells a recycled pid apart. */
export function writeServerFile(dataDir: string, server: ServerFile): void {
  const birth = processBirth(server.pid);
  writePrivateFile(pathOf(dataDir), `${JSON.stringify({ ...server, birth }, null, 2)}\n`);
}

/**
 * The server that runs on a data directory.
 *
 * @returns undefined when none does: no file, or one that a killed server left behind
 */
export function readServerFile(dataDir: string): ServerFile | undefined {
  const text = readPrivateFile(pathOf(dataDir));
  if (text === undefined) return undefined;
  const parsed = schema.safeParse(parseJson(text));
  if (!parsed.success || !isSameProcess(parsed.data.pid, parsed.data.birth)) return undefined;
  const { url, pid, database } = parsed.data;
  return {
    url,
    pid,
    database: Object.fromEntries(Object.entries(database).filter(([, value]) => value !== undefined)),
  };
}

/** Removes the file when it is this process's own. */
export function removeServerFile(dataDir: string): void {
  if (readServerFile(dataDir)?.pid === process.pid) fs.rmSync(pathOf(dataDir), { force: true });
}

function pathOf(dataDir: string): string {
  return path.join(dataDir, "server.json");
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined; // cut short by a full disk of long ago: no server wrote this
  }
}
