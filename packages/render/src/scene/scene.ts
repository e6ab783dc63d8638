import type { MouthCue } from "../scene-spec.ts";

/**
 * A built scene. `render` is a pure function of the frame's index: same spec and size give the same bytes, in any order.
 */
export interface Scene {
  readonly width: number;
  readonly height: number;
  readonly frameCount: number;
  /** RGBA, 8 bits, rows top-down, `width * height * 4` bytes. The buffer is valid until the next call. */
  render(frameIndex: number): Uint8Array;
}

export interface SceneOptions {
  /** Pixels, even. */
  readonly width: number;
  readonly height: number;
  /** Absolute paths of decoded, trusted pictures (PNG or JPEG made by the media child). */
  readonly pictures: Readonly<Partial<Record<"image" | "end_image", string>>>;
  readonly mouthCues: readonly MouthCue[];
  readonly watermark: boolean;
}
