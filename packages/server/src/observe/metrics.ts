import { Counter, Gauge, Histogram, Registry } from "prom-client";

/**
 * The figures of one process. Labels are closed sets, never ids, keys or addresses: each combination is a series for
 * ever, and `/metrics` must not tell one workspace about another.
 */
export interface Metrics {
  readonly registry: Registry;
  /** Seconds from the request's first byte to the answer's last, by dialect, route pattern, method and status. */
  readonly requestSeconds: Histogram<"dialect" | "route" | "method" | "status">;
  /** Tasks by how they ended. */
  readonly tasksEnded: Counter<"model" | "mode" | "provider" | "outcome">;
  /** Seconds that a task waited for an engine, and that it took there. */
  readonly taskQueueSeconds: Histogram<"model" | "mode">;
  readonly taskSeconds: Histogram<"model" | "mode" | "provider">;
  /** Jobs that wait, by kind; read from the store when the page is asked for. */
  readonly jobsWaiting: Gauge<"kind">;
  /** Requests that were answered and not taken down, because the log's buffer was full. */
  readonly requestLogDropped: Counter;
  /** Rows that break an invariant of the ledger. Anything but 0 wakes the operator. */
  readonly ledgerViolations: Gauge;
}

/** A registry of its own, so that two servers in one process do not share figures. */
export function makeMetrics(): Metrics {
  const registry = new Registry();
  const registers = [registry];
  const requestBuckets = [0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60];
  const taskBuckets = [0.1, 0.5, 1, 2, 5, 10, 20, 30, 60, 120, 300, 600, 1_800];
  const memory: Gauge = new Gauge({
    name: "kinora_process_resident_bytes",
    help: "Memory of the server process",
    registers,
    collect: () => memory.set(process.memoryUsage.rss()),
  });
  return {
    registry,
    requestSeconds: new Histogram({
      name: "kinora_request_seconds",
      help: "Time from request to the end of the answer",
      labelNames: ["dialect", "route", "method", "status"],
      buckets: requestBuckets,
      registers,
    }),
    tasksEnded: new Counter({
      name: "kinora_tasks_ended_total",
      help: "Tasks by outcome: completed, or the error code",
      labelNames: ["model", "mode", "provider", "outcome"],
      registers,
    }),
    taskQueueSeconds: new Histogram({
      name: "kinora_task_queue_seconds",
      help: "Time that a task waited for an engine",
      labelNames: ["model", "mode"],
      buckets: taskBuckets,
      registers,
    }),
    taskSeconds: new Histogram({
      name: "kinora_task_seconds",
      help: "Time from the start on an engine to the end of the task",
      labelNames: ["model", "mode", "provider"],
      buckets: taskBuckets,
      registers,
    }),
    jobsWaiting: new Gauge({
      name: "kinora_jobs_waiting",
      help: "Jobs that are due or will be",
      labelNames: ["kind"],
      registers,
    }),
    requestLogDropped: new Counter({
      name: "kinora_request_log_dropped_total",
      help: "Requests that the request log had no room for",
      registers,
    }),
    ledgerViolations: new Gauge({
      name: "kinora_ledger_violations",
      help: "Rows that break an invariant of the ledger; must be 0",
      registers,
    }),
  };
}
