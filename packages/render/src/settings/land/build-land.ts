import type { SKRSContext2D } from "@napi-rs/canvas";
import { createClearView } from "./clear-view.ts";
import { createCast, type StagePlan } from "../../cast/create-cast.ts";
import { project, type Camera } from "../../scene/camera.ts";
import { clamp, css } from "../../scene/colour.ts";
import type { ShotMoment, ShotPainter } from "../../scene/shot.ts";
import { createSky } from "../../scene/sky.ts";
import { beginSurface, createSurface } from "../../scene/surface.ts";
import { createParticles } from "../../scene/weather.ts";
import { placeSeats, spotsWithGround } from "./seats.ts";
import { lowSun, type Backdrop, type Site } from "./site.ts";
import { paintProp, type Prop } from "./sprite.ts";

/** What a painter of land is handed for one frame. */
export interface LandView {
  readonly target: SKRSContext2D;
  readonly camera: Camera;
  readonly moment: ShotMoment;
  /** Pixels that far things have moved to the left as the camera turned right. */
  readonly turn: number;
  /** Column of the sun. */
  readonly sunX: number;
  /** Row of the picture where the plane y = `planeY` is so many metres away. */
  rowAt(depth: number, planeY?: number): number;
}

/** A piece of open land: data and a few painters. Metres. */
export interface Land {
  readonly startZ: number;
  readonly halfWidth: number;
  readonly spots?: StagePlan["spots"];
  readonly frontLight?: StagePlan["frontLight"];
  readonly groundAt?: StagePlan["groundAt"];
  readonly view?: StagePlan["view"];
  readonly floats?: boolean;
  /** How far the lens is shifted down, share of the picture's height: what is in its middle then was lower. */
  readonly lowered?: number;
  /** With nobody in the picture the camera rises by this and the horizon moves to `emptyHorizon` (share of the height). */
  readonly emptyRise?: number;
  readonly emptyHorizon?: number;
  /** Furthest first. */
  readonly backdrops: readonly Backdrop[];
  /** Instead of sky, sun and clouds. */
  paintSky?(view: LandView): void;
  /** Between the backdrops and the ground. */
  paintBehind?(view: LandView): void;
  paintGround(view: LandView): void;
  /** What stands in each stretch of ground along the view; the land has no end. */
  readonly cellMetres: number;
  props(cell: number): readonly Prop[];
  /** Metres to which props are shown. */
  readonly propsFar: number;
  /** Light or mist between what is far and what is near. */
  paintAir?(view: LandView): void;
  /** Over everything. */
  paintOver?(view: LandView): void;
  /** No weather reaches it, nor dust. */
  readonly weatherless?: boolean;
}

/** Behind the people this much still counts as being with them, metres. */
const withCast = 0.9;

/** Prepares land for painting: far things in order, ground, what stands on it by depth with the cast, air and weather. */
export function buildLand(site: Site, land: Land): ShotPainter {
  const { context, light, seed } = site;
  const { shot, width, height, glows } = context;
  const spots = spotsWithGround(land.spots ?? {});
  const seats = placeSeats(site, spots, land.startZ);
  const cast = createCast(context, {
    startZ: land.startZ,
    halfWidth: land.halfWidth,
    spots,
    ...(land.groundAt === undefined ? {} : { groundAt: land.groundAt }),
    ...(land.view === undefined ? {} : { view: land.view }),
    ...(land.floats === undefined ? {} : { floats: land.floats }),
    light,
    keySide: site.keySide,
    frontLight: land.frontLight ?? (light.sun.height > 1 ? 0.9 : light.sun.moon ? 0.6 : 0.56),
  });
  const empty = cast.performers.length === 0;
  const soft = !empty && shot.camera.framing !== "wide";
  const sky =
    land.paintSky === undefined
      ? createSky({ width, height, light, seed, reach: Math.ceil(height * 0.95), disc: true })
      : undefined;
  const particles = createParticles({ width, height, weather: shot.setting.weather, light, seed, indoors: false });
  const shade = paintShade();
  const plate = createSurface(soft ? width / 2 : 1, soft ? height / 2 : 1);
  const blurred = createSurface(soft ? width / 4 : 1, soft ? height / 4 : 1);
  const firstCameraZ = cast.camera({ seconds: 0, fraction: 0 }).z;
  const hidesCast = createClearView(cast, shot.durationSeconds);
  const cells = new Map<number, readonly Prop[]>();
  const cellOf = (index: number): readonly Prop[] => {
    const known = cells.get(index);
    if (known !== undefined) return known;
    const made = land.props(index).filter((prop) => !hidesCast(prop));
    cells.set(index, made);
    return made;
  };

  const cameraAt = (moment: ShotMoment): Camera => {
    const camera = cast.camera(moment);
    if (!empty) return { ...camera, horizonY: camera.horizonY - (land.lowered ?? 0) * height };
    const usual = height * 0.49;
    return {
      ...camera,
      y: camera.y + (land.emptyRise ?? 0.5),
      // A view from high up keeps its horizon: the view is what the picture is of.
      horizonY: Math.max(0.24 * height, height * (land.emptyHorizon ?? 0.5) + (camera.horizonY - usual)),
    };
  };

  const viewOf = (target: SKRSContext2D, camera: Camera, moment: ShotMoment): LandView => {
    const turn = Math.tan(camera.yaw) * camera.focal;
    return {
      target,
      camera,
      moment,
      turn,
      sunX: camera.centreX + light.sun.aside * width - turn,
      rowAt: (depth, planeY = 0) => camera.horizonY + ((camera.y - planeY) * camera.focal) / depth,
    };
  };

  function paintBackdrop(view: LandView, { surface, depth, wideMetres, highMetres, baseY }: Backdrop): void {
    const { target, camera, turn } = view;
    const near = Math.max(depth * 0.6, depth - (camera.z - firstCameraZ));
    const scale = camera.focal / near;
    const wide = wideMetres * scale;
    const x = camera.centreX - camera.x * scale - turn - wide / 2;
    const baseRow = camera.horizonY + (camera.y - baseY) * scale;
    target.drawImage(surface.canvas, x, baseRow - highMetres * scale, wide, highMetres * scale + 1);
  }

  function paintGlow({ target, camera, sunX }: LandView): void {
    const low = lowSun(light);
    if (low < 0.1) return;
    glows.stamp(target, {
      x: sunX,
      y: camera.horizonY - light.sun.height * height * 0.5,
      radius: Math.max(width, height) * 0.5,
      colour: light.hazeSun,
      strength: 0.62 * low,
    });
  }

  function paintWorld(view: LandView): void {
    const { target, camera, moment } = view;
    if (sky === undefined) land.paintSky?.(view);
    else sky.paint(target, { horizonY: camera.horizonY, shift: view.turn, drift: (moment.seconds * 0.004) % 1 });
    for (const backdrop of land.backdrops) paintBackdrop(view, backdrop);
    land.paintBehind?.(view);
    land.paintGround(view);
    paintGlow(view);
  }

  function paintThings(view: LandView, from: number, to: number, withActors: boolean): void {
    const { target, camera, moment } = view;
    const pieces: { readonly z: number; paint(): void }[] = [];
    const first = Math.floor((camera.z + from) / land.cellMetres);
    const last = Math.floor((camera.z + Math.min(to, land.propsFar)) / land.cellMetres);
    for (let cell = first - 1; cell <= last; cell++) {
      for (const prop of cell < first ? seats : cellOf(cell)) {
        const depth = prop.z - camera.z;
        if (depth < Math.max(from, 0.9) || depth >= Math.min(to, land.propsFar)) continue;
        // What comes into sight far away fades in.
        const fade = clamp((land.propsFar - depth) / (land.propsFar * 0.1), 0, 1);
        const haze = site.haze(depth);
        pieces.push({
          z: prop.z,
          paint: () => {
            target.globalAlpha = fade;
            if (prop.shade !== undefined) paintFootShade(view, prop, prop.shade);
            paintProp(target, camera, prop, { width, height, haze, seconds: moment.seconds });
            target.globalAlpha = 1;
          },
        });
      }
    }
    if (withActors) {
      for (const piece of cast.pieces(camera, moment)) {
        const depth = piece.z - camera.z;
        if (depth >= from && depth < to) pieces.push({ z: piece.z, paint: () => piece.paint(target) });
      }
    }
    pieces.sort((a, b) => b.z - a.z);
    for (const piece of pieces) piece.paint();
  }

  function paintFootShade({ target, camera }: LandView, prop: Prop, radius: number): void {
    const at = project(camera, prop.x, prop.y ?? 0, prop.z);
    const wide = radius * (prop.scale ?? 1) * at.scale;
    const high = wide * clamp((camera.y - (prop.y ?? 0)) / at.depth, 0.03, 0.6);
    target.drawImage(shade, at.x - wide, at.y - high, 2 * wide, 2 * high);
  }

  return {
    paint(target, moment) {
      const camera = cameraAt(moment);
      if (soft) {
        const behind = beginSurface(plate);
        behind.scale(plate.width / width, plate.height / height);
        const view = viewOf(behind, camera, moment);
        paintWorld(view);
        paintThings(view, cast.distance + withCast, 400, true);
        land.paintAir?.(view);
        const far = beginSurface(blurred);
        const strength = shot.camera.framing === "medium" ? 0.0012 : 0.0022;
        far.filter = `blur(${(Math.max(width, height) * strength).toFixed(2)}px)`;
        far.drawImage(plate.canvas, 0, 0, blurred.width, blurred.height);
        // A little larger: a blur's border is half transparent.
        target.drawImage(blurred.canvas, -0.012 * width, -0.012 * height, 1.024 * width, 1.024 * height);
        const near = viewOf(target, camera, moment);
        paintThings(near, 0, cast.distance + withCast, true);
        land.paintOver?.(near);
      } else {
        const view = viewOf(target, camera, moment);
        paintWorld(view);
        paintThings(view, empty ? 12 : cast.distance + withCast, 400, true);
        land.paintAir?.(view);
        paintThings(view, 0, empty ? 12 : cast.distance + withCast, true);
        land.paintOver?.(view);
      }
      if (land.weatherless !== true) particles.paint(target, moment.seconds);
    },
  };
}

/** A soft dark round, laid flat under what stands on the ground. */
function paintShade() {
  const surface = createSurface(64, 64);
  const gradient = surface.context.createRadialGradient(32, 32, 0, 32, 32, 32);
  gradient.addColorStop(0, css([8, 8, 20], 0.6));
  gradient.addColorStop(0.55, css([8, 8, 20], 0.3));
  gradient.addColorStop(1, css([8, 8, 20], 0));
  surface.context.fillStyle = gradient;
  surface.context.fillRect(0, 0, 64, 64);
  return surface.canvas;
}
