import type { Image } from "@napi-rs/canvas";
import { createSurface, type Surface } from "../scene/surface.ts";

/** Beyond this ratio of the two proportions a cut would lose more than half of the picture. */
const cutRatioMax = 2;
/** Where a cut picture is kept: faces are above the middle more often than below. 0 keeps the top, 1 the bottom. */
const keptHeight = 0.35;
/** Fraction of the shown picture over which it fades into its surroundings on each open side. */
const feather = 0.06;

/**
 * A picture in a frame of other proportions: cut to cover it, or, when little would be left, shown whole before an
 * enlarged and blurred copy. A transparent picture stands on black. Every pixel is opaque.
 */
export function fitPicture(image: Image, width: number, height: number): Surface {
  const surface = createSurface(width, height);
  const { context } = surface;
  const ratio = (image.width / image.height) * (surface.height / surface.width);
  context.fillStyle = "rgb(0,0,0)";
  context.fillRect(0, 0, surface.width, surface.height);
  context.imageSmoothingQuality = "high";
  if (ratio <= cutRatioMax && ratio >= 1 / cutRatioMax) {
    drawCovering(surface, image);
    return surface;
  }
  paintSurroundings(surface, image);
  const shown = feathered(image, surface, ratio < 1 ? "sides" : "top and bottom");
  context.drawImage(shown.canvas, (surface.width - shown.width) / 2, (surface.height - shown.height) / 2);
  return surface;
}

function drawCovering({ context, width, height }: Surface, image: Image): void {
  const scale = Math.max(width / image.width, height / image.height);
  const left = (width - image.width * scale) / 2;
  const top = (height - image.height * scale) * keptHeight;
  context.drawImage(image, left, top, image.width * scale, image.height * scale);
}

/** The picture again, too blurred to be read. Blurred small: the blur is as smooth and costs a sixty-fourth. */
function paintSurroundings({ context, width, height }: Surface, image: Image): void {
  const small = createSurface(width / 8, height / 8);
  drawCovering(small, image);
  const soft = createSurface(small.width, small.height);
  const radius = Math.max(1, Math.min(small.width, small.height) / 12);
  soft.context.filter = `blur(${radius.toFixed(2)}px)`;
  // Drawn larger than the surface: a blur fades at the border of what it blurs.
  const spill = 3 * radius;
  soft.context.drawImage(small.canvas, -spill, -spill, small.width + 2 * spill, small.height + 2 * spill);
  context.drawImage(soft.canvas, 0, 0, width, height);
  context.fillStyle = "rgba(0,0,0,0.28)";
  context.fillRect(0, 0, width, height);
}

function feathered(image: Image, frame: Surface, open: "sides" | "top and bottom"): Surface {
  const scale = Math.min(frame.width / image.width, frame.height / image.height);
  const shown = createSurface(image.width * scale, image.height * scale);
  const { context, width, height } = shown;
  context.imageSmoothingQuality = "high";
  context.drawImage(image, 0, 0, width, height);
  const fade =
    open === "sides" ? context.createLinearGradient(0, 0, width, 0) : context.createLinearGradient(0, 0, 0, height);
  fade.addColorStop(0, "rgba(0,0,0,0)");
  fade.addColorStop(feather, "rgba(0,0,0,1)");
  fade.addColorStop(1 - feather, "rgba(0,0,0,1)");
  fade.addColorStop(1, "rgba(0,0,0,0)");
  context.globalCompositeOperation = "destination-in";
  context.fillStyle = fade;
  context.fillRect(0, 0, width, height);
  return shown;
}
