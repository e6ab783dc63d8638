export {
  type Encoder,
  EncoderError,
  type EncoderName,
  type EncoderPreset,
  type EncoderSearch,
  type EncoderSettings,
  findEncoder,
  openEncoder,
} from "./encoder.ts";
export { encodeStill, type Still, type StillFormat } from "./encode-still.ts";
export { rgbaToYuv420, yuv420SizeBytes } from "./yuv420.ts";
