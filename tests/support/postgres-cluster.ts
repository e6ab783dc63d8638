import * as fs from "node:fs";
import os from "node:os";
import path from "node:path";
import type { TestProject } from "vitest/node";
import { type DatabaseAddress, openDatabase } from "../../packages/server/src/store/database.ts";
import { openEmbeddedPostgres } from "../../packages/server/src/store/embedded-postgres.ts";
import { migrate } from "../../packages/server/src/store/migrate.ts";

declare module "vitest" {
  export interface ProvidedContext {
    /** Address of the cluster of this run; its `kinora` database is the migrated template. */
    postgres: DatabaseAddress;
  }
}

/** One cluster per run; its `kinora` database, migrated once, is the template of each test file's own. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const dataDir = fs.mkdtempSync(path.join(os.tmpdir(), "kinora-test-"));
  fs.chmodSync(dataDir, 0o711);
  const postgres = await openEmbeddedPostgres({ dataDir });
  const db = openDatabase(postgres.connection, { connectionsMax: 1, onIdleError: () => undefined });
  await migrate(db);
  await db.destroy();
  project.provide("postgres", { ...postgres.connection });
  return async () => {
    await postgres.stop();
    fs.rmSync(dataDir, { recursive: true, force: true });
  };
}
