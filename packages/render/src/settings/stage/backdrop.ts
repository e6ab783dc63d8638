import { css, mix, type Rgb, scaled } from "../../scene/colour.ts";
import { hashUnit, seededRandom } from "../../scene/random.ts";
import { fillArea, paintBricks } from "../room-surfaces.ts";
import type { SurfaceBrush } from "../room.ts";
import { halfWidth, high, type House } from "./house.ts";

export function paintDrape(
  brush: SurfaceBrush,
  area: { x: number; y: number; wide: number; high: number },
  colour: Rgb,
  foldMetres: number,
): void {
  const { context } = brush;
  const random = seededRandom(brush.seed, `drape ${area.x}`);
  fillArea(context, area, css(scaled(colour, 0.7)));
  for (let x = area.x; x < area.x + area.wide;) {
    const wide = Math.min(foldMetres * (0.7 + 0.6 * random()), area.x + area.wide - x + 0.01);
    const fold = context.createLinearGradient(x, 0, x + wide, 0);
    fold.addColorStop(0, css(scaled(colour, 0.42)));
    fold.addColorStop(0.35, css(scaled(colour, 1.2)));
    fold.addColorStop(0.6, css(scaled(colour, 0.95)));
    fold.addColorStop(1, css(scaled(colour, 0.45)));
    context.fillStyle = fold;
    context.fillRect(x, area.y, wide, area.high);
    x += wide;
  }
}

export function paintBackdrop(brush: SurfaceBrush, house: House, beams: readonly [Rgb, Rgb, Rgb]): void {
  const { context } = brush;
  const wall = { x: -halfWidth, y: 0, wide: 2 * halfWidth, high };
  if (house === "club") {
    paintBricks(brush, wall, [136, 74, 60]);
    paintDrape(brush, { x: -halfWidth, y: 0, wide: 1.5, high }, [92, 24, 34], 0.26);
    paintDrape(brush, { x: halfWidth - 1.5, y: 0, wide: 1.5, high }, [92, 24, 34], 0.26);
    return;
  }
  if (house === "theatre") {
    // A painted moonlit hill town behind the drapes.
    const sky = context.createLinearGradient(0, 0, 0, high);
    sky.addColorStop(0, css(mix(beams[0], [255, 255, 255], 0.3)));
    sky.addColorStop(0.5, css(mix(beams[2], [70, 70, 130], 0.4)));
    sky.addColorStop(1, css(mix(beams[2], [26, 24, 66], 0.75)));
    context.fillStyle = sky;
    context.fillRect(wall.x, 0, wall.wide, high);
    for (const [base, colour] of [
      [1.5, [92, 92, 140]],
      [1.05, [62, 66, 104]],
    ] as const) {
      context.fillStyle = css(colour);
      context.beginPath();
      context.moveTo(-halfWidth, 0);
      context.lineTo(-halfWidth, base);
      context.bezierCurveTo(-2.6, base + 0.9, -1.2, base - 0.4, 0.4, base + 0.2);
      context.bezierCurveTo(2, base + 0.9, 3.4, base - 0.2, halfWidth, base + 0.3);
      context.lineTo(halfWidth, 0);
      context.fill();
    }
    for (let tree = 0; tree < 9; tree++) {
      const x = -4.4 + tree * 1.1 + 0.4 * hashUnit(brush.seed, tree);
      context.fillStyle = css([40, 54, 58]);
      context.beginPath();
      context.moveTo(x - 0.3, 0);
      context.lineTo(x, 1.2 + 0.7 * hashUnit(brush.seed, tree + 20));
      context.lineTo(x + 0.3, 0);
      context.fill();
    }
    return;
  }
  fillArea(context, wall, "rgb(40,38,50)");
  paintDrape(brush, { x: -halfWidth, y: 0, wide: 1.9, high }, [44, 42, 54], 0.3);
  paintDrape(brush, { x: halfWidth - 1.9, y: 0, wide: 1.9, high }, [44, 42, 54], 0.3);
  // A wall of light panels.
  for (let row = 0; row < 11; row++) {
    for (let column = 0; column < 22; column++) {
      const x = -3.3 + column * 0.3;
      const y = 0.45 + row * 0.3;
      const wave = 0.5 + 0.5 * Math.sin(column * 0.55 + Math.sin(row * 0.6) * 2 + brush.variant);
      fillArea(
        context,
        { x: x + 0.015, y: y + 0.015, wide: 0.27, high: 0.27 },
        css(mix(mix(beams[2], [20, 18, 34], 0.55), beams[row % 2 === 0 ? 0 : 1], wave * 0.75)),
      );
    }
  }
}
