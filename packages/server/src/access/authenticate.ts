import { BlockList, isIP } from "node:net";
import { AppError, parseApiKey, type PlanTable } from "@kinora/core";
import { isHalfOfPair, readAccessToken, verifyAccessToken } from "./access-pair.ts";
import { type ApiKeyRow, apiKeyState, type ApiKeyWithWorkspace, hashApiKey } from "./keys.ts";
import { type OperatorPrincipal, type Principal, type Scope, scopes, type WorkspacePrincipal } from "./principal.ts";

/** What a dialect found where its clients put their key. */
export type Credential =
  | { readonly kind: "missing" }
  /** `seen` is the scheme's word, or undefined when a key stood there alone. */
  | { readonly kind: "wrong_scheme"; readonly seen: string | undefined }
  | { readonly kind: "key"; readonly key: string };

export interface Authenticator {
  /**
   * Who is calling. Answers at once when the key was looked up a moment ago.
   *
   * @param from.address of the caller, for keys that are bound to networks
   * @throws AppError `auth_missing`, `auth_scheme`, `auth_invalid_key`, `auth_key_expired`, `auth_key_revoked`,
   *   `ip_not_allowed`
   */
  authenticate(credential: Credential, from: { readonly address: string | undefined }): Principal | Promise<Principal>;
  /** Looks the key up again at its next use: after a revocation or a change of plan on this node. */
  forget(apiKeyId: string): void;
  /** As `forget`, for all keys of a workspace. */
  forgetWorkspace(workspaceId: string): void;
}

export interface AuthenticatorOptions {
  /** By SHA-256; a single indexed read. */
  readonly findKey: (hash: Buffer) => Promise<ApiKeyWithWorkspace | undefined>;
  /** By the access key of an AK/SK pair, with its secret; no tokens are taken when absent. */
  readonly findPair?: (accessKey: string) => Promise<KeyOfPair | undefined>;
  readonly plans: PlanTable;
  readonly now: () => Date;
  /** Called when a key was looked up and works: at most every five seconds per key. */
  readonly onUse: (apiKeyId: string) => void;
}

export type KeyOfPair = ApiKeyWithWorkspace & { readonly secretKey: string };

/** How long another node's revocation may go unnoticed, in milliseconds. */
const cacheMs = 5_000;
/** Of a few hundred bytes each; more keys than one node serves within five seconds. */
const cacheEntriesMax = 10_000;

interface CachedKey {
  readonly row: ApiKeyRow;
  readonly principal: Principal;
  readonly networks: BlockList | undefined;
  /** Signs tokens, when the key was looked up by its access key. */
  readonly secretKey: string | undefined;
  readonly readAtMs: number;
}

export function makeAuthenticator(options: AuthenticatorOptions): Authenticator {
  const cache = new Map<string, CachedKey>();
  const pending = new Map<string, Promise<CachedKey | undefined>>();
  // a look-up that began before a `forget` must not bring the old row back
  let forgets = 0;

  const lookUp = async (name: string, find: () => Promise<Found | undefined>): Promise<CachedKey | undefined> => {
    const forgetsBefore = forgets;
    const found = await find();
    if (found === undefined) return undefined;
    const cached = cachedKey(found, options);
    if (forgets === forgetsBefore) {
      cache.delete(name);
      if (cache.size >= cacheEntriesMax) deleteOldest(cache);
      cache.set(name, cached);
    }
    if (apiKeyState(found.apiKey, options.now()) === "active") options.onUse(found.apiKey.id);
    return cached;
  };

  const lookUpOnce = async (name: string, find: () => Promise<Found | undefined>): Promise<CachedKey | undefined> => {
    const running = pending.get(name);
    if (running !== undefined) return running;
    const started = lookUp(name, find).finally(() => pending.delete(name));
    pending.set(name, started);
    return started;
  };

  /** What is known of a name now. */
  const fresh = (name: string): CachedKey | undefined => {
    const cached = cache.get(name);
    const ageMs = cached === undefined ? cacheMs : options.now().getTime() - cached.readAtMs;
    // a clock that went back must not keep a row for longer
    return ageMs >= 0 && ageMs < cacheMs ? cached : undefined;
  };

  const forgetWhere = (matches: (row: ApiKeyRow) => boolean): void => {
    forgets++;
    pending.clear();
    for (const [name, cached] of cache) if (matches(cached.row)) cache.delete(name);
  };

  return {
    authenticate(credential, from) {
      const key = keyOf(credential);
      // only well-formed keys are there, and no token is one
      const cachedKey = fresh(key);
      if (cachedKey !== undefined) return judge(cachedKey, options.now(), from.address);
      const token = readAccessToken(key);
      const { findPair } = options;
      if (token === undefined || findPair === undefined) {
        const found = lookUpOnce(wellFormedKey(key), () => options.findKey(hashApiKey(key)));
        return found.then((cached) => judge(cached, options.now(), from.address));
      }
      const judgeToken = (cached: CachedKey | undefined): Principal => {
        if (cached?.secretKey === undefined) {
          throw new AppError("auth_invalid_key", "The token's access key is not known here.", {
            fix: "Make a pair with `kinora keys pair`, and sign with both of its halves.",
          });
        }
        verifyAccessToken(token, cached.secretKey, options.now());
        return judge(cached, options.now(), from.address);
      };
      const name = `pair ${token.accessKey}`;
      const cachedPair = fresh(name);
      if (cachedPair !== undefined) return judgeToken(cachedPair);
      return lookUpOnce(name, () => findPair(token.accessKey)).then(judgeToken);
    },
    forget: (apiKeyId) => forgetWhere((row) => row.id === apiKeyId),
    forgetWorkspace: (workspaceId) => forgetWhere((row) => row.workspaceId === workspaceId),
  };
}

/** @throws AppError `scope_missing` for an operator's key and for a key that was made without the scope */
export function requireScope(principal: Principal, scope: Scope): WorkspacePrincipal {
  if (principal.kind === "operator") {
    throw new AppError("scope_missing", "An operator's key opens the routes under /v1/operator alone.", {
      fix: "Use a kin_test_ or kin_live_ key of the workspace.",
    });
  }
  if (principal.scopes.length > 0 && !principal.scopes.includes(scope)) {
    throw new AppError("scope_missing", `The key lacks the scope "${scope}"; it has ${principal.scopes.join(", ")}.`, {
      fix: `Use a key with the scope "${scope}".`,
    });
  }
  return principal;
}

/** @throws AppError `scope_missing` for a workspace's key */
export function requireOperator(principal: Principal): OperatorPrincipal {
  if (principal.kind === "operator") return principal;
  throw new AppError("scope_missing", "This route is the operator's; a workspace's key does not open it.", {
    fix: "Use a kin_oper_ key.",
  });
}

function keyOf(credential: Credential): string {
  switch (credential.kind) {
    case "missing":
      throw new AppError("auth_missing");
    case "wrong_scheme":
      throw new AppError(
        "auth_scheme",
        credential.seen === undefined
          ? "The Authorization header holds a key without the word Bearer before it."
          : `The Authorization header starts with "${credential.seen}" and not with Bearer.`,
      );
    case "key":
      return credential.key;
  }
}

/** Told apart without a look-up: half of a pair, another provider's key, a typo. */
function wellFormedKey(key: string): string {
  if (isHalfOfPair(key)) {
    throw new AppError("auth_invalid_key", "This is half of an AK/SK pair and not a key.", {
      fix: "Sign a token with the pair (HS256, iss = access key), or send the key itself: kin_test_ or kin_live_.",
    });
  }
  const parsed = parseApiKey(key);
  if (parsed.kind === "well_formed") return key;
  throw parsed.kind === "mistyped"
    ? new AppError("auth_invalid_key", "The key is mistyped: its checksum does not match the rest.", {
        fix: "Copy the whole key again: 47 or 48 characters, from kin_ to the end.",
      })
    : new AppError("auth_invalid_key", "The key is not one of this server: those start with kin_.");
}

function judge(cached: CachedKey | undefined, now: Date, address: string | undefined): Principal {
  if (cached === undefined) throw new AppError("auth_invalid_key", "The key is well formed, but not known here.");
  const { row, networks, principal } = cached;
  if (row.revokedAt !== undefined) {
    throw new AppError("auth_key_revoked", `The key was revoked on ${row.revokedAt.toISOString()}.`);
  }
  if (row.expiresAt !== undefined && row.expiresAt <= now) {
    throw new AppError("auth_key_expired", `The key expired on ${row.expiresAt.toISOString()}.`);
  }
  if (networks !== undefined && !contains(networks, address)) {
    throw new AppError("ip_not_allowed", `The key may not be used from ${address ?? "this address"}.`);
  }
  return principal;
}

type Found = ApiKeyWithWorkspace & { readonly secretKey?: string };

function cachedKey(found: Found, options: AuthenticatorOptions): CachedKey {
  const { apiKey: row } = found;
  return {
    row,
    principal: principalOf(found, options.plans),
    networks: row.networks === undefined ? undefined : networkList(row.networks),
    secretKey: found.secretKey,
    readAtMs: options.now().getTime(),
  };
}

function principalOf({ apiKey, workspace }: ApiKeyWithWorkspace, plans: PlanTable): Principal {
  if (apiKey.kind === "oper" || workspace === undefined) {
    return { kind: "operator", apiKeyId: apiKey.id, keyName: apiKey.name };
  }
  return {
    kind: "workspace",
    workspaceId: workspace.id,
    workspaceName: workspace.name,
    mode: apiKey.kind,
    apiKeyId: apiKey.id,
    keyName: apiKey.name,
    scopes: scopes.filter((scope) => apiKey.scopes.includes(scope)),
    models: apiKey.models,
    keyExpiresAt: apiKey.expiresAt,
    keyCreatedAt: apiKey.createdAt,
    keyReplacedBy: apiKey.replacedBy,
    networks: apiKey.networks,
    maxMicroCredits: apiKey.maxMicroCredits,
    maxMicroCreditsPerDay: apiKey.maxMicroCreditsPerDay,
    apiPlan: workspace.apiPlan === undefined ? undefined : plans.find(workspace.apiPlan),
    webPlan: workspace.webPlan === undefined ? undefined : plans.find(workspace.webPlan),
  };
}

function networkList(networks: readonly string[]): BlockList {
  const list = new BlockList();
  for (const network of networks) {
    const [address = "", bits] = network.split("/");
    const family = isIP(address);
    if (family === 0) continue; // a network that cannot be read admits nobody
    list.addSubnet(address, bits === undefined ? (family === 4 ? 32 : 128) : Number(bits), `ipv${family}` as "ipv4");
  }
  return list;
}

function contains(networks: BlockList, address: string | undefined): boolean {
  if (address === undefined) return false;
  const plain = address.replace(/^::ffff:(?=\d+\.)/, "");
  return networks.check(plain, isIP(plain) === 6 ? "ipv6" : "ipv4");
}

function deleteOldest(cache: Map<string, CachedKey>): void {
  const oldest = cache.keys().next();
  if (oldest.done !== true) cache.delete(oldest.value);
}
