import type { SKRSContext2D } from "@napi-rs/canvas";
import type { Style } from "../scene-spec.ts";
import { css, mix, type Rgb } from "./colour.ts";
import type { Light } from "./light.ts";
import { seededRandom } from "./random.ts";
import { beginSurface, createSurface, type Surface } from "./surface.ts";

/** What happens to a painted frame before it is shown: bloom, colour grade with vignette, film grain, and the look of a style. */
export interface Post {
  apply(main: Surface, frameIndex: number): void;
}

const grainSideMax = 512;
/** Bloom works on a picture this many times smaller. */
const bloomShrink = 4;

/** Prepares the grade, vignette and grain of a shot. */
export function createPost(options: { width: number; height: number; light: Light; style: Style; seed: number }): Post {
  const { width, height, light, style, seed } = options;
  const look = looks[style];
  const small = createSurface(width / bloomShrink, height / bloomShrink);
  const bright = createSurface(small.width, small.height);
  const grade = paintGrade(width, height, light, look);
  const grain = paintGrain(seed, Math.min(grainSideMax, Math.max(64, width)));
  const bloom = light.bloom * look.bloom;
  return {
    apply(main, frameIndex) {
      const { context } = main;
      context.globalAlpha = 1;
      const half = beginSurface(small);
      half.drawImage(main.canvas, 0, 0, small.width, small.height);
      // Squared twice: only what is bright stays.
      const squared = beginSurface(bright);
      squared.drawImage(small.canvas, 0, 0);
      squared.globalCompositeOperation = "multiply";
      squared.drawImage(small.canvas, 0, 0);
      squared.drawImage(small.canvas, 0, 0);
      half.reset();
      half.filter = `blur(${Math.max(0.5, small.width / 110).toFixed(2)}px)`;
      half.drawImage(bright.canvas, 0, 0);
      half.filter = "none";
      context.globalCompositeOperation = "screen";
      context.globalAlpha = Math.min(1, bloom);
      context.drawImage(small.canvas, 0, 0, width, height);
      context.globalAlpha = 1;
      if (look.saturation < 1) {
        context.globalCompositeOperation = "saturation";
        context.globalAlpha = 1 - look.saturation;
        context.fillStyle = "rgb(128,128,128)";
        context.fillRect(0, 0, width, height);
        context.globalAlpha = 1;
      }
      context.globalCompositeOperation = "soft-light";
      context.drawImage(grade.canvas, 0, 0, width, height);
      if (look.grain > 0) layGrain(context, grain, { width, height, strength: look.grain, frameIndex, seed });
      context.globalCompositeOperation = "source-over";
    },
  };
}

interface PostLook {
  readonly bloom: number;
  readonly saturation: number;
  readonly grain: number;
  readonly vignette: number;
}

const looks: Readonly<Record<Style, PostLook>> = {
  cinematic: { bloom: 1, saturation: 1, grain: 0.1, vignette: 1 },
  anime: { bloom: 1.2, saturation: 1, grain: 0.04, vignette: 0.5 },
  noir: { bloom: 1.3, saturation: 0, grain: 0.22, vignette: 0.9 },
  watercolour: { bloom: 0.8, saturation: 0.8, grain: 0.2, vignette: 0.2 },
  claymation: { bloom: 0.7, saturation: 1.05, grain: 0.06, vignette: 0.7 },
  pencil: { bloom: 0.4, saturation: 0.15, grain: 0.2, vignette: 0.2 },
  documentary: { bloom: 0.5, saturation: 0.86, grain: 0.16, vignette: 0.6 },
};

/** Grade and vignette in one soft-light layer: what is mid-grey in it changes nothing. */
function paintGrade(width: number, height: number, light: Light, look: PostLook): Surface {
  const surface = createSurface(width / 4, height / 4);
  const { context } = surface;
  const neutral: Rgb = [128, 128, 128];
  const tone = (colour: Rgb): string => css(mix(neutral, colour, light.grade.strength * 1.25));
  const gradient = context.createLinearGradient(0, 0, 0, surface.height);
  gradient.addColorStop(0, tone(light.grade.top));
  gradient.addColorStop(0.5, tone(light.grade.middle));
  gradient.addColorStop(1, tone(light.grade.bottom));
  context.fillStyle = gradient;
  context.fillRect(0, 0, surface.width, surface.height);
  const reach = Math.hypot(surface.width, surface.height) / 2;
  const shade = context.createRadialGradient(
    surface.width / 2,
    surface.height / 2,
    reach * 0.42,
    surface.width / 2,
    surface.height / 2,
    reach,
  );
  shade.addColorStop(0, "rgba(10,8,20,0)");
  shade.addColorStop(0.6, css([10, 8, 20], 0.28 * light.vignette * look.vignette));
  shade.addColorStop(1, css([10, 8, 20], Math.min(1, light.vignette * look.vignette * 1.05)));
  context.fillStyle = shade;
  context.fillRect(0, 0, surface.width, surface.height);
  return surface;
}

function paintGrain(seed: number, grainSide: number): Surface {
  const surface = createSurface(grainSide, grainSide);
  const image = surface.context.createImageData(grainSide, grainSide);
  const random = seededRandom(seed, "grain");
  for (let at = 0; at < image.data.length; at += 4) {
    const value = 128 + (random() + random() + random() - 1.5) * 80;
    image.data[at] = value;
    image.data[at + 1] = value;
    image.data[at + 2] = value;
    image.data[at + 3] = 255;
  }
  surface.context.putImageData(image, 0, 0);
  return surface;
}

function layGrain(
  context: SKRSContext2D,
  grain: Surface,
  options: { width: number; height: number; strength: number; frameIndex: number; seed: number },
): void {
  const grainSide = grain.width;
  const random = seededRandom(options.seed + options.frameIndex, "grain offset");
  const offsetX = Math.floor(random() * grainSide);
  const offsetY = Math.floor(random() * grainSide);
  context.globalCompositeOperation = "overlay";
  context.globalAlpha = options.strength;
  for (let x = -offsetX; x < options.width; x += grainSide) {
    for (let y = -offsetY; y < options.height; y += grainSide) context.drawImage(grain.canvas, x, y);
  }
  context.globalAlpha = 1;
}
