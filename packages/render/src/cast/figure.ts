import type { SKRSContext2D } from "@napi-rs/canvas";
import type { Person, SpotName } from "../scene-spec.ts";
import { mirrored, project, type Camera } from "../scene/camera.ts";
import { clamp, css, lit, mix, type Rgb } from "../scene/colour.ts";
import type { Light } from "../scene/light.ts";
import { beginSurface, createSurface, type Surface } from "../scene/surface.ts";
import { paceOf, poseFor } from "./action.ts";
import { faceFor } from "./face-acting.ts";
import { timingOf } from "./figure-timing.ts";
import { createFigureView, type FigureLight } from "./figure-view.ts";
import { headTopMetres } from "./head.ts";
import { lookFor, type Look } from "./look.ts";
import { mouthAt } from "./mouth.ts";
import type { Performer, PerformerMoment, PerformerOptions, Placement } from "./performer.ts";
import { propOf } from "./person-props.ts";
import { paintPerson } from "./person.ts";
import type { Seat } from "./riding/mount.ts";
import { riderFrame, riding, type RiderFrame } from "./riding/riding-pose.ts";
import { solvePose } from "./skeleton.ts";

/** A person, and how they look. */
export interface Figure extends Performer {
  readonly look: Look;
  /** Sits on or in a mount: the leg beyond it, or all the rest. */
  paintRiding(
    context: SKRSContext2D,
    camera: Camera,
    placement: Placement,
    moment: PerformerMoment,
    ride: {
      readonly seat: Seat;
      readonly astride: boolean;
      readonly part: "far leg" | "rest";
      readonly mirrored?: boolean;
    },
  ): void;
}

/** Chooses a look for an actor and prepares to paint it. */
export function createFigure(options: PerformerOptions<Person>): Figure {
  const { actor, light, keySide } = options;
  const look = lookFor(actor, options.seed);
  const { seed, tempo } = timingOf(actor, look, options.seed);
  const stoop = look.old ? 0.6 : 0;
  const cues = options.mouthCues.filter((cue) => cue.actorId === actor.id);
  // As large as the figure has been so far: a figure far away costs little.
  let stage: Stage = { fill: createSurface(1, 1), rim: createSurface(1, 1) };
  const base = figureLightOf(light, keySide, options.frontLight);

  const draw = (
    context: SKRSContext2D,
    camera: Camera,
    placement: Placement,
    moment: PerformerMoment,
    figureLight: FigureLight,
    ride?: Ride,
  ): void => {
    const { mouth, speaking } = mouthAt(cues, moment.clipSeconds);
    const view = createFigureView({ context, camera, placement, size: look.scale, light: figureLight });
    const seconds = moment.seconds * tempo;
    const sits = actor.action === "sit" || actor.action === "write";
    const seatMetres =
      placement.seatMetres ?? (placement.atSpot === true && actor.spot !== undefined ? seatOf[actor.spot] : undefined);
    const actionMoment = {
      seconds,
      seed,
      speaking,
      stoop,
      ...(seatMetres === undefined ? {} : { seatMetres: seatMetres / look.scale }),
    };
    const pose =
      ride === undefined
        ? poseFor(actor.action, actionMoment, actor.mood)
        : solvePose(riding(ride.seat, actor.action, riderFrame(ride.seat, look.scale), actionMoment));
    const face = faceFor({
      action: actor.action,
      ...(actor.mood === undefined ? {} : { mood: actor.mood }),
      seconds,
      seed,
      mouth,
      speaking,
      headAngle: Math.atan2(Math.sin(view.angle(pose.headYaw)), Math.cos(view.angle(pose.headYaw))),
    });
    const prop = ride === undefined ? propOf(actor.action) : undefined;
    paintPerson(view, pose, look, face, {
      stool: ride === undefined && sits && seatMetres === undefined,
      ...(prop === undefined ? {} : { prop }),
      ...(ride?.astride === undefined ? {} : { astride: ride.astride }),
    });
  };
  const paintWhole = (
    context: SKRSContext2D,
    camera: Camera,
    placement: Placement,
    moment: PerformerMoment,
    ride?: Ride,
  ): void => {
    const box = boxOf(camera, placement, look, options);
    if (box === undefined) return;
    stage = stageFor(box, stage);
    const { fill } = stage;
    const local = beginSurface(fill);
    local.translate(-box.x, -box.y);
    draw(local, camera, placement, moment, base, ride);
    local.setTransform(1, 0, 0, 1, 0, 0);
    if (light.rim > 0.05)
      paintRim(stage, box, { light, keySide, frontLight: options.frontLight, pictureHeight: options.height });
    context.drawImage(fill.canvas, 0, 0, box.width, box.height, box.x, box.y, box.width, box.height);
  };

  const swims = actor.action === "swim";
  return {
    look,
    actor,
    heightMetres: look.scale * (swims ? 0.75 : headTopMetres(look)),
    lengthMetres: look.scale * (swims ? 1.2 : 0.5),
    elevationMetres: 0,
    paceMetresPerSecond: paceOf(actor.action) * look.scale * tempo,
    paintPlain(context, camera, placement, moment) {
      const depth = project(camera, placement.x, 0, placement.z).depth;
      draw(context, camera, placement, moment, hazed(base, light, depth));
    },
    paintReflection(context, camera, placement, moment) {
      draw(context, mirrored(camera), placement, moment, base);
    },
    paint: paintWhole,
    paintRiding(context, camera, placement, moment, { seat, astride, part, mirrored: upsideDown = false }) {
      const { x, y, z, turn } = seatInWorld(placement, riderFrame(seat, look.scale));
      const at: Placement = {
        x,
        y,
        z,
        facingX: turn * placement.facingX,
        facingZ: turn * placement.facingZ,
        floats: true,
      };
      if (upsideDown) draw(context, mirrored(camera), at, moment, base, { seat });
      else if (part === "far leg") draw(context, camera, at, moment, base, { seat, astride: "legs behind it" });
      else paintWhole(context, camera, at, moment, astride ? { seat, astride: "before it" } : { seat });
    },
  };
}

/** How a rider is painted. */
interface Ride {
  readonly seat: Seat;
  readonly astride?: "legs behind it" | "before it";
}

/** A rider's ground in the world, and 1, or -1 for who looks back. */
function seatInWorld(
  { x, y, z, facingX, facingZ }: Placement,
  { origin: [left, up, forward], backwards }: RiderFrame,
): { readonly x: number; readonly y: number; readonly z: number; readonly turn: 1 | -1 } {
  return {
    x: x - facingZ * left + facingX * forward,
    y: y + up,
    z: z + facingX * left + facingZ * forward,
    turn: backwards ? -1 : 1,
  };
}

function figureLightOf(light: Light, keySide: 1 | -1, frontLight: number): FigureLight {
  // The eye of a camera exposes for people: they stay readable when the street is dark.
  const key = mix(light.key, light.shade, 0.45 * (1 - frontLight));
  // Skin under a blue sky alone looks dead: the darker it is, the more warm light comes from lamps nearby.
  const darkness = clamp(1 - (0.3 * key[0] + 0.55 * key[1] + 0.15 * key[2]) / 200, 0, 1);
  const warm: Rgb = mix([255, 244, 230], [255, 222, 188], darkness);
  const bright = mix(key, warm, 0.18 + (0.34 + 0.22 * darkness) * frontLight);
  const dark = mix(mix(light.shade, [40, 34, 60], 0.25), warm, (0.16 + 0.06 * darkness) * frontLight);
  return { bright: (surface) => lit(surface, bright), dark: (surface) => lit(surface, dark), keySide };
}

function hazed(base: FigureLight, light: Light, depth: number): FigureLight {
  const amount = (1 - Math.exp(-depth / light.hazeMetres)) * 0.9;
  const haze = mix(light.hazeSun, light.hazeAway, 0.35);
  return {
    keySide: base.keySide,
    bright: (surface: Rgb) => mix(base.bright(surface), haze, amount),
    dark: (surface: Rgb) => mix(base.dark(surface), haze, amount),
  };
}

/** Heights of what settings have to sit on, over the floor before it; on the others people sit on the edge. Metres. */
const seatOf: Readonly<Record<SpotName, number>> = {
  sofa: 0.44,
  chair: 0.46,
  bench: 0.45,
  bed: 0.5,
  floor: 0,
  table: 0.45,
  counter: 0.66,
  windowsill: 0,
  rock: 0,
  roof: 0,
  branch: 0,
  podium: 0,
  water: 0,
  sky: 0,
};

interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

function boxOf(
  camera: Camera,
  placement: Placement,
  look: Look,
  picture: { readonly width: number; readonly height: number },
): Box | undefined {
  const root = project(camera, placement.x, placement.y, placement.z);
  const tall = 2.75 * look.scale * root.scale;
  const wide = 1.25 * look.scale * root.scale;
  const x = Math.max(0, Math.floor(root.x - wide));
  const y = Math.max(0, Math.floor(root.y - tall));
  const right = Math.min(picture.width, Math.ceil(root.x + wide));
  const bottom = Math.min(picture.height, Math.ceil(root.y + (placement.floats === true ? 1.1 : 0.15) * root.scale));
  return right > x && bottom > y ? { x, y, width: right - x, height: bottom - y } : undefined;
}

/** Where a figure and its bright edges are painted before they go into the picture; the box's corner is the bitmap's. */
interface Stage {
  readonly fill: Surface;
  readonly rim: Surface;
}

function stageFor(box: Box, stage: Stage): Stage {
  if (stage.fill.width >= box.width && stage.fill.height >= box.height) return stage;
  const width = Math.max(stage.fill.width, box.width);
  const height = Math.max(stage.fill.height, box.height);
  return { fill: createSurface(width, height), rim: createSurface(width, height) };
}

/** Bright edges: what the figure covers and the figure moved away from the light does not. */
function paintRim(
  stage: Stage,
  box: Box,
  options: {
    readonly light: Light;
    readonly keySide: 1 | -1;
    readonly frontLight: number;
    readonly pictureHeight: number;
  },
): void {
  const { light, keySide, frontLight } = options;
  const unit = Math.max(0.6, Math.min(box.height, options.pictureHeight) / 300);
  const edge = (dx: number, dy: number, colour: string): void => {
    const rim = beginSurface(stage.rim);
    rim.drawImage(stage.fill.canvas, 0, 0);
    rim.globalCompositeOperation = "destination-out";
    rim.drawImage(stage.fill.canvas, -dx, -dy);
    rim.globalCompositeOperation = "source-in";
    rim.fillStyle = colour;
    rim.fillRect(0, 0, stage.rim.width, stage.rim.height);
    const { context } = stage.fill;
    context.globalCompositeOperation = "source-atop";
    context.drawImage(stage.rim.canvas, 0, 0);
    context.globalCompositeOperation = "source-over";
  };
  const strength = light.rim * (1 - 0.35 * frontLight);
  edge(2.1 * unit * keySide, -1.3 * unit, css(light.rimKey, 0.85 * strength));
  edge(-1.3 * unit * keySide, -0.5 * unit, css(light.rimFill, 0.45 * strength));
}
