import * as fs from "node:fs";
import { expect, test } from "vitest";
import { generateSdkTypes, openapiFile, sdkTypesFile } from "../../../scripts/sdk-types/generate-sdk-types.ts";

test("the committed types are those of docs/openapi.json (node scripts/sdk-types/generate-sdk-types.ts)", async () => {
  const fresh = await generateSdkTypes(fs.readFileSync(openapiFile, "utf8"));
  expect(fs.readFileSync(sdkTypesFile, "utf8")).toBe(fresh);
});
