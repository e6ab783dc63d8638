import { randomInt, randomUUID } from "node:crypto";
import os from "node:os";
import path from "node:path";
import { AppError, type Engine, makeModelCatalog, makePlanTable, makePriceBook, type PlanTable } from "@kinora/core";
import { type AnimaticOptions, makeAnimaticEngine } from "@kinora/engines";
import { type MediaChild, openMediaChild } from "@kinora/media";
import { makeAuthenticator } from "#access/authenticate.ts";
import { findApiKeyByHash, touchApiKey } from "#access/keys.ts";
import { makeRateLimiter } from "#access/rate-limit.ts";
import { listWorkspaces } from "#access/workspaces.ts";
import type { BlobStore } from "#assets/blobs.ts";
import { openDiskBlobs } from "#assets/disk-blobs.ts";
import { makeEngineInputs } from "#assets/engine-inputs.ts";
import { ingestInput } from "#assets/ingest-input.ts";
import { ingestOutput } from "#assets/ingest-output.ts";
import { ingestUpload } from "#assets/ingest-upload.ts";
import { deleteTaskAssets, deleteUpload, readAsset, readSignedAsset } from "#assets/read-asset.ts";
import { makeUrlSigner, type UrlSigner } from "#assets/sign-url.ts";
import { sweepExpiredAssets, sweepOrphanBlobs } from "#assets/sweep-assets.ts";
import { checkLedger } from "#credits/check-ledger.ts";
import { listLedger } from "#credits/list-ledger.ts";
import { readBalance } from "#credits/read-balance.ts";
import { readUsage } from "#credits/read-usage.ts";
import { sendGuideError } from "#dialects/guide/errors.ts";
import { makeGuideDialect } from "#dialects/guide/guide-dialect.ts";
import type { GuideServices } from "#dialects/guide/guide-services.ts";
import { makeOpenApiDocument } from "#dialects/guide/openapi.ts";
import { presentTask } from "#dialects/guide/present-task.ts";
import { makeOperatorDialect } from "#dialects/operator/operator-dialect.ts";
import { requestLimits } from "#http-kit/limits.ts";
import { serveFile } from "#http-kit/serve-file.ts";
import { countWaitingJobs, endLeases, makeJobs } from "#jobs/job-store.ts";
import { makeClientAddress } from "#listener/client-address.ts";
import { type RunningServer, startServer } from "#listener/server.ts";
import { startMetricsServer } from "#listener/metrics-server.ts";
import { makeSystemRoutes } from "#listener/system-routes.ts";
import { armCrashPoint } from "#observe/crash-point.ts";
import type { Logger } from "#observe/logger.ts";
import { makeMetrics, type Metrics } from "#observe/metrics.ts";
import { openOutboundDoor, type OutboundDoor } from "#outbound/outbound-door.ts";
import { makeResolver } from "#outbound/resolve-host.ts";
import { type Database, openDatabase, pingDatabase } from "#store/database.ts";
import { migrate } from "#store/migrate.ts";
import { type Notifications, openNotifications } from "#store/notifications.ts";
import { openStore, type Store } from "#store/open-store.ts";
import { removeServerFile, writeServerFile } from "#store/server-file.ts";
import { cancelTask } from "#tasks/cancel-task.ts";
import { openDurationEstimates } from "#tasks/estimate-duration.ts";
import type { EndedTask } from "#tasks/run-task.ts";
import { submitTask } from "#tasks/submit-task.ts";
import { makeTaskReader } from "#tasks/task-reader.ts";
import { taskOfSnapshot } from "#tasks/task-row.ts";
import { deleteTaskContent, findByIdempotency, listTasks, queuePosition, type TaskScope } from "#tasks/task-store.ts";
import { startTaskWatch, type TaskWatch } from "#tasks/watch-task.ts";
import { startWorker } from "#tasks/worker.ts";
import { checkCallbackUrl } from "#webhooks/check-callback-url.ts";
import { abandonWebhook, deliverWebhook, type WebhookContext } from "#webhooks/deliver-webhook.ts";
import { webhookSecret } from "#webhooks/webhook-secret.ts";
import { type Config, localUrl } from "./config.ts";
import { openCliKey } from "./operate/cli-key.ts";
import { dataLayout } from "./operate/data-layout.ts";
import { type FirstStart, openFirstWorkspace } from "./operate/first-start.ts";
import { openMasterKey } from "./operate/master-key.ts";
import { version } from "./version.ts";
import { type Welcome, WelcomeClip } from "./welcome.ts";

/** A running Kinora. */
export interface App extends AsyncDisposable {
  /** Where this machine reaches it. */
  readonly url: string;
  readonly store: Pick<Store, "kind" | "notices">;
  readonly first: FirstStart;
  /** The clip of a first start; undefined when none is made. */
  readonly welcome: Welcome | undefined;
  /** Settles when the embedded database has ended and cannot be started again. */
  readonly lost: Promise<Error>;
}

/** Connections of the server: creates and reads at full load, plus one per running step. */
const connectionsMax = 20;
/** Webhooks wait for strangers' servers, so many may be under way. */
const webhookSlots = 16;

/**
 * Builds everything and starts it; the one place that knows every part. Disposal drains: held polls are answered,
 * running steps go back to the queue, then the database stops.
 *
 * @throws DataDirectoryInUse, StoreUnavailable, OperateError, or the listener's error (`EADDRINUSE`)
 */
export async function startApp(config: Config, log: Logger): Promise<App> {
  if (config.test.crashAt !== undefined) armCrashPoint(config.test.crashAt);
  await using parts = new AsyncDisposableStack();
  const lost = Promise.withResolvers<Error>();
  const store = parts.use(await openStore({ ...config, onLost: lost.resolve }));
  const base = await openBase(parts, { config, log, store });
  const { db, plans } = base;
  const { bootstrapApiKey, dataDir } = config;
  const first = await openFirstWorkspace(db, { plans, bootstrapApiKey, now: base.now() });
  await openCliKey(db, { dataDir, workspaceId: first.workspaceId, now: base.now() });

  const welcome =
    config.welcome && first.kind === "first" && first.testKey !== undefined
      ? new WelcomeClip(base, first.workspaceId)
      : undefined;
  const media = parts.use(openMediaChild());
  const services = guideServices(base, { media, onSubmit: () => welcome?.giveWay() });
  if (config.role !== "worker") parts.use(await startListener(base, services));
  if (config.role !== "api") parts.use(await startBackground(base, services));
  if (config.metricsPort !== undefined) {
    parts.use(await startMetricsServer({ port: config.metricsPort, page: () => metricsPage(base) }));
  }
  await welcome?.start();

  const url = localUrl(config.host, config.port);
  writeServerFile(dataDir, { url, pid: process.pid, database: store.address });
  parts.defer(() => removeServerFile(dataDir));
  const running = parts.move();
  return { url, store, first, welcome, lost: lost.promise, [Symbol.asyncDispose]: () => running.disposeAsync() };
}

/** What every part stands on. */
interface Base {
  readonly config: Config;
  readonly log: Logger;
  readonly db: Database;
  readonly plans: PlanTable;
  readonly notifications: Notifications | undefined;
  readonly watch: TaskWatch;
  readonly blobs: BlobStore;
  readonly door: OutboundDoor;
  readonly engines: readonly Engine[];
  readonly publicUrl: string;
  readonly masterKey: Buffer;
  readonly signer: UrlSigner;
  readonly metrics: Metrics;
  /** Whether changes are announced by NOTIFY: on the embedded store, where one process hears them all. */
  readonly notify: boolean;
  readonly now: () => Date;
}

async function openBase(
  parts: AsyncDisposableStack,
  { config, log, store }: { readonly config: Config; readonly log: Logger; readonly store: Store },
): Promise<Base> {
  const now = (): Date => new Date();
  const masterKey = openMasterKey(config);
  let closing = false; // an embedded database may end before its last idle connection has
  const db = openDatabase(store.address, {
    connectionsMax,
    onIdleError: ({ message }) => {
      if (!closing) log.warn({ reason: message }, "an idle database connection broke");
    },
  });
  parts.defer(async () => {
    closing = true;
    await db.destroy();
  });
  await migrate(db);
  const notify = store.kind === "embedded";
  const onLost = ({ message }: Error): void => log.warn({ reason: message }, "the connection for notifications broke");
  const notifications = notify ? parts.use(await openNotifications(store.address, { onLost })) : undefined;
  const watch = parts.use(await startTaskWatch({ db, log, ...listening(notifications) }));
  const publicUrl = config.publicUrl ?? localUrl(config.host, config.port);
  const animatic = { version, workers: config.renderWorkers, ...testMedia(config) };
  return {
    config,
    log,
    db,
    plans: makePlanTable(),
    notifications,
    watch,
    blobs: await openDiskBlobs(dataLayout(config.dataDir).blobs),
    door: openOutboundDoor({
      allowedNetworks: config.allowedNetworks,
      resolve: makeResolver({ servers: config.dnsServers }),
    }),
    engines: [makeAnimaticEngine(animatic)],
    publicUrl,
    masterKey,
    signer: makeUrlSigner({ masterKey, origin: publicUrl }),
    metrics: makeMetrics(),
    notify,
    now,
  };
}

/** Small and coarse media, where a test counts tasks and not pixels. */
function testMedia({ test: { mediaSize } }: Config): Pick<AnimaticOptions, "mediaSize" | "framesPerSecond"> {
  if (mediaSize === undefined) return {};
  const { width, height, framesPerSecond } = mediaSize;
  return { mediaSize: { width, height }, ...(framesPerSecond === undefined ? {} : { framesPerSecond }) };
}

function listening(notifications: Notifications | undefined): { readonly listen?: Notifications["listen"] } {
  return notifications === undefined ? {} : { listen: notifications.listen.bind(notifications) };
}

/** Everything that the guide's routes do, bound to its parts. */
function guideServices(
  base: Base,
  { media, onSubmit }: { readonly media: MediaChild; readonly onSubmit: () => void },
): GuideServices {
  const { db, log, now, notify, plans, door, watch, blobs, signer, masterKey, publicUrl, config } = base;
  const estimates = openDurationEstimates({ db, now, log });
  const reader = makeTaskReader(db);
  const place = { publicUrl: config.publicUrl, port: config.port };
  const uploads = { db, blobs, media, now, retentionDays: config.retentionDays };
  return {
    publicUrl,
    limits: requestLimits,
    now,
    randomInt,
    catalog: makeModelCatalog(),
    prices: makePriceBook(),
    engines: base.engines,
    authenticator: makeAuthenticator({
      findKey: (hash) => findApiKeyByHash(db, hash),
      plans,
      now,
      onUse: (apiKeyId) => {
        touchApiKey(db, apiKeyId, now()).catch((error: unknown) => {
          log.warn({ err: error }, "a key's last use could not be recorded");
        });
      },
    }),
    rateLimiter: makeRateLimiter({ nowMs: () => performance.now() }),
    blobs,
    signUrl: signer.sign,
    supportContact: config.supportContact,
    log,
    checkCallbackUrl: (url, options) => checkCallbackUrl(url, door.policy, options),
    tasks: {
      async submit(submission, { now: at, cheaper }) {
        const context = { now: at, randomInt, notify, ...(cheaper === undefined ? {} : { cheaper }) };
        const submitted = await submitTask(db, submission, context);
        onSubmit();
        return submitted;
      },
      findByIdempotency: (scope, claim, at) => findByIdempotency(db, scope, claim, at),
      read: (scope, taskId) => reader.read(scope, taskId),
      list: (scope, query) => listTasks(db, scope, query),
      queuePosition: (taskId) => queuePosition(db, taskId),
      cancel: (scope, taskId) => cancelTask(db, scope, taskId, { now: now(), notify }),
      delete: (scope, taskId) => deleteTask(base, scope, taskId),
      waitForChange: (taskId, sinceSequence, options) => watch.waitForChange(taskId, sinceSequence, options),
      estimateSeconds: (request) => estimates.estimateSeconds(request),
    },
    assets: {
      ingestInput: (input) => {
        const { requestHost, ...rest } = input;
        return ingestInput(
          { ...uploads, door, signer, place },
          { ...rest, ...(requestHost === undefined ? {} : { requestHost }) },
        );
      },
      ingestUpload: (upload) => ingestUpload(uploads, upload),
      read: (scope, assetId) => readAsset(db, scope, assetId),
      deleteUpload: (scope, assetId) => deleteUpload(db, blobs, scope, { assetId, now: now() }),
    },
    credits: {
      balance: (scope, at) => readBalance(db, scope, at),
      usage: (scope, query) => readUsage(db, scope, query),
      ledger: (scope, page) => listLedger(db, scope, page),
    },
    webhooks: { secret: (scope) => webhookSecret(db, masterKey, scope) },
  };
}

/** The text and media of a task go; its line in the ledger stays. */
async function deleteTask({ db, blobs, now }: Base, scope: TaskScope, taskId: bigint): Promise<void> {
  const change = { taskId, now: now() };
  const outcome = await db.transaction().execute((tx) => deleteTaskContent(tx, scope, change));
  if (outcome === "not_found") throw new AppError("not_found");
  if (outcome === "still_open") {
    throw new AppError("conflict_state", "The task has not ended.", { fix: "Cancel it first, or wait for its end." });
  }
  await deleteTaskAssets(db, blobs, scope, change);
}

async function startListener(base: Base, services: GuideServices): Promise<RunningServer> {
  const { config, db, log, metrics, publicUrl, blobs, signer, now } = base;
  const guide = makeGuideDialect(services);
  const operator = makeOperatorDialect({ ...services, listWorkspaces: () => listWorkspaces(db) }, guide);
  const openApi = JSON.stringify(makeOpenApiDocument({ version, publicUrl }));
  return startServer({
    host: config.host,
    port: config.port,
    publicUrl,
    limits: requestLimits,
    dialects: [guide, operator],
    systemRoutes: makeSystemRoutes({
      version,
      openApi: () => openApi,
      notReady: () => missingParts(db),
      metrics: () => metricsPage(base),
      authenticator: services.authenticator,
    }),
    serveFile: (request, response) =>
      serveFile(
        {
          signer,
          blobs,
          readAsset: (assetId) => readSignedAsset(db, assetId),
          now,
          presentError: (error, _request, answer) => sendGuideError(error, answer, publicUrl),
        },
        request,
        response,
      ),
    clientAddress: makeClientAddress([]),
    log,
    onAnswer: ({ dialect, method, route, status, durationMs }) => {
      metrics.requestSeconds.observe({ dialect, route, method, status: String(status) }, durationMs / 1000);
    },
  });
}

/** Workers, webhooks and sweeps. */
async function startBackground(base: Base, services: GuideServices): Promise<AsyncDisposable> {
  const { config, db, log, now, notify, door, blobs, signer, masterKey, metrics } = base;
  const jobs = makeJobs(db, { worker: `${os.hostname()}:${process.pid}`, now, notify });
  if (notify) await endLeases(db); // an embedded store is ours alone: whoever held them was killed
  // clips that engines made are read apart from strangers' files, so that neither waits for the other
  const media = openMediaChild();
  const webhooks: WebhookContext = {
    db,
    jobs,
    door,
    masterKey,
    present: ({ data }) => presentTask(taskOfSnapshot(data), services),
    delaysSeconds: config.webhookDelaysSeconds,
    now,
    random: Math.random,
  };
  await using parts = new AsyncDisposableStack();
  parts.use(media);
  parts.use(
    await startWorker({
      db,
      jobs,
      engines: base.engines,
      inputs: (scope) =>
        makeEngineInputs({ db, blobs, sign: signer.sign, isPublic: config.publicUrl !== undefined }, scope),
      ingest: (output) => ingestOutput({ db, blobs, media, now }, output),
      watch: base.watch,
      scratchDir: path.join(config.dataDir, "scratch"),
      retentionDays: config.retentionDays,
      notify,
      now,
      newId: () => `att_${randomUUID().replaceAll("-", "")}`,
      log,
      onEnded: (ended) => countEnded(metrics, ended),
      random: Math.random,
      ...listening(base.notifications),
      sweepAssets: async (at) => {
        await sweepExpiredAssets(db, blobs, at);
        await sweepOrphanBlobs(db, blobs, at);
        metrics.ledgerViolations.set((await checkLedger(db)).length);
      },
      renderSlots: config.renderJobs,
      webhooks: {
        slots: webhookSlots,
        run: (lease, signal) => deliverWebhook(webhooks, lease, signal),
        onExhausted: (lease) => abandonWebhook(webhooks, lease),
      },
    }),
  );
  return parts.move();
}

function countEnded(metrics: Metrics, { task, outcome, provider, endedAt }: EndedTask): void {
  const { model, mode, createdAt, startedAt } = task;
  metrics.tasksEnded.inc({ model, mode, provider, outcome });
  if (startedAt === undefined) return;
  metrics.taskQueueSeconds.observe({ model, mode }, (startedAt.getTime() - createdAt.getTime()) / 1000);
  metrics.taskSeconds.observe({ model, mode, provider }, (endedAt.getTime() - startedAt.getTime()) / 1000);
}

async function missingParts(db: Database): Promise<readonly string[]> {
  return pingDatabase(db).then(
    () => [],
    () => ["database"],
  );
}

async function metricsPage({ db, metrics }: Base): Promise<{ readonly contentType: string; readonly body: string }> {
  metrics.jobsWaiting.reset();
  for (const { kind, waiting } of await countWaitingJobs(db)) metrics.jobsWaiting.set({ kind }, waiting);
  return { contentType: metrics.registry.contentType, body: await metrics.registry.metrics() };
}
