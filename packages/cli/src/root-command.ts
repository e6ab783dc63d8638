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
    tasks: () => import("./tasks.ts").then((module) => module.tasksCommand),
    wait: () => import("./tasks.ts").then((module) => module.waitCommand),
    models: () => import("./models.ts").then((module) => module.modelsCommand),
    estimate: () => import("./estimate.ts").then((module) => module.estimateCommand),
    credits: () => import("./credits.ts").then((module) => module.creditsCommand),
    workspaces: () => import("./workspaces.ts").then((module) => module.workspacesCommand),
    keys: () => import("./keys.ts").then((module) => module.keysCommand),
    backup: () => import("./backup.ts").then((module) => module.backupCommand),
    restore: () => import("./backup.ts").then((module) => module.restoreCommand),
    doctor: () => import("./doctor.ts").then((module) => module.doctorCommand),
    config: () => import("./config.ts").then((module) => module.configCommand),
  },
});
