import { GlobalFonts, type SKRSContext2D } from "@napi-rs/canvas";
import { fileURLToPath } from "node:url";
import { unitOf } from "./shot.ts";

/** A name of our own: a machine may have another "Inter", and a frame must not depend on the machine. */
const family = "Kinora Watermark Inter";

/**
 * Makes the font known to the rasteriser of this thread's process; calling it again does nothing.
 *
 * @throws Error when the font file of the package is missing
 */
export function registerWatermarkFont(): void {
  if (GlobalFonts.has(family)) return;
  const path = fileURLToPath(import.meta.resolve("@expo-google-fonts/inter/400Regular/Inter_400Regular.ttf"));
  if (GlobalFonts.registerFromPath(path, family) === null) throw new Error(`The font ${path} cannot be read.`);
}

/** Draws "Kinora" small in the lower right corner. */
export function paintWatermark(
  context: SKRSContext2D,
  size: { readonly width: number; readonly height: number },
): void {
  const unit = unitOf(size);
  const fontPixels = Math.max(7, Math.round(30 * unit));
  context.font = `${fontPixels}px "${family}"`;
  context.textAlign = "right";
  context.textBaseline = "alphabetic";
  const x = size.width - fontPixels * 0.9;
  const y = size.height - fontPixels * 0.9;
  context.fillStyle = "rgba(0,0,0,0.35)";
  context.fillText("Kinora", x + Math.max(0.5, 1.5 * unit), y + Math.max(0.5, 1.5 * unit));
  context.fillStyle = "rgba(255,255,255,0.72)";
  context.fillText("Kinora", x, y);
}
