import { spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import { once } from "node:events";
import * as fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { formatApiKey } from "@kinora/core";
import { openEmbeddedPostgres } from "../packages/server/src/store/embedded-postgres.ts";
import { type KinoraHome, type KinoraProcess, makeKinoraHome } from "../tests/support/kinora-process.ts";
import { loadNow, numberOf, printQuestion, printTable, spread } from "./support/measure.ts";
import { cpuSeconds, descendants, memoryMib, residentMib } from "./support/processes.ts";

const question =
  "How long does `serve` take until it is ready, and how much memory does it need while it does nothing?";

/**
 * First start: on an empty directory, until `/readyz` says 200. Warm start: on the same directory, stopped in order.
 * Memory: proportional set sizes of Node and of all PostgreSQL processes after some rest, the welcome clip switched off.
 * Baselines: the embedded PostgreSQL alone, started by the same supervisor and asked nothing, and a Node process that
 * does nothing. All in turn, in each round.
 *
 * BENCH_ROUNDS, BENCH_WARM (warm starts in a round), BENCH_REST (seconds before memory is read).
 */
const rounds = numberOf("BENCH_ROUNDS", 3);
const warmStarts = numberOf("BENCH_WARM", 2);
const restSeconds = numberOf("BENCH_REST", 3);

printQuestion(question, {
  runs: `${rounds} rounds of 1 first and ${warmStarts} warm starts; memory after ${restSeconds} s of rest; median (min..max)`,
});

const seconds = {
  first: [] as number[],
  warm: [] as number[],
  postgresFirst: [] as number[],
  postgresWarm: [] as number[],
  node: [] as number[],
};
const cpu = { first: [] as number[], warm: [] as number[] };
const memory = {
  node: [] as number[],
  nodeResident: [] as number[],
  postgres: [] as number[],
  bareNode: [] as number[],
  barePostgres: [] as number[],
};
const postgresProcesses: number[] = [];

for (let round = 0; round < rounds; round++) {
  await measureKinora();
  await measurePostgresAlone();
  await measureNodeAlone();
}

printTable([
  { "until ready": "first start", seconds: spread(seconds.first, 2), "server CPU s": spread(cpu.first, 2) },
  { "until ready": "warm start", seconds: spread(seconds.warm, 2), "server CPU s": spread(cpu.warm, 2) },
  { "until ready": "PostgreSQL alone, first", seconds: spread(seconds.postgresFirst, 2), "server CPU s": "" },
  { "until ready": "PostgreSQL alone, warm", seconds: spread(seconds.postgresWarm, 2), "server CPU s": "" },
  { "until ready": "Node alone", seconds: spread(seconds.node, 2), "server CPU s": "" },
]);
printTable([
  { "at rest": "Kinora: Node", MiB: spread(memory.node) },
  { "at rest": "  resident, if no other program ran Node", MiB: spread(memory.nodeResident) },
  { "at rest": `Kinora: PostgreSQL, ${spread(postgresProcesses)} processes`, MiB: spread(memory.postgres) },
  {
    "at rest": "Kinora: together",
    MiB: spread(memory.node.map((mib, index) => mib + (memory.postgres[index] ?? Number.NaN))),
  },
  { "at rest": "PostgreSQL alone", MiB: spread(memory.barePostgres) },
  { "at rest": "Node alone", MiB: spread(memory.bareNode) },
]);
console.log(`after the run: ${loadNow()}`);
console.log(
  "checked: every start answered /readyz with 200 and a create's key with 200, and every stop left no process",
);

async function measureKinora(): Promise<void> {
  await using home = await makeKinoraHome({ testKey: formatApiKey("test", randomBytes(96)) });
  const first = await start(home);
  seconds.first.push(first.seconds);
  cpu.first.push(cpuSeconds(first.server.pid));
  await stop(home, first.server);
  for (let warm = 0; warm < warmStarts; warm++) {
    const started = await start(home);
    seconds.warm.push(started.seconds);
    cpu.warm.push(cpuSeconds(started.server.pid));
    if (warm === warmStarts - 1) {
      await wait(restSeconds * 1000);
      const postmaster = Number(fs.readFileSync(postmasterFile(home.dataDir), "utf8").split("\n")[0]);
      const postgres = [postmaster, ...descendants(postmaster)];
      const others = descendants(started.server.pid).filter((pid) => !postgres.includes(pid));
      memory.node.push(sumOfMemory([started.server.pid, ...others]));
      memory.nodeResident.push([started.server.pid, ...others].reduce((sum, pid) => sum + residentMib(pid), 0));
      memory.postgres.push(sumOfMemory(postgres));
      postgresProcesses.push(postgres.length);
    }
    await stop(home, started.server);
  }
}

async function start(home: KinoraHome): Promise<{ readonly server: KinoraProcess; readonly seconds: number }> {
  const sinceMs = performance.now();
  const server = home.launch({ KINORA_LOG_LEVEL: "warn" });
  let over = false;
  void server.ended.then(() => (over = true));
  for (;;) {
    const ready = await fetch(`${home.url}/readyz`).then(
      ({ ok }) => ok,
      () => false,
    );
    if (ready) break;
    if (over || performance.now() - sinceMs > 60_000) throw new Error(`serve was not ready:\n${server.output()}`);
    await wait(5);
  }
  const took = (performance.now() - sinceMs) / 1000;
  const account = await fetch(`${home.url}/v1/account`, { headers: { authorization: `Bearer ${home.testKey}` } });
  if (!account.ok) throw new Error(`a server that was ready answered ${account.status}`);
  return { server, seconds: took };
}

async function stop(home: KinoraHome, server: KinoraProcess): Promise<void> {
  const code = await server.stop();
  if (code !== 0) throw new Error(`serve ended with ${code}:\n${server.output()}`);
  const left = home.livePids();
  if (left.length > 0) throw new Error(`processes ${left.join(", ")} were left`);
}

async function measurePostgresAlone(): Promise<void> {
  const dataDir = fs.mkdtempSync(path.join(os.tmpdir(), "kn-"));
  await using _removed = { [Symbol.asyncDispose]: () => fs.promises.rm(dataDir, { recursive: true, force: true }) };
  const openFor = async (into: number[]): Promise<AsyncDisposable & { readonly pid: number }> => {
    const sinceMs = performance.now();
    const postgres = await openEmbeddedPostgres({ dataDir });
    into.push((performance.now() - sinceMs) / 1000);
    return postgres;
  };
  {
    await using _first = await openFor(seconds.postgresFirst);
  }
  await using warm = await openFor(seconds.postgresWarm);
  await wait(restSeconds * 1000);
  memory.barePostgres.push(sumOfMemory([warm.pid, ...descendants(warm.pid)]));
}

async function measureNodeAlone(): Promise<void> {
  const sinceMs = performance.now();
  const program = "console.log(1); setTimeout(() => undefined, 60_000)";
  const child = spawn(process.execPath, ["--eval", program], { stdio: ["ignore", "pipe", "inherit"] });
  await once(child.stdout, "data");
  seconds.node.push((performance.now() - sinceMs) / 1000);
  memory.bareNode.push(memoryMib(child.pid ?? -1));
  const ended = once(child, "exit");
  child.kill();
  await ended;
}

/** In the data directory, or where its pointer says, see the supervisor. */
function postmasterFile(dataDir: string): string {
  const pointer = path.join(dataDir, "postgres-home");
  const folder = fs.existsSync(pointer) ? fs.readFileSync(pointer, "utf8").trim() : path.join(dataDir, "postgres");
  return path.join(folder, "data/postmaster.pid");
}

function sumOfMemory(pids: readonly number[]): number {
  return pids.reduce((sum, pid) => sum + memoryMib(pid), 0);
}
