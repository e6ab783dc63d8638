import { isErrorCode } from "@kinora/core";
import { Ajv2020, type ValidateFunction } from "ajv/dist/2020.js";
import addFormats from "ajv-formats";
import { makeOpenApiDocument } from "./openapi.ts";

export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  /** Undefined when it is no JSON. */
  readonly body: unknown;
}

export interface SendOptions {
  readonly key?: string | undefined;
  readonly json?: unknown;
  readonly body?: string | Uint8Array<ArrayBuffer> | FormData;
  readonly headers?: Readonly<Record<string, string>>;
}

/** A caller that holds every answer against the API description: a status or a field that is not in it throws. */
export interface GuideClient {
  send(method: string, path: string, options?: SendOptions): Promise<Answer>;
  /** `operationId status` of every answer so far. */
  readonly seen: ReadonlySet<string>;
}

interface Operation {
  readonly operationId: string;
  readonly method: string;
  readonly path: string;
  readonly responses: Readonly<Record<string, unknown>>;
}

export function makeGuideClient(origin: string): GuideClient {
  const document: unknown = strict(
    JSON.parse(JSON.stringify(makeOpenApiDocument({ version: "0.0.0", publicUrl: "" }))),
  );
  const operations = listOperations(document);
  const ajv = new Ajv2020({ strict: false, allErrors: true });
  addFormats.default(ajv);
  ajv.addSchema(asSchema(document), "api");
  const validators = new Map<string, ValidateFunction>();
  const validator = (pointer: string): ValidateFunction => {
    const known = validators.get(pointer) ?? ajv.compile({ $ref: `api#${pointer}` });
    validators.set(pointer, known);
    return known;
  };
  const seen = new Set<string>();

  const check = (method: string, path: string, answer: Answer): void => {
    const where = `${method} ${path} ${answer.status}`;
    if (!/^req_[0-9a-f]{32}$/.test(answer.headers.get("x-request-id") ?? ""))
      throw new Error(`${where}: no request id`);
    if (answer.status >= 400) checkError(where, answer);
    const operation = operations.find((known) => known.method === method && matches(known.path, path));
    if (operation === undefined) {
      if (answer.status >= 400) hold(where, answer, validator("/components/schemas/ErrorAnswer"));
      return;
    }
    seen.add(`${operation.operationId} ${answer.status}`);
    if (!Object.hasOwn(operation.responses, String(answer.status))) {
      throw new Error(`${where}: the description has no such status: ${answer.text.slice(0, 300)}`);
    }
    if (!(answer.headers.get("content-type") ?? "").startsWith("application/json")) return;
    const escaped = operation.path.replaceAll("~", "~0").replaceAll("/", "~1");
    const pointer = `/paths/${escaped}/${method.toLowerCase()}/responses/${answer.status}/content/application~1json/schema`;
    hold(where, answer, validator(encodeURI(pointer)));
  };

  return {
    seen,
    async send(method, path, options = {}) {
      const headers: Record<string, string> = { ...options.headers };
      if (options.key !== undefined) headers["authorization"] = `Bearer ${options.key}`;
      if (options.json !== undefined) headers["content-type"] ??= "application/json";
      const body = options.json === undefined ? options.body : JSON.stringify(options.json);
      const response = await fetch(origin + path, {
        method,
        headers,
        redirect: "manual",
        ...(body === undefined ? {} : { body }),
      });
      const text = await response.text();
      const answer: Answer = { status: response.status, headers: response.headers, text, body: parsed(text) };
      if (method !== "HEAD") check(method, path.split("?")[0] ?? path, answer);
      return answer;
    },
  };
}

function checkError(where: string, answer: Answer): void {
  const error = fieldOf(answer.body, "error");
  const code = fieldOf(error, "code");
  if (typeof code !== "string" || !isErrorCode(code))
    throw new Error(`${where}: no code of the catalogue: ${answer.text}`);
  if (fieldOf(error, "request_id") !== answer.headers.get("x-request-id")) throw new Error(`${where}: two request ids`);
  const retryAfter = fieldOf(error, "retry_after") ?? null;
  const header = answer.headers.get("retry-after");
  if (retryAfter !== (header === null ? null : Number(header))) {
    throw new Error(`${where}: Retry-After and retry_after differ`);
  }
}

function hold(where: string, answer: Answer, validate: ValidateFunction): void {
  if (validate(answer.body)) return;
  throw new Error(`${where}: ${JSON.stringify(validate.errors?.slice(0, 5))} in ${answer.text.slice(0, 2_000)}`);
}

/** A field of a JSON value, or undefined. */
export function fieldOf(value: unknown, name: string): unknown {
  return typeof value === "object" && value !== null && Object.hasOwn(value, name)
    ? Reflect.get(value, name)
    : undefined;
}

/** A text field that has to be there. */
export function textOf(value: unknown, name: string): string {
  const field = fieldOf(value, name);
  if (typeof field !== "string") throw new Error(`no text ${name} in ${JSON.stringify(value).slice(0, 500)}`);
  return field;
}

export function errorCodeOf(answer: Answer): unknown {
  return fieldOf(fieldOf(answer.body, "error"), "code");
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** The same document, whose answers may have no field that it does not name. */
function strict(node: unknown): unknown {
  if (Array.isArray(node)) return node.map(strict);
  if (typeof node !== "object" || node === null) return node;
  const copy = Object.fromEntries(Object.entries(node).map(([key, value]) => [key, strict(value)]));
  return Object.hasOwn(copy, "properties") && !Object.hasOwn(copy, "additionalProperties")
    ? { ...copy, additionalProperties: false }
    : copy;
}

function listOperations(document: unknown): readonly Operation[] {
  const paths = Object.entries(fieldOf(document, "paths") ?? {});
  return paths.flatMap(([path, methods]) =>
    Object.entries(methods ?? {}).map(([method, operation]) => ({
      operationId: textOf(operation, "operationId"),
      method: method.toUpperCase(),
      path,
      responses: Object.fromEntries(Object.entries(fieldOf(operation, "responses") ?? {})),
    })),
  );
}

function asSchema(document: unknown): Record<string, unknown> {
  return Object.fromEntries(Object.entries(document ?? {}));
}

function matches(pattern: string, path: string): boolean {
  const parts = pattern.split("/");
  const given = path.split("/");
  return parts.length === given.length && parts.every((part, index) => part.startsWith("{") || part === given[index]);
}
