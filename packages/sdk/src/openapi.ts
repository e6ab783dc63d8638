// Made from docs/openapi.json by scripts/sdk-types; changes are lost.

export interface paths {
    readonly "/v1/video/generate": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** Create a video */
        readonly post: operations["videoGenerate"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/video/estimate": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** What a video would cost, without making it */
        readonly post: operations["videoEstimate"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/image/generate": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** Create pictures */
        readonly post: operations["imageGenerate"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/image/estimate": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** What a image would cost, without making it */
        readonly post: operations["imageEstimate"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/video/status/{id}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** Read a task */
        readonly get: operations["videoStatus"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/image/status/{id}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** Read a task */
        readonly get: operations["imageStatus"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/tasks/{id}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** Read a task */
        readonly get: operations["taskGet"];
        readonly put?: never;
        readonly post?: never;
        /**
         * Delete a task's prompt, media and outputs
         * @description The task and its ledger line stay; the addresses of its outputs answer 410 afterwards.
         */
        readonly delete: operations["taskDelete"];
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/tasks": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** List tasks, newest first */
        readonly get: operations["taskList"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/tasks/{id}/cancel": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Cancel a task
         * @description A queued task ends at once; for one that is processing, `cancellation.state` says what was reached.
         */
        readonly post: operations["taskCancel"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/tasks/{id}/events": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * Follow a task as server-sent events
         * @description `event: task`, `id:` the sequence, data the task object; the current state first, the end of the task last. `Last-Event-ID` continues.
         */
        readonly get: operations["taskEvents"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/uploads": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Store a picture, clip or sound for later creates
         * @description A form with a part `file`, or the bytes under their own media type.
         */
        readonly post: operations["uploadCreate"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/uploads/{id}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** Read an upload */
        readonly get: operations["uploadGet"];
        readonly put?: never;
        readonly post?: never;
        /** Delete an upload */
        readonly delete: operations["uploadDelete"];
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/models": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** List models with their limits and prices */
        readonly get: operations["modelList"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/models/{id}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** Read a model by its id or alias */
        readonly get: operations["modelGet"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/providers": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** List the engines that serve this workspace */
        readonly get: operations["providerList"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/account": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** Plan, key and limits of the caller */
        readonly get: operations["accountGet"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/credits": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** Credits of the key's side of the workspace */
        readonly get: operations["creditsGet"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/usage": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** What tasks cost, by day, model and key */
        readonly get: operations["usageGet"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/ledger": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** Every movement of credits, newest first */
        readonly get: operations["ledgerList"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/webhooks/secret": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * What signs the callbacks of the key's side of the workspace
         * @description Made at the first call, the same ever after; test and live have their own. Callbacks are signed as Standard Webhooks has it. Keep it like a key.
         */
        readonly get: operations["webhookSecretGet"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        readonly CreatedTask: {
            /**
             * @description Opaque; 18 or 19 digits.
             * @example 383049217409351680
             */
            readonly task_id: string;
            readonly status: components["schemas"]["TaskStatus"];
            readonly model: string;
            /**
             * Format: date-time
             * @example 2026-11-24T10:00:00.000Z
             */
            readonly created_at: string;
            /** @description Credits, at most six places. */
            readonly credits_reserved: number;
            readonly estimated_seconds: number;
            readonly status_url: string;
            readonly warnings: readonly components["schemas"]["Warning"][];
        };
        /** @enum {string} */
        readonly TaskStatus: "queued" | "processing" | "completed" | "failed";
        /** @description A field that was ignored, changed or approximated. */
        readonly Warning: {
            readonly code: string;
            readonly param?: string;
            readonly message: string;
        };
        readonly ErrorAnswer: {
            readonly error: {
                /** @enum {string} */
                readonly code: "auth_missing" | "auth_scheme" | "auth_invalid_key" | "auth_key_expired" | "auth_key_revoked" | "auth_token_not_yet_valid" | "auth_token_expired" | "ip_not_allowed" | "scope_missing" | "plan_required" | "model_not_on_plan" | "insufficient_credits" | "budget_exceeded" | "rate_limited" | "concurrency_limited" | "queue_full" | "overloaded" | "maintenance" | "invalid_json" | "unsupported_content_type" | "invalid_parameter" | "missing_parameter" | "unknown_parameter" | "unsupported_combination" | "model_not_found" | "not_found" | "route_not_found" | "method_not_allowed" | "payload_too_large" | "idempotency_mismatch" | "idempotency_in_progress" | "conflict_state" | "image_url_unreachable" | "image_url_forbidden" | "image_url_login" | "unsupported_media" | "image_too_large" | "image_too_small" | "aspect_ratio" | "content_blocked_input" | "content_blocked_output" | "generation_failed" | "generation_timeout" | "upstream_unavailable" | "upstream_unknown" | "upstream_misconfigured" | "result_expired" | "canceled" | "storage_full" | "internal" | "upstream_timeout";
                /** @example duration must be 3 to 15 seconds for kling-v3, got 20. */
                readonly message: string;
                readonly fix: string;
                readonly retryable: boolean;
                readonly param?: string;
                /** @description Seconds. */
                readonly retry_after?: number;
                /**
                 * @description Opaque; 18 or 19 digits.
                 * @example 383049217409351680
                 */
                readonly task_id?: string;
                readonly doc_url: string;
                readonly request_id: string;
            };
        };
        readonly VideoGenerateRequest: {
            /**
             * @description A model's id or alias; `kling-v3@<version>` pins a version.
             * @example kling-v3
             */
            readonly model: string;
            /**
             * @description What should not be seen.
             * @example blurry, text
             */
            readonly negative_prompt?: string;
            /** @description A public http(s) URL, the id or URL of an upload, or a data: URI of at most 50 MB. Fetched before anything is charged. */
            readonly image_url?: string;
            /**
             * @description The same seed and request give the same result where the engine has seeds.
             * @example 7
             */
            readonly seed?: number;
            /** @description Default false. */
            readonly watermark?: boolean;
            /**
             * @description An https address that is told of every change, signed as Standard Webhooks.
             * @example https://example.com/hooks/kinora
             */
            readonly callback_url?: string;
            /** @description Alias of `callback_url`. */
            readonly webhook_url?: string;
            /**
             * @description Your own name for the task, unique in the workspace.
             * @example order-1234
             */
            readonly external_task_id?: string;
            /**
             * @description Which engine may serve the request; `auto` by default.
             * @example auto
             */
            readonly provider?: string | {
                readonly only?: readonly string[];
                readonly order?: readonly string[];
                readonly allow_fallbacks?: boolean;
            };
            /**
             * @description Refuse a price above this many credits.
             * @example 80
             */
            readonly max_credits?: number;
            /** @description When the task fails with `generation_timeout`; the default depends on the model. */
            readonly deadline_seconds?: number;
            /**
             * @description At most 16 pairs of strings, echoed with the task.
             * @example {
             *       "scene": "12"
             *     }
             */
            readonly metadata?: {
                readonly [key: string]: string;
            };
            /**
             * @description Required, except for kling-motion-control and with `shots`.
             * @example A cinematic shot of a person walking through a futuristic city at sunset
             */
            readonly prompt?: string;
            /**
             * @description Whole seconds, 3 to 15; 5 by default.
             * @example 5
             */
            readonly duration?: number | string;
            /**
             * @description `720p` (default) or `1080p`; `480p` for kling-lite.
             * @example 1080p
             */
            readonly resolution?: string;
            /**
             * @description `16:9` (default), `9:16` or `1:1`; with `image_url` the picture decides.
             * @example 16:9
             */
            readonly aspect_ratio?: string;
            /** @description Speech and sound; kling-o3 only. Default false. */
            readonly audio?: boolean;
            /**
             * @description How the voice sounds; needs `audio: true`.
             * @example Friendly male voice, American accent, moderate pace
             */
            readonly voice_description?: string;
            /** @description A public http(s) URL, the id or URL of an upload, or a data: URI of at most 50 MB. Fetched before anything is charged. */
            readonly end_image_url?: string;
            /** @description A storyboard of several shots; kling-o3 only. */
            readonly multi_shot?: boolean;
            /** @description The shots of the storyboard; their durations add up to `duration`. */
            readonly shots?: readonly {
                readonly prompt: string;
                readonly duration: number | string;
            }[];
            /**
             * @description A move of the camera; kling-v3 and kling-motion-control.
             * @example push-in
             * @enum {string}
             */
            readonly camera?: "static" | "push-in" | "pull-out" | "pan-left" | "pan-right" | "tilt-up" | "tilt-down" | "crane-up" | "orbit" | "follow" | "handheld";
        };
        readonly Estimate: {
            /** @description Credits, at most six places. */
            readonly credits: number;
            readonly usd: number;
            readonly breakdown: readonly {
                readonly description: string;
                /** @enum {string} */
                readonly unit: "second" | "image";
                readonly quantity: number;
                /** @description Credits, at most six places. */
                readonly credits_per_unit: number;
                /** @description Credits, at most six places. */
                readonly credits: number;
            }[];
            readonly estimated_seconds: number;
            readonly price_version: string;
            readonly warnings: readonly components["schemas"]["Warning"][];
        };
        readonly ImageGenerateRequest: {
            /**
             * @description A model's id or alias; `kling-v3@<version>` pins a version.
             * @example kling-v3
             */
            readonly model: string;
            /**
             * @description What should not be seen.
             * @example blurry, text
             */
            readonly negative_prompt?: string;
            /** @description A public http(s) URL, the id or URL of an upload, or a data: URI of at most 50 MB. Fetched before anything is charged. */
            readonly image_url?: string;
            /**
             * @description The same seed and request give the same result where the engine has seeds.
             * @example 7
             */
            readonly seed?: number;
            /** @description Default false. */
            readonly watermark?: boolean;
            /**
             * @description An https address that is told of every change, signed as Standard Webhooks.
             * @example https://example.com/hooks/kinora
             */
            readonly callback_url?: string;
            /** @description Alias of `callback_url`. */
            readonly webhook_url?: string;
            /**
             * @description Your own name for the task, unique in the workspace.
             * @example order-1234
             */
            readonly external_task_id?: string;
            /**
             * @description Which engine may serve the request; `auto` by default.
             * @example auto
             */
            readonly provider?: string | {
                readonly only?: readonly string[];
                readonly order?: readonly string[];
                readonly allow_fallbacks?: boolean;
            };
            /**
             * @description Refuse a price above this many credits.
             * @example 80
             */
            readonly max_credits?: number;
            /** @description When the task fails with `generation_timeout`; the default depends on the model. */
            readonly deadline_seconds?: number;
            /**
             * @description At most 16 pairs of strings, echoed with the task.
             * @example {
             *       "scene": "12"
             *     }
             */
            readonly metadata?: {
                readonly [key: string]: string;
            };
            /**
             * @description Required.
             * @example A lighthouse in a storm, oil painting
             */
            readonly prompt?: string;
            /** @description How many pictures; 1 by default. */
            readonly n?: number;
            /** @description `1k` (default), `2k` or `4k`. */
            readonly resolution?: string;
            /**
             * @description `16:9` (default), `9:16`, `1:1`, `4:3`, `3:4`, `3:2`, `2:3` or `21:9`.
             * @example 1:1
             */
            readonly aspect_ratio?: string;
        };
        readonly Task: {
            /**
             * @description Opaque; 18 or 19 digits.
             * @example 383049217409351680
             */
            readonly task_id: string;
            readonly status: components["schemas"]["TaskStatus"];
            readonly model: string;
            /**
             * Format: date-time
             * @example 2026-11-24T10:00:00.000Z
             */
            readonly created_at: string;
            /** @description Credits, at most six places. */
            readonly credits_reserved: number;
            readonly estimated_seconds: number;
            readonly status_url: string;
            readonly warnings: readonly components["schemas"]["Warning"][];
            /** @enum {string} */
            readonly mode: "test" | "live";
            /**
             * Format: date-time
             * @example 2026-11-24T10:00:00.000Z
             */
            readonly updated_at: string;
            /**
             * Format: date-time
             * @example 2026-11-24T10:00:00.000Z
             */
            readonly started_at: string | null;
            /**
             * Format: date-time
             * @example 2026-11-24T10:00:00.000Z
             */
            readonly completed_at: string | null;
            readonly progress: number;
            /** @description 1 for the workspace's next task. */
            readonly queue_position?: number;
            readonly model_version: string | null;
            /** @description The engine that served it. */
            readonly provider: string | null;
            /** @description Credits, at most six places. */
            readonly credits_charged: number;
            readonly external_task_id?: string;
            readonly metadata?: {
                readonly [key: string]: string;
            };
            readonly request: components["schemas"]["RequestEcho"];
            /** @description Null until completed. */
            readonly output: components["schemas"]["VideoOutput"] | components["schemas"]["ImageOutput"] | null;
            readonly error: components["schemas"]["TaskError"];
            readonly receipt: {
                /** @description Credits, at most six places. */
                readonly held: number;
                /** @description Credits, at most six places. */
                readonly charged: number;
                /** @description Credits, at most six places. */
                readonly released: number;
                /** @description `held`, `completed`, `refunded`, or the code that ended the task. */
                readonly reason: string;
            };
            readonly attempts: readonly {
                readonly engine: string;
                readonly state: string;
                /**
                 * Format: date-time
                 * @example 2026-11-24T10:00:00.000Z
                 */
                readonly started_at: string;
                /**
                 * Format: date-time
                 * @example 2026-11-24T10:00:00.000Z
                 */
                readonly ended_at: string | null;
                readonly error?: components["schemas"]["TaskError"];
            }[];
            readonly cancellation?: {
                /** @enum {string} */
                readonly state: "requested" | "confirmed" | "too_late" | "unsupported";
            };
            readonly note?: {
                /** @enum {string} */
                readonly code: "upstream_unknown";
                readonly message: string;
                /**
                 * Format: date-time
                 * @example 2026-11-24T10:00:00.000Z
                 */
                readonly check_at: string;
            };
            /**
             * @description Opaque; 18 or 19 digits.
             * @example 383049217409351680
             */
            readonly draft_of?: string;
            readonly scene?: {
                readonly unmatched: readonly string[];
            };
            /** @description Grows with each visible change. */
            readonly sequence: number;
            /**
             * Format: date-time
             * @example 2026-11-24T10:00:00.000Z
             */
            readonly deleted_at?: string;
        };
        /** @description Null once the task was deleted. */
        readonly RequestEcho: {
            readonly model: string;
            readonly prompt: string;
            readonly negative_prompt?: string;
            readonly duration?: number;
            readonly n?: number;
            readonly resolution: string;
            readonly aspect_ratio: string;
            readonly audio?: boolean;
            readonly voice_description?: string;
            readonly multi_shot?: boolean;
            readonly shots?: readonly {
                readonly prompt: string;
                readonly duration: number;
            }[];
            /** @description The stored input's asset id. */
            readonly image_url?: string;
            readonly end_image_url?: string;
            readonly camera?: string;
            readonly seed: number;
            readonly watermark: boolean;
        } | null;
        readonly VideoOutput: {
            /** @enum {string} */
            readonly type: "video";
            readonly url: string;
            readonly videos: readonly {
                readonly id: string;
                readonly url: string;
                /** @description Seconds. */
                readonly duration: number;
                readonly width: number;
                readonly height: number;
                readonly fps: number;
                readonly mime: string;
                /** @description Bytes. */
                readonly size: number;
                readonly has_audio: boolean;
            }[];
            readonly thumbnail_url: string | null;
            /**
             * Format: date-time
             * @example 2026-11-24T10:00:00.000Z
             */
            readonly expires_at: string;
        };
        readonly ImageOutput: {
            /** @enum {string} */
            readonly type: "image";
            readonly url: string;
            readonly images: readonly {
                readonly index: number;
                readonly url: string;
                readonly width: number;
                readonly height: number;
                readonly mime: string;
            }[];
            /**
             * Format: date-time
             * @example 2026-11-24T10:00:00.000Z
             */
            readonly expires_at: string;
        };
        /** @description Null unless failed. */
        readonly TaskError: {
            /** @enum {string} */
            readonly code: "auth_missing" | "auth_scheme" | "auth_invalid_key" | "auth_key_expired" | "auth_key_revoked" | "auth_token_not_yet_valid" | "auth_token_expired" | "ip_not_allowed" | "scope_missing" | "plan_required" | "model_not_on_plan" | "insufficient_credits" | "budget_exceeded" | "rate_limited" | "concurrency_limited" | "queue_full" | "overloaded" | "maintenance" | "invalid_json" | "unsupported_content_type" | "invalid_parameter" | "missing_parameter" | "unknown_parameter" | "unsupported_combination" | "model_not_found" | "not_found" | "route_not_found" | "method_not_allowed" | "payload_too_large" | "idempotency_mismatch" | "idempotency_in_progress" | "conflict_state" | "image_url_unreachable" | "image_url_forbidden" | "image_url_login" | "unsupported_media" | "image_too_large" | "image_too_small" | "aspect_ratio" | "content_blocked_input" | "content_blocked_output" | "generation_failed" | "generation_timeout" | "upstream_unavailable" | "upstream_unknown" | "upstream_misconfigured" | "result_expired" | "canceled" | "storage_full" | "internal" | "upstream_timeout";
            /** @example duration must be 3 to 15 seconds for kling-v3, got 20. */
            readonly message: string;
            readonly fix: string;
            readonly retryable: boolean;
            readonly param?: string;
            /** @description Seconds. */
            readonly retry_after?: number;
            /**
             * @description Opaque; 18 or 19 digits.
             * @example 383049217409351680
             */
            readonly task_id?: string;
            readonly doc_url: string;
        } | null;
        readonly TaskList: {
            readonly data: readonly components["schemas"]["Task"][];
            readonly has_more: boolean;
            readonly next_cursor: string | null;
        };
        readonly Upload: {
            /** @example asset_0123456789abcdefghijklmn */
            readonly asset_id: string;
            /** @description Unguessable and public; usable as `image_url`. */
            readonly url: string;
            /** @enum {string} */
            readonly type: "image" | "video" | "audio";
            readonly mime: string;
            readonly width: number | null;
            readonly height: number | null;
            /** @description Seconds. */
            readonly duration: number | null;
            /** @description Bytes. */
            readonly size: number;
            /**
             * Format: date-time
             * @example 2026-11-24T10:00:00.000Z
             */
            readonly expires_at: string;
        };
        readonly ModelList: {
            /** @enum {string} */
            readonly object: "list";
            readonly data: readonly components["schemas"]["Model"][];
        };
        readonly Model: {
            readonly id: string;
            /** @enum {string} */
            readonly object: "model";
            readonly version: string;
            readonly description: string;
            readonly aliases: readonly string[];
            readonly capabilities: {
                readonly audio: boolean;
                readonly multi_shot: boolean;
                readonly image_input: boolean;
                readonly end_image: boolean;
                readonly camera: boolean;
                readonly negative_prompt: boolean;
            };
            readonly limits: {
                readonly duration_min: number;
                readonly duration_max: number;
                readonly duration_default: number;
                readonly resolutions: readonly string[];
                readonly resolution_default: string;
                readonly aspect_ratios: readonly string[];
                readonly prompt_characters_max: number;
                readonly n_max: number;
                readonly deadline_seconds: number;
            };
            readonly pricing: {
                readonly version: string;
                readonly rates: readonly {
                    /** @enum {string} */
                    readonly variant: "silent" | "audio" | "multi_shot" | "video_input";
                    /** @enum {string} */
                    readonly unit: "second" | "image";
                    readonly credits: {
                        readonly [key: string]: number;
                    };
                    readonly example_10_seconds?: {
                        readonly [key: string]: {
                            /** @description Credits, at most six places. */
                            readonly credits: number;
                            readonly usd: number;
                        };
                    };
                }[];
            };
            readonly providers: readonly string[];
            /** @description The plan, the key and an engine allow it now. */
            readonly available: boolean;
        };
        readonly ProviderList: {
            /** @enum {string} */
            readonly object: "list";
            readonly data: readonly {
                readonly id: string;
                /** @enum {string} */
                readonly object: "provider";
                readonly models: readonly string[];
                readonly modes: readonly ("test" | "live")[];
                /** @description True when it runs on this server. */
                readonly local: boolean;
                readonly capabilities: {
                    readonly audio: boolean;
                    readonly multi_shot: boolean;
                    readonly image_input: boolean;
                    readonly end_image: boolean;
                    readonly seed: boolean;
                };
            }[];
        };
        readonly Account: {
            readonly workspace: {
                readonly id: string;
                readonly name: string;
            };
            /** @enum {string} */
            readonly mode: "test" | "live";
            readonly plan: {
                readonly api: components["schemas"]["Plan"];
                readonly web: components["schemas"]["Plan"];
            };
            readonly key: {
                readonly id: string;
                readonly name: string;
                readonly scopes: readonly string[];
                /** @description Null when the key is as wide as the plan. */
                readonly models: readonly string[] | null;
                /**
                 * Format: date-time
                 * @example 2026-11-24T10:00:00.000Z
                 */
                readonly expires_at: string | null;
            };
            readonly limits: {
                readonly requests_per_minute: number;
                readonly burst: number;
                /** @description Tasks that may run and wait at once. */
                readonly open_tasks: number;
            };
        };
        /** @description Opens the API; credits alone do not. */
        readonly Plan: {
            readonly id: string;
            readonly models: "all" | readonly string[];
            readonly requests_per_minute: number | null;
            readonly burst: number | null;
            readonly running_max: number | null;
            readonly queue_depth: number;
            readonly storage_bytes: number | null;
        } | null;
        readonly Credits: {
            /** @description Credits, at most six places. */
            readonly balance: number;
            /** @description Credits, at most six places. */
            readonly reserved: number;
            /** @description Credits, at most six places. */
            readonly available: number;
            readonly usd_per_credit: number;
            readonly packs: readonly {
                readonly id: string;
                /** @enum {string} */
                readonly source: "promo" | "trial" | "plan" | "pack" | "refund";
                /** @description Credits, at most six places. */
                readonly total: number;
                /** @description Credits, at most six places. */
                readonly remaining: number;
                /**
                 * Format: date-time
                 * @example 2026-11-24T10:00:00.000Z
                 */
                readonly expires_at: string | null;
            }[];
        };
        readonly Usage: {
            /**
             * Format: date-time
             * @example 2026-11-24T10:00:00.000Z
             */
            readonly from: string;
            /**
             * Format: date-time
             * @example 2026-11-24T10:00:00.000Z
             */
            readonly to: string;
            readonly group_by: readonly ("day" | "model" | "key")[];
            readonly data: readonly {
                readonly day?: string;
                readonly model?: string;
                readonly key?: string | null;
                readonly tasks: number;
                readonly completed: number;
                readonly failed: number;
                /** @description Credits, at most six places. */
                readonly credits_charged: number;
                /** @description Credits, at most six places. */
                readonly credits_reserved: number;
            }[];
        };
        readonly Ledger: {
            readonly data: readonly {
                readonly id: string;
                /** @enum {string} */
                readonly kind: "grant" | "hold" | "capture" | "release" | "expire" | "refund" | "adjust" | "upstream_cost";
                /** @description Credits, at most six places. */
                readonly credits: number;
                /** @description The same amount, exact, in millionths of a credit. */
                readonly micro_credits: string;
                /** @description Credits, at most six places. */
                readonly available_change: number;
                /** @description Credits, at most six places. */
                readonly reserved_change: number;
                /**
                 * @description Opaque; 18 or 19 digits.
                 * @example 383049217409351680
                 */
                readonly task_id: string | null;
                readonly pack_id: string | null;
                readonly reason: string;
                /**
                 * Format: date-time
                 * @example 2026-11-24T10:00:00.000Z
                 */
                readonly created_at: string;
            }[];
            readonly has_more: boolean;
            readonly next_cursor: string | null;
        };
        readonly WebhookSecret: {
            /**
             * @description What `webhook-signature` is made with: `whsec_` and base64, as Standard Webhooks has it.
             * @example whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSwMfKQ9r8GKYo=
             */
            readonly secret: string;
            /**
             * Format: date-time
             * @example 2026-11-24T10:00:00.000Z
             */
            readonly created_at: string;
        };
    };
    responses: never;
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    readonly videoGenerate: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                /** @description Repeating a create under the same key within 24 hours makes no second task. */
                readonly "Idempotency-Key"?: string;
                /** @description Refuse unknown fields instead of ignoring them. */
                readonly "X-Strict"?: "1";
            };
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                /**
                 * @example {
                 *       "model": "kling-v3",
                 *       "prompt": "A cinematic shot of a person walking through a futuristic city at sunset",
                 *       "duration": 5,
                 *       "resolution": "1080p"
                 *     }
                 */
                readonly "application/json": components["schemas"]["VideoGenerateRequest"];
            };
        };
        readonly responses: {
            /** @description The task is stored. */
            readonly 200: {
                headers: {
                    /** @description Name it when you ask for help. */
                    readonly "X-Request-Id"?: string;
                    /** @description Requests a minute. */
                    readonly "X-RateLimit-Limit"?: number;
                    /** @description Requests that may be sent at once. */
                    readonly "X-RateLimit-Remaining"?: number;
                    /** @description Seconds until it is full again. */
                    readonly "X-RateLimit-Reset"?: number;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["CreatedTask"];
                };
            };
            /** @description `invalid_json`: The body is not valid JSON. `invalid_parameter`: A parameter has a wrong type or value. `missing_parameter`: A required parameter is missing. `unknown_parameter`: A parameter is not known, and the request is strict. `unsupported_combination`: These parameters do not go together. `image_url_unreachable`: The file could not be fetched. `image_url_forbidden`: The address is not a public one. `image_url_login`: The address needs a login or its signature has expired. `unsupported_media`: The file is not a supported picture or clip. `image_too_large`: The file is too large. `image_too_small`: The picture is too small. `aspect_ratio`: The picture's sides are too unequal. */
            readonly 400: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `auth_missing`: The request has no Authorization header. `auth_scheme`: The Authorization header does not start with the word Bearer. `auth_invalid_key`: The key is not known here. `auth_key_expired`: The key has passed its expiry. `auth_key_revoked`: The key has been revoked. */
            readonly 401: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `ip_not_allowed`: The key is bound to other networks. `scope_missing`: The key lacks the scope that this route needs. `plan_required`: The workspace has no active API plan; credits alone do not open the API. `model_not_on_plan`: The plan does not include this model. `insufficient_credits`: The price is higher than the available credits. `budget_exceeded`: A spending cap would be exceeded. */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `conflict_state`: The object's state does not allow this. `idempotency_in_progress`: The first request with this idempotency key still runs. */
            readonly 409: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `payload_too_large`: The body is larger than the route takes. */
            readonly 413: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `unsupported_content_type`: The route does not take this content type. */
            readonly 415: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `idempotency_mismatch`: The idempotency key was used with another request. */
            readonly 422: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `rate_limited`: Too many requests in the window. `queue_full`: The workspace's queue is full. `concurrency_limited`: Too many tasks run at once on a plan without a queue. */
            readonly 429: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `internal`: Something went wrong on our side. */
            readonly 500: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `overloaded`: The server sheds load. `maintenance`: The server is shutting down. `upstream_unavailable`: No engine can take this request now. `storage_full`: The server's disk reserve is reached. */
            readonly 503: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
        };
    };
    readonly videoEstimate: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": components["schemas"]["VideoGenerateRequest"];
            };
        };
        readonly responses: {
            /** @description The price. */
            readonly 200: {
                headers: {
                    /** @description Name it when you ask for help. */
                    readonly "X-Request-Id"?: string;
                    /** @description Requests a minute. */
                    readonly "X-RateLimit-Limit"?: number;
                    /** @description Requests that may be sent at once. */
                    readonly "X-RateLimit-Remaining"?: number;
                    /** @description Seconds until it is full again. */
                    readonly "X-RateLimit-Reset"?: number;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Estimate"];
                };
            };
            /** @description `invalid_json`: The body is not valid JSON. `invalid_parameter`: A parameter has a wrong type or value. `missing_parameter`: A required parameter is missing. `unknown_parameter`: A parameter is not known, and the request is strict. `unsupported_combination`: These parameters do not go together. */
            readonly 400: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `auth_missing`: The request has no Authorization header. `auth_scheme`: The Authorization header does not start with the word Bearer. `auth_invalid_key`: The key is not known here. `auth_key_expired`: The key has passed its expiry. `auth_key_revoked`: The key has been revoked. */
            readonly 401: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `ip_not_allowed`: The key is bound to other networks. `scope_missing`: The key lacks the scope that this route needs. */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `payload_too_large`: The body is larger than the route takes. */
            readonly 413: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `unsupported_content_type`: The route does not take this content type. */
            readonly 415: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `rate_limited`: Too many requests in the window. */
            readonly 429: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `internal`: Something went wrong on our side. */
            readonly 500: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `overloaded`: The server sheds load. `maintenance`: The server is shutting down. */
            readonly 503: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
        };
    };
    readonly imageGenerate: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                /** @description Repeating a create under the same key within 24 hours makes no second task. */
                readonly "Idempotency-Key"?: string;
                /** @description Refuse unknown fields instead of ignoring them. */
                readonly "X-Strict"?: "1";
            };
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                /**
                 * @example {
                 *       "model": "kling-image",
                 *       "prompt": "A lighthouse in a storm, oil painting",
                 *       "aspect_ratio": "16:9"
                 *     }
                 */
                readonly "application/json": components["schemas"]["ImageGenerateRequest"];
            };
        };
        readonly responses: {
            /** @description The task is stored. */
            readonly 200: {
                headers: {
                    /** @description Name it when you ask for help. */
                    readonly "X-Request-Id"?: string;
                    /** @description Requests a minute. */
                    readonly "X-RateLimit-Limit"?: number;
                    /** @description Requests that may be sent at once. */
                    readonly "X-RateLimit-Remaining"?: number;
                    /** @description Seconds until it is full again. */
                    readonly "X-RateLimit-Reset"?: number;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["CreatedTask"];
                };
            };
            /** @description `invalid_json`: The body is not valid JSON. `invalid_parameter`: A parameter has a wrong type or value. `missing_parameter`: A required parameter is missing. `unknown_parameter`: A parameter is not known, and the request is strict. `unsupported_combination`: These parameters do not go together. `image_url_unreachable`: The file could not be fetched. `image_url_forbidden`: The address is not a public one. `image_url_login`: The address needs a login or its signature has expired. `unsupported_media`: The file is not a supported picture or clip. `image_too_large`: The file is too large. `image_too_small`: The picture is too small. `aspect_ratio`: The picture's sides are too unequal. */
            readonly 400: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `auth_missing`: The request has no Authorization header. `auth_scheme`: The Authorization header does not start with the word Bearer. `auth_invalid_key`: The key is not known here. `auth_key_expired`: The key has passed its expiry. `auth_key_revoked`: The key has been revoked. */
            readonly 401: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `ip_not_allowed`: The key is bound to other networks. `scope_missing`: The key lacks the scope that this route needs. `plan_required`: The workspace has no active API plan; credits alone do not open the API. `model_not_on_plan`: The plan does not include this model. `insufficient_credits`: The price is higher than the available credits. `budget_exceeded`: A spending cap would be exceeded. */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `conflict_state`: The object's state does not allow this. `idempotency_in_progress`: The first request with this idempotency key still runs. */
            readonly 409: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `payload_too_large`: The body is larger than the route takes. */
            readonly 413: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `unsupported_content_type`: The route does not take this content type. */
            readonly 415: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `idempotency_mismatch`: The idempotency key was used with another request. */
            readonly 422: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `rate_limited`: Too many requests in the window. `queue_full`: The workspace's queue is full. `concurrency_limited`: Too many tasks run at once on a plan without a queue. */
            readonly 429: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `internal`: Something went wrong on our side. */
            readonly 500: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `overloaded`: The server sheds load. `maintenance`: The server is shutting down. `upstream_unavailable`: No engine can take this request now. `storage_full`: The server's disk reserve is reached. */
            readonly 503: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
        };
    };
    readonly imageEstimate: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": components["schemas"]["ImageGenerateRequest"];
            };
        };
        readonly responses: {
            /** @description The price. */
            readonly 200: {
                headers: {
                    /** @description Name it when you ask for help. */
                    readonly "X-Request-Id"?: string;
                    /** @description Requests a minute. */
                    readonly "X-RateLimit-Limit"?: number;
                    /** @description Requests that may be sent at once. */
                    readonly "X-RateLimit-Remaining"?: number;
                    /** @description Seconds until it is full again. */
                    readonly "X-RateLimit-Reset"?: number;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Estimate"];
                };
            };
            /** @description `invalid_json`: The body is not valid JSON. `invalid_parameter`: A parameter has a wrong type or value. `missing_parameter`: A required parameter is missing. `unknown_parameter`: A parameter is not known, and the request is strict. `unsupported_combination`: These parameters do not go together. */
            readonly 400: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `auth_missing`: The request has no Authorization header. `auth_scheme`: The Authorization header does not start with the word Bearer. `auth_invalid_key`: The key is not known here. `auth_key_expired`: The key has passed its expiry. `auth_key_revoked`: The key has been revoked. */
            readonly 401: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `ip_not_allowed`: The key is bound to other networks. `scope_missing`: The key lacks the scope that this route needs. */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `payload_too_large`: The body is larger than the route takes. */
            readonly 413: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `unsupported_content_type`: The route does not take this content type. */
            readonly 415: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `rate_limited`: Too many requests in the window. */
            readonly 429: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `internal`: Something went wrong on our side. */
            readonly 500: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `overloaded`: The server sheds load. `maintenance`: The server is shutting down. */
            readonly 503: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
        };
    };
    readonly videoStatus: {
        readonly parameters: {
            readonly query?: {
                /**
                 * @description Seconds to hold the request open until the task changes.
                 * @example 30
                 */
                readonly wait?: number;
            };
            readonly header?: never;
            readonly path: {
                readonly id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description The task as it is now. */
            readonly 200: {
                headers: {
                    /** @description Name it when you ask for help. */
                    readonly "X-Request-Id"?: string;
                    /** @description Requests a minute. */
                    readonly "X-RateLimit-Limit"?: number;
                    /** @description Requests that may be sent at once. */
                    readonly "X-RateLimit-Remaining"?: number;
                    /** @description Seconds until it is full again. */
                    readonly "X-RateLimit-Reset"?: number;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Task"];
                };
            };
            /** @description `invalid_parameter`: A parameter has a wrong type or value. */
            readonly 400: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `auth_missing`: The request has no Authorization header. `auth_scheme`: The Authorization header does not start with the word Bearer. `auth_invalid_key`: The key is not known here. `auth_key_expired`: The key has passed its expiry. `auth_key_revoked`: The key has been revoked. */
            readonly 401: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `ip_not_allowed`: The key is bound to other networks. `scope_missing`: The key lacks the scope that this route needs. */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `not_found`: There is no such object in this workspace. */
            readonly 404: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `rate_limited`: Too many requests in the window. */
            readonly 429: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `internal`: Something went wrong on our side. */
            readonly 500: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `overloaded`: The server sheds load. `maintenance`: The server is shutting down. */
            readonly 503: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
        };
    };
    readonly imageStatus: {
        readonly parameters: {
            readonly query?: {
                /**
                 * @description Seconds to hold the request open until the task changes.
                 * @example 30
                 */
                readonly wait?: number;
            };
            readonly header?: never;
            readonly path: {
                readonly id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description The task as it is now. */
            readonly 200: {
                headers: {
                    /** @description Name it when you ask for help. */
                    readonly "X-Request-Id"?: string;
                    /** @description Requests a minute. */
                    readonly "X-RateLimit-Limit"?: number;
                    /** @description Requests that may be sent at once. */
                    readonly "X-RateLimit-Remaining"?: number;
                    /** @description Seconds until it is full again. */
                    readonly "X-RateLimit-Reset"?: number;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Task"];
                };
            };
            /** @description `invalid_parameter`: A parameter has a wrong type or value. */
            readonly 400: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `auth_missing`: The request has no Authorization header. `auth_scheme`: The Authorization header does not start with the word Bearer. `auth_invalid_key`: The key is not known here. `auth_key_expired`: The key has passed its expiry. `auth_key_revoked`: The key has been revoked. */
            readonly 401: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `ip_not_allowed`: The key is bound to other networks. `scope_missing`: The key lacks the scope that this route needs. */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `not_found`: There is no such object in this workspace. */
            readonly 404: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `rate_limited`: Too many requests in the window. */
            readonly 429: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `internal`: Something went wrong on our side. */
            readonly 500: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `overloaded`: The server sheds load. `maintenance`: The server is shutting down. */
            readonly 503: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
        };
    };
    readonly taskGet: {
        readonly parameters: {
            readonly query?: {
                /**
                 * @description Seconds to hold the request open until the task changes.
                 * @example 30
                 */
                readonly wait?: number;
            };
            readonly header?: never;
            readonly path: {
                readonly id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description The task as it is now. */
            readonly 200: {
                headers: {
                    /** @description Name it when you ask for help. */
                    readonly "X-Request-Id"?: string;
                    /** @description Requests a minute. */
                    readonly "X-RateLimit-Limit"?: number;
                    /** @description Requests that may be sent at once. */
                    readonly "X-RateLimit-Remaining"?: number;
                    /** @description Seconds until it is full again. */
                    readonly "X-RateLimit-Reset"?: number;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Task"];
                };
            };
            /** @description `invalid_parameter`: A parameter has a wrong type or value. */
            readonly 400: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `auth_missing`: The request has no Authorization header. `auth_scheme`: The Authorization header does not start with the word Bearer. `auth_invalid_key`: The key is not known here. `auth_key_expired`: The key has passed its expiry. `auth_key_revoked`: The key has been revoked. */
            readonly 401: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `ip_not_allowed`: The key is bound to other networks. `scope_missing`: The key lacks the scope that this route needs. */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `not_found`: There is no such object in this workspace. */
            readonly 404: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `rate_limited`: Too many requests in the window. */
            readonly 429: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `internal`: Something went wrong on our side. */
            readonly 500: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `overloaded`: The server sheds load. `maintenance`: The server is shutting down. */
            readonly 503: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
        };
    };
    readonly taskDelete: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description What is left of the task. */
            readonly 200: {
                headers: {
                    /** @description Name it when you ask for help. */
                    readonly "X-Request-Id"?: string;
                    /** @description Requests a minute. */
                    readonly "X-RateLimit-Limit"?: number;
                    /** @description Requests that may be sent at once. */
                    readonly "X-RateLimit-Remaining"?: number;
                    /** @description Seconds until it is full again. */
                    readonly "X-RateLimit-Reset"?: number;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Task"];
                };
            };
            /** @description `auth_missing`: The request has no Authorization header. `auth_scheme`: The Authorization header does not start with the word Bearer. `auth_invalid_key`: The key is not known here. `auth_key_expired`: The key has passed its expiry. `auth_key_revoked`: The key has been revoked. */
            readonly 401: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `ip_not_allowed`: The key is bound to other networks. `scope_missing`: The key lacks the scope that this route needs. */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `not_found`: There is no such object in this workspace. */
            readonly 404: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `conflict_state`: The object's state does not allow this. */
            readonly 409: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `rate_limited`: Too many requests in the window. */
            readonly 429: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `internal`: Something went wrong on our side. */
            readonly 500: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `overloaded`: The server sheds load. `maintenance`: The server is shutting down. */
            readonly 503: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
        };
    };
    readonly taskList: {
        readonly parameters: {
            readonly query?: {
                readonly limit?: number;
                readonly cursor?: string;
                readonly status?: "queued" | "processing" | "completed" | "failed";
                readonly model?: string;
                /** @description Inclusive. */
                readonly created_after?: string;
                /** @description Exclusive. */
                readonly created_before?: string;
                readonly external_task_id?: string;
            };
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description A page of tasks. */
            readonly 200: {
                headers: {
                    /** @description Name it when you ask for help. */
                    readonly "X-Request-Id"?: string;
                    /** @description Requests a minute. */
                    readonly "X-RateLimit-Limit"?: number;
                    /** @description Requests that may be sent at once. */
                    readonly "X-RateLimit-Remaining"?: number;
                    /** @description Seconds until it is full again. */
                    readonly "X-RateLimit-Reset"?: number;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["TaskList"];
                };
            };
            /** @description `invalid_parameter`: A parameter has a wrong type or value. */
            readonly 400: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `auth_missing`: The request has no Authorization header. `auth_scheme`: The Authorization header does not start with the word Bearer. `auth_invalid_key`: The key is not known here. `auth_key_expired`: The key has passed its expiry. `auth_key_revoked`: The key has been revoked. */
            readonly 401: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `ip_not_allowed`: The key is bound to other networks. `scope_missing`: The key lacks the scope that this route needs. */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `rate_limited`: Too many requests in the window. */
            readonly 429: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `internal`: Something went wrong on our side. */
            readonly 500: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `overloaded`: The server sheds load. `maintenance`: The server is shutting down. */
            readonly 503: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
        };
    };
    readonly taskCancel: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description The task as it is now. */
            readonly 200: {
                headers: {
                    /** @description Name it when you ask for help. */
                    readonly "X-Request-Id"?: string;
                    /** @description Requests a minute. */
                    readonly "X-RateLimit-Limit"?: number;
                    /** @description Requests that may be sent at once. */
                    readonly "X-RateLimit-Remaining"?: number;
                    /** @description Seconds until it is full again. */
                    readonly "X-RateLimit-Reset"?: number;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Task"];
                };
            };
            /** @description `auth_missing`: The request has no Authorization header. `auth_scheme`: The Authorization header does not start with the word Bearer. `auth_invalid_key`: The key is not known here. `auth_key_expired`: The key has passed its expiry. `auth_key_revoked`: The key has been revoked. */
            readonly 401: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `ip_not_allowed`: The key is bound to other networks. `scope_missing`: The key lacks the scope that this route needs. */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `not_found`: There is no such object in this workspace. */
            readonly 404: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `conflict_state`: The object's state does not allow this. */
            readonly 409: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `rate_limited`: Too many requests in the window. */
            readonly 429: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `internal`: Something went wrong on our side. */
            readonly 500: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `overloaded`: The server sheds load. `maintenance`: The server is shutting down. */
            readonly 503: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
        };
    };
    readonly taskEvents: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                readonly "Last-Event-ID"?: string;
            };
            readonly path: {
                readonly id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description The stream. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "text/event-stream": string;
                };
            };
            /** @description The task has ended, and its end was received before. */
            readonly 204: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `auth_missing`: The request has no Authorization header. `auth_scheme`: The Authorization header does not start with the word Bearer. `auth_invalid_key`: The key is not known here. `auth_key_expired`: The key has passed its expiry. `auth_key_revoked`: The key has been revoked. */
            readonly 401: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `ip_not_allowed`: The key is bound to other networks. `scope_missing`: The key lacks the scope that this route needs. */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `not_found`: There is no such object in this workspace. */
            readonly 404: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `rate_limited`: Too many requests in the window. */
            readonly 429: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `internal`: Something went wrong on our side. */
            readonly 500: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `overloaded`: The server sheds load. `maintenance`: The server is shutting down. */
            readonly 503: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
        };
    };
    readonly uploadCreate: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "multipart/form-data": {
                    /** Format: binary */
                    readonly file: string;
                };
                readonly "image/*": string;
                readonly "video/*": string;
                readonly "audio/*": string;
            };
        };
        readonly responses: {
            /** @description The stored file. */
            readonly 200: {
                headers: {
                    /** @description Name it when you ask for help. */
                    readonly "X-Request-Id"?: string;
                    /** @description Requests a minute. */
                    readonly "X-RateLimit-Limit"?: number;
                    /** @description Requests that may be sent at once. */
                    readonly "X-RateLimit-Remaining"?: number;
                    /** @description Seconds until it is full again. */
                    readonly "X-RateLimit-Reset"?: number;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Upload"];
                };
            };
            /** @description `missing_parameter`: A required parameter is missing. `invalid_parameter`: A parameter has a wrong type or value. `unsupported_media`: The file is not a supported picture or clip. `image_too_large`: The file is too large. `image_url_login`: The address needs a login or its signature has expired. */
            readonly 400: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `auth_missing`: The request has no Authorization header. `auth_scheme`: The Authorization header does not start with the word Bearer. `auth_invalid_key`: The key is not known here. `auth_key_expired`: The key has passed its expiry. `auth_key_revoked`: The key has been revoked. */
            readonly 401: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `ip_not_allowed`: The key is bound to other networks. `scope_missing`: The key lacks the scope that this route needs. */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `payload_too_large`: The body is larger than the route takes. */
            readonly 413: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `unsupported_content_type`: The route does not take this content type. */
            readonly 415: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `rate_limited`: Too many requests in the window. */
            readonly 429: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `internal`: Something went wrong on our side. */
            readonly 500: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `overloaded`: The server sheds load. `maintenance`: The server is shutting down. `storage_full`: The server's disk reserve is reached. */
            readonly 503: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
        };
    };
    readonly uploadGet: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description The stored file. */
            readonly 200: {
                headers: {
                    /** @description Name it when you ask for help. */
                    readonly "X-Request-Id"?: string;
                    /** @description Requests a minute. */
                    readonly "X-RateLimit-Limit"?: number;
                    /** @description Requests that may be sent at once. */
                    readonly "X-RateLimit-Remaining"?: number;
                    /** @description Seconds until it is full again. */
                    readonly "X-RateLimit-Reset"?: number;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Upload"];
                };
            };
            /** @description `auth_missing`: The request has no Authorization header. `auth_scheme`: The Authorization header does not start with the word Bearer. `auth_invalid_key`: The key is not known here. `auth_key_expired`: The key has passed its expiry. `auth_key_revoked`: The key has been revoked. */
            readonly 401: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `ip_not_allowed`: The key is bound to other networks. `scope_missing`: The key lacks the scope that this route needs. */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `not_found`: There is no such object in this workspace. */
            readonly 404: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `result_expired`: The result has passed its retention or was deleted. */
            readonly 410: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `rate_limited`: Too many requests in the window. */
            readonly 429: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `internal`: Something went wrong on our side. */
            readonly 500: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `overloaded`: The server sheds load. `maintenance`: The server is shutting down. */
            readonly 503: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
        };
    };
    readonly uploadDelete: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description The upload is gone. */
            readonly 204: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `auth_missing`: The request has no Authorization header. `auth_scheme`: The Authorization header does not start with the word Bearer. `auth_invalid_key`: The key is not known here. `auth_key_expired`: The key has passed its expiry. `auth_key_revoked`: The key has been revoked. */
            readonly 401: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `ip_not_allowed`: The key is bound to other networks. `scope_missing`: The key lacks the scope that this route needs. */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `not_found`: There is no such object in this workspace. */
            readonly 404: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `conflict_state`: The object's state does not allow this. */
            readonly 409: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `rate_limited`: Too many requests in the window. */
            readonly 429: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `internal`: Something went wrong on our side. */
            readonly 500: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `overloaded`: The server sheds load. `maintenance`: The server is shutting down. */
            readonly 503: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
        };
    };
    readonly modelList: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description All models. */
            readonly 200: {
                headers: {
                    /** @description Name it when you ask for help. */
                    readonly "X-Request-Id"?: string;
                    /** @description Requests a minute. */
                    readonly "X-RateLimit-Limit"?: number;
                    /** @description Requests that may be sent at once. */
                    readonly "X-RateLimit-Remaining"?: number;
                    /** @description Seconds until it is full again. */
                    readonly "X-RateLimit-Reset"?: number;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ModelList"];
                };
            };
            /** @description `auth_missing`: The request has no Authorization header. `auth_scheme`: The Authorization header does not start with the word Bearer. `auth_invalid_key`: The key is not known here. `auth_key_expired`: The key has passed its expiry. `auth_key_revoked`: The key has been revoked. */
            readonly 401: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `ip_not_allowed`: The key is bound to other networks. `scope_missing`: The key lacks the scope that this route needs. */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `rate_limited`: Too many requests in the window. */
            readonly 429: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `internal`: Something went wrong on our side. */
            readonly 500: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `overloaded`: The server sheds load. `maintenance`: The server is shutting down. */
            readonly 503: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
        };
    };
    readonly modelGet: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description The model. */
            readonly 200: {
                headers: {
                    /** @description Name it when you ask for help. */
                    readonly "X-Request-Id"?: string;
                    /** @description Requests a minute. */
                    readonly "X-RateLimit-Limit"?: number;
                    /** @description Requests that may be sent at once. */
                    readonly "X-RateLimit-Remaining"?: number;
                    /** @description Seconds until it is full again. */
                    readonly "X-RateLimit-Reset"?: number;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Model"];
                };
            };
            /** @description `auth_missing`: The request has no Authorization header. `auth_scheme`: The Authorization header does not start with the word Bearer. `auth_invalid_key`: The key is not known here. `auth_key_expired`: The key has passed its expiry. `auth_key_revoked`: The key has been revoked. */
            readonly 401: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `ip_not_allowed`: The key is bound to other networks. `scope_missing`: The key lacks the scope that this route needs. */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `model_not_found`: There is no such model. */
            readonly 404: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `rate_limited`: Too many requests in the window. */
            readonly 429: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `internal`: Something went wrong on our side. */
            readonly 500: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `overloaded`: The server sheds load. `maintenance`: The server is shutting down. */
            readonly 503: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
        };
    };
    readonly providerList: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Engines of the key's mode. */
            readonly 200: {
                headers: {
                    /** @description Name it when you ask for help. */
                    readonly "X-Request-Id"?: string;
                    /** @description Requests a minute. */
                    readonly "X-RateLimit-Limit"?: number;
                    /** @description Requests that may be sent at once. */
                    readonly "X-RateLimit-Remaining"?: number;
                    /** @description Seconds until it is full again. */
                    readonly "X-RateLimit-Reset"?: number;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ProviderList"];
                };
            };
            /** @description `auth_missing`: The request has no Authorization header. `auth_scheme`: The Authorization header does not start with the word Bearer. `auth_invalid_key`: The key is not known here. `auth_key_expired`: The key has passed its expiry. `auth_key_revoked`: The key has been revoked. */
            readonly 401: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `ip_not_allowed`: The key is bound to other networks. `scope_missing`: The key lacks the scope that this route needs. */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `rate_limited`: Too many requests in the window. */
            readonly 429: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `internal`: Something went wrong on our side. */
            readonly 500: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `overloaded`: The server sheds load. `maintenance`: The server is shutting down. */
            readonly 503: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
        };
    };
    readonly accountGet: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description The caller. */
            readonly 200: {
                headers: {
                    /** @description Name it when you ask for help. */
                    readonly "X-Request-Id"?: string;
                    /** @description Requests a minute. */
                    readonly "X-RateLimit-Limit"?: number;
                    /** @description Requests that may be sent at once. */
                    readonly "X-RateLimit-Remaining"?: number;
                    /** @description Seconds until it is full again. */
                    readonly "X-RateLimit-Reset"?: number;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Account"];
                };
            };
            /** @description `auth_missing`: The request has no Authorization header. `auth_scheme`: The Authorization header does not start with the word Bearer. `auth_invalid_key`: The key is not known here. `auth_key_expired`: The key has passed its expiry. `auth_key_revoked`: The key has been revoked. */
            readonly 401: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `ip_not_allowed`: The key is bound to other networks. `scope_missing`: The key lacks the scope that this route needs. */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `rate_limited`: Too many requests in the window. */
            readonly 429: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `internal`: Something went wrong on our side. */
            readonly 500: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `overloaded`: The server sheds load. `maintenance`: The server is shutting down. */
            readonly 503: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
        };
    };
    readonly creditsGet: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description The wallet; packs in the order in which they are spent. */
            readonly 200: {
                headers: {
                    /** @description Name it when you ask for help. */
                    readonly "X-Request-Id"?: string;
                    /** @description Requests a minute. */
                    readonly "X-RateLimit-Limit"?: number;
                    /** @description Requests that may be sent at once. */
                    readonly "X-RateLimit-Remaining"?: number;
                    /** @description Seconds until it is full again. */
                    readonly "X-RateLimit-Reset"?: number;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Credits"];
                };
            };
            /** @description `auth_missing`: The request has no Authorization header. `auth_scheme`: The Authorization header does not start with the word Bearer. `auth_invalid_key`: The key is not known here. `auth_key_expired`: The key has passed its expiry. `auth_key_revoked`: The key has been revoked. */
            readonly 401: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `ip_not_allowed`: The key is bound to other networks. `scope_missing`: The key lacks the scope that this route needs. */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `rate_limited`: Too many requests in the window. */
            readonly 429: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `internal`: Something went wrong on our side. */
            readonly 500: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `overloaded`: The server sheds load. `maintenance`: The server is shutting down. */
            readonly 503: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
        };
    };
    readonly usageGet: {
        readonly parameters: {
            readonly query?: {
                /** @description Inclusive; 30 days ago by default. */
                readonly from?: string;
                /** @description Exclusive; now by default. */
                readonly to?: string;
                /** @description `day`, `model`, `key`, separated by commas; `day` by default. */
                readonly group_by?: string;
            };
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Sums of tasks created in the span. */
            readonly 200: {
                headers: {
                    /** @description Name it when you ask for help. */
                    readonly "X-Request-Id"?: string;
                    /** @description Requests a minute. */
                    readonly "X-RateLimit-Limit"?: number;
                    /** @description Requests that may be sent at once. */
                    readonly "X-RateLimit-Remaining"?: number;
                    /** @description Seconds until it is full again. */
                    readonly "X-RateLimit-Reset"?: number;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Usage"];
                };
            };
            /** @description `invalid_parameter`: A parameter has a wrong type or value. */
            readonly 400: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `auth_missing`: The request has no Authorization header. `auth_scheme`: The Authorization header does not start with the word Bearer. `auth_invalid_key`: The key is not known here. `auth_key_expired`: The key has passed its expiry. `auth_key_revoked`: The key has been revoked. */
            readonly 401: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `ip_not_allowed`: The key is bound to other networks. `scope_missing`: The key lacks the scope that this route needs. */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `rate_limited`: Too many requests in the window. */
            readonly 429: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `internal`: Something went wrong on our side. */
            readonly 500: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `overloaded`: The server sheds load. `maintenance`: The server is shutting down. */
            readonly 503: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
        };
    };
    readonly ledgerList: {
        readonly parameters: {
            readonly query?: {
                readonly limit?: number;
                readonly cursor?: string;
            };
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description A page of ledger lines. */
            readonly 200: {
                headers: {
                    /** @description Name it when you ask for help. */
                    readonly "X-Request-Id"?: string;
                    /** @description Requests a minute. */
                    readonly "X-RateLimit-Limit"?: number;
                    /** @description Requests that may be sent at once. */
                    readonly "X-RateLimit-Remaining"?: number;
                    /** @description Seconds until it is full again. */
                    readonly "X-RateLimit-Reset"?: number;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Ledger"];
                };
            };
            /** @description `invalid_parameter`: A parameter has a wrong type or value. */
            readonly 400: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `auth_missing`: The request has no Authorization header. `auth_scheme`: The Authorization header does not start with the word Bearer. `auth_invalid_key`: The key is not known here. `auth_key_expired`: The key has passed its expiry. `auth_key_revoked`: The key has been revoked. */
            readonly 401: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `ip_not_allowed`: The key is bound to other networks. `scope_missing`: The key lacks the scope that this route needs. */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `rate_limited`: Too many requests in the window. */
            readonly 429: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `internal`: Something went wrong on our side. */
            readonly 500: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `overloaded`: The server sheds load. `maintenance`: The server is shutting down. */
            readonly 503: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
        };
    };
    readonly webhookSecretGet: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description The secret. */
            readonly 200: {
                headers: {
                    /** @description Name it when you ask for help. */
                    readonly "X-Request-Id"?: string;
                    /** @description Requests a minute. */
                    readonly "X-RateLimit-Limit"?: number;
                    /** @description Requests that may be sent at once. */
                    readonly "X-RateLimit-Remaining"?: number;
                    /** @description Seconds until it is full again. */
                    readonly "X-RateLimit-Reset"?: number;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["WebhookSecret"];
                };
            };
            /** @description `auth_missing`: The request has no Authorization header. `auth_scheme`: The Authorization header does not start with the word Bearer. `auth_invalid_key`: The key is not known here. `auth_key_expired`: The key has passed its expiry. `auth_key_revoked`: The key has been revoked. */
            readonly 401: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `ip_not_allowed`: The key is bound to other networks. `scope_missing`: The key lacks the scope that this route needs. */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `rate_limited`: Too many requests in the window. */
            readonly 429: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `internal`: Something went wrong on our side. */
            readonly 500: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `overloaded`: The server sheds load. `maintenance`: The server is shutting down. */
            readonly 503: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
        };
    };
}
