import manifest from "../package.json" with { type: "json" };

/** Kinora's version, as published. */
export const version: string = manifest.version;
