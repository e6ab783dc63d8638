import type { SKRSContext2D } from "@napi-rs/canvas";
import { createCast, type StagePlan } from "../cast/create-cast.ts";
import type { Actor, SpotName, TimeOfDay } from "../scene-spec.ts";
import type { Light } from "../scene/light.ts";
import { paintSunPatch } from "./sun-patch.ts";
import { project, type Camera } from "../scene/camera.ts";
import { clamp, css, lit, scaled, type Rgb } from "../scene/colour.ts";
import type { ShotContext, ShotMoment, ShotPainter } from "../scene/shot.ts";
import { beginSurface, createSurface, type Surface } from "../scene/surface.ts";
import { createTexture, paintWall, type Texture } from "../scene/wall.ts";
import { createParticles } from "../scene/weather.ts";
import { createLevel, paintLevel } from "./room-level.ts";
import { createRoomLighting, type RoomLamp, type RoomLighting } from "./room-light.ts";
import type { Flat, RoomView } from "./room-view.ts";
import { createRoomWindows, type RoomWindow } from "./room-window.ts";

/** A surface being painted in its own plain colours, without light: metres, y up (or away from us, on floors). */
export interface SurfaceBrush {
  readonly context: SKRSContext2D;
  readonly seed: number;
  readonly variant: number;
}

/** A room seen through its missing fourth wall: data, with painters for its surfaces and things. Metres. */
export interface RoomPlan {
  readonly halfWidth: number;
  readonly high: number;
  /** From the cast to the back wall. */
  readonly backZ: number;
  /** Origin in the middle of the wall's foot. */
  paintBack(brush: SurfaceBrush): void;
  /** Origin at the foot of the corner with the back wall; x runs towards us. */
  paintSide(brush: SurfaceBrush): void;
  /** Origin in the middle of the back wall's foot; y runs towards us, from 0 to `floorDeep`. */
  paintFloor(brush: SurfaceBrush): void;
  /** Like the floor; a plain white ceiling if left out, none where it is "open". */
  readonly paintCeiling?: ((brush: SurfaceBrush) => void) | "open";
  readonly windows: readonly RoomWindow[];
  readonly lamps: readonly RoomLamp[];
  /** Where the light of a window that is not seen falls on the back wall; beside its middle if left out. */
  readonly sunPatch?: { readonly x: number; readonly y: number; readonly wide: number; readonly high: number };
  /** Multiplies the light that is everywhere. */
  readonly ambient: number;
  /** 0 matt to 1 mirror. */
  readonly gloss: number;
  readonly things: readonly RoomThing[];
  readonly spots: NonNullable<StagePlan["spots"]>;
  /** How the room changes the framings. */
  readonly view?: StagePlan["view"];
  /** Where small things are shown that nobody placed. */
  readonly thingSpot: SpotName;
  /** Where people sit down whom nobody placed, in turn. */
  readonly seats: readonly SpotName[];
  readonly keySide: 1 | -1;
  /** 0: the cast is lit from behind; 1: from the front. */
  readonly frontLight: number;
  readonly dust: boolean;
  /** Light that hangs in the air, laid over everything. */
  paintAir?(view: RoomView, size: { readonly width: number; readonly height: number }): void;
}

/** One thing of a room, painted at its place in depth. */
export interface RoomThing {
  readonly z: number;
  /** What it covers of the floor: its shadow there. */
  readonly foot?: { readonly x: number; readonly z: number; readonly wide: number; readonly deep: number };
  paint(view: RoomView): void;
}

/** From the back wall towards us. */
export const floorDeep = 9;

/** Prepares a room: surfaces are painted and lit once; things and cast are put in by depth at every moment. */
export function buildRoom(context: ShotContext, plan: RoomPlan): ShotPainter {
  const { shot, width, height, glows } = context;
  const seed = (context.seed + shot.setting.variant * 15485863) >>> 0;
  const variant = shot.setting.variant;
  const lighting = createRoomLighting(context.light, shot.setting.timeOfDay, {
    lamps: plan.lamps,
    ambient: plan.ambient,
    eye: { x: 0, y: 1.3, z: -0.3 },
  });
  const inRoom = castInRoom(context, plan);
  const cast = createCast(inRoom, {
    startZ: 0,
    halfWidth: Math.max(2.6, plan.halfWidth - 0.5),
    follow: followShare[shot.camera.framing],
    ...(plan.view === undefined ? {} : { view: plan.view }),
    spots: plan.spots,
    light: lighting.light,
    keySide: plan.keySide,
    frontLight: plan.frontLight,
  });
  const first = roomCamera(cast.camera({ seconds: 0, fraction: 0 }));
  const soft = shot.camera.framing !== "wide";
  const blur = { wide: 0, medium: 0.0026, "close-up": 0.0046, macro: 0.006 }[shot.camera.framing];
  const plateShare = soft ? 0.5 : height >= 700 ? 0.75 : 1;
  const plate = createSurface(width * plateShare, height * plateShare);
  const blurred = createSurface(soft ? width / 4 : 1, soft ? height / 4 : 1);
  // A blurred wall needs no more detail than its blur lets through.
  const detail = clamp((first.focal / (plan.backZ - first.z)) * plateShare * (soft ? 0.6 : 1) * 1.15, 8, 300);
  const shell = paintShell(plan, {
    seed,
    variant,
    lighting,
    detail,
    sky: { outside: context.light, time: shot.setting.timeOfDay },
  });
  const windows = createRoomWindows(context, plan, { lighting, detail, seed });
  const flats = new Map<string, Flat>();
  const flatDetail = clamp((first.focal / cast.distance) * 0.9, 8, 420);
  const particles = createParticles({
    width,
    height,
    weather: "clear",
    light: lighting.light,
    seed,
    indoors: true,
  });
  const mirror = plan.gloss > 0 ? createSurface(width / 4, height / 4) : undefined;

  // What the camera would run into is left out of the whole shot: nothing pops away.
  const nearestZ = [0, 0.25, 0.5, 0.75, 1].reduce(
    (most, fraction) => Math.max(most, cast.camera({ seconds: fraction * shot.durationSeconds, fraction }).z),
    Number.NEGATIVE_INFINITY,
  );
  const things = plan.things.filter(({ z }) => z > nearestZ + Math.min(1.1, 0.55 * cast.distance));

  const viewOn = (target: SKRSContext2D, camera: Camera, moment: ShotMoment): RoomView => ({
    context: target,
    camera,
    lighting,
    seconds: context.startSeconds + moment.seconds,
    glows,
    seed,
    variant,
    flat(name, size, paint) {
      const known = flats.get(name);
      if (known !== undefined) return known;
      const surface = createSurface(size.wide * flatDetail, size.high * flatDetail);
      surface.context.setTransform(
        surface.width / size.wide,
        0,
        0,
        -surface.height / size.high,
        surface.width / 2,
        surface.height,
      );
      paint(surface.context);
      const made = { ...size, surface };
      flats.set(name, made);
      return made;
    },
  });

  function paintSurfaces(target: SKRSContext2D, camera: Camera, moment: ShotMoment): void {
    target.fillStyle = css(shell.dark);
    target.fillRect(0, 0, width, height);
    const wall = {
      left: project(camera, -plan.halfWidth, plan.high, plan.backZ),
      right: project(camera, plan.halfWidth, 0, plan.backZ),
    };
    // A little wider than the room: its edges lie under the walls'.
    const extent = { width, height, rowPixels: 1 / plateShare };
    const level = { halfWidth: plan.halfWidth * 1.006, farZ: plan.backZ, deep: floorDeep };
    if (shell.ceiling !== undefined) paintLevel(target, camera, { ...level, y: plan.high }, shell.ceiling, extent);
    paintLevel(target, camera, { ...level, y: 0 }, shell.floor, extent);
    windows.paintOutside(target, camera, moment.seconds);
    target.drawImage(
      shell.back.canvas,
      wall.left.x,
      wall.left.y,
      wall.right.x - wall.left.x,
      wall.right.y - wall.left.y,
    );
    const size = { width, height, detail: plateShare };
    for (const side of [-1, 1] as const) {
      const x = side * plan.halfWidth;
      const [leftZ, rightZ] = side < 0 ? [plan.backZ - sideLong, plan.backZ] : [plan.backZ, plan.backZ - sideLong];
      const texture = side < 0 ? shell.left : shell.right;
      paintWall(target, camera, { leftX: x, leftZ, rightX: x, rightZ, bottomY: 0, topY: plan.high }, texture, size);
    }
  }

  /** The room upside down in its polished floor, where the floor shows. */
  function paintMirror(target: SKRSContext2D, camera: Camera, moment: ShotMoment): void {
    if (mirror === undefined) return;
    const shrunk = mirror.width / width;
    const out = beginSurface(mirror);
    out.scale(shrunk, shrunk);
    const foot = project(camera, 0, 0, plan.backZ).y;
    const top = project(camera, -plan.halfWidth, plan.high, plan.backZ);
    const right = project(camera, plan.halfWidth, 0, plan.backZ);
    out.beginPath();
    out.rect(0, foot, width, height);
    out.clip();
    out.save();
    out.translate(0, 2 * foot);
    out.scale(1, -1);
    windows.paintOutside(out, camera, moment.seconds);
    out.drawImage(shell.back.canvas, top.x, top.y, right.x - top.x, right.y - top.y);
    out.restore();
    const below = viewOn(out, { ...camera, vertical: -1 }, moment);
    for (const lamp of plan.lamps) {
      if (lamp.kind === "daylight") continue;
      const at = project(below.camera, lamp.x, lamp.y, lamp.z);
      const strength = 0.5 * (lamp.kind === "lamp" ? lighting.lampsLit : 1) * Math.min(1, lamp.strength);
      glows.stamp(out, { x: at.x, y: at.y, radius: 0.7 * at.scale, colour: lamp.colour, strength });
    }
    for (const piece of cast.reflections(camera, moment)) piece.paint(out);
    target.save();
    target.beginPath();
    target.rect(0, foot, width, height);
    target.clip();
    target.globalAlpha = plan.gloss;
    target.filter = `blur(${Math.max(0.5, width * 0.002).toFixed(2)}px)`;
    target.drawImage(mirror.canvas, 0, 0, width, height);
    target.filter = "none";
    target.globalAlpha = 1;
    target.restore();
  }

  function paintBetween(
    target: SKRSContext2D,
    camera: Camera,
    moment: ShotMoment,
    range: { readonly from: number; readonly to: number },
  ): void {
    const view = viewOn(target, camera, moment);
    const pieces = [
      ...things.map((thing) => ({ z: thing.z, paint: () => thing.paint(view) })),
      ...cast.pieces(camera, moment).map((piece) => ({ z: piece.z, paint: () => piece.paint(target) })),
    ].filter(({ z }) => z > range.from && z <= range.to);
    pieces.sort((a, b) => b.z - a.z);
    for (const piece of pieces) piece.paint();
  }

  return {
    paint(target, moment) {
      const camera = roomCamera(cast.camera(moment));
      const focusZ = cast.performers.length === 0 ? 0 : cast.placement(0, moment).z;
      const behind = focusZ + 0.75;
      const world = beginSurface(plate);
      world.scale(plate.width / width, plate.height / height);
      paintSurfaces(world, camera, moment);
      paintMirror(world, camera, moment);
      if (soft) {
        // A longer lens has less depth of field: what is far behind the people blurs.
        paintBetween(world, camera, moment, { from: behind, to: Number.POSITIVE_INFINITY });
        const far = beginSurface(blurred);
        far.filter = `blur(${Math.max(0.4, width * blur * 0.5).toFixed(2)}px)`;
        far.drawImage(plate.canvas, 0, 0, blurred.width, blurred.height);
        // A little larger: a blur's border is half transparent.
        target.drawImage(blurred.canvas, -0.012 * width, -0.012 * height, 1.024 * width, 1.024 * height);
        paintBetween(target, camera, moment, { from: Number.NEGATIVE_INFINITY, to: behind });
      } else {
        target.drawImage(plate.canvas, 0, 0, width, height);
        paintBetween(target, camera, moment, { from: Number.NEGATIVE_INFINITY, to: Number.POSITIVE_INFINITY });
      }
      plan.paintAir?.(viewOn(target, camera, moment), { width, height });
      if (plan.dust) particles.paint(target, moment.seconds);
    },
  };
}

/** How far the side walls run towards us. */
export const sideLong = 11;

/** The camera goes along with who walks as far as it must. */
export const followShare = { wide: 0.5, medium: 0.8, "close-up": 0.95, macro: 1 } as const;

/**
 * The camera of a room turns by shifting its lens, as it tilts everywhere: what stands square stays square, so that walls
 * are single blits, and within the small angles of a pan nobody sees a difference.
 */
export function roomCamera(camera: Camera): Camera {
  return { ...camera, yaw: 0, centreX: camera.centreX - Math.tan(camera.yaw) * camera.focal };
}

/** In a room people walk across, for there is no way towards us or away; they sit on its seats, and small things stand on something. */
export function castInRoom(
  context: ShotContext,
  room: { readonly thingSpot: SpotName; readonly seats: readonly SpotName[] },
): ShotContext {
  const { shot } = context;
  const free = [...room.seats];
  const actors = shot.actors.map((actor, index): Actor => {
    if (actor.action === "walk" || actor.action === "run")
      return actor.facing === "left" || actor.facing === "right"
        ? actor
        : { ...actor, facing: index % 2 === 0 ? "right" : "left" };
    if (actor.spot !== undefined) return actor;
    const spot =
      "age" in actor && (actor.action === "sit" || actor.action === "write")
        ? free.shift()
        : smallThings.has(actor.kind)
          ? room.thingSpot
          : undefined;
    return spot === undefined ? actor : { ...actor, spot };
  });
  return { ...context, shot: { ...shot, actors } };
}

const smallThings: ReadonlySet<Actor["kind"]> = new Set([
  "flower",
  "food",
  "cup",
  "bottle",
  "box",
  "watch",
  "shoe",
  "phone",
  "book",
  "lamp",
] satisfies Actor["kind"][]);

interface Shell {
  readonly back: Surface;
  readonly left: Texture;
  readonly right: Texture;
  readonly floor: ReturnType<typeof createLevel>;
  readonly ceiling: ReturnType<typeof createLevel> | undefined;
  /** What is seen where the room ends. */
  readonly dark: Rgb;
}

function paintShell(
  plan: RoomPlan,
  options: {
    seed: number;
    variant: number;
    lighting: RoomLighting;
    detail: number;
    sky: { outside: Light; time: TimeOfDay };
  },
): Shell {
  const { seed, variant, lighting, detail } = options;
  const { halfWidth, high, backZ } = plan;
  const wide = 2 * halfWidth;
  const brushOn = (surface: Surface): SurfaceBrush => ({ context: surface.context, seed, variant });
  const floorDetail = Math.min(detail * 1.4, 240);

  const back = createSurface(wide * detail, high * detail);
  inMetres(back, wide, high, back.width / 2);
  plan.paintBack(brushOn(back));
  layLight(back, (u, v) => lighting.at((u - 0.5) * wide, (1 - v) * high, backZ));
  shadeEdges(back, { left: 0.35, right: 0.35, top: 0.3, bottom: 0.22 }, wide);
  if (plan.paintCeiling !== "open") {
    back.context.setTransform(back.width / wide, 0, 0, -back.height / high, back.width / 2, back.height);
    paintSunPatch(back.context, options.sky, plan.sunPatch ?? { x: -0.95, y: 1.15, wide: 1.5, high: 1.15 });
  }
  for (const { x, y, wide: across, high: up } of plan.windows) {
    back.context.setTransform(back.width / wide, 0, 0, -back.height / high, back.width / 2, back.height);
    back.context.clearRect(x, y, across, up);
  }
  const side = createSurface(sideLong * detail, high * detail);
  inMetres(side, sideLong, high, 0);
  plan.paintSide(brushOn(side));
  const lightSide = (x: number, mirrored: boolean): Texture => {
    const wall = createSurface(side.width, side.height);
    if (mirrored) wall.context.setTransform(-1, 0, 0, 1, wall.width, 0);
    wall.context.drawImage(side.canvas, 0, 0);
    wall.context.resetTransform();
    layLight(wall, (u, v) => scaled(lighting.at(x, (1 - v) * high, backZ - sideLong * (mirrored ? 1 - u : u)), 0.88));
    shadeEdges(wall, { left: mirrored ? 0 : 0.4, right: mirrored ? 0.4 : 0, top: 0.3, bottom: 0.22 }, sideLong);
    return createTexture(wall.canvas);
  };

  const level = (paint: (brush: SurfaceBrush) => void, y: number): ReturnType<typeof createLevel> => {
    const surface = createSurface(wide * floorDetail, floorDeep * floorDetail);
    surface.context.setTransform(surface.width / wide, 0, 0, surface.height / floorDeep, surface.width / 2, 0);
    paint(brushOn(surface));
    if (y === 0) for (const { foot } of plan.things) if (foot !== undefined) shadeFoot(surface, foot, backZ, wide);
    layLight(surface, (u, v) => lighting.at((u - 0.5) * wide, y, backZ - v * floorDeep));
    shadeEdges(surface, { left: 0.3, right: 0.3, top: 0.4, bottom: 0 }, wide);
    if (y === 0) layDaylight(surface, plan, lighting, wide);
    return createLevel(surface.canvas);
  };
  const paintCeiling =
    plan.paintCeiling ??
    (({ context }: SurfaceBrush) => {
      context.fillStyle = "rgb(238,232,224)";
      context.fillRect(-halfWidth, 0, wide, floorDeep);
    });
  return {
    back,
    left: lightSide(-halfWidth, true),
    right: lightSide(halfWidth, false),
    floor: level(plan.paintFloor.bind(plan), 0),
    ceiling: paintCeiling === "open" ? undefined : level(paintCeiling, high),
    dark: scaled(lit([70, 60, 66], lighting.at(0, high, 0)), 0.4),
  };
}

function inMetres(surface: Surface, wide: number, high: number, originX: number): void {
  surface.context.setTransform(surface.width / wide, 0, 0, -surface.height / high, originX, surface.height);
}

/** Multiplies a painted surface by the light on it. The fractions run to the right and down. */
function layLight(surface: Surface, lightAt: (u: number, v: number) => Rgb): void {
  const columns = 48;
  const rows = 32;
  const grid = createSurface(columns, rows);
  const image = grid.context.createImageData(columns, rows);
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) {
      const colour = lightAt((column + 0.5) / columns, (row + 0.5) / rows);
      const at = (row * columns + column) * 4;
      image.data[at] = colour[0];
      image.data[at + 1] = colour[1];
      image.data[at + 2] = colour[2];
      image.data[at + 3] = 255;
    }
  }
  grid.context.putImageData(image, 0, 0);
  const { context, width, height } = surface;
  context.resetTransform();
  context.globalAlpha = 1;
  context.globalCompositeOperation = "multiply";
  context.imageSmoothingEnabled = true;
  // Half a cell over each border: outside of the grid there is nothing to blend with.
  const overX = width / columns;
  const overY = height / rows;
  context.drawImage(grid.canvas, -overX / 2, -overY / 2, width + overX, height + overY);
  context.globalCompositeOperation = "source-over";
}

/** Corners hold less light. */
function shadeEdges(
  surface: Surface,
  strength: { left: number; right: number; top: number; bottom: number },
  metresWide: number,
): void {
  const { context, width, height } = surface;
  const reach = (0.8 * width) / metresWide;
  context.resetTransform();
  for (const [x0, y0, x1, y1, alpha] of [
    [0, 0, reach, 0, strength.left],
    [width, 0, width - reach, 0, strength.right],
    [0, 0, 0, reach * 0.8, strength.top],
    [0, height, 0, height - reach * 0.7, strength.bottom],
  ] as const) {
    const gradient = context.createLinearGradient(x0, y0, x1, y1);
    gradient.addColorStop(0, css([24, 14, 26], alpha));
    gradient.addColorStop(0.35, css([24, 14, 26], alpha * 0.4));
    gradient.addColorStop(1, css([24, 14, 26], 0));
    context.fillStyle = gradient;
    context.fillRect(0, 0, width, height);
  }
}

/** The soft shadow of a thing on the floor. */
function shadeFoot(surface: Surface, foot: NonNullable<RoomThing["foot"]>, backZ: number, wide: number): void {
  const { context } = surface;
  const scale = surface.width / wide;
  context.save();
  context.setTransform(scale, 0, 0, surface.height / floorDeep, surface.width / 2, 0);
  context.filter = `blur(${(0.07 * scale).toFixed(2)}px)`;
  context.fillStyle = "rgba(22,12,20,0.6)";
  context.beginPath();
  context.roundRect(
    foot.x - foot.wide / 2 - 0.03,
    backZ - foot.z - foot.deep / 2 - 0.03,
    foot.wide + 0.06,
    foot.deep + 0.1,
    Math.min(0.2, foot.wide / 2),
  );
  context.fill();
  context.restore();
}

/** The windows' light lies on the floor in slanting fields. */
function layDaylight(surface: Surface, plan: RoomPlan, lighting: RoomLighting, wide: number): void {
  if (lighting.daylight < 0.3) return;
  const { context } = surface;
  context.save();
  context.setTransform(surface.width / wide, 0, 0, surface.height / floorDeep, surface.width / 2, 0);
  context.globalCompositeOperation = "soft-light";
  context.filter = `blur(${((0.035 * surface.width) / wide).toFixed(2)}px)`;
  for (const { x, y, wide: across, high, panes = 2 } of plan.windows) {
    const near = 0.35 + y * 0.8;
    const far = near + Math.min(2.6, high * 1.1);
    const slant = 0.42;
    const pane = across / panes;
    for (let index = 0; index < panes; index++) {
      const left = x + index * pane + 0.03;
      const right = x + (index + 1) * pane - 0.03;
      for (const [from, to] of [
        [near, (near + far) / 2 - 0.04],
        [(near + far) / 2 + 0.04, far],
      ] as const) {
        context.fillStyle = css(lighting.daylightColour, 0.85 * lighting.daylight);
        context.beginPath();
        context.moveTo(left + slant * from, from);
        context.lineTo(right + slant * from, from);
        context.lineTo(right + slant * to, to);
        context.lineTo(left + slant * to, to);
        context.fill();
      }
    }
  }
  context.restore();
}
