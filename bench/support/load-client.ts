import { randomUUID } from "node:crypto";
import { setTimeout as wait } from "node:timers/promises";
import { Client } from "undici";

/**
 * A closed-loop HTTP client in a process of its own, so that its CPU time is told apart from the server's. It reads one
 * JSON line of settings from its first argument and prints one JSON line of results.
 */
export interface LoadSettings {
  readonly origin: string;
  readonly method: "GET" | "POST";
  /** One of them per request, in turn. */
  readonly paths: readonly string[];
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
  /** Sends a fresh Idempotency-Key with every request. */
  readonly idempotencyKeys: boolean;
  readonly connections: number;
  readonly warmUpSeconds: number;
  readonly seconds: number;
}

export interface LoadResult {
  readonly requests: number;
  readonly failures: number;
  readonly perSecond: number;
  readonly latencyMs: { readonly p50: number; readonly p99: number };
  readonly clientCpuSeconds: number;
}

async function load(settings: LoadSettings): Promise<LoadResult> {
  const clients = Array.from({ length: settings.connections }, () => new Client(settings.origin, { pipelining: 1 }));
  const latencies: number[] = [];
  let failures = 0;
  let counting = false;
  let stop = false;
  let turn = 0;
  const loop = async (client: Client): Promise<void> => {
    while (!stop) {
      const path = settings.paths[turn++ % settings.paths.length] ?? "/";
      const headers = settings.idempotencyKeys
        ? { ...settings.headers, "idempotency-key": randomUUID() }
        : settings.headers;
      const since = performance.now();
      const response = await client.request({ path, method: settings.method, headers, body: settings.body ?? null });
      await response.body.dump({ limit: 1 << 24 });
      if (!counting) continue;
      if (response.statusCode === 200) latencies.push(performance.now() - since);
      else failures++;
    }
  };
  const loops = clients.map(loop);
  await wait(settings.warmUpSeconds * 1000);
  counting = true;
  const cpu = process.cpuUsage();
  const since = performance.now();
  await wait(settings.seconds * 1000);
  counting = false;
  const elapsedSeconds = (performance.now() - since) / 1000;
  const used = process.cpuUsage(cpu);
  stop = true;
  await Promise.all(loops);
  await Promise.all(clients.map((client) => client.close()));
  latencies.sort((a, b) => a - b);
  const at = (share: number): number => Math.round((latencies[Math.floor(latencies.length * share)] ?? 0) * 100) / 100;
  return {
    requests: latencies.length,
    failures,
    perSecond: Math.round(latencies.length / elapsedSeconds),
    latencyMs: { p50: at(0.5), p99: at(0.99) },
    clientCpuSeconds: (used.user + used.system) / 1e6,
  };
}

console.log(JSON.stringify(await load(JSON.parse(process.argv[2] ?? "{}") as LoadSettings)));
