import type { MouthCue, SceneSpec } from "../scene-spec.ts";

export interface Soundtrack {
  readonly sampleRate: 48_000;
  readonly left: Float32Array;
  readonly right: Float32Array;
  /** False when every sample is zero. */
  readonly audible: boolean;
  readonly mouthCues: readonly MouthCue[];
}

export async function composeSoundtrack(spec: SceneSpec): Promise<Soundtrack> {
  const seconds = spec.shots.reduce((sum, shot) => sum + shot.durationSeconds, 0);
  const count = Math.round(seconds * 48_000);
  return {
    sampleRate: 48_000,
    left: new Float32Array(count),
    right: new Float32Array(count),
    audible: false,
    mouthCues: [],
  };
}
