import { createCanvas } from "@napi-rs/canvas";
import type { Scene, SceneOptions } from "../scene/scene.ts";
import type { SceneSpec } from "../scene-spec.ts";

/** A scene that gives out a fresh native pixel buffer for each frame, as every drawn scene does. */
export function buildScene(spec: SceneSpec, { width, height }: SceneOptions): Scene {
  const canvas = createCanvas(width, height);
  const context = canvas.getContext("2d");
  const seconds = spec.shots.reduce((sum, shot) => sum + shot.durationSeconds, 0);
  return {
    width,
    height,
    frameCount: Math.round(seconds * spec.framesPerSecond),
    render(frameIndex) {
      context.fillStyle = `rgb(${frameIndex % 256}, 90, 120)`;
      for (let coat = 0; coat < 12; coat++) context.fillRect(0, 0, width, height);
      return canvas.data();
    },
  };
}
