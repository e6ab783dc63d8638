import type { Person, SceneSpec, SettingName, Shot, TimeOfDay, Weather } from "../scene-spec.ts";
import { buildScene } from "./build-scene.ts";
import type { Scene, SceneOptions } from "./scene.ts";

export function actor(more: Partial<Person> = {}): Person {
  return { id: "actor-1", kind: "person", sex: "female", age: "adult", action: "walk", facing: "front", ...more };
}

export function shot(
  more: Partial<Shot> & { readonly name?: SettingName; readonly time?: TimeOfDay; readonly weather?: Weather } = {},
): Shot {
  const { name = "futuristic-city", time = "sunset", weather = "clear", ...rest } = more;
  return {
    durationSeconds: 2,
    setting: { name, timeOfDay: time, weather, season: "summer", variant: 0 },
    camera: { move: "follow", framing: "wide" },
    actors: [actor()],
    style: "cinematic",
    ...rest,
  };
}

export function specOf(...shots: readonly Shot[]): SceneSpec {
  return {
    version: 1,
    seed: 7,
    framesPerSecond: 24,
    shots,
    audio: { audible: false, ambience: [], music: "none", lines: [], effects: false },
    unmatched: [],
    warnings: [],
  };
}

export function scene(spec: SceneSpec, more: Partial<SceneOptions> = {}): Promise<Scene> {
  return buildScene(spec, { width: 96, height: 54, pictures: {}, mouthCues: [], watermark: false, ...more });
}

export function copyOf(bytes: Uint8Array): Buffer {
  return Buffer.from(bytes);
}

export interface Statistics {
  readonly red: number;
  readonly green: number;
  readonly blue: number;
  readonly brightness: number;
  readonly contrast: number;
}

export function statistics(frame: Uint8Array): Statistics {
  let red = 0;
  let green = 0;
  let blue = 0;
  let squares = 0;
  const pixels = frame.length / 4;
  for (let at = 0; at < frame.length; at += 4) {
    const [r = 0, g = 0, b = 0] = frame.subarray(at, at + 3);
    red += r;
    green += g;
    blue += b;
    squares += ((r + g + b) / 3) ** 2;
  }
  const brightness = (red + green + blue) / 3 / pixels;
  return {
    red: red / pixels,
    green: green / pixels,
    blue: blue / pixels,
    brightness,
    contrast: Math.sqrt(Math.max(0, squares / pixels - brightness ** 2)),
  };
}

export function difference(a: Uint8Array, b: Uint8Array): number {
  let sum = 0;
  for (let at = 0; at < a.length; at++) sum += Math.abs((a[at] ?? 0) - (b[at] ?? 0));
  return sum / a.length;
}
