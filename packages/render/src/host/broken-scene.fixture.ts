import type { Scene } from "../scene/scene.ts";

/** A scene for tests of the host: drawing fails. */
export function buildScene(): Scene {
  return {
    width: 160,
    height: 90,
    frameCount: 24,
    render() {
      throw new Error("the brush is dry");
    },
  };
}
