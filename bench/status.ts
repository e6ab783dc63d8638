import { spawn } from "node:child_process";
import { once } from "node:events";
import path from "node:path";
import { sql } from "kysely";
import { type Creator, openBenchHome } from "./support/bench-home.ts";
import type { BareHandlerSettings } from "./support/bare-handler.ts";
import type { LoopResult, LoopSettings } from "./support/closed-loop.ts";
import type { HttpLoadSettings } from "./support/http-load.ts";
import {
  cpuOf,
  loadNow,
  median,
  numberOf,
  numbersOf,
  printQuestion,
  printTable,
  runLoad,
  spread,
} from "./support/measure.ts";
import type { SqlLoadSettings } from "./support/sql-load.ts";

const question =
  "How many status reads a second does the API answer, beside the bare read of the row and beside a bare HTTP handler?";

/**
 * Status: `GET /v1/video/status/{id}` with a test key, of clips that are done and of clips that wait, in turn.
 * Baselines: `select * from task where id = $1` by a named prepared statement on the same database, and a node:http
 * server that answers the same paths with the same headers and bytes from memory. The floor of a server that asks its store
 * at every read: the same handler with one `select 1` by the server's own driver before each answer. All in turn, in each
 * round.
 *
 * BENCH_CONNECTIONS, BENCH_ROUNDS, BENCH_SECONDS (of each measurement), BENCH_PROFILE_DIR.
 */
const levels = numbersOf("BENCH_CONNECTIONS", [1, 8, 64]);
const rounds = numberOf("BENCH_ROUNDS", 3);
const seconds = numberOf("BENCH_SECONDS", 1.2);
const warmUpSeconds = 0.3;
const aim = 0.5;
const doneTasks = 2;
const waitingTasks = 6;
/** Of the store's 60, the server takes up to 22, the floor 4, PostgreSQL keeps 3; a few stay for this and autovacuum. */
const directConnectionsMax = 28;

// tiny clips are enough to have rows of real outputs
await using home = await openBenchHome({ KINORA_TEST_MEDIA_SIZE: "64x36", KINORA_RENDER_WORKERS: "1" });
const creator = await home.makeCreator();
const taskIds = await makeTasks(creator);
const answers = await readAnswers();
const bare = await openBareHandler({ answers });
await using _ended = { [Symbol.asyncDispose]: () => bare.stop() };
const lowest = await openBareHandler({ answers, database: home.running().address });
await using _endedToo = { [Symbol.asyncDispose]: () => lowest.stop() };

printQuestion(question, {
  store: home.postgresVersion,
  data: `${doneTasks} tasks that are done and ${waitingTasks} that wait, in turn; ${bare.bytes} bytes of body on average`,
  runs: `${rounds} rounds of ${seconds} s per level after ${warmUpSeconds} s, all in turn; median (min..max)`,
});

const { serverPid, postmasterPid, address } = home.running();
const watched = {
  server: { pid: serverPid, tree: false },
  postgres: { pid: postmasterPid, tree: true },
  bare: { pid: bare.pid, tree: false },
  floor: { pid: lowest.pid, tree: false },
};
let checked = 0;
// code that is compiled and plans that are made in the first seconds are not what is asked about
await viaHttp(home.port, { callers: 8, warmUpSeconds: 0, seconds: 2, watched });

const rows: Record<string, string | number>[] = [];
for (const callers of levels) {
  const settings = { callers, warmUpSeconds, seconds, watched };
  const status: LoopResult[] = [];
  const row: LoopResult[] = [];
  const handler: LoopResult[] = [];
  const floor: LoopResult[] = [];
  for (let round = 0; round < rounds; round++) {
    status.push(await viaHttp(home.port, settings));
    row.push(await direct(settings));
    handler.push(await viaHttp(bare.port, settings));
    floor.push(await viaHttp(lowest.port, settings));
  }
  const rate = (results: readonly LoopResult[]): readonly number[] => results.map(({ perSecond }) => perSecond);
  const ratio = rate(status).map(
    (perSecond, index) => perSecond / Math.min(rate(row)[index] ?? Number.NaN, rate(handler)[index] ?? Number.NaN),
  );
  const toFloor = rate(status).map((perSecond, index) => perSecond / (rate(floor)[index] ?? Number.NaN));
  const of = (share: "p50" | "p99"): string => median(status.map(({ latencyMs }) => latencyMs[share])).toFixed(1);
  const cost = (results: readonly LoopResult[], who: string): string => cpuOf(results, [who]).toFixed(0);
  const byCpu =
    Math.max(cpuOf(row, ["client", "postgres"]), cpuOf(handler, ["client", "bare"])) /
    cpuOf(status, ["client", "server", "postgres"]);
  rows.push({
    connections: callers,
    "status/s": spread(rate(status)),
    "row/s": spread(rate(row)),
    "handler/s": spread(rate(handler)),
    ratio: spread(ratio, 2),
    "by CPU": byCpu.toFixed(2),
    aim: median(ratio) >= aim ? "met" : "missed",
    "floor/s": spread(rate(floor)),
    "to the floor": spread(toFloor, 2),
    "p50, p99 ms": `${of("p50")}, ${of("p99")}`,
    "µs CPU each: server": cost(status, "server"),
    postgres: cost(status, "postgres"),
    client: cost(status, "client"),
    "row: postgres": cost(row, "postgres"),
    "client ": cost(row, "client"),
    "handler: server": cost(handler, "bare"),
    "client  ": cost(handler, "client"),
    "floor: server": cost(floor, "floor"),
    "postgres ": cost(floor, "postgres"),
  });
}
printTable(rows);
console.log(
  "by CPU: the ratio of CPU times, all processes together; what the rates tend to when nothing else is short",
);
console.log(`after the run: ${loadNow()}`);
if (levels.some((callers) => callers > directConnectionsMax)) {
  console.log(`row: at most ${directConnectionsMax} connections, which more callers share; the server's pool has 20`);
}
console.log(
  `checked: ${checked} answers were 200 and named the task that was asked for; the ratio is to the smaller rate`,
);

async function viaHttp(port: number, settings: LoopSettings): Promise<LoopResult> {
  const requests = taskIds.map((id) => ({
    method: "GET" as const,
    path: `/v1/video/status/${id}`,
    headers: { authorization: `Bearer ${creator.key}` },
    expected: `"task_id":"${id}"`,
  }));
  const load: HttpLoadSettings = { ...settings, host: home.host, port, requests };
  const result = await runLoad("http-load.ts", load);
  checked += result.acknowledged;
  return result;
}

async function direct(settings: LoopSettings): Promise<LoopResult> {
  const connections = Math.min(settings.callers, directConnectionsMax);
  const work = { kind: "read", taskIds } as const;
  const load: SqlLoadSettings = { ...settings, database: address, connections, work };
  return runLoad("sql-load.ts", load);
}

/** Tasks of the API itself, some rendered to the end; nothing renders any more when this resolves. */
async function makeTasks({ key }: Creator): Promise<readonly string[]> {
  const headers = { authorization: `Bearer ${key}`, "content-type": "application/json" };
  const origin = `http://${home.host}:${home.port}`;
  const create = async (): Promise<string> => {
    const body = { model: "kling-v3", prompt: "A person walking through a futuristic city at sunset", duration: 3 };
    const response = await fetch(`${origin}/v1/video/generate`, {
      method: "POST",
      headers,
      body: JSON.stringify(body),
    });
    const created = (await response.json()) as { readonly task_id?: string };
    if (created.task_id === undefined) throw new Error(`a create was refused: ${JSON.stringify(created)}`);
    return created.task_id;
  };
  const done: string[] = [];
  for (let made = 0; made < doneTasks; made++) done.push(await create());
  for (const id of done) {
    const response = await fetch(`${origin}/v1/video/status/${id}?wait=60`, { headers });
    let task = (await response.json()) as { status: string };
    for (let looks = 0; task.status !== "completed" && looks < 20; looks++) {
      const again = await fetch(`${origin}/v1/video/status/${id}?wait=10`, { headers });
      task = (await again.json()) as { status: string };
    }
    if (task.status !== "completed") throw new Error(`a clip was not made: ${JSON.stringify(task)}`);
  }
  await home.restart({ KINORA_ROLE: "api" });
  const waiting: string[] = [];
  for (let made = 0; made < waitingTasks; made++) waiting.push(await create());
  const { rows: counted } = await sql<{ done: bigint; waiting: bigint }>`
    select count(*) filter (where status = 'completed') as done, count(*) filter (where status = 'queued') as waiting
    from task`.execute(home.db());
  if (counted[0]?.done !== BigInt(doneTasks) || counted[0].waiting !== BigInt(waitingTasks)) {
    throw new Error("the tasks are not in the states that are asked about");
  }
  return [...done, ...waiting];
}

/** What the API answers now, for the bare handler to repeat. */
async function readAnswers(): Promise<BareHandlerSettings["answers"]> {
  const answers: Record<string, { headers: readonly string[]; body: string }> = {};
  for (const id of taskIds) {
    const place = `/v1/video/status/${id}`;
    const response = await fetch(`http://${home.host}:${home.port}${place}`, {
      headers: { authorization: `Bearer ${creator.key}` },
    });
    const own = new Set(["date", "connection", "keep-alive"]); // Node adds them by itself
    const headers = [...response.headers].filter(([name]) => !own.has(name)).flat();
    answers[place] = { headers, body: await response.text() };
  }
  return answers;
}

interface BareHandler {
  readonly port: number;
  readonly pid: number;
  /** Of a body, on average. */
  readonly bytes: number;
  stop(): Promise<void>;
}

async function openBareHandler(settings: BareHandlerSettings): Promise<BareHandler> {
  const child = spawn(process.execPath, [path.join(import.meta.dirname, "support/bare-handler.ts")], {
    stdio: ["pipe", "pipe", "inherit"],
    timeout: 600_000, // should this program be killed
  });
  child.stdin.end(JSON.stringify(settings));
  const [line] = (await once(child.stdout, "data")) as [Buffer];
  const { port } = JSON.parse(line.toString()) as { port: number };
  const bodies = Object.values(settings.answers).map(({ body }) => Buffer.byteLength(body));
  return {
    port,
    pid: child.pid ?? -1,
    bytes: Math.round(bodies.reduce((sum, size) => sum + size, 0) / bodies.length),
    async stop() {
      const ended = once(child, "exit");
      child.kill();
      await ended;
    },
  };
}
