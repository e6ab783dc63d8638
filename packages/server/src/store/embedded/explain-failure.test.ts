import { expect, test } from "vitest";
import { StoreUnavailable } from "#store/store-error.ts";
import { locateBinaries } from "./binaries.ts";
import { explainFailure } from "./explain-failure.ts";

const dataDir = "/srv/kinora";

function systemError(code: string): Error {
  return Object.assign(new Error(`${code}: it failed, open '/srv/kinora/x'`), { code });
}

test.each([
  [systemError("ENOSPC"), /is full/],
  [new Error('FATAL:  could not write lock file "postmaster.pid": No space left on device'), /is full/],
  [systemError("EROFS"), /read-only/],
  [systemError("EACCES"), /cannot be written/],
  [
    Object.assign(new Error("Command failed"), { stderr: "initdb: error: could not look up effective user ID 9" }),
    /account/,
  ],
  [new Error("DETAIL:  The data directory was initialized by PostgreSQL version 18"), /another major version/],
  [new Error("could not create shared memory segment: Cannot allocate memory"), /shared memory/],
  [systemError("ENOTDIR"), /through a file/],
  [new Error("something new"), /something new/],
])("%s becomes one sentence with a remedy", (error, message) => {
  const explained = explainFailure(error, dataDir);
  expect(explained).toBeInstanceOf(StoreUnavailable);
  expect(explained.message).toMatch(message);
  expect(explained.message).not.toContain("\n");
  expect(explained.fix).toMatch(/^[A-Z].*\.$/);
  expect(explained.cause).toBe(error);
});

test("a system that has no PostgreSQL package is told what else works", () => {
  expect(() => locateBinaries("sunos", "sparc")).toThrow(
    expect.objectContaining({
      message: expect.stringContaining("sunos-sparc"),
      fix: expect.stringContaining("DATABASE_URL"),
    }),
  );
});
