import { defineCommand } from "citty";
import { command, jsonOption } from "./command.ts";
import { deleteWorkspaceCommand } from "./delete-workspace.ts";
import { exitCodes } from "./exit-code.ts";
import { wholeNumber } from "./number-option.ts";
import { withOperator, type WorkspaceLine } from "./operator.ts";
import { formatTable } from "./table.ts";
import { makeTerminal } from "./terminal.ts";
import { UsageError } from "./usage-error.ts";

/** More than the whole world's credits in a year is a typing mistake. */
export const creditsMax = 1_000_000_000;

const createCommand = command({
  name: "create",
  description: "Make a workspace and print its id and keys; the keys are shown this once",
  options: {
    name: { type: "positional", required: true, description: "Name of the workspace." },
    plan: {
      type: "string",
      valueHint: "plan|none",
      description: "API plan, for example api-pro; none leaves the API closed. api-starter if left out.",
    },
    "test-credits": { type: "string", valueHint: "number", description: "Credits of the test side; 0 if left out." },
    "live-credits": { type: "string", valueHint: "number", description: "Credits of the live side; 0 if left out." },
    ...jsonOption,
  },
  async run(args, host) {
    const request = {
      name: args.name,
      plan: args.plan ?? "api-starter",
      testCredits: wholeNumber("test-credits", args["test-credits"] ?? "0", { min: 0, max: creditsMax }),
      liveCredits: wholeNumber("live-credits", args["live-credits"] ?? "0", { min: 0, max: creditsMax }),
    };
    const made = await withOperator(host, (operator) => operator.createWorkspace(request));
    const terminal = makeTerminal(host, { quiet: false });
    if (args.json === true) {
      terminal.result(
        JSON.stringify({ workspace_id: made.workspaceId, test_key: made.testKey, live_key: made.liveKey }),
      );
    } else {
      terminal.result(`Workspace  ${made.workspaceId}`);
      terminal.result(`Test key   ${made.testKey}`);
      terminal.result(`Live key   ${made.liveKey}`);
      terminal.talk("The keys are not shown again.");
    }
    return exitCodes.ok;
  },
});

const listCommand = command({
  name: "list",
  description: "List all workspaces",
  options: { ...jsonOption },
  async run(args, host) {
    const workspaces = await withOperator(host, (operator) => operator.listWorkspaces());
    const terminal = makeTerminal(host, { quiet: false });
    if (args.json === true) terminal.result(JSON.stringify({ workspaces: workspaces.map(wireOf) }));
    else for (const line of formatTable(columns, workspaces)) terminal.result(line);
    return exitCodes.ok;
  },
});

const planCommand = command({
  name: "plan",
  description: "Set the plans of a workspace; none takes a plan away",
  options: {
    workspace: { type: "positional", required: true, description: "Id of the workspace." },
    api: { type: "string", valueHint: "plan|none", description: "API plan; as it is if left out." },
    web: { type: "string", valueHint: "plan|none", description: "Web plan; as it is if left out." },
    ...jsonOption,
  },
  async run(args, host) {
    const changes = (["api", "web"] as const).flatMap((kind) => {
      const plan = args[kind];
      return plan === undefined ? [] : [{ kind, planId: plan === "none" ? undefined : plan }];
    });
    if (changes.length === 0) throw new UsageError("Nothing to set.", "Type for example: --api api-pro");
    await withOperator(host, async ({ billing }) => {
      for (const change of changes)
        await billing.changePlan({ ...change, workspaceId: args.workspace, actor: { kind: "command_line" } });
    });
    const terminal = makeTerminal(host, { quiet: false });
    const set = Object.fromEntries(changes.map(({ kind, planId }) => [`${kind}_plan`, planId ?? null]));
    if (args.json === true) terminal.result(JSON.stringify({ workspace_id: args.workspace, ...set }));
    else
      for (const { kind, planId } of changes) terminal.result(`${kind} plan of ${args.workspace}: ${planId ?? "none"}`);
    return exitCodes.ok;
  },
});

export const workspacesCommand = defineCommand({
  meta: { name: "workspaces", description: "Make, list and delete workspaces, set their plans (operator)" },
  subCommands: { create: createCommand, list: listCommand, plan: planCommand, delete: deleteWorkspaceCommand },
});

const columns = [
  { title: "WORKSPACE", value: (one: WorkspaceLine) => one.workspaceId },
  { title: "NAME", value: (one: WorkspaceLine) => one.name },
  { title: "PLAN", value: (one: WorkspaceLine) => one.plan ?? "none" },
  { title: "TEST CREDITS", value: (one: WorkspaceLine) => one.testCredits },
  { title: "LIVE CREDITS", value: (one: WorkspaceLine) => one.liveCredits },
  { title: "CREATED", value: (one: WorkspaceLine) => one.createdAt.toISOString().slice(0, 10) },
];

function wireOf(one: WorkspaceLine): object {
  return {
    workspace_id: one.workspaceId,
    name: one.name,
    plan: one.plan ?? null,
    test_credits: one.testCredits,
    live_credits: one.liveCredits,
    created_at: one.createdAt.toISOString(),
  };
}
