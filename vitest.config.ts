import * as fs from "node:fs";
import { defineConfig } from "vitest/config";
import { debianPostgresPrograms } from "./tests/support/debian-postgres-cluster.ts";

/** Three at a time also on two cores: these tests wait for processes, connections and disks. */
const service = { pool: "forks", maxWorkers: 3, testTimeout: 60_000, hookTimeout: 60_000 } as const;

/** The store's tests once more on another PostgreSQL. CI must have it; elsewhere the run says what is missing. */
const debianPostgres = fs.existsSync(debianPostgresPrograms) || process.env["CI"] !== undefined;
if (!debianPostgres) {
  console.log("Skipped: the store's tests on PostgreSQL 15, which is missing here (apt-get install postgresql-15).");
}

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: "unit",
          sequence: { groupOrder: 0 },
          include: ["packages/*/src/**/*.test.ts"],
          exclude: ["**/*.service.test.ts"],
          pool: "threads",
          maxWorkers: 2,
          isolate: false,
          testTimeout: 30_000, // pictures are drawn in some, on a machine that may be busy
        },
      },
      {
        test: {
          ...service,
          name: "service",
          sequence: { groupOrder: 1 },
          include: ["packages/*/src/**/*.service.test.ts"],
          globalSetup: ["./tests/support/postgres-cluster.ts"],
        },
      },
      ...(debianPostgres
        ? [
            {
              test: {
                ...service,
                name: "postgres-15",
                sequence: { groupOrder: 2 },
                include: [
                  "packages/server/src/{billing,credits,store}/*.service.test.ts",
                  "packages/server/src/jobs/job-store.service.test.ts",
                  "packages/server/src/tasks/{submit,settle,task-limits,task-store,task-reader}*.service.test.ts",
                ],
                globalSetup: ["./tests/support/debian-postgres-cluster.ts"],
                // the model was run at length just before
                env: { KINORA_TEST_MODEL_RUNS: process.env["KINORA_TEST_MODEL_RUNS"] ?? "10" },
              },
            },
          ]
        : []),
      {
        test: {
          name: "system",
          sequence: { groupOrder: 3 }, // real servers, which would slow the tests above
          include: ["tests/**/*.test.ts"],
          pool: "forks",
          maxWorkers: 3,
          testTimeout: 900_000,
          hookTimeout: 120_000,
        },
      },
    ],
  },
});
