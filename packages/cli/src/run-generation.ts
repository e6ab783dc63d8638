import { openAsBlob } from "node:fs";
import { stat } from "node:fs/promises";
import path from "node:path";
import type { CreatedTask, Kinora, Task } from "@kinora/sdk";
import { KinoraError, TaskFailedError } from "@kinora/sdk";
import { exitCodes } from "./exit-code.ts";
import { clientOf, findServer, type ServerChoice } from "./find-server.ts";
import type { Host } from "./host.ts";
import { creditsText, plainText } from "./plain-text.ts";
import { durationText, makeProgressBar } from "./progress-bar.ts";
import { Interrupted } from "./report-error.ts";
import { type OutputPlan, saveOutput } from "./save-output.ts";
import { makeTerminal, type Terminal } from "./terminal.ts";
import { UsageError } from "./usage-error.ts";

/** One create of the command line, already checked: from here on it may cost something. */
export interface Generation {
  readonly server: ServerChoice;
  readonly output: OutputPlan;
  readonly json: boolean;
  readonly quiet: boolean;
  /** Local files of the request, by field; they are uploaded first. */
  readonly files: Readonly<Partial<Record<FileField, string>>>;
  create(client: Kinora, uploaded: Readonly<Partial<Record<FileField, string>>>): Promise<CreatedTask>;
}

export type FileField = (typeof fileFields)[number];

const fileFields = ["image_url", "end_image_url", "audio_url"] as const;

/**
 * Finds or starts a server, uploads, creates, shows progress, saves the files and says where they are. Ctrl-C cancels
 * the task; a second one ends the command at once.
 *
 * @returns the exit code
 */
export async function runGeneration(generation: Generation, host: Host): Promise<number> {
  const terminal = makeTerminal(host, { quiet: generation.quiet || generation.json });
  const interruption = new AbortController();
  const stopListening = host.onInterrupt(() => {
    if (interruption.signal.aborted) process.exit(exitCodes.interrupted);
    interruption.abort(new Interrupted("Interrupted; no task was created."));
  });
  const address = await findServer(generation.server, host);
  const started =
    address === undefined
      ? await import("./local-server.ts").then((module) => module.startLocalServer(host, terminal, interruption.signal))
      : undefined;
  try {
    const client = clientOf(address ?? started ?? unreachable());
    const finished = await produce(client, generation, { host, terminal, signal: interruption.signal });
    tell(finished, generation, terminal);
    return exitCodes.ok;
  } finally {
    stopListening();
    await started?.stop();
  }
}

interface Finished {
  readonly task: Task;
  readonly files: readonly string[];
  readonly seconds: number;
}

interface Surroundings {
  readonly host: Host;
  readonly terminal: Terminal;
  readonly signal: AbortSignal;
}

async function produce(client: Kinora, generation: Generation, around: Surroundings): Promise<Finished> {
  const startedAt = Date.now();
  const { terminal, signal } = around;
  const uploaded: Partial<Record<FileField, string>> = {};
  for (const field of fileFields) {
    const file = generation.files[field];
    if (file === undefined) continue;
    terminal.talk(`Uploading ${file}`);
    const upload = await client.uploads.create(await openAsBlob(file), { name: path.basename(file), signal });
    uploaded[field] = upload.asset_id;
  }
  signal.throwIfAborted();
  // Not cut short by Ctrl-C: a create that is under way may be stored, and only its answer says what to cancel.
  const created = await generation.create(client, uploaded);
  terminal.talk(`Task ${created.task_id}, ${created.model}, ${creditsText(created.credits_reserved)} reserved`);
  for (const warning of created.warnings) terminal.talk(`  Note: ${plainText(warning.message, 300)}`);
  const task = await followTask(client, created, around);
  const files = await saveAll(client, task, generation.output, signal).catch((error: unknown) => {
    if (!signal.aborted) throw error;
    const { task_id: id } = task;
    throw new Interrupted(`Interrupted: task ${id} is completed but not saved; kinora wait ${id} tells its address.`);
  });
  return { task, files, seconds: Math.round((Date.now() - startedAt) / 1_000) };
}

/** Shows the task's progress until its end; on Ctrl-C cancels it and says what came of that. */
async function followTask(client: Kinora, task: Pick<CreatedTask, "task_id">, around: Surroundings): Promise<Task> {
  const bar = makeProgressBar(around.host, { interactive: around.terminal.interactive });
  try {
    for await (const state of client.tasks.stream(task, { signal: around.signal })) {
      bar.show(state);
      if (state.status === "completed") return state;
      if (state.status === "failed") throw new TaskFailedError(state);
    }
    throw new Error(`The stream of task ${task.task_id} ended before the task.`);
  } catch (error) {
    if (around.signal.aborted) throw new Interrupted(await cancelAndTell(client, task.task_id));
    throw error;
  } finally {
    bar.stop();
  }
}

/** Long enough for a busy server, short enough for somebody who wants to leave. */
const cancelTimeoutMs = 10_000;

async function cancelAndTell(client: Kinora, taskId: string): Promise<string> {
  try {
    const task = await client.tasks.cancel(taskId, { signal: AbortSignal.timeout(cancelTimeoutMs) });
    const released = task.receipt.released > 0 ? ` ${creditsText(task.receipt.released)} came back.` : "";
    if (task.status === "failed") return `Interrupted: task ${taskId} is canceled.${released}`;
    if (task.cancellation?.state === "requested")
      return `Interrupted: task ${taskId} is asked to stop; see kinora tasks get ${taskId}.`;
    return `Interrupted, but it is too late to cancel task ${taskId}; see kinora tasks get ${taskId}.`;
  } catch (error) {
    const why = error instanceof KinoraError ? error.message : String(error);
    return `Interrupted, but task ${taskId} could not be canceled: ${why}`;
  }
}

async function saveAll(client: Kinora, task: Task, plan: OutputPlan, signal: AbortSignal): Promise<readonly string[]> {
  const output = task.output ?? undefined;
  if (output === undefined) throw new Error(`Task ${task.task_id} is completed but has no output.`);
  const urls = (output.type === "video" ? output.videos : output.images).map((file) => file.url);
  const files: string[] = [];
  for (const [index, url] of urls.entries()) {
    const download = await client.download(url, { signal });
    files.push(
      await saveOutput(withExtension(plan, download.name), download, urls.length === 1 ? undefined : index + 1),
    );
  }
  return files;
}

/** Pictures come as PNG or JPEG: a name that we choose takes the extension of what came. */
function withExtension(plan: OutputPlan, name: string): OutputPlan {
  const extension = path.extname(name);
  return plan.named || extension === "" ? plan : { ...plan, extension };
}

function tell(finished: Finished, generation: Generation, terminal: Terminal): void {
  const { task, files, seconds } = finished;
  if (generation.json) {
    terminal.result(JSON.stringify({ files, task }));
    return;
  }
  const clip = task.output?.type === "video" ? task.output.videos[0] : undefined;
  if (clip !== undefined) {
    const sound = clip.has_audio ? " with sound" : "";
    terminal.talk(
      `${clip.duration.toFixed(1)} s, ${clip.width}x${clip.height}, ${clip.fps} fps${sound}, ${sizeText(clip.size)}`,
    );
  }
  terminal.talk(`Done in ${durationText(seconds)}, ${creditsText(task.credits_charged)} charged`);
  for (const file of files) terminal.result(file);
}

function sizeText(bytes: number): string {
  return bytes < 1_000_000 ? `${Math.ceil(bytes / 1_000)} KB` : `${(bytes / 1_000_000).toFixed(1)} MB`;
}

/**
 * Tells a local file from an address that the server can fetch.
 *
 * @param option as a person types it
 * @returns the file to upload, or the value to send as it is
 * @throws UsageError when it is neither
 */
export async function localFileOrAddress(
  option: string,
  value: string,
): Promise<{ readonly file: string } | { readonly address: string }> {
  if (/^(https?:\/\/|data:|asset_)/.test(value)) return { address: value };
  const found = await stat(value).catch(() => undefined);
  if (found?.isFile() === true) return { file: value };
  throw new UsageError(
    `${option} must be a file or an http(s) address, and there is no file "${plainText(value)}".`,
    found === undefined ? "Check the path." : "It is a folder.",
  );
}

function unreachable(): never {
  throw new Error("a server is either found or started");
}
