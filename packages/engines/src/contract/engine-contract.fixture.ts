import * as fs from "node:fs/promises";
import {
  type Engine,
  type EngineAttempt,
  type EngineHandle,
  type EngineInputs,
  type EngineStatus,
  type GenerationRequest,
} from "@kinora/core";
import { expect, test } from "vitest";

/** An engine under test, with requests that show what it must keep. */
export interface ContractSubject extends AsyncDisposable {
  readonly engine: Engine;
  /** Ends well, soon. */
  readonly request: GenerationRequest;
  /** Takes long enough to be stopped while it runs. */
  readonly longRequest: GenerationRequest;
  readonly inputs: EngineInputs;
  /** A new attempt with an empty scratch directory of its own. */
  attempt(): Promise<EngineAttempt>;
}

const never = new AbortController().signal;
const betweenLooksMs = 20;

/** What the worker relies on, whatever the engine. */
export function testEngineContract(name: string, open: () => Promise<ContractSubject>): void {
  test(`${name}: an attempt runs by itself after start, and its handle survives JSON`, async () => {
    await using subject = await open();
    const { engine, request, inputs } = subject;
    const handle = throughJson(await engine.start(request, await subject.attempt(), inputs, never));
    const { last, percents } = await followed(engine, handle);
    expect(last.kind).toBe("succeeded");
    expect(percents).toEqual(percents.toSorted((a, b) => a - b));
    for (const percent of percents) expect(percent >= 0 && percent <= 99).toBe(true);
    await engine.release(handle);
  });

  test(`${name}: outputs are there to be read, more than once, until the release`, async () => {
    await using subject = await open();
    const { engine, request, inputs } = subject;
    const handle = await engine.start(request, await subject.attempt(), inputs, never);
    const { last } = await followed(engine, handle);
    if (last.kind !== "succeeded") throw new Error(`the attempt ended as ${last.kind}`);
    expect(last.modelVersion).not.toBe("");
    expect(last.outputs).toHaveLength(request.count);
    for (const output of last.outputs) {
      expect(output.kind).toBe(request.kind);
      const [first, second] = [await bytesOf(engine, output), await bytesOf(engine, output)];
      expect(first.byteLength).toBeGreaterThan(0);
      expect(first.equals(second)).toBe(true);
    }
    await engine.release(handle);
  });

  test(`${name}: a cancel stops a running attempt, and says when it comes too late`, async () => {
    await using subject = await open();
    const { engine, inputs } = subject;
    const handle = await engine.start(subject.longRequest, await subject.attempt(), inputs, never);
    expect(["confirmed", "requested"]).toContain(await engine.cancel(handle, never));
    const { last } = await followed(engine, handle);
    expect(last).toMatchObject({ kind: "failed", error: { code: "canceled", retryable: false } });
    await engine.release(handle);

    const done = await engine.start(subject.request, await subject.attempt(), inputs, never);
    await followed(engine, done);
    expect(["too_late", "unsupported"]).toContain(await engine.cancel(done, never));
    expect((await engine.status(done, never)).kind).toBe("succeeded");
    await engine.release(done);
  });

  test(`${name}: an attempt whose handle was lost can be found, one that never was cannot`, async () => {
    await using subject = await open();
    const { engine, inputs } = subject;
    const attempt = await subject.attempt();
    const handle = await engine.start(subject.longRequest, attempt, inputs, never);
    const answer = await engine.reconcile(attempt, never);
    if (engine.capabilities.local) expect(answer).toEqual({ found: handle });
    expect(["absent", "unknown"]).toContain(await engine.reconcile(await subject.attempt(), never));
    await engine.cancel(handle, never);
    await engine.release(handle);
  });

  test(`${name}: a release leaves nothing behind, also in the midst of the work and when it is repeated`, async () => {
    await using subject = await open();
    const { engine, inputs } = subject;
    const attempt = await subject.attempt();
    const handle = await engine.start(subject.longRequest, attempt, inputs, never);
    await engine.release(handle);
    await engine.release(handle);
    expect(await filesIn(attempt.scratchDir)).toEqual([]);
    if (engine.capabilities.restartable) {
      expect(await engine.status(handle, never)).toMatchObject({ kind: "failed", error: { retryable: true } });
    }
  });
}

async function followed(
  engine: Engine,
  handle: EngineHandle,
): Promise<{ readonly last: EngineStatus; readonly percents: readonly number[] }> {
  const percents: number[] = [];
  for (;;) {
    const status = await engine.status(handle, never);
    if (status.kind === "succeeded" || status.kind === "failed") return { last: status, percents };
    if (status.kind === "running") percents.push(status.percent);
    await new Promise((resolve) => setTimeout(resolve, betweenLooksMs));
  }
}

async function bytesOf(engine: Engine, output: Parameters<Engine["open"]>[0]): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of await engine.open(output, never)) chunks.push(chunk);
  return Buffer.concat(chunks);
}

async function filesIn(folder: string): Promise<readonly string[]> {
  return fs.readdir(folder).catch(() => []);
}

function throughJson(handle: EngineHandle): EngineHandle {
  return JSON.parse(JSON.stringify(handle));
}
