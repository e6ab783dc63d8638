import { assert } from "@kinora/core";
import type { Database, Transaction } from "#store/database.ts";
import { seal, type SealedPlace, unseal } from "#store/seal.ts";
import { makeWebhookSecret } from "./sign-webhook.ts";
import type { EventScope } from "./webhook-event.ts";
import { findSecret, insertSecret, lockSecret, replaceSecret } from "./webhook-store.ts";

/** What signs the callbacks of one side of a workspace. Test and live have their own. */
export interface WebhookSecret {
  /** `whsec_` and base64; never logged. */
  readonly secret: string;
  readonly createdAt: Date;
  /** Until then the secret before the last rotation signs besides. */
  readonly previousUntil: Date | undefined;
}

/** How long both secrets sign when nobody says. */
export const overlapSecondsDefault = 86_400;
/** A week is enough for any release; an old secret that signs for longer was not rotated away. */
export const overlapSecondsMax = 604_800;

/** The owner's secret, made at the first call; of two first calls at once both get the one that was stored. */
export async function webhookSecret(db: Database, masterKey: Uint8Array, owner: EventScope): Promise<WebhookSecret> {
  let found = await findSecret(db, owner);
  if (found === undefined) {
    const sealed = seal(masterKey, currentPlace(owner), Buffer.from(makeWebhookSecret()));
    await insertSecret(db, owner, sealed);
    found = await findSecret(db, owner);
  }
  assert(found !== undefined, "a webhook secret that was stored is there");
  return {
    secret: unseal(masterKey, currentPlace(owner), found.sealed).toString(),
    createdAt: found.created_at,
    previousUntil: found.previous_until ?? undefined,
  };
}

/** Makes a new secret; the old one signs besides for the overlap. */
export async function rotateWebhookSecret(
  db: Database,
  masterKey: Uint8Array,
  owner: EventScope,
  rotation: { readonly overlapSeconds: number; readonly now: Date },
): Promise<WebhookSecret> {
  await webhookSecret(db, masterKey, owner);
  const { now } = rotation;
  const secret = makeWebhookSecret();
  const previousUntil = new Date(now.getTime() + rotation.overlapSeconds * 1_000);
  await db.transaction().execute(async (tx: Transaction) => {
    const row = await lockSecret(tx, owner);
    assert(row !== undefined, "a webhook secret that was stored is there");
    const old = unseal(masterKey, currentPlace(owner), row.sealed);
    await replaceSecret(tx, owner, {
      sealed: seal(masterKey, currentPlace(owner), Buffer.from(secret)),
      previousSealed: seal(masterKey, previousPlace(owner), old),
      previousUntil,
      now,
    });
  });
  return { secret, createdAt: now, previousUntil };
}

/** What signs a callback now: the secret, and during an overlap the one before it. */
export async function callbackSecrets(
  db: Database,
  masterKey: Uint8Array,
  owner: EventScope,
  now: Date,
): Promise<readonly string[]> {
  const { secret } = await webhookSecret(db, masterKey, owner);
  const row = await findSecret(db, owner);
  if (row?.previous_sealed == null || row.previous_until === null || row.previous_until <= now) return [secret];
  return [secret, unseal(masterKey, previousPlace(owner), row.previous_sealed).toString()];
}

const currentPlace = (owner: EventScope): SealedPlace => placeOf("sealed", owner);
const previousPlace = (owner: EventScope): SealedPlace => placeOf("previous_sealed", owner);

function placeOf(column: string, owner: EventScope): SealedPlace {
  return { table: "webhook_secret", column, row: [owner.workspaceId, owner.mode] };
}
