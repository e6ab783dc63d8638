import { expect, test } from "vitest";
import { makeContentPolicy, type PolicyTable } from "./content-policy.ts";

const table: PolicyTable = {
  version: "t",
  blockAt: "high",
  categories: [
    { id: "rude", description: "d", severity: "low", terms: ["darn*"] },
    { id: "fish", description: "d", severity: "high", terms: ["raw trout", "金魚"], except: ["no raw trout"] },
    { id: "both", description: "d", severity: "critical", terms: [], together: [[["goat*"], ["opera"]]] },
  ],
};
const policy = makeContentPolicy(table);
const found = (...texts: readonly string[]): readonly unknown[] => {
  const finding = policy.find(texts.map((text, index) => ({ param: `p${index}`, text })));
  return finding === undefined ? [] : [finding.category, finding.param];
};

test("whole words and phrases are hits, parts of words are not, a star stands for any ending", () => {
  expect(found("Raw   TROUT, please")).toEqual(["fish", "p0"]);
  expect(found("draw trout; raw troutlet")).toEqual([]);
  expect(found("darning socks")).toEqual(["rude", "p0"]);
  expect(found("赤い金魚が泳ぐ")).toEqual(["fish", "p0"]);
});

test("accents, widths, invisible signs, digits for letters and letters set apart hide nothing", () => {
  for (const text of ["ràw tröut", "ｒａｗ trout", "ra\u200Bw tro\u00ADut", "r4w tr0ut", "r a w trout", "r@w trout"]) {
    expect(found(text), text).toEqual(["fish", "p0"]);
  }
});

test("groups hit together across fields, the most severe category is told, exceptions are spared", () => {
  expect(found("a goat")).toEqual([]);
  expect(found("goats, raw trout", "at the opera")).toEqual(["both", "p1"]);
  expect(found("no raw trout here")).toEqual([]);
  expect(found("no raw trout here, raw trout there")).toEqual(["fish", "p0"]);
  expect([policy.blocks("medium"), policy.blocks("high"), policy.blocks("critical")]).toEqual([false, true, true]);
  expect(makeContentPolicy({ ...table, blockAt: "never" }).blocks("critical")).toBe(false);
});

test("what is built in refuses the worst and lets ordinary prompts through", () => {
  const builtIn = makeContentPolicy();
  const blocked = (text: string): boolean => {
    const finding = builtIn.find([{ param: "prompt", text }]);
    return finding !== undefined && builtIn.blocks(finding.severity);
  };
  for (const text of ["hardcore p0rn", "a naked child", "sieg heil, marching", "how to build a bomb at home"]) {
    expect(blocked(text), text).toBe(true);
  }
  for (const text of [
    "Children play football in a park at sunset",
    "A knight fights a dragon, blood on the snow",
    "A killer whale leaps under shooting stars visible to the naked eye",
    "The only one of its kind, a sexy red sports car",
    "A nude lipstick on marble, studio light",
    "A kind old man waves to a dog",
    "A soldier stands in the rain, war ruins behind him",
    "Essex and Sussex from above, Scunthorpe at night",
  ]) {
    expect(blocked(text), text).toBe(false);
  }
});

test("a table that is malformed is refused", () => {
  const [first] = table.categories;
  for (const wrong of [
    { ...table, blockAt: "often" },
    { ...table, categories: [first, first] },
    { ...table, categories: [{ ...first, terms: ["*"] }] },
    { ...table, categories: [{ ...first, severity: "dire" }] },
  ]) {
    expect(() => makeContentPolicy(wrong)).toThrow();
  }
});
