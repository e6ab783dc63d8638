import { randomInt, randomUUID } from "node:crypto";
import os from "node:os";
import path from "node:path";
import { AppError, type Engine, makeModelCatalog, type PlanTable } from "@kinora/core";
import { type AnimaticOptions, makeAnimaticEngine } from "@kinora/engines";
import { type MediaChild, openMediaChild } from "@kinora/media";
import { type Authenticator, makeAuthenticator } from "#access/authenticate.ts";
import { findApiKeyByAccessKey, findApiKeyByHash, touchApiKey } from "#access/keys.ts";
import { tellKeyNotices } from "#access/key-hygiene.ts";
import { manageKeys, unsealPairSecret } from "#access/managed-keys.ts";
import { makeSharedBuckets } from "#access/rate-bucket-store.ts";
import { makeRateLimiter } from "#access/rate-limit.ts";
import { listWorkspaces } from "#access/workspaces.ts";
import { listAudit } from "#audit/list-audit.ts";
import type { BlobStore } from "#assets/blobs.ts";
import { openDiskBlobs } from "#assets/disk-blobs.ts";
import { type DiskRoom, watchDiskRoom } from "#assets/disk-room.ts";
import { makeEngineInputs } from "#assets/engine-inputs.ts";
import { createElement, deleteElement, listElements, readElement, requireElements } from "#assets/elements.ts";
import { ingestInput } from "#assets/ingest-input.ts";
import { ingestOutput } from "#assets/ingest-output.ts";
import { ingestUpload } from "#assets/ingest-upload.ts";
import { openRecording } from "#assets/open-recording.ts";
import { deleteTaskAssets, deleteUpload, readAsset, readAssets, readSignedAsset } from "#assets/read-asset.ts";
import { makeUrlSigner, type UrlSigner } from "#assets/sign-url.ts";
import { makeStorageQuota } from "#assets/storage-quota.ts";
import { requireStorageRoom } from "#assets/storage-room.ts";
import { sweepExpiredAssets, sweepOrphanBlobs } from "#assets/sweep-assets.ts";
import { changePlan } from "#billing/change-plan.ts";
import { type Billing, openBilling } from "#billing/open-billing.ts";
import { manualPayments } from "#billing/purchase.ts";
import { openStripePayments } from "#billing/stripe-payments.ts";
import { changeBudget } from "#credits/change-budget.ts";
import { checkLedger } from "#credits/check-ledger.ts";
import { listLedger } from "#credits/list-ledger.ts";
import { readBalance } from "#credits/read-balance.ts";
import { readBudgets } from "#credits/read-budgets.ts";
import { readUsage } from "#credits/read-usage.ts";
import { refillPlayCredits } from "#credits/refill-play-credits.ts";
import { setBudget } from "#credits/set-budget.ts";
import { sendGuideError } from "#dialects/guide/errors.ts";
import { makeConsoleDialect } from "#dialects/console/console-dialect.ts";
import { makeGuideDialect } from "#dialects/guide/guide-dialect.ts";
import type { ConsoleServices } from "#dialects/console/console-services.ts";
import type { GuideServices } from "#dialects/guide/guide-services.ts";
import { makeOpenApiDocument } from "#dialects/guide/openapi.ts";
import { presentEventData } from "#dialects/guide/present-event.ts";
import { makeOperatorDialect } from "#dialects/operator/operator-dialect.ts";
import type { OperatorServices } from "#dialects/operator/operator-services.ts";
import { makePaymentsDialect } from "#dialects/payments/payments-dialect.ts";
import { requestLimits } from "#http-kit/limits.ts";
import { serveFile } from "#http-kit/serve-file.ts";
import { countWaitingJobs, endLeases, makeJobs } from "#jobs/job-store.ts";
import { makeAddressThrottle } from "#listener/address-throttle.ts";
import { makeClientAddress } from "#listener/client-address.ts";
import { type RunningServer, startServer } from "#listener/server.ts";
import { startMetricsServer } from "#listener/metrics-server.ts";
import { makeSystemRoutes } from "#listener/system-routes.ts";
import { armCrashPoint } from "#observe/crash-point.ts";
import type { Logger } from "#observe/logger.ts";
import { makeMetrics, type Metrics } from "#observe/metrics.ts";
import { openOutboundDoor, type OutboundDoor } from "#outbound/outbound-door.ts";
import { makeResolver } from "#outbound/resolve-host.ts";
import { openPolicy, type Policy, type PolicySubject } from "#policy/open-policy.ts";
import { forgetTaskRequests, listRequestsAnywhere, sweepRequests } from "#request-log/read-requests.ts";
import { makeRequestLog, type RequestLog } from "#request-log/request-log.ts";
import { makeRequestServices } from "#request-log/request-services.ts";
import { setUpLink } from "#people/letters.ts";
import { makeMailer } from "#people/mailer.ts";
import { makeSetUpToken } from "#people/people.ts";
import { deleteEndedSessions } from "#people/people-store.ts";
import { type Database, openDatabase, pingDatabase } from "#store/database.ts";
import { migrate } from "#store/migrate.ts";
import { type Notifications, openNotifications } from "#store/notifications.ts";
import { openStore, type Store } from "#store/open-store.ts";
import { removeServerFile, writeServerFile } from "#store/server-file.ts";
import { cancelTask } from "#tasks/cancel-task.ts";
import { openDurationEstimates } from "#tasks/estimate-duration.ts";
import type { EndedTask } from "#tasks/run-task.ts";
import { submitTask } from "#tasks/submit-task.ts";
import type { TaskOutput, TaskRecord } from "#tasks/task-record.ts";
import { makeTaskReader } from "#tasks/task-reader.ts";
import { deleteTaskContent, findByIdempotency, listTasks, queuePosition, type TaskScope } from "#tasks/task-store.ts";
import { startTaskWatch, taskChannel, type TaskWatch } from "#tasks/watch-task.ts";
import { startWorker } from "#tasks/worker.ts";
import { checkCallbackUrl } from "#webhooks/check-callback-url.ts";
import { deliverLane, putLaneOff, type WebhookContext } from "#webhooks/deliver-lane.ts";
import { sweepEvents } from "#webhooks/sweep-events.ts";
import { type EventWatch, makeEventWatch } from "#webhooks/watch-events.ts";
import { makeWebhookServices } from "#webhooks/webhook-services.ts";
import { type Config, localUrl } from "./config.ts";
import { openCliKey } from "./operate/cli-key.ts";
import { dataLayout } from "./operate/data-layout.ts";
import { type FirstStart, openFirstWorkspace } from "./operate/first-start.ts";
import { findFirstWorkspace } from "./operate/installation-store.ts";
import { openMasterKey } from "./operate/master-key.ts";
import { finishRotation, requireStoreKey } from "./operate/rotate-master-key.ts";
import { openConsole } from "./open-console.ts";
import { version } from "./version.ts";
import { type Welcome, WelcomeClip } from "./welcome.ts";

/** A running Kinora. */
export interface App extends AsyncDisposable {
  /** Where this machine reaches it. */
  readonly url: string;
  readonly store: Pick<Store, "kind" | "notices">;
  readonly first: FirstStart;
  /** Where the first person names themselves; undefined once there is one. */
  readonly setUpUrl: string | undefined;
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
  const { db, billing } = base;
  const { plans } = billing.retail;
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
  const setUpToken = config.role === "worker" ? undefined : await makeSetUpToken(db);
  const setUpUrl = setUpToken === undefined ? undefined : setUpLink(base.publicUrl, setUpToken);
  writeServerFile(dataDir, { url, pid: process.pid, database: store.address });
  parts.defer(() => removeServerFile(dataDir));
  const running = parts.move();
  return {
    url,
    store,
    first,
    setUpUrl,
    welcome,
    lost: lost.promise,
    [Symbol.asyncDispose]: () => running.disposeAsync(),
  };
}

/** What every part stands on. */
interface Base {
  readonly config: Config;
  readonly log: Logger;
  readonly db: Database;
  readonly authenticator: Authenticator;
  readonly billing: Billing;
  readonly notifications: Notifications | undefined;
  readonly watch: TaskWatch;
  readonly blobs: BlobStore;
  readonly disk: DiskRoom;
  readonly door: OutboundDoor;
  readonly policy: Policy;
  readonly engines: readonly Engine[];
  readonly publicUrl: string;
  readonly masterKey: Buffer;
  readonly signer: UrlSigner;
  readonly metrics: Metrics;
  readonly eventWatch: EventWatch;
  readonly requestLog: RequestLog;
  /** Whether changes are announced by NOTIFY: on the embedded store, where one process hears them all. */
  readonly notify: boolean;
  readonly now: () => Date;
}

async function openBase(
  parts: AsyncDisposableStack,
  { config, log, store }: { readonly config: Config; readonly log: Logger; readonly store: Store },
): Promise<Base> {
  const now = (): Date => new Date();
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
  if (config.masterKey === undefined) await finishRotation(db, config.dataDir);
  const masterKey = openMasterKey(config);
  await requireStoreKey(db, masterKey);
  const notify = store.kind === "embedded";
  const onLost = ({ message }: Error): void => log.warn({ reason: message }, "the connection for notifications broke");
  const notifications = notify ? parts.use(await openNotifications(store.address, { onLost })) : undefined;
  const watch = parts.use(await startTaskWatch({ db, log, ...listening(notifications) }));
  const eventWatch = parts.use(makeEventWatch({ db, log }));
  // whatever changes a task announces it, and its event was written before
  parts.use(await hearTasks(notifications, () => eventWatch.look()));
  const metrics = makeMetrics();
  const onDropped = (requests: number): void => metrics.requestLogDropped.inc(requests);
  const requestLog = parts.use(makeRequestLog({ db, now, log, onDropped }));
  const publicUrl = config.publicUrl ?? localUrl(config.host, config.port);
  const animatic = { version, workers: config.renderWorkers, ...testMedia(config) };
  const billing = parts.use(
    await openBilling({
      db,
      masterKey,
      payments:
        config.stripe === undefined ? manualPayments : await openStripePayments({ ...config.stripe, publicUrl }),
      now,
      newId: () => randomUUID().replaceAll("-", ""),
      log,
      onPlanChange: (workspaceId) => authenticator.forgetWorkspace(workspaceId),
    }),
  );
  const authenticator = openAuthenticator({ db, plans: billing.retail.plans, now, log, masterKey });
  const door = openOutboundDoor({
    allowedNetworks: config.allowedNetworks,
    resolve: makeResolver({ servers: config.dnsServers }),
  });
  const policy = parts.use(await openPolicy({ db, door, masterKey, now, log }));
  return {
    config,
    log,
    db,
    authenticator,
    billing,
    notifications,
    watch,
    blobs: await openDiskBlobs(dataLayout(config.dataDir).blobs),
    disk: watchDiskRoom({ folders: [config.dataDir, ...store.folders], nowMs: () => performance.now() }),
    door,
    policy,
    engines: [parts.use(makeAnimaticEngine(animatic))],
    publicUrl,
    masterKey,
    signer: makeUrlSigner({ masterKey, origin: publicUrl }),
    metrics,
    eventWatch,
    requestLog,
    notify,
    now,
  };
}

/** Calls back when a task changed; hears nothing where many nodes share one database. */
async function hearTasks(notifications: Notifications | undefined, onChange: () => void): Promise<AsyncDisposable> {
  return notifications === undefined ? new AsyncDisposableStack() : notifications.listen(taskChannel, onChange);
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
  const { db, log, now, notify, billing, authenticator, door, watch, blobs, signer, masterKey, publicUrl, config } =
    base;
  const estimates = openDurationEstimates({ db, now, log });
  const reader = makeTaskReader(db);
  const place = { publicUrl: config.publicUrl, port: config.port };
  const room = {
    disk: base.disk,
    quota: makeStorageQuota({ db, plans: billing.retail.plans, nowMs: () => performance.now() }),
  };
  const uploads = { db, blobs, media, now, retentionDays: config.retentionDays, ...room };
  const inputs = { ...uploads, door, signer, place };
  return {
    publicUrl,
    limits: requestLimits,
    now,
    randomInt,
    catalog: makeModelCatalog(),
    get prices() {
      return billing.retail.prices;
    },
    billing,
    engines: base.engines,
    authenticator,
    rateLimiter: makeRateLimiter({
      nowMs: () => performance.now(),
      // an embedded store is ours alone
      ...(notify ? {} : { shared: makeSharedBuckets(db) }),
      onError: (error) => log.warn({ err: error }, "the shared rate limits could not be asked"),
    }),
    blobs,
    signUrl: signer.sign,
    supportContact: config.supportContact,
    log,
    checkCallbackUrl: (url, options) => checkCallbackUrl(url, door.policy, options),
    tasks: {
      async submit(submission, { now: at, cheaper }) {
        const looking = requireStorageRoom(room, submission.workspaceId);
        if (looking !== undefined) await looking;
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
      ingestInput: (input) => ingestInput(inputs, input),
      openRecording: (input) => openRecording(inputs, input),
      ingestUpload: (upload) => ingestUpload(uploads, upload),
      requireRoom: ({ workspaceId }) => requireStorageRoom(room, workspaceId),
      read: (scope, assetId) => readAsset(db, scope, assetId),
      list: (scope, page) => readAssets(db, scope, page),
      deleteUpload: (scope, assetId) => deleteUpload(db, blobs, scope, { assetId, now: now() }),
    },
    elements: {
      create: async (scope, wanted) => createElement(db, scope, wanted, now()),
      list: async (scope) => listElements(db, scope),
      read: async (scope, id) => readElement(db, scope, id),
      delete: async (scope, id) => deleteElement(db, scope, id, now()),
      require: async (scope, ids) => (ids.length === 0 ? [] : requireElements(db, scope, ids)),
    },
    credits: {
      balance: (scope, at) => readBalance(db, scope, at),
      usage: (scope, query) => readUsage(db, scope, query),
      ledger: (scope, page) => listLedger(db, scope, page),
      budgets: (scope, at) => readBudgets(db, scope, at),
      changeBudget: (change) => changeBudget(db, change),
      refill: (workspaceId) =>
        db.transaction().execute((tx) => refillPlayCredits(tx, workspaceId, { now: now(), newId: randomUUID })),
    },
    ...makeWebhookServices({ db, masterKey, now, watch: base.eventWatch }),
    requests: makeRequestServices({ db, now }),
    keys: manageKeys({
      db,
      masterKey,
      setDayCap: (tx, { workspaceId, apiKeyId, microCredits }, at) =>
        setBudget(tx, { workspaceId, scope: { kind: "key", apiKeyId }, period: "day", microCredits }, at),
      onChange: (apiKeyId) => authenticator.forget(apiKeyId),
    }),
    audit: { list: (of, page) => listAudit(db, of, page) },
    policy: base.policy,
  };
}

function openAuthenticator({
  db,
  plans,
  now,
  log,
  masterKey,
}: Pick<Base, "db" | "now" | "log" | "masterKey"> & { readonly plans: PlanTable }): Authenticator {
  return makeAuthenticator({
    findKey: (hash) => findApiKeyByHash(db, hash),
    findPair: async (accessKey) => {
      const found = await findApiKeyByAccessKey(db, accessKey);
      return found && { ...found, secretKey: unsealPairSecret(masterKey, accessKey, found.sealedSecret) };
    },
    plans,
    now,
    onUse: (apiKeyId) => {
      touchApiKey(db, apiKeyId, now()).catch((error: unknown) => {
        log.warn({ err: error }, "a key's last use could not be recorded");
      });
    },
  });
}

/** The text and media of a task go; its line in the ledger stays. */
async function deleteTask({ db, blobs, now, requestLog }: Base, scope: TaskScope, taskId: bigint): Promise<void> {
  const change = { taskId, now: now() };
  const outcome = await db.transaction().execute((tx) => deleteTaskContent(tx, scope, change));
  if (outcome === "not_found") throw new AppError("not_found");
  if (outcome === "still_open") {
    throw new AppError("conflict_state", "The task has not ended.", { fix: "Cancel it first, or wait for its end." });
  }
  await deleteTaskAssets(db, blobs, scope, change);
  await requestLog.flush();
  await forgetTaskRequests(db, scope, taskId);
}

function consoleServices(base: Base): ConsoleServices {
  const { db, billing, config, masterKey, publicUrl, now, log } = base;
  return openConsole({
    db,
    plans: billing.retail.plans,
    masterKey,
    publicUrl: () => publicUrl,
    signUpIsOpen: config.signUp === "open",
    mailer: config.smtpUrl === undefined ? undefined : makeMailer(config.smtpUrl),
    firstWorkspace: () => findFirstWorkspace(db),
    startPlan: async (tx, workspaceId, at) => {
      const trial = { workspaceId, kind: "api", planId: "free-trial", provider: "manual" } as const;
      const context = { plans: billing.retail.plans, now: at, newId: () => randomUUID().replaceAll("-", "") };
      await changePlan(tx, { ...trial, actor: { kind: "system" } }, context);
    },
    now,
    nowMs: () => performance.now(),
    log,
  });
}

async function startListener(base: Base, services: GuideServices): Promise<RunningServer> {
  const { config, db, log, metrics, requestLog, publicUrl, blobs, signer, now } = base;
  const guide = makeGuideDialect(services);
  const operatorServices: OperatorServices = {
    ...services,
    listWorkspaces: () => listWorkspaces(db),
    listAudit: (of, page) => listAudit(db, of, page),
    listRequests: (page) => listRequestsAnywhere(db, page),
  };
  const consoleParts = { services, operator: operatorServices, console: consoleServices(base) };
  const openApi = JSON.stringify(makeOpenApiDocument({ version, publicUrl }));
  return startServer({
    host: config.host,
    port: config.port,
    publicUrl,
    limits: requestLimits,
    dialects: [
      guide,
      makeOperatorDialect(operatorServices, guide),
      makeConsoleDialect(consoleParts, guide),
      makePaymentsDialect(base.billing, guide),
    ],
    systemRoutes: makeSystemRoutes({
      version,
      openApi: () => openApi,
      notReady: () => missingParts(db),
      metrics: () => metricsPage(base),
      authenticator: services.authenticator,
      models: { catalog: services.catalog, prices: () => services.prices, publicUrl: () => publicUrl },
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
    clientAddress: makeClientAddress(config.trustedProxies.map(({ text }) => text)),
    throttle: makeAddressThrottle({ nowMs: () => performance.now() }),
    log,
    onAnswer: (answer) => {
      const { dialect, method, route, status, durationMs } = answer;
      metrics.requestSeconds.observe({ dialect, route, method, status: String(status) }, durationMs / 1000);
      if (dialect !== "system") requestLog.record(answer);
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
    present: (event) => presentEventData(event, services),
    delaysSeconds: config.webhookDelaysSeconds,
    now,
    random: Math.random,
    log,
  };
  await using parts = new AsyncDisposableStack();
  parts.use(media);
  parts.use(
    await startWorker({
      db,
      jobs,
      renewPlans: () => base.billing.renewPlans(),
      lowBalance: base.billing.lowBalanceWork(jobs),
      engines: base.engines,
      inputs: (scope) =>
        makeEngineInputs({ db, blobs, sign: signer.sign, isPublic: config.publicUrl !== undefined }, scope),
      ingest: (output) => ingestOutput({ db, blobs, media, now }, output),
      moderate: (task, output, signal) => base.policy.judgeOutput(resultOf(task, output, signer), signal),
      discard: (task) => deleteTaskAssets(db, blobs, task, { taskId: task.id, now: now() }),
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
        await sweepEvents(db, { now: at, retentionDays: config.retentionDays });
        await sweepRequests(db, at);
        await deleteEndedSessions(db, at);
        await tellKeyNotices(db, at);
        metrics.ledgerViolations.set((await checkLedger(db)).length);
      },
      renderSlots: config.renderJobs,
      webhooks: {
        slots: webhookSlots,
        run: (lease, signal) => deliverLane(webhooks, lease, signal),
        onExhausted: (lease) => putLaneOff(webhooks, lease),
      },
    }),
  );
  return parts.move();
}

/** What the operator's judge is asked about a result. */
function resultOf(task: TaskRecord, output: TaskOutput, signer: UrlSigner): PolicySubject {
  const { workspaceId, mode, model, id: taskId, request } = task;
  const expiresAt = new Date(output.expiresAt);
  return {
    workspaceId,
    mode,
    model,
    taskId,
    texts: request === undefined ? [] : [{ param: "prompt", text: request.prompt }],
    media: output.items.map(({ assetId, name }) => ({
      param: "output",
      type: output.kind,
      url: signer.sign({ id: assetId, name, expiresAt }),
    })),
  };
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
