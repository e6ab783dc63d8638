import { setTimeout } from "node:timers/promises";
import {
  AppError,
  assert,
  credits,
  type Engine,
  type EngineOutput,
  errorCatalog,
  type GenerationRequest,
  type Quote,
  type Warning,
} from "@kinora/core";
import type { Asset } from "#assets/asset.ts";
import type { ExpectedOutput } from "#assets/ingest-output.ts";
import type { Run, RunContext } from "./run-task.ts";
import type { TaskOutput, TaskOutputItem } from "./task-record.ts";

/**
 * Takes an engine's outputs into the asset store, in order. Safe to repeat: the same task and index give the same assets.
 *
 * @throws AppError `generation_failed` when one is not what was asked for
 */
export async function storeOutputs(
  context: Pick<RunContext, "ingest" | "retentionDays">,
  { task, request, signal }: Run,
  engine: Engine,
  outputs: readonly EngineOutput[],
): Promise<TaskOutput> {
  assert(
    outputs.length > 0 && outputs.length <= request.count,
    "an engine makes one to as many outputs as were asked for",
  );
  const items: TaskOutputItem[] = [];
  let poster: Asset | undefined;
  let expiresAt: Date | undefined;
  for (const [index, output] of outputs.entries()) {
    const stored = await patiently(signal, async () =>
      context.ingest({
        workspaceId: task.workspaceId,
        mode: task.mode,
        taskId: task.id,
        index,
        stream: await engine.open(output, signal),
        expected: expected(request),
        retentionDays: context.retentionDays,
      }),
    );
    items.push(item(stored.asset, index, output));
    poster ??= stored.poster;
    expiresAt ??= stored.asset.expiresAt;
  }
  assert(expiresAt !== undefined, "there is at least one output");
  return {
    kind: request.kind,
    items,
    ...(poster === undefined ? {} : { posterAssetId: poster.id }),
    expiresAt: expiresAt.toISOString(),
  };
}

/** What is charged: for pictures those that came, in whole credits; a clip comes whole or not at all. */
export function chargeFor(quote: Quote, output: TaskOutput): bigint {
  if (output.kind === "video") return quote.microCredits;
  const delivered = quote.lines.reduce((sum, line) => sum + line.microCreditsPerUnit * BigInt(output.items.length), 0n);
  const one = credits(1);
  const rounded = ((delivered + one - 1n) / one) * one;
  return rounded < quote.microCredits ? rounded : quote.microCredits;
}

export function missingOutputs(request: GenerationRequest, output: TaskOutput): readonly Warning[] {
  if (output.items.length >= request.count) return [];
  const message = `${output.items.length} of ${request.count} pictures were made; only these were charged.`;
  return [{ code: "partial_output", param: "n", message }];
}

function expected(request: GenerationRequest): ExpectedOutput {
  if (request.kind === "image") return { kind: "image" };
  return {
    kind: "video",
    durationSeconds: request.inputs.videoSeconds ?? request.durationSeconds,
    audio: request.audio,
  };
}

// Storing is cheap beside making: a busy reader, a full disk or a reader that died is waited for, a few seconds in all.
const storeTriesMax = 6;
const firstDelayMs = 250;

async function patiently<Value>(signal: AbortSignal, store: () => Promise<Value>): Promise<Value> {
  for (let tries = 1; ; tries++) {
    try {
      return await store();
    } catch (error) {
      const final = error instanceof AppError && !errorCatalog[error.code].retryable;
      const refused = error instanceof AppError && error.code === "generation_failed"; // the output itself is at fault
      if (final || refused || tries === storeTriesMax || signal.aborted) throw error;
      await setTimeout(firstDelayMs * 2 ** (tries - 1), undefined, { signal });
    }
  }
}

/** A clip always has a track of sound, which players expect; what counts is whether the engine put anything on it. */
function item(asset: Asset, index: number, output: EngineOutput): TaskOutputItem {
  const hasAudio = output.hasAudio ?? asset.hasAudio;
  assert(asset.width !== undefined && asset.height !== undefined, "a picture or clip has sides");
  return {
    assetId: asset.id,
    index,
    name: asset.name,
    mime: asset.mime,
    width: asset.width,
    height: asset.height,
    sizeBytes: asset.sizeBytes,
    ...(asset.durationSeconds === undefined ? {} : { durationSeconds: asset.durationSeconds }),
    ...(asset.framesPerSecond === undefined ? {} : { framesPerSecond: asset.framesPerSecond }),
    ...(hasAudio === undefined ? {} : { hasAudio }),
  };
}
