import { execFileSync, spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import { once } from "node:events";
import * as fs from "node:fs";
import os from "node:os";
import path from "node:path";
import pg from "pg";
import type { TestProject } from "vitest/node";
import { openDatabase } from "../../packages/server/src/store/database.ts";
import { migrate } from "../../packages/server/src/store/migrate.ts";

/** Where Debian's package `postgresql-15` puts its programs. */
export const debianPostgresPrograms = "/usr/lib/postgresql/15/bin";

const startMs = 30_000;

/** The second store run: a PostgreSQL 15 of Debian's, started for this run alone, with the migrated template. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  if (!fs.existsSync(debianPostgresPrograms)) {
    throw new Error("PostgreSQL 15 is missing: apt-get install postgresql-15");
  }
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), "kinora-pg15-"));
  const account = postgresAccount();
  if (account !== undefined) fs.chownSync(folder, account.uid, account.gid);
  const password = randomBytes(18).toString("base64url");
  const passwordFile = path.join(folder, "password");
  fs.writeFileSync(passwordFile, password, { mode: 0o600 });
  if (account !== undefined) fs.chownSync(passwordFile, account.uid, account.gid);
  const data = path.join(folder, "data");
  const spawnOptions = { cwd: folder, stdio: "ignore", ...account } as const;
  execFileSync(
    path.join(debianPostgresPrograms, "initdb"),
    ["-D", data, "-U", "kinora", "-A", "scram-sha-256", `--pwfile=${passwordFile}`, "-E", "UTF8", "--locale=C.UTF-8"],
    spawnOptions,
  );
  const settings = ["listen_addresses=", `unix_socket_directories=${folder}`, "max_connections=150"];
  const server = spawn(
    path.join(debianPostgresPrograms, "postgres"),
    ["-D", data, ...settings.flatMap((setting) => ["-c", setting])],
    spawnOptions,
  );
  const address = { host: folder, port: 5432, user: "kinora", password };
  await createTemplate(address);
  project.provide("postgres", { ...address, database: "kinora" });
  return async () => {
    const ended = once(server, "exit");
    server.kill("SIGINT");
    await ended;
    fs.rmSync(folder, { recursive: true, force: true });
  };
}

async function createTemplate(address: pg.ClientConfig): Promise<void> {
  const deadlineMs = performance.now() + startMs;
  for (;;) {
    const client = new pg.Client({ ...address, database: "postgres" });
    try {
      await client.connect();
      await client.query("create database kinora");
      await client.end();
      break;
    } catch (error) {
      await client.end().catch(() => undefined);
      if (performance.now() > deadlineMs) throw error;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }
  const db = openDatabase({ ...address, database: "kinora" } as Parameters<typeof openDatabase>[0], {
    connectionsMax: 1,
    onIdleError: () => undefined,
  });
  await migrate(db);
  await db.destroy();
}

/** PostgreSQL refuses root. */
function postgresAccount(): { readonly uid: number; readonly gid: number } | undefined {
  if (process.getuid?.() !== 0) return undefined;
  const row = fs
    .readFileSync("/etc/passwd", "utf8")
    .split("\n")
    .map((line) => line.split(":"))
    .find(([name]) => name === "postgres");
  if (row === undefined) throw new Error("the account postgres is missing: apt-get install postgresql-15");
  return { uid: Number(row[2]), gid: Number(row[3]) };
}
