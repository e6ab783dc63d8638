import { clamp, lit, mix, smoothStep, type Rgb } from "../../scene/colour.ts";
import type { Light } from "../../scene/light.ts";
import { seededRandom } from "../../scene/random.ts";
import { unitOf, type ShotContext } from "../../scene/shot.ts";
import { createSurface, type Surface } from "../../scene/surface.ts";
import { paintHills, type Hills } from "./hills.ts";
import { createSprite, type Sprite } from "./sprite.ts";
import { createTerrain, type Terrain, type TerrainView } from "./terrain.ts";

/** A painted plate far behind everything, that moves as far things do. Metres. */
export interface Backdrop {
  readonly surface: Surface;
  /** From the camera. */
  readonly depth: number;
  readonly wideMetres: number;
  readonly highMetres: number;
  /** Of its lower edge. */
  readonly baseY: number;
}

/** What the painters of a piece of open land share: its seed, light and sizes. */
export interface Site {
  readonly context: ShotContext;
  readonly light: Light;
  readonly seed: number;
  readonly unit: number;
  readonly variant: number;
  /** Snow lies on the ground. */
  readonly snowy: boolean;
  readonly keySide: 1 | -1;
  /** What distance fades things to. */
  readonly air: Rgb;
  /** A colour of a thing that the light meets fully (1) or not at all (0). */
  tone(colour: Rgb, lightness: number): Rgb;
  /** Share of a colour that is lost at a depth (metres). */
  haze(depth: number): number;
  random(feature: string): () => number;
  /** Half of what a wide picture shows across at a depth (metres): where its border is. */
  border(depth: number): number;
  /** Metres from the camera to people in a wide picture. */
  readonly castDepth: number;
  /** Height in pixels of a thing of so many metres at a depth, as sharp as the picture needs it. */
  pixels(metres: number, depth: number): number;
  sprite(surface: Surface, highMetres: number): Sprite;
  terrain(paint: (pixels: number) => Surface, metres: number): Terrain;
  /** How a plane of the ground is painted as far as so many metres. */
  rows(farMetres: number): TerrainView;
  /** Soft hills at a depth. */
  hills(
    feature: string,
    options: {
      readonly depth: number;
      readonly highMetres: number;
      readonly baseY?: number;
      readonly hills: Omit<Hills, "haze">;
      readonly haze?: number;
    },
  ): Backdrop;
  /** A plate at a depth, painted by the caller at its size in pixels. */
  backdrop(
    options: { readonly depth: number; readonly highMetres: number; readonly baseY?: number; readonly share?: number },
    paint: (width: number, height: number) => Surface,
  ): Backdrop;
}

/** Plates are wider than the picture so that the camera can turn and step aside: shares of the width, or more of the focal length. */
const overscan = 1.6;
const turnRoom = 0.6;

/** @param context with the light that the land shall have */
export function createSite(context: ShotContext): Site {
  const { shot, width, height, light } = context;
  const { setting } = shot;
  const seed = (context.seed + setting.variant * 15485863) >>> 0;
  const focal = (width > height ? width : height * 1.05) * 0.98;
  const air = mix(light.hazeSun, light.hazeAway, 0.45);
  const haze = (depth: number): number => 0.94 * (1 - Math.exp(-Math.max(0, depth - 5) / light.hazeMetres));
  const backdrop: Site["backdrop"] = ({ depth, highMetres, baseY = 0, share = 1 }, paint) => {
    const wideMetres = Math.max((width / focal) * overscan, width / focal + turnRoom) * depth + 8;
    const pixels = (focal / depth) * share * clamp(720 / height, 0.5, 1);
    return { surface: paint(wideMetres * pixels, highMetres * pixels), depth, wideMetres, highMetres, baseY };
  };
  return {
    context,
    light,
    seed,
    unit: unitOf(context),
    variant: setting.variant % 3,
    snowy: setting.weather === "snow" || setting.season === "winter",
    keySide: light.sun.aside < -0.05 ? -1 : 1,
    air,
    tone: (colour, lightness) => lit(colour, mix(light.shade, light.key, lightness)),
    haze,
    random: (feature) => seededRandom(seed, feature),
    border: (depth) => (width / 2 / focal) * depth,
    castDepth: (3.05 * focal) / height,
    pixels: (metres, depth) => clamp((metres * focal) / depth, 8, 2200),
    sprite: (surface, highMetres) => createSprite(surface, highMetres, air),
    terrain: (paint, metres) =>
      createTerrain(paint(clamp(2 ** Math.round(Math.log2(height * 0.95)), 64, 1024)), metres),
    rows: (farMetres) => ({ width, height, rowPixels: Math.max(1, Math.round(unitOf(context) * 1.6)), farMetres }),
    backdrop,
    hills: (feature, options) =>
      backdrop(
        { depth: options.depth, highMetres: options.highMetres, baseY: options.baseY ?? 0, share: 0.75 },
        (wide, high) =>
          paintHills({
            width: wide,
            height: high,
            hills: { ...options.hills, haze: Math.min(0.92, options.haze ?? haze(options.depth)) },
            light,
            seed,
            feature,
          }),
      ),
  };
}

/** Sprites side by side as a plate: an edge of a wood, a row of palms. `at`: heights over the plate's lower edge, 0 to 1. */
export function paintRow(
  site: Site,
  size: { readonly width: number; readonly height: number },
  options: {
    readonly sprites: readonly Sprite[];
    readonly feature: string;
    readonly count: number;
    readonly haze: number;
    /** Heights against the plate's. */
    readonly from: number;
    readonly to: number;
    readonly ground?: Rgb;
  },
): Surface {
  const surface = createSurface(size.width, size.height);
  const { context, width, height } = surface;
  const random = site.random(options.feature);
  for (let index = 0; index < options.count; index++) {
    const sprite = options.sprites[Math.floor(random() * options.sprites.length)];
    if (sprite === undefined) continue;
    const high = height * (options.from + (options.to - options.from) * random());
    const wide = (high * sprite.wideMetres) / sprite.highMetres;
    const x = ((index + 0.2 + 0.6 * random()) / options.count) * width;
    context.save();
    context.translate(x, 0);
    if (random() < 0.5) context.scale(-1, 1);
    context.drawImage(
      sprite.bitmap(options.haze, high),
      -wide / 2,
      height * (0.99 - 0.02 * random()) - high,
      wide,
      high,
    );
    context.restore();
  }
  if (options.ground !== undefined) {
    const [red, green, blue] = mix(options.ground, site.air, options.haze);
    const fade = context.createLinearGradient(0, height * 0.86, 0, height);
    fade.addColorStop(0, `rgba(${red},${green},${blue},0)`);
    fade.addColorStop(0.7, `rgba(${red},${green},${blue},0.9)`);
    fade.addColorStop(1, `rgba(${red},${green},${blue},1)`);
    context.fillStyle = fade;
    context.fillRect(0, height * 0.86, width, height * 0.14);
  }
  return surface;
}

/** Strong where the sun stands low in a clear sky: long light, glow, rays. */
export function lowSun(light: Light): number {
  return light.sun.moon ? 0 : light.sun.strength * (1 - smoothStep(0.3, 0.9, light.sun.height));
}
