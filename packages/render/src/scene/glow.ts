import type { Canvas, SKRSContext2D } from "@napi-rs/canvas";
import { css, type Rgb } from "./colour.ts";
import { createSurface } from "./surface.ts";

/** Soft round lights, painted once per colour and then stamped. */
export interface Glows {
  /** Adds light around a point. `radius` in pixels, `strength` from 0 to 1. */
  stamp(context: SKRSContext2D, glow: { x: number; y: number; radius: number; colour: Rgb; strength: number }): void;
}

const spriteSide = 128;

/** One set serves a whole scene: sprites are painted when first used. */
export function createGlows(): Glows {
  const sprites = new Map<string, Canvas>();
  return {
    stamp(context, { x, y, radius, colour, strength }) {
      const key = css(colour);
      let sprite = sprites.get(key);
      if (sprite === undefined) {
        sprite = paintSprite(colour);
        sprites.set(key, sprite);
      }
      context.globalCompositeOperation = "screen";
      context.globalAlpha = Math.min(1, Math.max(0, strength));
      context.drawImage(sprite, x - radius, y - radius, 2 * radius, 2 * radius);
      context.globalAlpha = 1;
      context.globalCompositeOperation = "source-over";
    },
  };
}

function paintSprite(colour: Rgb): Canvas {
  const { canvas, context } = createSurface(spriteSide, spriteSide);
  const half = spriteSide / 2;
  const gradient = context.createRadialGradient(half, half, 0, half, half, half);
  // A steep core with a long tail, as a bright point looks through a lens.
  gradient.addColorStop(0, css(colour, 1));
  gradient.addColorStop(0.12, css(colour, 0.62));
  gradient.addColorStop(0.35, css(colour, 0.2));
  gradient.addColorStop(0.65, css(colour, 0.05));
  gradient.addColorStop(1, css(colour, 0));
  context.fillStyle = gradient;
  context.fillRect(0, 0, spriteSide, spriteSide);
  return canvas;
}
