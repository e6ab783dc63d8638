import { AppError } from "@kinora/core";
import ipaddr from "ipaddr.js";
import { makeBuckets, type RateQuota } from "#access/rate-limit.ts";

/** Counts requests by the address they come from, before anything is known of the caller. */
export interface AddressThrottle {
  /** @throws AppError `rate_limited` */
  admit(address: string | undefined): void;
  /** The caller could not say who it is: guessing keys costs a hundred times as much as using one. */
  punish(address: string | undefined): void;
}

/**
 * A thousand requests a second from one address are a proxy's; whoever runs one names it in KINORA_TRUSTED_PROXIES.
 * That leaves ten wrong keys a second.
 */
const addressQuota: RateQuota = { name: "address", requestsPerMinute: 60_000, burst: 5_000 };
const wrongKeyCost = 100;
/** Addresses whose caller is remembered, of some 100 bytes each. */
const knownMax = 10_000;

/** @param options.nowMs a clock that never goes back, in milliseconds */
export function makeAddressThrottle(options: {
  readonly nowMs: () => number;
  readonly quota?: RateQuota;
}): AddressThrottle {
  const { nowMs, quota = addressQuota } = options;
  const buckets = makeBuckets(nowMs);
  const known = new Map<string, string | undefined>();
  /** As `callerOf`, which takes twenty times as long as looking it up. */
  const caller = (address: string | undefined): string | undefined => {
    if (address === undefined) return undefined;
    if (known.has(address)) return known.get(address);
    if (known.size >= knownMax) known.clear();
    const found = callerOf(address);
    known.set(address, found);
    return found;
  };
  return {
    admit(address) {
      const id = caller(address);
      if (id === undefined) return;
      const { allowed, retryAfterSeconds } = buckets.take(id, quota);
      if (allowed) return;
      throw new AppError("rate_limited", "Too many requests come from this address, or too many with wrong keys.", {
        retryAfterSeconds,
        fix: `Wait ${retryAfterSeconds} s. Operators: name your own proxies in KINORA_TRUSTED_PROXIES.`,
      });
    },
    punish(address) {
      const id = caller(address);
      if (id !== undefined) buckets.take(id, quota, wrongKeyCost - 1);
    },
  };
}

/**
 * What counts as one caller: an IPv4 address, or the /64 of an IPv6 one, which is one customer's.
 *
 * @returns undefined for this machine itself: a proxy on it would make all its callers one, and who is on it needs no key
 */
function callerOf(address: string): string | undefined {
  if (!ipaddr.isValid(address)) return undefined;
  const parsed = ipaddr.process(address);
  if (parsed.range() === "loopback") return undefined;
  const bytes = parsed.toByteArray();
  return Buffer.from(bytes.length === 16 ? bytes.slice(0, 8) : bytes).toString("hex");
}
