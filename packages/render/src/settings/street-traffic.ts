import type { SKRSContext2D } from "@napi-rs/canvas";
import { project, type Camera } from "../scene/camera.ts";
import { css, mix, type Rgb } from "../scene/colour.ts";
import type { Glows } from "../scene/glow.ts";
import { seededRandom } from "../scene/random.ts";

/** The haze between the camera and a thing: its colour at a column of the picture, and how much of it at a depth in metres. */
export interface Air {
  readonly hazeAt: (camera: Camera, screenX: number) => Rgb;
  readonly hazeAmount: (depth: number) => number;
  readonly glows: Glows;
}

/** Where a car is at the start of a shot; metres. */
export interface FlyingCar {
  readonly x: number;
  readonly y: number;
  readonly z: number;
  /** Metres per second; below zero towards the camera. */
  readonly speed: number;
}

/** Cars come back after this many metres. */
const loopMetres = 300;
const nearestMetres = 12;

/** Cars that fly over the street of a later age; none over today's. */
export function planTraffic(seed: number, futuristic: boolean): FlyingCar[] {
  if (!futuristic) return [];
  const random = seededRandom(seed, "flying cars");
  return Array.from({ length: 16 }, () => ({
    x: (random() - 0.5) * 12,
    y: 13 + random() * 28,
    z: random() * loopMetres,
    speed: (random() < 0.5 ? -1 : 1) * (13 + random() * 18),
  }));
}

/** Paints the cars between two depths, so that houses in front of them can cover them. */
export function paintTraffic(
  target: SKRSContext2D,
  camera: Camera,
  cars: readonly FlyingCar[],
  air: Air,
  range: { readonly from: number; readonly to: number; readonly seconds: number },
): void {
  for (const car of cars) {
    const travelled = car.z + car.speed * range.seconds;
    const ahead = (((travelled % loopMetres) + loopMetres) % loopMetres) + nearestMetres;
    if (ahead > range.from || ahead <= range.to) continue;
    const at = project(camera, car.x, car.y + 0.3 * Math.sin(range.seconds + car.x), camera.z + ahead);
    const haze = air.hazeAmount(ahead);
    const hazeColour = air.hazeAt(camera, at.x);
    const size = at.scale;
    target.fillStyle = css(mix([30, 28, 46], hazeColour, haze));
    target.beginPath();
    target.ellipse(at.x, at.y, 1.2 * size, 0.36 * size, 0, 0, 2 * Math.PI);
    target.fill();
    target.fillStyle = css(mix([70, 84, 120], hazeColour, haze));
    target.beginPath();
    target.ellipse(at.x, at.y - 0.26 * size, 0.68 * size, 0.26 * size, 0, 0, 2 * Math.PI);
    target.fill();
    const colour: Rgb = car.speed > 0 ? [255, 64, 70] : [255, 240, 214];
    for (const side of [-0.8, 0.8]) {
      air.glows.stamp(target, {
        x: at.x + side * size,
        y: at.y + 0.05 * size,
        radius: 1.1 * size,
        colour,
        strength: 0.95 * (1 - 0.5 * haze),
      });
    }
  }
}
