import { randomBytes, randomInt } from "node:crypto";
import * as fs from "node:fs";
import path from "node:path";
import { formatApiKey } from "@kinora/core";
import { sql } from "kysely";
import { expect, test } from "vitest";
import { checkLedger } from "../../packages/server/src/credits/check-ledger.ts";
import { crashPoints } from "../../packages/server/src/observe/crash-point.ts";
import { type KinoraHome, makeKinoraHome } from "../support/kinora-process.ts";
import { openHomeDatabase } from "../support/home-database.ts";
import { openWebhookReceiver } from "../support/webhook-receiver.ts";

const kills = Number(process.env["KINORA_TEST_KILLS"] ?? 4);
const killsPerPoint = Number(process.env["KINORA_TEST_KILLS_PER_POINT"] ?? 1);
const seed = Number(process.env["KINORA_TEST_SEED"] ?? randomInt(2 ** 31));
const timeout = 600_000 + (kills + crashPoints.length * killsPerPoint) * 20_000;
const submitters = 20;
/** Over all submitters. */
const createsPerSecond = Number(process.env["KINORA_TEST_CREATES_PER_SECOND"] ?? 4);
/** From a start until the work reaches a point; a crowded machine is slow. */
const pointMs = 120_000;
const settleMs = 300_000; // "within 5 minutes of the last kill"

test(
  `${kills} kills at random moments and ${killsPerPoint} at each named point lose nothing and repeat nothing (KINORA_TEST_SEED=${seed})`,
  { timeout },
  async () => {
    const random = mulberry32(seed);
    await using receiver = await openWebhookReceiver();
    await using home = await makeKinoraHome({
      testKey: formatApiKey("test", randomBytes(96)),
      env: {
        KINORA_ALLOW_PRIVATE_ADDRESSES: "127.0.0.1/32",
        KINORA_TEST_MEDIA_SIZE: "64x64@1",
        KINORA_RENDER_JOBS: "2",
        KINORA_RENDER_WORKERS: "1",
        KINORA_WEBHOOK_SCHEDULE: "0,1,1,1,1",
      },
    });
    await (await home.start()).stop();
    const load = startSubmitters(home, receiver.url);

    // At random moments: some fall into the start itself.
    for (let kill = 0; kill < kills; kill++) {
      const kinora = random() < 0.2 ? home.launch() : await home.start();
      await waitMs(random() * 1500);
      await kinora.kill();
    }
    // At each named point: the process ends itself when it gets there.
    const reached = new Map<string, number>();
    for (const point of crashPoints) {
      for (let n = 0; n < killsPerPoint; n++) {
        const kinora = home.launch({ KINORA_CRASH_AT: point });
        const { signal } = await Promise.race([kinora.ended, waitMs(pointMs).then(() => ({ signal: "not reached" }))]);
        expect(signal, `${point} was not reached:\n${kinora.output().slice(-2000)}`).toBe("SIGKILL");
        reached.set(point, (reached.get(point) ?? 0) + 1);
      }
    }

    const lastKill = performance.now();
    const kinora = await home.start();
    const acknowledged = await load.stop();
    expect(acknowledged.size, "the load created tasks").toBeGreaterThan(kills);

    const database = openHomeDatabase(home.dataDir);
    try {
      const open = sql<{ n: bigint }>`select count(*) as n from task where status in ('queued', 'processing')`;
      while (((await open.execute(database)).rows[0]?.n ?? 1n) > 0n) {
        expect(performance.now() - lastKill, "every task ends within five minutes of the last kill").toBeLessThan(
          settleMs,
        );
        await waitMs(250);
      }
      const tasks = await database
        .selectFrom("task")
        .select(["id", "status", "error", "output", "external_task_id"])
        .execute();
      const failed = tasks.filter((task) => task.status !== "completed");
      expect(failed, "no task fails because of a kill").toEqual([]);
      const ids = new Set(tasks.map((task) => String(task.id)));
      expect(
        [...acknowledged.values()].filter((id) => !ids.has(id)),
        "no acknowledged task is lost",
      ).toEqual([]);
      expect(new Set(acknowledged.values()).size, "one task per acknowledged create").toBe(acknowledged.size);
      expect(new Set(tasks.map((task) => task.external_task_id)).size, "a create that was repeated made one task").toBe(
        tasks.length,
      );

      expect(await checkLedger(database)).toEqual([]);
      const count = async (query: ReturnType<typeof sql<{ n: bigint }>>): Promise<bigint> =>
        (await query.execute(database)).rows[0]?.n ?? -1n;
      expect(await count(sql`select count(*) as n from hold where state = 'open'`), "no hold outlives its task").toBe(
        0n,
      );
      expect(
        await count(sql`select coalesce(sum(amount), 0)::bigint as n from posting`),
        "the ledger sums to zero",
      ).toBe(0n);
      expect(await count(sql`select count(*) as n from job where kind = 'run_task'`)).toBe(0n);
      expect(
        await count(
          sql`select count(*) as n from (select task_id from attempt where state = 'succeeded' group by task_id having count(*) <> 1) as twice`,
        ),
        "each task succeeded exactly once",
      ).toBe(0n);
      expect(
        await count(
          sql`select count(*) as n from (select task_id from event where type = 'task.completed' group by task_id having count(*) <> 1) as twice`,
        ),
        "each completion is told once",
      ).toBe(0n);
      const deliveries = sql<{ n: bigint }>`select count(*) as n from webhook_delivery where state = 'pending'`;
      while ((await count(deliveries)) > 0n) await waitMs(100);
      expect(await count(sql`select count(*) as n from webhook_delivery where state = 'failed'`)).toBe(0n);
      const told = new Set(
        receiver.received
          .map(({ body }) => JSON.parse(body) as { event: string; task_id: string })
          .filter(({ event }) => event === "task.completed")
          .map(({ task_id }) => task_id),
      );
      expect(
        [...ids].filter((id) => !told.has(id)),
        "every completion reached its callback",
      ).toEqual([]);
    } finally {
      await database.destroy();
    }

    expect(await kinora.stop()).toBe(0);
    expect(home.livePids(), "no process is left").toEqual([]);
    expect(fs.readdirSync(home.tempDir), "no temp file is left").toEqual([]);
    expect(leftovers(home.dataDir), "no temp file is left in the data directory").toEqual([]);
    console.log(
      `seed ${seed}: ${kills} random kills, ${[...reached.values()].reduce((a, b) => a + b, 0)} at named points, ${acknowledged.size} tasks acknowledged, all completed ${Math.round((performance.now() - lastKill) / 1000)} s after the last kill`,
    );
  },
);

interface Load {
  /** Ends the load once every create in flight is acknowledged. @returns task id by create */
  stop(): Promise<ReadonlyMap<string, string>>;
}

/** Creates at a fixed rate over all submitters; each create is repeated under its key until it is acknowledged. */
function startSubmitters(home: KinoraHome, callbackUrl: string): Load {
  const acknowledged = new Map<string, string>();
  let stopping = false;
  let created = 0;
  let nextAtMs = performance.now();
  const submitter = async (): Promise<void> => {
    while (!stopping) {
      const mine = created++;
      // a rate over all submitters, and no burst after the server was down
      const atMs = Math.max(nextAtMs, performance.now());
      nextAtMs = atMs + 1000 / createsPerSecond;
      await waitMs(Math.max(0, atMs - performance.now()));
      const key = `create-${mine}`;
      // A submitter gives up on nothing: what it does not hear of, it asks again.
      for (;;) {
        const taskId = await createOnce(home, { key, callbackUrl, kind: mine % 3 === 0 ? "video" : "image" });
        if (taskId !== undefined) {
          acknowledged.set(key, taskId);
          break;
        }
        await waitMs(100);
      }
    }
  };
  const running = Array.from({ length: submitters }, submitter);
  return {
    async stop() {
      stopping = true;
      await Promise.all(running);
      return acknowledged;
    },
  };
}

async function createOnce(
  home: KinoraHome,
  create: { readonly key: string; readonly callbackUrl: string; readonly kind: "video" | "image" },
): Promise<string | undefined> {
  const { key, callbackUrl, kind } = create;
  const work = kind === "video" ? { model: "kling-v3", duration: 3 } : { model: "kling-image" };
  const body = { ...work, prompt: "a chef in a kitchen", external_task_id: key, callback_url: callbackUrl };
  try {
    const response = await fetch(`${home.url}/v1/${kind}/generate`, {
      method: "POST",
      headers: {
        authorization: `Bearer ${home.testKey}`,
        "content-type": "application/json",
        "idempotency-key": key,
      },
      body: JSON.stringify(body),
      signal: AbortSignal.timeout(10_000),
    });
    const answer = (await response.json()) as { readonly task_id?: string; readonly error?: { readonly code: string } };
    if (response.status === 200) return answer.task_id;
    if (response.status < 500 && response.status !== 409 && response.status !== 429) {
      throw new Error(`create was refused: ${JSON.stringify(answer)}`, { cause: "refused" });
    }
    return undefined;
  } catch (error) {
    if (error instanceof Error && error.cause === "refused") throw error;
    return undefined; // the server is down
  }
}

/** Files that only a step in progress may own. */
function leftovers(dataDir: string): readonly string[] {
  return fs
    .globSync("**/*", { cwd: dataDir, exclude: (name) => name === "postgres" })
    .filter(
      (file) =>
        /(^|\/)(scratch|tmp|incoming)\/.+|\.(tmp|part)$/.test(file) && fs.statSync(path.join(dataDir, file)).isFile(),
    );
}

function waitMs(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}

/** A small seeded generator, so that a run can be repeated. */
function mulberry32(start: number): () => number {
  let state = start >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}
