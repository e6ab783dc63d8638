import { expect, test } from "vitest";
import type { SettingName, TimeOfDay } from "../scene-spec.ts";
import { settingBuilders } from "../settings/build-setting.ts";
import { copyOf, difference, scene, shot, specOf, statistics, type Statistics } from "./scene-frames.fixture.ts";

const settings = Object.keys(settingBuilders) as SettingName[];

test.each(settings)("%s: a frame depends on its index alone, whatever was rendered before", async (name) => {
  const spec = specOf(shot({ name, weather: name === "city-street" ? "rain" : "clear" }));
  const forward = await scene(spec);
  const inOrder = [0, 9, 30].map((index) => copyOf(forward.render(index)));
  const backward = await scene(spec);
  for (const [position, index] of [30, 0, 9].entries()) {
    expect(
      copyOf(backward.render(index)).equals(inOrder[[2, 0, 1][position] ?? 0] ?? Buffer.alloc(0)),
      `frame ${index}`,
    ).toBe(true);
  }
});

test.each(settings)("%s: frames are opaque, not blank, not frozen, and do not flicker", async (name) => {
  const built = await scene(specOf(shot({ name })));
  const first = copyOf(built.render(2));
  const later = copyOf(built.render(26));
  expect(first.length).toBe(96 * 54 * 4);
  expect(first.every((value, at) => at % 4 !== 3 || value === 255)).toBe(true);
  expect(statistics(first).contrast).toBeGreaterThan(12);
  expect(difference(first, later)).toBeGreaterThan(1);
  const brightness = Array.from({ length: 12 }, (_, frame) => statistics(built.render(20 + frame)).brightness);
  for (let frame = 1; frame < brightness.length - 1; frame++) {
    const [before = 0, at = 0, after = 0] = brightness.slice(frame - 1, frame + 2);
    const jump = Math.abs(after - 2 * at + before); // there and back again
    expect(jump, `frame ${20 + frame} of ${brightness.join(", ")}`).toBeLessThan(2);
  }
});

test.each(settings)("%s: every time of day has its own palette, and night is darker than day", async (name) => {
  const palettes = new Map<TimeOfDay, Statistics>();
  for (const time of ["dawn", "day", "sunset", "dusk", "night"] as const) {
    palettes.set(time, statistics((await scene(specOf(shot({ name, time })))).render(5)));
  }
  const day = palettes.get("day");
  const night = palettes.get("night");
  const sunset = palettes.get("sunset");
  if (day === undefined || night === undefined || sunset === undefined) throw new Error("no palette");
  expect(night.brightness).toBeLessThan(day.brightness - 10);
  expect(sunset.red - sunset.blue).toBeGreaterThan(day.red - day.blue);
  const looks = [...palettes.values()].map(({ red, green, blue }) => [red, green, blue] as const);
  looks.forEach((one, index) => {
    for (const other of looks.slice(index + 1))
      expect(Math.hypot(one[0] - other[0], one[1] - other[1], one[2] - other[2])).toBeGreaterThan(4);
  });
});
