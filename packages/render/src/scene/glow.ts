import type { Canvas, SKRSContext2D } from "@napi-rs/canvas";
import { css, type Rgb } from "./colour.ts";
import { createSurface } from "./surface.ts";

/** Soft round lights, painted once per colour and then stamped. */
export interface Glows {
  /** Adds light around a point. `radius` in pixels, `strength` from 0 to 1. */
  stamp(context: SKRSContext2D, glow: Glow): void;
  /** As `stamp`, for a light as large as the picture on a bitmap without a transform: it keeps to whole pixels, which costs a third. */
  wash(context: SKRSContext2D, glow: Glow): void;
}

export interface Glow {
  readonly x: number;
  readonly y: number;
  readonly radius: number;
  readonly colour: Rgb;
  readonly strength: number;
}

const spriteSide = 128;

/** One set serves a whole scene: sprites are painted when first used. */
export function createGlows(): Glows {
  const sprites = new Map<string, Canvas>();
  const spriteOf = (colour: Rgb, side: number): Canvas => {
    const key = `${css(colour)} ${side}`;
    const known = sprites.get(key);
    if (known !== undefined) return known;
    const made = paintSprite(colour, side);
    sprites.set(key, made);
    return made;
  };
  const lay = (context: SKRSContext2D, strength: number, draw: () => void): void => {
    context.globalCompositeOperation = "screen";
    context.globalAlpha = Math.min(1, Math.max(0, strength));
    draw();
    context.globalAlpha = 1;
    context.globalCompositeOperation = "source-over";
  };
  return {
    stamp(context, { x, y, radius, colour, strength }) {
      const sprite = spriteOf(colour, spriteSide);
      lay(context, strength, () => {
        context.drawImage(sprite, x - radius, y - radius, 2 * radius, 2 * radius);
      });
    },
    wash(context, { x, y, radius, colour, strength }) {
      const sprite = spriteOf(colour, Math.max(1, Math.round(2 * radius)));
      lay(context, strength, () => {
        context.drawImage(sprite, Math.round(x - radius), Math.round(y - radius));
      });
    },
  };
}

function paintSprite(colour: Rgb, side: number): Canvas {
  const { canvas, context } = createSurface(side, side);
  const half = side / 2;
  const gradient = context.createRadialGradient(half, half, 0, half, half, half);
  // A steep core with a long tail, as a bright point looks through a lens.
  gradient.addColorStop(0, css(colour, 1));
  gradient.addColorStop(0.12, css(colour, 0.62));
  gradient.addColorStop(0.35, css(colour, 0.2));
  gradient.addColorStop(0.65, css(colour, 0.05));
  gradient.addColorStop(1, css(colour, 0));
  context.fillStyle = gradient;
  context.fillRect(0, 0, side, side);
  return canvas;
}
