import type { SKRSContext2D } from "@napi-rs/canvas";
import { isPerson } from "../../actor-classes.ts";
import { project, type Camera } from "../../scene/camera.ts";
import { css } from "../../scene/colour.ts";
import { beginSurface, createSurface, type Surface } from "../../scene/surface.ts";
import type { Figure } from "../figure.ts";
import type { Point } from "../figure-view.ts";
import type { Performer, PerformerMoment, Placement } from "../performer.ts";
import type { Vec3 } from "../skeleton.ts";
import type { Mount, Seat, SeenMount } from "./mount.ts";

/** Seats people on what they ride: each mount with its riders becomes one performer, at the first one's place in the cast. */
export function seatRiders(
  performers: readonly (Performer | Figure)[],
  picture: { readonly width: number; readonly height: number },
): readonly Performer[] {
  const ridersOf = new Map<Performer, Figure[]>();
  for (const performer of performers) {
    if (!("paintRiding" in performer) || !isPerson(performer.actor)) continue;
    const { riding } = performer.actor;
    const mount = riding === undefined ? undefined : performers.find(({ actor }) => actor.id === riding);
    if (mount?.mount === undefined) continue;
    const riders = ridersOf.get(mount) ?? [];
    // Who finds no seat stays on the ground.
    if (riders.length >= mount.mount.seats({ seconds: 0, clipSeconds: 0 }).length) continue;
    ridersOf.set(mount, [...riders, performer]);
  }
  if (ridersOf.size === 0) return performers;
  const mountOf = new Map([...ridersOf].flatMap(([mount, riders]) => riders.map((rider) => [rider, mount] as const)));
  const seated = performers.map((performer) => mountOf.get(performer as Figure) ?? performer);
  return [...new Set(seated)].map((performer) => {
    const riders = ridersOf.get(performer);
    return riders === undefined || performer.mount === undefined
      ? performer
      : ridden(performer, performer.mount, riders, picture);
  });
}

/** From a seat to the middle of the head of an adult who sits on it. */
const headOverSeatMetres = 0.79;
const faceMetres = 0.4;
/** What shows of somebody in a car over its lower edge of glass. */
const behindGlass = 0.84;

function ridden(
  performer: Performer,
  mount: Mount,
  riders: readonly Figure[],
  picture: { readonly width: number; readonly height: number },
): Performer {
  const [first] = mount.seats({ seconds: 0, clipSeconds: 0 });
  const scale = riders[0]?.look.scale ?? 1;
  const headUp = (first?.at[1] ?? 0) + headOverSeatMetres * scale;
  const headAhead = (first?.at[2] ?? 0) + (first?.backwards === true ? -1 : 1) * (first?.lean ?? 0) * 0.7;
  // The mount as it was last painted: what of it covers its riders is taken from there.
  let plate: Surface = createSurface(1, 1);
  const placed = (moment: PerformerMoment): { readonly rider: Figure; readonly seat: Seat }[] =>
    mount.seats(moment).flatMap((seat, index) => {
      const rider = riders[index];
      return rider === undefined ? [] : [{ rider, seat }];
    });

  const paint = (context: SKRSContext2D, camera: Camera, placement: Placement, moment: PerformerMoment): void => {
    const seen = seenMount(camera, placement);
    const outlines = mount.outlines(moment, seen);
    const astride = mount.seating === "astride";
    const glazed = mount.seating === "behind-glass";
    const seats = byDepth(placed(moment), placement);
    if (astride)
      for (const { rider, seat } of seats)
        rider.paintRiding(context, camera, placement, moment, { seat, astride, part: "far leg" });
    const covers = !glazed && outlines.length > 0;
    const box = covers ? boxOf(camera, placement, performer, picture) : undefined;
    if (box === undefined) performer.paint(context, camera, placement, moment);
    else {
      if (plate.width < box.width || plate.height < box.height)
        plate = createSurface(Math.max(plate.width, box.width), Math.max(plate.height, box.height));
      const local = beginSurface(plate);
      local.translate(-box.x, -box.y);
      performer.paint(local, camera, placement, moment);
      local.setTransform(1, 0, 0, 1, 0, 0);
      context.drawImage(plate.canvas, 0, 0, box.width, box.height, box.x, box.y, box.width, box.height);
    }
    context.save();
    if (glazed) {
      clipTo(context, outlines);
      context.globalAlpha = behindGlass;
    }
    for (const { rider, seat } of seats)
      rider.paintRiding(context, camera, placement, moment, { seat, astride, part: "rest" });
    if (glazed) paintSheen(context, outlines);
    context.restore();
    if (box !== undefined) {
      context.save();
      clipTo(context, outlines);
      context.drawImage(plate.canvas, 0, 0, box.width, box.height, box.x, box.y, box.width, box.height);
      context.restore();
    }
    paintReins(context, mount, moment, seen);
  };

  return {
    ...performer,
    riders: riders.map(({ actor }) => actor).filter(isPerson),
    heightMetres: Math.max(performer.heightMetres, headUp + 0.16 * scale),
    portrait: { upMetres: headUp, aheadMetres: headAhead, sizeMetres: faceMetres * scale },
    paint,
    paintPlain: paint,
    paintReflection(context, camera, placement, moment) {
      for (const { rider, seat } of byDepth(placed(moment), placement))
        if (mount.seating !== "behind-glass")
          rider.paintRiding(context, camera, placement, moment, { seat, astride: false, part: "rest", mirrored: true });
      performer.paintReflection(context, camera, placement, moment);
    },
  };
}

/** Furthest first. */
function byDepth<Placed extends { readonly seat: Seat }>(placed: Placed[], { facingX, facingZ }: Placement): Placed[] {
  const depth = ({ seat: { at } }: Placed): number => facingX * at[0] + facingZ * at[2];
  return placed.sort((a, b) => depth(b) - depth(a));
}

function seenMount(camera: Camera, placement: Placement): SeenMount {
  const { x, y, z, facingX, facingZ } = placement;
  const distance = Math.max(0.01, Math.hypot(camera.x - x, camera.z - z));
  const towardsX = (camera.x - x) / distance;
  const towardsZ = (camera.z - z) / distance;
  return {
    at: ([left, up, forward]: Vec3) =>
      project(camera, x - facingZ * left + facingX * forward, y + up, z + facingX * left + facingZ * forward),
    angle: Math.atan2(-facingX * towardsZ + facingZ * towardsX, facingX * towardsX + facingZ * towardsZ),
  };
}

interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** Where the mount is in the picture, with room for its lamps and foam. */
function boxOf(
  camera: Camera,
  placement: Placement,
  { lengthMetres, heightMetres }: Performer,
  picture: { readonly width: number; readonly height: number },
): Box | undefined {
  const root = project(camera, placement.x, placement.y, placement.z);
  const reach = 0.75 * lengthMetres + 1;
  const near = Math.max(0.5, root.depth - reach);
  const scale = (root.scale * root.depth) / near;
  const x = Math.max(0, Math.floor(root.x - reach * scale));
  const y = Math.max(0, Math.floor(root.y - (heightMetres + 1) * scale));
  const right = Math.min(picture.width, Math.ceil(root.x + reach * scale));
  const bottom = Math.min(picture.height, Math.ceil(root.y + 2 * scale));
  return right > x && bottom > y ? { x, y, width: right - x, height: bottom - y } : undefined;
}

function tracePolygons(context: SKRSContext2D, outlines: readonly (readonly Point[])[]): void {
  context.beginPath();
  for (const outline of outlines) {
    for (const [index, { x, y }] of outline.entries())
      if (index === 0) context.moveTo(x, y);
      else context.lineTo(x, y);
    context.closePath();
  }
}

function clipTo(context: SKRSContext2D, outlines: readonly (readonly Point[])[]): void {
  tracePolygons(context, outlines);
  context.clip();
}

/** The sky lies on glass as a slanting sheen. */
function paintSheen(context: SKRSContext2D, outlines: readonly (readonly Point[])[]): void {
  context.globalAlpha = 1;
  for (const outline of outlines) {
    const xs = outline.map(({ x }) => x);
    const ys = outline.map(({ y }) => y);
    const [left, right, top, bottom] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)];
    const sheen = context.createLinearGradient(left, bottom, right, top);
    for (const [stop, alpha] of [
      [0, 0.02],
      [0.42, 0.06],
      [0.46, 0.2],
      [0.58, 0.16],
      [0.62, 0.03],
      [1, 0.1],
    ] as const)
      sheen.addColorStop(stop, css([214, 228, 240], alpha));
    context.fillStyle = sheen;
    context.fillRect(left, top, right - left, bottom - top);
  }
}

function paintReins(context: SKRSContext2D, mount: Mount, moment: PerformerMoment, seen: SeenMount): void {
  for (const { from, to } of mount.reins?.(moment) ?? []) {
    const start = seen.at(from);
    const end = seen.at(to);
    const length = Math.hypot(end.x - start.x, end.y - start.y);
    context.strokeStyle = css([46, 30, 24], 0.9);
    context.lineCap = "round";
    context.lineWidth = Math.max(0.8, length * 0.02);
    context.beginPath();
    context.moveTo(start.x, start.y);
    context.quadraticCurveTo((start.x + end.x) / 2, (start.y + end.y) / 2 + 0.12 * length, end.x, end.y);
    context.stroke();
  }
}
