import { defineCommand } from "citty";
import { command, jsonOption } from "./command.ts";
import { exitCodes } from "./exit-code.ts";
import type { Host } from "./host.ts";
import { wholeNumber } from "./number-option.ts";
import { type KeyLine, type MadeKey, withOperator } from "./operator.ts";
import { formatTable } from "./table.ts";
import { makeTerminal } from "./terminal.ts";
import { spanSeconds } from "./time-option.ts";
import { UsageError } from "./usage-error.ts";
import { creditsMax } from "./workspaces.ts";

const idOption = {
  key: { type: "positional", required: true, description: "Id of the key, as keys list shows it." },
} as const;

const createCommand = command({
  name: "create",
  description: "Make a key and print it; it is shown this once",
  options: {
    workspace: { type: "string", valueHint: "id", description: "Workspace that the key belongs to." },
    mode: { type: "enum", options: ["test", "live"], description: "Side of the workspace." },
    operator: {
      type: "boolean",
      description: "Make an operator's key instead, for /metrics and /v1/operator; it opens no workspace.",
    },
    name: { type: "string", valueHint: "text", description: "Name to know it by." },
    "max-credits": { type: "string", valueHint: "number", description: "Most that the key may ever spend." },
    "expires-in": { type: "string", valueHint: "30m|1h|7d", description: "Life of the key; for ever if left out." },
    ...jsonOption,
  },
  async run(args, host) {
    const expiresInSeconds =
      args["expires-in"] === undefined ? undefined : spanSeconds("expires-in", args["expires-in"]);
    const wanted = { name: args.name, expiresInSeconds };
    if (args.operator === true) {
      refuseBesideOperator(args, ["workspace", "mode", "max-credits"]);
      const made = await withOperator(host, (operator) => operator.createOperatorKey(wanted));
      return tellKey(made, host, args.json === true);
    }
    const { workspace, mode } = args;
    if (workspace === undefined) throw missingWorkspace();
    if (mode === undefined) throw new UsageError("--mode needs a value.", "One of: test, live.");
    const maxCredits = wholeNumber("max-credits", args["max-credits"], { min: 1, max: creditsMax });
    const made = await withOperator(host, (operator) =>
      operator.createKey({ ...wanted, workspaceId: workspace, mode, maxCredits }),
    );
    return tellKey(made, host, args.json === true);
  },
});

const listCommand = command({
  name: "list",
  description: "List the keys of a workspace or of operators; the keys themselves are not stored",
  options: {
    workspace: { type: "string", valueHint: "id", description: "Workspace whose keys to list." },
    operator: { type: "boolean", description: "List the operators' keys instead." },
    ...jsonOption,
  },
  async run(args, host) {
    const { workspace } = args;
    if (args.operator === true) refuseBesideOperator(args, ["workspace"]);
    else if (workspace === undefined) throw missingWorkspace();
    const keys: readonly ListedKey[] = await withOperator(host, (operator) =>
      workspace === undefined ? operator.listOperatorKeys() : operator.listKeys(workspace),
    );
    const terminal = makeTerminal(host, { quiet: false });
    if (args.json === true) terminal.result(JSON.stringify({ keys: keys.map(wireOf) }));
    else for (const line of formatTable(columns, keys)) terminal.result(line);
    return exitCodes.ok;
  },
});

const revokeCommand = command({
  name: "revoke",
  description: "End a key; a running server notices within five seconds",
  options: { ...idOption, ...jsonOption },
  async run(args, host) {
    await withOperator(host, (operator) => operator.revokeKey(args.key));
    const terminal = makeTerminal(host, { quiet: false });
    terminal.result(
      args.json === true ? JSON.stringify({ key_id: args.key, revoked: true }) : `Key ${args.key} revoked`,
    );
    return exitCodes.ok;
  },
});

const rotateCommand = command({
  name: "rotate",
  description: "Make a new key in place of another, which goes on working for an overlap",
  options: {
    ...idOption,
    overlap: { type: "string", valueHint: "30m|1h|7d", description: "How long both work; 24h if left out." },
    ...jsonOption,
  },
  async run(args, host) {
    const overlapSeconds = spanSeconds("overlap", args.overlap ?? "24h");
    const made = await withOperator(host, (operator) => operator.rotateKey({ keyId: args.key, overlapSeconds }));
    return tellKey(made, host, args.json === true);
  },
});

export const keysCommand = defineCommand({
  meta: { name: "keys", description: "Make, list, revoke and rotate API keys (operator)" },
  subCommands: { create: createCommand, list: listCommand, revoke: revokeCommand, rotate: rotateCommand },
});

function tellKey(made: MadeKey, host: Host, json: boolean): number {
  const terminal = makeTerminal(host, { quiet: false });
  if (json) {
    const expires = made.expiresAt?.toISOString() ?? null;
    terminal.result(JSON.stringify({ key_id: made.keyId, key: made.key, expires_at: expires }));
  } else {
    terminal.result(made.key);
    terminal.talk(`Id ${made.keyId}. The key is not shown again.`);
  }
  return exitCodes.ok;
}

/** @throws UsageError naming an option that only a workspace's key has */
function refuseBesideOperator(args: Readonly<Record<string, unknown>>, names: readonly string[]): void {
  const given = names.find((name) => args[name] !== undefined);
  if (given === undefined) return;
  throw new UsageError(`--${given} does not go with --operator.`, "An operator's key belongs to no workspace.");
}

function missingWorkspace(): UsageError {
  return new UsageError("--workspace needs a value.", "Name one that kinora workspaces list shows, or use --operator.");
}

/** An operator's key has no side of a workspace. */
type ListedKey = Omit<KeyLine, "mode"> & Partial<Pick<KeyLine, "mode">>;

const columns = [
  { title: "ID", value: (one: ListedKey) => one.keyId },
  { title: "NAME", value: (one: ListedKey) => one.name },
  { title: "MODE", value: (one: ListedKey) => one.mode ?? "operator" },
  { title: "STATE", value: (one: ListedKey) => one.state },
  {
    title: "EXPIRES",
    value: (one: ListedKey) => one.expiresAt?.toISOString().slice(0, 16).replace("T", " ") ?? "never",
  },
  {
    title: "LAST USED",
    value: (one: ListedKey) => one.lastUsedAt?.toISOString().slice(0, 16).replace("T", " ") ?? "never",
  },
];

function wireOf(one: ListedKey): object {
  return {
    key_id: one.keyId,
    name: one.name,
    mode: one.mode ?? null,
    state: one.state,
    expires_at: one.expiresAt?.toISOString() ?? null,
    last_used_at: one.lastUsedAt?.toISOString() ?? null,
  };
}
