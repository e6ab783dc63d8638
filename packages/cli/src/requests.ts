import { defineCommand } from "citty";
import type { RequestLine } from "@kinora/sdk";
import { command, jsonOption, serverOptions } from "./command.ts";
import { exitCodes } from "./exit-code.ts";
import { requireServer } from "./find-server.ts";
import { limitOption, readLimit, showList, takeFirst } from "./list-output.ts";
import { makeTerminal } from "./terminal.ts";

const listCommand = command({
  name: "list",
  description: "List creates, changes and refusals of the last seven days, newest first",
  options: {
    ...limitOption,
    outcome: { type: "enum", options: ["ok", "error"], description: "Only these." },
    code: { type: "string", valueHint: "error-code", description: "Only refusals with this code." },
    task: { type: "string", valueHint: "task-id", description: "Only those of one task." },
    ...jsonOption,
    ...serverOptions,
  },
  async run(args, host) {
    const limit = readLimit(args);
    const client = await requireServer(args, host);
    const params = {
      ...(args.outcome === undefined ? {} : { outcome: args.outcome }),
      ...(args.code === undefined ? {} : { code: args.code }),
      ...(args.task === undefined ? {} : { task_id: args.task }),
    };
    const requests = await takeFirst(limit, (page) => client.requests.list({ ...page, ...params }));
    showList(host, args, { name: "requests", items: requests, columns });
    return exitCodes.ok;
  },
});

const columns = [
  { title: "TIME", value: (one: RequestLine) => one.created_at.slice(0, 19).replace("T", " ") },
  { title: "STATUS", value: (one: RequestLine) => one.status ?? 0 },
  { title: "CODE", value: (one: RequestLine) => one.error_code ?? "" },
  { title: "REQUEST", value: (one: RequestLine) => `${one.method} ${one.path}` },
  { title: "MS", value: (one: RequestLine) => one.duration_ms },
  { title: "ID", value: (one: RequestLine) => one.id },
];

const getCommand = command({
  name: "get",
  description: "Show one request with its body and its answer, as JSON",
  options: {
    id: { type: "positional", required: true, description: "Id of the request, as X-Request-Id says it." },
    ...jsonOption,
    ...serverOptions,
  },
  async run(args, host) {
    const client = await requireServer(args, host);
    const request = await client.requests.get(args.id);
    makeTerminal(host, { quiet: false }).result(JSON.stringify(request, null, args.json === true ? undefined : 2));
    return exitCodes.ok;
  },
});

export const requestsCommand = defineCommand({
  meta: { name: "requests", description: "Look into the request log" },
  subCommands: { list: listCommand, get: getCommand },
});
