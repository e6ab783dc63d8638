import * as fs from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { errorDocs } from "../../scripts/write-error-docs.ts";

test("docs/errors.md is the catalogue (write it anew with `node scripts/write-error-docs.ts`)", () => {
  expect(fs.readFileSync(path.join(import.meta.dirname, "../../docs/errors.md"), "utf8")).toBe(errorDocs());
});
