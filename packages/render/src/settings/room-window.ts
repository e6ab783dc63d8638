import type { SKRSContext2D } from "@napi-rs/canvas";
import { project, type Camera } from "../scene/camera.ts";
import { clamp, css, lit, mix, scaled, type Rgb } from "../scene/colour.ts";
import { hashUnit, seededRandom } from "../scene/random.ts";
import type { ShotContext } from "../scene/shot.ts";
import { createSurface, type Surface } from "../scene/surface.ts";
import type { RoomLighting } from "./room-light.ts";

/** An opening in the back wall with panes in it. Metres; `x` and `y` are its lower left corner. */
export interface RoomWindow {
  readonly x: number;
  readonly y: number;
  readonly wide: number;
  readonly high: number;
  /** Side by side. */
  readonly panes?: number;
  /** A bar across, at this share of the height. */
  readonly transom?: number;
  readonly frame: Rgb;
  readonly view: "garden" | "city" | "street";
}

/** What is seen through the windows of a room, behind its back wall. */
export interface RoomWindows {
  paintOutside(target: SKRSContext2D, camera: Camera, seconds: number): void;
}

/** Metres from the back wall to the view's plane: near enough to move against the frame. */
const viewAway = 1.6;

/** Paints the views once; rain and snow are put on the panes at every moment. */
export function createRoomWindows(
  context: ShotContext,
  room: { readonly windows: readonly RoomWindow[]; readonly backZ: number; readonly high: number },
  options: { readonly lighting: RoomLighting; readonly detail: number; readonly seed: number },
): RoomWindows {
  const { weather } = context.shot.setting;
  const views = room.windows.map((window, index) =>
    paintView(context, window, { ...options, seed: options.seed + index }),
  );
  const frames = room.windows.map((window) => paintFrame(window, options, room.backZ));
  return {
    paintOutside(target, camera, seconds) {
      room.windows.forEach((window, index) => {
        const view = views[index];
        const frame = frames[index];
        if (view === undefined || frame === undefined) return;
        const low = project(camera, window.x, window.y, room.backZ);
        const high = project(camera, window.x + window.wide, window.y + window.high, room.backZ);
        const box = { x: low.x, y: high.y, wide: high.x - low.x, high: low.y - high.y };
        target.save();
        target.beginPath();
        target.rect(box.x, box.y, box.wide, box.high);
        target.clip();
        const middle = project(camera, window.x + window.wide / 2, window.y, room.backZ + viewAway);
        const wide = box.wide * 1.7;
        const tall = box.high * 1.6;
        // However the camera stands, the view fills its window.
        const x = clamp(middle.x - wide / 2, box.x + box.wide - wide, box.x);
        const y = clamp(camera.horizonY - tall * viewHorizon, box.y + box.high - tall, box.y);
        target.drawImage(view.canvas, x, y, wide, tall);
        if (weather === "rain") paintRain(target, box, options.seed + index, seconds);
        if (weather === "snow") paintSnow(target, box, options.seed + index, seconds);
        target.drawImage(frame.canvas, box.x, box.y, box.wide, box.high);
        target.restore();
      });
    },
  };
}

/** Share of the view's height over its horizon. */
const viewHorizon = 0.66;

function paintView(
  context: ShotContext,
  window: RoomWindow,
  options: { readonly detail: number; readonly seed: number },
): Surface {
  const { light } = context;
  const { setting } = context.shot;
  const detail = Math.min(options.detail, 160);
  const surface = createSurface(window.wide * 1.7 * detail, window.high * 1.6 * detail);
  const random = seededRandom(options.seed, "window view");
  const pen = surface.context;
  const { width, height } = surface;
  const horizon = height * viewHorizon;
  const sky = pen.createLinearGradient(0, 0, 0, horizon);
  for (const [at, colour] of light.sky) sky.addColorStop(at, css(colour));
  pen.fillStyle = sky;
  pen.fillRect(0, 0, width, height);
  for (let cloud = 0; cloud < 9; cloud++) {
    const x = random() * width;
    const y = horizon * (0.1 + 0.6 * random());
    for (let puff = 0; puff < 6; puff++) {
      pen.fillStyle = css(puff < 3 ? light.cloudShade : light.cloudLit, 0.13 + 0.25 * light.cloudCover);
      pen.beginPath();
      pen.ellipse(
        x + (puff - 2.5) * width * 0.035,
        y - (puff % 3) * height * 0.012,
        width * 0.05,
        height * 0.024,
        0,
        0,
        2 * Math.PI,
      );
      pen.fill();
    }
  }
  if (light.sun.moon && light.cloudCover < 0.8) {
    const x = width * (0.42 + 0.2 * random());
    const y = horizon * 0.36;
    const radius = 0.13 * detail;
    const halo = pen.createRadialGradient(x, y, radius * 0.5, x, y, radius * 5);
    halo.addColorStop(0, "rgba(214,226,255,0.5)");
    halo.addColorStop(1, "rgba(214,226,255,0)");
    pen.fillStyle = halo;
    pen.fillRect(0, 0, width, height);
    pen.fillStyle = "rgb(238,242,255)";
    pen.beginPath();
    pen.arc(x, y, radius, 0, 2 * Math.PI);
    pen.fill();
    for (let star = 0; star < 40; star++) {
      pen.fillStyle = css([235, 240, 255], 0.3 + 0.6 * random());
      pen.fillRect(
        random() * width,
        random() * horizon * 0.8,
        Math.max(0.6, 0.012 * detail),
        Math.max(0.6, 0.012 * detail),
      );
    }
  } else if (light.sun.strength > 0.3 && light.sun.height < 1) {
    const x = width * (0.55 + light.sun.aside);
    const y = horizon * (1 - Math.max(0.12, light.sun.height) * 0.9);
    const glow = pen.createRadialGradient(x, y, 0.04 * detail, x, y, 1.5 * detail);
    glow.addColorStop(0, css([255, 246, 222], 0.95));
    glow.addColorStop(0.12, css(light.sun.colour, 0.7));
    glow.addColorStop(1, css(light.sun.colour, 0));
    pen.fillStyle = glow;
    pen.fillRect(0, 0, width, height);
  }
  const haze = (colour: Rgb, amount: number): Rgb =>
    mix(lit(colour, mix(light.shade, light.key, 0.6)), light.hazeSun, amount);
  if (window.view === "garden")
    paintGarden(surface, {
      random,
      horizon,
      detail,
      haze,
      snow: setting.weather === "snow" || setting.season === "winter",
      autumn: setting.season === "autumn",
    });
  else paintHouses(surface, { random, horizon, detail, haze, lit: light.windowsLit, near: window.view === "street" });
  if (setting.weather === "snow") {
    // White flakes need something darker behind them.
    pen.fillStyle = "rgba(84,104,140,0.4)";
    pen.fillRect(0, 0, width, height);
  }
  if (setting.weather === "fog") {
    pen.fillStyle = css(light.hazeSun, 0.62);
    pen.fillRect(0, 0, width, height);
  }
  return surface;
}

function paintGarden(
  surface: Surface,
  options: {
    random: () => number;
    horizon: number;
    detail: number;
    haze: (colour: Rgb, amount: number) => Rgb;
    snow: boolean;
    autumn: boolean;
  },
): void {
  const { context: pen, width, height } = surface;
  const { random, horizon, detail, haze, snow, autumn } = options;
  const grass: Rgb = snow ? [226, 232, 242] : [98, 140, 74];
  const far: Rgb = snow ? [200, 208, 222] : [96, 124, 110];
  const near: Rgb = snow ? [212, 220, 232] : [84, 122, 84];
  for (const [lift, amount] of [
    [0.4, 0.6],
    [0.2, 0.35],
  ] as const) {
    pen.fillStyle = css(haze(lift > 0.3 ? far : near, amount));
    pen.beginPath();
    pen.moveTo(0, height);
    pen.lineTo(0, horizon - lift * detail * 0.8);
    const bend = random();
    pen.bezierCurveTo(
      width * 0.3,
      horizon - lift * detail * (1.4 + bend),
      width * 0.55,
      horizon - lift * detail * 0.1,
      width,
      horizon - lift * detail * (1 + bend),
    );
    pen.lineTo(width, height);
    pen.fill();
  }
  const lawn = pen.createLinearGradient(0, horizon, 0, height);
  lawn.addColorStop(0, css(haze(grass, 0.25)));
  lawn.addColorStop(1, css(haze(scaled(grass, 0.7), 0)));
  pen.fillStyle = lawn;
  pen.fillRect(0, horizon, width, height - horizon);
  for (const at of [0.16 + 0.1 * random(), 0.78 + 0.14 * random()]) {
    const foot = horizon + 0.14 * detail;
    const tall = (1 + 0.5 * random()) * detail;
    pen.fillStyle = css(haze([84, 62, 52], 0.12));
    pen.beginPath();
    pen.moveTo(width * at - 0.05 * detail, foot);
    pen.lineTo(width * at - 0.02 * detail, foot - tall);
    pen.lineTo(width * at + 0.02 * detail, foot - tall);
    pen.lineTo(width * at + 0.06 * detail, foot);
    pen.fill();
    for (let leaf = 0; leaf < 150; leaf++) {
      const angle = random() * 2 * Math.PI;
      const reach = Math.sqrt(random());
      const up = Math.sin(angle) * reach;
      const colour: Rgb = snow ? [206, 214, 226] : autumn ? [196, 112, 52] : [74, 116, 62];
      pen.fillStyle = css(
        haze(scaled(colour, 0.7 + 0.35 * (up + 1) * (0.6 + 0.4 * random())), 0.12),
        snow ? 0.6 : 0.95,
      );
      pen.beginPath();
      pen.ellipse(
        width * at + Math.cos(angle) * reach * 0.5 * detail,
        foot - tall - up * 0.46 * detail,
        0.07 * detail,
        0.045 * detail,
        angle,
        0,
        2 * Math.PI,
      );
      pen.fill();
    }
  }
}

function paintHouses(
  surface: Surface,
  options: {
    random: () => number;
    horizon: number;
    detail: number;
    haze: (colour: Rgb, amount: number) => Rgb;
    lit: number;
    near: boolean;
  },
): void {
  const { context: pen, width, height } = surface;
  const { random, horizon, detail, haze, near } = options;
  for (const [row, amount] of [
    [0, 0.62],
    [1, 0.38],
    [2, near ? 0.1 : 0.2],
  ] as const) {
    let x = -0.3 * detail * random();
    while (x < width) {
      const wide = (near && row === 2 ? 0.75 : 0.26 + 0.16 * row) * (0.8 + 0.6 * random()) * detail;
      const tall = (near && row === 2 ? 0.5 + 0.42 * random() : (1.5 - 0.42 * row) * (0.35 + 0.75 * random())) * detail;
      const base: Rgb =
        near && row === 2
          ? ((
              [
                [164, 96, 78],
                [196, 178, 150],
                [128, 134, 142],
              ] as const
            )[Math.floor(random() * 3)] ?? [164, 96, 78])
          : [112, 118, 136];
      const foot = near ? horizon + 0.24 * detail : height;
      pen.fillStyle = css(haze(scaled(base, 0.85 + 0.3 * random()), amount));
      pen.fillRect(x, horizon - tall, wide - 0.02 * detail, foot - horizon + tall);
      const step = (near && row === 2 ? 0.2 : 0.085) * detail;
      const pane = step * 0.48;
      for (let wx = x + step * 0.45; wx < x + wide - step * 0.7; wx += step) {
        for (let wy = horizon - tall + step * 0.5; wy < (near ? horizon - 0.1 * detail : height); wy += step * 1.35) {
          const shining = random() < options.lit * 1.15;
          pen.fillStyle = shining
            ? css([255, 206 + 30 * random(), 130], 0.95 - amount * 0.6)
            : css(haze([58, 70, 92], amount), 0.75);
          pen.fillRect(wx, wy, pane, pane * 1.25);
        }
      }
      x += wide;
    }
  }
  if (!near) return;
  pen.fillStyle = css(haze([92, 90, 96], 0.1));
  pen.fillRect(0, horizon + 0.2 * detail, width, height);
  pen.fillStyle = css(haze([150, 146, 142], 0.1));
  pen.fillRect(0, horizon + 0.2 * detail, width, 0.08 * detail);
}

/** Frame and bars, with a little of the sky in the glass. */
function paintFrame(
  window: RoomWindow,
  options: { readonly lighting: RoomLighting; readonly detail: number },
  backZ: number,
): Surface {
  const { lighting, detail } = options;
  const surface = createSurface(window.wide * detail, window.high * detail);
  const pen = surface.context;
  const { width, height } = surface;
  const glass = pen.createLinearGradient(0, height, width, 0);
  glass.addColorStop(0.3, "rgba(255,255,255,0)");
  glass.addColorStop(0.34, "rgba(255,255,255,0.09)");
  glass.addColorStop(0.5, "rgba(255,255,255,0.09)");
  glass.addColorStop(0.54, "rgba(255,255,255,0)");
  glass.addColorStop(0.6, "rgba(255,255,255,0)");
  glass.addColorStop(0.62, "rgba(255,255,255,0.07)");
  glass.addColorStop(0.68, "rgba(255,255,255,0)");
  pen.fillStyle = glass;
  pen.fillRect(0, 0, width, height);
  const around = lighting.at(window.x + window.wide / 2, window.y + window.high / 2, backZ - 0.3);
  const bright = css(scaled(lit(window.frame, around), 0.9));
  const dark = css(scaled(lit(window.frame, around), 0.55));
  const bar = Math.max(1, 0.055 * detail);
  const upright = (x: number): void => {
    pen.fillStyle = dark;
    pen.fillRect(x, 0, bar, height);
    pen.fillStyle = bright;
    pen.fillRect(x, 0, bar * 0.7, height);
  };
  const across = (y: number): void => {
    pen.fillStyle = dark;
    pen.fillRect(0, y, width, bar);
    pen.fillStyle = bright;
    pen.fillRect(0, y, width, bar * 0.7);
  };
  const panes = window.panes ?? 2;
  for (let pane = 1; pane < panes; pane++) upright((width * pane) / panes - bar / 2);
  if (window.transom !== undefined) across(height * (1 - window.transom));
  upright(0);
  upright(width - bar);
  across(0);
  across(height - bar);
  return surface;
}

interface Box {
  readonly x: number;
  readonly y: number;
  readonly wide: number;
  readonly high: number;
}

function paintRain(target: SKRSContext2D, box: Box, seed: number, seconds: number): void {
  target.strokeStyle = "rgba(206,218,236,0.34)";
  target.lineWidth = Math.max(0.5, box.high * 0.004);
  target.beginPath();
  for (let drop = 0; drop < 60; drop++) {
    const speed = 1.1 + hashUnit(seed, drop) * 0.9;
    const y = ((hashUnit(seed, drop + 100) + seconds * speed) % 1.15) - 0.1;
    const x = hashUnit(seed, drop + 200);
    target.moveTo(box.x + x * box.wide, box.y + y * box.high);
    target.lineTo(box.x + (x - 0.006) * box.wide, box.y + (y + 0.07) * box.high);
  }
  target.stroke();
  // Drops that run down the pane, stopping now and then.
  for (let drop = 0; drop < 34; drop++) {
    const x = box.x + hashUnit(seed, drop + 300) * box.wide;
    const run = seconds * (0.03 + 0.09 * hashUnit(seed, drop + 400)) + hashUnit(seed, drop + 500);
    const along = (run + 0.04 * Math.sin(run * 40 + drop)) % 1.1;
    const y = box.y + along * box.high;
    const radius = clamp(box.high * (0.006 + 0.006 * hashUnit(seed, drop + 600)), 0.6, 6);
    target.fillStyle = "rgba(224,234,246,0.22)";
    target.fillRect(x - radius * 0.3, y - box.high * 0.1, radius * 0.6, box.high * 0.1);
    target.fillStyle = "rgba(232,240,250,0.6)";
    target.beginPath();
    target.arc(x, y, radius, 0, 2 * Math.PI);
    target.fill();
  }
}

function paintSnow(target: SKRSContext2D, box: Box, seed: number, seconds: number): void {
  target.fillStyle = "rgba(250,252,255,0.85)";
  target.beginPath();
  for (let flake = 0; flake < 100; flake++) {
    const near = hashUnit(seed, flake);
    const y = ((hashUnit(seed, flake + 100) + seconds * (0.08 + 0.14 * near)) % 1.1) - 0.05;
    const x = hashUnit(seed, flake + 200) + 0.02 * Math.sin(seconds * 1.1 + flake);
    const radius = box.high * (0.006 + 0.014 * near);
    target.moveTo(box.x + x * box.wide + radius, box.y + y * box.high);
    target.arc(box.x + x * box.wide, box.y + y * box.high, radius, 0, 2 * Math.PI);
  }
  target.fill();
  // Snow lies on the sill.
  target.fillStyle = "rgba(240,244,252,0.9)";
  target.beginPath();
  target.moveTo(box.x, box.y + box.high);
  target.quadraticCurveTo(
    box.x + box.wide * 0.3,
    box.y + box.high * 0.93,
    box.x + box.wide * 0.6,
    box.y + box.high * 0.965,
  );
  target.quadraticCurveTo(box.x + box.wide * 0.85, box.y + box.high * 0.94, box.x + box.wide, box.y + box.high);
  target.fill();
}
