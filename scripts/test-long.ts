import { spawnSync } from "node:child_process";
import path from "node:path";

/** The figures of the long run; each variable can be set from outside, and `npm test` has smaller defaults. */
const figures = {
  KINORA_TEST_KILLS: "100",
  KINORA_TEST_KILLS_PER_POINT: "20",
  KINORA_TEST_CREATES_PER_SECOND: "10",
  KINORA_TEST_DRAINS: "100",
  KINORA_TEST_PARALLEL_ROUNDS: "200",
  KINORA_TEST_SOAK_REQUESTS: "200000",
  KINORA_TEST_STORM_STEPS: "20000",
  KINORA_TEST_REQUESTS: "50000",
  KINORA_TEST_MODEL_RUNS: "2000",
};

const root = path.join(import.meta.dirname, "..");
const result = spawnSync(path.join(root, "node_modules/.bin/vitest"), ["run", ...process.argv.slice(2)], {
  cwd: root,
  stdio: "inherit",
  env: { ...figures, ...process.env },
});
process.exit(result.status ?? 1);
