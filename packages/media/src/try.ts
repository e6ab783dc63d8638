export * from "./encoder.ts"; export * from "./yuv420.ts";
