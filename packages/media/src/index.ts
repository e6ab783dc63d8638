export { compileCacheEnvironment } from "./compile-cache.ts";
export { type Encoder, EncoderError, type EncoderName, type EncoderPreset, type EncoderSettings } from "./encoder.ts";
export { type EncoderSearch, findEncoder, openEncoder } from "./open-encoder.ts";
export { encodeStill, type Still, type StillFormat } from "./encode-still.ts";
export { type InputAndOutput, type MediaChild, type MediaChildOptions, openMediaChild } from "./media-child.ts";
export type { DecodedAudio, DecodedImage, PosterFrame, ProbedAudio, ProbedVideo, Track } from "./media-job.ts";
export {
  type AudioLimits,
  audioLimits,
  type ImageLimits,
  imageLimits,
  type VideoLimits,
  videoLimits,
} from "./media-limits.ts";
export { mediaErrorCodes, type MediaRefusal, type MediaRefusalReason, type MediaResult } from "./media-result.ts";
export { readWav, type WavSound } from "./wav.ts";
export { rgbaToYuv420, yuv420SizeBytes } from "./yuv420.ts";
export { assemble, type Code, type Kernel, kernel, type Kernels, type Local } from "./wasm/assemble.ts";
export { everyLane, i16x8, i32, i32x4, i8x16, loop, v128, when } from "./wasm/instructions.ts";
