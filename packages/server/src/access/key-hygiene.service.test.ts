import { makePlanTable } from "@kinora/core";
import { sql } from "kysely";
import { expect, test } from "vitest";
import { openTestDatabase } from "../../../../tests/support/test-database.ts";
import { tellKeyNotices } from "./key-hygiene.ts";
import { changeApiKey, createApiKey, revokeApiKey, rotateApiKey } from "./keys.ts";
import { createWorkspace } from "./workspaces.ts";

const start = new Date("2026-01-01T00:00:00Z");
const day = (days: number): Date => new Date(start.getTime() + days * 86_400_000);

test("a workspace is told once of each key that is old or ends soon, however many nodes look", async () => {
  await using database = await openTestDatabase({ connectionsMax: 8 });
  const { db } = database;
  const { id: workspaceId } = await db
    .transaction()
    .execute((tx) => createWorkspace(tx, { name: "shop", apiPlan: undefined }, { plans: makePlanTable(), now: start }));
  const make = async (name: string, expiresAt?: Date) =>
    createApiKey(db, { workspaceId, kind: "live", name, ...(expiresAt === undefined ? {} : { expiresAt }) }, start);
  await make("old");
  const ending = await make("ending", day(100));
  const [rotated, revoked] = [await make("rotated", day(100)), await make("revoked", day(100))];
  await rotateApiKey(db, rotated.id, { overlapMs: 86_400_000, now: day(1) });
  await revokeApiKey(db, revoked.id, day(1));
  await createApiKey(db, { workspaceId: undefined, kind: "oper", name: "ops" }, start);

  const told = async (at: Date): Promise<readonly string[]> => {
    await Promise.all([1, 2, 3, 4].map(async () => tellKeyNotices(db, at)));
    const { rows } = await sql<{ told: string }>`
      select type || ' ' || (data #>> '{key,name}') as told from event
      where workspace_id = ${workspaceId} and mode = 'live' order by 1`.execute(db);
    return rows.map((row) => row.told);
  };
  expect(await told(day(80))).toEqual([]);
  const soon = ["key.expiring ending", "key.expiring rotated"]; // the successor has the old one's end
  expect(await told(day(87))).toEqual(soon);
  expect(await told(day(88))).toEqual(soon);

  const longer = { name: "ending", scopes: [], models: undefined, networks: undefined };
  const caps = { maxMicroCredits: undefined, maxMicroCreditsPerDay: undefined };
  await changeApiKey(db, ending.id, { ...longer, ...caps, expiresAt: day(150) }, { now: day(90) });
  expect(await told(day(137))).toEqual(["key.expiring ending", ...soon]);
  expect(await told(day(200))).toEqual(["key.expiring ending", ...soon, "key.old old"]);
});
