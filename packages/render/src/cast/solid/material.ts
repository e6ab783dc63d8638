import type { SKRSContext2D } from "@napi-rs/canvas";
import { createSurface } from "../../scene/surface.ts";

/** How a surface takes light. Shares from 0 to 1. */
export interface Material {
  /** Colours, multiplied with those of the mesh. */
  readonly bitmap?: Bitmap;
  /** Where the bitmap is transparent there is a hole. */
  readonly cutout?: boolean;
  /** Red: gloss instead of `gloss`; green: light of its own at night; blue: light of its own always. */
  readonly finish?: Bitmap;
  /** How much of the surroundings it mirrors: 0 chalk, 0.5 lacquer, 1 chrome. */
  readonly gloss?: number;
  /** Its reflections have its colour. */
  readonly metal?: boolean;
  /** How small its highlights are: 4 broad, 200 sharp. */
  readonly polish?: number;
  /** Light of its own, always. */
  readonly glow?: number;
  /** Soft edges of light, as hair has. */
  readonly fur?: number;
  /** Below 1 what is behind shows through. */
  readonly opacity?: number;
  readonly twoSided?: boolean;
}

/** RGBA, rows top-down, in memory: read at any place. */
export interface Bitmap {
  readonly width: number;
  readonly height: number;
  readonly bytes: Uint8ClampedArray;
}

/** Paints a bitmap once; the painter's square goes from 0 to 1 in both directions. */
export function paintBitmap(width: number, height: number, paint: (context: SKRSContext2D) => void): Bitmap {
  const surface = createSurface(width, height);
  surface.context.scale(surface.width, surface.height);
  paint(surface.context);
  const { data } = surface.context.getImageData(0, 0, surface.width, surface.height);
  return { width: surface.width, height: surface.height, bytes: Uint8ClampedArray.from(data) };
}
