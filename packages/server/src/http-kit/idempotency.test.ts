import fc from "fast-check";
import { expect, test } from "vitest";
import { hashOfJson } from "./idempotency.ts";

const hex = (value: unknown): string => Buffer.from(hashOfJson(value)).toString("hex");

test("the order of keys and the way numbers are written make no other request", () => {
  expect(hex(JSON.parse('{"a":1,"b":{"c":[1,2],"d":null}}'))).toBe(
    hex(JSON.parse('{"b":{"d":null,"c":[1.0,2e0]},"a":1}')),
  );
});

test.each([
  ['{"a":1}', '{"a":"1"}'],
  ['{"a":[1,2]}', '{"a":[2,1]}'],
  ['{"a":{"b":1}}', '{"a":[["b",1]]}'],
  ['{"a":{"b":1}}', '{"a":{"object":[["b",1]]}}'],
  ['{"__proto__":{"x":1}}', "{}"],
  ['{"1":1,"0":2}', '{"1":2,"0":1}'],
])("%s is not %s", (one, other) => {
  expect(hex(JSON.parse(one))).not.toBe(hex(JSON.parse(other)));
});

test("shuffled keys keep the hash, whatever the request", () => {
  fc.assert(
    fc.property(fc.dictionary(fc.string(), fc.jsonValue()), fc.infiniteStream(fc.nat()), (body, order) => {
      const keyed = Object.entries(body).map((entry) => ({ entry, rank: order.next().value ?? 0 }));
      const shuffled = keyed.toSorted((a, b) => a.rank - b.rank).map(({ entry }) => entry);
      expect(hex(Object.fromEntries(shuffled))).toBe(hex(body));
    }),
  );
});
