import type { Canvas, SKRSContext2D } from "@napi-rs/canvas";
import { depthOf, nearMetres, sidewaysOf, type Camera } from "./camera.ts";
import { css, type Rgb } from "./colour.ts";
import { createSurface } from "./surface.ts";

/** A painted bitmap with smaller copies, narrower and lower independently: a wall seen from the side shrinks in width only. */
export interface Texture {
  readonly width: number;
  readonly height: number;
  level(narrower: number, lower: number): Canvas;
}

/** A vertical rectangle that stands on two ground points; `left…` is where the texture's left edge is. */
export interface Wall {
  readonly leftX: number;
  readonly leftZ: number;
  readonly rightX: number;
  readonly rightZ: number;
  readonly bottomY: number;
  readonly topY: number;
}

/** The part of a texture a wall shows, in fractions; 0 is the top and the left. */
export interface TextureWindow {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/** All of a texture. */
const wholeTexture: TextureWindow = { left: 0, right: 1, top: 0, bottom: 1 };

const levelsMax = 5;

/** Smaller copies are made when a wall first needs them. */
export function createTexture(base: Canvas): Texture {
  const levels = new Map<number, Canvas>([[0, base]]);
  const level = (narrower: number, lower: number): Canvas => {
    const key = narrower * 16 + lower;
    const known = levels.get(key);
    if (known !== undefined) return known;
    const larger = narrower > 0 ? level(narrower - 1, lower) : level(narrower, lower - 1);
    const width = Math.max(1, narrower > 0 ? larger.width >> 1 : larger.width);
    const height = Math.max(1, narrower > 0 ? larger.height : larger.height >> 1);
    const made = createSurface(width, height);
    made.context.drawImage(larger, 0, 0, width, height);
    levels.set(key, made.canvas);
    return made.canvas;
  };
  return {
    width: base.width,
    height: base.height,
    level: (narrower, lower) => level(Math.min(levelsMax, narrower), Math.min(levelsMax, lower)),
  };
}

/** The wall's outline on the picture, cut at the near plane: columns from `x0` to `x1`, with inverse depths for perspective. */
export interface Span {
  readonly x0: number;
  readonly x1: number;
  readonly inverse0: number;
  readonly inverse1: number;
  /** Fraction along the wall, left to right of the texture. */
  readonly along0: number;
  readonly along1: number;
}

/** Paints a textured wall in exact perspective, column by column. `detail` is picture pixels per context unit (0.25 for a quarter-size layer). */
export function paintWall(
  context: SKRSContext2D,
  camera: Camera,
  wall: Wall,
  texture: Texture,
  options: {
    readonly width: number;
    readonly height: number;
    readonly detail: number;
    readonly window?: TextureWindow;
  },
): void {
  const span = spanOf(camera, wall);
  if (span === undefined) return;
  const from = Math.max(span.x0, -2);
  const to = Math.min(span.x1, options.width + 2);
  if (to <= from) return;
  const window = options.window ?? wholeTexture;
  const above = (wall.topY * camera.vertical - camera.y) * camera.focal;
  const below = (wall.bottomY * camera.vertical - camera.y) * camera.focal;
  const pixelsAcross = span.x1 - span.x0;
  const steepness = Math.abs(span.inverse1 - span.inverse0) / pixelsAcross;
  const wallMetresHigh = wall.topY - wall.bottomY;
  const averageInverse = (span.inverse0 + span.inverse1) / 2;
  const lower = levelFor(
    ((window.bottom - window.top) * texture.height) / (wallMetresHigh * camera.focal * averageInverse * options.detail),
  );
  const narrower = levelFor(
    ((window.right - window.left) * texture.width * Math.abs(span.along1 - span.along0)) /
      (pixelsAcross * options.detail),
  );
  const bitmap = texture.level(narrower, lower);
  const sourceTop = window.top * bitmap.height;
  const sourceHeight = (window.bottom - window.top) * bitmap.height;
  const first = Math.floor(from);
  // Wide columns where the wall runs nearly level, one pixel where an edge in sight is steep; beyond the picture's border only
  // the texture's own slant is left, which may be coarser.
  const columnWidth = (inverse: number): number => {
    let widest = 16;
    for (const metres of [above, below]) {
      const edgeY = camera.horizonY - metres * inverse;
      const inSight = edgeY > 0 && edgeY < options.height;
      // What is mirrored in a wet street is blurred afterwards.
      const tolerance = (inSight ? 1 : 1.25) * (camera.vertical > 0 ? 1 : 2.5);
      const reach = inSight ? Math.abs(metres) : Math.max(camera.horizonY, options.height - camera.horizonY) / inverse;
      widest = Math.min(widest, tolerance / Math.max(0.001, reach * steepness * options.detail));
    }
    return Math.max(options.height * options.detail > 850 ? 2 : 1, Math.round(widest)) / options.detail;
  };
  let end = first;
  for (let x = first; x < to; x = end) {
    const start = inverseAt(span, Math.min(Math.max(x, span.x0), span.x1));
    end = Math.min(x + columnWidth(start), to);
    const a = textureAt(span, Math.max(x, span.x0));
    const b = textureAt(span, Math.min(end, span.x1));
    const inverse = inverseAt(span, Math.min(Math.max((x + end) / 2, span.x0), span.x1));
    const y0 = camera.horizonY - above * inverse;
    const y1 = camera.horizonY - below * inverse;
    const u0 = (window.left + (window.right - window.left) * Math.min(a, b)) * bitmap.width;
    const u1 = (window.left + (window.right - window.left) * Math.max(a, b)) * bitmap.width;
    const sourceWidth = Math.max(u1 - u0, 0.01);
    if (y1 >= y0) {
      context.drawImage(bitmap, u0, sourceTop, sourceWidth, sourceHeight, x, y0, end - x, y1 - y0);
    } else {
      context.save();
      context.translate(0, y0 + y1);
      context.scale(1, -1);
      context.drawImage(bitmap, u0, sourceTop, sourceWidth, sourceHeight, x, y1, end - x, y0 - y1);
      context.restore();
    }
  }
}

/** Lays a colour over a wall, fading from one end to the other: haze, or a side in shade. */
export function veilWall(
  context: SKRSContext2D,
  camera: Camera,
  wall: Wall,
  veil: (depth: number, screenX: number) => { readonly colour: Rgb; readonly alpha: number },
): void {
  const span = spanOf(camera, wall);
  if (span === undefined) return;
  const above = (wall.topY * camera.vertical - camera.y) * camera.focal;
  const below = (wall.bottomY * camera.vertical - camera.y) * camera.focal;
  const start = veil(1 / span.inverse0, span.x0);
  const end = veil(1 / span.inverse1, span.x1);
  const gradient = context.createLinearGradient(span.x0, 0, span.x1, 0);
  gradient.addColorStop(0, css(start.colour, start.alpha));
  // Depth is not linear in the picture: one stop between keeps the haze where it belongs.
  const middleX = (span.x0 + span.x1) / 2;
  const middle = veil(1 / inverseAt(span, middleX), middleX);
  gradient.addColorStop(0.5, css(middle.colour, middle.alpha));
  gradient.addColorStop(1, css(end.colour, end.alpha));
  context.fillStyle = gradient;
  context.beginPath();
  context.moveTo(Math.floor(span.x0), camera.horizonY - above * span.inverse0);
  context.lineTo(span.x1, camera.horizonY - above * span.inverse1);
  context.lineTo(span.x1, camera.horizonY - below * span.inverse1);
  context.lineTo(Math.floor(span.x0), camera.horizonY - below * span.inverse0);
  context.fill();
}

export function spanOf(camera: Camera, wall: Wall): Span | undefined {
  let depthL = depthOf(camera, wall.leftX, wall.leftZ);
  let depthR = depthOf(camera, wall.rightX, wall.rightZ);
  if (depthL <= nearMetres && depthR <= nearMetres) return undefined;
  let sideL = sidewaysOf(camera, wall.leftX, wall.leftZ);
  let sideR = sidewaysOf(camera, wall.rightX, wall.rightZ);
  let alongL = 0;
  let alongR = 1;
  if (depthL < nearMetres) {
    alongL = (nearMetres - depthL) / (depthR - depthL);
    sideL += (sideR - sideL) * alongL;
    depthL = nearMetres;
  } else if (depthR < nearMetres) {
    alongR = (nearMetres - depthL) / (depthR - depthL);
    sideR = sideL + (sideR - sideL) * alongR;
    depthR = nearMetres;
  }
  const xL = camera.centreX + (sideL * camera.focal) / depthL;
  const xR = camera.centreX + (sideR * camera.focal) / depthR;
  if (Math.abs(xL - xR) < 0.05) return undefined;
  const left = { x: xL, inverse: 1 / depthL, along: alongL };
  const right = { x: xR, inverse: 1 / depthR, along: alongR };
  const [first, second] = xL < xR ? [left, right] : [right, left];
  return {
    x0: first.x,
    x1: second.x,
    inverse0: first.inverse,
    inverse1: second.inverse,
    along0: first.along,
    along1: second.along,
  };
}

export function inverseAt(span: Span, x: number): number {
  return span.inverse0 + ((span.inverse1 - span.inverse0) * (x - span.x0)) / (span.x1 - span.x0);
}

export function textureAt(span: Span, x: number): number {
  const t = (x - span.x0) / (span.x1 - span.x0);
  const weighted = span.along0 * span.inverse0 * (1 - t) + span.along1 * span.inverse1 * t;
  return weighted / (span.inverse0 * (1 - t) + span.inverse1 * t);
}

/** How many halvings bring so many texels to one. */
export function levelFor(texelsPerPixel: number): number {
  return Math.max(0, Math.round(Math.log2(Math.max(1, texelsPerPixel))));
}
