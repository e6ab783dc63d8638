import { createCanvas, ImageData, type SKRSContext2D } from "@napi-rs/canvas";
import { buildScene } from "./scene/build-scene.ts";
import type { SceneSpec } from "./scene-spec.ts";
import { composeSoundtrack, type Soundtrack } from "./sound/compose-soundtrack.ts";

export interface ContactSheetOptions {
  /** Of each frame, pixels, even. */
  readonly width: number;
  readonly height: number;
  /** Frames on the sheet, at even distances of time. */
  readonly frames: number;
  readonly columns: number;
  /** The JPEG is made coarser until it has at most so many bytes. */
  readonly bytesMax: number;
}

const gapPixels = 4;
const soundPixels = 36;

/**
 * A clip at a glance, as JPEG: frames in the order of time and, where it sounds, the loudness of its sound under them.
 * Draws in this process; for tools, not for a server.
 */
export async function makeContactSheet(spec: SceneSpec, options: ContactSheetOptions): Promise<Buffer> {
  const { width, height, frames, columns } = options;
  const soundtrack = await composeSoundtrack(spec);
  const { mouthCues, audible } = soundtrack;
  const scene = await buildScene(spec, { width, height, pictures: {}, mouthCues, watermark: false });
  const rows = Math.ceil(frames / columns);
  const canvas = createCanvas(
    columns * (width + gapPixels) - gapPixels,
    rows * (height + gapPixels) - gapPixels + (audible ? soundPixels + gapPixels : 0),
  );
  const context = canvas.getContext("2d");
  context.fillStyle = "#111";
  context.fillRect(0, 0, canvas.width, canvas.height);
  for (let at = 0; at < frames; at++) {
    const frame = Math.floor(((at + 0.5) / frames) * scene.frameCount);
    const pixels = new ImageData(new Uint8ClampedArray(scene.render(frame)), width, height);
    context.putImageData(pixels, (at % columns) * (width + gapPixels), Math.floor(at / columns) * (height + gapPixels));
  }
  if (audible) paintSound(context, soundtrack, canvas);
  for (let quality = 90; ; quality -= 5) {
    const sheet = canvas.toBuffer("image/jpeg", quality);
    if (sheet.length <= options.bytesMax || quality <= 30) return sheet;
  }
}

function paintSound(
  context: SKRSContext2D,
  { left }: Soundtrack,
  { width, height }: { readonly width: number; readonly height: number },
): void {
  const middle = height - soundPixels / 2;
  context.fillStyle = "#7fc8ff";
  for (let x = 0; x < width; x++) {
    const from = Math.floor((x / width) * left.length);
    const to = Math.floor(((x + 1) / width) * left.length);
    let sum = 0;
    for (let at = from; at < to; at++) sum += (left[at] ?? 0) ** 2;
    const half = Math.min(soundPixels / 2, Math.sqrt(sum / Math.max(1, to - from)) * 90);
    context.fillRect(x, middle - half, 1, Math.max(1, 2 * half));
  }
}
