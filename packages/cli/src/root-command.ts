import { defineCommand } from "citty";
import manifest from "../package.json" with { type: "json" };

export const version: string = manifest.version;

/** All commands; each is loaded only when it runs or is listed. */
export const rootCommand = defineCommand({
  meta: {
    name: "kinora",
    version,
    description: `AI video that you run yourself: API server, client and operator tools

Client commands use the server that runs on this data directory, else the one
of KINORA_URL and KINORA_API_KEY; --url and --key choose another.`,
  },
  subCommands: {
    serve: () => import("./serve.ts").then((module) => module.serveCommand),
    generate: () => import("./generate.ts").then((module) => module.generateCommand),
    image: () => import("./image.ts").then((module) => module.imageCommand),
    avatar: () => import("./avatar.ts").then((module) => module.avatarCommand),
    voices: () => import("./voices.ts").then((module) => module.voicesCommand),
    scene: () => import("./scene.ts").then((module) => module.sceneCommand),
    render: () => import("./render.ts").then((module) => module.renderCommand),
    tasks: () => import("./tasks.ts").then((module) => module.tasksCommand),
    wait: () => import("./tasks.ts").then((module) => module.waitCommand),
    webhooks: () => import("./webhooks.ts").then((module) => module.webhooksCommand),
    listen: () => import("./listen.ts").then((module) => module.listenCommand),
    events: () => import("./events.ts").then((module) => module.eventsCommand),
    requests: () => import("./requests.ts").then((module) => module.requestsCommand),
    elements: () => import("./elements.ts").then((module) => module.elementsCommand),
    assets: () => import("./assets.ts").then((module) => module.assetsCommand),
    models: () => import("./models.ts").then((module) => module.modelsCommand),
    estimate: () => import("./estimate.ts").then((module) => module.estimateCommand),
    usage: () => import("./usage.ts").then((module) => module.usageCommand),
    ledger: () => import("./usage.ts").then((module) => module.ledgerCommand),
    budgets: () => import("./budgets.ts").then((module) => module.budgetsCommand),
    plans: () => import("./shop.ts").then((module) => module.plansCommand),
    packs: () => import("./shop.ts").then((module) => module.packsCommand),
    orders: () => import("./orders.ts").then((module) => module.ordersCommand),
    invoices: () => import("./orders.ts").then((module) => module.invoicesCommand),
    retail: () => import("./retail.ts").then((module) => module.retailCommand),
    policy: () => import("./policy.ts").then((module) => module.policyCommand),
    credits: () => import("./credits.ts").then((module) => module.creditsCommand),
    workspaces: () => import("./workspaces.ts").then((module) => module.workspacesCommand),
    keys: () => import("./keys.ts").then((module) => module.keysCommand),
    secrets: () => import("./secrets.ts").then((module) => module.secretsCommand),
    members: () => import("./members.ts").then((module) => module.membersCommand),
    people: () => import("./people.ts").then((module) => module.peopleCommand),
    audit: () => import("./audit.ts").then((module) => module.auditCommand),
    backup: () => import("./backup.ts").then((module) => module.backupCommand),
    restore: () => import("./backup.ts").then((module) => module.restoreCommand),
    doctor: () => import("./doctor.ts").then((module) => module.doctorCommand),
    config: () => import("./config.ts").then((module) => module.configCommand),
  },
});
