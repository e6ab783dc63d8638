import fc from "fast-check";
import { fieldOf } from "./guide-client.fixture.ts";

/** Values that a JSON Schema of an OpenAPI document allows; its examples come up often. */
export function valuesOf(schema: unknown, document: unknown): fc.Arbitrary<unknown> {
  const reference = fieldOf(schema, "$ref");
  if (typeof reference === "string") return valuesOf(pointed(document, reference), document);
  const example = fieldOf(schema, "example");
  const made = withoutExample(schema, document);
  return example === undefined ? made : fc.oneof({ weight: 2, arbitrary: fc.constant(example) }, made);
}

function withoutExample(schema: unknown, document: unknown): fc.Arbitrary<unknown> {
  const anyOf = fieldOf(schema, "anyOf");
  if (Array.isArray(anyOf)) return fc.oneof(...anyOf.map((option) => valuesOf(option, document)));
  const options = fieldOf(schema, "enum");
  if (Array.isArray(options)) return fc.constantFrom(...options);
  switch (fieldOf(schema, "type")) {
    case "string":
      return strings(schema);
    case "integer":
      return fc.integer({ min: numberOf(schema, "minimum", -(2 ** 31)), max: numberOf(schema, "maximum", 2 ** 31) });
    case "number":
      return fc.double({ min: numberOf(schema, "minimum", -1e9), max: numberOf(schema, "maximum", 1e9), noNaN: true });
    case "boolean":
      return fc.boolean();
    case "array":
      return fc.array(valuesOf(fieldOf(schema, "items"), document), {
        minLength: numberOf(schema, "minItems", 0),
        maxLength: Math.min(4, numberOf(schema, "maxItems", 4)),
      });
    case "object":
      return objects(schema, document);
    default:
      return fc.jsonValue();
  }
}

function strings(schema: unknown): fc.Arbitrary<string> {
  const pattern = fieldOf(schema, "pattern");
  if (typeof pattern === "string") return fc.stringMatching(new RegExp(pattern));
  const minLength = numberOf(schema, "minLength", 0);
  const maxLength = numberOf(schema, "maxLength", 200);
  const length = { minLength, maxLength: Math.min(maxLength, 200) };
  return fc.oneof(
    fc.string(length),
    fc.string({ ...length, unit: "grapheme" }),
    fc.string({ ...length, unit: "binary" }),
    fc.constant("x".repeat(Math.min(maxLength, 100_000))),
  );
}

function objects(schema: unknown, document: unknown): fc.Arbitrary<unknown> {
  const more = fieldOf(schema, "additionalProperties");
  const properties = fieldOf(schema, "properties");
  if (properties === undefined)
    return fc.dictionary(fc.string({ minLength: 1 }), valuesOf(more, document), { maxKeys: 4 });
  const required = fieldOf(schema, "required");
  const names = Object.entries(properties ?? {});
  const fields = Object.fromEntries(names.map(([name, field]) => [name, valuesOf(field, document)]));
  // most requests have few fields: with all of them, one always clashes with another
  return fc.record(fields, { requiredKeys: Array.isArray(required) ? required : [] }).chain((all) =>
    fc.subarray(Object.keys(all), { maxLength: Math.min(5, Object.keys(all).length) }).map((kept) => {
      const keys = new Set([...kept, ...(Array.isArray(required) ? required : [])]);
      return Object.fromEntries(Object.entries(all).filter(([name]) => keys.has(name)));
    }),
  );
}

function numberOf(schema: unknown, name: string, otherwise: number): number {
  const value = fieldOf(schema, name);
  return typeof value === "number" ? value : otherwise;
}

function pointed(document: unknown, reference: string): unknown {
  return reference
    .replace("#/", "")
    .split("/")
    .reduce((node, part) => fieldOf(node, part.replaceAll("~1", "/").replaceAll("~0", "~")), document);
}

/** The JSON text of a body with something wrong in it. */
export function mutated(body: fc.Arbitrary<unknown>): fc.Arbitrary<string> {
  const name = fc.constantFrom(
    "model",
    "prompt",
    "duration",
    "shots",
    "image_url",
    "seed",
    "metadata",
    "__proto__",
    "foo",
  );
  const odd = fc.oneof(
    fc.jsonValue(),
    fc.constantFrom(null, "", "\0", "\ud800", -0, 1e308, Number.MAX_SAFE_INTEGER + 2, [], {}, [[]], "x".repeat(70_000)),
  );
  const changed = fc
    .tuple(body, fc.array(fc.tuple(name, odd), { minLength: 1, maxLength: 3 }))
    .map(([value, changes]) => {
      const entries = Object.entries(value ?? {}).map(([key, item]) => [JSON.stringify(key), JSON.stringify(item)]);
      const extra = changes.map(([key, item]) => [JSON.stringify(key), JSON.stringify(item)]);
      return `{${[...entries, ...extra].map(([key, item]) => `${key}:${item}`).join(",")}}`;
    });
  const cut = fc
    .tuple(changed, fc.nat(), fc.string({ unit: "binary", maxLength: 4 }))
    .map(
      ([text, at, rubbish]) =>
        text.slice(0, at % (text.length + 1)) + rubbish + text.slice((at % (text.length + 1)) + 1),
    );
  const numbers = fc.tuple(changed, fc.constantFrom("1e999", "-1e999", "NaN", "01", "1e-999")).map(([text, number]) => {
    return text.replace("{", `{"duration":${number},`);
  });
  return fc.oneof(
    { weight: 4, arbitrary: changed },
    cut,
    numbers,
    fc.jsonValue().map((value) => JSON.stringify(value)),
  );
}
