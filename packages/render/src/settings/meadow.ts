import { css, mix, scaled, type Rgb } from "../scene/colour.ts";
import { seededRandom } from "../scene/random.ts";
import type { ShotContext, ShotPainter } from "../scene/shot.ts";
import { createSurface, type Surface } from "../scene/surface.ts";
import { settingVariants } from "../setting-variants.ts";
import { paintBirds } from "./land/birds.ts";
import { buildLand, type LandView } from "./land/build-land.ts";
import { paintPatches, paintSnowCover, paintTurf } from "./land/grounds.ts";
import { paintBush, paintTuft } from "./land/plant.ts";
import { createSite, paintRow, type Backdrop, type Site } from "./land/site.ts";
import { variants, pickSprite, type Prop, type Sprite } from "./land/sprite.ts";
import { paintTerrain } from "./land/terrain.ts";
import { traceStrip } from "./land/trace-strip.ts";
import { paintTree } from "../flora/tree.ts";
import { veilGround } from "./land/veil-ground.ts";
import { paintRidge } from "./mountain-relief.ts";

const startZ = 11;
/** Where the ground ends and the nearest backdrop stands, metres. */
const farGround = 128;
const cellMetres = 7;

type Kind = "flowers" | "wheat" | "lavender";

const kinds: readonly Kind[] = settingVariants.meadow;
/** Metres between rows of lavender. */
const rowMetres = 1.6;

/** Open grassland under a wide sky: wild flowers before mountains, wheat with a mill, rows of lavender. */
export function buildMeadow(context: ShotContext): ShotPainter {
  const site = createSite(context);
  const { light } = context;
  const { season } = context.shot.setting;
  const { seed, snowy, keySide } = site;
  const kind = kinds[site.variant] ?? "flowers";
  const colours = coloursOf(site, kind);
  const ground = site.terrain(
    (pixels) =>
      snowy
        ? paintSnowCover(site, pixels)
        : kind === "lavender"
          ? paintRows(site, pixels, colours)
          : paintTurf(site, pixels, colours.turf),
    kind === "lavender" ? rowMetres * 6 : 9,
  );
  const shade = site.terrain((pixels) => paintPatches(site, pixels, "cloud shade", 84, 150), 70);
  const gusts = site.terrain((pixels) => paintPatches(site, pixels, "gusts", 112, 176), 16);
  const track = site.terrain(
    (pixels) =>
      paintTurf(site, pixels / 2, {
        grass: snowy ? [206, 214, 228] : [172, 142, 104],
        patch: snowy ? [224, 230, 240] : [150, 122, 86],
        blade: snowy ? [236, 240, 248] : [120, 120, 66],
      }),
    5,
  );
  const tufts = variants(4, (index) =>
    site.sprite(
      paintTuft({
        height: site.pixels(colours.tall, 4.5),
        light,
        seed: seed + index,
        colours: colours.blades,
        keySide,
        blades: kind === "wheat" ? 80 : kind === "lavender" ? 70 : 52,
        thick: kind === "wheat" ? 0.011 : kind === "lavender" ? 0.016 : 0.02,
        wide: kind === "wheat" ? 1.1 : 1.5,
        ears: kind === "wheat" && !snowy,
        ...(colours.flowers !== undefined && index % 2 === 0 ? { flowers: colours.flowers } : {}),
      }),
      colours.tall,
    ),
  );
  const low = variants(2, (index) =>
    site.sprite(
      paintTuft({
        height: site.pixels(0.24, 4),
        light,
        seed: seed + index + 40,
        colours: colours.grass,
        keySide,
        blades: 40,
        wide: 2,
        ...(colours.lowFlowers !== undefined && index === 0 ? { flowers: colours.lowFlowers } : {}),
      }),
      0.24,
    ),
  );
  const common = { light, season, snow: snowy, keySide };
  const trees = variants(3, (index) =>
    site.sprite(
      paintTree({
        ...common,
        kind: index === 2 ? "birch" : "broadleaf",
        height: site.pixels(9, 22),
        seed: seed + index,
      }),
      9,
    ),
  );
  const bushes = variants(2, (index) =>
    site.sprite(
      paintBush({
        height: site.pixels(1.4, 12),
        light,
        seed: seed + index,
        colours: colours.bush,
        keySide,
        snow: snowy,
      }),
      1.4,
    ),
  );
  const fence = kind === "flowers" ? site.sprite(paintFence(site), 1.1) : undefined;

  const props = (cell: number): readonly Prop[] => {
    const random = seededRandom(seed, `meadow ${cell}`);
    const placed: Prop[] = [];
    const z0 = cell * cellMetres;
    const pick = (sprites: readonly Sprite[]): Sprite => pickSprite(sprites, random);
    const many = z0 > startZ + 32 ? 0 : 1;
    if (kind === "lavender") {
      for (let row = -7; row <= 7; row++) {
        const x = (row + 0.5) * rowMetres;
        for (let z = z0; z < z0 + cellMetres; z += z0 > startZ + 12 ? 1.4 : 0.62)
          if (many === 1)
            placed.push({
              sprite: pick(tufts),
              x: x + (random() - 0.5) * 0.14,
              z: z + random() * 0.2,
              scale: 0.85 + random() * 0.3,
              sway: 0.05,
              flip: random() < 0.5,
              shade: 0.5,
            });
      }
    } else {
      const count = many * (kind === "wheat" ? 110 : snowy ? 12 : 64);
      for (let index = 0; index < count; index++) {
        const z = z0 + random() * cellMetres;
        const reach = 4 + Math.max(0, z - startZ + 5) * 0.5;
        const x = (random() - 0.5) * 2 * reach;
        // Beside the track the growth is high; on it, low.
        if (kind === "wheat" && Math.abs(x) < 1.5) continue;
        const near = Math.abs(x) < 1.3;
        placed.push({
          sprite: pick(near ? low : tufts),
          x,
          z,
          scale: 0.7 + random() * 0.5,
          sway: kind === "wheat" ? 0.1 : 0.07,
          flip: random() < 0.5,
        });
      }
      for (let index = 0; index < 10 * many; index++)
        placed.push({
          sprite: pick(low),
          x: (random() - 0.5) * 9,
          z: z0 + random() * cellMetres,
          scale: 0.7 + random() * 0.6,
          sway: 0.05,
          flip: random() < 0.5,
        });
    }
    if (random() < 0.55) {
      const side = random() < 0.5 ? -1 : 1;
      const z = z0 + random() * cellMetres;
      if (z > startZ + 9)
        placed.push({
          sprite: pick(trees),
          x: side * (7 + random() * 16 + (z - startZ) * 0.12),
          z,
          scale: 0.7 + random() * 0.5,
          sway: 0.006,
          shade: 2.6,
          flip: random() < 0.5,
        });
    }
    if (random() < 0.8)
      placed.push({
        sprite: pick(bushes),
        x: (random() < 0.5 ? -1 : 1) * (5.5 + random() * 14),
        z: z0 + random() * cellMetres,
        scale: 0.6 + random() * 0.6,
        sway: 0.01,
        shade: 1.2,
      });
    if (fence !== undefined && cell === 4)
      for (let index = -7; index <= 7; index++) placed.push({ sprite: fence, x: index * 2.6, z: startZ + 18 });
    // One great tree that every picture of the meadow has.
    if (cell === 3 && kind !== "lavender")
      placed.push({
        sprite: trees[0] as Sprite,
        x: seed % 2 === 0 ? 5.4 : -5.6,
        z: startZ + 13,
        scale: 1.05,
        sway: 0.006,
        shade: 3.4,
      });
    return placed;
  };

  function paintGround(view: LandView): void {
    const { target, camera, moment } = view;
    const rows = site.rows(farGround);
    paintTerrain(target, camera, ground, rows);
    if (kind === "wheat") {
      target.save();
      traceStrip(view, { middleAt: () => 0, half: 1.35, ragged: 0.3, seed, farMetres: 70 });
      target.clip();
      paintTerrain(target, camera, track, { ...rows, farMetres: 70 });
      target.restore();
    }
    target.globalCompositeOperation = "soft-light";
    target.globalAlpha = context.shot.setting.weather === "clear" ? 0.55 : 0.2;
    paintTerrain(target, camera, shade, {
      ...rows,
      rowPixels: rows.rowPixels * 2,
      movedX: moment.seconds * 2.2,
      movedZ: moment.seconds * 0.8,
      sheer: true,
    });
    target.globalAlpha = 0.5;
    paintTerrain(target, camera, gusts, {
      ...rows,
      rowPixels: rows.rowPixels * 2,
      farMetres: 60,
      movedX: moment.seconds * 3.4,
      sheer: true,
    });
    target.globalAlpha = 1;
    target.globalCompositeOperation = "source-over";
    veilGround(site, view, { farMetres: farGround });
  }

  const blades = kind === "lavender" ? 0.2 : 0.02;
  return buildLand(site, {
    startZ,
    halfWidth: 3,
    spots: { rock: { x: 1.5, y: 0.5, z: 0.3 }, bench: { x: 1.4, y: 0.45, z: 0.3 }, sky: { x: 0, y: 4, z: 8 } },
    emptyRise: 0.6,
    emptyHorizon: 0.5,
    backdrops: backdropsOf(site, kind),
    paintBehind: (view) => {
      if (kind === "wheat") paintMillSails(site, view);
      paintBirds(site, view, { count: 6, over: 0.22, size: 9 });
    },
    paintGround,
    cellMetres,
    props,
    propsFar: 70,
    paintOver: (view) => paintSeeds(site, view, blades),
  });
}

interface MeadowColours {
  readonly turf: { readonly grass: Rgb; readonly patch: Rgb; readonly blade: Rgb; readonly flowers?: readonly Rgb[] };
  readonly blades: readonly Rgb[];
  readonly grass: readonly Rgb[];
  readonly tall: number;
  readonly flowers?: readonly Rgb[];
  readonly lowFlowers?: readonly Rgb[];
  readonly bush: readonly Rgb[];
}

function coloursOf(site: Site, kind: Kind): MeadowColours {
  const { season } = site.context.shot.setting;
  if (site.snowy)
    return {
      turf: { grass: [226, 232, 240], patch: [240, 244, 250], blade: [206, 212, 220] },
      blades: [
        [128, 110, 84],
        [176, 158, 126],
        [226, 222, 216],
      ],
      grass: [
        [140, 124, 100],
        [190, 178, 156],
        [232, 232, 232],
      ],
      tall: kind === "wheat" ? 0.5 : 0.4,
      bush: [
        [92, 84, 78],
        [128, 116, 104],
        [236, 242, 250],
      ],
    };
  const autumn = season === "autumn";
  const green: readonly Rgb[] = autumn
    ? [
        [96, 92, 44],
        [148, 134, 62],
        [204, 184, 96],
      ]
    : season === "spring"
      ? [
          [62, 102, 42],
          [110, 158, 62],
          [164, 202, 96],
        ]
      : [
          [56, 88, 40],
          [98, 138, 56],
          [150, 182, 84],
        ];
  const bush: readonly Rgb[] = autumn
    ? [
        [140, 66, 36],
        [200, 110, 48],
        [236, 164, 70],
      ]
    : [
        [50, 84, 44],
        [80, 124, 56],
        [122, 160, 74],
      ];
  switch (kind) {
    case "flowers": {
      const flowers: readonly Rgb[] = autumn
        ? [
            [206, 150, 74],
            [180, 120, 150],
          ]
        : [
            [232, 64, 52],
            [250, 246, 236],
            [248, 208, 84],
            [150, 116, 214],
            [244, 150, 184],
          ];
      return {
        turf: {
          grass: green[1] ?? [98, 138, 56],
          patch: scaled(green[1] ?? [98, 138, 56], 0.82),
          blade: green[2] ?? [150, 182, 84],
          flowers,
        },
        blades: green,
        grass: green,
        tall: 0.52,
        flowers,
        lowFlowers: [
          [250, 250, 244],
          [250, 220, 100],
        ],
        bush,
      };
    }
    case "wheat": {
      const gold: readonly Rgb[] =
        season === "spring"
          ? green
          : [
              [150, 110, 46],
              [214, 168, 76],
              [246, 212, 122],
            ];
      return {
        turf: {
          grass: scaled(gold[1] ?? [214, 168, 76], 0.9),
          patch: gold[1] ?? [214, 168, 76],
          blade: gold[2] ?? [246, 212, 122],
        },
        blades: gold,
        grass: green,
        tall: 0.95,
        bush,
      };
    }
    case "lavender":
      return {
        turf: { grass: [150, 128, 96], patch: [132, 112, 84], blade: [120, 124, 76] },
        blades: autumn
          ? [
              [92, 100, 70],
              [126, 128, 98],
              [160, 156, 130],
            ]
          : [
              [78, 96, 66],
              [112, 84, 170],
              [158, 122, 216],
              [196, 166, 240],
            ],
        grass: green,
        tall: 0.6,
        bush,
      };
  }
}

/** Earth between rows of purple, for what is too far for single plants. */
function paintRows(site: Site, pixels: number, colours: MeadowColours): Surface {
  const surface = paintTurf(site, pixels, colours.turf);
  const { context } = surface;
  const random = site.random("rows");
  const rows = 6;
  const step = pixels / rows;
  for (const [tone, lightness, wide] of [
    [0.55, 0.1, 0.62],
    [0.85, 0.5, 0.5],
    [1.1, 0.95, 0.34],
  ] as const) {
    for (let row = 0; row < rows; row++) {
      for (let dab = 0; dab < 150; dab++) {
        // The tile's middle is x = 0; rows stand between whole multiples of their distance.
        const x = (row + 0.5) * step + (random() - 0.5) * step * wide;
        const y = random() * pixels;
        context.fillStyle = css(site.tone(scaled(colours.blades[2] ?? [158, 122, 216], tone), lightness), 0.9);
        context.beginPath();
        context.ellipse(x, y, step * 0.07, step * 0.09, 0, 0, 6.3);
        context.fill();
      }
    }
  }
  return surface;
}

function backdropsOf(site: Site, kind: Kind): readonly Backdrop[] {
  const { light, seed, snowy } = site;
  const { season } = site.context.shot.setting;
  const green: Rgb = snowy ? [222, 228, 238] : season === "autumn" ? [166, 138, 70] : [112, 148, 66];
  const field: Rgb = snowy
    ? [236, 240, 248]
    : kind === "wheat"
      ? [222, 182, 92]
      : kind === "lavender"
        ? [150, 122, 190]
        : [146, 172, 78];
  const trees: Rgb = snowy ? [150, 158, 160] : season === "autumn" ? [170, 98, 44] : [58, 92, 50];
  const hills = [
    site.hills("far hills", {
      depth: 520,
      highMetres: 70,
      hills: { height: 0.55, relief: 0.4, count: 4, colour: green, patches: field, wood: 0.5, woodColour: trees },
      haze: Math.max(0.42, site.haze(190)),
    }),
    site.hills("hills", {
      depth: 240,
      highMetres: 24,
      hills: { height: 0.5, relief: 0.5, count: 3, colour: green, patches: field, wood: 0.3, woodColour: trees },
      haze: Math.max(0.2, site.haze(90)),
    }),
  ];
  const row = site.sprite(
    paintTree({
      kind: "broadleaf",
      height: site.pixels(9, 60),
      light,
      seed: seed + 9,
      season,
      snow: snowy,
      keySide: site.keySide,
    }),
    9,
  );
  const edge = site.backdrop({ depth: 130, highMetres: 11, share: 0.8 }, (wide, high) =>
    paintRow(
      site,
      { width: wide, height: high },
      {
        sprites: [row],
        feature: "hedge",
        count: 26,
        haze: Math.max(0.14, site.haze(50)),
        from: 0.16,
        to: kind === "lavender" ? 0.42 : 0.62,
        ground: site.tone(scaled(green, 0.7), 0.4),
      },
    ),
  );
  if (kind !== "flowers") return kind === "wheat" ? [...hills, edge, mill(site)] : [...hills, edge];
  const range = site.backdrop({ depth: 1400, highMetres: 420, share: 0.7 }, (wide, high) =>
    paintRidge({
      width: wide,
      height: high,
      ridge: {
        height: 0.5,
        relief: 0.6,
        peaks: 3.4,
        rock: [128, 124, 142],
        haze: Math.min(0.85, 0.34 + 0.3 * site.haze(200)),
        snowLine: snowy ? 0.2 : 0.55,
        forest: 0.3,
      },
      light,
      seed,
      feature: "meadow range",
    }),
  );
  return [range, ...hills, edge];
}

const millPlace = { x: -26, y: 8.6, depth: 125 } as const;

/** The body of a windmill on the field's far side; its sails turn in front of it. */
function mill(site: Site): Backdrop {
  return site.backdrop({ depth: millPlace.depth, highMetres: 13 }, (wide, high) => {
    const surface = createSurface(wide, high);
    const { context, width, height } = surface;
    const metre = height / 13;
    const x = width / 2 + millPlace.x * metre;
    const haze = Math.max(0.12, site.haze(40));
    const paint = (colour: Rgb, lightness: number): string => css(mix(site.tone(colour, lightness), site.air, haze));
    const body = context.createLinearGradient(x - 2.4 * metre * site.keySide, 0, x + 2.4 * metre * site.keySide, 0);
    body.addColorStop(0, paint([196, 186, 170], 0.05));
    body.addColorStop(1, paint([240, 232, 216], 0.95));
    context.fillStyle = body;
    context.beginPath();
    context.moveTo(x - 2.6 * metre, height);
    context.lineTo(x - 1.6 * metre, height - 8.4 * metre);
    context.lineTo(x + 1.6 * metre, height - 8.4 * metre);
    context.lineTo(x + 2.6 * metre, height);
    context.fill();
    context.fillStyle = paint([126, 74, 54], 0.6);
    context.beginPath();
    context.moveTo(x - 2 * metre, height - 8.2 * metre);
    context.quadraticCurveTo(x - 1.6 * metre, height - 10.6 * metre, x, height - 10.8 * metre);
    context.quadraticCurveTo(x + 1.6 * metre, height - 10.6 * metre, x + 2 * metre, height - 8.2 * metre);
    context.fill();
    context.fillStyle = paint([84, 60, 48], 0.4);
    context.fillRect(x - 0.5 * metre, height - 2 * metre, metre, 2 * metre);
    context.fillStyle = site.light.windowsLit > 0.2 ? css([255, 206, 126]) : paint([70, 76, 90], 0.4);
    context.fillRect(x - 0.35 * metre, height - 5.6 * metre, 0.7 * metre, 0.9 * metre);
    return surface;
  });
}

function paintMillSails(site: Site, { target, camera, moment, turn }: LandView): void {
  const scale = camera.focal / millPlace.depth;
  const x = camera.centreX - turn + (millPlace.x - camera.x) * scale;
  const y = camera.horizonY + (camera.y - millPlace.y) * scale;
  const haze = Math.max(0.12, site.haze(40));
  target.save();
  target.translate(x, y);
  target.rotate(moment.seconds * 0.5 + 0.4);
  for (let sail = 0; sail < 4; sail++) {
    target.rotate(Math.PI / 2);
    target.fillStyle = css(mix(site.tone([92, 70, 56], 0.4), site.air, haze));
    target.fillRect(-0.12 * scale, -6.4 * scale, 0.24 * scale, 6.4 * scale);
    target.fillStyle = css(mix(site.tone([244, 236, 220], 0.8), site.air, haze), 0.9);
    target.fillRect(0.12 * scale, -6.2 * scale, 1.1 * scale, 4.8 * scale);
  }
  target.restore();
}

/** A piece of wooden fence, two rails between posts. */
function paintFence(site: Site): Surface {
  const high = site.pixels(1.1, 8);
  const surface = createSurface(high * 2.4, high);
  const { context, width, height } = surface;
  const rail = (y: number, tilt: number): void => {
    context.fillStyle = css(site.tone([112, 88, 66], 0.2));
    context.fillRect(0, y + height * 0.05, width, height * 0.04);
    context.fillStyle = css(site.tone([156, 126, 96], 0.75));
    context.beginPath();
    context.moveTo(0, y);
    context.lineTo(width, y + tilt);
    context.lineTo(width, y + tilt + height * 0.065);
    context.lineTo(0, y + height * 0.065);
    context.fill();
    if (site.snowy) {
      context.fillStyle = css(site.tone([244, 248, 253], 0.9));
      context.fillRect(0, y - height * 0.02, width, height * 0.035);
    }
  };
  rail(height * 0.3, height * 0.015);
  rail(height * 0.6, -height * 0.01);
  for (const x of [0.04, 0.5, 0.96]) {
    const body = context.createLinearGradient(width * x - height * 0.06, 0, width * x + height * 0.06, 0);
    body.addColorStop(0, css(site.tone([132, 104, 78], site.keySide > 0 ? 0.1 : 0.85)));
    body.addColorStop(1, css(site.tone([132, 104, 78], site.keySide > 0 ? 0.85 : 0.1)));
    context.fillStyle = body;
    context.fillRect(width * x - height * 0.05, height * 0.14, height * 0.1, height * 0.86);
  }
  return surface;
}

/** Seeds and petals in the wind. */
function paintSeeds(site: Site, { target, moment }: LandView, share: number): void {
  const { width, height } = site.context;
  if (site.snowy || site.light.sun.moon) return;
  target.fillStyle = css(site.tone([255, 252, 244], 0.95), 0.75);
  const random = seededRandom(site.seed, "seeds");
  for (let seed = 0; seed < 16; seed++) {
    const near = random();
    const x =
      (((random() + moment.seconds * (0.02 + 0.03 * near) + 0.01 * Math.sin(moment.seconds + seed)) % 1.1) - 0.05) *
      width;
    const y = (random() * (0.75 - share) + 0.12 + 0.02 * Math.sin(moment.seconds * 1.3 + seed * 2)) * height;
    target.beginPath();
    target.arc(x, y, (1 + 2.4 * near) * site.unit, 0, 6.3);
    target.fill();
  }
}
