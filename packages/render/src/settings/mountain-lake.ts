import type { SKRSContext2D } from "@napi-rs/canvas";
import { createCast } from "../cast/create-cast.ts";
import { project, type Camera } from "../scene/camera.ts";
import { clamp, css, lit, mix, scaled, type Rgb } from "../scene/colour.ts";
import type { Light } from "../scene/light.ts";
import { hashUnit, seededRandom } from "../scene/random.ts";
import { unitOf, type ShotContext, type ShotMoment, type ShotPainter } from "../scene/shot.ts";
import { createSky } from "../scene/sky.ts";
import { beginSurface, createSurface, type Surface } from "../scene/surface.ts";
import { createParticles } from "../scene/weather.ts";
import { paintRidge } from "./mountain-relief.ts";

/** Plates are wider than the picture so that the camera can turn and step aside. */
const overscan = 1.35;
/** Share of the width that the plates reach beyond the picture to each side: a turn shows no more than that. */
const turnMax = (overscan - 1) / 2;
/** Rows of the water that move together, at 1080 rows. */
const waterRowPixels = 4;
/** Metres from the camera to the near edge of the water: with somebody on the shore, with nobody, from a boat's side. */
const nearShoreMetres = { peopled: 11, empty: 8.25, afloat: 1.1 } as const;

/** A lake under mountains: ranges in the haze, a wooded far shore, water that mirrors them, grass at our feet. */
export function buildMountainLake(context: ShotContext): ShotPainter {
  const { shot, width, height, light, glows } = context;
  const seed = (context.seed + shot.setting.variant * 104729) >>> 0;
  const unit = unitOf(context);
  const snow = shot.setting.weather === "snow";
  const cast = createCast(context, {
    startZ: 10,
    halfWidth: 4,
    spots: {
      water: { x: 0, y: -0.25, z: 0.5, afloat: { x: 0, y: -0.04, z: 1 } },
      sky: { x: 0, y: 4, z: 8 },
    },
    light,
    keySide: light.sun.aside >= 0 ? 1 : -1,
    frontLight: light.sun.moon ? 0.55 : 0.72,
  });
  const empty = cast.performers.length === 0;
  const afloat = shot.actors.some(
    ({ kind, spot, action }) => kind === "boat" || spot === "water" || (action === "swim" && kind !== "fish"),
  );
  const soft = !empty && shot.camera.framing !== "wide";
  const sky = createSky({
    width,
    height,
    light: { ...light, sun: { ...light.sun, height: Math.max(light.sun.height, 0.42) } },
    seed,
    reach: Math.ceil(height * 0.95),
    disc: true,
  });
  const foggy = shot.setting.weather === "fog" ? 0.4 : shot.setting.weather === "rain" || snow ? 0.16 : 0;
  const plateWide = width * overscan;
  // The relief is noise: half the pixels show as much of it as all.
  const share = Math.min(1, Math.max(0.4, 640 / height));
  const ridge = (
    feature: string,
    options: {
      high: number;
      height: number;
      relief: number;
      peaks: number;
      rock: Rgb;
      haze: number;
      snowLine: number;
      forest: number;
    },
  ): Surface => {
    const { high, ...shape } = options;
    return paintRidge({
      width: plateWide * share,
      height: height * high * share,
      ridge: { ...shape, haze: Math.min(0.9, shape.haze + foggy) },
      light,
      seed,
      feature,
    });
  };
  const aspect = clamp(width / height, 0.5, 2);
  const layers = [
    {
      plate: ridge("far range", {
        high: 0.46,
        height: 0.62,
        relief: 0.5,
        peaks: 3.2 * aspect,
        rock: [132, 134, 156],
        haze: 0.5,
        snowLine: 0.5,
        forest: 0,
      }),
      high: 0.46,
      parallax: 0.05,
    },
    {
      plate: ridge("main range", {
        high: 0.42,
        height: 0.52,
        relief: 0.62,
        peaks: 2.3 * aspect,
        rock: [112, 106, 116],
        haze: 0.22,
        snowLine: snow ? 0.25 : 0.6,
        forest: 0.75,
      }),
      high: 0.42,
      parallax: 0.1,
    },
    {
      plate: ridge("foothills", {
        high: 0.22,
        height: 0.46,
        relief: 0.44,
        peaks: 3 * aspect,
        rock: snow ? [190, 198, 210] : [84, 108, 80],
        haze: 0.14,
        snowLine: 2,
        forest: 0.85,
      }),
      high: 0.22,
      parallax: 0.18,
    },
  ];
  const shore = paintFarShore({ width: plateWide, height: height * 0.085, light, seed, haze: 0.08 + foggy, snow });
  const backdrop = createSurface(width, height);
  const mirror = createSurface(width / 2, height / 2);
  const meadow = paintMeadow({ width: plateWide, height: height * 0.5, light, seed, snow });
  const frame = paintPine({ height: height * 0.95, light, seed, snow });
  const particles = createParticles({ width, height, weather: shot.setting.weather, light, seed, indoors: false });
  const softened = createSurface(soft ? width / 3 : 1, soft ? height / 3 : 1);

  const cameraAt = (moment: ShotMoment): Camera => {
    const camera = cast.camera(moment);
    if (!empty) return camera;
    // With nobody in the picture the horizon rises to a third from the middle and the view is all.
    return { ...camera, y: camera.y + 0.6, horizonY: height * 0.54 + (camera.horizonY - height * 0.49) };
  };

  function paintBackdrop(target: SKRSContext2D, camera: Camera, moment: ShotMoment, turn: number): void {
    sky.paint(target, { horizonY: camera.horizonY, shift: turn, drift: (moment.seconds * 0.004) % 1 });
    for (const { plate, high, parallax } of layers) {
      target.drawImage(
        plate.canvas,
        plateX(camera, turn, parallax),
        camera.horizonY - height * high + 1,
        plateWide,
        height * high,
      );
      paintMist(target, camera, moment, high);
    }
    target.drawImage(shore.canvas, plateX(camera, turn, 0.3), camera.horizonY - shore.height + 2 * unit);
  }

  /** Where a plate begins; it comes to rest at its own border when the camera goes further than it reaches. */
  function plateX(camera: Camera, turn: number, parallax: number): number {
    const spare = ((overscan - 1) / 2) * width;
    return clamp(-spare - turn - (camera.x * parallax * width) / 22, -2 * spare, 0);
  }

  /** Banks of mist drift in the valleys. */
  function paintMist(target: SKRSContext2D, camera: Camera, moment: ShotMoment, high: number): void {
    const strength = 0.2 + foggy + (shot.setting.timeOfDay === "dawn" ? 0.2 : 0);
    for (let bank = 0; bank < 4; bank++) {
      const x =
        ((hashUnit(seed, bank + high * 100) + moment.seconds * 0.006 * (1 + high)) % 1.3) * width - 0.15 * width;
      const y = camera.horizonY - height * high * 0.16;
      target.save();
      target.translate(x, y);
      target.scale(1, 0.16);
      glows.stamp(target, {
        x: 0,
        y: 0,
        radius: width * 0.3,
        colour: mix(light.hazeSun, light.hazeAway, 0.3),
        strength,
      });
      target.restore();
    }
  }

  /** The world upside down in the lake; rows slide sideways with the ripples, more the nearer they are. */
  function paintWater(target: SKRSContext2D, camera: Camera, moment: ShotMoment, shoreY: number): void {
    const reflected = beginSurface(mirror);
    reflected.filter = `blur(${Math.max(0.3, unit * 0.7).toFixed(2)}px)`;
    reflected.drawImage(backdrop.canvas, 0, 0, mirror.width, mirror.height);
    const half = mirror.height / height;
    const row = Math.max(1, Math.round(waterRowPixels * unit));
    const deep = Math.max(1, height - camera.horizonY);
    for (let y = Math.floor(camera.horizonY); y < Math.min(height, shoreY + 30 * unit); y += row) {
      const below = y - camera.horizonY;
      const near = below / deep;
      const ripple =
        (0.4 + near * 9) *
        unit *
        (Math.sin(below / (3 + near * 26) / unit + moment.seconds * 1.7) +
          0.6 * Math.sin(below / (7 + near * 40) / unit - moment.seconds * 1.1));
      const source = Math.max(0, camera.horizonY - below * 1.02 - 6 * unit);
      target.drawImage(
        mirror.canvas,
        0,
        source * half,
        mirror.width,
        Math.max(1, row * half),
        ripple - 12 * unit,
        y,
        width + 24 * unit,
        row + 0.5,
      );
    }
    const tint = target.createLinearGradient(0, camera.horizonY, 0, Math.min(height, shoreY + 20 * unit));
    const water: Rgb = lit([46, 104, 116], mix(light.shade, light.key, 0.4));
    tint.addColorStop(0, css(mix(light.hazeSun, light.hazeAway, 0.4), 0.28));
    tint.addColorStop(0.12, css(water, 0.16));
    tint.addColorStop(1, css(scaled(water, 0.62), 0.66));
    target.fillStyle = tint;
    target.fillRect(0, camera.horizonY, width, height - camera.horizonY);
    paintGlitter(target, camera, moment);
  }

  /** Short flat strokes of light where waves catch the sky, thicker towards us and under the sun. */
  function paintGlitter(target: SKRSContext2D, camera: Camera, moment: ShotMoment): void {
    const deep = height - camera.horizonY;
    const sunX = camera.centreX + light.sun.aside * width;
    for (const [band, alpha] of [
      [0, 0.3],
      [1, 0.2],
      [2, 0.5],
    ] as const) {
      target.beginPath();
      for (let index = 0; index < 90; index++) {
        const key = index + band * 1000;
        const v = hashUnit(seed, key) ** 1.8;
        const y = camera.horizonY + 2 * unit + v * deep * 0.8;
        const drift = moment.seconds * (0.004 + 0.012 * v) * (hashUnit(seed, key + 7) < 0.5 ? -1 : 1);
        const spread = band === 2 ? (hashUnit(seed, key + 3) - 0.5) * 0.2 * (0.4 + v) : hashUnit(seed, key + 3) + drift;
        const x = band === 2 ? sunX + spread * width : (((spread % 1) + 1) % 1) * width;
        const shine = 0.5 + 0.5 * Math.sin(moment.seconds * (1.6 + 2 * hashUnit(seed, key + 5)) + key);
        const long = (6 + 60 * v) * unit * shine;
        const thick = Math.max(0.6, (0.7 + 2 * v) * unit);
        if (long > 2 * unit) target.rect(x - long / 2, y, long, thick);
      }
      const colour =
        band === 2
          ? light.sun.colour
          : band === 0
            ? (light.sky.at(-1)?.[1] ?? light.hazeSun)
            : (light.sky.at(-3)?.[1] ?? light.hazeAway);
      target.fillStyle = css(colour, alpha * (band === 2 ? Math.max(0.15, light.sun.strength) : 0.7));
      target.fill();
    }
  }

  function paintBirds(target: SKRSContext2D, camera: Camera, moment: ShotMoment): void {
    if (light.sun.moon || shot.setting.weather === "rain" || snow) return;
    target.strokeStyle = css(mix([30, 30, 44], light.hazeAway, 0.3), 0.8);
    target.lineCap = "round";
    for (let bird = 0; bird < 6; bird++) {
      const x = ((0.12 + 0.05 * bird + 0.02 * hashUnit(seed, bird) + moment.seconds * 0.022) % 1.2) * width;
      const y =
        camera.horizonY - height * (0.27 + 0.05 * hashUnit(seed, bird + 9) + 0.012 * Math.sin(moment.seconds + bird));
      const flap = Math.sin(moment.seconds * 7 + bird * 1.3) * 4 * unit;
      const span = (9 + 5 * hashUnit(seed, bird + 20)) * unit;
      target.lineWidth = Math.max(0.7, 1.8 * unit);
      target.beginPath();
      target.moveTo(x - span, y - flap);
      target.quadraticCurveTo(x - span * 0.4, y - 3 * unit, x, y);
      target.quadraticCurveTo(x + span * 0.4, y - 3 * unit, x + span, y - flap);
      target.stroke();
    }
  }

  function paintNearShore(target: SKRSContext2D, camera: Camera, shoreY: number, turn: number): void {
    const step = (camera.x * width) / 10;
    const left = -((overscan - 1) / 2) * width - turn - step;
    const top = shoreY - meadow.height * 0.12;
    const high = Math.max(meadow.height, height - top);
    // Whoever runs along the shore runs further than the plate reaches: it goes on as its own mirror image.
    for (let copy = Math.floor(-left / plateWide); left + copy * plateWide < width; copy++) {
      target.save();
      target.translate(left + (copy + (copy % 2 === 0 ? 0 : 1)) * plateWide, top);
      target.scale(copy % 2 === 0 ? 1 : -1, 1);
      target.drawImage(meadow.canvas, 0, 0, plateWide, high);
      target.restore();
    }
  }

  /** Grass and reeds at the picture's lower edge bend in the wind. */
  function paintReeds(target: SKRSContext2D, moment: ShotMoment, turn: number): void {
    const wind = 0.6 + 0.4 * Math.sin(moment.seconds * 0.6);
    target.lineCap = "round";
    for (const [tone, count, from] of [
      [0.55, 46, 0],
      [0.95, 40, 500],
    ] as const) {
      target.strokeStyle = css(
        lit(scaled(snow ? [176, 172, 160] : [104, 124, 62], tone), mix(light.shade, light.key, tone * 0.7)),
      );
      target.lineWidth = Math.max(0.8, 3.4 * unit);
      target.beginPath();
      for (let blade = from; blade < from + count; blade++) {
        const at = hashUnit(seed, blade);
        // Clumps at the corners leave the middle free.
        const x = (at < 0.5 ? at ** 1.5 * 0.62 : 1 - (1 - at) ** 1.5 * 0.62) * width * 1.1 - 0.05 * width - turn * 1.6;
        const tall =
          height * (0.05 + 0.15 * hashUnit(seed, blade + 50)) * (1 - 0.7 * Math.sin(Math.PI * clamp(x / width, 0, 1)));
        const bend =
          (0.22 * (hashUnit(seed, blade + 90) - 0.4) + 0.1 * wind * Math.sin(moment.seconds * 1.8 + x * 0.01)) * tall;
        target.moveTo(x, height + 4);
        target.quadraticCurveTo(x + bend * 0.25, height - tall * 0.6, x + bend, height - tall);
      }
      target.stroke();
    }
  }

  const shoreMetres = nearShoreMetres[afloat ? "afloat" : empty ? "empty" : "peopled"];
  return {
    paint(target, moment) {
      const camera = cameraAt(moment);
      const turn = clamp(Math.tan(camera.yaw) * camera.focal, -turnMax * width, turnMax * width);
      const shoreY = project({ ...camera, yaw: 0 }, camera.x, 0, camera.z + shoreMetres).y;
      const back = beginSurface(backdrop);
      paintBackdrop(back, camera, moment, turn);
      const scene = soft ? back : target;
      if (!soft) target.drawImage(backdrop.canvas, 0, 0);
      paintWater(scene, camera, moment, shoreY);
      paintBirds(scene, camera, moment);
      paintNearShore(scene, camera, shoreY, turn);
      if (soft) {
        const far = beginSurface(softened);
        far.filter = `blur(${(width * (shot.camera.framing === "close-up" ? 0.0016 : 0.0008)).toFixed(2)}px)`;
        far.drawImage(backdrop.canvas, 0, 0, softened.width, softened.height);
        // A little larger: a blur's border is half transparent.
        target.drawImage(softened.canvas, -0.012 * width, -0.012 * height, 1.024 * width, 1.024 * height);
      }
      for (const piece of cast.pieces(camera, moment)) piece.paint(target);
      if (width > height * 0.8 && shot.camera.framing === "wide") {
        const sway = 0.003 * Math.sin(moment.seconds * 0.9);
        target.save();
        target.translate(
          width * (shot.setting.variant % 2 === 0 ? 0.955 : 0.05) - turn * 1.4 - camera.x * unit * 60,
          height * 1.02,
        );
        target.transform(1, 0, sway, 1, 0, 0);
        target.drawImage(frame.canvas, -frame.width / 2, -frame.height);
        target.restore();
      }
      paintReeds(target, moment, turn);
      particles.paint(target, moment.seconds);
    },
  };
}

/** Pines along the far shore, with their strip of bank. */
function paintFarShore(options: {
  width: number;
  height: number;
  light: Light;
  seed: number;
  haze: number;
  snow: boolean;
}): Surface {
  const surface = createSurface(options.width, options.height);
  const { context, width, height } = surface;
  const { light, haze, snow } = options;
  const random = seededRandom(options.seed, "far shore");
  const air = mix(light.hazeSun, light.hazeAway, 0.45);
  for (const [tone, tall, veil] of [
    [0.9, 0.94, haze + 0.22],
    [0.7, 0.74, haze + 0.08],
    [0.5, 0.56, haze],
  ] as const) {
    context.fillStyle = css(
      mix(lit(scaled(snow ? [110, 128, 132] : [50, 84, 62], tone * 1.3), mix(light.shade, light.key, 0.25)), air, veil),
    );
    for (let x = -10; x < width + 10; x += height * (0.1 + random() * 0.14)) {
      const high = height * tall * (0.45 + random() * 0.55);
      const wide = high * (0.16 + random() * 0.1);
      context.beginPath();
      context.moveTo(x, height - high);
      for (let step = 1; step <= 4; step++) {
        context.lineTo(x + wide * (step / 4), height - high + (high * step) / 4.3);
        context.lineTo(x + wide * (step / 4) * 0.6, height - high + (high * step) / 4.3);
      }
      for (let step = 4; step >= 1; step--) {
        context.lineTo(x - wide * (step / 4) * 0.6, height - high + (high * step) / 4.3);
        context.lineTo(x - wide * (step / 4), height - high + (high * step) / 4.3);
      }
      context.fill();
    }
    context.fillRect(0, height * 0.9, width, height * 0.1);
  }
  context.fillStyle = css(mix(lit([176, 168, 140], light.shade), air, 0.3), 0.7);
  context.fillRect(0, height * 0.975, width, height * 0.025);
  return surface;
}

/** The bank at our feet: pebbles at the water, then grass with flowers. */
function paintMeadow(options: { width: number; height: number; light: Light; seed: number; snow: boolean }): Surface {
  const surface = createSurface(options.width, options.height);
  const { context, width, height } = surface;
  const { light, snow } = options;
  const random = seededRandom(options.seed, "meadow");
  const ambient = mix(light.shade, light.key, 0.55);
  const edge = (x: number): number =>
    height * (0.1 + 0.035 * Math.sin((x / width) * 9) + 0.02 * Math.sin((x / width) * 23 + 1));
  const band = (offset: number, fill: string | ReturnType<typeof context.createLinearGradient>): void => {
    context.fillStyle = fill;
    context.beginPath();
    context.moveTo(0, height);
    for (let x = 0; x <= width; x += width / 60) context.lineTo(x, edge(x) + offset * height);
    context.lineTo(width, height);
    context.fill();
  };
  band(-0.02, css(lit([220, 232, 236], ambient), 0.35));
  band(0, css(lit([96, 88, 78], light.shade)));
  band(0.012, css(lit([164, 152, 130], ambient)));
  for (let pebble = 0; pebble < 900; pebble++) {
    const x = random() * width;
    const depth = random() ** 1.5 * 0.16;
    const size = (0.0014 + 0.005 * depth * 6) * height * (0.6 + random());
    const tone = 0.6 + random() * 0.7;
    context.fillStyle = css(lit(scaled([158, 148, 134], tone), ambient));
    context.beginPath();
    context.ellipse(x, edge(x) + (0.014 + depth) * height, size * 1.7, size * 0.8, 0, 0, 2 * Math.PI);
    context.fill();
  }
  const ground: Rgb = snow ? [226, 232, 240] : [98, 126, 60];
  const grass = context.createLinearGradient(0, height * 0.12, 0, height);
  grass.addColorStop(0, css(lit(scaled(ground, 1.08), ambient)));
  grass.addColorStop(1, css(lit(scaled(ground, 0.5), ambient)));
  band(0.11, grass);
  for (const [count, tone] of [
    [900, 0.7],
    [1100, 1],
    [700, 1.25],
  ] as const) {
    for (let blade = 0; blade < count; blade++) {
      const x = random() * width;
      const depth = random() ** 0.8;
      const y = edge(x) + height * (0.1 + depth * 0.86);
      const tall = height * (0.012 + 0.06 * depth) * (0.5 + random());
      context.strokeStyle = css(
        lit(
          scaled(snow ? [206, 214, 222] : [104 + random() * 36, 134 + random() * 24, 58], tone * (1.1 - depth * 0.45)),
          ambient,
        ),
        0.9,
      );
      context.lineWidth = Math.max(0.6, height * 0.0035 * (0.4 + depth));
      context.beginPath();
      context.moveTo(x, y);
      context.quadraticCurveTo(x + tall * 0.1, y - tall * 0.6, x + (random() - 0.5) * tall * 0.8, y - tall);
      context.stroke();
    }
  }
  if (!snow) {
    for (let flower = 0; flower < 130; flower++) {
      const x = random() * width;
      const depth = random();
      const kind = random();
      context.fillStyle = css(
        lit(kind < 0.4 ? [246, 240, 226] : kind < 0.7 ? [236, 200, 84] : [176, 116, 190], mix(ambient, light.key, 0.5)),
      );
      context.beginPath();
      context.arc(x, edge(x) + height * (0.1 + depth * 0.8), height * (0.003 + 0.007 * depth), 0, 2 * Math.PI);
      context.fill();
    }
  }
  return surface;
}

/** A near pine that frames the picture at one side. */
function paintPine(options: { height: number; light: Light; seed: number; snow: boolean }): Surface {
  const surface = createSurface(options.height * 0.46, options.height);
  const { context, width, height } = surface;
  const { light, snow } = options;
  const random = seededRandom(options.seed, "near pine");
  const middle = width / 2;
  context.fillStyle = css(lit([70, 50, 42], light.shade));
  context.beginPath();
  context.moveTo(middle - height * 0.004, 0);
  context.lineTo(middle + height * 0.004, 0);
  context.lineTo(middle + height * 0.02, height);
  context.lineTo(middle - height * 0.02, height);
  context.fill();
  for (let layer = 0; layer < 44; layer++) {
    const share = layer / 44;
    const y = height * (0.02 + share * 0.84);
    const reach = width * 0.48 * (0.12 + 0.88 * share) * (0.8 + random() * 0.3);
    for (const [tone, drop, lift] of [
      [0.5, 0.036, 0],
      [0.85, 0.026, 0.006],
      [1.2, 0.016, 0.012],
    ] as const) {
      const base: Rgb = snow && tone > 1 ? [220, 228, 238] : [52, 84, 58];
      context.strokeStyle = css(lit(scaled(base, tone), tone > 0.8 ? mix(light.shade, light.key, 0.5) : light.shade));
      context.lineWidth = Math.max(0.7, height * 0.0032);
      context.lineCap = "round";
      context.beginPath();
      for (let needle = 0; needle < 44; needle++) {
        const along = (random() * 2 - 1) * reach;
        const branchY = y + Math.abs(along) * (0.2 + 0.3 * share) - lift * height;
        context.moveTo(middle + along, branchY);
        context.lineTo(
          middle + along * 1.1 + Math.sign(along) * height * 0.014 * random(),
          branchY + height * drop * (0.4 + random() * 0.6) * (0.5 + 0.5 * share),
        );
      }
      context.stroke();
    }
  }
  return surface;
}
