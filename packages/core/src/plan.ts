import { z } from "zod";
import data from "./data/plans.json" with { type: "json" };
import type { ModelId } from "./generation-request.ts";
import { modelIds } from "./model-catalog.ts";

const planSchema = z.strictObject({
  id: z.string().min(1).max(64),
  /** Only an `api` plan opens the API; a `web` plan is the console's. */
  kind: z.enum(["api", "web"]),
  models: z.union([z.literal("all"), z.array(z.enum(modelIds))]),
  requestsPerMinute: z.int().positive().nullable(),
  burst: z.int().positive().nullable(),
  runningMax: z.int().positive().nullable(),
  /** Tasks that may wait above `runningMax`. */
  queueDepth: z.int().min(0),
  draftsPerDay: z.int().min(0).nullable(),
  storageBytes: z.int().positive().nullable(),
  grantCredits: z.int().min(0),
  grantPeriod: z.enum(["once", "month", "never"]),
  priceUsdCents: z.int().min(0),
  operatorOnly: z.boolean(),
});

const planTableSchema = z
  .strictObject({ version: z.string().min(1), plans: z.array(planSchema).min(1) })
  .refine(({ plans }) => new Set(plans.map(({ id }) => id)).size === plans.length, {
    error: "a plan is named twice",
    path: ["plans"],
  });

export type Plan = z.infer<typeof planSchema>;

export interface PlanTable {
  readonly version: string;
  readonly plans: readonly Plan[];
  find(id: string): Plan | undefined;
}

/** @throws ZodError when an operator's override is malformed */
export function makePlanTable(source: unknown = data): PlanTable {
  const { version, plans } = planTableSchema.parse(source);
  return { version, plans, find: (id) => plans.find((plan) => plan.id === id) };
}

export function planAllows(plan: Plan, model: ModelId): boolean {
  return plan.models === "all" || plan.models.includes(model);
}
