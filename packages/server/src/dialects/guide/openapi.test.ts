import * as fs from "node:fs";
import path from "node:path";
import { Ajv2020 } from "ajv/dist/2020.js";
import addFormats from "ajv-formats";
import { expect, test } from "vitest";
import { openApiText } from "../../../../../scripts/write-openapi.ts";
import { fieldOf } from "./guide-client.fixture.ts";
import { guideRoutes } from "./guide-dialect.ts";

const text = openApiText();
const document: unknown = JSON.parse(text);

test("the committed description is the one that the schemas make", () => {
  const committed = fs.readFileSync(path.join(import.meta.dirname, "../../../../../docs/openapi.json"), "utf8");
  expect(committed, "run `node scripts/write-openapi.ts`").toBe(text);
});

test("every route is described, under an operation id of its own", () => {
  const described = Object.entries(fieldOf(document, "paths") ?? {}).flatMap(([route, methods]) =>
    Object.keys(methods ?? {}).map((method) => `${method} ${route}`),
  );
  expect(described.toSorted()).toEqual(guideRoutes.map(({ doc }) => `${doc.method} ${doc.path}`).toSorted());
  expect(new Set(guideRoutes.map(({ doc }) => doc.operationId)).size).toBe(guideRoutes.length);
});

test("every schema compiles, every reference leads somewhere, and every example fits its schema", () => {
  const ajv = new Ajv2020({ strict: false });
  addFormats.default(ajv);
  ajv.addSchema(Object.fromEntries(Object.entries(document ?? {})), "api");
  let examples = 0;
  const visit = (node: unknown, pointer: string): void => {
    if (typeof node !== "object" || node === null) return;
    const schema = fieldOf(node, "schema");
    const example = fieldOf(node, "example");
    const where = example !== undefined && schema !== undefined ? `${pointer}/schema` : pointer;
    const isSchema = schema !== undefined || fieldOf(node, "type") !== undefined;
    if (example !== undefined && isSchema) {
      const validate = ajv.compile({ $ref: `api#${encodeURI(where)}` });
      expect([where, example, validate(example)]).toEqual([where, example, true]);
      examples++;
    }
    for (const [key, child] of Object.entries(node)) {
      if (key !== "example") visit(child, `${pointer}/${key.replaceAll("~", "~0").replaceAll("/", "~1")}`);
    }
  };
  visit(document, "");
  expect(examples).toBeGreaterThan(20);
  for (const name of Object.keys(fieldOf(fieldOf(document, "components"), "schemas") ?? {})) {
    ajv.compile({ $ref: `api#/components/schemas/${name}` });
  }
});

test("nothing of upstream costs, other workspaces or this machine is in it", () => {
  expect(text).not.toMatch(/\bcost_|cost_usd|operator\/|localhost|127\.0\.0\.1/);
});
