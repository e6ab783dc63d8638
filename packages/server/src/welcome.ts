import { randomInt } from "node:crypto";
import type { GenerationRequest, Quote, TaskMode } from "@kinora/core";
import type { UrlSigner } from "#assets/sign-url.ts";
import { cancelTask } from "#tasks/cancel-task.ts";
import type { Logger } from "#observe/logger.ts";
import type { Database } from "#store/database.ts";
import { submitTask } from "#tasks/submit-task.ts";
import type { TaskRecord } from "#tasks/task-record.ts";
import { readTask } from "#tasks/task-store.ts";
import type { TaskWatch } from "#tasks/watch-task.ts";

/** The clip that a first start renders through the real path, so that something plays at once. */
export interface Welcome {
  /** The finished clip's address; undefined when it failed or gave way to a real task. */
  readonly done: Promise<{ readonly url: string } | undefined>;
}

const request: GenerationRequest = {
  kind: "video",
  model: "kling-v3",
  prompt: "A person walks through a futuristic city at sunset",
  durationSeconds: 2,
  resolution: "480p",
  aspectRatio: "16:9",
  audio: false,
  multiShot: false,
  shots: [],
  inputs: { referenceImages: [], elements: [] },
  seed: 7,
  watermark: false,
  count: 1,
  directives: {},
};

const free: Quote = { priceVersion: "welcome", microCredits: 0n, lines: [] };

/** A crowded machine takes a while; after this nobody watches the terminal. */
const deadlineSeconds = 600;

export interface WelcomeContext {
  readonly db: Database;
  readonly watch: TaskWatch;
  readonly notify: boolean;
  readonly now: () => Date;
  readonly log: Pick<Logger, "warn">;
  readonly signer: Pick<UrlSigner, "sign">;
}

/** Makes the welcome clip at the lowest priority, and takes it back as soon as a real task waits. */
export class WelcomeClip implements Welcome {
  readonly #context: WelcomeContext;
  readonly #scope: { readonly workspaceId: string; readonly mode: TaskMode };
  readonly #ended = Promise.withResolvers<{ readonly url: string } | undefined>();
  #taskId: bigint | undefined;

  constructor(context: WelcomeContext, workspaceId: string) {
    this.#context = context;
    this.#scope = { workspaceId, mode: "test" };
  }

  get done(): Promise<{ readonly url: string } | undefined> {
    return this.#ended.promise;
  }

  async start(): Promise<void> {
    const { db, notify, now } = this.#context;
    const submission = {
      ...this.#scope,
      apiKeyId: undefined,
      dialect: "guide",
      request,
      quote: free,
      warnings: [],
      deadlineSeconds,
      limits: { runningMax: undefined, queueDepth: 1 },
      priority: -1,
      inputAssetIds: [],
    };
    const submitted = await submitTask(db, submission, { now: now(), randomInt, notify });
    this.#taskId = submitted.taskId;
    this.#follow(submitted.taskId).then(this.#ended.resolve, (error: unknown) => {
      this.#context.log.warn({ err: error }, "the welcome clip could not be followed");
      this.#ended.resolve(undefined);
    });
  }

  /** A real task waits: the clip ends, wherever it is. Safe to repeat. */
  giveWay(): void {
    const taskId = this.#taskId;
    if (taskId === undefined) return;
    this.#taskId = undefined;
    const { db, now, notify, log } = this.#context;
    cancelTask(db, this.#scope, taskId, { now: now(), notify }).catch((error: unknown) => {
      log.warn({ err: error }, "the welcome clip could not be canceled");
    });
  }

  #addressOf({ output }: TaskRecord): { readonly url: string } | undefined {
    const item = output?.items[0];
    if (output === undefined || item === undefined) return undefined;
    const asset = { id: item.assetId, name: item.name, expiresAt: new Date(output.expiresAt) };
    return { url: this.#context.signer.sign(asset) };
  }

  async #follow(taskId: bigint): Promise<{ readonly url: string } | undefined> {
    for (let sequence = 0; ;) {
      const task = await readTask(this.#context.db, this.#scope, taskId);
      if (task === undefined || task.status === "failed") return undefined;
      if (task.status === "completed") {
        this.#taskId = undefined;
        return this.#addressOf(task);
      }
      sequence = task.sequence;
      await this.#context.watch.waitForChange(taskId, sequence, { timeoutMs: 30_000 });
    }
  }
}
