import { letterFont, registerLetterFont } from "./lettering.ts";
import { unitOf } from "./shot.ts";
import { createSurface } from "./surface.ts";

/** "Kinora", small in the lower right corner. */
export interface Watermark {
  /** Lays it over a finished picture: RGBA, opaque. */
  mark(picture: Uint8Array): void;
}

/** Draws it once for a size. */
export function createWatermark(size: { readonly width: number; readonly height: number }): Watermark {
  registerLetterFont();
  const unit = unitOf(size);
  const fontPixels = Math.max(7, Math.round(30 * unit));
  const wide = Math.min(size.width, fontPixels * 7);
  const high = Math.min(size.height, fontPixels * 3);
  const { context } = createSurface(wide, high);
  context.font = `${fontPixels}px "${letterFont}"`;
  context.textAlign = "right";
  context.textBaseline = "alphabetic";
  const x = wide - fontPixels * 0.9;
  const y = high - fontPixels * 0.9;
  context.fillStyle = "rgba(0,0,0,0.35)";
  context.fillText("Kinora", x + Math.max(0.5, 1.5 * unit), y + Math.max(0.5, 1.5 * unit));
  context.fillStyle = "rgba(255,255,255,0.72)";
  context.fillText("Kinora", x, y);
  const { data } = context.getImageData(0, 0, wide, high);
  return {
    mark(picture) {
      for (let row = 0; row < high; row++) {
        let at = ((size.height - high + row) * size.width + size.width - wide) * 4;
        for (let from = row * wide * 4, end = from + wide * 4; from < end; from += 4, at += 4) {
          const share = (data[from + 3] ?? 0) / 255;
          if (share === 0) continue;
          for (let channel = 0; channel < 3; channel++) {
            const under = picture[at + channel] ?? 0;
            picture[at + channel] = Math.round(under + ((data[from + channel] ?? 0) - under) * share);
          }
        }
      }
    },
  };
}
