import { sql } from "kysely";
import { type BenchHome, type Creator, openBenchHome } from "./support/bench-home.ts";
import type { LoopResult, LoopSettings } from "./support/closed-loop.ts";
import type { HttpLoadSettings } from "./support/http-load.ts";
import {
  cpuOf,
  diskSyncsPerSecond,
  loadNow,
  median,
  numberOf,
  numbersOf,
  printQuestion,
  printTable,
  runLoad,
  spread,
} from "./support/measure.ts";
import type { CreateWork, SqlLoadSettings } from "./support/sql-load.ts";

const question =
  "How many creates a second does the API take, beside what its database takes when submit_task is called directly?";

/**
 * HTTP: `POST /v1/video/generate` with a test key on a server that renders nothing. Baseline: `select submit_task(…)`
 * with the values of such a create, by a named prepared statement, on the same database. Both in turn, in each round.
 *
 * BENCH_CONNECTIONS, BENCH_ROUNDS, BENCH_SECONDS (of each measurement), BENCH_WORKSPACES (1 is one hot wallet),
 * BENCH_IDEMPOTENCY=1, BENCH_PROFILE_DIR.
 */
const levels = numbersOf("BENCH_CONNECTIONS", [1, 8, 64]);
const rounds = numberOf("BENCH_ROUNDS", 3);
const seconds = numberOf("BENCH_SECONDS", 1.5);
const workspaces = numberOf("BENCH_WORKSPACES", 64);
const idempotencyKeys = process.env["BENCH_IDEMPOTENCY"] === "1";
const warmUpSeconds = 0.4;
const aim = 0.5;

/** Of the store's 60, the server takes up to 22 and PostgreSQL keeps 3; a few stay for this program and autovacuum. */
const directConnectionsMax = 32;

const body = JSON.stringify({
  model: "kling-v3",
  prompt: "A cinematic shot of a person walking through a futuristic city at sunset",
  duration: 5,
  resolution: "1080p",
});

await using home = await openBenchHome({ KINORA_ROLE: "api" });
printQuestion(question, {
  store: `${home.postgresVersion}, ${diskSyncsPerSecond(home.dataDir)} fdatasync a second on its disk before the run`,
  data: `${workspaces} workspaces in turn, ${body.length} bytes of body, idempotency keys ${idempotencyKeys ? "on" : "off"}`,
  runs: `${rounds} rounds of ${seconds} s per level after ${warmUpSeconds} s, both sides in turn; median (min..max)`,
});

const creators: Creator[] = [];
for (let made = 0; made < workspaces; made++) creators.push(await home.makeCreator());
const work = await workOfOneCreate(home, creators);
const { serverPid, postmasterPid, address } = home.running();
const watched = { server: { pid: serverPid, tree: false }, postgres: { pid: postmasterPid, tree: true } };
let acknowledged = 1;

// code that is compiled and plans that are made in the first seconds are not what is asked about
await viaHttp({ callers: 8, warmUpSeconds: 0, seconds: 2, watched });
await direct({ callers: 8, warmUpSeconds: 0, seconds: 1, watched });

const rows: Record<string, string | number>[] = [];
for (const callers of levels) {
  const settings = { callers, warmUpSeconds, seconds, watched };
  const http: LoopResult[] = [];
  const bare: LoopResult[] = [];
  for (let round = 0; round < rounds; round++) {
    http.push(await viaHttp(settings));
    bare.push(await direct(settings));
  }
  const ratio = http.map((result, index) => result.perSecond / (bare[index]?.perSecond ?? Number.NaN));
  const cost = (results: readonly LoopResult[], who: string): string => cpuOf(results, [who]).toFixed(0);
  const byCpu = cpuOf(bare, ["client", "postgres"]) / cpuOf(http, ["client", "server", "postgres"]);
  rows.push({
    connections: callers,
    "HTTP/s": spread(http.map(({ perSecond }) => perSecond)),
    "direct/s": spread(bare.map(({ perSecond }) => perSecond)),
    ratio: spread(ratio, 2),
    "by CPU": byCpu.toFixed(2),
    aim: median(ratio) >= aim ? "met" : "missed",
    "HTTP p50, p99 ms": latency(http),
    "µs CPU each: server": cost(http, "server"),
    postgres: cost(http, "postgres"),
    client: cost(http, "client"),
    "direct: postgres": cost(bare, "postgres"),
    "client ": cost(bare, "client"),
  });
}
printTable(rows);
console.log(
  "by CPU: the ratio of CPU times, all processes together; what the rates tend to when nothing else is short",
);
console.log(`after the run: ${diskSyncsPerSecond(home.dataDir)} fdatasync a second, ${loadNow()}`);
if (levels.some((callers) => callers > directConnectionsMax)) {
  console.log(
    `direct: at most ${directConnectionsMax} connections, which more callers share; the server's pool has 20`,
  );
}

const { rows: counted } = await sql<{ tasks: bigint; holds: bigint; jobs: bigint }>`
  select (select count(*) from task) as tasks, (select count(*) from hold) as holds,
    (select count(*) from job where kind = 'run_task') as jobs`.execute(home.db());
const { tasks, holds, jobs } = counted[0] ?? {};
if ([tasks, holds, jobs].some((count) => count !== BigInt(acknowledged))) {
  throw new Error(`${acknowledged} creates were acknowledged; stored are ${tasks} tasks, ${holds} holds, ${jobs} jobs`);
}
await home.requireSoundLedger();
console.log(`checked: ${acknowledged} creates acknowledged, as many tasks, holds and jobs stored; the ledger is sound`);

/** Medians of the rounds' own. */
function latency(results: readonly LoopResult[]): string {
  const of = (share: "p50" | "p99"): string => median(results.map(({ latencyMs }) => latencyMs[share])).toFixed(1);
  return `${of("p50")}, ${of("p99")}`;
}

async function viaHttp(settings: LoopSettings): Promise<LoopResult> {
  const { host, port } = home;
  const requests = creators.map(({ key }) => ({
    method: "POST" as const,
    path: "/v1/video/generate",
    headers: { authorization: `Bearer ${key}`, "content-type": "application/json" },
    body,
    idempotencyKey: idempotencyKeys,
    expected: '"status":"queued"',
  }));
  const result = await runLoad("http-load.ts", { ...settings, host, port, requests } satisfies HttpLoadSettings);
  acknowledged += result.acknowledged;
  return result;
}

async function direct(settings: LoopSettings): Promise<LoopResult> {
  const connections = Math.min(settings.callers, directConnectionsMax);
  const sqlSettings: SqlLoadSettings = { ...settings, database: address, connections, work };
  const result = await runLoad("sql-load.ts", sqlSettings);
  acknowledged += result.acknowledged;
  return result;
}

/** What the API stores for one create, so that the direct call stores the same. */
async function workOfOneCreate({ db, host, port }: BenchHome, all: readonly Creator[]): Promise<CreateWork> {
  const response = await fetch(`http://${host}:${port}/v1/video/generate`, {
    method: "POST",
    headers: { authorization: `Bearer ${all[0]?.key}`, "content-type": "application/json" },
    body,
  });
  if (response.status !== 200) throw new Error(`the first create was refused: ${await response.text()}`);
  const { rows: stored } = await sql<CreateWork["task"]>`
    select model, request::text as request, quote::text as quote, warnings::text as warnings, amount::text as price
    from task join hold on hold.task_id = task.id`.execute(db());
  const task = stored[0];
  if (task === undefined) throw new Error("the first create stored no task");
  return {
    kind: "create",
    creators: all.map(({ workspaceId, apiKeyId }) => ({ workspaceId, apiKeyId })),
    idempotencyKeys,
    notify: true, // as the server does on the embedded store
    queueDepth: 100_000,
    task,
  };
}
