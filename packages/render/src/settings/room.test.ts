import { expect, test } from "vitest";
import type { Actor, CameraMove, Person, SceneSpec, SettingName, SpotName } from "../scene-spec.ts";
import { buildScene } from "../scene/build-scene.ts";
import { project, type Camera } from "../scene/camera.ts";
import type { Scene } from "../scene/scene.ts";
import { keepCounter } from "./kitchen.ts";
import { roomCamera } from "./room.ts";

const rooms = [
  "living-room",
  "studio",
  "stage",
  "cafe",
  "office",
  "classroom",
] as const satisfies readonly SettingName[];

function person(more: Partial<Person> = {}): Person {
  return { id: "actor-1", kind: "person", sex: "female", age: "adult", action: "stand", facing: "front", ...more };
}

function room(
  name: SettingName,
  more: {
    readonly actors?: readonly Actor[];
    readonly camera?: CameraMove;
    readonly variant?: number;
    readonly weather?: "clear" | "rain" | "snow";
    readonly timeOfDay?: "day" | "night";
    readonly size?: { readonly width: number; readonly height: number };
  } = {},
): Promise<Scene> {
  const spec: SceneSpec = {
    version: 1,
    seed: 7,
    framesPerSecond: 24,
    shots: [
      {
        durationSeconds: 2,
        setting: {
          name,
          timeOfDay: more.timeOfDay ?? "day",
          weather: more.weather ?? "clear",
          season: "summer",
          variant: more.variant ?? 0,
        },
        camera: more.camera ?? { move: "static", framing: "wide" },
        actors: more.actors ?? [],
        style: "cinematic",
      },
    ],
    audio: { audible: false, ambience: [], music: "none", lines: [], effects: false },
    unmatched: [],
    warnings: [],
  };
  const size = more.size ?? { width: 96, height: 54 };
  return buildScene(spec, { ...size, pictures: {}, mouthCues: [], watermark: false });
}

/** Mean difference of two frames, 0 to 255. */
function difference(a: Uint8Array, b: Uint8Array): number {
  return a.reduce((sum, value, at) => sum + Math.abs(value - (b[at] ?? 0)), 0) / a.length;
}

test.each(rooms)("%s: three variants are three different rooms", async (name) => {
  const frames: Uint8Array[] = [];
  for (const variant of [0, 1, 2]) frames.push(Uint8Array.from((await room(name, { variant })).render(4)));
  frames.forEach((frame, index) => {
    for (const other of frames.slice(index + 1)) expect(difference(frame, other)).toBeGreaterThan(5);
  });
});

const spots: readonly (readonly [SettingName, SpotName])[] = [
  ["living-room", "sofa"],
  ["living-room", "chair"],
  ["living-room", "windowsill"],
  ["cafe", "chair"],
  ["cafe", "counter"],
  ["office", "chair"],
  ["classroom", "chair"],
  ["classroom", "podium"],
  ["stage", "podium"],
  ["studio", "podium"],
  ["kitchen", "counter"],
  ["kitchen", "chair"],
];
test.each(spots)("%s: who is at the %s is in the middle of the picture", async (name, spot) => {
  for (const framing of ["wide", "medium"] as const) {
    const camera: CameraMove = { move: "static", framing };
    const one = Uint8Array.from(
      (await room(name, { camera, actors: [person({ spot, colour: "#ff0000" })] })).render(4),
    );
    const other = (await room(name, { camera, actors: [person({ spot, colour: "#0000ff" })] })).render(4);
    let sideways = 0;
    let pixels = 0;
    for (let at = 0; at < one.length; at += 4) {
      if (Math.abs((one[at] ?? 0) - (other[at] ?? 0)) < 24) continue;
      sideways += ((at / 4) % 96) / 96;
      pixels++;
    }
    expect(pixels, framing).toBeGreaterThan(12);
    expect(sideways / pixels, framing).toBeGreaterThan(0.25);
    expect(sideways / pixels, framing).toBeLessThan(0.75);
  }
});

test("a turn of a room's camera moves what is straight ahead as far as a turn does, and keeps the square square", () => {
  const camera: Camera = { x: 0.4, y: 1.2, z: -5, yaw: 0.15, focal: 900, centreX: 480, horizonY: 260, vertical: 1 };
  const shifted = roomCamera(camera);
  expect(project(shifted, 0.4, 1, 0).x).toBeCloseTo(project(camera, 0.4, 1, 0).x, 6);
  const left = project(shifted, -2, 0, 3);
  const right = project(shifted, 2, 0, 3);
  expect(left.y).toBe(right.y);
});

test("the bowl and the hat stay in the picture while the camera pushes in on the cook", () => {
  for (const forward of [0, 0.4, 0.8, 1.2]) {
    const camera: Camera = {
      x: 0,
      y: 1.75,
      z: -3.7 + forward,
      yaw: 0,
      focal: 2.5 * 270,
      centreX: 240,
      horizonY: 90,
      vertical: 1,
    };
    const kept = keepCounter(camera, 270, { x: 0, y: 2.05, z: 0 });
    expect(project(kept, 0, 0.92, -0.46).y).toBeLessThan(270 * 0.96);
    expect(project(kept, 0, 2.05, 0).y).toBeGreaterThan(0);
  }
});

test("rain and snow move on the panes", async () => {
  const stirs = async (weather: "clear" | "rain" | "snow"): Promise<number> => {
    const built = await room("living-room", { weather, size: { width: 240, height: 136 } });
    const pane = (frame: Uint8Array): Uint8Array =>
      Uint8Array.from(
        Array.from({ length: 40 }, (_, row) => [
          ...frame.subarray((44 + row) * 960 + 240, (44 + row) * 960 + 340),
        ]).flat(),
      );
    const before = pane(built.render(4));
    return difference(before, pane(built.render(11)));
  };
  const clear = await stirs("clear");
  expect(await stirs("rain")).toBeGreaterThan(clear * 1.35);
  expect(await stirs("snow")).toBeGreaterThan(clear * 1.35);
});

test("small things that nobody placed stand on something, and people sit on seats", async () => {
  const sofa = Uint8Array.from((await room("living-room", { actors: [person({ action: "sit" })] })).render(4));
  const placed = (await room("living-room", { actors: [person({ action: "sit", spot: "sofa" })] })).render(4);
  expect(difference(sofa, placed)).toBe(0);
});

test.each(["kitchen", "cafe", "living-room"] as const)("%s: a near view tells night from day", async (name) => {
  const camera: CameraMove = { move: "static", framing: "medium" };
  const mean = async (timeOfDay: "day" | "night"): Promise<number> => {
    const frame = (await room(name, { camera, timeOfDay, actors: [person({ action: "talk" })] })).render(4);
    return frame.reduce((sum, value, at) => sum + (at % 4 === 3 ? 0 : value), 0) / frame.length;
  };
  expect(await mean("night")).toBeLessThan(0.72 * (await mean("day")));
});

test("an audience stands before a stage that is seen in full, and leaves its middle open to who performs", async () => {
  const frame = Uint8Array.from((await room("stage", { actors: [person({ action: "dance" })] })).render(4));
  const darkness = (from: number, to: number): number => {
    let dark = 0;
    for (let row = 46; row < 54; row++)
      for (let column = from; column < to; column++)
        if (Math.max(...frame.subarray((row * 96 + column) * 4, (row * 96 + column) * 4 + 3)) < 40) dark++;
    return dark / (8 * (to - from));
  };
  expect(darkness(4, 34)).toBeGreaterThan(0.35);
  expect(darkness(4, 34)).toBeGreaterThan(darkness(42, 54));
});
