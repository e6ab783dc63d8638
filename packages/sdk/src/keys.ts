import { answerAs, pageOf } from "./answer.ts";
import { readPages } from "./pages.ts";
import type { CallOptions } from "./tasks.ts";
import type { Transport } from "./transport.ts";
import type { AccessPair, AuditEntry, Key, KeyChangeParams, KeyCreateParams, KeyList, NewKey } from "./wire.ts";

/** A key, or its id. */
export type KeyReference = string | Pick<Key, "id">;

/** Keys of this side of the workspace; every call needs a key with the scope `manage`. */
export interface Keys {
  list(options?: CallOptions): Promise<readonly Key[]>;
  get(key: KeyReference, options?: CallOptions): Promise<Key>;
  /** Makes a key that may do no more than the calling one; `key` and `secret_key` are shown this once. */
  create(params: KeyCreateParams, options?: CallOptions): Promise<NewKey>;
  /** What is left out stays; null lifts a limit. */
  change(key: KeyReference, params: KeyChangeParams, options?: CallOptions): Promise<Key>;
  /** Makes a key of the same rights; both work for `overlap_seconds`, 24 hours by default. */
  rotate(key: KeyReference, params?: { readonly overlap_seconds?: number }, options?: CallOptions): Promise<NewKey>;
  revoke(key: KeyReference, options?: CallOptions): Promise<Key>;
  /** Gives a key an AK/SK pair, for clients that sign a token; the secret is shown this once. */
  makePair(key: KeyReference, options?: CallOptions): Promise<AccessPair>;
  removePair(key: KeyReference, options?: CallOptions): Promise<void>;
  /** Who changed what in the workspace, newest first, page after page. */
  audit(options?: CallOptions): AsyncIterableIterator<AuditEntry>;
}

export function makeKeys(transport: Transport): Keys {
  return {
    async list({ signal } = {}) {
      const { body } = await transport.call({ method: "GET", path: "/keys", signal });
      return answerAs<KeyList>(body, ["data"]).data;
    },
    async get(key, { signal } = {}) {
      return answerAs<Key>((await transport.call({ method: "GET", path: pathOf(key), signal })).body, ["id"]);
    },
    async create(params, { signal } = {}) {
      // a lost answer must not leave a key behind that nobody knows
      const request = { method: "POST", path: "/keys", json: params, signal, repeatable: false } as const;
      return answerAs<NewKey>((await transport.call(request)).body, ["key"]);
    },
    async change(key, params, { signal } = {}) {
      const { body } = await transport.call({ method: "PATCH", path: pathOf(key), json: params, signal });
      return answerAs<Key>(body, ["id"]);
    },
    async rotate(key, params = {}, { signal } = {}) {
      const path = `${pathOf(key)}/rotate`;
      const { body } = await transport.call({ method: "POST", path, json: params, signal, repeatable: false });
      return answerAs<NewKey>(body, ["key"]);
    },
    async revoke(key, { signal } = {}) {
      return answerAs<Key>((await transport.call({ method: "DELETE", path: pathOf(key), signal })).body, ["id"]);
    },
    async makePair(key, { signal } = {}) {
      const { body } = await transport.call({ method: "POST", path: `${pathOf(key)}/access-pair`, signal });
      return answerAs<AccessPair>(body, ["access_key"]);
    },
    async removePair(key, { signal } = {}) {
      await transport.call({ method: "DELETE", path: `${pathOf(key)}/access-pair`, signal });
    },
    audit: ({ signal } = {}) =>
      readPages(async (cursor) => {
        const { body } = await transport.call({ method: "GET", path: "/audit", query: { ...cursor }, signal });
        return pageOf<AuditEntry>(body);
      }),
  };
}

function pathOf(key: KeyReference): string {
  const id = typeof key === "string" ? key : key.id;
  if (id === "") throw new TypeError("a key's id is needed, got an empty one");
  return `/keys/${encodeURIComponent(id)}`;
}
