import { expect, test } from "vitest";
import type { Actor, SpotName } from "../scene-spec.ts";
import { createLight } from "../scene/light.ts";
import type { Spot, StagePlan } from "./create-cast.ts";
import type { Performer } from "./performer.ts";
import { spreadAtSpots } from "./spread.ts";

function thing(id: string, spot: SpotName, more: Readonly<Record<string, unknown>> = {}): Performer {
  return {
    actor: { id, kind: "cup", action: "stand", facing: "front", spot, ...more } as Actor,
    heightMetres: 0.1,
    lengthMetres: 0.16,
    widthMetres: 0.16,
    elevationMetres: 0,
    paceMetresPerSecond: 0,
    paint: () => undefined,
    paintPlain: () => undefined,
    paintReflection: () => undefined,
  };
}

function stage(room?: Spot["room"]): StagePlan {
  const place = { x: 0, y: 0.8, z: 0, ...(room === undefined ? {} : { room }) };
  return {
    startZ: 0,
    halfWidth: 3,
    spots: { table: place, sofa: place },
    light: createLight("day", "clear"),
    keySide: 1,
    frontLight: 1,
  };
}

const cups = (count: number): readonly Performer[] =>
  Array.from({ length: count }, (_, index) => thing(`cup-${index}`, "table"));
const half = 0.08;

test.each([2, 3, 4, 5, 6, 7])("%d things on a table lie on it, and none in another", (count) => {
  const halves = Array.from({ length: count }, () => half);
  const room = { half: 0.3, deep: 0.13 };
  const asides = spreadAtSpots(cups(count), halves, stage(room));
  for (const [index, one] of asides.entries()) {
    expect(Math.abs(one.z)).toBeLessThanOrEqual(room.deep);
    if (count <= 6) expect(Math.abs(one.x) + half).toBeLessThan(room.half + 0.06);
    for (const other of asides.slice(index + 1))
      expect(Math.max(Math.abs(one.x - other.x), Math.abs(one.z - other.z))).toBeGreaterThan(2 * half);
  }
});

test("those who share a seat are about its middle, elbow to elbow; who is alone keeps the place's own point", () => {
  const person = (id: string): Performer =>
    thing(id, "sofa", { kind: "person", sex: "female", age: "adult", action: "sit" });
  const room = { half: 0.8, deep: 0, middle: 0.28 };
  const [left, right] = spreadAtSpots([person("one"), person("two")], [0.25, 0.25], stage(room));
  expect((left?.x ?? 0) + (right?.x ?? 0)).toBeCloseTo(2 * room.middle, 6);
  expect(Math.abs((right?.x ?? 0) - (left?.x ?? 0))).toBeGreaterThan(0.6);
  expect(spreadAtSpots([person("one")], [0.25], stage(room))).toEqual([{ x: 0, z: 0 }]);
});

test("a table and a sofa do not crowd each other", () => {
  const asides = spreadAtSpots([thing("cup", "table"), thing("book", "sofa")], [half, half], stage());
  expect(asides).toEqual([
    { x: 0, z: 0 },
    { x: 0, z: 0 },
  ]);
});
