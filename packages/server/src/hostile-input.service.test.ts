import type { RequestListener } from "node:http";
import { gzipSync } from "node:zlib";
import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { type Answer, errorCodeOf, textOf } from "#dialects/guide/guide-client.fixture.ts";
import { leastOf, type Operation, operationsOf, type TextField } from "#dialects/guide/openapi-operations.fixture.ts";
import { makeOpenApiDocument } from "#dialects/guide/openapi.ts";
import { makePicture } from "#dialects/guide/test-picture.fixture.ts";
import { attackNames, attackUrls, publicAddress } from "#outbound/attack-urls.fixture.ts";
import { makeRecording } from "../../../tests/support/recording.ts";
import { openTestApp, type TestApp } from "./app.fixture.ts";
import { makeMediaBombs, type MediaBomb } from "./media-bombs.fixture.ts";

const document: unknown = JSON.parse(JSON.stringify(makeOpenApiDocument({ version: "0.0.0", publicUrl: "" })));
const operations = operationsOf(document);

/**
 * What a text in a body is to this server, by operation and field:
 * an address that is fetched while the caller waits, one that events are sent to, one that is not looked at, a file.
 */
const features: Readonly<Record<string, "fetched" | "told" | "unread" | "file">> = {
  "videoGenerate image_url": "fetched",
  "videoGenerate end_image_url": "fetched",
  "imageGenerate image_url": "fetched",
  "avatarGenerate image_url": "fetched",
  "avatarGenerate audio_url": "fetched",
  "avatarEstimate audio_url": "fetched",
  "elementCreate image_urls[]": "fetched",
  "videoGenerate callback_url": "told",
  "videoGenerate webhook_url": "told",
  "imageGenerate callback_url": "told",
  "imageGenerate webhook_url": "told",
  "avatarGenerate callback_url": "told",
  "avatarGenerate webhook_url": "told",
  "webhookEndpointCreate url": "told",
  "webhookEndpointChange url": "told",
  "videoEstimate image_url": "unread",
  "videoEstimate end_image_url": "unread",
  "videoEstimate callback_url": "unread",
  "videoEstimate webhook_url": "unread",
  "imageEstimate image_url": "unread",
  "imageEstimate callback_url": "unread",
  "imageEstimate webhook_url": "unread",
  "avatarEstimate image_url": "unread",
  "avatarEstimate callback_url": "unread",
  "avatarEstimate webhook_url": "unread",
  "uploadCreate file": "file",
  "uploadCreate image/*": "file",
  "uploadCreate video/*": "file",
  "uploadCreate audio/*": "file",
};
/** Texts that are words to this server and nothing else, whichever operation takes them. */
const words = [
  "model",
  "prompt",
  "text",
  "negative_prompt",
  "voice_description",
  "description",
  "name",
  "quote_id",
  "key_id",
  "since",
  "expires_at",
];

interface Feature {
  readonly name: string;
  readonly operation: Operation;
  readonly field: TextField;
}
const all: readonly Feature[] = operations.flatMap((operation) =>
  operation.texts.map((field) => ({
    name: `${operation.operationId} ${field.name === "" ? field.mediaType : field.name}`,
    operation,
    field,
  })),
);
const leafOf = (name: string): string => (name.split(".").at(-1) ?? "").replaceAll("[]", "");
const of = (kind: string): readonly (readonly [string, Feature])[] =>
  all.filter(({ name }) => features[name] === kind).map((feature) => [feature.name, feature]);

/** Where there is a file that a feature takes. */
const takenPath = ({ field }: Feature): string => (field.name === "audio_url" ? "/sound" : "/picture");

/** The end of a name that is a feature's own, so that its look-ups can be counted. */
const changingHost = ({ operation, field }: Feature): string =>
  `${operation.operationId}-${field.name.replaceAll(/[^a-z]+/g, "-")}x.example`.toLowerCase();

/** Targets of `/to?<index>`. */
const redirects: string[] = [];
const to = (url: string): string => `http://pictures.example/to?${redirects.push(url) - 1}`;
let picture: Uint8Array<ArrayBuffer>;
const files = new Map<string, MediaBomb>();
/** Answers that go on until they are cut, to be ended with the test. */
const answer: RequestListener = (request, response) => {
  const url = new URL(request.url ?? "/", "http://any.example");
  const bomb = files.get(url.pathname);
  if (bomb !== undefined) {
    response.writeHead(200, { "content-type": bomb.mime }).end(bomb.bytes);
  } else if (url.pathname === "/to") {
    response.writeHead(302, { location: redirects[Number(url.search.slice(1))] }).end();
  } else if (url.pathname === "/round") {
    response.writeHead(307, { location: "/round" }).end();
  } else if (url.pathname === "/gzip") {
    response.writeHead(200, { "content-type": "image/png", "content-encoding": "gzip" }).end(zeros);
  } else if (url.pathname === "/declared") {
    response.writeHead(200, { "content-type": "image/png", "content-length": String(1 << 30) }).write("x");
  } else if (url.pathname === "/endless") {
    response.writeHead(200, { "content-type": "image/png" });
    const more = (): void => {
      while (!response.destroyed && response.write(Buffer.alloc(65_536)));
      if (!response.destroyed) response.once("drain", more);
    };
    more();
  } else if (url.pathname === "/headers") {
    response.writeHead(200, { "x-long": "a".repeat(20_000) }).end();
  } else if (url.pathname === "/reset") {
    response.writeHead(200, { "content-length": "100" }).write("x", () => response.destroy());
  } else if (url.pathname === "/garbage") {
    response.socket?.end("SSH-2.0-OpenSSH_9.2\r\n");
  } else if (url.pathname === "/drip") {
    response.writeHead(200, { "content-type": "image/png" }).write("x");
  } else if (url.pathname === "/picture") {
    response.writeHead(200, { "content-type": "image/png" }).end(picture);
  } else if (url.pathname === "/sound") {
    response.writeHead(200, { "content-type": "audio/wav" }).end(sound);
  } else if (url.pathname !== "/silent") {
    response.writeHead(204).end();
  }
};
const zeros = gzipSync(Buffer.alloc(64 << 20), { level: 1 });

const sound = makeRecording(0.2);

let app: TestApp;
let endpointId: string;
let uploadId: string;
let bombs: readonly MediaBomb[];
/** Those that only end when the server's patience does, asked first and looked at last. */
let slow: Promise<readonly (readonly [string, Answer])[]>;

beforeAll(async () => {
  [picture, bombs] = await Promise.all([makePicture(320, 320), makeMediaBombs()]);
  for (const [index, bomb] of bombs.entries()) files.set(`/bomb-${index}`, bomb);
  app = await openTestApp({
    names: {
      ...attackNames,
      ...Object.fromEntries(
        of("fetched").flatMap(([, feature]) =>
          ["rebinding", "turning"].map((what) => [
            `${what}-${changingHost(feature)}`,
            (lookup: number) => (lookup === 1 ? [publicAddress] : ["127.0.0.1"]),
          ]),
        ),
      ),
    },
    answer,
    env: { KINORA_WEBHOOK_SCHEDULE: "0", KINORA_RENDER_JOBS: "4" },
  });
  // it is told of nothing that happens here
  const json = { url: "https://secure.example/hook", events: ["credits.low"] };
  endpointId = textOf((await app.client.send("POST", "/v1/webhooks/endpoints", { key: app.testKey, json })).body, "id");
  const headers = { "content-type": "image/png" };
  uploadId = textOf(
    (await app.client.send("POST", "/v1/uploads", { key: app.testKey, body: picture, headers })).body,
    "asset_id",
  );
  slow = Promise.all(
    of("fetched").flatMap(([name, feature]) =>
      ["silent", "drip"].map(async (kind) => [name, await ask(feature, `http://pictures.example/${kind}`)] as const),
    ),
  );
  // their connections are not counted as those of what is asked meanwhile
  slow.catch(() => undefined);
  await vi.waitFor(() => expect(app.dialled).toHaveLength(of("fetched").length * 2), { timeout: 9_000, interval: 10 });
});
afterAll(async () => app[Symbol.asyncDispose]());

/** Ends at once and is told, without a clip that would have to be drawn. */
const failing = "[[fail:generation_failed]] A street";

/** The request of a feature with this text in its place. */
async function ask({ operation, field }: Feature, value: string): Promise<Answer> {
  const least = Object.entries(leastOf(operation.bodies[field.mediaType], document) ?? {});
  const known: Record<string, unknown> = Object.fromEntries(least);
  const model = modelOf[operation.path.split("/")[2] ?? ""];
  if (model !== undefined) Object.assign(known, { model, prompt: failing });
  if (operation.path.startsWith("/v1/avatar")) {
    known["image_url"] = uploadId;
    if (field.name !== "audio_url") known["text"] = "Welcome!";
  }
  if (operation.operationId === "elementCreate")
    Object.assign(known, { name: `Mira-${++elements}`, image_urls: [uploadId] });
  // an endpoint is told what is sent to it by hand alone
  if (operation.operationId.startsWith("webhookEndpoint")) known["events"] = ["credits.low"];
  if (field.name === "end_image_url") known["image_url"] = uploadId;
  return app.client.send(operation.method, operation.path.replace("{id}", endpointId), {
    key: app.testKey,
    json: { ...known, ...placed(field.name, leafOf(field.name) === "prompt" ? `${failing} ${value}` : value) },
  });
}

/** The model of a create, by what its path makes. */
const modelOf: Readonly<Record<string, string>> = { video: "kling-v3", image: "kling-image", avatar: "kling-avatar" };
let elements = 0;

/** `{a: [{b: value}]}` for `a[].b`. */
function placed(name: string, value: unknown): Record<string, unknown> {
  const [first = "", ...rest] = name.split(".");
  const inner = rest.length === 0 ? value : placed(rest.join("."), value);
  return first.endsWith("[]") ? { [first.slice(0, -2)]: [inner] } : { [first]: inner };
}

/** Connections that the server opened during an act. */
async function socketsOf(act: () => Promise<unknown>): Promise<readonly string[]> {
  const before = app.dialled.length;
  await act();
  return app.dialled.slice(before);
}

test("every text of the description is an address, a file, or words, and is known here as what it is", () => {
  const unknown = all.filter(({ name, field }) => {
    if (name in features || words.includes(leafOf(field.name))) return false;
    // what is one of a list, or as short as a name, is no address
    return field.isBinary || (!field.isClosed && field.maxLength > 64);
  });
  expect(
    unknown.map(({ name }) => name),
    "say in this test what it is",
  ).toEqual([]);
  const gone = Object.keys(features).filter((name) => !all.some((feature) => feature.name === name));
  expect(gone).toEqual([]);
});

describe("addresses", () => {
  const refusedAs =
    /^(400) (image_url_forbidden|image_url_unreachable|invalid_parameter|unsupported_media|missing_parameter)$/;

  test.each(of("fetched"))("%s: no trick of an address opens a socket", async (_name, feature) => {
    const sockets = await socketsOf(async () => {
      for (const url of attackUrls) {
        const refused = await ask(feature, url);
        expect([url, `${refused.status} ${String(errorCodeOf(refused))}`]).toEqual([
          url,
          expect.stringMatching(refusedAs),
        ]);
        // where a name leads is not for its asker
        if (/^https?:\/\/\w+\.example\/$/.test(url)) expect(refused.text).not.toMatch(/message":"[^"]*\d+\.\d+/);
      }
    });
    expect(sockets).toEqual([]);
  });

  test.each(of("fetched"))("%s: no redirect leads where an address may not", async (_name, feature) => {
    const targets = attackUrls.filter(
      (url) => /^[a-z]+:/.test(url) && /^[!-~]*$/.test(url) && url.length < 16_000 && url !== "http://",
    );
    const sockets = await socketsOf(async () => {
      for (const url of targets) {
        const refused = await ask(feature, to(url));
        expect([url, `${refused.status} ${String(errorCodeOf(refused))}`]).toEqual([
          url,
          expect.stringMatching(refusedAs),
        ]);
      }
    });
    expect(new Set(sockets)).toEqual(new Set([`${publicAddress} 80`]));
    expect(sockets.length).toBe(targets.length);
  });

  test.each(of("fetched"))("%s: a name that leads home the second time is refused then", async (_name, feature) => {
    const host = changingHost(feature);
    const url = `http://rebinding-${host}${takenPath(feature)}`;
    expect((await ask(feature, url)).status).toBe(200);
    expect(errorCodeOf(await ask(feature, url))).toBe("image_url_forbidden");
    // and so is one that turns between two hops
    expect(errorCodeOf(await ask(feature, `http://turning-${host}/round`))).toBe("image_url_forbidden");
  });

  test.each(of("fetched"))("%s: an answer that is meant to hurt is refused as what it is", async (_name, feature) => {
    for (const [kind, code] of [
      ["gzip", "image_url_unreachable"],
      ["declared", "image_too_large"],
      ["endless", "image_too_large"],
      ["headers", "image_url_unreachable"],
      ["reset", "image_url_unreachable"],
      ["garbage", "image_url_unreachable"],
      ["round", "image_url_unreachable"],
    ] as const) {
      const refused = await ask(feature, `http://pictures.example/${kind}`);
      expect([kind, refused.status, errorCodeOf(refused)]).toEqual([kind, 400, code]);
    }
  });

  test.each(of("fetched"))("%s: a public address is fetched all the same", async (_name, feature) => {
    const sockets = await socketsOf(async () => {
      const path = takenPath(feature);
      for (const url of [`http://pictures.example${path}`, `https://secure.example${path}`, to(path)])
        expect([url, (await ask(feature, url)).status]).toEqual([url, 200]);
    });
    expect(sockets).toEqual([80, 443, 80, 80].map((port) => `${publicAddress} ${port}`));
  });

  test("no event is sent to a forbidden address: refused when it is written, or when it would be sent", async () => {
    const taken = new Set<string>();
    const sockets = await socketsOf(async () => {
      for (const [, feature] of of("told").toReversed()) {
        const urls = attackUrls.map((url) => url.replace(/^http:/, "https:"));
        await tellAll(feature, [...urls, "http://pictures.example/hook"], (url, said) => {
          if (said.status === 200) taken.add(new URL(url).hostname.replace(/\.$/, ""));
          else expect([url, said.status, errorCodeOf(said)]).toEqual([url, 400, expect.stringMatching(/_parameter$/)]);
        });
      }
      await allEnd();
    });
    expect(sockets).toEqual([]);
    // names alone: where they lead is only known when something is sent
    const names = Object.keys(attackNames).filter((name) => !/^(pictures|secure)\.|^localhost$/.test(name));
    expect([...taken].toSorted()).toEqual(names.toSorted());
    for (const { error } of await deliveries()) expect(error).toMatch(/^\w+\.example\.? is not a public address$/);
  });

  test("events are sent to a public address, and nowhere that it redirects to", async () => {
    const urls = ["hook", "endless", "gzip", "headers", "garbage"].map((path) => `https://secure.example/${path}`);
    const away = to("http://169.254.169.254/").replace("http://pictures", "https://secure");
    const sockets = await socketsOf(async () => {
      for (const [, feature] of of("told").toReversed())
        await tellAll(feature, [...urls, away], (url, said) => expect([url, said.status]).toEqual([url, 200]));
      await allEnd();
    });
    expect(new Set(sockets)).toEqual(new Set([`${publicAddress} 443`]));
    const last = await deliveries();
    expect(last.some(({ state }) => state === "delivered")).toBe(true);
    expect(last.some(({ error }) => error?.includes("302, a redirect, and redirects are not followed") === true)).toBe(
      true,
    );
  });

  test("an address in the place of words, or where it is not needed, opens no socket", async () => {
    const sockets = await socketsOf(async () => {
      for (const feature of all) {
        const kind = features[feature.name];
        if (kind !== undefined && kind !== "unread") continue;
        if (feature.field.mediaType !== "application/json" || /^(PATCH|DELETE)$/.test(feature.operation.method))
          continue;
        for (const url of ["http://secure.example/picture", "http://169.254.169.254/latest"])
          expect((await ask(feature, url)).status).toBeLessThan(500);
      }
    });
    expect(sockets).toEqual([]);
  });

  /** Writes addresses down where events are sent to, one after another, and has something sent to all that are taken. */
  async function tellAll(
    feature: Feature,
    urls: readonly string[],
    judge: (url: string, said: Answer) => void,
  ): Promise<void> {
    const { operationId, path, method } = feature.operation;
    const key = app.testKey;
    const endpoints: string[] = [];
    for (const url of urls) {
      const said = await ask(feature, url);
      judge(url, said);
      // a task that was created fails, which is told
      if (said.status !== 200 || operationId.endsWith("Generate")) continue;
      let id = textOf(said.body, "id");
      if (id === endpointId) {
        const back = { url: "https://secure.example/hook", events: ["credits.low"] };
        await app.client.send(method, path.replace("{id}", endpointId), { key, json: back });
        id = textOf((await app.client.send("POST", "/v1/webhooks/endpoints", { key, json: back })).body, "id");
        expect((await app.client.send(method, path.replace("{id}", id), { key, json: { url } })).status).toBe(200);
      }
      endpoints.push(id);
    }
    const each = async (verb: string, suffix: string): Promise<unknown> =>
      Promise.all(
        endpoints.map(async (id) => {
          const answered = await app.client.send(verb, `/v1/webhooks/endpoints/${id}${suffix}`, { key });
          expect(answered.status).toBeLessThan(300);
        }),
      );
    if (endpoints.length === 0) return;
    await each("POST", "/test");
    await allEnd();
    seen.push(...(await readDeliveries()));
    await each("DELETE", "");
  }

  /** Deliveries go with their endpoint. */
  const seen: Delivery[] = [];
  const deliveries = async (): Promise<readonly Delivery[]> => [...seen.splice(0), ...(await readDeliveries())];

  async function readDeliveries(): Promise<readonly Delivery[]> {
    const { rows } = await sql<Delivery>`
      select state, last_error as error from webhook_delivery where url not like 'https://secure.example/hook'`.execute(
      app.db,
    );
    return rows;
  }

  async function allEnd(): Promise<void> {
    await expect.poll(waiting, { timeout: 15_000, interval: 20 }).toBe(0);
  }

  /** Tasks and deliveries that have not ended. */
  async function waiting(): Promise<number> {
    const { rows } = await sql<{ count: bigint }>`
      select (select count(*) from task where status not in ('completed', 'failed'))
        + (select count(*) from webhook_delivery where state = 'pending') as count`.execute(app.db);
    return Number(rows[0]?.count);
  }
});

interface Delivery {
  readonly state: string;
  readonly error: string | null;
}

describe("files", () => {
  const outcomesOf = (bomb: MediaBomb, said: Answer): void => {
    const outcome = said.status === 200 ? "taken" : `${said.status} ${String(errorCodeOf(said))}`;
    const expected = bomb.refusedWith.length === 0 ? ["taken"] : bomb.refusedWith.map((code) => `400 ${code}`);
    expect([bomb.name, expected]).toEqual([bomb.name, expect.arrayContaining([outcome])]);
  };

  test("every bomb is refused as an upload, in a form and by itself, or taken as what it is", async () => {
    const sockets = await socketsOf(async () => {
      for (const bomb of bombs) {
        const form = new FormData();
        form.append("file", new Blob([bomb.bytes], { type: bomb.mime }), "../../holiday.png");
        const options = { key: app.testKey, body: form };
        outcomesOf(bomb, await app.client.send("POST", "/v1/uploads", options));
        for (const type of [bomb.mime, "audio/mpeg"]) {
          const headers = { "content-type": type };
          const said = await app.client.send("POST", "/v1/uploads", { key: app.testKey, body: bomb.bytes, headers });
          if (bomb.bytes.length > 0) outcomesOf(bomb, said);
          else expect(said.status).toBe(400);
        }
      }
    });
    expect(sockets).toEqual([]);
  });

  test.each(of("fetched"))("%s: every bomb is refused", async (_name, feature) => {
    const sockets = await socketsOf(async () => {
      for (const [path, bomb] of files) {
        const isSound = bomb.mime.startsWith("audio/");
        const isPicture = !isSound && (bomb.mime.startsWith("image/") || bomb.refusedWith.length === 0);
        const isOfKind = feature.field.name === "audio_url" ? isSound : isPicture;
        const wanted = isOfKind ? bomb : { ...bomb, refusedWith: ["unsupported_media", "image_url_login"] };
        outcomesOf(wanted, await ask(feature, `http://pictures.example${path}`));
        if (bomb.bytes.length > 0 && feature === of("fetched")[0]?.[1])
          outcomesOf(wanted, await ask(feature, `data:${bomb.mime};base64,${bomb.bytes.toString("base64")}`));
      }
    });
    expect(new Set(sockets)).toEqual(new Set([`${publicAddress} 80`]));
  });
});

describe("afterwards", () => {
  test("an address that keeps the server waiting is given up", async () => {
    for (const [name, said] of await slow)
      expect([name, said.status, errorCodeOf(said)]).toEqual([name, 400, "image_url_unreachable"]);
  });

  test("the server is unharmed: healthy, without a fault of its own, and serving", async () => {
    expect((await app.client.send("GET", "/readyz")).status).toBe(200);
    expect(app.errors).toEqual([]);
    const headers = { "content-type": "image/png" };
    expect((await app.client.send("POST", "/v1/uploads", { key: app.testKey, body: picture, headers })).status).toBe(
      200,
    );
    const allowed = new Set([`${publicAddress} 80`, `${publicAddress} 443`]);
    expect(app.dialled.filter((one) => !allowed.has(one))).toEqual([]);
  });
});
