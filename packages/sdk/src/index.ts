export type { Billing } from "./billing.ts";
export { type Clock, systemClock } from "./clock.ts";
export type { Download } from "./download.ts";
export type { EventParams, Events } from "./events.ts";
export { type Avatars, type GenerateOptions, type Images, Kinora, type KinoraOptions, type Videos } from "./kinora.ts";
export * from "./kinora-error.ts";
export { laterTask } from "./later-task.ts";
export type { KeyReference, Keys } from "./keys.ts";
export type { Requests } from "./requests.ts";
export type { StreamOptions } from "./stream-task.ts";
export type { CallOptions, FinalizeOptions, TaskReference, Tasks } from "./tasks.ts";
export type { Elements } from "./elements.ts";
export type { UploadOptions, Uploads, UploadSource } from "./uploads.ts";
export {
  type VerifiedWebhook,
  verifyWebhook,
  type WebhookDelivery,
  WebhookVerificationError,
} from "./verify-webhook.ts";
export type { WaitOptions } from "./wait-for-task.ts";
export type { RotateParams, WebhookDeliveries, WebhookEndpoints, Webhooks } from "./webhooks.ts";
export type * from "./wire.ts";
