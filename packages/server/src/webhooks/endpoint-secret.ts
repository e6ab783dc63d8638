import { seal, type SealedPlace, unseal } from "#store/seal.ts";
import type { SealedSecrets } from "./endpoint-store.ts";
import { makeWebhookSecret } from "./sign-webhook.ts";
import type { EventScope } from "./webhook-event.ts";

/** Whose secret: it opens in no other endpoint's row. */
export interface EndpointKey extends EventScope {
  readonly id: string;
}

/** A new secret for an endpoint, and as it is stored. */
export function makeEndpointSecret(
  masterKey: Uint8Array,
  endpoint: EndpointKey,
): { readonly secret: string; readonly sealed: Buffer } {
  const secret = makeWebhookSecret();
  return { secret, sealed: seal(masterKey, placeOf("sealed_secret", endpoint), Buffer.from(secret)) };
}

/** The stored secret as the one before the next. */
export function asPreviousSecret(masterKey: Uint8Array, endpoint: EndpointKey, sealed: Buffer): Buffer {
  const secret = unseal(masterKey, placeOf("sealed_secret", endpoint), sealed);
  return seal(masterKey, placeOf("previous_sealed_secret", endpoint), secret);
}

/** What signs now: the secret, and during a rotation's overlap the one before it. */
export function endpointSecrets(
  masterKey: Uint8Array,
  endpoint: EndpointKey,
  secrets: SealedSecrets,
  now: Date,
): readonly string[] {
  const current = unseal(masterKey, placeOf("sealed_secret", endpoint), secrets.sealed).toString();
  const { previousSealed, previousUntil } = secrets;
  if (previousSealed === undefined || previousUntil === undefined || previousUntil <= now) return [current];
  return [current, unseal(masterKey, placeOf("previous_sealed_secret", endpoint), previousSealed).toString()];
}

function placeOf(column: string, endpoint: EndpointKey): SealedPlace {
  return { table: "webhook_endpoint", column, row: [endpoint.workspaceId, endpoint.mode, endpoint.id] };
}
