import type { SKRSContext2D } from "@napi-rs/canvas";
import { letterFont } from "./lettering.ts";
import { unitOf } from "./shot.ts";

/** Draws "Kinora" small in the lower right corner. */
export function paintWatermark(
  context: SKRSContext2D,
  size: { readonly width: number; readonly height: number },
): void {
  const unit = unitOf(size);
  const fontPixels = Math.max(7, Math.round(30 * unit));
  context.font = `${fontPixels}px "${letterFont}"`;
  context.textAlign = "right";
  context.textBaseline = "alphabetic";
  const x = size.width - fontPixels * 0.9;
  const y = size.height - fontPixels * 0.9;
  context.fillStyle = "rgba(0,0,0,0.35)";
  context.fillText("Kinora", x + Math.max(0.5, 1.5 * unit), y + Math.max(0.5, 1.5 * unit));
  context.fillStyle = "rgba(255,255,255,0.72)";
  context.fillText("Kinora", x, y);
}
