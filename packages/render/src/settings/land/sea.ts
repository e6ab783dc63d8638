import type { SKRSContext2D } from "@napi-rs/canvas";
import { project, type Camera } from "../../scene/camera.ts";
import { clamp, css, mix, scaled, smoothStep, type Rgb } from "../../scene/colour.ts";
import { hashUnit } from "../../scene/random.ts";
import type { LandView } from "./build-land.ts";
import { lowSun, type Site } from "./site.ts";
import { paintTerrain } from "./terrain.ts";
import { createTileNoise, paintTile } from "./tile.ts";

/** Open water with waves that roll in to a shore. */
export interface Sea {
  /** Everything seaward of the shore, then the wet sand and the foam that runs up it. `shoreAt`: z of the shore at an x, metres. */
  paint(view: LandView, shoreAt: (x: number) => number): void;
}

/** Colours as they are in white light; `swell` is the height of a breaker, metres. */
export interface SeaOptions {
  readonly deep: Rgb;
  readonly shallow: Rgb;
  readonly sand: Rgb;
  readonly swell: number;
}

/** Breakers that are under way at once, and the seconds one takes from the open sea to the sand. */
const breakers = 4;
const travelSeconds = 15;
/** Where a breaker rises, metres from the shore. */
const outerMetres = 26;
/** How far the foam runs up the sand. */
const runUpMetres = 2.4;

/** Prepares the water's and the foam's textures. */
export function createSea(site: Site, options: SeaOptions): Sea {
  const { light, seed } = site;
  const { width, height, glows } = site.context;
  const ambient = mix(light.shade, light.key, 0.55);
  const low = light.sky.at(-1)?.[1] ?? light.hazeSun;
  const high = light.sky.at(-3)?.[1] ?? light.hazeAway;
  const deep = mix(scaled(options.deep, 1), options.deep, 0);
  const deepLit: Rgb = [(deep[0] * ambient[0]) / 255, (deep[1] * ambient[1]) / 255, (deep[2] * ambient[2]) / 255];
  const shallowLit = site.tone(options.shallow, 0.7);
  const water = site.terrain(
    (pixels) => paintWaves(site, { deep: deepLit, bright: mix(high, shallowLit, 0.45) }, pixels),
    13,
  );
  const ripples = site.terrain((pixels) => paintRipples(site, low, pixels / 2), 5);
  const lace = site.terrain((pixels) => paintLace(site, pixels / 2), 3.2);
  const foam = site.tone([255, 255, 255], 0.86);
  const { rowPixels } = site.rows(0);

  const wobble = (x: number, key: number): number => {
    const at = x * 0.45;
    const cell = Math.floor(at);
    const t = at - cell;
    const eased = t * t * (3 - 2 * t);
    return hashUnit(seed + key, cell) * (1 - eased) + hashUnit(seed + key, cell + 1) * eased - 0.5;
  };

  /** Columns of the world in which lines along the shore are sampled: close together near us. */
  const columns = (camera: Camera): number[] => {
    const list: number[] = [];
    for (let step = -34; step <= 34; step++)
      list.push(camera.x + Math.sign(step) * (Math.abs(step) * 0.42 + (step / 10) ** 4 * 0.5));
    return list;
  };

  const line = (
    target: SKRSContext2D,
    camera: Camera,
    xs: readonly number[],
    zAt: (x: number) => number,
    y = 0,
  ): void => {
    for (const x of xs) {
      const z = Math.max(camera.z + 0.6, zAt(x));
      const at = project(camera, x, y, z);
      target.lineTo(at.x, at.y);
    }
  };

  function paint(view: LandView, shoreAt: (x: number) => number): void {
    const { target, camera, moment } = view;
    const xs = columns(camera);
    const back = [...xs].reverse();
    const { seconds } = moment;
    const band = (fromOffset: (x: number) => number, toOffset: (x: number) => number): void => {
      target.beginPath();
      line(target, camera, xs, (x) => shoreAt(x) + fromOffset(x));
      line(target, camera, back, (x) => shoreAt(x) + toOffset(x));
      target.closePath();
    };
    paintWetSand(view, band);
    target.save();
    target.beginPath();
    line(target, camera, xs, shoreAt);
    target.lineTo(width + 2, camera.horizonY - 0.5);
    target.lineTo(-2, camera.horizonY - 0.5);
    target.closePath();
    target.clip();
    paintTerrain(target, camera, water, {
      width,
      height,
      rowPixels,
      farMetres: 900,
      movedZ: -seconds * 0.55,
      movedX: seconds * 0.18,
    });
    target.globalCompositeOperation = "screen";
    target.globalAlpha = 0.5;
    paintTerrain(target, camera, ripples, {
      width,
      height,
      rowPixels,
      farMetres: 60,
      movedZ: -seconds * 0.34,
      movedX: -seconds * 0.22,
      sheer: true,
    });
    target.globalAlpha = 1;
    target.globalCompositeOperation = "source-over";
    paintDistance(view);
    // Sand shines through where the water is thin.
    for (const [reach, alpha, colour] of [
      [13, 0.34, shallowLit],
      [7, 0.34, shallowLit],
      [3, 0.3, mix(shallowLit, site.tone(options.sand, 0.7), 0.6)],
    ] as const) {
      target.fillStyle = css(colour, alpha);
      band(
        () => -1,
        (x) => reach + wobble(x, reach) * reach * 0.3,
      );
      target.fill();
    }
    target.restore();
    paintGlitter(view, shoreAt);
    for (let breaker = 0; breaker < breakers; breaker++) paintBreaker(view, shoreAt, { breaker, xs, back });
    for (let breaker = 0; breaker < breakers; breaker++) paintSwash(view, shoreAt, { breaker, xs, back, band });
  }

  /** Towards the horizon the water shows the sky it mirrors. */
  function paintDistance({ target, camera }: LandView): void {
    const fade = target.createLinearGradient(0, camera.horizonY, 0, camera.horizonY + height * 0.3);
    fade.addColorStop(0, css(mix(low, deepLit, 0.25), 0.85));
    fade.addColorStop(0.06, css(mix(low, deepLit, 0.5), 0.6));
    fade.addColorStop(0.35, css(mix(high, deepLit, 0.5), 0.2));
    fade.addColorStop(1, css(deepLit, 0));
    target.fillStyle = fade;
    target.fillRect(0, camera.horizonY - 1, width, height * 0.3 + 1);
  }

  /** The way of light on the water under sun or moon. */
  function paintGlitter({ target, camera, moment, sunX }: LandView, shoreAt: (x: number) => number): void {
    const low = lowSun(light);
    const strength = light.sun.moon ? 0.7 : low > 0.1 ? low : light.sun.strength * 0.45;
    const shoreRow = project(camera, camera.x, 0, shoreAt(camera.x) + 1).y;
    const deepness = Math.max(4, shoreRow - camera.horizonY);
    glows.stamp(target, {
      x: sunX,
      y: camera.horizonY + deepness * 0.1,
      radius: deepness * 1.1,
      colour: light.sun.colour,
      strength: strength * 0.3,
    });
    target.fillStyle = css(mix(light.sun.colour, [255, 255, 255], 0.35), 0.75 * strength);
    target.beginPath();
    const spreadMax = low > 0.1 || light.sun.moon ? 0.05 : 0.4;
    for (let index = 0; index < 170; index++) {
      const v = hashUnit(seed, index + 3000) ** 1.7;
      const shine = Math.sin(moment.seconds * (2.2 + 2.5 * hashUnit(seed, index + 3400)) + index * 1.9);
      if (shine < 0.1) continue;
      const spread = (hashUnit(seed, index + 3800) + hashUnit(seed, index + 4200) - 1) * width * (spreadMax + 0.12 * v);
      const long = (3 + 46 * v) * site.unit * shine;
      target.rect(
        sunX + spread - long / 2,
        camera.horizonY + 1 + v * deepness * 0.92,
        long,
        Math.max(0.6, (0.8 + 2.4 * v) * site.unit),
      );
    }
    target.fill();
  }

  /** Where a breaker is: metres from the shore (negative on the sand) by seconds. */
  function offsetOf(
    breaker: number,
    seconds: number,
  ): { readonly offset: number; readonly wave: number; readonly age: number } {
    const turn = seconds / travelSeconds + breaker / breakers + hashUnit(seed, 77) * 0.25;
    const wave = Math.floor(turn) * breakers + breaker;
    const age = turn - Math.floor(turn);
    return { offset: outerMetres * (1 - age / 0.74), wave, age };
  }

  interface Lines {
    readonly breaker: number;
    readonly xs: readonly number[];
    readonly back: readonly number[];
  }

  function paintBreaker(
    { target, camera, moment }: LandView,
    shoreAt: (x: number) => number,
    { breaker, xs, back }: Lines,
  ): void {
    const { offset, wave } = offsetOf(breaker, moment.seconds);
    if (offset < 0) return;
    const key = 100 + wave * 7;
    const rise = smoothStep(outerMetres, 12, offset) * (0.35 + 0.65 * smoothStep(0, 4.5, offset));
    const tall = options.swell * rise;
    const crest = (x: number): number => shoreAt(x) * 1 + offset * (1 + 0.004 * Math.abs(x)) + wobble(x, key) * 1.6;
    const along = (x: number): number => 0.4 + 0.6 * smoothStep(-0.42, 0.1, wobble(x * 0.6 + 9, key + 1));
    const fine = xs.flatMap((x, index) => [0, 0.25, 0.5, 0.75].map((share) => x + share * ((xs[index + 1] ?? x) - x)));
    const foot = project(camera, camera.x, 0, crest(camera.x) - tall * 0.9).y;
    const top = project(camera, camera.x, tall, crest(camera.x)).y;
    const face = target.createLinearGradient(0, top, 0, Math.max(top + 1, foot));
    face.addColorStop(0, css(mix(shallowLit, light.key, 0.22), 0.95));
    face.addColorStop(0.35, css(mix(deepLit, shallowLit, 0.6), 0.92));
    face.addColorStop(1, css(scaled(deepLit, 0.8), 0.25));
    target.fillStyle = face;
    target.beginPath();
    for (const x of xs) {
      const at = project(camera, x, tall * along(x), Math.max(camera.z + 0.8, crest(x)));
      target.lineTo(at.x, at.y);
    }
    for (const x of back) {
      const at = project(camera, x, 0, Math.max(camera.z + 0.8, crest(x) - tall * 1.1));
      target.lineTo(at.x, at.y);
    }
    target.closePath();
    target.fill();
    // White water: first on the highest parts, then all along, tumbling down the face.
    const broken = smoothStep(13, 3, offset);
    if (broken <= 0) return;
    const whiteAt = (x: number): number => clamp(along(x) * 1.6 - 1 + broken, 0.04, 1);
    for (const [share, alpha, rough] of [
      [1, 0.4, 3],
      [0.62, 0.5, 5],
      [0.34, 0.75, 8],
    ] as const) {
      target.fillStyle = css(foam, alpha * (0.5 + 0.5 * broken));
      target.beginPath();
      for (const x of fine) {
        const bump = 1 + (wobble(x * rough, key + 11) + 0.2) * 0.3 * whiteAt(x);
        const at = project(camera, x, tall * along(x) * bump, Math.max(camera.z + 0.8, crest(x) + 0.1));
        target.lineTo(at.x, at.y);
      }
      for (const x of [...fine].reverse()) {
        const ragged = 0.5 + 0.8 * wobble(x * rough, key + 13) + 0.3 * wobble(x * rough * 2.7, key + 17);
        const down = share * whiteAt(x) * (0.3 + 0.9 * ragged);
        const at = project(
          camera,
          x,
          Math.max(0, tall * along(x) * (1 - down)),
          Math.max(camera.z + 0.8, crest(x) - 0.2 - down * tall * 0.8),
        );
        target.lineTo(at.x, at.y);
      }
      target.closePath();
      target.fill();
    }
    if (offset > 9) return;
    target.save();
    target.beginPath();
    line(target, camera, xs, (x) => crest(x) + 0.3);
    line(target, camera, back, (x) => crest(x) + 2.6 + wobble(x, key + 3) * 2);
    target.closePath();
    target.clip();
    target.globalAlpha = 0.5 * broken;
    paintTerrain(target, camera, lace, {
      width,
      height,
      rowPixels,
      farMetres: crest(camera.x) - camera.z + 12,
      nearMetres: Math.max(1, crest(camera.x) - camera.z - 7),
      movedX: wave * 1.3,
      sheer: true,
    });
    target.restore();
  }

  function paintWetSand(
    { target, camera }: LandView,
    band: (from: (x: number) => number, to: (x: number) => number) => void,
  ): void {
    const sand = site.tone(scaled(options.sand, 0.52), 0.5);
    for (const [reach, alpha] of [
      [runUpMetres + 1.2, 0.3],
      [runUpMetres + 0.4, 0.36],
      [runUpMetres * 0.6, 0.3],
    ] as const) {
      target.fillStyle = css(sand, alpha);
      band(
        (x) => -reach + wobble(x, 55) * 0.9,
        () => 0.6,
      );
      target.fill();
    }
    const sheen = target.createLinearGradient(0, camera.horizonY, 0, height);
    sheen.addColorStop(0, css(low, 0.55));
    sheen.addColorStop(0.5, css(mix(low, high, 0.5), 0.34));
    sheen.addColorStop(1, css(high, 0.1));
    target.fillStyle = sheen;
    band(
      (x) => -runUpMetres * 0.85 + wobble(x, 55) * 0.8,
      () => 0.5,
    );
    target.fill();
  }

  /** The last of a wave: a sheet that runs up the sand, lace at its edge, and slides back. */
  function paintSwash(
    { target, camera, moment }: LandView,
    shoreAt: (x: number) => number,
    {
      breaker,
      xs,
      back,
      band,
    }: Lines & { readonly band: (from: (x: number) => number, to: (x: number) => number) => void },
  ): void {
    const { age, wave } = offsetOf(breaker, moment.seconds);
    const run = clamp((age - 0.7) / 0.3, 0, 1);
    if (run <= 0) return;
    // Up fast, back slowly.
    const reach = runUpMetres * Math.sin(Math.PI * run ** 0.62);
    const key = 300 + wave * 5;
    const front = (x: number): number => -reach * (0.8 + 0.55 * wobble(x, key)) + 0.25 * wobble(x * 3.1, key + 1);
    const thin = 1 - smoothStep(0.45, 1, run);
    target.fillStyle = css(mix(shallowLit, low, 0.35), 0.16 + 0.2 * thin);
    band(front, () => 0.8);
    target.fill();
    target.save();
    band(
      (x) => front(x) + 0.02,
      (x) => front(x) + 0.9 + 1.3 * thin,
    );
    target.clip();
    target.globalAlpha = 0.35 + 0.5 * thin;
    paintTerrain(target, camera, lace, {
      width,
      height,
      rowPixels,
      farMetres: 60,
      movedZ: -reach,
      movedX: wave * 0.9,
      sheer: true,
    });
    target.restore();
    target.fillStyle = css(foam, 0.45 + 0.45 * thin);
    target.beginPath();
    line(target, camera, xs, (x) => shoreAt(x) + front(x));
    line(
      target,
      camera,
      back,
      (x) => shoreAt(x) + front(x) + (0.05 + 0.2 * thin) * (0.5 + hashUnit(seed + wave, Math.round(x * 4))),
    );
    target.closePath();
    target.fill();
  }

  return { paint };
}

/** Water seen along its surface: faces towards us dark, backs light with sky. */
function paintWaves(site: Site, colours: { readonly deep: Rgb; readonly bright: Rgb }, pixels: number) {
  const noise = createTileNoise(site.seed, "waves");
  return paintTile(pixels, (u, v) => {
    const bent = v + 0.05 * noise(u, v, 4, 2);
    const height = (at: number): number =>
      0.6 * ridge(noise(u, at * 3, 5, 2)) + 0.3 * ridge(noise(u, at * 3, 14, 2)) + 0.1 * noise(u, at * 2, 40, 2);
    const slope = height(bent + 0.006) - height(bent);
    const face = clamp(0.42 + slope * 9, 0, 1);
    const shown = mix(scaled(colours.deep, 0.78), colours.bright, smoothStep(0.25, 1, face));
    return mix(shown, colours.deep, 0.18);
  });
}

function ridge(value: number): number {
  return 1 - Math.abs(2 * value - 1);
}

/** A net of thin bright lines, for light on small waves. */
function paintRipples(site: Site, colour: Rgb, pixels: number) {
  const noise = createTileNoise(site.seed, "ripples");
  return paintTile(pixels, (u, v) => {
    const net = 1 - Math.abs(2 * noise(u + 0.05 * noise(u, v, 5, 2), v * 2, 9, 2) - 1) ** 0.8;
    return [...colour, smoothStep(0.86, 1, net) * 0.6] as const;
  });
}

/** Foam as it lies on water: white with round holes. */
function paintLace(site: Site, pixels: number) {
  const noise = createTileNoise(site.seed, "lace");
  const white = site.tone([255, 255, 255], 0.9);
  return paintTile(pixels, (u, v) => {
    const warpU = u + 0.06 * (noise(u, v, 6, 2) - 0.5);
    const net = 1 - Math.abs(2 * noise(warpU, v, 12, 2) - 1);
    const fine = 1 - Math.abs(2 * noise(warpU, v, 28, 2) - 1);
    return [...white, clamp(smoothStep(0.7, 0.92, net) * 0.9 + smoothStep(0.8, 0.98, fine) * 0.5, 0, 1)] as const;
  });
}
