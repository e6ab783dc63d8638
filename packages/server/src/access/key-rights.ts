import { AppError, creditsNumber, modelIds, shown } from "@kinora/core";
import { isCovered, type Network, parseNetwork } from "#outbound/public-address.ts";
import type { ApiKeyRow } from "./api-key-store.ts";
import { type Scope, scopes as allScopes, type WorkspacePrincipal } from "./principal.ts";

/** What a key may do, and until when. */
export interface KeyRights {
  /** Empty means every scope. */
  readonly scopes: readonly Scope[];
  /** Every model of the plan when undefined. */
  readonly models: readonly string[] | undefined;
  /** CIDRs; from anywhere when undefined. */
  readonly networks: readonly string[] | undefined;
  readonly maxMicroCredits: bigint | undefined;
  readonly maxMicroCreditsPerDay: bigint | undefined;
  readonly expiresAt: Date | undefined;
}

/** More would not be a list that somebody keeps. */
const networksMax = 32;
/** Longer than any program lives; a typing mistake in the year is told at once. */
const lifeMaxMs = 10 * 366 * 86_400_000;

/**
 * Puts rights in the one form in which they are stored.
 *
 * @throws AppError `invalid_parameter` naming the field, the value seen and the rule
 */
export function checkRights(rights: KeyRights, now: Date): KeyRights {
  const { expiresAt } = rights;
  if (expiresAt !== undefined && (expiresAt <= now || expiresAt.getTime() - now.getTime() > lifeMaxMs)) {
    throw new AppError(
      "invalid_parameter",
      `A key must expire in the future, within ten years, got ${expiresAt.toISOString()}.`,
      { param: "expires_at" },
    );
  }
  return {
    scopes: allScopes.filter((scope) => rights.scopes.includes(scope)),
    models: rights.models === undefined ? undefined : checkModels(rights.models),
    networks: rights.networks === undefined ? undefined : checkNetworks(rights.networks),
    maxMicroCredits: checkCap(rights.maxMicroCredits, "max_credits"),
    maxMicroCreditsPerDay: checkCap(rights.maxMicroCreditsPerDay, "max_credits_per_day"),
    expiresAt,
  };
}

/**
 * Refuses a key that hands out more than it has: a narrow key that leaked must not make a wide one.
 *
 * @throws AppError `scope_missing`
 */
export function requireMayGive(giver: KeyRights, given: KeyRights): void {
  const wider = whatIsWider(giver, given);
  if (wider === undefined) return;
  throw new AppError("scope_missing", `The key may not hand this out: ${wider}.`, {
    fix: "Ask for no more than the calling key may do, or use a wider one.",
  });
}

export function rightsOf(principal: WorkspacePrincipal): KeyRights {
  const { scopes, models, networks, maxMicroCredits, maxMicroCreditsPerDay, keyExpiresAt } = principal;
  return { scopes, models, networks, maxMicroCredits, maxMicroCreditsPerDay, expiresAt: keyExpiresAt };
}

/** The stored texts as scopes; a word that this version does not know gives nothing. */
export function rightsOfRow(row: ApiKeyRow): KeyRights {
  return { ...row, scopes: allScopes.filter((scope) => row.scopes.includes(scope)) };
}

function whatIsWider(giver: KeyRights, given: KeyRights): string | undefined {
  if (giver.maxMicroCredits !== undefined || giver.maxMicroCreditsPerDay !== undefined) {
    const cap = giver.maxMicroCredits ?? giver.maxMicroCreditsPerDay ?? 0n;
    return `it has a spending cap of ${creditsNumber(cap)} credits, and another key would have credits besides`;
  }
  if (giver.scopes.length > 0) {
    const wanted = given.scopes.length === 0 ? allScopes : given.scopes;
    const missing = wanted.find((scope) => !giver.scopes.includes(scope));
    if (missing !== undefined) return `it lacks the scope "${missing}"`;
  }
  const { models, networks, expiresAt } = giver;
  if (models !== undefined) {
    const missing = given.models?.find((model) => !models.includes(model));
    if (given.models === undefined || missing !== undefined) return `its models are ${models.join(", ")}`;
  }
  if (networks !== undefined) {
    const mine = networks.map(parseNetwork);
    if (given.networks?.every((network) => isWithin(parseNetwork(network), mine)) !== true)
      return `its networks are ${networks.join(", ")}`;
  }
  if (expiresAt !== undefined && (given.expiresAt === undefined || given.expiresAt > expiresAt))
    return `it expires on ${expiresAt.toISOString()}`;
  return undefined;
}

function isWithin(network: Network, outer: readonly Network[]): boolean {
  return isCovered(
    network.base.toString(),
    outer.filter(({ prefixBits }) => prefixBits <= network.prefixBits),
  );
}

function checkModels(models: readonly string[]): readonly string[] {
  const unknown = models.find((model) => !modelIds.some((known) => known === model));
  if (unknown === undefined && models.length > 0) return [...new Set(models)];
  throw new AppError(
    "invalid_parameter",
    unknown === undefined ? "A key's list of models names at least one." : `There is no model ${shown(unknown)}.`,
    { param: "models", fix: `Use some of ${modelIds.join(", ")}, or leave models out for all of the plan.` },
  );
}

function checkNetworks(networks: readonly string[]): readonly string[] {
  const wrong = (why: string): AppError =>
    new AppError("invalid_parameter", `networks ${why}.`, {
      param: "networks",
      fix: "Send address blocks such as 203.0.113.0/24 or 2001:db8::/32, or leave networks out for anywhere.",
    });
  if (networks.length === 0 || networks.length > networksMax)
    throw wrong(`must have 1 to ${networksMax} items, got ${networks.length}`);
  return networks.map((text) => {
    try {
      const { base, prefixBits } = parseNetwork(text);
      return `${base.toString()}/${prefixBits}`;
    } catch (cause) {
      if (cause instanceof RangeError) throw wrong(`must hold address blocks, got ${shown(text)}`);
      throw cause;
    }
  });
}

function checkCap(microCredits: bigint | undefined, param: string): bigint | undefined {
  if (microCredits === undefined || microCredits >= 0n) return microCredits;
  throw new AppError("invalid_parameter", `${param} must be at least 0, got ${creditsNumber(microCredits)}.`, {
    param,
  });
}
