import { expect, test } from "vitest";
import { editDistance, makeModelCatalog, parseModelName } from "./model-catalog.ts";
import { makePlanTable, planAllows } from "./plan.ts";

const catalog = makeModelCatalog();

test("the guide's four models are there, and aliases lead to them", () => {
  for (const id of ["kling-v3", "kling-o3", "kling-motion-control", "kling-image"])
    expect(catalog.find(id)?.id).toBe(id);
  expect(catalog.find("kling-3.0")?.id).toBe("kling-v3");
  expect(catalog.find("kling-v3-omni")?.id).toBe("kling-o3");
  expect(catalog.find("constructor")).toBeUndefined();
});

test("a misspelt model finds its nearest name first", () => {
  expect(catalog.near("kling-V3")[0]).toBe("kling-v3");
  expect(catalog.near("kling-imaeg")[0]).toBe("kling-image");
  expect(editDistance("kitten", "sitting")).toBe(3);
});

test("a version pin is split from the name", () => {
  expect(parseModelName("kling-v3@3.0")).toEqual({ name: "kling-v3", pinnedVersion: "3.0" });
  expect(parseModelName("kling-v3")).toEqual({ name: "kling-v3" });
});

test("Omni may take longer than plain video", () => {
  expect(catalog.find("kling-o3")?.deadlineSeconds).toBe(3 * (catalog.find("kling-v3")?.deadlineSeconds ?? 0));
});

test("plans say which models they include, and the web plan is not an API plan", () => {
  const plans = makePlanTable();
  const starter = plans.find("api-starter");
  expect(starter !== undefined && planAllows(starter, "kling-v3") && !planAllows(starter, "kling-o3")).toBe(true);
  expect(plans.find("web-standard")?.kind).toBe("web");
  expect(plans.find("api-unlimited")?.operatorOnly).toBe(true);
});

test("a malformed override of the catalog is refused", () => {
  expect(() => makeModelCatalog({ version: "t", models: [{ id: "kling-v3" }] })).toThrow(/version/);
});
