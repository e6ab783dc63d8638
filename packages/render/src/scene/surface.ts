import { createCanvas, type Canvas, type SKRSContext2D } from "@napi-rs/canvas";

/** A bitmap and its context, kept for the life of a scene and reset before every use. */
export interface Surface {
  readonly canvas: Canvas;
  readonly context: SKRSContext2D;
  readonly width: number;
  readonly height: number;
}

/** Fractions of pixels are rounded; nothing is smaller than one pixel. */
export function createSurface(width: number, height: number): Surface {
  const wholeWidth = Math.max(1, Math.round(width));
  const wholeHeight = Math.max(1, Math.round(height));
  const canvas = createCanvas(wholeWidth, wholeHeight);
  return { canvas, context: canvas.getContext("2d"), width: wholeWidth, height: wholeHeight };
}

/** Clears the bitmap and every setting of its context: state that leaked from an earlier frame would make frames depend on their order. */
export function beginSurface(surface: Surface): SKRSContext2D {
  surface.context.reset();
  return surface.context;
}
