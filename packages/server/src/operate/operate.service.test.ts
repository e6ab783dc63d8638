import * as fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { sql } from "kysely";
import { afterAll, beforeAll, expect, test } from "vitest";
import { makePlanTable } from "@kinora/core";
import { findApiKeyByHash, hashApiKey } from "#access/keys.ts";
import { checkLedger } from "#credits/check-ledger.ts";
import { removeServerFile, writeServerFile } from "#store/server-file.ts";
import { backup, checkConfig, doctor, openOperator, readRunningServer, restore } from "../operate.ts";
import { openCliKey } from "./cli-key.ts";
import { openFirstWorkspace } from "./first-start.ts";
import { openMasterKey } from "./master-key.ts";
import { openOperatorDatabase } from "./open-database.ts";

let base: string;

beforeAll(() => {
  base = fs.mkdtempSync(path.join(os.tmpdir(), "kinora-operate-"));
  fs.chmodSync(base, 0o711);
});

afterAll(() => fs.rmSync(base, { recursive: true, force: true }));

function envOf(name: string): Readonly<Record<string, string>> {
  return { KINORA_DATA_DIR: path.join(base, name), KINORA_PORT: "47123" };
}

test("an operator makes workspaces, keys and credits with no server running, and a backup brings all of it back", async () => {
  const env = envOf("first");
  const dataDir = path.join(base, "first");
  const made = await (async () => {
    await using operator = await openOperator(env);
    const workspace = await operator.createWorkspace({
      name: "shop, with a\nline and a \\ tab\t",
      plan: "api-pro",
      testCredits: 500,
      liveCredits: 7,
    });
    const { workspaceId } = workspace;
    await operator.grantCredits({ workspaceId, mode: "test", credits: 25 });
    const key = await operator.createKey({ workspaceId, mode: "live", maxCredits: 3, expiresInSeconds: 3_600 });
    const rotated = await operator.rotateKey({ keyId: key.keyId, overlapSeconds: 60 });
    await operator.revokeKey(rotated.keyId);
    expect((await operator.listKeys(workspaceId)).map(({ mode, state }) => `${mode} ${state}`).toSorted()).toEqual([
      "live active",
      "live active",
      "live revoked",
      "test active",
    ]);
    expect(await operator.listWorkspaces()).toEqual([
      expect.objectContaining({ workspaceId, plan: "api-pro", testCredits: 525, liveCredits: 7 }),
    ]);
    return workspace;
  })();
  const masterKey = openMasterKey({ dataDir, masterKey: undefined });
  const blob = "ab".repeat(32);
  await (async () => {
    await using database = await openOperatorDatabase(env);
    await database.db.insertInto("blob").values({ hash: blob, size_bytes: 3n }).execute();
    await database.db.insertInto("job").values({ kind: "run_task", payload: "{}" }).execute();
  })();
  fs.mkdirSync(path.join(dataDir, "blobs/ab"), { recursive: true });
  fs.writeFileSync(path.join(dataDir, "blobs/ab", blob), "abc");

  const folder = path.join(base, "backup");
  const written = await backup(env, folder);
  expect(written).toMatchObject({ blobs: 1, schema: expect.stringMatching(/^\d{4}-/) });
  expect(fs.statSync(folder).mode & 0o777).toBe(0o700);
  await expect(backup(env, folder)).rejects.toMatchObject({ code: "folder_exists", fix: expect.any(String) });

  const other = envOf("second");
  expect(await restore(other, folder)).toEqual(written);
  expect(fs.readFileSync(path.join(base, "second/blobs/ab", blob), "utf8")).toBe("abc");
  expect(openMasterKey({ dataDir: path.join(base, "second"), masterKey: undefined })).toEqual(masterKey);
  await using database = await openOperatorDatabase(other);
  expect(await checkLedger(database.db)).toEqual([]);
  expect((await findApiKeyByHash(database.db, hashApiKey(made.testKey)))?.workspace).toMatchObject({
    id: made.workspaceId,
    name: "shop, with a\nline and a \\ tab",
    apiPlan: "api-pro",
  });
  // the numbers go on where they were, instead of meeting rows that were read
  const jobs = await sql<{ id: bigint }>`insert into job (kind) values ('run_task') returning id`.execute(database.db);
  expect(jobs.rows[0]?.id).toBe(2n);
  await database[Symbol.asyncDispose]();
  await expect(restore(other, folder)).rejects.toMatchObject({ message: expect.stringContaining("not empty") });
});

test("an operator's key belongs to no workspace, and is listed, rotated and revoked like another", async () => {
  await using operator = await openOperator(envOf("first"));
  const [workspace] = await operator.listWorkspaces();
  const ofWorkspace = await operator.listKeys(workspace?.workspaceId ?? "");
  const made = await operator.createOperatorKey({ name: "prometheus", expiresInSeconds: 3_600 });
  expect(made.key).toMatch(/^kin_oper_/);
  expect(await operator.listOperatorKeys()).toEqual([
    expect.objectContaining({ keyId: made.keyId, name: "prometheus", state: "active", expiresAt: made.expiresAt }),
  ]);
  expect(await operator.listKeys(workspace?.workspaceId ?? "")).toEqual(ofWorkspace);
  const rotated = await operator.rotateKey({ keyId: made.keyId, overlapSeconds: 60 });
  expect(rotated.key).toMatch(/^kin_oper_/);
  await operator.revokeKey(rotated.keyId);
  expect((await operator.listOperatorKeys()).map(({ state }) => state)).toEqual(["active", "revoked"]);
  await expect(operator.createOperatorKey({ name: "" })).rejects.toMatchObject({ code: "invalid_parameter" });
});

test("a damaged backup is refused, and leaves the store as empty as it was", async () => {
  const folder = path.join(base, "backup");
  const file = path.join(folder, "tables/workspace.copy");
  const text = fs.readFileSync(file, "utf8");
  fs.writeFileSync(file, text + text.replace(/^\S+/, "ws_more"));
  const env = envOf("third");
  await expect(restore(env, folder)).rejects.toMatchObject({ message: expect.stringContaining("damaged") });
  fs.writeFileSync(file, "no row at all\n");
  await expect(restore(env, folder)).rejects.toThrow();
  fs.writeFileSync(file, text);
  expect(await restore(env, folder)).toMatchObject({ blobs: 1 });
});

test("what an operator asks for and cannot have is refused with a remedy", async () => {
  await using operator = await openOperator(envOf("first"));
  const refusals = [
    () => operator.createWorkspace({ name: "x", plan: "api-por", testCredits: 0, liveCredits: 0 }),
    () => operator.createWorkspace({ name: "", plan: "none", testCredits: 0, liveCredits: 0 }),
    () => operator.createKey({ workspaceId: "no-such", mode: "test" }),
    () => operator.listKeys("no-such"),
    () => operator.revokeKey("no-such"),
    () => operator.rotateKey({ keyId: "no-such" }),
    () => operator.grantCredits({ workspaceId: "no-such", mode: "live", credits: 1 }),
  ];
  for (const refusal of refusals)
    await expect(refusal()).rejects.toMatchObject({ code: expect.any(String), fix: expect.stringMatching(/\.$/) });
});

test("a first start makes one workspace with a key that works, and later starts find it", async () => {
  await using database = await openOperatorDatabase(envOf("fourth"));
  const { db } = database;
  const options = { plans: makePlanTable(), bootstrapApiKey: undefined, now: new Date() };
  const starts = await Promise.all([openFirstWorkspace(db, options), openFirstWorkspace(db, options)]);
  const first = starts.find((start) => start.kind === "first");
  expect(starts.map(({ kind }) => kind).toSorted()).toEqual(["first", "later"]);
  expect(new Set(starts.map(({ workspaceId }) => workspaceId)).size).toBe(1);
  expect(await findApiKeyByHash(db, hashApiKey(first?.testKey ?? ""))).toMatchObject({
    workspace: { apiPlan: "api-unlimited" },
  });
  const cli = { dataDir: path.join(base, "fourth"), workspaceId: first?.workspaceId ?? "", now: new Date() };
  const key = await openCliKey(db, cli);
  expect(await openCliKey(db, cli)).toBe(key);
  expect(fs.statSync(path.join(base, "fourth/cli-key")).mode & 0o777).toBe(0o600);
  await db.updateTable("api_key").set({ revoked_at: new Date() }).where("name", "=", "local CLI").execute();
  expect(await openCliKey(db, cli)).not.toBe(key);
});

test("an operator command works beside a running server, on its database", async () => {
  const env = envOf("fourth");
  const dataDir = path.join(base, "fourth");
  await using database = await openOperatorDatabase(env);
  expect(await readRunningServer(env)).toBeUndefined();
  writeServerFile(dataDir, { url: "http://127.0.0.1:4700", pid: process.pid, database: database.address });
  expect(fs.statSync(path.join(dataDir, "server.json")).mode & 0o777).toBe(0o600);
  expect(await readRunningServer(env)).toMatchObject({
    url: "http://127.0.0.1:4700",
    cliKey: expect.stringMatching(/^kin_test_/),
  });
  await using operator = await openOperator(env);
  expect(await operator.listWorkspaces()).toHaveLength(1);
  await expect(restore(env, path.join(base, "backup"))).rejects.toMatchObject({ code: "server_running" });
  removeServerFile(dataDir);
  expect(await readRunningServer(env)).toBeUndefined();
});

test("a server file that a killed server left is not taken for a running one", async () => {
  const dataDir = path.join(base, "fourth");
  writeServerFile(dataDir, { url: "http://127.0.0.1:4700", pid: process.pid, database: {} });
  const file = path.join(dataDir, "server.json");
  // another process got the number meanwhile: it was born at another time
  fs.writeFileSync(file, fs.readFileSync(file, "utf8").replace(/"birth": "[^"]*"/, '"birth": "boot/1"'));
  expect(await readRunningServer(envOf("fourth"))).toBeUndefined();
  fs.writeFileSync(file, '{"url": "http');
  expect(await readRunningServer(envOf("fourth"))).toBeUndefined();
  fs.rmSync(file);
});

test("doctor makes nothing, and names what is missing", async () => {
  const env = envOf("fifth");
  const findings = await doctor(env);
  expect(fs.existsSync(path.join(base, "fifth"))).toBe(false);
  expect(findings.map(({ name }) => name)).toEqual(
    expect.arrayContaining(["Node.js", "settings", "data directory", "disk", "store", "encoder", "fonts", "port"]),
  );
  fs.chmodSync(path.join(base, "fourth/cli-key"), 0o644);
  const bad = (await doctor({ ...envOf("fourth"), KINORA_BLOB_URL: "s3://bucket" })).filter(
    ({ state }) => state === "bad",
  );
  expect(bad.map(({ name, message }) => `${name}: ${message}`).join("\n")).toMatch(
    /settings: KINORA_BLOB_URL[^]*cli-key/,
  );
});

test("config check names every problem", async () => {
  const { problems } = await checkConfig({ KINORA_PORT: "many", KINORA_BLOB_URL: "s3://bucket", FAL_KEY: "x" });
  expect(problems).toHaveLength(3);
  expect(problems.join("\n")).toMatch(/KINORA_BLOB_URL[^]*KINORA_PORT[^]*FAL_KEY/);
});

test("an operator command with wrong settings says so and ends with 2", async () => {
  await expect(openOperator({ KINORA_PORT: "many" })).rejects.toMatchObject({
    exitCode: 2,
    message: expect.stringContaining("KINORA_PORT"),
  });
});

test("the database that a command started is gone after it", async () => {
  const operator = await openOperator(envOf("first"));
  expect(fs.existsSync(path.join(base, "first/postgres/data/postmaster.pid"))).toBe(true);
  await operator[Symbol.asyncDispose]();
  expect(fs.existsSync(path.join(base, "first/postgres/data/postmaster.pid"))).toBe(false);
});
