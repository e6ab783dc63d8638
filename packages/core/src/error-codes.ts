/** What the catalogue says of one code. `status` is the native HTTP status; a task code ends a task instead. */
export interface ErrorEntry {
  readonly status: number;
  /** True when the code may end a task that was accepted; such a code is never an HTTP answer to a poll. */
  readonly endsTask: boolean;
  readonly retryable: boolean;
  readonly cause: string;
  readonly fix: string;
}

const http = (status: number, retryable: boolean, cause: string, fix: string): ErrorEntry => ({
  status,
  endsTask: false,
  retryable,
  cause,
  fix,
});
const task = (status: number, retryable: boolean, cause: string, fix: string): ErrorEntry => ({
  status,
  endsTask: true,
  retryable,
  cause,
  fix,
});

/** The closed list of everything that Kinora promises to answer when it cannot do what was asked. */
export const errorCatalog = {
  auth_missing: http(
    401,
    false,
    "The request has no Authorization header.",
    "Send the header `Authorization: Bearer <key>`.",
  ),
  auth_scheme: http(
    401,
    false,
    "The Authorization header does not start with the word Bearer.",
    "Put the word Bearer and one space before the key.",
  ),
  auth_invalid_key: http(
    401,
    false,
    "The key is not known here.",
    "Create a key with `kinora keys create`; an account password or another provider's key does not work.",
  ),
  auth_key_expired: http(
    401,
    false,
    "The key has passed its expiry.",
    "Create or rotate the key with `kinora keys`; the old key works during the overlap.",
  ),
  auth_key_revoked: http(401, false, "The key has been revoked.", "Use another key."),
  auth_token_not_yet_valid: http(
    401,
    true,
    "The token is not valid yet.",
    "Synchronise the clock that signs the token.",
  ),
  auth_token_expired: http(
    401,
    true,
    "The token has expired.",
    "Sign a new token; 30 minutes is usual, 24 hours the most that is accepted.",
  ),
  ip_not_allowed: http(
    403,
    false,
    "The key is bound to other networks.",
    "Call from an allowed network, or add this one to the key.",
  ),
  scope_missing: http(
    403,
    false,
    "The key lacks the scope that this route needs.",
    "Use a key with the scope, or add it to this key.",
  ),
  plan_required: http(
    403,
    false,
    "The workspace has no active API plan; credits alone do not open the API.",
    "Activate an API plan with `POST /v1/orders` or `kinora orders place`: it is separate from the web plan.",
  ),
  model_not_on_plan: http(
    403,
    false,
    "The plan does not include this model.",
    "Choose a model of the plan, or upgrade it.",
  ),
  insufficient_credits: http(
    403,
    false,
    "The price is higher than the available credits.",
    "Buy a pack with `POST /v1/orders`, or choose a cheaper resolution or duration.",
  ),
  budget_exceeded: http(
    403,
    false,
    "A spending cap, or what the plan stores, would be exceeded.",
    "Raise the cap, or wait until its period ends.",
  ),
  rate_limited: http(429, true, "Too many requests in the window.", "Wait for the seconds in Retry-After."),
  concurrency_limited: http(
    429,
    true,
    "Too many tasks run at once on a plan without a queue.",
    "Wait for one to end, or raise the plan.",
  ),
  queue_full: http(429, true, "The workspace's queue is full.", "Retry later, or cancel queued tasks."),
  overloaded: http(
    503,
    true,
    "The server sheds load.",
    "Retry with backoff: 1, 2, 4, 8 seconds. No credits were used.",
  ),
  maintenance: http(
    503,
    true,
    "The server is shutting down.",
    "Retry with backoff: 1, 2, 4, 8 seconds. No credits were used.",
  ),
  invalid_json: http(400, false, "The body is not valid JSON.", "Send one JSON object."),
  unsupported_content_type: http(
    415,
    false,
    "The route does not take this content type.",
    "Send `Content-Type: application/json`.",
  ),
  invalid_parameter: http(400, false, "A parameter has a wrong type or value.", "Use one of the allowed values."),
  missing_parameter: http(400, false, "A required parameter is missing.", "Send the parameter."),
  unknown_parameter: http(
    400,
    false,
    "A parameter is not known, and the request is strict.",
    "Correct or remove the parameter.",
  ),
  unsupported_combination: http(400, false, "These parameters do not go together.", "Change one of them."),
  model_not_found: http(404, false, "There is no such model.", "List the models with `GET /v1/models`."),
  not_found: http(
    404,
    false,
    "There is no such object in this workspace.",
    "Check the id, and that the key belongs to the same workspace and mode.",
  ),
  route_not_found: http(404, false, "There is no such route.", "See /docs for the list."),
  method_not_allowed: http(405, false, "The route does not take this method.", "See /docs for the methods."),
  payload_too_large: http(
    413,
    false,
    "The body is larger than the route takes.",
    "Upload the file with `POST /v1/uploads` and name its id.",
  ),
  idempotency_mismatch: http(
    422,
    false,
    "The idempotency key was used with another request.",
    "Use a new key for a new request.",
  ),
  idempotency_in_progress: http(
    409,
    true,
    "The first request with this idempotency key still runs.",
    "Retry with the same key.",
  ),
  conflict_state: http(409, false, "The object's state does not allow this.", "Read the object's current state."),
  image_url_unreachable: http(
    400,
    false,
    "The file could not be fetched.",
    "Open the address in a private browser window, or upload the file with `POST /v1/uploads`.",
  ),
  image_url_forbidden: http(
    400,
    false,
    "The address is not a public one.",
    "Upload the file with `POST /v1/uploads` instead.",
  ),
  image_url_login: http(
    400,
    false,
    "The address needs a login or its signature has expired.",
    "Use a public address, or upload the file with `POST /v1/uploads`.",
  ),
  unsupported_media: http(
    400,
    false,
    "The file is not a supported picture, clip or sound.",
    "Send a JPEG, PNG, WebP or GIF picture, an MP4 or MOV clip, or an MP3, WAV, M4A or AAC sound.",
  ),
  image_too_large: http(400, false, "The file is too large.", "Send a smaller file."),
  image_too_small: http(400, false, "The picture is too small.", "Send a larger picture."),
  aspect_ratio: http(400, false, "The picture's sides are too unequal.", "Crop the picture."),
  content_blocked_input: task(
    400,
    false,
    "The content rules refuse this input.",
    "Change the prompt or the media. No credits were used.",
  ),
  content_blocked_output: task(
    400,
    false,
    "The content rules or the provider refused the result.",
    "Change the prompt or the media; the credits were returned.",
  ),
  generation_failed: task(500, true, "The engine failed.", "Create the task again; the credits were returned."),
  generation_timeout: task(
    504,
    true,
    "The task's deadline passed.",
    "Raise `deadline_seconds`: 10 s of Omni takes 60 to 90 s on most engines. The credits were returned.",
  ),
  upstream_unavailable: task(503, true, "No engine can take this request now.", "Retry later; no credits were used."),
  upstream_unknown: task(
    500,
    false,
    "The engine's answer was lost and is being looked up.",
    "Do not create the task again; read it later.",
  ),
  upstream_misconfigured: task(
    502,
    false,
    "An engine refused this server's own account.",
    "The operator has to check the engine's settings. No credits were used.",
  ),
  result_expired: http(410, false, "The result has passed its retention or was deleted.", "Create the task again."),
  canceled: task(
    409,
    false,
    "The task was canceled.",
    "Create the task again if it is still wanted; the credits were returned.",
  ),
  storage_full: http(
    503,
    true,
    "The server's disk reserve is reached.",
    "The operator has to free space. No credits were used.",
  ),
  internal: task(
    500,
    true,
    "Something went wrong on our side.",
    "Retry with backoff: 1, 2, 4, 8 seconds. If it persists, report the request id. No credits were used.",
  ),
  upstream_timeout: http(504, false, "The wait ended before the task did; the task goes on.", "Poll the task."),
} as const satisfies Readonly<Record<string, ErrorEntry>>;

export type ErrorCode = keyof typeof errorCatalog;

export const errorCodes = Object.keys(errorCatalog) as readonly ErrorCode[];

export function isErrorCode(text: string): text is ErrorCode {
  return Object.hasOwn(errorCatalog, text);
}
