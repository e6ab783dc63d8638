import type { z } from "@hono/zod-openapi";
import { generationBodyLimits, type JsonBodyLimits } from "#http-kit/uploads-json-body.ts";
import type { Call } from "./guide-route.ts";
import type { GuideServices } from "./guide-services.ts";
import { type Parsed, parseBody } from "./parse-body.ts";
import { isStrict, readGenerationBody } from "./read-body.ts";

/** Of a body that holds settings and no media. */
const settingsBodyLimits: JsonBodyLimits = { ...generationBodyLimits, sizeBytesMax: 1 << 20, dataBytesMax: 64 << 10 };

/** A body that a schema accepted. */
export interface SettingsBody<Value> extends Parsed<Value> {
  /** Fields that were sent as null: where absent means "as it is", null means "none". */
  readonly nulls: ReadonlySet<string>;
}

/**
 * Reads the JSON body of a route that takes settings: no media, at most 1 MiB. No body at all is an empty object.
 *
 * @throws AppError as `readGenerationBody` and `parseBody`
 */
export async function readSettings<Schema extends z.ZodObject>(
  { exchange }: Pick<Call, "exchange">,
  services: Pick<GuideServices, "blobs">,
  schema: Schema,
): Promise<SettingsBody<z.infer<Schema>>> {
  const value = await readValue(exchange, services);
  const parsed = parseBody(schema, value, { strict: isStrict(exchange.incoming), alsoKnown: [] });
  const nulls = Object.entries(value ?? {}).flatMap(([name, field]) => (field === null ? [name] : []));
  return { ...parsed, nulls: new Set(nulls) };
}

async function readValue(exchange: Call["exchange"], { blobs }: Pick<GuideServices, "blobs">): Promise<unknown> {
  const { "content-length": length, "transfer-encoding": encoding } = exchange.incoming.headers;
  if (encoding === undefined && (length === undefined || length === "0")) return {};
  await using body = await readGenerationBody(exchange, blobs, settingsBodyLimits);
  return body.value;
}
