import { defineCommand } from "citty";
import { command, jsonOption, serverOptions } from "./command.ts";
import { exitCodes } from "./exit-code.ts";
import { requireServer } from "./find-server.ts";
import { wholeNumber } from "./number-option.ts";
import { withOperator } from "./operator.ts";
import { creditsText } from "./plain-text.ts";
import { makeTerminal } from "./terminal.ts";
import { futureInstant } from "./time-option.ts";
import { creditsMax } from "./workspaces.ts";

const showCommand = command({
  name: "show",
  description: "Show the credits of the key's workspace",
  options: { ...jsonOption, ...serverOptions },
  async run(args, host) {
    const credits = await (await requireServer(args, host)).credits();
    const terminal = makeTerminal(host, { quiet: false });
    if (args.json === true) terminal.result(JSON.stringify(credits));
    else {
      terminal.result(`Available  ${creditsText(credits.available)}`);
      terminal.result(`Reserved   ${creditsText(credits.reserved)}`);
      terminal.result(
        `Balance    ${creditsText(credits.balance)}, $${(credits.balance * credits.usd_per_credit).toFixed(2)}`,
      );
    }
    return exitCodes.ok;
  },
});

const refillCommand = command({
  name: "refill",
  description: "Fill the test side of the key's workspace to 100,000 credits",
  options: { ...jsonOption, ...serverOptions },
  async run(args, host) {
    const refill = await (await requireServer(args, host)).billing.refillTestCredits();
    const terminal = makeTerminal(host, { quiet: false });
    if (args.json === true) terminal.result(JSON.stringify(refill));
    else terminal.result(`${creditsText(refill.credits)} added, ${creditsText(refill.available)} available`);
    return exitCodes.ok;
  },
});

const grantCommand = command({
  name: "grant",
  description: "Give credits to a workspace (operator)",
  options: {
    workspace: { type: "positional", required: true, description: "Id of the workspace." },
    mode: { type: "enum", required: true, options: ["test", "live"], description: "Side of the workspace." },
    credits: { type: "string", required: true, valueHint: "number", description: "How many." },
    "expires-at": { type: "string", valueHint: "2027-01-31", description: "When they expire; never if left out." },
    ...jsonOption,
  },
  async run(args, host) {
    const credits = wholeNumber("credits", args.credits, { min: 1, max: creditsMax });
    const expiresAt =
      args["expires-at"] === undefined ? undefined : futureInstant("expires-at", args["expires-at"], Date.now());
    await withOperator(host, (operator) =>
      operator.grantCredits({ workspaceId: args.workspace, mode: args.mode, credits, expiresAt }),
    );
    const terminal = makeTerminal(host, { quiet: false });
    if (args.json === true) {
      const expires = expiresAt?.toISOString() ?? null;
      terminal.result(JSON.stringify({ workspace_id: args.workspace, mode: args.mode, credits, expires_at: expires }));
    } else terminal.result(`${creditsText(credits)} granted to the ${args.mode} side of ${args.workspace}`);
    return exitCodes.ok;
  },
});

export const creditsCommand = defineCommand({
  meta: { name: "credits", description: "Show or refill credits, or grant them (operator)" },
  subCommands: { show: showCommand, refill: refillCommand, grant: grantCommand },
  default: "show",
});
