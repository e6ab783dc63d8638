import type { SKRSContext2D } from "@napi-rs/canvas";

/** One leaf or a few: a lens of four curves, cheaper than an ellipse. */
export function addDab(
  context: SKRSContext2D,
  { x, y, size, turn }: { readonly x: number; readonly y: number; readonly size: number; readonly turn: number },
): void {
  const ax = Math.cos(turn) * size;
  const ay = Math.sin(turn) * size;
  context.moveTo(x - ax, y - ay);
  context.quadraticCurveTo(x - ay * 0.9, y + ax * 0.9, x + ax, y + ay);
  context.quadraticCurveTo(x + ay * 0.9, y - ax * 0.9, x - ax, y - ay);
}
