import { expect, test } from "vitest";
import { project } from "../scene/camera.ts";
import { createGlows } from "../scene/glow.ts";
import { createLight } from "../scene/light.ts";
import type { Actor, CameraMove, SettingName } from "../scene-spec.ts";
import type { ShotContext } from "../scene/shot.ts";
import { createBlocking } from "./blocking.ts";
import type { StagePlan } from "./create-cast.ts";
import { apparentWidth } from "./framing.ts";
import type { Performer } from "./performer.ts";

const light = createLight("day", "clear");

/** A performer of some size that paints nothing. */
function performer(actor: Readonly<Record<string, unknown>>, size: Partial<Performer> = {}): Performer {
  const person = actor["kind"] === undefined || actor["kind"] === "person";
  return {
    actor: {
      id: "one",
      kind: "person",
      facing: "three-quarter",
      action: "stand",
      ...(person ? { sex: "female", age: "adult" } : {}),
      ...actor,
    } as unknown as Actor,
    heightMetres: 1.8,
    lengthMetres: 0.5,
    elevationMetres: 0,
    paceMetresPerSecond: 0,
    paint: () => undefined,
    paintPlain: () => undefined,
    paintReflection: () => undefined,
    ...size,
  };
}

const cat = (more: Readonly<Record<string, unknown>> = {}, size: Partial<Performer> = {}): Performer =>
  performer({ kind: "cat", ...more }, { heightMetres: 0.44, lengthMetres: 0.72, widthMetres: 0.17, ...size });
const train = (): Performer => performer({ kind: "train" }, { heightMetres: 3.9, lengthMetres: 16, widthMetres: 3 });

interface Options {
  readonly framing?: CameraMove["framing"];
  readonly move?: CameraMove["move"];
  readonly width?: number;
  readonly height?: number;
  readonly setting?: SettingName;
  readonly stage?: Partial<StagePlan>;
}

function block(performers: readonly Performer[], options: Options = {}) {
  const { framing = "wide", move = "static", width = 640, height = 360, setting = "meadow", stage = {} } = options;
  const context: ShotContext = {
    shot: {
      durationSeconds: 4,
      setting: { name: setting, timeOfDay: "day", weather: "clear", season: "summer", variant: 0 },
      camera: { move, framing },
      actors: performers.map(({ actor }) => actor),
      style: "cinematic",
    },
    width,
    height,
    seed: 7,
    light,
    glows: createGlows(),
    mouthCues: [],
    startSeconds: 0,
  };
  const blocking = createBlocking(context, performers, {
    startZ: 10,
    halfWidth: 4,
    light,
    keySide: 1,
    frontLight: 0.7,
    ...stage,
  });
  /** In shares of the picture. */
  const boxes = (seconds: number) =>
    performers.map((one, index) => {
      const moment = { seconds, fraction: seconds / 4 };
      const camera = blocking.camera(moment);
      const at = blocking.placement(index, moment);
      const half = apparentWidth(one, at) / 2;
      const foot = project(camera, at.x, at.y + one.elevationMetres, at.z);
      const head = project(camera, at.x, at.y + one.elevationMetres + one.heightMetres, at.z);
      return {
        left: (foot.x - half * foot.scale) / width,
        right: (foot.x + half * foot.scale) / width,
        top: head.y / height,
        bottom: foot.y / height,
      };
    });
  return { ...blocking, boxes };
}

const shapes = [
  [640, 360],
  [360, 640],
  [400, 400],
] as const;

test.each(shapes)("nobody of a crowd is cut off or hidden in a wide view of %d x %d", (width, height) => {
  for (const count of [1, 2, 3, 5]) {
    const people = Array.from({ length: count }, (_, index) => performer({ id: `p${index}` }));
    const boxes = block(people, { width, height }).boxes(2);
    for (const { left, right, top, bottom } of boxes) {
      expect(left).toBeGreaterThan(0);
      expect(right).toBeLessThan(1);
      expect(top).toBeGreaterThan(0.03);
      expect(bottom).toBeLessThan(1);
    }
    const across = [...boxes].sort((a, b) => a.left - b.left);
    across.slice(1).forEach((box, index) => expect(box.left).toBeGreaterThan((across[index]?.right ?? 1) - 0.02));
  }
});

test.each(shapes)("a cat is framed as a cat and a train as a train, %d x %d", (width, height) => {
  for (const one of [cat(), train()]) {
    const [box] = block([one], { width, height }).boxes(2);
    if (box === undefined) throw new Error("no box");
    const larger = Math.max(box.right - box.left, box.bottom - box.top);
    expect(larger).toBeGreaterThan(0.33);
    expect(larger).toBeLessThan(0.85);
    expect(box.left).toBeGreaterThan(0);
    expect(box.right).toBeLessThan(1);
  }
});

test("who stands by a tree is as large as a person is, with the tree behind", () => {
  const tree = performer({ id: "tree", kind: "tree" }, { heightMetres: 6, lengthMetres: 4.5 });
  const alone = block([performer({})]).boxes(1)[0];
  const blocking = block([performer({}), tree]);
  const [person] = blocking.boxes(1);
  expect((person?.bottom ?? 0) - (person?.top ?? 0)).toBeGreaterThan(0.8 * ((alone?.bottom ?? 0) - (alone?.top ?? 0)));
  const moment = { seconds: 1, fraction: 0.25 };
  expect(blocking.placement(1, moment).z).toBeGreaterThan(blocking.placement(0, moment).z + 1);
});

test("a dog beside a person leaves the person as large as a person is", () => {
  const dog = performer({ id: "dog", kind: "dog" }, { heightMetres: 0.8, lengthMetres: 1.05, widthMetres: 0.3 });
  const high = (performers: readonly Performer[]): number => {
    const [box] = block(performers).boxes(2);
    return (box?.bottom ?? 0) - (box?.top ?? 0);
  };
  expect(high([performer({}), dog])).toBeGreaterThan(0.9 * high([performer({})]));
});

test("a close view of a creature is of its head", () => {
  const portrait = { upMetres: 0.35, aheadMetres: 0.25, sizeMetres: 0.15 };
  const one = cat({ facing: "left" }, { portrait });
  const blocking = block([one], { framing: "close-up" });
  const moment = { seconds: 1, fraction: 0.25 };
  const at = blocking.placement(0, moment);
  const face = project(blocking.camera(moment), at.x - 0.25, at.y + 0.35, at.z);
  expect(face.x / 640).toBeCloseTo(0.5, 1);
  expect(face.y / 360).toBeCloseTo(0.52, 1);
  expect((face.scale * 0.15) / 360).toBeGreaterThan(0.5);
});

test.each(["medium", "close-up"] as const)("%s: of few people at one place all are seen", (framing) => {
  for (const [width, height] of shapes) {
    for (const count of [2, 3]) {
      const sitters = Array.from({ length: count }, (_, index) =>
        performer({ id: `p${index}`, action: "sit", spot: "sofa" }),
      );
      const { boxes } = block(sitters, { framing, width, height, stage: { spots: { sofa: { x: 1, y: 0, z: 1 } } } });
      for (const { left, right } of boxes(2)) {
        expect((left + right) / 2).toBeGreaterThan(0.1);
        expect((left + right) / 2).toBeLessThan(0.9);
      }
    }
  }
});

test("a close view of many is of the first", () => {
  const band = Array.from({ length: 5 }, (_, index) => performer({ id: `p${index}` }));
  for (const [width, height] of shapes) {
    const [box] = block(band, { framing: "close-up", width, height }).boxes(2);
    expect(((box?.left ?? 0) + (box?.right ?? 0)) / 2).toBeCloseTo(0.5, 1);
  }
});

test("two people who talk turn to each other", () => {
  const blocking = block([performer({ action: "talk" }), performer({ id: "two" })]);
  const [a, b] = [0, 1].map((index) => blocking.placement(index, { seconds: 1, fraction: 0.25 }));
  if (a === undefined || b === undefined) throw new Error("nobody");
  expect(Math.sign(b.x - a.x)).toBe(Math.sign(a.facingX));
  expect(Math.sign(a.x - b.x)).toBe(Math.sign(b.facingX));
});

test("an actor at a place of the setting is there, and the camera is with it", () => {
  const sill = { x: -2, y: 1.1, z: 1.4 };
  const blocking = block([cat({ spot: "windowsill", action: "walk" }, { paceMetresPerSecond: 0.5 })], {
    stage: { spots: { windowsill: sill } },
  });
  expect(blocking.placement(0, { seconds: 3, fraction: 0.75 })).toMatchObject({ x: -2, y: 1.1, z: 11.4 });
  const [box] = blocking.boxes(3);
  expect(box?.left).toBeGreaterThan(0.1);
  expect(box?.right).toBeLessThan(0.9);
});

test("who runs faster than the setting is wide stays in the picture and within the setting", () => {
  const horse = performer(
    { kind: "horse", action: "run", facing: "right" },
    { heightMetres: 2.15, lengthMetres: 2.5, widthMetres: 0.6, paceMetresPerSecond: 8.5 },
  );
  const blocking = block([horse]);
  for (const seconds of [0, 1, 2, 3, 4]) {
    const [box] = blocking.boxes(seconds);
    expect(box?.left).toBeGreaterThan(0);
    expect(box?.right).toBeLessThan(1);
    expect(Math.abs(blocking.placement(0, { seconds, fraction: seconds / 4 }).x)).toBeLessThanOrEqual(4);
  }
});

test("who walks towards a camera that stands is never cut off", () => {
  const blocking = block([performer({ action: "walk" }, { paceMetresPerSecond: 1.35 })]);
  for (const seconds of [0, 2, 4]) expect(blocking.boxes(seconds)[0]?.bottom).toBeLessThan(1);
});

test("what flies is seen against the sky, from below", () => {
  const bird = performer(
    { kind: "bird", action: "fly" },
    { heightMetres: 0.6, lengthMetres: 1.4, widthMetres: 0.15, elevationMetres: 2.6 },
  );
  const blocking = block([bird]);
  const camera = blocking.camera({ seconds: 2, fraction: 0.5 });
  expect(camera.horizonY / 360).toBeGreaterThan((blocking.boxes(2)[0]?.bottom ?? 1) - 0.02);
});

test("a dog goes the way of its walker, at the walker's pace", () => {
  const walker = performer({ action: "walk", facing: "back" }, { paceMetresPerSecond: 1.35 });
  const dog = performer(
    { id: "dog", kind: "dog", action: "walk", facing: "right" },
    { heightMetres: 0.8, lengthMetres: 1.05, widthMetres: 0.3, paceMetresPerSecond: 0.95 },
  );
  const blocking = block([walker, dog]);
  const apart = (seconds: number): number => {
    const [a, b] = [0, 1].map((index) => blocking.placement(index, { seconds, fraction: seconds / 4 }));
    return Math.hypot((a?.x ?? 0) - (b?.x ?? 0), (a?.z ?? 0) - (b?.z ?? 0));
  };
  expect(apart(4)).toBeCloseTo(apart(0), 5);
  expect(blocking.placement(1, { seconds: 1, fraction: 0.25 }).facingZ).toBe(1);
  expect(blocking.tempo(1) * 0.95).toBeCloseTo(1.35, 5);
});

test("who drives towards a person that stands does not run the camera over", () => {
  const car = performer(
    { id: "car", kind: "car", action: "drive", facing: "right" },
    { heightMetres: 1.45, lengthMetres: 4.5, widthMetres: 1.8, paceMetresPerSecond: 9 },
  );
  for (const move of ["static", "follow"] as const) {
    const blocking = block([performer({}), car], { move, setting: "city-street" });
    for (const seconds of [0, 2, 4]) {
      const moment = { seconds, fraction: seconds / 4 };
      expect(blocking.placement(1, moment).z - blocking.camera(moment).z).toBeGreaterThan(0.5 * blocking.distance);
    }
  }
});

test.each(["drone", "crane-up", "crane-down", "orbit"] as const)(
  "a %s keeps its cast and the horizon in sight",
  (move) => {
    const blocking = block([performer({})], { move });
    for (const seconds of [0, 2, 4]) {
      const [box] = blocking.boxes(seconds);
      expect(((box?.top ?? 0) + (box?.bottom ?? 1)) / 2).toBeLessThan(0.7);
      expect(box?.top).toBeGreaterThan(0);
      expect(blocking.camera({ seconds, fraction: seconds / 4 }).horizonY).toBeGreaterThan(0);
    }
  },
);

test("several things at one place stand beside each other", () => {
  const things = ["cake", "lamp", "cup"].map((id) =>
    performer({ id, kind: "food", spot: "table" }, { heightMetres: 0.2, lengthMetres: 0.28, widthMetres: 0.26 }),
  );
  const blocking = block(things, { stage: { spots: { table: { x: 0.5, y: 0.8, z: 0 } } } });
  const xs = things.map((_, index) => blocking.placement(index, { seconds: 0, fraction: 0 }).x);
  expect(xs[0]).toBeCloseTo(0.5, 5);
  const ordered = [...xs].sort((a, b) => a - b);
  ordered.slice(1).forEach((x, index) => expect(x - (ordered[index] ?? 0)).toBeGreaterThan(0.26));
});

test.each(["push-in", "zoom-in"] as const)("a %s keeps the hat of whom it comes near to", (move) => {
  for (const framing of ["wide", "medium", "close-up"] as const) {
    const blocking = block([performer({}, { heightMetres: 2 })], { move, framing });
    for (const seconds of [0, 2, 4]) expect(blocking.boxes(seconds)[0]?.top).toBeGreaterThan(0.03);
  }
});

test("a dog by two who sit on a sofa is beside them and hides neither", () => {
  const sitter = (id: string): Performer => performer({ id, action: "sit", spot: "sofa" });
  const dog = performer({ id: "dog", kind: "dog" }, { heightMetres: 0.7, lengthMetres: 1, widthMetres: 0.3 });
  const blocking = block([sitter("one"), sitter("two"), dog], {
    stage: { spots: { sofa: { x: 0.4, y: 0.44, z: 1 } } },
  });
  const at = (index: number): number => blocking.placement(index, { seconds: 1, fraction: 0.25 }).x;
  const furthest = Math.max(at(0), at(1));
  expect(at(2)).toBeGreaterThan(furthest + 0.25 + 0.15);
});

test.each(["push-in", "pull-out", "follow", "handheld", "zoom-in"] as const)(
  "a %s before a cup keeps the cup in the picture",
  (move) => {
    const cup = performer(
      { id: "cup", kind: "cup", spot: "table" },
      { heightMetres: 0.1, lengthMetres: 0.155, widthMetres: 0.15 },
    );
    const blocking = block([cup], { move, framing: "close-up", stage: { spots: { table: { x: 0, y: 0.8, z: 0 } } } });
    for (const seconds of [0, 2, 4]) {
      const [box] = blocking.boxes(seconds);
      expect(((box?.top ?? 0) + (box?.bottom ?? 0)) / 2).toBeGreaterThan(0.3);
      expect(((box?.top ?? 0) + (box?.bottom ?? 0)) / 2).toBeLessThan(0.72);
      expect(box?.left).toBeGreaterThan(-0.16);
      expect(box?.right).toBeLessThan(1.16);
    }
  },
);

test.each(["medium", "close-up"] as const)("%s: the head of who sits is where heads are", (framing) => {
  for (const [width, height] of shapes) {
    const sitter = performer({ action: "sit", spot: "sofa" });
    const { boxes } = block([sitter], {
      framing,
      width,
      height,
      stage: { spots: { sofa: { x: 1, y: 0.44, z: 1, people: { x: 1, y: 0, z: 1 } } } },
    });
    const [box] = boxes(2);
    // Hips come down from 0.95 m to half a metre.
    const crown = (box?.top ?? 0) + (0.42 / 1.8) * ((box?.bottom ?? 0) - (box?.top ?? 0));
    expect(crown).toBeGreaterThan(0.02);
    expect(crown).toBeLessThan(0.25);
  }
});
