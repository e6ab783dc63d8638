export { animaticVersion } from "./animatic/animatic-version.ts";
export { type AnimaticOptions, makeAnimaticEngine } from "./animatic/engine.ts";
