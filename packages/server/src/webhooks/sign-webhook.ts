import { createHmac, randomBytes } from "node:crypto";
import { assert } from "@kinora/core";

/** The three headers of Standard Webhooks 1.0, which the official Kling callbacks carry too. */
export interface WebhookHeaders {
  readonly "webhook-id": string;
  readonly "webhook-timestamp": string;
  readonly "webhook-signature": string;
}

/**
 * Signs one attempt. The id stays the same over all attempts of an event, the timestamp is the attempt's own: receivers
 * refuse one that is more than five minutes off.
 *
 * @param secrets `whsec_` and base64 each; during a rotation's overlap the old one signs besides, so that the receiver
 *   may change over at any time
 */
export function signWebhook(
  secrets: readonly string[],
  message: { readonly id: string; readonly sentAt: Date; readonly body: string },
): WebhookHeaders {
  // a dot would let the border between id and timestamp be moved
  assert(!message.id.includes("."), "a webhook id holds no dot");
  assert(secrets.length > 0, "somebody signs a webhook");
  const timestamp = String(Math.floor(message.sentAt.getTime() / 1_000));
  const signatures = secrets.map((secret) => {
    assert(secret.startsWith(prefix), "a webhook secret starts with whsec_");
    const hmac = createHmac("sha256", Buffer.from(secret.slice(prefix.length), "base64"));
    return `v1,${hmac.update(`${message.id}.${timestamp}.${message.body}`).digest("base64")}`;
  });
  return {
    "webhook-id": message.id,
    "webhook-timestamp": timestamp,
    "webhook-signature": signatures.join(" "),
  };
}

/** 32 random bytes; the standard asks for 24 to 64. */
export function makeWebhookSecret(): string {
  return `${prefix}${randomBytes(32).toString("base64")}`;
}

const prefix = "whsec_";
