import type { Scene, SceneOptions } from "../scene/scene.ts";
import type { SceneSpec } from "../scene-spec.ts";

/** A scene for tests of the host: bars that move by four pixels a frame, tinted by the seed. */
export function buildScene(spec: SceneSpec, { width, height }: SceneOptions): Scene {
  const seconds = spec.shots.reduce((sum, shot) => sum + shot.durationSeconds, 0);
  const rgba = new Uint8Array(width * height * 4);
  return {
    width,
    height,
    frameCount: Math.round(seconds * spec.framesPerSecond),
    render(frameIndex) {
      for (let pixel = 0; pixel < width * height; pixel++) {
        const x = (pixel % width) + frameIndex * 4;
        rgba[pixel * 4] = (x * 3) & 255;
        rgba[pixel * 4 + 1] = (Math.floor(pixel / width) * 2) & 255;
        rgba[pixel * 4 + 2] = spec.seed & 255;
        rgba[pixel * 4 + 3] = 255;
      }
      return rgba;
    },
  };
}
