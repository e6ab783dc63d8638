export { drawScene, readPrompt, SceneError, type SceneDrawing, type SceneWish } from "./animatic/draw-scene.ts";
export { animaticVersion, type AnimaticOptions, makeAnimaticEngine } from "./animatic/engine.ts";
