import { execFileSync } from "node:child_process";
import { randomBytes } from "node:crypto";
import * as fs from "node:fs";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { formatApiKey } from "@kinora/core";
import { expect, test } from "vitest";
import { checkLedger } from "../../packages/server/src/credits/check-ledger.ts";
import { openHomeDatabase } from "../support/home-database.ts";
import { type KinoraHome, makeKinoraHome } from "../support/kinora-process.ts";

/** The cluster, its logs ahead, and twice the reserve. */
const diskMegabytes = 500;

test("on a full disk creates are refused with storage_full and nothing breaks; with room they go on without a restart", async (context) => {
  await using home = await makeKinoraHome({
    testKey: formatApiKey("test", randomBytes(96)),
    env: { KINORA_TEST_MEDIA_SIZE: "64x64@1" },
  });
  using disk = mountSmallDisk(home.dataDir);
  if (disk === undefined) context.skip("this user may not mount a tmpfs");
  const kinora = await home.start();
  expect((await create(home)).status).toBe(200);

  // the reserve is left, and not the whole of it
  const filler = path.join(home.dataDir, "filler");
  fs.writeFileSync(filler, Buffer.alloc(freeBytes(home) - 150 * 1024 ** 2));
  await until(async () => (await create(home)).code === "storage_full");
  expect(await create(home)).toMatchObject({ status: 503, code: "storage_full" });

  // somebody else took the reserve as well
  const rest = path.join(home.dataDir, "rest");
  fillUp(rest);
  expect(freeBytes(home)).toBe(0);
  for (let i = 0; i < 20; i++) expect(await create(home)).toMatchObject({ status: 503, code: "storage_full" });
  expect((await ask(home, "/v1/account")).status).toBe(200);

  for (const file of [filler, rest]) fs.rmSync(file);
  await until(async () => (await create(home)).status === 200);
  const database = openHomeDatabase(home.dataDir);
  try {
    await until(async () => {
      const open = await database.selectFrom("task").select("id").where("status", "!=", "completed").execute();
      return open.length === 0;
    });
    expect(await checkLedger(database)).toEqual([]);
  } finally {
    await database.destroy();
  }
  expect(await kinora.stop()).toBe(0);
});

/** Undefined where this user may not mount. */
function mountSmallDisk(folder: string): Disposable | undefined {
  fs.mkdirSync(folder, { mode: 0o711 });
  try {
    execFileSync("mount", ["-t", "tmpfs", "-o", `size=${diskMegabytes}m,mode=0711`, "kinora-test", folder], {
      stdio: "ignore",
    });
  } catch {
    return undefined;
  }
  return { [Symbol.dispose]: () => void execFileSync("umount", ["-l", folder]) };
}

function freeBytes({ dataDir }: KinoraHome): number {
  const { bavail, bsize } = fs.statfsSync(dataDir);
  return bavail * bsize;
}

function fillUp(file: string): void {
  const handle = fs.openSync(file, "w");
  try {
    for (;;) fs.writeSync(handle, Buffer.alloc(1 << 16));
  } catch (error) {
    expect(error).toMatchObject({ code: "ENOSPC" });
  } finally {
    fs.closeSync(handle);
  }
}

async function create(home: KinoraHome): Promise<{ readonly status: number; readonly code: string | undefined }> {
  const response = await ask(home, "/v1/image/generate", { model: "kling-image", prompt: "a cat" });
  const { error } = (await response.json()) as { readonly error?: { readonly code: string } };
  return { status: response.status, code: error?.code };
}

async function ask(home: KinoraHome, route: string, json?: unknown): Promise<Response> {
  const headers = { authorization: `Bearer ${home.testKey}`, "content-type": "application/json" };
  return fetch(
    home.url + route,
    json === undefined ? { headers } : { method: "POST", headers, body: JSON.stringify(json) },
  );
}

async function until(holds: () => Promise<boolean>): Promise<void> {
  while (!(await holds())) await sleep(50);
}
