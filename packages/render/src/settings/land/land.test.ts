import { expect, test } from "vitest";
import { buildScene } from "../../scene/build-scene.ts";
import { createGlows } from "../../scene/glow.ts";
import { createLight } from "../../scene/light.ts";
import type { Camera } from "../../scene/camera.ts";
import { createSurface } from "../../scene/surface.ts";
import type { Actor, SceneSpec, Setting, SettingName } from "../../scene-spec.ts";
import { placeSeats } from "./seats.ts";
import { createSite } from "./site.ts";
import { createTerrain, paintTerrain } from "./terrain.ts";
import { createTileNoise, strew } from "./tile.ts";
import { paintTree } from "../../flora/tree.ts";

const lands = [
  "forest",
  "beach",
  "meadow",
  "snowfield",
  "desert",
  "road",
  "underwater",
  "space",
  "rooftop",
  "village",
] as const satisfies readonly SettingName[];

const width = 96;
const height = 54;

async function frameOf(setting: Partial<Setting>, actors: readonly Actor[] = [], index = 6): Promise<Uint8Array> {
  const spec: SceneSpec = {
    version: 1,
    seed: 7,
    framesPerSecond: 24,
    shots: [
      {
        durationSeconds: 2,
        setting: {
          name: "forest",
          timeOfDay: "day",
          weather: "clear",
          season: "summer",
          variant: 0,
          ...setting,
        },
        camera: { move: "static", framing: "wide" },
        actors,
        style: "documentary",
      },
    ],
    audio: { audible: false, ambience: [], music: "none", lines: [], effects: false },
    unmatched: [],
    warnings: [],
  };
  const scene = await buildScene(spec, { width, height, pictures: {}, mouthCues: [], watermark: false });
  return Uint8Array.from(scene.render(index));
}

function difference(a: Uint8Array, b: Uint8Array): number {
  let sum = 0;
  for (let at = 0; at < a.length; at++) sum += Math.abs((a[at] ?? 0) - (b[at] ?? 0));
  return sum / a.length;
}

function meanOf(frame: Uint8Array, from = 0, to = frame.length): readonly [number, number, number] {
  const sum = [0, 0, 0];
  for (let at = from; at < to; at += 4) for (let c = 0; c < 3; c++) sum[c] = (sum[c] ?? 0) + (frame[at + c] ?? 0);
  const pixels = (to - from) / 4;
  return [(sum[0] ?? 0) / pixels, (sum[1] ?? 0) / pixels, (sum[2] ?? 0) / pixels];
}

test.each(lands)("%s: its three variants are three different places", async (name) => {
  const frames = [await frameOf({ name }), await frameOf({ name, variant: 1 }), await frameOf({ name, variant: 2 })];
  for (const [index, one] of frames.entries())
    for (const other of frames.slice(index + 1)) expect(difference(one, other)).toBeGreaterThan(6);
});

test("an autumn wood is red and gold, a winter wood is white", async () => {
  const [summer, autumn, winter] = await Promise.all(
    (["summer", "autumn", "winter"] as const).map(async (season) => meanOf(await frameOf({ season }))),
  );
  if (summer === undefined || autumn === undefined || winter === undefined) throw new Error("no frame");
  expect(autumn[0] - autumn[2]).toBeGreaterThan(summer[0] - summer[2] + 15);
  expect(Math.min(...winter)).toBeGreaterThan(Math.min(...summer) + 10);
});

test("waves roll in: the sea differs from one moment to the next, the sky hardly does", async () => {
  const [one, later] = [await frameOf({ name: "beach" }, [], 4), await frameOf({ name: "beach" }, [], 22)];
  const rows = (frame: Uint8Array, from: number, to: number): Uint8Array =>
    frame.subarray(from * width * 4, to * width * 4);
  const sea = difference(rows(one, 28, 48), rows(later, 28, 48));
  expect(sea).toBeGreaterThan(3 * difference(rows(one, 0, 12), rows(later, 0, 12)));
});

test("rock, bench and bough stand where somebody of the cast is at them, and only then", () => {
  const spots = { rock: { x: 1, y: 0.5, z: 0.3 }, bench: { x: 2, y: 0.45, z: 0 }, branch: { x: 1, y: 2, z: 1 } };
  const sitter = { id: "a", kind: "person", sex: "female", age: "adult", action: "sit", facing: "front" } as const;
  const placed = (actors: readonly Actor[]): readonly (readonly [number, number])[] => {
    const site = createSite({
      shot: {
        durationSeconds: 2,
        setting: { name: "forest", timeOfDay: "day", weather: "clear", season: "summer", variant: 0 },
        camera: { move: "static", framing: "wide" },
        actors,
        style: "cinematic",
      },
      width,
      height,
      seed: 7,
      light: createLight("day", "clear"),
      glows: createGlows(),
      mouthCues: [],
      startSeconds: 0,
    });
    return placeSeats(site, spots, 10).map(({ x, z }) => [x, Math.round(z)]);
  };
  expect(placed([sitter])).toEqual([]);
  expect(placed([{ ...sitter, spot: "rock" }])).toEqual([[1, 10]]);
  expect(placed([{ ...sitter, spot: "bench" }])).toEqual([[2, 10]]);
  expect(placed([{ id: "b", kind: "bird", action: "stand", facing: "front", spot: "branch" }])).toHaveLength(1);
});

test("noise of a tile meets itself at the borders", () => {
  const noise = createTileNoise(3, "any");
  for (const at of [0, 0.13, 0.5, 0.77]) {
    expect(noise(0, at, 6, 4)).toBeCloseTo(noise(1, at, 6, 4), 9);
    expect(noise(at, 0, 6, 4)).toBeCloseTo(noise(at, 1, 6, 4), 9);
  }
});

test("what is strewn over a tile's border comes in again on the other side", () => {
  const tile = createSurface(64, 64);
  const places = [0.999, 0.5];
  strew(
    tile,
    () => places.shift() ?? 0,
    { count: 1, reach: 8 },
    () => (context) => {
      context.fillStyle = "rgb(255,0,0)";
      context.fillRect(-6, -6, 12, 12);
    },
  );
  const redAt = (x: number): number => tile.context.getImageData(x, 32, 1, 1).data[0] ?? 0;
  expect(redAt(62)).toBe(255);
  expect(redAt(2)).toBe(255);
});

test("a terrain covers every pixel below its far edge, however the camera is turned", () => {
  const tile = createSurface(32, 32);
  tile.context.fillStyle = "rgb(40,160,80)";
  tile.context.fillRect(0, 0, 32, 32);
  const terrain = createTerrain(tile, 4);
  const camera: Camera = { x: 3.3, y: 1.2, z: 0.7, yaw: 0.2, focal: 90, centreX: 48, horizonY: 20, vertical: 1 };
  const target = createSurface(width, height);
  paintTerrain(target.context, camera, terrain, { width, height, rowPixels: 1, farMetres: 60 });
  const { data } = target.context.getImageData(0, 24, width, height - 24);
  for (let at = 0; at < data.length; at += 4) {
    expect(data[at + 3]).toBe(255);
    expect(Math.abs((data[at + 1] ?? 0) - 160)).toBeLessThan(4);
  }
});

test.each(["broadleaf", "birch", "spruce", "pine", "palm"] as const)(
  "the crown of a %s ends within its bitmap",
  (kind) => {
    const tree = paintTree({
      kind,
      height: 160,
      light: createLight("day", "clear"),
      seed: 5,
      season: "summer",
      snow: false,
      keySide: 1,
    });
    const border = (x: number, y: number, wide: number, high: number): number => {
      const { data } = tree.context.getImageData(x, y, wide, high);
      let covered = 0;
      for (let at = 3; at < data.length; at += 4) if ((data[at] ?? 0) > 40) covered++;
      return covered / (data.length / 4);
    };
    expect(border(0, 0, 1, tree.height)).toBeLessThan(0.04);
    expect(border(tree.width - 1, 0, 1, tree.height)).toBeLessThan(0.04);
    expect(border(0, 0, tree.width, 1)).toBeLessThan(0.06);
  },
);
