// Made from docs/openapi.json by scripts/sdk-types; changes are lost.

export type paths = Record<string, never>;
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
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
        readonly ModelList: {
            /** @enum {string} */
            readonly object: "list";
            readonly data: readonly components["schemas"]["Model"][];
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
    };
    responses: never;
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export type operations = Record<string, never>;
