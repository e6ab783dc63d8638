import { fieldOf, textOf } from "./guide-client.fixture.ts";

/** What the API description says of one method of one path. */
export interface Operation {
  readonly operationId: string;
  /** In capitals. */
  readonly method: string;
  readonly path: string;
  /** What a key must be allowed to do. */
  readonly scope: string;
  /** Names, in the query alone. */
  readonly query: readonly string[];
  /** Every text of the bodies that it takes. */
  readonly texts: readonly TextField[];
  /** Schemas of its bodies, by their media type. */
  readonly bodies: Readonly<Record<string, unknown>>;
}

/** A text somewhere in a body. */
export interface TextField {
  /** As in `shots[].prompt`; empty when the body is the text. */
  readonly name: string;
  readonly mediaType: string;
  /** True for one of a list, a pattern or a format: what is none of them is refused before it is looked at. */
  readonly isClosed: boolean;
  readonly maxLength: number;
  readonly isBinary: boolean;
}

/** Every operation of an OpenAPI document, in its order. */
export function operationsOf(document: unknown): readonly Operation[] {
  return Object.entries(fieldOf(document, "paths") ?? {}).flatMap(([path, methods]) =>
    Object.entries(methods ?? {}).map(([method, operation]) => {
      const bodies = Object.fromEntries(
        Object.entries(fieldOf(fieldOf(operation, "requestBody"), "content") ?? {}).map(([type, content]) => [
          type,
          fieldOf(content, "schema"),
        ]),
      );
      const parameters: readonly unknown[] = listOf(fieldOf(operation, "parameters"));
      const [security] = listOf(fieldOf(operation, "security"));
      const [scope] = listOf(fieldOf(security, "bearer"));
      return {
        operationId: textOf(operation, "operationId"),
        method: method.toUpperCase(),
        path,
        scope: String(scope),
        query: parameters.filter((one) => fieldOf(one, "in") === "query").map((one) => textOf(one, "name")),
        texts: Object.entries(bodies).flatMap(([mediaType, schema]) => [
          ...textsOf({ schema, document, name: "", mediaType, within: [] }),
        ]),
        bodies,
      };
    }),
  );
}

/** The least body that a schema asks for: what is required, as its example or its first choice. */
export function leastOf(schema: unknown, document: unknown): unknown {
  const reference = fieldOf(schema, "$ref");
  if (typeof reference === "string") return leastOf(pointed(document, reference), document);
  const example = fieldOf(schema, "example");
  if (example !== undefined) return example;
  const [first] = listOf(fieldOf(schema, "anyOf") ?? fieldOf(schema, "oneOf") ?? fieldOf(schema, "enum"));
  if (first !== undefined) return typeof first === "object" ? leastOf(first, document) : first;
  switch (fieldOf(schema, "type")) {
    case "object":
      return Object.fromEntries(
        listOf(fieldOf(schema, "required")).map((name) => [
          String(name),
          leastOf(fieldOf(fieldOf(schema, "properties"), String(name)), document),
        ]),
      );
    case "array":
      return Number(fieldOf(schema, "minItems") ?? 0) > 0 ? [leastOf(fieldOf(schema, "items"), document)] : [];
    case "integer":
    case "number":
      return fieldOf(schema, "minimum") ?? 1;
    case "boolean":
      return false;
    default:
      return "x".repeat(Math.max(1, Number(fieldOf(schema, "minLength") ?? 1)));
  }
}

interface Place {
  readonly schema: unknown;
  readonly document: unknown;
  readonly name: string;
  readonly mediaType: string;
  /** References that led here; a schema may hold itself. */
  readonly within: readonly string[];
}

function* textsOf(place: Place): Generator<TextField> {
  const { schema, document, name, mediaType } = place;
  const reference = fieldOf(schema, "$ref");
  if (typeof reference === "string") {
    if (place.within.includes(reference)) return;
    yield* textsOf({ ...place, schema: pointed(document, reference), within: [...place.within, reference] });
    return;
  }
  for (const kind of ["anyOf", "oneOf", "allOf"])
    for (const option of listOf(fieldOf(schema, kind))) yield* textsOf({ ...place, schema: option });
  const types = [fieldOf(schema, "type")].flat();
  if (types.includes("string")) {
    const isBinary = fieldOf(schema, "format") === "binary";
    yield {
      name,
      mediaType,
      isClosed: !isBinary && ["enum", "pattern", "format"].some((word) => fieldOf(schema, word) !== undefined),
      maxLength: Number(fieldOf(schema, "maxLength") ?? Infinity),
      isBinary,
    };
  }
  const items = fieldOf(schema, "items");
  if (items !== undefined) yield* textsOf({ ...place, schema: items, name: `${name}[]` });
  for (const [property, field] of Object.entries(fieldOf(schema, "properties") ?? {}))
    yield* textsOf({ ...place, schema: field, name: name === "" ? property : `${name}.${property}` });
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

function pointed(document: unknown, reference: string): unknown {
  return reference
    .slice(2)
    .split("/")
    .reduce<unknown>((at, part) => fieldOf(at, part), document);
}
