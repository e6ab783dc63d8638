import type { PackList, PlanList } from "@kinora/sdk";
import { command, jsonOption, serverOptions } from "./command.ts";
import { exitCodes } from "./exit-code.ts";
import { requireServer } from "./find-server.ts";
import { formatTable } from "./table.ts";
import { makeTerminal } from "./terminal.ts";

type Plan = PlanList["data"][number];
type Pack = PackList["data"][number];

export const plansCommand = command({
  name: "plans",
  description: "List the plans that can be taken, and those that the workspace has",
  options: { ...jsonOption, ...serverOptions },
  async run(args, host) {
    const plans = await (await requireServer(args, host)).billing.plans();
    const terminal = makeTerminal(host, { quiet: false });
    if (args.json === true) terminal.result(JSON.stringify(plans));
    else {
      for (const line of formatTable(planColumns, plans.data)) terminal.result(line);
      const current = plans.current.map(({ plan }) => plan).join(", ");
      terminal.talk(current === "" ? "The workspace has no plan." : `The workspace has ${current}.`);
    }
    return exitCodes.ok;
  },
});

const planColumns = [
  { title: "PLAN", value: (plan: Plan) => plan.id },
  { title: "KIND", value: (plan: Plan) => plan.kind },
  { title: "MODELS", value: (plan: Plan) => (plan.models === "all" ? "all" : plan.models.join(" ")) },
  { title: "RUNNING", value: (plan: Plan) => plan.running_max ?? "all" },
  { title: "QUEUE", value: (plan: Plan) => plan.queue_depth },
  {
    title: "GRANT",
    value: (plan: Plan) => (plan.grant_credits === 0 ? "-" : `${plan.grant_credits} ${plan.grant_period}`),
  },
  { title: "$ A MONTH", value: (plan: Plan) => plan.price_usd },
];

export const packsCommand = command({
  name: "packs",
  description: "List the credit packs that can be bought",
  options: { ...jsonOption, ...serverOptions },
  async run(args, host) {
    const packs = await (await requireServer(args, host)).billing.packs();
    const terminal = makeTerminal(host, { quiet: false });
    if (args.json === true) terminal.result(JSON.stringify(packs));
    else for (const line of formatTable(packColumns, packs.data)) terminal.result(line);
    return exitCodes.ok;
  },
});

const packColumns = [
  { title: "PACK", value: (pack: Pack) => pack.id },
  { title: "CREDITS", value: (pack: Pack) => pack.credits },
  { title: "$", value: (pack: Pack) => pack.price_usd },
  { title: "GOOD FOR", value: (pack: Pack) => (pack.expires_days === null ? "ever" : `${pack.expires_days} days`) },
];
