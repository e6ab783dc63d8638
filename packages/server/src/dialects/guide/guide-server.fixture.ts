import { randomBytes, randomInt, randomUUID } from "node:crypto";
import { mkdtemp, rm } from "node:fs/promises";
import type { RequestListener } from "node:http";
import { tmpdir } from "node:os";
import path from "node:path";
import {
  AppError,
  credits,
  type EngineCapabilities,
  makeModelCatalog,
  type PlanTable,
  type TaskMode,
} from "@kinora/core";
import { openMediaChild } from "@kinora/media";
import pino from "pino";
import { openFakeInternet } from "../../../../../tests/support/fake-internet.ts";
import { openTestDatabase } from "../../../../../tests/support/test-database.ts";
import { makeAuthenticator } from "#access/authenticate.ts";
import { createApiKey, findApiKeyByAccessKey, findApiKeyByHash, touchApiKey } from "#access/keys.ts";
import { manageKeys, unsealPairSecret } from "#access/managed-keys.ts";
import type { Scope } from "#access/principal.ts";
import { makeRateLimiter } from "#access/rate-limit.ts";
import { createWorkspace, listWorkspaces } from "#access/workspaces.ts";
import { listAudit } from "#audit/list-audit.ts";
import { openDiskBlobs } from "#assets/disk-blobs.ts";
import type { DiskRoom } from "#assets/disk-room.ts";
import { createElement, deleteElement, listElements, readElement, requireElements } from "#assets/elements.ts";
import { ingestInput } from "#assets/ingest-input.ts";
import { ingestUpload } from "#assets/ingest-upload.ts";
import { openRecording } from "#assets/open-recording.ts";
import { deleteTaskAssets, deleteUpload, readAsset, readAssets, readSignedAsset } from "#assets/read-asset.ts";
import { makeUrlSigner, type UrlSigner } from "#assets/sign-url.ts";
import { makeStorageQuota } from "#assets/storage-quota.ts";
import { requireStorageRoom } from "#assets/storage-room.ts";
import { openBilling } from "#billing/open-billing.ts";
import { manualPayments, type Payments } from "#billing/purchase.ts";
import { changeBudget } from "#credits/change-budget.ts";
import { grantCredits } from "#credits/grant-credits.ts";
import { listLedger } from "#credits/list-ledger.ts";
import { readBalance } from "#credits/read-balance.ts";
import { readBudgets } from "#credits/read-budgets.ts";
import { readUsage } from "#credits/read-usage.ts";
import { refillPlayCredits } from "#credits/refill-play-credits.ts";
import { setBudget } from "#credits/set-budget.ts";
import { makeConsoleDialect } from "#dialects/console/console-dialect.ts";
import type { ConsoleServices } from "#dialects/console/console-services.ts";
import { makeOperatorDialect } from "#dialects/operator/operator-dialect.ts";
import type { OperatorServices } from "#dialects/operator/operator-services.ts";
import { makePaymentsDialect } from "#dialects/payments/payments-dialect.ts";
import { type RequestLimits, requestLimits } from "#http-kit/limits.ts";
import { serveFile } from "#http-kit/serve-file.ts";
import { makeAddressThrottle } from "#listener/address-throttle.ts";
import { makeClientAddress } from "#listener/client-address.ts";
import { type Answered, startServer } from "#listener/server.ts";
import { makeSystemRoutes } from "#listener/system-routes.ts";
import type { Mailer } from "#people/mailer.ts";
import { openOutboundDoor } from "#outbound/outbound-door.ts";
import { openPolicy } from "#policy/open-policy.ts";
import { forgetTaskRequests, listRequestsAnywhere } from "#request-log/read-requests.ts";
import { makeRequestLog, type RequestLog } from "#request-log/request-log.ts";
import { makeRequestServices } from "#request-log/request-services.ts";
import type { EngineOffer } from "#routing/choose-engine.ts";
import type { Database } from "#store/database.ts";
import { openNotifications } from "#store/notifications.ts";
import { cancelTask } from "#tasks/cancel-task.ts";
import { openDurationEstimates } from "#tasks/estimate-duration.ts";
import { submitTask } from "#tasks/submit-task.ts";
import { deleteTaskContent, findByIdempotency, listTasks, queuePosition, readTask } from "#tasks/task-store.ts";
import { startTaskWatch } from "#tasks/watch-task.ts";
import { checkCallbackUrl } from "#webhooks/check-callback-url.ts";
import { makeEventWatch } from "#webhooks/watch-events.ts";
import { makeWebhookServices } from "#webhooks/webhook-services.ts";
import { openConsole } from "../../open-console.ts";
import { sendGuideError } from "./errors.ts";
import { makeGuideDialect } from "./guide-dialect.ts";
import type { GuideServices } from "./guide-services.ts";
import { makeOpenApiDocument } from "./openapi.ts";

/** The whole API on a real store and a real socket; nothing renders, tests end tasks themselves. */
export interface GuideServer extends AsyncDisposable {
  readonly origin: string;
  readonly db: Database;
  readonly services: GuideServices;
  /** Answers so far, oldest first. */
  readonly answered: readonly Omit<Answered, "notes">[];
  readonly requestLog: RequestLog;
  /** 32 bytes. */
  readonly masterKey: Uint8Array;
  /** A workspace with keys and credits of its own. */
  makeWorkspace(options?: WorkspaceOptions): Promise<TestWorkspace>;
  makeOperatorKey(): Promise<string>;
  setNow(now: Date): void;
  stop(): Promise<void>;
}

interface WorkspaceOptions {
  readonly plan?: string | undefined;
  readonly webPlan?: string;
  readonly testCredits?: number;
}

export interface TestWorkspace {
  readonly id: string;
  readonly testKey: string;
  readonly liveKey: string;
  makeKey(options: {
    readonly mode?: TaskMode;
    readonly scopes?: readonly Scope[];
    readonly models?: readonly string[];
    readonly expiresAt?: Date;
  }): Promise<{ readonly id: string; readonly key: string }>;
}

/** What the local engine offers: everything but clips as input, test keys alone. */
export const localEngine: EngineOffer = {
  name: "animatic",
  capabilities: {
    models: ["kling-v3", "kling-o3", "kling-motion-control", "kling-image", "kling-avatar", "kling-lite"],
    modes: ["test"],
    audio: true,
    multiShot: true,
    imageInput: true,
    endImage: true,
    videoInput: false,
    seed: true,
    restartable: true,
    local: true,
  } satisfies EngineCapabilities,
  cost: () => 0n,
};

export async function openGuideServer(
  options: {
    readonly limits?: Partial<RequestLimits>;
    readonly internet?: RequestListener;
    readonly engines?: readonly EngineOffer[];
    readonly plans?: PlanTable;
    readonly payments?: Payments;
    readonly connectionsMax?: number;
    readonly trustedProxies?: readonly string[];
    readonly signUpIsOpen?: boolean;
    readonly mailer?: Mailer;
    readonly disk?: DiskRoom;
    readonly log?: GuideServices["log"];
  } = {},
): Promise<GuideServer> {
  const database = await openTestDatabase({ connectionsMax: options.connectionsMax ?? 8 });
  const { db } = database;
  const folder = await mkdtemp(path.join(tmpdir(), "kinora-guide-"));
  const blobs = await openDiskBlobs(path.join(folder, "blobs"));
  const media = openMediaChild();
  const internet = await openFakeInternet({
    names: {
      "pictures.example": ["93.184.215.14"],
      "hooks.example": ["93.184.215.15"],
      "inside.example": ["10.0.0.1"],
    },
    answer: options.internet ?? ((_request, response) => void response.writeHead(404).end()),
  });
  const door = openOutboundDoor({ ...internet, allowedNetworks: [] });
  const quiet = pino({ level: "silent" });
  const notifications = await openNotifications(database.address, { onLost: () => undefined });
  const watch = await startTaskWatch({
    db,
    listen: async (channel, onNotify) => notifications.listen(channel, onNotify),
    log: quiet,
  });
  const eventWatch = makeEventWatch({ db, log: quiet });
  const estimates = openDurationEstimates({ db, now: () => now(), log: quiet });
  const limits: RequestLimits = { ...requestLimits, ...options.limits };
  let current: Date | undefined;
  const now = (): Date => current ?? new Date();
  let origin = "";
  const masterKey = randomBytes(32);
  // the port is known only when the server listens
  let made: UrlSigner | undefined;
  const signer = (): UrlSigner => (made ??= makeUrlSigner({ masterKey, origin }));
  const newId = (): string => randomUUID().replaceAll("-", "");
  const log = options.log ?? {
    error: (fields: unknown, message: string): void => console.error(message, fields),
  };
  const engines = options.engines ?? [localEngine];
  const billing = await openBilling({
    db,
    masterKey,
    payments: options.payments ?? manualPayments,
    now,
    newId,
    log: quiet,
    onPlanChange: (workspaceId) => authenticator.forgetWorkspace(workspaceId),
  });
  const policy = await openPolicy({ db, door, masterKey, now, log: quiet });
  const plans = options.plans ?? billing.retail.plans;
  const authenticator = makeAuthenticator({
    findKey: async (hash) => findApiKeyByHash(db, hash),
    findPair: async (accessKey) => {
      const found = await findApiKeyByAccessKey(db, accessKey);
      return found && { ...found, secretKey: unsealPairSecret(masterKey, accessKey, found.sealedSecret) };
    },
    plans,
    now,
    onUse: (id) => void touchApiKey(db, id, now()).catch(() => undefined),
  });
  const rateLimiter = makeRateLimiter({ nowMs: () => performance.now() });
  const room = {
    disk: options.disk ?? { require: () => undefined },
    quota: makeStorageQuota({ db, plans, nowMs: () => performance.now() }),
  };
  const uploads = { db, blobs, media, retentionDays: 30, now, ...room };
  const inputs = () => ({
    ...uploads,
    door,
    signer: signer(),
    place: { publicUrl: origin, port: Number(new URL(origin).port) },
  });
  const services: GuideServices = {
    get publicUrl() {
      return origin;
    },
    limits,
    now,
    randomInt: (max) => randomInt(max),
    catalog: makeModelCatalog(),
    get prices() {
      return billing.retail.prices;
    },
    billing,
    engines,
    authenticator,
    rateLimiter,
    blobs,
    signUrl: (asset) => signer().sign(asset),
    log,
    checkCallbackUrl: async (url, { param }) => checkCallbackUrl(url, door.policy, { param }),
    tasks: {
      async submit(submission, { now: at, cheaper }) {
        await requireStorageRoom(room, submission.workspaceId);
        return submitTask(db, submission, {
          now: at,
          randomInt: (max) => randomInt(max),
          notify: true,
          ...(cheaper === undefined ? {} : { cheaper }),
        });
      },
      findByIdempotency: async (scope, claim, at) => findByIdempotency(db, scope, claim, at),
      read: async (scope, id) => readTask(db, scope, id),
      list: async (scope, query) => listTasks(db, scope, query),
      queuePosition: async (id) => queuePosition(db, id),
      cancel: async (scope, id) => cancelTask(db, scope, id, { now: now(), notify: true }),
      delete: async (scope, taskId) => {
        const outcome = await db
          .transaction()
          .execute(async (tx) => deleteTaskContent(tx, scope, { taskId, now: now() }));
        if (outcome === "not_found") throw new AppError("not_found");
        if (outcome === "still_open") throw new AppError("conflict_state", "The task has not ended: cancel it first.");
        await deleteTaskAssets(db, blobs, scope, { taskId, now: now() });
        await requestLog.flush();
        await forgetTaskRequests(db, scope, taskId);
      },
      waitForChange: async (id, sequence, wait) => watch.waitForChange(id, sequence, wait),
      estimateSeconds: (request) => estimates.estimateSeconds(request),
    },
    assets: {
      ingestInput: async (input) => ingestInput(inputs(), input),
      openRecording: async (input) => openRecording(inputs(), input),
      ingestUpload: async (upload) => ingestUpload(uploads, upload),
      requireRoom: ({ workspaceId }) => requireStorageRoom(room, workspaceId),
      read: async (scope, id) => readAsset(db, scope, id),
      list: async (scope, page) => readAssets(db, scope, page),
      deleteUpload: async (scope, assetId) => deleteUpload(db, blobs, scope, { assetId, now: now() }),
    },
    elements: {
      create: async (scope, wanted) => createElement(db, scope, wanted, now()),
      list: async (scope) => listElements(db, scope),
      read: async (scope, id) => readElement(db, scope, id),
      delete: async (scope, id) => deleteElement(db, scope, id, now()),
      require: async (scope, ids) => (ids.length === 0 ? [] : requireElements(db, scope, ids)),
    },
    credits: {
      balance: async (wallet, at) => readBalance(db, wallet, at),
      usage: async (wallet, query) => readUsage(db, wallet, query),
      ledger: async (wallet, page) => listLedger(db, wallet, page),
      budgets: async (wallet, at) => readBudgets(db, wallet, at),
      changeBudget: async (change) => changeBudget(db, change),
      refill: async (workspaceId) =>
        db.transaction().execute(async (tx) => refillPlayCredits(tx, workspaceId, { now: now(), newId })),
    },
    ...makeWebhookServices({ db, masterKey, now, watch: eventWatch }),
    requests: makeRequestServices({ db, now }),
    keys: manageKeys({
      db,
      masterKey,
      setDayCap: async (tx, { workspaceId, apiKeyId, microCredits }, at) =>
        setBudget(tx, { workspaceId, scope: { kind: "key", apiKeyId }, period: "day", microCredits }, at),
      onChange: (id) => authenticator.forget(id),
    }),
    audit: { list: async (of, page) => listAudit(db, of, page) },
    policy,
  };
  const requestLog = makeRequestLog({ db, now, log: quiet, onDropped: () => undefined });
  const guide = makeGuideDialect(services);
  const operatorServices: OperatorServices = {
    ...services,
    listWorkspaces: async () => listWorkspaces(db),
    listAudit: async (of, page) => listAudit(db, of, page),
    listRequests: async (page) => listRequestsAnywhere(db, page),
  };
  const consoleServices = (): ConsoleServices =>
    openConsole({
      db,
      plans: billing.retail.plans,
      masterKey,
      publicUrl: () => origin,
      signUpIsOpen: options.signUpIsOpen ?? false,
      mailer: options.mailer,
      firstWorkspace: async () => (await listWorkspaces(db))[0]?.id,
      startPlan: async () => undefined,
      now,
      nowMs: () => performance.now(),
      log: { warn: () => undefined },
    });
  const answered: Omit<Answered, "notes">[] = [];
  const server = await startServer({
    host: "127.0.0.1",
    port: 0,
    publicUrl: "",
    limits,
    dialects: [
      makeOperatorDialect(operatorServices, guide),
      makePaymentsDialect(billing, guide),
      makeConsoleDialect({ services, operator: operatorServices, console: consoleServices() }, guide),
      guide,
    ],
    systemRoutes: makeSystemRoutes({
      version: "0.0.0",
      openApi: () => JSON.stringify(makeOpenApiDocument({ version: "0.0.0", publicUrl: origin })),
      notReady: async () => [],
      metrics: async () => ({ contentType: "text/plain; version=0.0.4", body: "kinora_up 1\n" }),
      authenticator,
      models: { catalog: services.catalog, prices: () => services.prices, publicUrl: () => origin },
    }),
    serveFile: async (request, response) =>
      serveFile(
        {
          signer: signer(),
          blobs,
          readAsset: async (id) => readSignedAsset(db, id),
          now,
          presentError: (error, _request, answer) => sendGuideError(error, answer, origin),
        },
        request,
        response,
      ),
    clientAddress: makeClientAddress(options.trustedProxies ?? []),
    throttle: makeAddressThrottle({ nowMs: () => performance.now() }),
    log,
    onAnswer: (answer) => {
      const { notes: _bodies, ...line } = answer;
      answered.push(line);
      requestLog.record(answer);
    },
  });
  origin = `http://127.0.0.1:${server.port}`;

  return {
    origin,
    db,
    services,
    answered,
    requestLog,
    masterKey,
    setNow: (next) => (current = next),
    stop: async () => server.stop(),
    async makeOperatorKey() {
      return (await createApiKey(db, { workspaceId: undefined, kind: "oper", name: "Operator" }, now())).key;
    },
    async makeWorkspace(wanted = {}) {
      const { id } = await db.transaction().execute(async (tx) =>
        createWorkspace(
          tx,
          {
            name: "Test",
            apiPlan: "plan" in wanted ? wanted.plan : "api-unlimited",
            ...(wanted.webPlan === undefined ? {} : { webPlan: wanted.webPlan }),
          },
          { plans, now: now() },
        ),
      );
      const amount = wanted.testCredits ?? 100_000;
      if (amount > 0) {
        const grant = {
          workspaceId: id,
          mode: "test",
          source: "pack",
          reason: "pack",
          idempotencyKey: newId(),
        } as const;
        await db
          .transaction()
          .execute(async (tx) => grantCredits(tx, { ...grant, microCredits: credits(amount) }, { now: now(), newId }));
      }
      const makeKey: TestWorkspace["makeKey"] = async ({ mode = "test", ...key }) =>
        createApiKey(db, { workspaceId: id, kind: mode, name: `A ${mode} key`, ...key }, now());
      return {
        id,
        testKey: (await makeKey({})).key,
        liveKey: (await makeKey({ mode: "live" })).key,
        makeKey,
      };
    },
    async [Symbol.asyncDispose]() {
      await server.stop();
      await billing[Symbol.asyncDispose]();
      await policy[Symbol.asyncDispose]();
      await requestLog[Symbol.asyncDispose]();
      eventWatch[Symbol.dispose]();
      await watch[Symbol.asyncDispose]();
      await notifications[Symbol.asyncDispose]();
      await media[Symbol.asyncDispose]();
      await internet[Symbol.asyncDispose]();
      await database[Symbol.asyncDispose]();
      await rm(folder, { recursive: true });
    },
  };
}
