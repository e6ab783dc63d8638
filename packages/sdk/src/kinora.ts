import { answerAs, createdTaskOf, pageOf } from "./answer.ts";
import { type Billing, makeBilling } from "./billing.ts";
import { type Clock, systemClock } from "./clock.ts";
import { type Download, openDownload } from "./download.ts";
import { type Events, makeEvents } from "./events.ts";
import { makeIdempotencyKey } from "./idempotency-key.ts";
import { type Keys, makeKeys } from "./keys.ts";
import { readPages } from "./pages.ts";
import { makeRequests, type Requests } from "./requests.ts";
import { type CallOptions, makeTasks, type TaskReference, type Tasks } from "./tasks.ts";
import { makeTransport, type Transport } from "./transport.ts";
import { type Elements, makeElements } from "./elements.ts";
import { makeUploads, type Uploads } from "./uploads.ts";
import type { WaitOptions } from "./wait-for-task.ts";
import { makeWebhooks, type Webhooks } from "./webhooks.ts";
import type {
  Account,
  AssetListParams,
  AvatarGenerateParams,
  CreatedTask,
  Credits,
  Estimate,
  ImageGenerateParams,
  LedgerLine,
  LedgerParams,
  Model,
  ModelList,
  StoredAsset,
  Task,
  Usage,
  UsageParams,
  Voice,
  VideoGenerateParams,
} from "./wire.ts";

export interface KinoraOptions {
  /** A key of the workspace: `kin_test_…` or `kin_live_…`. */
  readonly apiKey: string;
  /** The server, with or without `/v1`; `http://127.0.0.1:4700` by default. */
  readonly baseUrl?: string;
  readonly fetch?: typeof fetch;
  /** Milliseconds of one attempt of an ordinary call; 60,000 by default. */
  readonly timeoutMs?: number;
  readonly clock?: Clock;
}

export interface GenerateOptions extends CallOptions {
  /** Your own name for this create. The same name with the same request never makes a second task. */
  readonly idempotencyKey?: string;
  /** Refuse unknown fields instead of listing them in `warnings`. */
  readonly strict?: boolean;
}

export interface Videos {
  /**
   * Creates a video task. Repeated by itself on 429, 5xx and a lost connection after 1, 2, 4 and 8 s, always under one
   * idempotency key, so it never makes two.
   */
  generate(params: VideoGenerateParams, options?: GenerateOptions): Promise<CreatedTask>;
  /** The price of the same request, without creating it. */
  estimate(params: VideoGenerateParams, options?: CallOptions): Promise<Estimate>;
}

export interface Images {
  /** Creates a picture task, as `videos.generate` does. */
  generate(params: ImageGenerateParams, options?: GenerateOptions): Promise<CreatedTask>;
  estimate(params: ImageGenerateParams, options?: CallOptions): Promise<Estimate>;
}

export interface Avatars {
  /** Makes a portrait talk; creates a task as `videos.generate` does. */
  generate(params: AvatarGenerateParams, options?: GenerateOptions): Promise<CreatedTask>;
  estimate(params: AvatarGenerateParams, options?: CallOptions): Promise<Estimate>;
  /** The voices that it may have. */
  voices(options?: CallOptions): Promise<readonly Voice[]>;
}

/** Creates look for pictures on the open net (10 s each) before they answer. */
const defaultTimeoutMs = 60_000;

/** The API of a Kinora server, for Node 18 or newer and browsers. */
export class Kinora {
  readonly videos: Videos;
  readonly images: Images;
  readonly avatars: Avatars;
  readonly tasks: Tasks;
  readonly billing: Billing;
  readonly uploads: Uploads;
  readonly elements: Elements;
  readonly keys: Keys;
  readonly webhooks: Webhooks;
  readonly events: Events;
  readonly requests: Requests;
  readonly #transport: Transport;
  readonly #fetch: typeof fetch;

  /** @throws TypeError when the key or the base URL cannot be one */
  constructor(options: KinoraOptions) {
    if (!/^[\x21-\x7e]+$/.test(options.apiKey)) throw new TypeError("apiKey must be a key of the server, got none");
    // A bare `fetch` loses its `this` in browsers when it is called as a method.
    this.#fetch = options.fetch ?? ((input, init) => globalThis.fetch(input, init));
    const transport = makeTransport({
      apiKey: options.apiKey,
      baseUrl: options.baseUrl ?? "http://127.0.0.1:4700",
      fetch: this.#fetch,
      timeoutMs: options.timeoutMs ?? defaultTimeoutMs,
      clock: options.clock ?? systemClock,
    });
    this.#transport = transport;
    this.videos = {
      generate: (params, given = {}) => create(transport, "/video/generate", params, given),
      estimate: (params, given = {}) => estimate(transport, "/video/estimate", params, given),
    };
    this.images = {
      generate: (params, given = {}) => create(transport, "/image/generate", params, given),
      estimate: (params, given = {}) => estimate(transport, "/image/estimate", params, given),
    };
    this.avatars = {
      generate: (params, given = {}) => create(transport, "/avatar/generate", params, given),
      estimate: (params, given = {}) => estimate(transport, "/avatar/estimate", params, given),
      voices: async ({ signal } = {}) => {
        const { body } = await transport.call({ method: "GET", path: "/voices", signal });
        return answerAs<{ readonly data: readonly Voice[] }>(body, ["data"]).data;
      },
    };
    this.tasks = makeTasks(transport);
    this.billing = makeBilling(transport);
    this.uploads = makeUploads(transport);
    this.elements = makeElements(transport);
    this.keys = makeKeys(transport);
    this.webhooks = makeWebhooks(transport);
    this.events = makeEvents(transport);
    this.requests = makeRequests(transport);
  }

  /** Waits until a task ends and returns it completed. */
  wait(task: TaskReference, options: WaitOptions = {}): Promise<Task> {
    return this.tasks.wait(task, options);
  }

  /** The price of a request; a `kling-image` model is priced as a picture. */
  estimate(params: VideoGenerateParams | ImageGenerateParams, options: CallOptions = {}): Promise<Estimate> {
    const path = params.model.startsWith("kling-image") ? "/image/estimate" : "/video/estimate";
    return estimate(this.#transport, path, params, options);
  }

  /** Opens an output file by its `url`. */
  download(url: string, options: CallOptions = {}): Promise<Download> {
    return openDownload(new URL(url, this.#transport.origin), { ...options, fetch: this.#fetch });
  }

  async models(options: CallOptions = {}): Promise<readonly Model[]> {
    const body = await read(this.#transport, "/models", {}, options);
    return answerAs<ModelList>(body, ["data"]).data;
  }

  async model(id: string, options: CallOptions = {}): Promise<Model> {
    return answerAs<Model>(await read(this.#transport, `/models/${encodeURIComponent(id)}`, {}, options), ["id"]);
  }

  async account(options: CallOptions = {}): Promise<Account> {
    return answerAs<Account>(await read(this.#transport, "/account", {}, options), []);
  }

  async credits(options: CallOptions = {}): Promise<Credits> {
    return answerAs<Credits>(await read(this.#transport, "/credits", {}, options), ["available"]);
  }

  async usage(params: UsageParams = {}, options: CallOptions = {}): Promise<Usage> {
    return answerAs<Usage>(await read(this.#transport, "/usage", { ...params }, options), []);
  }

  /** Stored media, newest first, page after page. */
  assets(params: AssetListParams = {}, options: CallOptions = {}): AsyncIterableIterator<StoredAsset> {
    return readPages(async (cursor) => {
      const body = await read(this.#transport, "/assets", { ...params, ...cursor }, options);
      return pageOf<StoredAsset>(body);
    });
  }

  /** Lines of the ledger, newest first, page after page. */
  ledger(params: LedgerParams = {}, options: CallOptions = {}): AsyncIterableIterator<LedgerLine> {
    return readPages(async (cursor) => {
      const body = await read(this.#transport, "/ledger", { ...params, ...cursor }, options);
      return pageOf<LedgerLine>(body);
    });
  }
}

async function create(
  transport: Transport,
  path: string,
  params: VideoGenerateParams | ImageGenerateParams | AvatarGenerateParams,
  options: GenerateOptions,
): Promise<CreatedTask> {
  const answer = await transport.call({
    method: "POST",
    path,
    json: params,
    headers: {
      "idempotency-key": options.idempotencyKey ?? makeIdempotencyKey(transport.clock),
      ...(options.strict === true ? { "x-strict": "1" } : {}),
    },
    signal: options.signal,
  });
  return createdTaskOf(answer.body);
}

async function estimate(
  transport: Transport,
  path: string,
  params: VideoGenerateParams | ImageGenerateParams | AvatarGenerateParams,
  options: CallOptions,
): Promise<Estimate> {
  const answer = await transport.call({ method: "POST", path, json: params, signal: options.signal });
  return answerAs<Estimate>(answer.body, ["credits"]);
}

async function read(
  transport: Transport,
  path: string,
  query: Readonly<Record<string, string | number | undefined>>,
  options: CallOptions,
): Promise<unknown> {
  return (await transport.call({ method: "GET", path, query, signal: options.signal })).body;
}
