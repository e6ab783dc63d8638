/** The ledger's unit is the micro-credit: 1 credit is 1,000,000 of them, and they are always a `bigint`. */
export const microCreditsPerCredit = 1_000_000n;

/** One credit costs $0.004, so a credit is worth 4,000 micro-dollars (the guide's three worked examples agree). */
export const usdMicrosPerCredit = 4_000n;

export function credits(whole: number | bigint): bigint {
  return BigInt(whole) * microCreditsPerCredit;
}

/** Micro-credits as the JSON number of credits that goes over the wire: at most six places. */
export function creditsNumber(microCredits: bigint): number {
  return Number(microCredits) / 1e6;
}

/** Micro-credits in dollars, rounded half up to four places. */
export function usdNumber(microCredits: bigint): number {
  const usdMicros = (microCredits * usdMicrosPerCredit) / microCreditsPerCredit;
  return Number((usdMicros + 50n) / 100n) / 1e4;
}
