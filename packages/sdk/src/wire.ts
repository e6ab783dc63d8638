/** What the API sends and takes, in its own words: the field names are those of the API reference. */

export type TaskStatus = "queued" | "processing" | "completed" | "failed";
export type TaskMode = "test" | "live";

/** A field that was ignored, changed or approximated. */
export interface Warning {
  readonly code: string;
  readonly param?: string;
  readonly message: string;
}

export interface WireError {
  readonly code: string;
  readonly message: string;
  readonly fix?: string;
  readonly retryable?: boolean;
  readonly param?: string;
  readonly retry_after?: number;
  readonly request_id?: string;
  readonly task_id?: string;
  readonly doc_url?: string;
}

/** The answer to a create. */
export interface CreatedTask {
  readonly task_id: string;
  readonly status: TaskStatus;
  readonly model: string;
  readonly created_at: string;
  readonly credits_reserved: number;
  readonly estimated_seconds: number;
  readonly status_url: string;
  readonly warnings: readonly Warning[];
}

export interface Task extends CreatedTask {
  readonly mode: TaskMode;
  readonly updated_at: string;
  readonly started_at?: string | null;
  readonly completed_at?: string | null;
  /** 0 to 100, never falling; 100 only when completed. */
  readonly progress: number;
  readonly queue_position?: number | null;
  readonly model_version?: string | null;
  /** The engine that served it. */
  readonly provider?: string | null;
  readonly credits_charged: number;
  readonly external_task_id?: string;
  readonly metadata?: Readonly<Record<string, string>>;
  /** Echo of the request without media bytes. */
  readonly request: Readonly<Record<string, unknown>> | null;
  /** Null until completed. */
  readonly output: VideoOutput | ImageOutput | null;
  /** Null unless failed. */
  readonly error: WireError | null;
  readonly receipt: Receipt;
  readonly attempts: readonly Attempt[];
  readonly cancellation?: { readonly state: "requested" | "confirmed" | "too_late" | "unsupported" };
  readonly note?: { readonly code: string; readonly message: string; readonly check_at: string };
  readonly draft_of?: string;
  readonly final_ids?: readonly string[];
  readonly scene?: { readonly url?: string; readonly unmatched?: readonly string[] };
  /** Grows with each visible change. */
  readonly sequence: number;
}

export interface VideoOutput {
  readonly type: "video";
  readonly url: string;
  readonly videos: readonly VideoFile[];
  readonly thumbnail_url?: string | null;
  readonly expires_at: string;
}

export interface VideoFile {
  readonly id: string;
  readonly url: string;
  readonly watermark_url?: string;
  /** Seconds. */
  readonly duration: number;
  readonly width: number;
  readonly height: number;
  readonly fps: number;
  readonly mime: string;
  /** Bytes. */
  readonly size: number;
  readonly has_audio: boolean;
}

export interface ImageOutput {
  readonly type: "image";
  readonly url: string;
  readonly images: readonly ImageFile[];
  readonly expires_at: string;
}

export interface ImageFile {
  readonly index: number;
  readonly url: string;
  readonly width: number;
  readonly height: number;
  readonly mime: string;
}

/** Credits: held at create, then charged or released. */
export interface Receipt {
  readonly held: number;
  readonly charged: number;
  readonly released: number;
  readonly reason: string;
}

export interface Attempt {
  readonly engine: string;
  readonly state: string;
  readonly started_at: string;
  readonly ended_at?: string | null;
  readonly error?: WireError | null;
}

/** Fields that both kinds of create take. */
interface GenerateParams {
  readonly model: string;
  readonly negative_prompt?: string;
  readonly aspect_ratio?: string;
  readonly resolution?: string;
  /** Public http(s) URL, `asset_…` id or `data:` URI. */
  readonly image_url?: string;
  readonly reference_images?: readonly string[];
  readonly seed?: number;
  readonly watermark?: boolean;
  readonly callback_url?: string;
  readonly external_task_id?: string;
  readonly metadata?: Readonly<Record<string, string>>;
  readonly provider?: string | ProviderChoice;
  readonly draft?: boolean;
  /** Refuse a price above this many credits. */
  readonly max_credits?: number;
  readonly quote_id?: string;
  readonly deadline_seconds?: number;
}

export interface ProviderChoice {
  readonly only?: readonly string[];
  readonly order?: readonly string[];
  readonly allow_fallbacks?: boolean;
}

export interface VideoGenerateParams extends GenerateParams {
  /** May be left out for motion control and with `shots`. */
  readonly prompt?: string;
  /** Whole seconds. */
  readonly duration?: number;
  readonly audio?: boolean;
  readonly voice_description?: string;
  readonly end_image_url?: string;
  readonly multi_shot?: boolean;
  readonly shots?: readonly Shot[];
  readonly video_url?: string;
  readonly video_mode?: "edit" | "reference";
  readonly keep_original_sound?: boolean;
  readonly elements?: readonly string[];
  readonly character_orientation?: "image" | "video";
  readonly camera?: string | { readonly keyframes: readonly CameraKeyframe[] };
}

export interface Shot {
  readonly prompt: string;
  /** Whole seconds. */
  readonly duration: number;
}

export interface CameraKeyframe {
  /** Fraction of the clip, 0 to 1. */
  readonly at: number;
  readonly pan?: number;
  readonly tilt?: number;
  readonly roll?: number;
  readonly dolly?: number;
  readonly zoom?: number;
  readonly ease?: string;
}

export interface ImageGenerateParams extends GenerateParams {
  readonly prompt: string;
  /** How many pictures, 1 to 9. */
  readonly n?: number;
}

export interface TaskListParams {
  /** Tasks per page, at most 100. */
  readonly limit?: number;
  readonly cursor?: string;
  readonly status?: TaskStatus;
  readonly model?: string;
  readonly created_after?: string;
  readonly created_before?: string;
  readonly external_task_id?: string;
}

export interface Page<Item> {
  readonly data: readonly Item[];
  readonly has_more: boolean;
  readonly next_cursor?: string | null;
}

export interface Estimate {
  readonly credits: number;
  readonly usd: number;
  readonly breakdown: readonly EstimateLine[];
  readonly quote_id?: string;
}

export type EstimateLine = Readonly<Record<string, unknown>>;

/** A stored file; `url` or `asset_id` stands wherever a create takes an address. */
export interface Upload {
  readonly asset_id: string;
  readonly url: string;
  readonly type: string;
  readonly mime: string;
  readonly width?: number | null;
  readonly height?: number | null;
  /** Seconds. */
  readonly duration?: number | null;
  /** Bytes. */
  readonly size: number;
  readonly expires_at?: string | null;
}

export interface Model {
  readonly id: string;
  readonly object: "model";
  readonly version: string;
  readonly description: string;
  readonly capabilities: Readonly<Record<string, unknown>>;
  readonly limits: Readonly<Record<string, unknown>>;
  readonly pricing: unknown;
  readonly providers: readonly unknown[];
  readonly available: boolean;
}

export interface ModelList {
  readonly object: "list";
  readonly data: readonly Model[];
}

/** Plans, key and limits of the caller. */
export type Account = Readonly<Record<string, unknown>>;

export interface Credits {
  readonly balance: number;
  readonly reserved: number;
  readonly available: number;
  readonly usd_per_credit: number;
  readonly packs: readonly CreditPack[];
}

export interface CreditPack {
  readonly id: string;
  readonly total: number;
  readonly remaining: number;
  readonly expires_at?: string | null;
}

export interface UsageParams {
  readonly from?: string;
  readonly to?: string;
  /** Comma-separated: `day`, `model`, `key`. */
  readonly group_by?: string;
}

export type Usage = Readonly<Record<string, unknown>>;

export interface LedgerParams {
  readonly limit?: number;
  readonly cursor?: string;
}

export type LedgerLine = Readonly<Record<string, unknown>>;

/** Body of a webhook: the task with the name of what happened to it. */
export interface WebhookEvent extends Task {
  readonly event: "task.processing" | "task.completed" | "task.failed";
}
