import type { Canvas, SKRSContext2D } from "@napi-rs/canvas";
import { project, type Camera } from "../../scene/camera.ts";
import { css, type Rgb } from "../../scene/colour.ts";
import { createSurface, type Surface } from "../../scene/surface.ts";

/** Something painted once that always faces the camera. Metres; its foot is in the middle of its lower edge. */
export interface Sprite {
  readonly wideMetres: number;
  readonly highMetres: number;
  /** The bitmap for a share of haze (0 to 1) and a height in pixels. */
  bitmap(haze: number, pixelsHigh: number): Canvas;
}

/** Steps of haze that are told apart. */
const hazeSteps = 8;
const halvingsMax = 5;

/** @param air what distance fades it to */
export function createSprite(surface: Surface, highMetres: number, air: Rgb): Sprite {
  const made = new Map<number, Canvas>([[0, surface.canvas]]);
  const bitmap = (step: number, halvings: number): Canvas => {
    const key = step * 16 + halvings;
    const known = made.get(key);
    if (known !== undefined) return known;
    // Made smaller first, hazed then: few are ever shown both large and far away.
    const from = step > 0 ? bitmap(0, halvings) : bitmap(0, halvings - 1);
    const next = step > 0 ? createSurface(from.width, from.height) : createSurface(from.width / 2, from.height / 2);
    next.context.drawImage(from, 0, 0, next.width, next.height);
    if (step > 0) {
      next.context.globalCompositeOperation = "source-atop";
      next.context.fillStyle = css(air, step / hazeSteps);
      next.context.fillRect(0, 0, next.width, next.height);
    }
    made.set(key, next.canvas);
    return next.canvas;
  };
  return {
    wideMetres: (highMetres * surface.width) / surface.height,
    highMetres,
    bitmap(haze, pixelsHigh) {
      const halvings = Math.floor(Math.log2(Math.max(1, (surface.height * 1.1) / Math.max(1, pixelsHigh))));
      return bitmap(Math.round(Math.min(1, haze) * hazeSteps), Math.min(halvingsMax, halvings));
    },
  };
}

/** As many pictures of one kind of thing: `make` is given 0, 1, 2 … */
export function variants<Made>(count: number, make: (index: number) => Made): Made[] {
  return Array.from({ length: count }, (_, index) => make(index));
}

/** One of several, of which there is at least one. */
export function pickSprite(sprites: readonly Sprite[], random: () => number): Sprite {
  return sprites[Math.floor(random() * sprites.length)] ?? (sprites[0] as Sprite);
}

/** A sprite at a place of the world. */
export interface Prop {
  readonly sprite: Sprite;
  readonly x: number;
  readonly z: number;
  /** Of its foot over the plane; 0 if left out. */
  readonly y?: number;
  readonly scale?: number;
  readonly flip?: boolean;
  /** How far the wind leans it: share of its height. */
  readonly sway?: number;
  /** Radius of the shade at its foot, metres; none if left out. */
  readonly shade?: number;
  /** A thing that hangs: its upper edge is at `y`. */
  readonly hangs?: boolean;
}

/** Paints a prop; nothing when it is outside of the picture. */
export function paintProp(
  target: SKRSContext2D,
  camera: Camera,
  prop: Prop,
  options: { readonly width: number; readonly height: number; readonly haze: number; readonly seconds: number },
): void {
  const at = project(camera, prop.x, prop.y ?? 0, prop.z);
  const size = (prop.scale ?? 1) * at.scale;
  const wide = prop.sprite.wideMetres * size;
  const high = prop.sprite.highMetres * size;
  if (at.x + wide < 0 || at.x - wide > options.width || high < 1) return;
  const top = prop.hangs === true ? at.y : at.y - high;
  if (top > options.height || top + high < 0) return;
  const bitmap = prop.sprite.bitmap(options.haze, high);
  const gust = Math.sin(options.seconds * 0.7 - prop.x * 0.25 - prop.z * 0.1);
  const lean = (prop.sway ?? 0) * (0.55 * gust + 0.45 * Math.sin(options.seconds * 2.3 + prop.x * 3.1 + prop.z * 1.7));
  if (lean === 0 && prop.flip !== true) {
    target.drawImage(bitmap, at.x - wide / 2, top, wide, high);
    return;
  }
  target.save();
  target.translate(at.x, at.y);
  target.transform(prop.flip === true ? -1 : 1, 0, prop.hangs === true ? lean : -lean, 1, 0, 0);
  target.drawImage(bitmap, -wide / 2, top - at.y, wide, high);
  target.restore();
}
