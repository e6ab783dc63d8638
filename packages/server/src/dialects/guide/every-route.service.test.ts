import { randomUUID } from "node:crypto";
import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { makeRecording } from "../../../../../tests/support/recording.ts";
import { type Scope, scopes } from "#access/principal.ts";
import { operatorRoutes } from "#dialects/operator/operator-dialect.ts";
import { completeTask, failTask } from "./end-task.fixture.ts";
import {
  type Answer,
  errorCodeOf,
  fieldOf,
  type GuideClient,
  makeGuideClient,
  textOf,
} from "./guide-client.fixture.ts";
import { type GuideServer, openGuideServer, type TestWorkspace } from "./guide-server.fixture.ts";
import { leastOf, type Operation, operationsOf } from "./openapi-operations.fixture.ts";
import { makeOpenApiDocument } from "./openapi.ts";
import { makePicture } from "./test-picture.fixture.ts";

/** All that is asked here comes from the API description: a route that is new is asked too. */
const document: unknown = JSON.parse(JSON.stringify(makeOpenApiDocument({ version: "0.0.0", publicUrl: "" })));
const operations = operationsOf(document);
const shownOf = ({ method, path }: Operation): string => `${method} ${path}`;

let server: GuideServer;
let client: GuideClient;
let owner: TestWorkspace;
let stranger: TestWorkspace;
let picture: Uint8Array<ArrayBuffer>;

beforeAll(async () => {
  server = await openGuideServer({ connectionsMax: 16 });
  client = makeGuideClient(server.origin);
  owner = await server.makeWorkspace();
  stranger = await server.makeWorkspace();
  picture = await makePicture(320, 320);
});
afterAll(async () => server[Symbol.asyncDispose]());

describe("scopes", () => {
  const sets: readonly (readonly Scope[])[] = Array.from({ length: 2 ** scopes.length - 1 }, (_unused, bits) =>
    scopes.filter((_scope, bit) => ((bits + 1) >> bit) & 1),
  );
  const keys: { readonly set: readonly Scope[]; readonly mode: "test" | "live"; readonly key: string }[] = [];
  let operator: string;

  beforeAll(async () => {
    const made = sets.flatMap((set) => (["test", "live"] as const).map((mode) => ({ set, mode })));
    keys.push(
      ...(await Promise.all(
        made.map(async ({ set, mode }) => ({ set, mode, key: (await owner.makeKey({ mode, scopes: set })).key })),
      )),
    );
    operator = await server.makeOperatorKey();
  });

  test.each(operations.map((operation) => [shownOf(operation), operation] as const))(
    "%s opens to keys with its scope and to no others",
    async (_shown, { method, path, scope }) => {
      expect(scopes).toContain(scope);
      // nothing is there under this id, so that nothing changes
      const target = path.replace("{id}", "nothing");
      const asked = await Promise.all(
        keys.map(async ({ set, mode, key }) => {
          const answer = await client.send(method, target, { key });
          const isRefused = answer.status === 403 && answer.text.includes(`lacks the scope \\"${scope}\\"`);
          return { set, mode, isRefused };
        }),
      );
      for (const { set, mode, isRefused } of asked)
        expect([mode, set, isRefused]).toEqual([mode, set, !set.some((one) => one === scope)]);
      for (const key of [operator, undefined]) {
        const answer = await client.send(method, target, { key });
        expect(errorCodeOf(answer)).toBe(key === undefined ? "auth_missing" : "scope_missing");
      }
    },
  );

  /** Reads of what opens doors, or tells who opened them. */
  const guardedReads = ["keyList", "keyGet", "auditList", "webhookSecretGet"];
  /** Posts that change nothing. */
  const harmlessPosts = ["videoEstimate", "imageEstimate", "avatarEstimate"];
  /** What is made by a key that generates, which undoes it too. */
  const generating = ["Generate", "Drafts", "Tasks", "Uploads", "Elements", "Voices", "Avatars"];

  test.each(operations.map((operation) => [operation.operationId, operation] as const))(
    "%s asks for the scope of its kind: reads to read, what is made to generate, settings to manage",
    (operationId, { method, path, scope }) => {
      const tags: unknown = fieldOf(fieldOf(fieldOf(fieldOf(document, "paths"), path), method.toLowerCase()), "tags");
      const [tag] = Array.isArray(tags) ? tags : [];
      const isRead = method === "GET" || harmlessPosts.includes(operationId);
      const isPlayMoney = operationId === "creditsRefill";
      const isMade = generating.includes(tag) || isPlayMoney;
      const expected = guardedReads.includes(operationId) ? "manage" : isRead ? "read" : isMade ? "generate" : "manage";
      expect(scope).toBe(expected);
    },
  );

  test.each(operatorRoutes.map(({ method, path }) => [method, `/v1/operator${path}`] as const))(
    "%s %s opens to no key of a workspace",
    async (method, path) => {
      const target = path.replace("{id}", "nothing");
      for (const { key } of keys) {
        const answer = await client.send(method, target, { key });
        expect([answer.status, errorCodeOf(answer)]).toEqual([403, "scope_missing"]);
      }
      expect(errorCodeOf(await client.send(method, target))).toBe("auth_missing");
      expect(errorCodeOf(await client.send(method, target, { key: operator }))).not.toBe("scope_missing");
    },
  );
});

describe("ids", () => {
  /** A thing of the owner, and an id of its form that nothing has. */
  interface Thing {
    readonly id: string;
    readonly unknown: string;
    /** True where test and live keys of a workspace see the same things. */
    readonly onBothSides?: boolean;
  }

  const ask = async (method: string, path: string, json?: unknown): Promise<Answer> => {
    const answer = await client.send(method, path, {
      key: owner.testKey,
      ...(json === undefined ? {} : { json }),
    });
    if (answer.status >= 300) throw new Error(`${method} ${path}: ${answer.text}`);
    return answer;
  };
  const newTask = async (): Promise<string> =>
    textOf((await ask("POST", "/v1/video/generate", { model: "kling-v3", prompt: "A street" })).body, "task_id");
  const endedTask = async (): Promise<string> => {
    const id = await newTask();
    await completeTask({ ...server.services, db: server.db }, id);
    return id;
  };
  const newEndpoint = async (): Promise<string> =>
    textOf((await ask("POST", "/v1/webhooks/endpoints", { url: "https://hooks.example/x" })).body, "id");
  const task = async (): Promise<Thing> => ({ id: await endedTask(), unknown: "383049217409351680" });
  const key = async (): Promise<Thing> => ({ id: (await owner.makeKey({})).id, unknown: `key_${"0".repeat(32)}` });
  const uploadOf = async (body: Uint8Array<ArrayBuffer>, type: string): Promise<Thing> => {
    const made = await client.send("POST", "/v1/uploads", {
      key: owner.testKey,
      body,
      headers: { "content-type": type },
    });
    return { id: textOf(made.body, "asset_id"), unknown: "asset_0123456789abcdefghijklmn" };
  };
  const upload = async (): Promise<Thing> => uploadOf(picture, "image/png");
  const sound = async (): Promise<Thing> => uploadOf(makeRecording(1), "audio/wav");

  let made = 0;
  const element = async (): Promise<Thing> => {
    const { id: asset } = await upload();
    const json = { name: `E${made++}`, description: "a vase", image_urls: [asset] };
    return { id: textOf((await ask("POST", "/v1/elements", json)).body, "id"), unknown: `elem_${"0".repeat(32)}` };
  };

  /** How a thing comes about that a path names: by the path up to the name. */
  const things: Readonly<Record<string, () => Promise<Thing>>> = {
    "/v1/tasks": task,
    "/v1/video/status": task,
    "/v1/image/status": task,
    "/v1/keys": key,
    "/v1/uploads": upload,
    "/v1/elements": element,
    "/v1/webhooks/endpoints": async () => ({ id: await newEndpoint(), unknown: `we_${"0".repeat(32)}` }),
    "/v1/webhooks/deliveries": async () => {
      await newEndpoint();
      await failTask(server.db, await newTask(), "generation_failed");
      const { body } = await ask("GET", "/v1/webhooks/deliveries?limit=1");
      const data = fieldOf(body, "data");
      return { id: textOf(Array.isArray(data) ? data[0] : undefined, "id"), unknown: "whd_1_1" };
    },
    "/v1/requests": async () => {
      const { headers: answered } = await ask("POST", "/v1/keys", { name: "x" });
      await server.requestLog.flush();
      return { id: answered.get("x-request-id") ?? "", unknown: `req_${"0".repeat(32)}` };
    },
    "/v1/orders": async () => {
      const json = { pack: "pack-1000" };
      const { body } = await client.send("POST", "/v1/orders", { key: owner.liveKey, json });
      return { id: textOf(body, "id"), unknown: `ord_${"0".repeat(32)}`, onBothSides: true };
    },
  };
  /** The catalogue of models is everybody's. */
  const isEverybodys = ({ path }: Operation): boolean => path.startsWith("/v1/models/");

  /** What is no id at all answers like an id that nothing has. */
  const broken = ["0", "-1", "9223372036854775808", "%00", "a%0Ab", "..%2f..", "%25", "x".repeat(300)];
  const named = operations.filter((operation) => operation.path.includes("{id}"));

  /** The answer without what differs between any two answers, and without a whole id that was asked for. */
  const face = (answer: Answer, asked: string): string => {
    const kept = [...answer.headers].filter(([name]) => !/^(date|x-request-id|ratelimit|x-ratelimit-\w+)$/.test(name));
    const text = JSON.stringify([answer.status, kept.filter(([name]) => name !== "content-length"), answer.text]);
    const known = text.replaceAll(/req_[0-9a-f]{32}/g, "REQUEST");
    return asked.length < 16 ? known : known.replaceAll(asked, "ID");
  };

  test.each(named.map((operation) => [shownOf(operation), operation] as const))(
    "%s answers a foreign id like one that nothing has, and changes nothing",
    async (_shown, operation) => {
      const { method, path, bodies } = operation;
      const schema = bodies["application/json"];
      const options = schema === undefined ? {} : { json: leastOf(schema, document) };
      const askAs = async (as: string, id: string): Promise<Answer> =>
        client.send(method, path.replace("{id}", id), { key: as, ...options });
      if (isEverybodys(operation)) {
        for (const id of broken) expect((await askAs(owner.testKey, id)).status).toBe(404);
        return;
      }
      const make = things[path.slice(0, path.indexOf("/{id}"))];
      if (make === undefined) throw new Error(`say in this test how a thing of ${path} comes about`);
      const { id, unknown, onBothSides } = await make();
      const before = await rowsNaming(id);
      expect(before, "the thing is stored").not.toEqual([]);
      const strangers = [stranger.testKey, stranger.liveKey, ...(onBothSides === true ? [] : [owner.liveKey])];
      const outcomes = new Set<string>();
      for (const as of strangers) {
        const faces = await Promise.all(
          [id, unknown, ...broken].map(async (asked) => {
            const answer = await askAs(as, asked);
            outcomes.add(`${answer.status} ${String(errorCodeOf(answer))}`);
            return face(answer, asked);
          }),
        );
        expect([...new Set(faces)]).toHaveLength(1);
      }
      // what live keys alone may do, test keys are refused whatever they name
      outcomes.delete("403 scope_missing");
      expect([...outcomes]).toEqual(["404 not_found"]);
      expect(await rowsNaming(id)).toEqual(before);
    },
  );

  /** Fields that name a thing, wherever they stand; the values are the owner's and one that nothing has. */
  const fields: Readonly<Record<string, () => Promise<Thing>>> = {
    task_id: task,
    key_id: key,
    image_url: upload,
    end_image_url: upload,
    audio_url: sound,
    image_urls: upload,
    elements: element,
    async external_task_id() {
      const id = `shop-${randomUUID()}`;
      await ask("POST", "/v1/video/generate", { model: "kling-v3", prompt: "A street", external_task_id: id });
      return { id, unknown: `shop-${randomUUID()}` };
    },
    async quote_id() {
      const { body } = await ask("POST", "/v1/video/estimate", { model: "kling-v3", prompt: "A street", duration: 5 });
      const id = textOf(body, "quote_id");
      return { id, unknown: `${id.slice(0, -22)}${"A".repeat(22)}` };
    },
  };
  /** Places in a list, and addresses: what they name is no thing of a workspace. */
  const otherNames = ["voice_id", "cursor", "after", "callback_url", "webhook_url", "url"];
  const idLike = /(^|_)(id|ids|url|urls|key|cursor|token)$|^after$/;
  const leafOf = (name: string): string => (name.split(".").at(-1) ?? "").replaceAll("[]", "");

  test("every field that could name a thing is known here", () => {
    const names = operations.flatMap(({ query, texts }) => [...query, ...texts.map(({ name }) => leafOf(name))]);
    const unknown = names.filter((name) => idLike.test(name) && !(name in fields) && !otherNames.includes(name));
    expect([...new Set(unknown)], "say in this test what it names").toEqual([]);
  });

  const queries = operations.flatMap((operation) =>
    operation.query.filter((name) => name in fields).map((name) => [shownOf(operation), name, operation] as const),
  );
  test.each(queries)(
    "%s?%s finds of a foreign thing what it finds of one that is not",
    async (_shown, name, { path }) => {
      const { id, unknown } = (await fields[name]?.()) ?? raise();
      await server.requestLog.flush();
      for (const as of [stranger.testKey, owner.liveKey]) {
        const [foreign, none] = await Promise.all(
          [id, unknown].map(async (value) =>
            face(await client.send("GET", `${path}?${name}=${encodeURIComponent(value)}`, { key: as }), value),
          ),
        );
        expect(foreign).toBe(none);
      }
      const own = await client.send("GET", `${path}?${name}=${encodeURIComponent(id)}`, { key: owner.testKey });
      expect(own.status).toBe(200);
    },
  );

  const inBodies = operations.flatMap((operation) =>
    operation.texts
      .filter(({ name }) => leafOf(name) in fields)
      .map(({ name }) => [shownOf(operation), name, operation] as const),
  );
  test.each(inBodies)("%s answers a foreign %s like one that nothing has", async (_shown, name, operation) => {
    const { method, path, bodies } = operation;
    const { id, unknown } = (await fields[leafOf(name)]?.()) ?? raise();
    const draft = path.includes("{id}") ? await newTask() : "";
    const withValue = (value: string): unknown => ({
      ...Object.fromEntries(Object.entries(leastOf(bodies["application/json"], document) ?? {})),
      ...(name === "end_image_url"
        ? { image_url: `data:image/png;base64,${Buffer.from(picture).toString("base64")}` }
        : {}),
      ...(path.startsWith("/v1/avatar/") && name !== "audio_url" ? { text: "Welcome!" } : {}),
      ...(name === "key_id" ? { scope: "key", period: "day", credits: 10 } : {}),
      ...(leafOf(name) === "elements" ? { model: "kling-o3" } : {}),
      [leafOf(name)]: ["elements", "image_urls"].includes(leafOf(name)) ? [value] : value,
    });
    for (const as of [stranger.testKey, owner.liveKey]) {
      const [foreign, none] = await Promise.all(
        [id, unknown].map(async (value) => {
          const answer = await client.send(method, path.replace("{id}", draft), { key: as, json: withValue(value) });
          // a task that came about is another one each time
          return face(answer, value).replaceAll(/\d{18,19}|quote_[\w.-]+|"(created|expires)_at\\":\\"[^"]*/g, "NEW");
        }),
      );
      expect(foreign).toBe(none);
    }
  });

  test("a foreign place in a list shows nothing of the list that it was made for", async () => {
    for (let i = 0; i < 3; i++) await endedTask();
    await Promise.all([upload(), upload(), upload()]);
    await server.requestLog.flush();
    let places = 0;
    for (const { path, query } of operations.filter(
      (one) => one.query.includes("cursor") && !one.path.includes("{id}"),
    )) {
      const first = await client.send("GET", `${path}?limit=1`, { key: owner.testKey });
      const cursor = fieldOf(first.body, "next_cursor");
      if (typeof cursor !== "string") continue;
      places++;
      const list = `${path}?cursor=${encodeURIComponent(cursor)}${query.includes("limit") ? "&limit=100" : ""}`;
      const own = await client.send("GET", list, { key: owner.testKey });
      const data = fieldOf(own.body, "data");
      const theirs = (Array.isArray(data) ? data : []).map((one) => fieldOf(one, "id") ?? fieldOf(one, "task_id"));
      const seen = (await client.send("GET", list, { key: stranger.testKey })).text;
      for (const id of theirs) if (typeof id === "string") expect(seen).not.toContain(id);
    }
    expect(places).toBeGreaterThan(3);
  });

  /** Every row, of whatever table, that has the id in one of its columns; the log of requests grows by asking. */
  async function rowsNaming(id: string): Promise<readonly string[]> {
    const { rows: tables } = await sql<{ name: string }>`
      select table_name as name from information_schema.tables
      where table_schema = 'public' and table_name not in ('request_log', 'rate_bucket')`.execute(server.db);
    const found = await Promise.all(
      tables.map(async ({ name }) => {
        const { rows } = await sql<{ row: string }>`
          select to_jsonb(t)::text as row from ${sql.table(name)} t where t::text like ${`%${id}%`}`.execute(server.db);
        return rows.map(({ row }) => `${name} ${row}`);
      }),
    );
    return found.flat().toSorted();
  }
});

function raise(): never {
  throw new Error("the field has no thing");
}
