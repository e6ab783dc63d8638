import { AppError } from "@kinora/core";
import { expect, test } from "vitest";
import { parseNetwork } from "#outbound/public-address.ts";
import { checkCallbackUrl } from "./check-callback-url.ts";

const names: Readonly<Record<string, readonly string[]>> = {
  "inside.example": ["10.0.0.1"],
  "half.example": ["10.0.0.1", "93.184.215.14"],
};
const resolve = async (hostname: string): Promise<readonly string[]> => names[hostname] ?? [];
const strict = { allowedNetworks: [], resolve };
const office = { allowedNetworks: [parseNetwork("10.0.0.0/8"), parseNetwork("127.0.0.1")], resolve };
const options = { param: "callback_url" };

test.each([
  ["https://hooks.example/kinora?x=1", strict],
  ["https://93.184.215.14/hook", strict],
  ["https://inside.example:8443/hook", office],
  ["http://inside.example/hook", office],
  ["http://127.0.0.1:9000/hook", office],
])("%s is taken", async (url, policy) => {
  expect(await checkCallbackUrl(url, policy, options)).toBe(url);
});

test.each([
  ["http://hooks.example/hook", strict],
  ["http://inside.example/hook", strict],
  ["http://half.example/hook", office],
  ["http://127.0.0.2:9000/hook", office],
  ["http://hooks.example/hook", office],
  ["https://127.0.0.1/hook", strict],
  ["https://2130706433/hook", strict],
  ["https://[::1]/hook", strict],
  ["https://localhost/hook", strict],
  ["https://hooks.example:8443/hook", strict],
  ["https://half.example:8443/hook", office],
  ["https://user:secret@hooks.example/hook", strict],
  ["ftp://hooks.example/hook", strict],
  ["hooks.example/hook", strict],
  ["", strict],
  [`https://hooks.example/${"a".repeat(2_100)}`, strict],
])("%s is refused with its parameter", async (url, policy) => {
  const error: unknown = await checkCallbackUrl(url, policy, options).catch((reason: unknown) => reason);
  expect(error).toBeInstanceOf(AppError);
  expect(error).toMatchObject({ code: "invalid_parameter", param: "callback_url" });
});
