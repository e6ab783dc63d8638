import type { Database } from "#store/database.ts";
import { countUnstored, listRequests, readRequest, type RequestPage } from "./read-requests.ts";
import type { RequestScope } from "./request-log-store.ts";

/** The reading side of the log, bound to its parts, as dialects are handed it. */
export function makeRequestServices({ db, now }: { readonly db: Database; readonly now: () => Date }) {
  return {
    list: async (scope: RequestScope, page: RequestPage) => listRequests(db, scope, page),
    read: async (scope: RequestScope, id: string) => readRequest(db, scope, id),
    unstored: async (scope: RequestScope) => countUnstored(db, scope, now()),
  };
}
