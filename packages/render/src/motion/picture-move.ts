import type { Image, SKRSContext2D } from "@napi-rs/canvas";
import type { CameraMove } from "../scene-spec.ts";
import { css, smoothStep } from "../scene/colour.ts";
import type { ShotContext, ShotMoment, ShotPainter } from "../scene/shot.ts";
import { createParticles } from "../scene/weather.ts";
import { createWarpedPicture, type Dolly } from "./warp-picture.ts";

/** When, in fractions of the shot, the first picture gives way to the last. */
const changeFrom = 0.42;
const changeTo = 0.62;

/** A camera that moves in front of a user's picture as if it had depth, and ends in another picture if there is one. */
export function buildPictureMove(
  context: ShotContext,
  pictures: { readonly start: Image; readonly end: Image | undefined },
): ShotPainter {
  const { shot, width, height, light } = context;
  const start = createWarpedPicture(pictures.start, width, height);
  const end = pictures.end === undefined ? undefined : createWarpedPicture(pictures.end, width, height);
  const particles = createParticles({
    width,
    height,
    weather: shot.setting.weather,
    light,
    seed: context.seed,
    indoors: false,
  });
  return {
    paint(target, moment) {
      const change = end === undefined ? 0 : smoothStep(changeFrom, changeTo, moment.fraction);
      if (change < 1) target.drawImage(start.paint(dollyAt(shot.camera.move, moment)), 0, 0);
      if (end !== undefined && change > 0) {
        // The second picture arrives slightly too near and settles, so that the two movements meet.
        const settling = dollyAt("pull-out", { ...moment, fraction: smoothStep(changeFrom, 1, moment.fraction) });
        target.globalAlpha = change;
        target.drawImage(end.paint({ ...settling, aside: settling.aside * (1 - change) }), 0, 0);
        target.globalAlpha = 1;
        paintSweep(target, change, width, height);
      }
      paintLeak(target, moment, { width, height });
      particles.paint(target, moment.seconds);
    },
  };
}

function dollyAt(move: CameraMove["move"], { fraction, seconds }: ShotMoment): Dolly {
  const eased = smoothStep(-0.1, 1.1, fraction);
  const signed = eased - 0.5;
  const breath = 0.0015 * Math.sin(seconds * 0.9);
  const gentle: Dolly = { closer: 0.035 + 0.05 * eased, aside: 0.016 * signed, up: breath };
  switch (move) {
    case "push-in":
    case "zoom-in":
    case "point-of-view":
    case "follow":
      return { closer: 0.015 + 0.15 * eased, aside: 0.014 * signed, up: breath };
    case "pull-out":
    case "zoom-out":
      return { closer: 0.16 - 0.14 * eased, aside: -0.012 * signed, up: breath };
    case "pan-left":
      return { closer: 0.07, aside: 0.07 * signed, up: breath };
    case "pan-right":
      return { closer: 0.07, aside: -0.07 * signed, up: breath };
    case "tilt-up":
    case "crane-up":
    case "drone":
      return { closer: 0.06, aside: 0.008 * signed, up: 0.05 * signed };
    case "tilt-down":
    case "crane-down":
      return { closer: 0.06, aside: 0.008 * signed, up: -0.05 * signed };
    case "orbit":
      return { closer: 0.05 + 0.04 * eased, aside: 0.075 * signed, up: 0.008 * Math.sin(Math.PI * fraction) };
    case "handheld":
      return {
        closer: 0.06,
        aside: 0.006 * Math.sin(seconds * 1.3) + 0.004 * Math.sin(seconds * 2.9),
        up: 0.005 * Math.sin(seconds * 1.9),
      };
    case "static":
      return { ...gentle, closer: 0.04 + 0.012 * eased };
  }
}

/** Warm light that wanders over the lens. */
function paintLeak(target: SKRSContext2D, moment: ShotMoment, size: { width: number; height: number }): void {
  const { width, height } = size;
  const x = width * (0.1 + 0.75 * (0.5 + 0.5 * Math.sin(moment.seconds * 0.35 + 4)));
  const radius = Math.max(width, height) * 0.55;
  const leak = target.createRadialGradient(x, -height * 0.1, 0, x, -height * 0.1, radius);
  leak.addColorStop(0, css([255, 214, 160], 0.16));
  leak.addColorStop(1, css([255, 190, 130], 0));
  target.globalCompositeOperation = "screen";
  target.fillStyle = leak;
  target.fillRect(0, 0, width, height);
  target.globalCompositeOperation = "source-over";
}

/** A band of light that crosses the picture while it changes, strongest half-way. */
function paintSweep(target: SKRSContext2D, change: number, width: number, height: number): void {
  const strength = 0.5 * Math.sin(Math.PI * change);
  if (strength < 0.01) return;
  const x = width * (-0.3 + 1.6 * change);
  const sweep = target.createLinearGradient(x - width * 0.28, 0, x + width * 0.28, height * 0.25);
  sweep.addColorStop(0, "rgba(255,240,214,0)");
  sweep.addColorStop(0.5, css([255, 244, 224], strength));
  sweep.addColorStop(1, "rgba(255,240,214,0)");
  target.globalCompositeOperation = "screen";
  target.fillStyle = sweep;
  target.fillRect(0, 0, width, height);
  target.globalCompositeOperation = "source-over";
}
