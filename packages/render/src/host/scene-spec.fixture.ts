import type { AudioSpec, SceneSpec } from "../scene-spec.ts";

const silent: AudioSpec = { audible: false, ambience: [], music: "none", lines: [], effects: false };

/** A one-shot spec for tests of sound and host. */
export function specOf(seconds: number, audio: Partial<AudioSpec> = {}): SceneSpec {
  return {
    version: 1,
    seed: 77,
    framesPerSecond: 24,
    shots: [
      {
        durationSeconds: seconds,
        setting: { name: "city-street", timeOfDay: "day", weather: "clear", season: "summer", variant: 0 },
        camera: { move: "static", framing: "wide" },
        actors: [],
        style: "cinematic",
      },
    ],
    audio: { ...silent, ...audio },
    unmatched: [],
    warnings: [],
  };
}
