import type { SKRSContext2D } from "@napi-rs/canvas";
import { nearMetres, project, type Camera, type Projected } from "../scene/camera.ts";
import { clamp, css, lit, scaled, type Rgb } from "../scene/colour.ts";
import type { Glows } from "../scene/glow.ts";
import type { RoomLighting } from "./room-light.ts";
import type { Surface } from "../scene/surface.ts";

/** A room as it is painted at one moment: whoever paints a thing needs nothing else. */
export interface RoomView {
  readonly context: SKRSContext2D;
  /** Looks straight along z: what stands square to it stays a rectangle. */
  readonly camera: Camera;
  readonly lighting: RoomLighting;
  readonly seconds: number;
  readonly glows: Glows;
  readonly seed: number;
  /** Which of the setting's variants. */
  readonly variant: number;
  /** A thing painted once, in metres with y up and its foot at the origin, kept by its name. */
  flat(name: string, size: FlatSize, paint: (context: SKRSContext2D) => void): Flat;
}

/** Metres. */
interface FlatSize {
  readonly wide: number;
  readonly high: number;
}

/** A painting that stands upright in the room. */
export interface Flat extends FlatSize {
  readonly surface: Surface;
}

/** The colour of a surface at a place, `factor` brighter, as CSS. */
export function shadeAt(
  view: RoomView,
  colour: Rgb,
  at: { readonly x: number; readonly y: number; readonly z: number },
  factor = 1,
): string {
  return css(scaled(lit(colour, view.lighting.at(at.x, at.y, at.z)), factor));
}

/** A box that stands square to the camera. Metres; `x` and `z` are its middle, `y` its underside. */
interface Block {
  readonly x: number;
  readonly y: number;
  readonly z: number;
  readonly wide: number;
  readonly high: number;
  readonly deep: number;
  readonly colour: Rgb;
  /** Of the upper face, when it is of another make. */
  readonly topColour?: Rgb;
  /** Of its edges, metres: cushions are round, boards are not. */
  readonly round?: number;
  /** Grain along the front, or a seam around it. */
  readonly finish?: "wood" | "soft";
  /** Without faces to the left and right: what stands between its neighbours. */
  readonly between?: boolean;
  /** Paints on the front face: metres from its lower left corner, y up. */
  readonly front?: (context: SKRSContext2D) => void;
}

/** Paints the faces of a box that can be seen: side, top, front. */
export function paintBlock(view: RoomView, block: Block): void {
  const { context, camera } = view;
  const left = block.x - block.wide / 2;
  const right = block.x + block.wide / 2;
  const nearZ = Math.max(block.z - block.deep / 2, camera.z + nearMetres);
  const farZ = block.z + block.deep / 2;
  if (farZ - camera.z <= nearMetres) return;
  const topY = block.y + block.high;
  const middle = { x: block.x, y: block.y + block.high / 2, z: nearZ };
  const lowLeft = project(camera, left, block.y, nearZ);
  const highRight = project(camera, right, topY, nearZ);
  const scale = lowLeft.scale;
  const farLeft = project(camera, left, topY, farZ);
  const farRight = project(camera, right, topY, farZ);
  const farLow = project(camera, left, block.y, farZ);
  const radius = (block.round ?? 0) * scale;
  const wide = highRight.x - lowLeft.x;
  const high = lowLeft.y - highRight.y;
  // Side, as far as it shows.
  const side = block.between
    ? undefined
    : farLeft.x < lowLeft.x - 0.3
      ? [lowLeft.x, farLeft.x]
      : farRight.x > highRight.x + 0.3
        ? [highRight.x, farRight.x]
        : undefined;
  if (side !== undefined) {
    const [near = 0, far = 0] = side;
    context.fillStyle = shadeAt(view, block.colour, middle, far < near ? 0.7 : 0.58);
    tracePolygon(
      context,
      [
        [near, highRight.y + (radius > 0 ? radius * 0.4 : 0)],
        [far, farLeft.y],
        [far, farLow.y],
        [near, lowLeft.y],
      ],
      radius * 0.6,
    );
    context.fill();
  }
  if (camera.y > topY) {
    context.fillStyle = shadeAt(view, block.topColour ?? block.colour, { ...middle, y: topY + 0.05, z: block.z }, 1.1);
    tracePolygon(
      context,
      [
        [farLeft.x, farLeft.y],
        [farRight.x, farRight.y],
        [highRight.x, highRight.y + radius * 1.6],
        [lowLeft.x, highRight.y + radius * 1.6],
      ],
      radius,
    );
    context.fill();
  }
  const front = context.createLinearGradient(0, highRight.y, 0, lowLeft.y);
  front.addColorStop(0, shadeAt(view, block.colour, { ...middle, y: topY }, 0.98));
  front.addColorStop(Math.min(0.4, 0.1 + (block.round ?? 0)), shadeAt(view, block.colour, middle, 0.9));
  front.addColorStop(1, shadeAt(view, block.colour, { ...middle, y: block.y }, 0.72));
  context.fillStyle = front;
  context.beginPath();
  if (radius > 0.4) context.roundRect(lowLeft.x, highRight.y, wide, high, Math.min(radius, wide / 2, high / 2));
  else context.rect(lowLeft.x, highRight.y, wide, high);
  context.fill();
  // The edge towards the light.
  if (camera.y > topY && high > 3) {
    context.fillStyle = shadeAt(view, block.topColour ?? block.colour, { ...middle, y: topY }, 1.28);
    context.fillRect(lowLeft.x + radius * 0.7, highRight.y - 0.2, wide - radius * 1.4, clamp(0.008 * scale, 0.5, 2.5));
  }
  if (block.finish === "wood")
    paintGrain(view, { x: lowLeft.x, y: highRight.y, wide, high, scale }, block.x * 31 + block.y * 17);
  if (block.finish === "soft") {
    context.strokeStyle = "rgba(20,10,20,0.14)";
    context.lineWidth = Math.max(0.5, 0.012 * scale);
    context.beginPath();
    context.roundRect(
      lowLeft.x + radius * 0.35,
      highRight.y + radius * 0.35,
      Math.max(0, wide - radius * 0.7),
      Math.max(0, high - radius * 0.7),
      Math.min(radius * 0.8, wide / 2, high / 2),
    );
    context.stroke();
  }
  if (block.front !== undefined) {
    context.save();
    context.translate(lowLeft.x, lowLeft.y);
    context.scale(scale, -scale);
    block.front(context);
    context.restore();
  }
}

function paintGrain(
  view: RoomView,
  face: { x: number; y: number; wide: number; high: number; scale: number },
  salt: number,
): void {
  const { context } = view;
  const upright = face.high > face.wide;
  const lines = Math.min(9, Math.round((upright ? face.wide : face.high) / Math.max(2.5, face.scale * 0.03)));
  context.fillStyle = "rgba(40,18,6,0.12)";
  for (let line = 0; line < lines; line++) {
    const at = fraction(Math.sin(salt + line * 12.9898) * 43758.5453);
    const length = 0.3 + 0.6 * fraction(Math.sin(salt + line * 78.233) * 12543.21);
    const from = (1 - length) * fraction(Math.sin(salt * 1.7 + line * 4.1) * 9341.7);
    const thick = Math.max(0.5, face.scale * 0.004);
    if (upright) context.fillRect(face.x + face.wide * at, face.y + face.high * from, thick, face.high * length);
    else context.fillRect(face.x + face.wide * from, face.y + face.high * at, face.wide * length, thick);
  }
}

function fraction(value: number): number {
  return value - Math.floor(value);
}

/** A closed outline with rounded corners; fill or stroke it afterwards. */
export function tracePolygon(
  context: SKRSContext2D,
  points: readonly (readonly [number, number])[],
  radius: number,
): void {
  context.beginPath();
  const last = points.at(-1);
  const first = points[0];
  if (last === undefined || first === undefined) return;
  if (radius < 0.4) {
    points.forEach(([x, y], index) => (index === 0 ? context.moveTo(x, y) : context.lineTo(x, y)));
    context.closePath();
    return;
  }
  context.moveTo((last[0] + first[0]) / 2, (last[1] + first[1]) / 2);
  points.forEach(([x, y], index) => {
    const next = points[(index + 1) % points.length] ?? first;
    const before = points[(index + points.length - 1) % points.length] ?? last;
    const toNext = Math.hypot(next[0] - x, next[1] - y);
    const toBefore = Math.hypot(before[0] - x, before[1] - y);
    const turn =
      ((next[0] - x) * (before[0] - x) + (next[1] - y) * (before[1] - y)) / Math.max(1e-6, toNext * toBefore);
    // As round as the shorter edge has room for: a sharp corner hardly at all.
    const room = (Math.min(toNext, toBefore) / 2) * Math.tan(Math.acos(clamp(turn, -1, 1)) / 2);
    context.arcTo(x, y, (x + next[0]) / 2, (y + next[1]) / 2, Math.min(radius, room));
  });
  context.closePath();
}

/** Paints in metres, y up, on an upright plane: the origin is at the point. */
export function paintUpright(
  view: RoomView,
  at: { readonly x: number; readonly y: number; readonly z: number },
  paint: (context: SKRSContext2D, place: Projected) => void,
): void {
  const place = project(view.camera, at.x, at.y, at.z);
  if (at.z - view.camera.z <= nearMetres) return;
  view.context.save();
  view.context.translate(place.x, place.y);
  view.context.scale(place.scale, -place.scale);
  paint(view.context, place);
  view.context.restore();
}

/** Puts a painting upright with the middle of its foot at the point. `sway` leans its top to the right, metres a metre. */
export function standFlat(
  view: RoomView,
  flat: Flat,
  at: { readonly x: number; readonly y: number; readonly z: number },
  { sway = 0, flip = false }: { readonly sway?: number; readonly flip?: boolean } = {},
): void {
  if (at.z - view.camera.z <= nearMetres) return;
  const { context } = view;
  const place = project(view.camera, at.x, at.y, at.z);
  context.save();
  context.translate(place.x, place.y);
  context.transform(flip ? -place.scale : place.scale, 0, -sway * place.scale, place.scale, 0, 0);
  context.drawImage(flat.surface.canvas, -flat.wide / 2, -flat.high, flat.wide, flat.high);
  context.restore();
}

/** A level disc: a round table's top, a plate, a lamp's foot. */
export function traceDisc(
  view: RoomView,
  at: { readonly x: number; readonly y: number; readonly z: number },
  radius: number,
): void {
  const place = project(view.camera, at.x, at.y, at.z);
  const flat = Math.abs(view.camera.y - at.y) / place.depth;
  view.context.beginPath();
  view.context.ellipse(
    place.x,
    place.y,
    radius * place.scale,
    Math.max(0.3, radius * place.scale * flat),
    0,
    0,
    2 * Math.PI,
  );
}
