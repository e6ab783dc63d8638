import { expect, test } from "vitest";
import { makeFakeHost } from "./command-host.fixture.ts";
import { findServer, type ServerChoice } from "./find-server.ts";

const local = { url: "http://127.0.0.1:4700", apiKey: "local-key" };
const remote = { KINORA_URL: "https://kinora.example", KINORA_API_KEY: "remote-key" };

async function find(
  choice: ServerChoice,
  around: { readonly local?: typeof local; readonly env?: Readonly<Record<string, string>> },
): Promise<unknown> {
  return findServer(choice, makeFakeHost({ env: around.env ?? {} }), () => Promise.resolve(around.local));
}

test("what is typed comes first, then the server of this data directory, then the environment", async () => {
  const typed = { url: "http://10.0.0.1", key: "typed-key" };
  expect(await find(typed, { local, env: remote })).toEqual({ url: "http://10.0.0.1", apiKey: "typed-key" });
  expect(await find({}, { local, env: remote })).toEqual(local);
  expect(await find({}, { env: remote })).toEqual({ url: "https://kinora.example", apiKey: "remote-key" });
  expect(await find({}, {})).toBeUndefined();
});

test("a key alone is used with the server that is found", async () => {
  expect(await find({ key: "other" }, { local })).toEqual({ url: local.url, apiKey: "other" });
  expect(await find({ key: "other" }, { env: remote })).toEqual({ url: remote.KINORA_URL, apiKey: "other" });
  await expect(find({ key: "other" }, {})).rejects.toThrow("--key needs a server");
});

test("an address alone takes the key of the environment, never that of the local server", async () => {
  expect(await find({ url: "http://10.0.0.1" }, { local, env: remote })).toEqual({
    url: "http://10.0.0.1",
    apiKey: "remote-key",
  });
  await expect(find({ url: "http://10.0.0.1" }, { local })).rejects.toThrow("--url needs --key");
});

test("half of an environment and an address of another kind are told", async () => {
  await expect(find({}, { env: { KINORA_URL: "http://10.0.0.1" } })).rejects.toThrow("KINORA_API_KEY is not");
  await expect(find({ url: "kinora.example", key: "k" }, {})).rejects.toThrow("must begin with http:// or https://");
});
