import * as fs from "node:fs";
import path from "node:path";
import { makeOpenApiDocument } from "../packages/server/src/dialects/guide/openapi.ts";

const root = path.join(import.meta.dirname, "..");

/** The committed API description, from the schemas that the server reads and keeps. */
export function openApiText(): string {
  const { version } = JSON.parse(fs.readFileSync(path.join(root, "packages/server/package.json"), "utf8")) as {
    readonly version: string;
  };
  return `${JSON.stringify(makeOpenApiDocument({ version, publicUrl: "" }), null, 2)}\n`;
}

if (import.meta.main) {
  fs.writeFileSync(path.join(root, "docs/openapi.json"), openApiText());
  console.log("docs/openapi.json");
}
