import { answerAs, pageOf } from "./answer.ts";
import { readPages } from "./pages.ts";
import type { CallOptions } from "./tasks.ts";
import type { Transport } from "./transport.ts";
import type { LoggedRequest, RequestLine, RequestListParams } from "./wire.ts";

/** The request log of this side of the workspace, kept for seven days: creates, changes and refusals. */
export interface Requests {
  /** Newest first, page after page. */
  list(params?: RequestListParams, options?: CallOptions): AsyncIterableIterator<RequestLine>;
  /** With the bodies of request and answer. */
  get(id: string, options?: CallOptions): Promise<LoggedRequest>;
}

export function makeRequests(transport: Transport): Requests {
  return {
    list: (params = {}, options = {}) =>
      readPages(async (cursor) => {
        const query = { ...params, ...cursor };
        const { body } = await transport.call({ method: "GET", path: "/requests", query, signal: options.signal });
        return pageOf<RequestLine>(body);
      }),
    async get(id, options = {}) {
      const path = `/requests/${encodeURIComponent(id)}`;
      const { body } = await transport.call({ method: "GET", path, signal: options.signal });
      return answerAs<LoggedRequest>(body, ["id", "path"]);
    },
  };
}
