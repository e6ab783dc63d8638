export { type Clock, systemClock } from "./clock.ts";
export type { Download } from "./download.ts";
export { type GenerateOptions, type Images, Kinora, type KinoraOptions, type Videos } from "./kinora.ts";
export * from "./kinora-error.ts";
export type { StreamOptions } from "./stream-task.ts";
export type { CallOptions, TaskReference, Tasks } from "./tasks.ts";
export type { UploadOptions, Uploads, UploadSource } from "./uploads.ts";
export {
  type VerifiedWebhook,
  verifyWebhook,
  type WebhookDelivery,
  WebhookVerificationError,
} from "./verify-webhook.ts";
export type { WaitOptions } from "./wait-for-task.ts";
export type * from "./wire.ts";
