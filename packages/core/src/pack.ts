import { z } from "zod";
import data from "./data/packs.json" with { type: "json" };

const packSchema = z.strictObject({
  id: z.string().min(1).max(64),
  /** Whole credits. */
  credits: z.int().positive().max(100_000_000),
  priceUsdCents: z.int().positive(),
  /** Days from the payment until what is left of it expires; null for never. */
  expiresDays: z.int().positive().nullable(),
});

const packTableSchema = z
  .strictObject({ version: z.string().min(1), packs: z.array(packSchema) })
  .refine(({ packs }) => new Set(packs.map(({ id }) => id)).size === packs.length, {
    error: "a pack is named twice",
    path: ["packs"],
  });

/** Credits that are sold together; each bought one is a lot of its own. */
export type CreditPack = z.infer<typeof packSchema>;

export interface PackTable {
  readonly version: string;
  readonly packs: readonly CreditPack[];
  find(id: string): CreditPack | undefined;
}

/** @throws ZodError when an operator's override is malformed, or names a pack twice */
export function makePackTable(source: unknown = data): PackTable {
  const { version, packs } = packTableSchema.parse(source);
  return { version, packs, find: (id) => packs.find((pack) => pack.id === id) };
}
