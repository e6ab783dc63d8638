import { assert, type TaskMode } from "@kinora/core";
import type { Database } from "#store/database.ts";
import { seal, type SealedPlace, unseal } from "#store/seal.ts";
import { makeWebhookSecret } from "./sign-webhook.ts";
import { findSealedSecret, insertSealedSecret } from "./webhook-store.ts";

/** The secret that signs what one side of a workspace is sent. Test and live have their own. */
export interface SecretOwner {
  readonly workspaceId: string;
  readonly mode: TaskMode;
}

export interface WebhookSecret {
  /** `whsec_` and base64; never logged. */
  readonly secret: string;
  readonly createdAt: Date;
}

/**
 * The owner's secret, made at the first call; of two first calls at once both get the one that was stored.
 */
export async function webhookSecret(db: Database, masterKey: Uint8Array, owner: SecretOwner): Promise<WebhookSecret> {
  const place: SealedPlace = {
    table: "webhook_secret",
    column: "sealed",
    row: [owner.workspaceId, owner.mode],
  };
  let found = await findSealedSecret(db, owner);
  if (found === undefined) {
    await insertSealedSecret(db, owner, seal(masterKey, place, Buffer.from(makeWebhookSecret())));
    found = await findSealedSecret(db, owner);
  }
  assert(found !== undefined, "a webhook secret that was stored is there");
  return { secret: unseal(masterKey, place, found.sealed).toString(), createdAt: found.createdAt };
}
