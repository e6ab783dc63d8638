import { z } from "@hono/zod-openapi";
import { AppError, editDistance, shown, type Warning } from "@kinora/core";

/** A value that a schema accepted, and what it passed over. */
export interface Parsed<Value> {
  readonly value: Value;
  readonly warnings: readonly Warning[];
}

/**
 * Reads a JSON body by its schema. Null stands for absent, as clients write it that have no other word; a field that is
 * not known is a warning, or an error where the caller asked for strictness.
 *
 * @throws AppError `invalid_json`, `missing_parameter`, `invalid_parameter`, `unknown_parameter`
 */
export function parseBody<Schema extends z.ZodObject>(
  schema: Schema,
  body: unknown,
  options: { readonly strict: boolean; readonly alsoKnown: readonly string[] },
): Parsed<z.infer<Schema>> {
  if (typeof body !== "object" || body === null || Array.isArray(body)) {
    throw new AppError("invalid_json", `The body must be a JSON object, got ${kindOf(body)}.`);
  }
  const given = withoutNulls(body);
  const warnings = unknownFields(schema, given, options);
  const value = parseGiven(schema, given);
  if (value !== undefined) return { value, warnings };
  const result = schema.safeParse(given);
  if (!result.success) throw issueError(result.error.issues[0], given);
  return { value: result.data, warnings };
}

/**
 * What `schema.parse` makes of a body, by its fields that are there alone: of some thirty that a create may have it has
 * four, and the others cost four times as much. Undefined when a field is wrong or missing; the schema itself then says
 * which comes first.
 */
function parseGiven<Schema extends z.ZodObject>(
  schema: Schema,
  given: Readonly<Record<string, unknown>>,
): z.infer<Schema> | undefined {
  const { names, required, isPlain } = knownNames(schema);
  if (!isPlain || required.some((name) => !(name in given))) return undefined;
  const value: Record<string, unknown> = {};
  for (const name in given) {
    if (!names.has(name)) continue;
    const result = z.safeParse(schema.shape[name] as z.ZodType, given[name]);
    if (!result.success) return undefined;
    value[name] = result.data;
  }
  return value as z.infer<Schema>; // each field by its own schema
}

/** As `parseBody`, for the parameters of a query; what is not known there is passed over in silence. */
export function parseQuery<Schema extends z.ZodObject>(
  schema: Schema,
  query: Readonly<Record<string, string>>,
): z.infer<Schema> {
  const result = schema.safeParse(query);
  if (!result.success) throw issueError(result.error.issues[0], query);
  return result.data;
}

/** A copy whose keys are its own, `__proto__` included. */
function withoutNulls(body: object): Readonly<Record<string, unknown>> {
  const copy: Record<string, unknown> = Object.create(null);
  for (const [key, value] of Object.entries(body)) if (value !== null) copy[key] = value;
  return copy;
}

/** What an answer lists of it: no body makes the answer long. */
const unknownFieldsShownMax = 20;

function unknownFields(
  schema: z.ZodObject,
  body: Readonly<Record<string, unknown>>,
  options: { readonly strict: boolean; readonly alsoKnown: readonly string[] },
): readonly Warning[] {
  const known = knownNames(schema);
  const warnings: Warning[] = [];
  const visit = (fields: Readonly<Record<string, unknown>>, names: ReadonlySet<string>, path: string): void => {
    for (const name of Object.keys(fields)) {
      if (names.has(name) || (path === "" && options.alsoKnown.includes(name))) continue;
      const param = path + shown(name);
      if (options.strict) {
        const nearest = nearestName(name, names);
        throw new AppError("unknown_parameter", `${param} is not a parameter of this route.`, {
          param,
          fix: nearest === undefined ? `Remove ${param}.` : `Did you mean ${path}${nearest}?`,
        });
      }
      if (warnings.length >= unknownFieldsShownMax) return;
      warnings.push({ code: "unknown_parameter", param, message: `${param} is not a parameter here and was ignored.` });
    }
  };
  visit(body, known.names, "");
  for (const [name, nested] of known.nested) {
    const value = body[name];
    const items: readonly unknown[] = Array.isArray(value) ? value.slice(0, 16) : [value];
    items.forEach((item, index) => {
      if (isPlainObject(item)) visit(item, nested, Array.isArray(value) ? `${name}[${index}].` : `${name}.`);
    });
  }
  return warnings;
}

interface KnownNames {
  readonly names: ReadonlySet<string>;
  /** Names inside the fields that are objects or arrays of them. */
  readonly nested: ReadonlyMap<string, ReadonlySet<string>>;
  /** Fields that are not optional, those with a default included. */
  readonly required: readonly string[];
  /** Whether the object is its fields and nothing else: no rule joins them, and what is unknown is left out. */
  readonly isPlain: boolean;
}

const knownNamesOf = new WeakMap<z.ZodObject, KnownNames>();

function knownNames(schema: z.ZodObject): KnownNames {
  const known = knownNamesOf.get(schema);
  if (known !== undefined) return known;
  const nested = new Map<string, ReadonlySet<string>>();
  for (const [name, field] of Object.entries(schema.shape)) {
    const inner = objectWithin(field);
    if (inner !== undefined) nested.set(name, new Set(Object.keys(inner.shape)));
  }
  const { checks, catchall } = schema.def;
  const names: KnownNames = {
    names: new Set(Object.keys(schema.shape)),
    nested,
    required: Object.entries(schema.shape).flatMap(([name, field]) => (field instanceof z.ZodOptional ? [] : [name])),
    isPlain: (checks ?? []).length === 0 && catchall === undefined,
  };
  knownNamesOf.set(schema, names);
  return names;
}

/** The object schema behind optional, array, union and lazy wrappers. */
function objectWithin(field: unknown): z.ZodObject | undefined {
  if (field instanceof z.ZodObject) return field;
  if (field instanceof z.ZodOptional) return objectWithin(field.unwrap());
  if (field instanceof z.ZodArray) return objectWithin(field.element);
  if (field instanceof z.ZodLazy) return objectWithin(field.unwrap());
  if (field instanceof z.ZodUnion) return field.options.map(objectWithin).find((inner) => inner !== undefined);
  return undefined;
}

function nearestName(name: string, names: ReadonlySet<string>): string | undefined {
  const distances = [...names].map((known) => ({ known, distance: editDistance(known, name) }));
  const nearest = distances.toSorted((a, b) => a.distance - b.distance)[0];
  return nearest !== undefined && nearest.distance <= Math.max(2, name.length / 3) ? nearest.known : undefined;
}

/** One issue of zod as a refusal that names the rule, the value seen and the limit. */
function issueError(issue: z.core.$ZodIssue | undefined, body: Readonly<Record<string, unknown>>): AppError {
  if (issue === undefined) return new AppError("invalid_parameter");
  const param = paramOf(issue.path);
  const value = valueAt(body, issue.path);
  if (value === undefined && issue.code !== "custom") {
    return new AppError("missing_parameter", `${param} is required.`, { param, fix: `Send ${param}.` });
  }
  const rule = ruleOf(issue, value);
  const message = /, got /.test(rule) ? `${param} ${rule}.` : `${param} ${rule}, got ${seen(value)}.`;
  return new AppError("invalid_parameter", message, { param });
}

/** JSON has numbers that are too large for JavaScript; as JSON they would be shown as null. */
function seen(value: unknown): string {
  return typeof value === "number" ? String(value) : shown(value);
}

function ruleOf(issue: z.core.$ZodIssue, value: unknown): string {
  if (issue.code === "invalid_type") return `must be ${typeNames[issue.expected] ?? issue.expected}`;
  if (issue.code === "invalid_value") return `must be one of ${issue.values.map(String).join(", ")}`;
  if (issue.code === "too_small" || issue.code === "too_big") {
    const limit = issue.code === "too_small" ? `at least ${issue.minimum}` : `at most ${issue.maximum}`;
    if (issue.origin === "string") return `must have ${limit} characters, got ${String(value).length}`;
    if (issue.origin === "array") return `must have ${limit} items, got ${Array.isArray(value) ? value.length : 0}`;
    return `must be ${limit}`;
  }
  // the schemas' own sentences; zod's are not written for callers
  return issue.message.startsWith("must ") ? issue.message : "has a form that is not taken";
}

const typeNames: Readonly<Record<string, string>> = {
  string: "a string",
  number: "a number",
  int: "a whole number",
  boolean: "true or false",
  array: "an array",
  object: "an object",
  record: "an object of strings",
};

function paramOf(path: readonly PropertyKey[]): string {
  const text = path
    .map((part, index) => (typeof part === "number" ? `[${part}]` : `${index === 0 ? "" : "."}${String(part)}`))
    .join("");
  return text === "" ? "body" : shown(text);
}

function valueAt(body: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>(
    (value, part) => (typeof value === "object" && value !== null ? Reflect.get(value, part) : undefined),
    body,
  );
}

function isPlainObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function kindOf(value: unknown): string {
  if (value === undefined) return "nothing";
  if (value === null) return "null";
  return Array.isArray(value) ? "an array" : `a ${typeof value}`;
}
