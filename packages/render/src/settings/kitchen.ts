import type { SKRSContext2D } from "@napi-rs/canvas";
import { createPerformer } from "../cast/create-performer.ts";
import type { Placement } from "../cast/performer.ts";
import { project, type Camera } from "../scene/camera.ts";
import { shiftAt } from "../scene/camera-move.ts";
import { clamp, css } from "../scene/colour.ts";
import { hashUnit } from "../scene/random.ts";
import type { ShotContext, ShotMoment, ShotPainter } from "../scene/shot.ts";
import { beginSurface, createSurface } from "../scene/surface.ts";
import { createParticles } from "../scene/weather.ts";
import { paintCounter } from "./kitchen-counter.ts";
import { roomLight } from "./kitchen-light.ts";
import { kitchenWall, paintKitchenWall, stovePot } from "./kitchen-wall.ts";

/** Metres behind the cook. */
const wallZ = 1.75;
const lampZ = 0.7;

const framings = {
  wide: { metresHigh: 2.35, lens: 1.05, cameraY: 1.5, headTop: 0.29, blur: 0.0009 },
  medium: { metresHigh: 1.32, lens: 1.4, cameraY: 1.5, headTop: 0.09, blur: 0.0024 },
  "close-up": { metresHigh: 0.78, lens: 1.9, cameraY: 1.58, headTop: 0.04, blur: 0.004 },
  macro: { metresHigh: 0.6, lens: 2.2, cameraY: 1.6, headTop: 0.02, blur: 0.005 },
} as const;

/** A kitchen seen across its counter: wall, lamps, people and counter are planes at their own depths. */
export function buildKitchen(context: ShotContext): ShotPainter {
  const { shot, width, height, glows } = context;
  const light = roomLight(context.light, shot.setting.timeOfDay);
  const framing = framings[shot.camera.framing];
  const crowd = 1 + 0.2 * Math.max(0, Math.min(shot.actors.length, 4) - 1);
  const metresHigh = framing.metresHigh * crowd;
  const focal = (width > height ? width : height * 1.05) * 0.98 * framing.lens;
  const distance = (metresHigh * focal) / height;
  const performers = shot.actors.flatMap((actor) => {
    const performer = createPerformer({
      actor,
      seed: context.seed,
      width,
      height,
      light,
      mouthCues: context.mouthCues,
      keySide: -1,
      frontLight: 0.8,
    });
    return performer === undefined ? [] : [performer];
  });
  const lead = performers[0];
  const headTopY = lead === undefined ? 1.9 : lead.heightMetres;
  const raisedHand = shot.actors.some(({ action }) => action === "wave") ? 0.1 : 0;
  const horizonY = height * (framing.headTop + raisedHand) + ((headTopY - framing.cameraY) * focal) / distance;
  const wallScale = focal / (distance + wallZ);
  const blurPixels = width * framing.blur;
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
  const cook = performers.findIndex(({ actor: { kind, action } }) => kind === "chef" || action === "cook");

  const cameraAt = (moment: ShotMoment): Camera => {
    const shift = shiftAt(shot.camera, moment.fraction, moment.seconds, distance);
    // The room is a stage: a turn of the camera becomes a smaller step aside.
    return {
      x: 0.05 + shift.right + Math.tan(shift.yaw) * distance * 0.5,
      y: framing.cameraY + shift.up * 0.6,
      z: -distance + shift.forward,
      yaw: 0,
      focal: focal * shift.zoom,
      centreX: width / 2,
      horizonY: horizonY + shift.lift * height,
      vertical: 1,
    };
  };

  const placementOf = (index: number, moment: ShotMoment): Placement => {
    const performer = performers[index];
    const actor = performer?.actor;
    const spread = performers.length === 1 ? 0 : (index - (performers.length - 1) / 2) * 0.78;
    const pace = (performer?.paceMetresPerSecond ?? 0) * 0.8;
    if (pace > 0) {
      const leftwards = actor?.facing === "left";
      const metres = pace * (moment.seconds - shot.durationSeconds / 2) * (leftwards ? -1 : 1);
      return { x: spread + metres, y: 0, z: 0.1, facingX: leftwards ? -1 : 1, facingZ: 0 };
    }
    const turn = { front: 0.06, back: Math.PI, left: -1.57, right: 1.57, "three-quarter": 0.5 }[
      actor?.facing ?? "front"
    ];
    return { x: spread, y: 0, z: index % 2 === 0 ? 0 : 0.14, facingX: Math.sin(turn), facingZ: -Math.cos(turn) };
  };

  return {
    paint(target, moment) {
      const camera = cameraAt(moment);
      const corner = project(camera, -kitchenWall.wide / 2, kitchenWall.high, wallZ);
      target.fillStyle = css([34, 24, 26]);
      target.fillRect(0, 0, width, height);
      target.drawImage(
        softWall.canvas,
        corner.x,
        corner.y,
        kitchenWall.wide * corner.scale,
        kitchenWall.high * corner.scale,
      );
      paintSteam(target, camera, moment.seconds);
      paintLamps(target, camera, moment.seconds);
      const order = performers
        .map((_, index) => index)
        .sort((a, b) => placementOf(b, moment).z - placementOf(a, moment).z);
      for (const index of order) {
        performers[index]?.paint(target, camera, placementOf(index, moment), {
          seconds: moment.seconds,
          clipSeconds: context.startSeconds + moment.seconds,
        });
      }
      paintCounter(target, camera, {
        light,
        width,
        height,
        cookX: cook < 0 ? undefined : placementOf(cook, moment).x,
        seed: context.seed,
      });
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
