import { sql } from "kysely";
import type { Database } from "#store/database.ts";
import type { SharedBuckets } from "./rate-limit.ts";

/** Buckets in the `rate_bucket` table; a lease is one round trip. */
export function makeSharedBuckets(db: Database): SharedBuckets {
  return {
    async lease(callerId, quota, wanted) {
      const { rows } = await sql<{ granted: number; remaining: number }>`
        select granted, remaining
        from lease_tokens(${callerId}, ${wanted}, ${quota.burst}, ${quota.requestsPerMinute / 60})`.execute(db);
      return rows[0] ?? { granted: 0, remaining: 0 };
    },
  };
}
