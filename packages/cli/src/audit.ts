import { command, jsonOption } from "./command.ts";
import { exitCodes } from "./exit-code.ts";
import { wholeNumber } from "./number-option.ts";
import { type AuditLine, withOperator } from "./operator.ts";
import { plainText } from "./plain-text.ts";
import { formatTable } from "./table.ts";
import { makeTerminal } from "./terminal.ts";

export const auditCommand = command({
  name: "audit",
  description: "List who changed what: keys, members, plans, credits, engines (operator)",
  options: {
    workspace: { type: "string", valueHint: "id", description: "Only of this workspace; everything if left out." },
    limit: { type: "string", valueHint: "number", description: "How many, 1 to 1000; 50 if left out." },
    ...jsonOption,
  },
  async run(args, host) {
    const limit = wholeNumber("limit", args.limit ?? "50", { min: 1, max: 1_000 });
    const { workspace: workspaceId } = args;
    const entries = await withOperator(host, (operator) => operator.listAudit({ workspaceId, limit }));
    const terminal = makeTerminal(host, { quiet: false });
    if (args.json === true) terminal.result(JSON.stringify({ entries: entries.map(wireOf) }));
    else if (entries.length === 0) terminal.talk("Nothing was changed.");
    else for (const line of formatTable(columns, entries)) terminal.result(line);
    return exitCodes.ok;
  },
});

const columns = [
  { title: "AT", value: (one: AuditLine) => one.createdAt.toISOString().slice(0, 19).replace("T", " ") },
  { title: "WHO", value: (one: AuditLine) => plainText(one.actorName ?? one.actorKind.replace("_", " "), 30) },
  { title: "WHAT", value: (one: AuditLine) => one.action },
  { title: "TARGET", value: (one: AuditLine) => one.targetId },
  { title: "WORKSPACE", value: (one: AuditLine) => one.workspaceId ?? "" },
  { title: "DETAIL", value: (one: AuditLine) => plainText(JSON.stringify(one.detail), 60) },
];

function wireOf(one: AuditLine): object {
  return {
    id: one.id,
    at: one.createdAt.toISOString(),
    actor: { kind: one.actorKind, id: one.actorId ?? null, name: one.actorName ?? null },
    action: one.action,
    target: { kind: one.targetKind, id: one.targetId },
    workspace_id: one.workspaceId ?? null,
    detail: one.detail,
    request_id: one.requestId ?? null,
  };
}
