import fc from "fast-check";
import { sql } from "kysely";
import { afterAll, beforeAll, expect, test } from "vitest";
import { checkLedger } from "#credits/check-ledger.ts";
import {
  type Answer,
  errorCodeOf,
  fieldOf,
  type GuideClient,
  makeGuideClient,
  textOf,
} from "./guide-client.fixture.ts";
import { guideRoutes } from "./guide-dialect.ts";
import { type GuideServer, openGuideServer, type TestWorkspace } from "./guide-server.fixture.ts";
import { makeOpenApiDocument } from "./openapi.ts";
import { makePicture } from "./test-picture.fixture.ts";
import { mutated, valuesOf } from "./schema-arbitrary.fixture.ts";

/** Generated requests in all; `npm run test:long` sends more. */
const requests = Number(process.env["KINORA_TEST_REQUESTS"] ?? 5_000);
const seed = Number(process.env["KINORA_TEST_SEED"] ?? Math.floor(Math.random() * 2 ** 31));
const atOnce = 8;

interface Sent {
  readonly method: string;
  readonly path: string;
  readonly body: string | undefined;
  readonly headers: Readonly<Record<string, string>>;
}

let server: GuideServer;
let client: GuideClient;
let workspace: TestWorkspace;
let taskId: string;
let endpointId: string;
let otherKeyId: string;
let pictureId: string;
let elementId: string;
let all: readonly Sent[];

beforeAll(async () => {
  // making them takes longer than a connection is kept alive
  all = fc.sample(fc.oneof({ weight: 6, arbitrary: creates }, { weight: 2, arbitrary: reads }, settings), {
    numRuns: requests,
    seed,
  });
  server = await openGuideServer();
  client = makeGuideClient(server.origin);
  workspace = await server.makeWorkspace({ testCredits: 100_000 });
  const json = { model: "kling-v3", prompt: "A street" };
  taskId = textOf((await client.send("POST", "/v1/video/generate", { key: workspace.testKey, json })).body, "task_id");
  const made = await client.send("POST", "/v1/webhooks/endpoints", {
    key: workspace.testKey,
    json: { url: "https://hooks.example/x" },
  });
  endpointId = textOf(made.body, "id");
  otherKeyId = (await workspace.makeKey({})).id;
  const upload = {
    key: workspace.testKey,
    body: await makePicture(320, 320),
    headers: { "content-type": "image/png" },
  };
  pictureId = textOf((await client.send("POST", "/v1/uploads", upload)).body, "asset_id");
  const element = { name: "Mira", description: "a woman", image_urls: [pictureId] };
  elementId = textOf((await client.send("POST", "/v1/elements", { key: workspace.testKey, json: element })).body, "id");
}, 600_000);
afterAll(async () => server[Symbol.asyncDispose]());

const document: unknown = JSON.parse(JSON.stringify(makeOpenApiDocument({ version: "0.0.0", publicUrl: "" })));
const schemas = fieldOf(fieldOf(document, "components"), "schemas");

/** Bodies that the schema allows, whose model, prompt and length are mostly real, so that many become tasks. */
function bodies(name: string): fc.Arbitrary<Record<string, unknown>> {
  const model = fc.constantFrom(
    "kling-v3",
    "kling-o3",
    "kling-image",
    "kling-lite",
    "kling-motion-control",
    "kling-v3@3.0",
  );
  const likely = fc.record(
    {
      model,
      prompt: fc.constantFrom("A street", "[[fail:generation_failed]]", "x [[slow:1]]"),
      duration: fc.integer({ min: 3, max: 15 }),
    },
    { requiredKeys: ["model", "prompt"] },
  );
  const whole = valuesOf(fieldOf(schemas, name), document).map((body) =>
    Object.fromEntries(Object.entries(body ?? {})),
  );
  // with all that the schema allows, one field always clashes with another
  const real = fc.tuple(whole, likely, fc.nat({ max: 2 })).map(([body, base, extra]) => ({
    ...Object.fromEntries(Object.entries(body).slice(0, extra)),
    ...base,
  }));
  return fc.oneof(whole, { weight: 2, arbitrary: real });
}

const creates: fc.Arbitrary<Sent> = fc.oneof(
  ...[
    ["VideoGenerateRequest", "/v1/video/generate"] as const,
    ["VideoGenerateRequest", "/v1/video/estimate"] as const,
    ["ImageGenerateRequest", "/v1/image/generate"] as const,
    ["ImageGenerateRequest", "/v1/image/estimate"] as const,
    ["AvatarGenerateRequest", "/v1/avatar/generate"] as const,
    ["AvatarGenerateRequest", "/v1/avatar/estimate"] as const,
  ].map(([name, path]) => {
    const body = bodies(name);
    const valid = body.map((value) => JSON.stringify(value));
    const headers = fc.record(
      {
        "content-type": fc.constantFrom(
          "application/json",
          "application/json; charset=utf-8",
          "text/plain",
          "multipart/form-data",
        ),
        "x-strict": fc.constantFrom("1", "0"),
        "idempotency-key": fc.constantFrom("a", "b", "c"),
      },
      { requiredKeys: [] },
    );
    return fc.tuple(fc.oneof(valid, mutated(body)), headers, fc.nat({ max: 3 })).map(([text, extra, odd]) => ({
      method: "POST",
      path,
      body: text,
      headers: odd > 0 ? { "content-type": "application/json" } : definedOnly(extra),
    }));
  }),
);

/** Routes that take settings of something that is not the caller's own key or money, by their body's schema. */
const settingsRoutes = guideRoutes.flatMap(({ doc }) => {
  const path = fieldOf(fieldOf(document, "paths"), doc.path);
  const content = fieldOf(fieldOf(fieldOf(path, doc.method), "requestBody"), "content");
  const reference = fieldOf(fieldOf(fieldOf(content, "application/json"), "schema"), "$ref");
  const isSettings = doc.tags?.some((tag) => ["Webhooks", "Keys", "Elements"].includes(tag)) === true;
  if (typeof reference !== "string" || !isSettings) return [];
  return [{ method: doc.method.toUpperCase(), path: doc.path, schema: reference.split("/").at(-1) ?? "" }];
});

/** Fields whose made-up values would never get past the first check. */
const realValues: Readonly<Record<string, unknown>> = { url: "https://hooks.example/x", image_urls: ["PICTURE"] };

const settings: fc.Arbitrary<Sent> = fc.oneof(
  ...settingsRoutes.map(({ method, path, schema }) => {
    const body = valuesOf(fieldOf(schemas, schema), document).map((value) =>
      Object.fromEntries(
        // most addresses are none, and what is behind them would never be reached
        Object.entries(value ?? {}).map(([name, field]) => [name, realValues[name] ?? field]),
      ),
    );
    return fc
      .oneof(
        body.map((value) => JSON.stringify(value)),
        mutated(body),
      )
      .map((text) => ({
        method,
        path: path.replace("{id}", path.startsWith("/v1/keys") ? "OTHER_KEY" : "ENDPOINT"),
        body: text,
        headers: { "content-type": "application/json" },
      }));
  }),
);

const reads: fc.Arbitrary<Sent> = fc
  .tuple(
    fc.constantFrom(
      ...guideRoutes.filter(({ doc }) => !doc.path.endsWith("generate") && !doc.path.endsWith("/events")),
    ),
    fc.oneof(
      fc.constant("TASK"),
      fc.constant("ENDPOINT"),
      fc.constant("OTHER_KEY"),
      fc.constant("ELEMENT"),
      fc.string(),
      fc.bigInt({ min: -1n, max: 1n << 64n }).map(String),
      fc.string({ unit: "binary" }),
    ),
    fc.dictionary(
      fc.constantFrom(
        "limit",
        "cursor",
        "status",
        "model",
        "created_after",
        "from",
        "to",
        "group_by",
        "wait",
        "external_task_id",
        "after",
        "types",
        "outcome",
        "code",
        "role",
      ),
      fc.oneof(fc.constantFrom("1", "0", "2026-11-24", "failed", "day,key", "kling-v3"), fc.string()),
      { maxKeys: 3 },
    ),
  )
  .map(([{ doc }, id, query]) => {
    const search = new URLSearchParams({ ...query, ...(query["wait"] === undefined ? {} : { wait: "0" }) }).toString();
    // an empty last segment is another route, and dots are folded by every client
    const segment = encodeURIComponent(id.isWellFormed() && !/^\.{0,2}$/.test(id) ? id : "x");
    const path = doc.path.replace("{id}", segment) + (search === "" ? "" : `?${search}`);
    return { method: doc.method.toUpperCase(), path, body: undefined, headers: {} };
  });

test(
  `${requests} requests made from the description, whole and broken: no 500, every answer as described (seed ${seed})`,
  { timeout: 600_000 },
  async () => {
    const statuses = new Map<string, number>();
    const created = new Set<string>();
    let next = 0;
    const sendAll = async (): Promise<void> => {
      for (let index = next++; index < all.length; index = next++) {
        const sent = all[index];
        if (sent === undefined) return;
        const answer = await send(sent);
        const code = errorCodeOf(answer);
        const kind = `${answer.status} ${typeof code === "string" ? code : ""}`;
        statuses.set(kind, (statuses.get(kind) ?? 0) + 1);
        if (answer.status >= 500 && code !== "upstream_unavailable")
          throw new Error(`seed ${seed}: ${JSON.stringify(sent)} → ${answer.text}`);
        if (answer.status === 200 && sent.path.endsWith("/generate")) created.add(textOf(answer.body, "task_id"));
      }
    };
    await Promise.all(Array.from({ length: atOnce }, sendAll));

    expect(created.size).toBeGreaterThan(requests / 100);
    const { rows } = await sql<{ id: bigint }>`select id from task`.execute(server.db);
    expect(new Set(rows.map(({ id }) => String(id)))).toEqual(created.add(taskId));
    expect(await checkLedger(server.db)).toEqual([]);
    expect([...statuses.keys()]).toEqual(
      expect.arrayContaining([
        "200 ",
        "400 invalid_json",
        "400 invalid_parameter",
        "400 unsupported_combination",
        "404 not_found",
      ]),
    );
  },
);

async function send({ method, path, body, headers }: Sent): Promise<Answer> {
  const target = path
    .replace("TASK", taskId)
    .replace("ENDPOINT", endpointId)
    .replace("OTHER_KEY", otherKeyId)
    .replace("ELEMENT", elementId);
  try {
    return await client.send(method, target, {
      key: workspace.testKey,
      headers,
      ...(body === undefined ? {} : { body: body.replace("PICTURE", pictureId) }),
    });
  } catch (cause) {
    throw new Error(`seed ${seed}: ${method} ${target} ${body?.slice(0, 2_000) ?? ""}`, { cause });
  }
}

function definedOnly(headers: Readonly<Record<string, string | undefined>>): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(headers).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
  );
}
