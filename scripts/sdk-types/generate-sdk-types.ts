import * as fs from "node:fs";
import path from "node:path";
import openapiTypescript, { astToString } from "openapi-typescript";

const root = path.join(import.meta.dirname, "../..");

/** The API description that the server writes from its own schemas. */
export const openapiFile: string = path.join(root, "docs/openapi.json");

/** The client's types, made from it and committed. */
export const sdkTypesFile: string = path.join(root, "packages/sdk/src/openapi.ts");

/** TypeScript of all paths and schemas of an OpenAPI 3.1 document. */
export async function generateSdkTypes(document: string): Promise<string> {
  const nodes = await openapiTypescript(document, { immutable: true, silent: true });
  return `// Made from docs/openapi.json by scripts/sdk-types; changes are lost.\n\n${astToString(nodes)}`;
}

if (import.meta.main) {
  fs.writeFileSync(sdkTypesFile, await generateSdkTypes(fs.readFileSync(openapiFile, "utf8")));
  console.log(path.relative(root, sdkTypesFile));
}
