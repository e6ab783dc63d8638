import { randomBytes, randomUUID } from "node:crypto";
import * as fs from "node:fs";
import path from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { credits, formatApiKey, makePlanTable } from "@kinora/core";
import { sql } from "kysely";
import { createApiKey } from "../../packages/server/src/access/keys.ts";
import { createWorkspace } from "../../packages/server/src/access/workspaces.ts";
import { checkLedger } from "../../packages/server/src/credits/check-ledger.ts";
import { grantCredits } from "../../packages/server/src/credits/grant-credits.ts";
import { type Database, type DatabaseAddress, openDatabase } from "../../packages/server/src/store/database.ts";
import { readServerFile, type ServerFile } from "../../packages/server/src/store/server-file.ts";
import { type KinoraHome, makeKinoraHome } from "../../tests/support/kinora-process.ts";

/** A running installation of its own, on an empty data directory; disposal leaves nothing of it. */
export interface BenchHome extends AsyncDisposable {
  readonly host: string;
  readonly port: number;
  readonly dataDir: string;
  readonly postgresVersion: string;
  /** Of the processes that run now. */
  running(): RunningHome;
  readonly db: () => Database;
  /** Stops the server and starts it on the same data with other settings. */
  restart(env: Readonly<Record<string, string>>): Promise<void>;
  /** A workspace of the plan without limits, with a billion test credits and a key. */
  makeCreator(): Promise<Creator>;
  /** @throws when the books do not balance */
  requireSoundLedger(): Promise<void>;
}

export interface RunningHome {
  readonly serverPid: number;
  readonly postmasterPid: number;
  readonly address: DatabaseAddress;
}

export interface Creator {
  readonly workspaceId: string;
  readonly apiKeyId: string;
  readonly key: string;
}

/** @param env settings of the server besides those of a fresh installation */
export async function openBenchHome(env: Readonly<Record<string, string>>): Promise<BenchHome> {
  await using parts = new AsyncDisposableStack();
  const home = parts.use(await makeKinoraHome({ testKey: formatApiKey("test", randomBytes(96)) }));
  endWithUs(home);
  let current = await startHome(home, env);
  parts.defer(() => current.stop());
  const { hostname, port } = new URL(home.url);
  const open = parts.move();
  return {
    host: hostname,
    port: Number(port),
    dataDir: home.dataDir,
    postgresVersion: current.postgresVersion,
    running: () => current,
    db: () => current.db,
    async restart(next) {
      await current.stop();
      current = await startHome(home, next);
    },
    makeCreator: () => makeCreator(current.db),
    async requireSoundLedger() {
      const violations = await checkLedger(current.db);
      if (violations.length > 0) throw new Error(`the ledger is not sound: ${JSON.stringify(violations[0])}`);
    },
    [Symbol.asyncDispose]: () => open.disposeAsync(),
  };
}

/** A run that is broken off leaves no server either. */
function endWithUs(home: KinoraHome): void {
  process.once("exit", () => {
    const left = home.livePids();
    for (const pid of left) process.kill(pid, "SIGKILL");
    if (left.length > 0) fs.rmSync(path.dirname(home.dataDir), { recursive: true, force: true, maxRetries: 5 });
  });
  for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => process.exit(1));
}

interface StartedHome extends RunningHome {
  readonly db: Database;
  readonly postgresVersion: string;
  stop(): Promise<void>;
}

async function startHome(home: KinoraHome, env: Readonly<Record<string, string>>): Promise<StartedHome> {
  const server = await home.start({ KINORA_LOG_LEVEL: "warn", ...profiling(), ...env });
  const file = await serverFile(home.dataDir);
  const db = openDatabase(file.database, { connectionsMax: 2, onIdleError: () => undefined });
  const { rows } = await sql<{ pid: string; version: string }>`
    select split_part(pg_read_file('postmaster.pid'), e'\n', 1) as pid, version() as version`.execute(db);
  return {
    serverPid: server.pid,
    postmasterPid: Number(rows[0]?.pid),
    address: file.database,
    db,
    postgresVersion: rows[0]?.version.split(" ").slice(0, 2).join(" ") ?? "unknown",
    async stop() {
      await db.destroy();
      await server.stop();
    },
  };
}

/** The server writes it when all its parts run, which is a moment after it answers. */
async function serverFile(dataDir: string): Promise<ServerFile> {
  for (let looks = 0; looks < 500; looks++) {
    const file = readServerFile(dataDir);
    if (file !== undefined) return file;
    await wait(20);
  }
  throw new Error("the server wrote no server.json");
}

/** `BENCH_PROFILE_DIR` makes the server write a CPU profile there when it stops. */
function profiling(): Readonly<Record<string, string>> {
  const folder = process.env["BENCH_PROFILE_DIR"];
  return folder === undefined ? {} : { NODE_OPTIONS: `--cpu-prof --cpu-prof-dir=${folder}` };
}

async function makeCreator(db: Database): Promise<Creator> {
  const now = new Date();
  return await db.transaction().execute(async (tx) => {
    const workspace = { name: "bench", apiPlan: "api-unlimited" };
    const { id: workspaceId } = await createWorkspace(tx, workspace, { plans: makePlanTable(), now });
    const grant = { source: "pack", microCredits: credits(1_000_000_000), reason: "bench" } as const;
    await grantCredits(
      tx,
      { workspaceId, mode: "test", ...grant, idempotencyKey: "bench" },
      { now, newId: () => randomUUID() },
    );
    const { id, key } = await createApiKey(tx, { workspaceId, kind: "test", name: "bench" }, now);
    return { workspaceId, apiKeyId: id, key };
  });
}
