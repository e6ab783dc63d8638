import type { SKRSContext2D } from "@napi-rs/canvas";
import { css, type Rgb } from "../../scene/colour.ts";
import type { Vec3 } from "../skeleton.ts";
import { type Bitmap, paintBitmap } from "../solid/material.ts";

/** A rectangle of metres that a drawing covers: along (or across) and up. */
export interface Area {
  readonly left: number;
  readonly right: number;
  readonly bottom: number;
  readonly top: number;
}

/** A drawing seen straight on, in metres with up upwards, as a bitmap for the surfaces that face that way. */
export function blueprint(area: Area, pixelsPerMetre: number, paint: (context: SKRSContext2D) => void): Bitmap {
  const wide = area.right - area.left;
  const high = area.top - area.bottom;
  return paintBitmap(Math.min(1400, wide * pixelsPerMetre), Math.min(900, high * pixelsPerMetre), (context) => {
    context.scale(1 / wide, -1 / high);
    context.translate(-area.left, -area.top);
    paint(context);
  });
}

/** Where a point is on a drawing of the side: forward to the right. */
export function onSide(area: Area): (at: Vec3) => readonly [number, number] {
  return ([, y, z]) => [(z - area.left) / (area.right - area.left), (area.top - y) / (area.top - area.bottom)];
}

/** Where a point is on a drawing of the front or back: left to the right. */
export function onFront(area: Area): (at: Vec3) => readonly [number, number] {
  return ([x, y]) => [(x - area.left) / (area.right - area.left), (area.top - y) / (area.top - area.bottom)];
}

/** Where a point is on a drawing from above: forward to the right, left upwards. */
export function onTop(area: Area): (at: Vec3) => readonly [number, number] {
  return ([x, , z]) => [(z - area.left) / (area.right - area.left), (area.top - x) / (area.top - area.bottom)];
}

/** Fills the whole drawing. */
export function ground(context: SKRSContext2D, area: Area, colour: Rgb): void {
  context.fillStyle = css(colour);
  context.fillRect(area.left, area.bottom, area.right - area.left, area.top - area.bottom);
}

/** A filled outline through corners, rounded by `radius` metres. */
export function plate(
  context: SKRSContext2D,
  corners: readonly (readonly [number, number])[],
  radius: number,
  fill: string | CanvasGradient,
): void {
  const last = corners.at(-1);
  const first = corners[0];
  if (last === undefined || first === undefined) return;
  context.beginPath();
  context.moveTo((last[0] + first[0]) / 2, (last[1] + first[1]) / 2);
  for (const [index, corner] of corners.entries()) {
    const next = corners[(index + 1) % corners.length] ?? first;
    context.arcTo(corner[0], corner[1], (corner[0] + next[0]) / 2, (corner[1] + next[1]) / 2, radius);
  }
  context.closePath();
  context.fillStyle = fill;
  context.fill();
}

type CanvasGradient = ReturnType<SKRSContext2D["createLinearGradient"]>;
