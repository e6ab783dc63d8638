import type { SKRSContext2D } from "@napi-rs/canvas";
import { clamp, css, mix, scaled, smoothStep, type Rgb } from "../scene/colour.ts";
import { hashUnit, seededRandom } from "../scene/random.ts";
import type { ShotContext, ShotPainter } from "../scene/shot.ts";
import { createSurface, type Surface } from "../scene/surface.ts";
import { buildLand, type LandView } from "./land/build-land.ts";
import { veilGround } from "./land/veil-ground.ts";
import { paintBush, paintFern, paintTuft } from "./land/plant.ts";
import { paintRock } from "./land/rock.ts";
import { createSite, lowSun, paintRow, type Site } from "./land/site.ts";
import { variants, pickSprite, type Prop, type Sprite } from "./land/sprite.ts";
import { paintTerrain } from "./land/terrain.ts";
import { createTileNoise, paintTile, strew } from "./land/tile.ts";
import { traceStrip } from "./land/trace-strip.ts";
import { paintBough } from "../flora/bough.ts";
import { leavesOf } from "../flora/leafy-tree.ts";
import type { TreeKind } from "../flora/tree-options.ts";
import { paintTree } from "../flora/tree.ts";
import { paintTrunk } from "../flora/trunk.ts";

/** What tells one wood from another. */
interface Wood {
  readonly trees: readonly TreeKind[];
  readonly bark: "rough" | "birch" | "pine";
  readonly needles: boolean;
  readonly moss: number;
  /** Near trunks in each stretch. */
  readonly trunks: number;
  readonly ferns: number;
  readonly tufts: number;
  readonly rocks: number;
  readonly logs: number;
  readonly path: boolean;
}

/** In the order of `settingVariants`. */
const woods: readonly Wood[] = [
  {
    trees: ["broadleaf", "broadleaf", "spruce"],
    bark: "rough",
    needles: false,
    moss: 0.9,
    trunks: 5,
    ferns: 13,
    tufts: 8,
    rocks: 4,
    logs: 1,
    path: true,
  },
  {
    trees: ["spruce", "pine", "spruce"],
    bark: "pine",
    needles: true,
    moss: 0.35,
    trunks: 6,
    ferns: 5,
    tufts: 9,
    rocks: 4,
    logs: 0.6,
    path: true,
  },
  {
    trees: ["birch", "birch", "broadleaf"],
    bark: "birch",
    needles: false,
    moss: 0,
    trunks: 9,
    ferns: 3,
    tufts: 22,
    rocks: 1,
    logs: 0.3,
    path: false,
  },
];

const startZ = 12;
const cellMetres = 14;

/** A wood: old and mossy, of pines along a path, or a birch grove. */
export function buildForest(context: ShotContext): ShotPainter {
  const site = createSite(context);
  const { light, width, height } = context;
  const { season } = context.shot.setting;
  const { seed, snowy, keySide } = site;
  const wood = woods[site.variant] ?? (woods[0] as Wood);
  const common = { light, season, snow: snowy, keySide };
  const greens = undergrowth(site);
  const trees = variants(5, (index) =>
    site.sprite(
      paintTree({
        ...common,
        kind: wood.trees[index % wood.trees.length] ?? "spruce",
        height: site.pixels(9.5, 15),
        seed: seed + index,
      }),
      9.5,
    ),
  );
  const trunks = variants(4, (index) =>
    site.sprite(
      paintTrunk({
        ...common,
        height: site.pixels(13, 9),
        seed: seed + index,
        bark: wood.bark,
        moss: snowy ? 0 : wood.moss,
      }),
      13,
    ),
  );
  const boughs = variants(3, (index) =>
    site.sprite(paintBough({ ...common, height: site.pixels(1.9, 7), seed: seed + index, needles: wood.needles }), 1.9),
  );
  const ferns = variants(2, (index) =>
    site.sprite(
      paintFern({ height: site.pixels(0.75, 6), light, seed: seed + index, colours: greens.fern, keySide }),
      0.75,
    ),
  );
  const tufts = variants(3, (index) =>
    site.sprite(
      paintTuft({
        height: site.pixels(0.42, 5),
        light,
        seed: seed + index,
        colours: greens.grass,
        keySide,
        blades: 44,
        wide: 1.5,
        ...(index === 1 && (season === "spring" || season === "summer") && !snowy
          ? {
              flowers: [
                [246, 244, 236],
                [176, 150, 226],
                [250, 214, 96],
              ],
            }
          : {}),
      }),
      0.42,
    ),
  );
  const bushes = variants(2, (index) =>
    site.sprite(
      paintBush({ height: site.pixels(1.5, 9), light, seed: seed + index, colours: greens.bush, keySide, snow: snowy }),
      1.5,
    ),
  );
  const rocks = variants(2, (index) =>
    site.sprite(
      paintRock({
        height: site.pixels(0.8, 7),
        wide: 1.7,
        light,
        seed: seed + index,
        colour: [122, 120, 118],
        keySide,
        cover: snowy
          ? { colour: [240, 245, 252], share: 0.6 }
          : { colour: [94, 122, 48], share: 0.3 + wood.moss * 0.35 },
      }),
      0.8,
    ),
  );
  const log = site.sprite(paintLog(site), 0.62);
  const floor = site.terrain((pixels) => paintFloor(site, wood, pixels), 8);
  const path = site.terrain((pixels) => paintPath(site, wood, pixels / 2), 5);
  const dapples = site.terrain((pixels) => paintDapples(site, pixels / 2), 7);
  const shafts = paintShafts(site);
  const deep = scaled(site.tone([46, 58, 40], 0.2), 0.8);
  const wall = (
    depth: number,
    feature: string,
    count: number,
    from: number,
    to: number,
    haze: number,
  ): ReturnType<Site["backdrop"]> =>
    site.backdrop({ depth, highMetres: 20, share: 0.7 }, (wide, high) =>
      paintRow(site, { width: wide, height: high }, { sprites: trees, feature, count, haze, from, to, ground: deep }),
    );
  const fogged = context.shot.setting.weather === "fog" ? 0.2 : 0;
  const pathX = (z: number): number => {
    const ahead = z - startZ;
    return 0.3 + 3.4 * smoothStep(7, 34, ahead) * Math.sin(ahead * 0.085 + (seed % 7)) * (seed % 2 === 0 ? 1 : -1);
  };

  const props = (cell: number): readonly Prop[] => {
    const random = seededRandom(seed, `wood ${cell}`);
    const placed: Prop[] = [];
    const z0 = cell * cellMetres;
    const pick = (sprites: readonly Sprite[]): Sprite => pickSprite(sprites, random);
    const place = (
      sprites: readonly Sprite[],
      options: { from: number; to: number; scale?: number; sway?: number; shade?: number; y?: number; hangs?: boolean },
    ): void => {
      const z = z0 + random() * cellMetres;
      const side = random() < 0.5 ? -1 : 1;
      const clear = wood.path ? pathX(z) : 0.2;
      const x = clear + side * (options.from + (options.to - options.from) * random());
      placed.push({
        sprite: pick(sprites),
        x,
        z,
        scale: (options.scale ?? 1) * (0.75 + random() * 0.5),
        flip: random() < 0.5,
        ...(options.sway === undefined ? {} : { sway: options.sway }),
        ...(options.shade === undefined ? {} : { shade: options.shade }),
        ...(options.y === undefined ? {} : { y: options.y * (0.85 + random() * 0.4), hangs: true }),
      });
    };
    for (let index = 0; index < wood.trunks; index++) place(trunks, { from: 2.9, to: 11, shade: 0.9 });
    for (let index = 0; index < 8; index++) place(trees, { from: 5, to: 24, sway: 0.006, shade: 1.2 });
    for (let index = 0; index < 5; index++) place(bushes, { from: 3.6, to: 15, sway: 0.012, shade: 1.1 });
    if (!snowy || wood.needles)
      for (let index = 0; index < 7; index++) place(boughs, { from: 0.4, to: 8, y: 5.2, sway: 0.02 });
    for (let index = 0; index < (snowy ? 2 : wood.ferns); index++)
      place(ferns, { from: 1.6, to: 8, sway: 0.03, shade: 0.5 });
    for (let index = 0; index < (snowy ? wood.tufts / 3 : wood.tufts); index++)
      place(tufts, { from: 1.3, to: 9, sway: 0.06 });
    for (let index = 0; index < wood.rocks; index++) place(rocks, { from: 1.9, to: 8, shade: 1.0 });
    if (random() < wood.logs) place([log], { from: 2.6, to: 4.6, shade: 1.6 });
    return placed;
  };

  function paintGround(view: LandView): void {
    const { target, camera, moment } = view;
    const rows = site.rows(64);
    paintTerrain(target, camera, floor, rows);
    if (wood.path) {
      target.save();
      traceStrip(view, { middleAt: pathX, half: 1, ragged: 0.7, seed, farMetres: 58 });
      target.clip();
      paintTerrain(target, camera, path, { ...rows, farMetres: 60 });
      target.restore();
    }
    // Spots of sun between the leaves wander as the crowns do.
    const sunny = light.sun.moon ? 0.16 : context.shot.setting.weather === "clear" ? 0.62 : 0.12;
    target.globalCompositeOperation = "soft-light";
    target.globalAlpha = sunny;
    const drift = 0.12 * Math.sin(moment.seconds * 0.9);
    paintTerrain(target, camera, dapples, {
      ...rows,
      rowPixels: rows.rowPixels * 2,
      farMetres: 40,
      movedX: drift,
      movedZ: drift * 0.6,
      sheer: true,
    });
    target.globalAlpha = 1;
    target.globalCompositeOperation = "source-over";
    veilGround(site, view, { farMetres: 64, strength: 0.8 });
  }

  function paintBehind({ target, camera, sunX }: LandView): void {
    // The light at the end of the wood.
    context.glows.stamp(target, {
      x: mix3(camera.centreX, sunX, 0.6),
      y: camera.horizonY - height * 0.12,
      radius: height * 0.75,
      colour: light.hazeSun,
      strength: light.sun.moon ? 0.35 : 0.5,
    });
  }

  function paintAir({ target, camera, moment, turn }: LandView): void {
    if (context.shot.setting.weather === "rain" || context.shot.setting.weather === "snow") return;
    const strength = light.sun.moon ? 0.2 : light.sun.height > 1 ? 0.42 : 0.62;
    target.globalCompositeOperation = "screen";
    for (const [layer, parallax] of [
      [0, 0.6],
      [1, 1.1],
    ] as const) {
      target.globalAlpha = strength * (0.62 + 0.38 * Math.sin(moment.seconds * (0.5 + layer * 0.23) + layer * 2));
      const wide = width * 1.5;
      target.drawImage(
        shafts[layer]?.canvas ?? shafts[0]!.canvas,
        -width * 0.25 - turn * parallax - camera.x * 20 * site.unit * parallax,
        0,
        wide,
        height * 0.92,
      );
    }
    target.globalAlpha = 1;
    target.globalCompositeOperation = "source-over";
  }

  function paintOver(view: LandView): void {
    paintFalling(site, view, snowy);
    if (light.sun.moon && !snowy) paintFireflies(site, view);
  }

  return buildLand(site, {
    startZ,
    halfWidth: 2.2,
    spots: {
      rock: { x: 1.5, y: 0.55, z: 0.3 },
      bench: { x: 1.4, y: 0.5, z: 0.3 },
      branch: { x: 1.2, y: 2.5, z: 1.4 },
      sky: { x: 0, y: 4, z: 6 },
    },
    emptyRise: 0.35,
    emptyHorizon: 0.56,
    backdrops: [
      wall(95, "far wood", 64, 0.5, 1, Math.max(0.62, site.haze(60)) + fogged),
      wall(62, "wood", 40, 0.45, 0.9, Math.max(0.42, site.haze(40)) + fogged),
    ],
    paintBehind,
    paintGround,
    cellMetres,
    props,
    propsFar: 52,
    paintAir,
    paintOver,
    frontLight: light.sun.height > 1 ? 0.8 : light.sun.moon ? 0.55 : 0.5,
  });
}

function mix3(from: number, to: number, share: number): number {
  return from + (to - from) * share;
}

/** Colours of what grows under the trees. */
function undergrowth({ snowy, context }: Site): {
  readonly fern: readonly Rgb[];
  readonly grass: readonly Rgb[];
  readonly bush: readonly Rgb[];
} {
  const { season } = context.shot.setting;
  if (snowy)
    return {
      fern: [
        [132, 104, 72],
        [158, 128, 92],
      ],
      grass: [
        [120, 102, 78],
        [176, 154, 118],
        [226, 224, 222],
      ],
      bush: [
        [92, 84, 78],
        [128, 116, 104],
        [236, 242, 250],
      ],
    };
  if (season === "autumn")
    return {
      fern: [
        [182, 124, 52],
        [150, 112, 50],
        [128, 122, 56],
      ],
      grass: [
        [104, 88, 44],
        [156, 132, 64],
        [206, 176, 92],
      ],
      bush: [
        [150, 62, 36],
        [206, 104, 44],
        [238, 160, 66],
      ],
    };
  const fresh = season === "spring" ? 1.18 : 1;
  return {
    fern: [scaled([86, 132, 58], fresh), scaled([70, 116, 54], fresh), scaled([106, 150, 66], fresh)],
    grass: [[54, 84, 40], scaled([88, 128, 54], fresh), scaled([136, 172, 76], fresh)],
    bush: [[52, 86, 46], scaled([78, 120, 56], fresh), scaled([118, 156, 72], fresh)],
  };
}

function paintFloor(site: Site, wood: Wood, pixels: number): Surface {
  const { season } = site.context.shot.setting;
  const noise = createTileNoise(site.seed, "forest floor");
  const soil: Rgb = site.snowy
    ? [226, 232, 242]
    : wood.needles
      ? [120, 84, 58]
      : season === "autumn"
        ? [142, 92, 50]
        : [96, 82, 58];
  const green: Rgb = site.snowy
    ? [238, 243, 250]
    : season === "autumn"
      ? [176, 116, 48]
      : wood.bark === "birch"
        ? [104, 134, 58]
        : [86, 110, 48];
  const surface = paintTile(pixels, (u, v) => {
    const patch = smoothStep(0.4, 0.62, noise(u, v, 5, 4) + (wood.bark === "birch" ? 0.12 : 0));
    const fine = noise(u, v, 60, 3);
    const bump = noise(u + 0.008, v, 14, 3) - noise(u, v, 14, 3);
    const lightness = clamp(0.42 + bump * 2.2 * site.keySide + (fine - 0.5) * 0.7, 0, 1);
    return site.tone(scaled(mix(soil, green, patch), 0.7 + fine * 0.5), lightness * 0.9);
  });
  const random = site.random("floor litter");
  const leaves: readonly Rgb[] = site.snowy
    ? [
        [210, 220, 236],
        [248, 250, 255],
      ]
    : season === "autumn"
      ? [...leavesOf("autumn", 0), ...leavesOf("autumn", 1), ...leavesOf("autumn", 2), [120, 74, 40]]
      : wood.needles
        ? [
            [150, 100, 64],
            [96, 66, 46],
            [176, 126, 82],
          ]
        : [
            [128, 92, 54],
            [92, 112, 50],
            [150, 116, 66],
            [74, 92, 42],
          ];
  const size = pixels / 512;
  strew(surface, random, { count: site.snowy ? 500 : season === "autumn" ? 3400 : 1500, reach: 9 * size }, (draw) => {
    const colour = leaves[Math.floor(draw() * leaves.length)] ?? soil;
    const lightness = 0.25 + draw() * 0.7;
    const long = (2.2 + draw() * 3.2) * size;
    const turn = draw() * 6.3;
    const thin = wood.needles && season !== "autumn" ? 0.16 : 0.5;
    return (context) => {
      context.rotate(turn);
      context.fillStyle = css(site.tone(colour, lightness), site.snowy ? 0.4 : 0.92);
      context.beginPath();
      context.ellipse(0, 0, long, long * thin, 0, 0, 6.3);
      context.fill();
    };
  });
  return surface;
}

function paintPath(site: Site, wood: Wood, pixels: number): Surface {
  const noise = createTileNoise(site.seed, "path");
  const dirt: Rgb = site.snowy ? [206, 214, 228] : wood.needles ? [172, 134, 98] : [164, 136, 102];
  const surface = paintTile(pixels, (u, v) => {
    const fine = noise(u, v, 50, 3);
    const broad = noise(u, v, 6, 3);
    return site.tone(scaled(dirt, 0.72 + broad * 0.3 + fine * 0.24), 0.3 + 0.6 * fine);
  });
  const random = site.random("path stones");
  const size = pixels / 256;
  strew(surface, random, { count: site.snowy ? 60 : 210, reach: 4 * size }, (draw) => {
    const long = (0.6 + draw() * 1.9) * size;
    const tone = 0.6 + draw() * 0.7;
    const leafy = site.context.shot.setting.season === "autumn" && draw() < 0.6;
    const colour: Rgb = leafy ? [214, 124, 46] : [168, 158, 146];
    return (context) => {
      context.fillStyle = css(site.tone(scaled(colour, tone), 0.7), site.snowy ? 0.5 : 0.9);
      context.beginPath();
      context.ellipse(0, 0, long, long * 0.7, 0, 0, 6.3);
      context.fill();
    };
  });
  return surface;
}

/** Soft spots of light on mid-grey: laid on in soft light they brighten and darken. */
function paintDapples(site: Site, pixels: number): Surface {
  const noise = createTileNoise(site.seed, "dapples");
  const bright: Rgb = site.light.sun.moon ? [190, 205, 255] : mix([255, 250, 220], site.light.key, 0.4);
  return paintTile(pixels, (u, v) => {
    const spot = smoothStep(0.5, 0.64, noise(u, v, 9, 2) * 0.7 + noise(u, v, 22, 2) * 0.3);
    return mix([70, 70, 86], bright, spot);
  });
}

/** A fallen stem with the cut end towards us. */
function paintLog(site: Site): Surface {
  const high = site.pixels(0.62, 6);
  const surface = createSurface(high * 4.6, high);
  const { context, width, height } = surface;
  const random = site.random("log");
  const top = height * 0.12;
  const body = context.createLinearGradient(0, top, 0, height);
  body.addColorStop(0, css(site.tone([124, 98, 76], 0.9)));
  body.addColorStop(0.4, css(site.tone([96, 74, 58], 0.5)));
  body.addColorStop(1, css(site.tone([50, 38, 34], 0.05)));
  context.fillStyle = body;
  context.beginPath();
  context.moveTo(height * 0.4, top);
  context.lineTo(width * 0.97, top + height * 0.14);
  context.quadraticCurveTo(width, height * 0.6, width * 0.96, height * 0.97);
  context.lineTo(height * 0.4, height * 0.98);
  context.closePath();
  context.fill();
  context.save();
  context.clip();
  context.lineWidth = Math.max(0.6, height * 0.014);
  for (const [colour, count] of [
    [css(site.tone([40, 30, 26], 0.1), 0.6), 60],
    [css(site.tone([160, 130, 102], 0.8), 0.35), 34],
  ] as const) {
    context.strokeStyle = colour;
    context.beginPath();
    for (let line = 0; line < count; line++) {
      const x = random() * width;
      const y = top + random() * (height - top);
      context.moveTo(x, y);
      context.lineTo(x + width * (0.04 + random() * 0.1), y + (random() - 0.4) * height * 0.05);
    }
    context.stroke();
  }
  const cover: Rgb = site.snowy ? [240, 245, 253] : [98, 130, 48];
  context.fillStyle = css(site.tone(cover, 0.75), 0.92);
  context.beginPath();
  for (let dab = 0; dab < 260; dab++) {
    const x = random() * width;
    const y = top + random() ** 2.4 * height * 0.5;
    context.moveTo(x + height * 0.05, y);
    context.arc(x, y, height * (0.015 + random() * 0.035), 0, 6.3);
  }
  context.fill();
  context.restore();
  for (const [radius, tone] of [
    [0.44, 0.62],
    [0.38, 1],
    [0.29, 0.9],
    [0.2, 1.02],
    [0.1, 0.84],
  ] as const) {
    context.fillStyle = css(site.tone(scaled([196, 158, 112], tone), 0.6));
    context.beginPath();
    context.ellipse(height * 0.42, height * 0.55, height * radius * 0.72, height * radius, 0, 0, 6.3);
    context.fill();
  }
  return surface;
}

/** Beams that slant down between the crowns, soft at their sides. Two sheets that breathe apart. */
function paintShafts(site: Site): readonly Surface[] {
  const { width, height } = site.context;
  const colour = site.light.sun.moon ? ([150, 175, 235] as const) : site.light.sun.colour;
  return [0, 1].map((sheet) => {
    const surface = createSurface(width / 5, height / 5);
    const { context } = surface;
    const random = site.random(`shafts ${sheet}`);
    const slant = -site.keySide * (lowSun(site.light) > 0.3 ? 0.7 : 0.45);
    context.filter = `blur(${Math.max(0.6, surface.width / 130).toFixed(2)}px)`;
    for (let beam = 0; beam < 6; beam++) {
      const x = surface.width * (0.12 + random() * 0.8);
      const wide = surface.width * (0.012 + random() * 0.04);
      const long = surface.height * (0.6 + random() * 0.4);
      const fade = context.createLinearGradient(0, 0, 0, long);
      fade.addColorStop(0, css(colour, 0.5));
      fade.addColorStop(0.55, css(colour, 0.24));
      fade.addColorStop(1, css(colour, 0));
      context.fillStyle = fade;
      context.beginPath();
      context.moveTo(x, -4);
      context.lineTo(x + wide, -4);
      context.lineTo(x + wide * 2.1 + slant * long, long);
      context.lineTo(x - wide * 0.6 + slant * long, long);
      context.fill();
    }
    context.filter = "none";
    return surface;
  });
}

/** Leaves come down, turning as they fall; many in autumn, a few else. */
function paintFalling(site: Site, { target, moment }: LandView, snowy: boolean): void {
  const { width, height, shot } = site.context;
  if (snowy) return;
  const { season } = shot.setting;
  const count = season === "autumn" ? 34 : season === "spring" ? 10 : 6;
  const colours =
    season === "spring"
      ? [[250, 220, 228] as Rgb]
      : season === "autumn"
        ? [...leavesOf("autumn", 0), ...leavesOf("autumn", 1)]
        : leavesOf(season, 0);
  for (let leaf = 0; leaf < count; leaf++) {
    const near = hashUnit(site.seed, leaf * 7 + 1);
    const speed = 0.07 + 0.08 * near;
    const fall = (hashUnit(site.seed, leaf * 7 + 2) + moment.seconds * speed) % 1.15;
    const sway = Math.sin(moment.seconds * (1.2 + near) + leaf * 2.1);
    const x = (((hashUnit(site.seed, leaf * 7 + 3) + sway * 0.02 + moment.seconds * 0.02) % 1) + 1) % 1;
    const size = (4 + 9 * near) * site.unit;
    const turn = sway * 1.1 + leaf;
    const flat = 0.25 + 0.75 * Math.abs(Math.sin(moment.seconds * 2.1 + leaf));
    target.fillStyle = css(site.tone(colours[leaf % colours.length] ?? [200, 120, 50], 0.55 + 0.4 * flat), 0.92);
    leafAt(target, { x: x * width, y: (fall - 0.08) * height, size, turn, flat });
  }
}

function leafAt(
  target: SKRSContext2D,
  { x, y, size, turn, flat }: { x: number; y: number; size: number; turn: number; flat: number },
): void {
  target.beginPath();
  target.ellipse(x, y, size, Math.max(0.5, size * 0.5 * flat), turn, 0, 6.3);
  target.fill();
}

/** Small lights that wander over the ground at night. */
function paintFireflies(site: Site, { target, camera, moment }: LandView): void {
  const { width, height, glows } = site.context;
  for (let fly = 0; fly < 22; fly++) {
    const at = (index: number): number => hashUnit(site.seed, fly * 11 + index);
    const on = Math.max(0, Math.sin(moment.seconds * (0.9 + at(1)) + fly * 1.7));
    if (on < 0.05) continue;
    const x = (at(2) + 0.03 * Math.sin(moment.seconds * 0.6 + fly)) * width;
    const y =
      camera.horizonY + (at(3) - 0.35) * height * 0.5 + 0.02 * height * Math.sin(moment.seconds * 0.8 + fly * 2);
    glows.stamp(target, { x, y, radius: (12 + 18 * at(4)) * site.unit, colour: [226, 255, 130], strength: 0.9 * on });
  }
}
