import { type ArgsDef, defineCommand } from "citty";
import type { Kinora, Task } from "@kinora/sdk";
import { command, jsonOption, serverOptions } from "./command.ts";
import { exitCodes } from "./exit-code.ts";
import { requireServer } from "./find-server.ts";
import type { Host } from "./host.ts";
import { limitOption, readLimit, showList, takeFirst } from "./list-output.ts";
import { wholeNumber } from "./number-option.ts";
import { creditsText, plainText } from "./plain-text.ts";
import { makeProgressBar } from "./progress-bar.ts";
import { Interrupted } from "./report-error.ts";
import { makeTerminal, type Terminal } from "./terminal.ts";
import { UsageError } from "./usage-error.ts";

const idOption = { id: { type: "positional", required: true, description: "Id of the task." } } satisfies ArgsDef;

const listCommand = command({
  name: "list",
  description: "List tasks, newest first",
  options: {
    ...limitOption,
    status: { type: "enum", options: ["queued", "processing", "completed", "failed"], description: "Only these." },
    model: { type: "string", valueHint: "model", description: "Only tasks of this model." },
    ...jsonOption,
    ...serverOptions,
  },
  async run(args, host) {
    const limit = readLimit(args);
    const client = await requireServer(args, host);
    const params = {
      ...(args.status === undefined ? {} : { status: args.status }),
      ...(args.model === undefined ? {} : { model: args.model }),
    };
    const tasks = await takeFirst(limit, (page) => client.tasks.list({ ...page, ...params }));
    showList(host, args, { name: "tasks", items: tasks, columns });
    return exitCodes.ok;
  },
});

const columns = [
  { title: "ID", value: (task: Task) => task.task_id },
  { title: "STATUS", value: (task: Task) => (task.error === null ? task.status : `failed: ${task.error.code}`) },
  { title: "%", value: (task: Task) => task.progress },
  { title: "MODEL", value: (task: Task) => task.model },
  { title: "CREDITS", value: (task: Task) => task.credits_charged },
  { title: "CREATED", value: (task: Task) => task.created_at.slice(0, 19).replace("T", " ") },
  { title: "PROMPT", value: (task: Task) => plainText(promptOf(task), 40) },
];

const getCommand = command({
  name: "get",
  description: "Show one task",
  options: { ...idOption, ...jsonOption, ...serverOptions },
  async run(args, host) {
    const client = await requireServer(args, host);
    showTask(await client.tasks.get(args.id), makeTerminal(host, { quiet: false }), args.json === true);
    return exitCodes.ok;
  },
});

const cancelCommand = command({
  name: "cancel",
  description: "Stop a task; credits that it holds come back",
  options: { ...idOption, ...jsonOption, ...serverOptions },
  async run(args, host) {
    const client = await requireServer(args, host);
    const task = await client.tasks.cancel(args.id);
    const terminal = makeTerminal(host, { quiet: false });
    if (args.json === true) terminal.result(JSON.stringify(task));
    else terminal.result(`Task ${task.task_id}: cancellation ${task.cancellation?.state ?? "confirmed"}`);
    return exitCodes.ok;
  },
});

const finalizeCommand = command({
  name: "finalize",
  description: "Make a draft real: run its request on a live engine (live key)",
  options: {
    ...idOption,
    "max-credits": { type: "string", valueHint: "number", description: "Refuse a price above this." },
    quote: { type: "string", valueHint: "quote-id", description: "A quote of the last ten minutes to have its price." },
    ...jsonOption,
    ...serverOptions,
  },
  async run(args, host) {
    const maxCredits = args["max-credits"] === undefined ? undefined : Number(args["max-credits"]);
    if (maxCredits !== undefined && !(maxCredits >= 0)) {
      throw new UsageError("--max-credits must be a number of credits.", "Type for example: --max-credits 80");
    }
    const client = await requireServer(args, host);
    const made = await client.tasks.finalize(args.id, {
      ...(maxCredits === undefined ? {} : { max_credits: maxCredits }),
      ...(args.quote === undefined ? {} : { quote_id: args.quote }),
    });
    const terminal = makeTerminal(host, { quiet: false });
    if (args.json === true) terminal.result(JSON.stringify(made));
    else terminal.result(`Task ${made.task_id}, ${creditsText(made.credits_reserved)} reserved`);
    return exitCodes.ok;
  },
});

const deleteCommand = command({
  name: "delete",
  description: "Delete a task's files, prompt and media; its ledger line stays",
  options: { ...idOption, ...jsonOption, ...serverOptions },
  async run(args, host) {
    const client = await requireServer(args, host);
    await client.tasks.delete(args.id);
    const terminal = makeTerminal(host, { quiet: false });
    terminal.result(
      args.json === true ? JSON.stringify({ task_id: args.id, deleted: true }) : `Task ${args.id} deleted`,
    );
    return exitCodes.ok;
  },
});

const watchCommand = command({
  name: "watch",
  description: "Follow a task to its end; with --json one object per change",
  options: { ...idOption, ...jsonOption, ...serverOptions },
  async run(args, host) {
    const client = await requireServer(args, host);
    const terminal = makeTerminal(host, { quiet: args.json === true });
    const task = await lookOn(client, args.id, {
      host,
      terminal,
      onState: (state) => {
        if (args.json === true) terminal.result(JSON.stringify(state));
      },
    });
    if (args.json !== true) showTask(task, terminal, false);
    return task.status === "completed" ? exitCodes.ok : exitCodes.failed;
  },
});

/** The commands that read and steer tasks. */
export const tasksCommand = defineCommand({
  meta: { name: "tasks", description: "List, show, cancel, finalize, delete or watch tasks" },
  subCommands: {
    list: listCommand,
    get: getCommand,
    cancel: cancelCommand,
    finalize: finalizeCommand,
    delete: deleteCommand,
    watch: watchCommand,
  },
});

export const waitCommand = command({
  name: "wait",
  description: "Wait for a task's end and print the addresses of its files",
  options: {
    ...idOption,
    timeout: { type: "string", valueHint: "seconds", description: "Give up after so many seconds; the task goes on." },
    ...jsonOption,
    ...serverOptions,
  },
  async run(args, host) {
    const seconds = wholeNumber("timeout", args.timeout, { min: 1, max: 86_400, unit: "seconds" });
    const client = await requireServer(args, host);
    const terminal = makeTerminal(host, { quiet: args.json === true });
    const bar = makeProgressBar(host, { interactive: terminal.interactive });
    let task: Task;
    try {
      task = await client.wait(args.id, {
        onProgress: (state) => bar.show(state),
        ...(seconds === undefined ? {} : { timeoutMs: seconds * 1_000 }),
      });
    } finally {
      bar.stop();
    }
    if (args.json === true) terminal.result(JSON.stringify(task));
    else for (const url of urlsOf(task)) terminal.result(url);
    return exitCodes.ok;
  },
});

/** Watching is not owning: Ctrl-C here leaves the task alone. */
async function lookOn(
  client: Kinora,
  id: string,
  options: { readonly host: Host; readonly terminal: Terminal; readonly onState: (task: Task) => void },
): Promise<Task> {
  const stop = new AbortController();
  const stopListening = options.host.onInterrupt(() =>
    stop.abort(new Interrupted(`Stopped watching; task ${id} goes on.`)),
  );
  const bar = makeProgressBar(options.host, { interactive: options.terminal.interactive });
  try {
    let last: Task | undefined;
    for await (const state of client.tasks.stream(id, { signal: stop.signal })) {
      bar.show(state);
      options.onState(state);
      last = state;
    }
    if (last === undefined) throw new UsageError(`Task ${id} sent no state.`);
    return last;
  } finally {
    bar.stop();
    stopListening();
  }
}

function showTask(task: Task, terminal: Terminal, json: boolean): void {
  if (json) {
    terminal.result(JSON.stringify(task));
    return;
  }
  const lines: (readonly [string, string | undefined])[] = [
    ["Task", task.task_id],
    ["Status", task.status === "processing" ? `processing, ${task.progress} %` : task.status],
    ["Model", task.model],
    ["Provider", task.provider ?? undefined],
    ["Prompt", promptOf(task)],
    ["Created", task.created_at],
    ["Ended", task.completed_at ?? undefined],
    [
      "Credits",
      `${creditsText(task.receipt.held)} held, ${task.receipt.charged} charged, ${task.receipt.released} back`,
    ],
    ["Error", task.error === null ? undefined : `${task.error.code}: ${task.error.message}`],
    ["", task.error?.fix],
    ["Note", task.note?.message],
    ...urlsOf(task).map((url) => ["File", url] as const),
    ...task.warnings.map((warning) => ["Warning", warning.message] as const),
  ];
  for (const [title, text] of lines)
    if (text !== undefined && text !== "") terminal.result(`${title.padEnd(9)} ${plainText(text, 2_000)}`);
}

function urlsOf(task: Task): readonly string[] {
  if (task.output === null) return [];
  return (task.output.type === "video" ? task.output.videos : task.output.images).map((file) => file.url);
}

function promptOf(task: Task): string {
  return task.request?.prompt ?? "";
}
