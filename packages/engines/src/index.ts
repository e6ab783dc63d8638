export { animaticVersion, type AnimaticOptions, makeAnimaticEngine } from "./animatic/engine.ts";
