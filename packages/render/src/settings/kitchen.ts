import type { SKRSContext2D } from "@napi-rs/canvas";
import { createCast } from "../cast/create-cast.ts";
import { project, type Camera } from "../scene/camera.ts";
import { clamp, css, lit } from "../scene/colour.ts";
import { hashUnit } from "../scene/random.ts";
import type { ShotContext, ShotMoment, ShotPainter } from "../scene/shot.ts";
import { beginSurface, createSurface } from "../scene/surface.ts";
import { createParticles } from "../scene/weather.ts";
import { kitchenFloor, paintCounter, paintKitchenFloor } from "./kitchen-counter.ts";
import { castInRoom, followShare, roomCamera } from "./room.ts";
import { paintLevel } from "./room-level.ts";
import { roomLight } from "./room-light.ts";
import { kitchenWall, kitchenWindow, paintKitchenWall, stovePot } from "./kitchen-wall.ts";

/** Metres behind the cook. */
const wallZ = 1.75;
const lampZ = 0.7;
/** Where things stand on the counter, and how far behind it its far edge is. */
const worktop = { y: 0.92, z: -0.46, farZ: -0.2 } as const;

const blurs = { wide: 0.0009, medium: 0.0024, "close-up": 0.004, macro: 0.005 } as const;

/** A kitchen seen across its counter: wall, lamps, people and counter are planes at their own depths. */
export function buildKitchen(context: ShotContext): ShotPainter {
  const { shot, width, height, glows } = context;
  const light = roomLight(context.light, shot.setting.timeOfDay);
  const inRoom = castInRoom(context, { thingSpot: "counter", seats: ["chair"] });
  const onCounter = {
    x: 0.16,
    y: worktop.y,
    z: worktop.z,
    room: { half: 0.6, deep: 0.13 },
    people: { x: 0, y: 0, z: 0 },
  };
  const cast = createCast(inRoom, {
    startZ: 0,
    halfWidth: 3.6,
    view: { rise: 0.34, share: shot.camera.framing === "wide" ? 0.74 : 0.85 },
    follow: followShare[shot.camera.framing],
    light,
    keySide: -1,
    frontLight: 0.8,
    spots: {
      counter: onCounter,
      table: onCounter,
      windowsill: {
        x: kitchenWindow.x + 0.95,
        y: 1.16,
        z: wallZ - 0.08,
        people: { x: kitchenWindow.x + 1.15, y: 0, z: 1 },
      },
      floor: { x: 0.3, y: 0, z: -1.5 },
      chair: { x: 0.3, y: 0.46, z: -1.4, people: { x: 0.3, y: 0, z: -1.4 } },
    },
  });
  const first = roomCamera(cast.camera({ seconds: 0, fraction: 0 }));
  const wallScale = first.focal / (wallZ - first.z);
  const blurPixels = width * blurs[shot.camera.framing];
  const wall = paintKitchenWall({
    outside: context.light,
    room: light,
    seed: context.seed,
    variant: shot.setting.variant,
    // A blurred wall needs no more detail than its blur lets through.
    pixelsPerMetre: clamp(wallScale / Math.max(1, blurPixels / 2), 8, 420),
  });
  const softWall = createSurface(wall.width, wall.height);
  softWall.context.filter = `blur(${Math.max(0.3, blurPixels / Math.max(1, blurPixels / 2)).toFixed(2)}px)`;
  softWall.context.drawImage(wall.canvas, 0, 0);
  const puff = paintPuff();
  const particles = createParticles({ width, height, weather: "clear", light, seed: context.seed, indoors: true });
  const cook = cast.performers.findIndex(({ actor: { kind, action } }) => kind === "chef" || action === "cook");
  const { framing } = shot.camera;
  const lead = cast.performers.length === 0 ? undefined : cast.placement(0, { seconds: 0, fraction: 0 });
  const behindCounter = lead === undefined || (lead.z > worktop.farZ && lead.z <= lampZ);
  const atWindow = lead !== undefined && lead.z > lampZ;
  const floor = paintKitchenFloor({
    light,
    seed: context.seed,
    variant: shot.setting.variant,
    pixelsPerMetre: clamp(wallScale, 8, 200),
  });

  const cameraAt = (moment: ShotMoment): Camera => {
    const camera = roomCamera(cast.camera(moment));
    // A wide shot stands on the counter; whose hands are at the bowl is shown with it, however near the camera comes.
    if (framing === "wide" && behindCounter) return frameCounter(camera, height * 0.86);
    if (framing === "medium" && cook === 0) {
      const { x, z } = cast.placement(0, moment);
      return keepCounter(camera, height, { x, y: cast.performers[0]?.heightMetres ?? 1.8, z });
    }
    return camera;
  };

  return {
    paint(target, moment) {
      const camera = cameraAt(moment);
      const corner = project(camera, -kitchenWall.wide / 2, kitchenWall.high, wallZ);
      target.fillStyle = css(lit([206, 192, 176], light.shade));
      target.fillRect(0, 0, width, height);
      target.drawImage(
        softWall.canvas,
        corner.x,
        corner.y,
        kitchenWall.wide * corner.scale,
        kitchenWall.high * corner.scale,
      );
      paintSteam(target, camera, moment.seconds);
      const pieces = cast.pieces(camera, moment);
      for (const piece of pieces) if (piece.z > lampZ) piece.paint(target);
      paintLamps(target, camera, moment.seconds);
      for (const piece of pieces) if (piece.z <= lampZ && piece.z > worktop.farZ) piece.paint(target);
      // The camera that looks at the window stands before the sill, inside of the counter.
      if (!atWindow) {
        paintLevel(target, camera, { ...kitchenFloor, y: 0 }, floor, {
          width,
          height,
          rowPixels: height >= 700 ? 2 : 1,
        });
        paintCounter(target, camera, {
          light,
          width,
          height,
          cookX: cook < 0 ? undefined : cast.placement(cook, moment).x,
          seed: context.seed,
        });
      }
      for (const piece of pieces) if (piece.z <= worktop.farZ) piece.paint(target);
      paintWindowLight(target, moment.seconds);
      particles.paint(target, moment.seconds);
    },
  };

  function paintLamps(target: SKRSContext2D, camera: Camera, seconds: number): void {
    for (const x of [-1.35, 1.35]) {
      const sway = 0.008 * Math.sin(seconds * 0.9 + x);
      const lamp = project(camera, x + sway, 2.18, lampZ);
      const ceiling = project(camera, x, 3.4, lampZ);
      const unit = lamp.scale;
      target.strokeStyle = "rgba(30,22,22,0.9)";
      target.lineWidth = Math.max(0.8, 0.012 * unit);
      target.beginPath();
      target.moveTo(ceiling.x, Math.min(ceiling.y, 0));
      target.lineTo(lamp.x, lamp.y - 0.2 * unit);
      target.stroke();
      const shade = target.createLinearGradient(lamp.x - 0.2 * unit, 0, lamp.x + 0.2 * unit, 0);
      shade.addColorStop(0, css([92, 60, 44]));
      shade.addColorStop(0.35, css([196, 132, 84]));
      shade.addColorStop(1, css([70, 44, 36]));
      target.fillStyle = shade;
      target.beginPath();
      target.moveTo(lamp.x - 0.04 * unit, lamp.y - 0.2 * unit);
      target.quadraticCurveTo(lamp.x - 0.19 * unit, lamp.y - 0.14 * unit, lamp.x - 0.2 * unit, lamp.y);
      target.lineTo(lamp.x + 0.2 * unit, lamp.y);
      target.quadraticCurveTo(lamp.x + 0.19 * unit, lamp.y - 0.14 * unit, lamp.x + 0.04 * unit, lamp.y - 0.2 * unit);
      target.fill();
      target.fillStyle = css([255, 226, 170], 0.4 + 0.6 * light.lamps);
      target.beginPath();
      target.ellipse(lamp.x, lamp.y, 0.2 * unit, 0.035 * unit, 0, 0, 2 * Math.PI);
      target.fill();
      glows.stamp(target, {
        x: lamp.x,
        y: lamp.y + 0.04 * unit,
        radius: 0.95 * unit,
        colour: [255, 196, 124],
        strength: 0.2 + 0.55 * light.lamps,
      });
    }
  }

  function paintSteam(target: SKRSContext2D, camera: Camera, seconds: number): void {
    const puffs = 14;
    for (let index = 0; index < puffs; index++) {
      const age = (seconds * 0.42 + index / puffs + hashUnit(context.seed, index)) % 1;
      const x =
        stovePot.x +
        0.1 * (hashUnit(context.seed, index + 40) - 0.5) +
        0.09 * Math.sin(seconds * 0.9 + index * 2 + age * 4) * age;
      const at = project(camera, x, stovePot.y + age * 0.8, wallZ - 0.1);
      const radius = (0.06 + 0.2 * age) * at.scale;
      target.globalAlpha = 0.32 * Math.sin(Math.PI * age) ** 1.2;
      target.drawImage(puff.canvas, at.x - radius, at.y - radius, 2 * radius, 2 * radius);
    }
    target.globalAlpha = 1;
  }

  /** Light that falls in slanting beams from the window on the left. */
  function paintWindowLight(target: SKRSContext2D, seconds: number): void {
    const strength = context.light.sun.moon ? 0.03 : 0.065 * context.light.sun.strength;
    if (strength < 0.02) return;
    target.globalCompositeOperation = "screen";
    const beam = target.createLinearGradient(0, 0, width * 0.75, height * 0.7);
    beam.addColorStop(0, css(context.light.sun.colour, strength * (1 + 0.06 * Math.sin(seconds * 0.7))));
    beam.addColorStop(1, css(context.light.sun.colour, 0));
    target.fillStyle = beam;
    target.beginPath();
    for (const [from, wide] of [
      [-0.1, 0.14],
      [0.1, 0.1],
    ] as const) {
      target.moveTo(width * from, 0);
      target.lineTo(width * (from + wide), 0);
      target.lineTo(width * (from + wide + 0.62), height);
      target.lineTo(width * (from + 0.4), height);
    }
    target.fill();
    target.globalCompositeOperation = "source-over";
  }
}

/** Shifts the lens, and shortens it if need be, so that what stands on the counter and the cook's hat are in a picture of this height. */
export function keepCounter(
  camera: Camera,
  height: number,
  hat: { readonly x: number; readonly y: number; readonly z: number },
): Camera {
  const framed = frameCounter(camera, height * lowest);
  const kept = framed.horizonY < camera.horizonY ? framed : camera;
  const top = project(kept, hat.x, hat.y, hat.z).y;
  if (top >= height * highest) return kept;
  // Hands and hat fit into the picture together, if need be by a shorter lens.
  const counter = project(kept, 0, worktop.y, worktop.z).y;
  const shorter = Math.min(1, (height * (lowest - highest)) / (counter - top));
  return frameCounter(
    { ...kept, focal: kept.focal * shorter },
    height * (shorter < 1 ? lowest : highest + (counter - top) / height),
  );
}

/** Rows of the picture that the counter's things and the top of a cook's hat keep within, as shares of its height. */
const lowest = 0.955;
const highest = 0.035;

/** Shifts the lens so that what stands on the counter stands at this row of the picture. */
function frameCounter(camera: Camera, row: number): Camera {
  const below = ((camera.y - worktop.y) * camera.focal) / (worktop.z - camera.z);
  return { ...camera, horizonY: row - below };
}

function paintPuff(): ReturnType<typeof createSurface> {
  const surface = createSurface(64, 64);
  const context = beginSurface(surface);
  const gradient = context.createRadialGradient(32, 32, 0, 32, 32, 32);
  gradient.addColorStop(0, "rgba(255,250,244,0.55)");
  gradient.addColorStop(0.5, "rgba(255,250,244,0.2)");
  gradient.addColorStop(1, "rgba(255,250,244,0)");
  context.fillStyle = gradient;
  context.fillRect(0, 0, 64, 64);
  return surface;
}
