import { KinoraError } from "./kinora-error.ts";
import type { WebhookEvent } from "./wire.ts";

export interface WebhookDelivery {
  /** The body exactly as it came, before any parsing. */
  readonly payload: string | Uint8Array;
  readonly headers: Headers | Readonly<Record<string, string | readonly string[] | undefined>>;
  /** `whsec_…`; several during a rotation. */
  readonly secret: string | readonly string[];
  /** How far the sender's clock may be off, in seconds. */
  readonly toleranceSeconds?: number;
  /** Milliseconds since 1970; the machine's clock by default. */
  readonly now?: () => number;
  /** Web Crypto where it is not global: Node 18 has it as `webcrypto` of `node:crypto`. */
  readonly crypto?: WebCrypto;
}

type WebCrypto = Pick<typeof globalThis.crypto, "subtle">;

export interface VerifiedWebhook {
  /** The same in every repetition of this delivery. */
  readonly id: string;
  readonly sentAt: Date;
  readonly event: WebhookEvent;
}

/** The delivery is not from this server, was changed, or is too old. Answer 400 and do nothing. */
export class WebhookVerificationError extends KinoraError {}

/** As the Standard Webhooks specification recommends. */
const defaultToleranceSeconds = 300;

/** A rotation sends two signatures; more than this is somebody trying. */
const signaturesMax = 16;

/**
 * Proves that a webhook comes from the server that knows the secret (Standard Webhooks: HMAC-SHA256 over
 * `id.timestamp.body`) and was sent within the tolerance.
 *
 * Deliveries come at least once: inside the tolerance the same one can come again, by repetition or by replay. Remember
 * the ids you have handled and pass over one that you know; then neither does harm.
 *
 * @throws WebhookVerificationError that says which proof is missing
 */
export async function verifyWebhook(delivery: WebhookDelivery): Promise<VerifiedWebhook> {
  const id = headerOf(delivery.headers, "webhook-id");
  const timestamp = headerOf(delivery.headers, "webhook-timestamp");
  const signatures = headerOf(delivery.headers, "webhook-signature");
  const sentAtSeconds = /^\d{1,12}$/.test(timestamp) ? Number(timestamp) : undefined;
  if (sentAtSeconds === undefined) throw refused("webhook-timestamp is not a number of seconds");
  const nowSeconds = Math.floor((delivery.now ?? Date.now)() / 1_000);
  const toleranceSeconds = delivery.toleranceSeconds ?? defaultToleranceSeconds;
  if (Math.abs(nowSeconds - sentAtSeconds) > toleranceSeconds)
    throw refused(`it was sent ${nowSeconds - sentAtSeconds} s ago, more than ${toleranceSeconds} s off`);

  const crypto = delivery.crypto ?? globalThis.crypto;
  if (crypto === undefined) throw new TypeError('pass `crypto`: import { webcrypto } from "node:crypto"');
  const body = typeof delivery.payload === "string" ? new TextEncoder().encode(delivery.payload) : delivery.payload;
  const signed = concatenated(new TextEncoder().encode(`${id}.${timestamp}.`), body);
  const secrets = typeof delivery.secret === "string" ? [delivery.secret] : delivery.secret;
  const candidates = signatures
    .split(" ")
    .filter((text) => text.startsWith("v1,"))
    .slice(0, signaturesMax);
  for (const secret of secrets) {
    const key = await crypto.subtle.importKey("raw", keyBytes(secret), { name: "HMAC", hash: "SHA-256" }, false, [
      "verify",
    ]);
    for (const candidate of candidates) {
      const signature = bytesOfBase64(candidate.slice(3));
      // subtle.verify compares in constant time.
      if (signature !== undefined && (await crypto.subtle.verify("HMAC", key, signature, signed)))
        return { id, sentAt: new Date(sentAtSeconds * 1_000), event: eventOf(body) };
    }
  }
  throw refused("no signature matches the secret and the body");
}

function headerOf(headers: WebhookDelivery["headers"], name: string): string {
  const value = headers instanceof Headers ? headers.get(name) : recordValue(headers, name);
  if (value === null || value === "") throw refused(`the header ${name} is missing`);
  return value;
}

function recordValue(
  headers: Readonly<Record<string, string | readonly string[] | undefined>>,
  name: string,
): string | null {
  for (const [key, value] of Object.entries(headers)) {
    if (key.toLowerCase() !== name || value === undefined) continue;
    return typeof value === "string" ? value : value.join(" ");
  }
  return null;
}

function keyBytes(secret: string): Uint8Array<ArrayBuffer> {
  const bytes = bytesOfBase64(secret.startsWith("whsec_") ? secret.slice(6) : secret);
  if (bytes === undefined || bytes.length === 0) throw new TypeError("the webhook secret is not `whsec_` and base64");
  return bytes;
}

function bytesOfBase64(text: string): Uint8Array<ArrayBuffer> | undefined {
  try {
    return Uint8Array.from(atob(text), (character) => character.charCodeAt(0));
  } catch {
    return undefined;
  }
}

function concatenated(first: Uint8Array, second: Uint8Array): Uint8Array<ArrayBuffer> {
  const all = new Uint8Array(first.length + second.length);
  all.set(first);
  all.set(second, first.length);
  return all;
}

function eventOf(body: Uint8Array): WebhookEvent {
  try {
    return JSON.parse(new TextDecoder().decode(body)) as WebhookEvent;
  } catch (cause) {
    throw refused("the body is not JSON", cause);
  }
}

function refused(reason: string, cause?: unknown): WebhookVerificationError {
  return new WebhookVerificationError({
    code: "webhook_unverified",
    message: `The webhook cannot be trusted: ${reason}.`,
    fix: "Check the endpoint's secret, pass the raw body, and keep the clock in step.",
    cause,
  });
}
