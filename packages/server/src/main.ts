import path from "node:path";
import { makeLogger } from "#observe/logger.ts";
import { DataDirectoryInUse, StoreUnavailable } from "#store/store-error.ts";
import { type App, startApp } from "./app.ts";
import { type Config, describeProblem, loadConfig } from "./config.ts";
import { OperateError } from "./operate/operate-error.ts";
import { version } from "./version.ts";

/** Exit codes of `serve`; 3 tells a script that a server runs already. */
const exitCodes = { stopped: 0, failed: 1, settings: 2, inUse: 3 } as const;

/**
 * Runs the server until it is told to stop, and prints what a newcomer needs.
 *
 * @returns the process's exit code
 */
export async function serve(): Promise<number> {
  const loaded = loadConfig();
  if (!loaded.ok) {
    console.error(["These settings are wrong:", ...loaded.problems.map(describeProblem)].join("\n  "));
    return exitCodes.settings;
  }
  for (const warning of loaded.warnings) console.error(`Note: ${describeProblem(warning)}`);
  const { config } = loaded;
  const stop = stopSignal();
  let app: App;
  try {
    app = await startApp(config, makeLogger({ level: config.logLevel }));
  } catch (error) {
    return explainStart(error, config);
  }
  console.log(greeting(app, config));
  void app.welcome?.done.then((clip) => {
    if (clip !== undefined) console.log(`The welcome clip is ready; open it in a browser:\n\n  ${clip.url}\n`);
  });
  const reason = await Promise.race([stop, app.lost]);
  if (reason instanceof Error) console.error(`The database has ended: ${reason.message}`);
  else console.log("Stopping: open requests are answered, renders go back to the queue.");
  await app[Symbol.asyncDispose]();
  return reason instanceof Error ? exitCodes.failed : exitCodes.stopped;
}

/** The first SIGTERM or Ctrl-C asks; another one ends the process at once. */
function stopSignal(): Promise<NodeJS.Signals> {
  const asked = Promise.withResolvers<NodeJS.Signals>();
  let askedAtMs: number | undefined;
  for (const signal of ["SIGTERM", "SIGINT"] as const) {
    process.on(signal, () => {
      const nowMs = performance.now();
      // under `npm start` one Ctrl-C comes twice: from the terminal, and passed on by npm
      if (askedAtMs !== undefined && nowMs - askedAtMs > 500) process.exit(exitCodes.failed);
      askedAtMs ??= nowMs;
      asked.resolve(signal);
    });
  }
  return asked.promise;
}

function explainStart(error: unknown, config: Config): number {
  if (error instanceof DataDirectoryInUse) {
    console.error(`${error.message}\n${error.fix}`);
    return exitCodes.inUse;
  }
  if (error instanceof StoreUnavailable || error instanceof OperateError) {
    console.error(`${error.message}\n${error.fix}`);
    return exitCodes.failed;
  }
  const code = error instanceof Error && "code" in error ? error.code : undefined;
  if (code === "EADDRINUSE" || code === "EACCES" || code === "EADDRNOTAVAIL") {
    const why = {
      EADDRINUSE: "is in use by another program",
      EACCES: "is not allowed to this user",
      EADDRNOTAVAIL: "is not an address of this machine",
    }[code];
    console.error(`${config.host}:${config.port} ${why}.\nSet KINORA_PORT or KINORA_HOST to another one.`);
    return exitCodes.failed;
  }
  throw error;
}

/** What a person reads at the start: where it is, and at the first start a key and a request to paste. */
function greeting(app: App, config: Config): string {
  const dataDir = path.relative(process.cwd(), config.dataDir) || ".";
  const place = dataDir.startsWith("..") ? config.dataDir : dataDir;
  const key = app.first.kind === "first" ? app.first.testKey : undefined;
  const database = app.store.kind === "embedded" ? "PostgreSQL inside" : "PostgreSQL at DATABASE_URL";
  const renders = config.renderJobs === 1 ? "one clip at a time" : `${config.renderJobs} clips at a time`;
  const lines = [
    "",
    `Kinora ${version} is ready.`,
    "",
    `  API        ${app.url}/v1`,
    `  Reference  ${app.url}/docs`,
    `  Data       ${place} (${database})`,
    `  Engine     animatic for test keys: ${renders}, ${config.renderWorkers} drawing ${config.renderWorkers === 1 ? "thread" : "threads"}`,
    ...app.store.notices.flatMap((notice) => ["", notice]),
    "",
    ...(key === undefined ? laterStart() : firstStart(app.url, key)),
    ...(app.setUpUrl === undefined ? [] : setUp(app.setUpUrl)),
    ...(app.welcome === undefined ? [] : ["A welcome clip is being rendered; its address appears here.", ""]),
    "Ctrl-C stops the server.",
    "",
  ];
  return lines.join("\n");
}

function firstStart(url: string, key: string): readonly string[] {
  return [
    "This is your test key. It is shown this once; 100,000 test credits are on it:",
    "",
    `  ${key}`,
    "",
    "Your first request, to paste into another terminal:",
    "",
    `  curl -s ${url}/v1/video/generate \\`,
    `    -H "Authorization: Bearer ${key}" \\`,
    '    -H "Content-Type: application/json" \\',
    `    -d '{"model":"kling-v3","prompt":"A cinematic shot of a person walking through a futuristic city at sunset","duration":5,"resolution":"1080p"}'`,
    "",
    "It answers with a task_id. This returns as soon as the task changes; the clip's address is in output.url:",
    "",
    `  curl -s "${url}/v1/video/status/TASK_ID?wait=60" -H "Authorization: Bearer ${key}"`,
    "",
  ];
}

function setUp(url: string): readonly string[] {
  return [
    "Nobody has an account yet. Whoever opens this address makes the first one, the operator's:",
    "",
    `  ${url}`,
    "",
  ];
}

function laterStart(): readonly string[] {
  return [
    'A clip: npm run generate -- "your prompt"',
    "A key:  npm run kinora -- workspaces list, then npm run kinora -- keys create --workspace ID --mode test",
    "",
  ];
}
