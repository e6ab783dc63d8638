import * as fs from "node:fs";
import { createRequire } from "node:module";
import net from "node:net";
import path from "node:path";
import { findEncoder } from "@kinora/media";
import { diskReserveBytes, freeBytes } from "#assets/disk-room.ts";
import { checkLedger } from "#credits/check-ledger.ts";
import type { Database } from "#store/database.ts";
import { locateBinaries } from "#store/embedded/binaries.ts";
import { readServerFile } from "#store/server-file.ts";
import { type Config, describeProblem, type Environment, findDataDir, loadConfig } from "../config.ts";
import { openOperatorDatabase } from "./open-database.ts";

/** One thing that was looked at. */
export interface Finding {
  readonly name: string;
  /** `warn`: it works, and somebody should know. */
  readonly state: "good" | "warn" | "bad";
  readonly message: string;
  readonly fix?: string;
}

/**
 * Looks at this machine and installation, and changes nothing: a store that was never started is not made. With no
 * server running the database is started for the length of the look.
 */
export async function doctor(env: Environment): Promise<readonly Finding[]> {
  const loaded = loadConfig(env);
  const dataDir = loaded.ok ? loaded.config.dataDir : findDataDir(env);
  const checks: readonly (readonly [string, () => Promise<readonly Finding[]> | readonly Finding[]])[] = [
    ["Node.js", () => [nodeVersion()]],
    ["settings", () => settings(env)],
    ["data directory", () => [directory(dataDir)]],
    ["disk", () => disk(dataDir)],
    ["store", () => (loaded.ok ? store(env, loaded.config) : [])],
    ["encoder", encoder],
    ["fonts", () => [fonts()]],
    ["port", async () => (loaded.ok ? [await port(loaded.config)] : [])],
  ];
  const findings: Finding[] = [];
  for (const [name, check] of checks) {
    try {
      findings.push(...(await check()));
    } catch (error) {
      findings.push(told(name, error));
    }
  }
  return findings;
}

const nodeMajorMin = 24;

function nodeVersion(): Finding {
  const { node } = process.versions;
  const name = "Node.js";
  if (Number(node.split(".")[0]) >= nodeMajorMin) return { name, state: "good", message: node };
  const message = `${node} is too old; Kinora needs ${nodeMajorMin}.`;
  return { name, state: "bad", message, fix: "Install it from https://nodejs.org." };
}

function settings(env: Environment): readonly Finding[] {
  const loaded = loadConfig(env);
  const name = "settings";
  if (!loaded.ok) return loaded.problems.map((problem) => ({ name, state: "bad", message: describeProblem(problem) }));
  if (loaded.warnings.length === 0) return [{ name, state: "good", message: "in order" }];
  return loaded.warnings.map((warning) => ({ name, state: "warn", message: describeProblem(warning) }));
}

function directory(dataDir: string): Finding {
  const name = "data directory";
  const stat = fs.statSync(dataDir, { throwIfNoEntry: false });
  if (stat === undefined) return { name, state: "good", message: `${dataDir} will be made by the first start` };
  const fix = "Give it to the user that runs Kinora, or name another with KINORA_DATA_DIR.";
  try {
    fs.accessSync(dataDir, fs.constants.W_OK | fs.constants.X_OK);
  } catch {
    return { name, state: "bad", message: `${dataDir} cannot be written by this user`, fix };
  }
  const open = privateNames.filter((file) => {
    const found = fs.statSync(path.join(dataDir, file), { throwIfNoEntry: false });
    return found !== undefined && process.platform !== "win32" && (found.mode & 0o077) !== 0;
  });
  if (open.length === 0) return { name, state: "good", message: dataDir };
  const message = `other users may read ${open.join(", ")} in ${dataDir}`;
  return { name, state: "bad", message, fix: `Run chmod 600 on ${open.length > 1 ? "them" : "it"}.` };
}

const privateNames = ["master-key", "database-password", "server.json", "cli-key"];

const freeBytesShort = 2 * 1024 ** 3;

async function disk(dataDir: string): Promise<readonly Finding[]> {
  let folder = dataDir;
  while (!fs.existsSync(folder) && folder !== path.dirname(folder)) folder = path.dirname(folder);
  const free = await freeBytes(folder);
  const message = `${(free / 1024 ** 3).toFixed(1)} GB free`;
  const name = "disk";
  if (free >= freeBytesShort) return [{ name, state: "good", message }];
  const state = free < diskReserveBytes ? "bad" : "warn";
  return [{ name, state, message, fix: "Free space, or name a directory on another disk with KINORA_DATA_DIR." }];
}

async function store(env: Environment, config: Config): Promise<readonly Finding[]> {
  const name = "store";
  if (config.databaseUrl === undefined) {
    const binaries = locateBinaries(process.platform, process.arch);
    const made = ["postgres", "postgres-home"].some((entry) => fs.existsSync(path.join(config.dataDir, entry)));
    if (!made) return [{ name, state: "good", message: `embedded PostgreSQL ${binaries.version}, not started yet` }];
  }
  await using database = await openOperatorDatabase(env, { migrate: false });
  if (!(await hasSchema(database.db))) return [{ name, state: "good", message: "answers, and has no tables yet" }];
  const violations = await checkLedger(database.db);
  const running = database.server === undefined ? "no server runs" : `of the server at ${database.server.url}`;
  return [
    { name, state: "good", message: `answers (${running})` },
    ...violations.map(({ invariant, detail }): Finding => {
      const fix = "Keep a backup of this state, and report it.";
      return { name: "ledger", state: "bad", message: `${invariant}: ${detail}`, fix };
    }),
  ];
}

async function hasSchema(db: Database): Promise<boolean> {
  return (await db.introspection.getTables()).some(({ name }) => name === "posting");
}

async function encoder(): Promise<readonly Finding[]> {
  const found = await findEncoder();
  const name = "encoder";
  return [
    found.encoder === "none"
      ? { name, state: "bad", message: "none, so no clip can be rendered", fix: found.missing }
      : { name, state: "good", message: `H.264 through ${found.encoder}` },
  ];
}

function fonts(): Finding {
  const name = "fonts";
  try {
    const font = "@expo-google-fonts/inter/400Regular/Inter_400Regular.ttf";
    fs.accessSync(createRequire(import.meta.url).resolve(font), fs.constants.R_OK);
    return { name, state: "good", message: "Inter" };
  } catch {
    const fix = "Install the packages again with npm ci.";
    return { name, state: "bad", message: "the font that clips are lettered in is not installed", fix };
  }
}

async function port(config: Config): Promise<Finding> {
  const name = "port";
  const where = `${config.host}:${config.port}`;
  const running = readServerFile(config.dataDir);
  if (running !== undefined) return { name, state: "good", message: `in use by the server at ${running.url}` };
  const server = net.createServer();
  const refused = await new Promise<Error | undefined>((resolve) => {
    server.once("error", resolve);
    server.listen({ host: config.host, port: config.port, exclusive: true }, () =>
      server.close(() => resolve(undefined)),
    );
  });
  if (refused === undefined) return { name, state: "good", message: `${where} is free` };
  const code = "code" in refused ? String(refused.code) : refused.message;
  const fix = "Choose another with KINORA_PORT or KINORA_HOST.";
  return { name, state: "bad", message: `${where} cannot be used: ${code}`, fix };
}

function told(name: string, error: unknown): Finding {
  const message = error instanceof Error ? error.message : String(error);
  const fix = error instanceof Error && "fix" in error && typeof error.fix === "string" ? error.fix : undefined;
  return { name, state: "bad", message, ...(fix === undefined ? {} : { fix }) };
}
