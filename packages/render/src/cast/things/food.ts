import { mix, scaled, type Rgb } from "../../scene/colour.ts";
import { createNoise } from "../../scene/noise.ts";
import { hashUnit } from "../../scene/random.ts";
import type { Vec3 } from "../skeleton.ts";
import { ellipsoid, lathe, merged, reshaped, roundedBox, sheet, surface, tube, type Mesh } from "../solid/mesh.ts";
import type { SolidPart } from "../solid/solid-stage.ts";
import { paintSteam } from "./cup.ts";
import type { ThingModel, ThingWish } from "./thing.ts";

/** Something to eat: a burger, a cake, a bowl of fruit or a plate of pasta. */
export function foodModel(wish: ThingWish): ThingModel {
  const named = dishes.find(([words]) => words.test(wish.variety));
  const [, make] = named ?? dishes[Math.floor(wish.chanceOfKind(291) * dishes.length)] ?? [undefined, burger];
  return make(wish);
}

const dishes: readonly (readonly [words: RegExp, make: (wish: ThingWish) => ThingModel])[] = [
  [/burger|sandwich|fast food/, burger],
  [/cake|dessert|pie|pastry|muffin|tart|pancake/, cake],
  [/fruit|apple|orange|banana|grape|salad|vegetable/, fruitBowl],
  [/pasta|spaghetti|noodle|ramen|meal|dish|dinner|lunch/, pasta],
];

const china = { gloss: 0.42, polish: 90 } as const;
const crumb = { gloss: 0.1, polish: 10 } as const;

function plateOf(radius: number, colour: Rgb = [248, 246, 242]): SolidPart {
  return {
    mesh: lathe(
      [
        [0.001, 0.004],
        [radius * 0.55, 0.003],
        [radius * 0.94, 0.016],
        [radius, 0.02],
        [radius * 0.96, 0.0215],
        [radius * 0.62, 0.011],
        [0.001, 0.01],
      ],
      { columns: 64, rows: 40, colour },
    ),
    material: china,
    joint: 0,
  };
}

function burger(wish: ThingWish): ThingModel {
  const noise = createNoise(wish.seed, "bun");
  const bun = (at: Vec3, top: boolean): Rgb => {
    const spot = noise(at[0] * 60, at[2] * 60 + at[1] * 40, 3);
    return mix(
      top ? [214, 138, 62] : [226, 164, 88],
      [248, 206, 138],
      top ? Math.max(0, 0.105 - at[1]) * 16 * spot : 0.3 * spot,
    );
  };
  const wavy = (radius: number, y: number, thick: number, waves: number, colour: Rgb, droop: number): Mesh =>
    surface(
      {
        columns: 96,
        rows: 6,
        closed: true,
        colour: (u, v) => scaled(colour, 0.86 + 0.2 * Math.sin(u * 2 * Math.PI * waves) * v),
      },
      (u, v) => {
        const angle = 2 * Math.PI * u;
        const ruffle = Math.sin(angle * waves) * 0.5 + Math.sin(angle * (waves * 1.6) + 1) * 0.5;
        const out = v < 0.5 ? v * 2 : 2 - v * 2;
        const r = radius * out * (1 + 0.05 * ruffle * out);
        return [
          r * Math.sin(angle),
          y + (v < 0.5 ? thick : 0) + out * out * (ruffle * 0.005 - droop),
          r * Math.cos(angle),
        ];
      },
    );
  const seeds = Array.from({ length: 46 }, (_, index): Mesh => {
    const angle = index * 2.39996;
    const out = Math.sqrt((index + 0.5) / 46) * 0.046;
    const y = 0.0995 + 0.0375 * Math.sqrt(Math.max(0, 1 - (out / 0.064) ** 2));
    return ellipsoid([out * Math.sin(angle), y, out * Math.cos(angle)], [0.0026, 0.0012, 0.0017], [250, 236, 200], 6);
  });
  return {
    parts: [
      plateOf(0.11),
      {
        mesh: lathe(
          [
            [0.001, 0.011],
            [0.056, 0.011],
            [0.063, 0.02],
            [0.062, 0.034],
            [0.001, 0.036],
          ],
          { columns: 48, rows: 30, colour: (_, __, at) => bun(at, false) },
        ),
        material: crumb,
        joint: 0,
      },
      {
        mesh: wavy(0.072, 0.036, 0.003, 9, [110, 178, 66], 0.006),
        material: { gloss: 0.18, polish: 20, twoSided: true },
        joint: 0,
      },
      {
        mesh: lathe(
          [
            [0.001, 0.04],
            [0.06, 0.04],
            [0.067, 0.047],
            [0.067, 0.056],
            [0.06, 0.063],
            [0.001, 0.064],
          ],
          { columns: 48, rows: 30, colour: (u, v) => scaled([112, 62, 40], 0.75 + 0.5 * noise(u * 60, v * 20, 3)) },
        ),
        material: { gloss: 0.16, polish: 18 },
        joint: 0,
      },
      {
        mesh: sheet({ columns: 16, rows: 16, colour: [250, 190, 62] }, (u, v) => {
          const [x, z] = [(u - 0.5) * 0.132, (v - 0.5) * 0.132];
          const turnedX = (x + z) * 0.7071;
          const turnedZ = (x - z) * 0.7071;
          const beyond = Math.max(0, Math.hypot(turnedX, turnedZ) - 0.066);
          return [turnedX * (1 - beyond * 4), 0.0665 - beyond * 1.1, turnedZ * (1 - beyond * 4)];
        }),
        material: { gloss: 0.2, polish: 24, twoSided: true },
        joint: 0,
      },
      {
        mesh: lathe(
          [
            [0.001, 0.068],
            [0.054, 0.068],
            [0.061, 0.073],
            [0.054, 0.079],
            [0.001, 0.079],
          ],
          { columns: 40, rows: 20, colour: [206, 48, 40] },
        ),
        material: { gloss: 0.35, polish: 40 },
        joint: 0,
      },
      {
        mesh: wavy(0.069, 0.078, 0.003, 7, [132, 194, 76], 0.003),
        material: { gloss: 0.18, polish: 20, twoSided: true },
        joint: 0,
      },
      {
        mesh: lathe(
          [
            [0.001, 0.083],
            [0.06, 0.083],
            [0.066, 0.092],
            [0.064, 0.104],
            [0.052, 0.125],
            [0.03, 0.136],
            [0.001, 0.1385],
          ],
          { columns: 56, rows: 48, colour: (_, __, at) => bun(at, true) },
        ),
        material: { gloss: 0.26, polish: 16 },
        joint: 0,
      },
      { mesh: merged(seeds), material: crumb, joint: 0 },
    ],
    heightMetres: 0.142,
    lengthMetres: 0.22,
    widthMetres: 0.21,
  };
}

function cake(wish: ThingWish): ThingModel {
  const icing: Rgb = wish.colour ??
    (
      [
        [250, 206, 214],
        [96, 58, 42],
        [250, 244, 232],
      ] as const
    )[Math.floor(wish.chance(295) * 3)] ?? [250, 206, 214];
  const sponge: Rgb = [226, 180, 116];
  const side = (u: number, v: number, at: Vec3): Rgb => {
    // Icing runs down in drops over the layers.
    const drop =
      0.098 - 0.022 * (0.5 + 0.5 * Math.sin(u * 2 * Math.PI * 13)) - 0.01 * Math.sin(u * 2 * Math.PI * 5 + 1);
    if (at[1] > drop || v > 0.62) return icing;
    return Math.abs(at[1] - 0.056) < 0.007 ? [250, 242, 228] : scaled(sponge, 0.94 + 0.06 * Math.sin(u * 300 + v * 80));
  };
  const pearls = Array.from({ length: 16 }, (_, index): Mesh => {
    const angle = (2 * Math.PI * index) / 16;
    return reshaped(
      lathe(
        [
          [0.001, 0],
          [0.013, 0.001],
          [0.011, 0.01],
          [0.004, 0.018],
          [0.001, 0.02],
        ],
        { columns: 14, rows: 12, colour: mix(icing, [255, 252, 246], 0.75) },
      ),
      ([x, y, z]) => [x + 0.079 * Math.sin(angle), y + 0.11, z + 0.079 * Math.cos(angle)],
    );
  });
  const berries = Array.from({ length: 8 }, (_, index): Mesh => {
    const angle = (2 * Math.PI * (index + 0.5)) / 8;
    return ellipsoid(
      [0.052 * Math.sin(angle), 0.121, 0.052 * Math.cos(angle)],
      [0.0125, 0.0125, 0.0125],
      [206, 36, 52],
      14,
    );
  });
  const candles = [-0.024, 0, 0.024].map((x, index) => ({
    mesh: tube(
      [
        [x, 0.108, index === 1 ? -0.012 : 0.008],
        [x, 0.172, index === 1 ? -0.012 : 0.008],
      ],
      0.0035,
      { columns: 12, colour: (_, v) => (Math.sin(v * 40) > 0 ? [120, 180, 230] : [252, 250, 246]) },
    ),
    material: crumb,
    joint: 0,
  }));
  return {
    parts: [
      plateOf(0.14),
      {
        mesh: lathe(
          [
            [0.001, 0.011],
            [0.094, 0.011],
            [0.098, 0.016],
            [0.098, 0.1],
            [0.094, 0.109],
            [0.085, 0.111],
            [0.001, 0.111],
          ],
          { columns: 80, rows: 70, colour: side },
        ),
        material: { gloss: 0.16, polish: 22 },
        joint: 0,
      },
      { mesh: merged(pearls), material: { gloss: 0.18, polish: 24 }, joint: 0 },
      { mesh: merged(berries), material: { gloss: 0.45, polish: 50 }, joint: 0 },
      ...candles,
    ],
    heightMetres: 0.2,
    lengthMetres: 0.28,
    widthMetres: 0.26,
    details(details, seconds) {
      const { context, scale } = details;
      for (const [index, x] of [-0.024, 0, 0.024].entries()) {
        const flicker = 1 + 0.12 * Math.sin(seconds * 11 + index * 2.3) + 0.07 * Math.sin(seconds * 23 + index);
        const at = details.at(0, [x, 0.184, index === 1 ? -0.012 : 0.008]);
        const glow = context.createRadialGradient(at.x, at.y, 0, at.x, at.y, 0.05 * scale * flicker);
        glow.addColorStop(0, "rgba(255,214,130,0.75)");
        glow.addColorStop(0.3, "rgba(255,170,80,0.2)");
        glow.addColorStop(1, "rgba(255,150,60,0)");
        context.save();
        context.globalCompositeOperation = "screen";
        context.fillStyle = glow;
        context.fillRect(at.x - 0.06 * scale, at.y - 0.06 * scale, 0.12 * scale, 0.12 * scale);
        context.restore();
        context.fillStyle = "rgb(255,240,190)";
        context.beginPath();
        context.ellipse(
          at.x,
          at.y,
          0.0036 * scale,
          0.0105 * scale * flicker,
          0.08 * Math.sin(seconds * 7 + index),
          0,
          2 * Math.PI,
        );
        context.fill();
      }
    },
  };
}

function fruitBowl(wish: ThingWish): ThingModel {
  const noise = createNoise(wish.seed, "fruit");
  const bowl: Rgb = wish.colour ?? [74, 118, 146];
  const apple = (at: Vec3, skin: Rgb, other: Rgb): Mesh =>
    reshaped(
      lathe(
        [
          [0.001, -0.027],
          [0.014, -0.032],
          [0.034, -0.018],
          [0.039, 0.004],
          [0.034, 0.022],
          [0.018, 0.032],
          [0.006, 0.028],
          [0.001, 0.022],
        ],
        {
          columns: 32,
          rows: 40,
          colour: (u, v) => mix(skin, other, noise(u * 22 + at[0] * 300, v * 5, 3) * 1.2 - 0.25),
        },
      ),
      ([x, y, z]) => [at[0] + x, at[1] + y, at[2] + z],
    );
  const orange = (at: Vec3): Mesh =>
    ellipsoid(at, [0.039, 0.037, 0.039], (u, v) => scaled([244, 142, 36], 0.9 + 0.16 * noise(u * 120, v * 90, 2)), 28);
  const banana = (back: number): Mesh =>
    tube(
      Array.from({ length: 8 }, (_, step): Vec3 => {
        // A bow that lies over the fruit.
        const angle = -1.15 + (2.3 * step) / 7;
        return [-0.012 + 0.1 * Math.sin(angle), 0.045 + 0.09 * Math.cos(angle), 0.035 + back];
      }),
      [0.004, 0.012, 0.0165, 0.0175, 0.0175, 0.015, 0.009, 0.004],
      { columns: 16, rows: 40, colour: (_, v) => (v < 0.05 || v > 0.94 ? [96, 76, 40] : [248, 208, 70]) },
    );
  const grapes = Array.from({ length: 26 }, (_, index): Mesh => {
    const layer = index / 26;
    const angle = index * 2.4;
    const r = 0.032 * Math.sqrt(1 - layer) * (0.6 + 0.5 * hashUnit(wish.seed, index));
    return ellipsoid(
      [0.062 + r * Math.sin(angle), 0.078 + 0.045 * layer, 0.055 + r * Math.cos(angle) + 0.01],
      [0.0115, 0.0125, 0.0115],
      [104, 46, 120],
      12,
    );
  });
  const fruit = { gloss: 0.3, polish: 46 } as const;
  return {
    parts: [
      {
        mesh: lathe(
          [
            [0.001, 0.004],
            [0.045, 0],
            [0.05, 0.008],
            [0.09, 0.03],
            [0.125, 0.068],
            [0.13, 0.078],
            [0.125, 0.079],
            [0.085, 0.04],
            [0.001, 0.024],
          ],
          { columns: 64, rows: 60, colour: (_, v) => (v > 0.4 && v < 0.52 ? mix(bowl, [255, 250, 240], 0.75) : bowl) },
        ),
        material: china,
        joint: 0,
      },
      {
        mesh: merged([
          apple([-0.062, 0.083, 0.045], [200, 34, 40], [242, 190, 90]),
          apple([0.01, 0.088, -0.06], [128, 178, 62], [226, 210, 110]),
          apple([-0.01, 0.124, 0.0], [206, 40, 44], [246, 196, 96]),
        ]),
        material: fruit,
        joint: 0,
      },
      {
        mesh: merged([orange([0.008, 0.083, 0.066]), orange([-0.075, 0.086, -0.03]), orange([0.07, 0.085, -0.03])]),
        material: { gloss: 0.2, polish: 24 },
        joint: 0,
      },
      { mesh: merged([banana(0), banana(0.03)]), material: { gloss: 0.18, polish: 20 }, joint: 0 },
      { mesh: merged(grapes), material: { gloss: 0.34, polish: 60 }, joint: 0 },
      {
        mesh: tube(
          [
            [-0.01, 0.146, 0],
            [-0.006, 0.162, 0.003],
          ],
          0.0016,
          { columns: 6, colour: [84, 58, 36] },
        ),
        material: crumb,
        joint: 0,
      },
    ],
    heightMetres: 0.17,
    lengthMetres: 0.26,
    widthMetres: 0.24,
  };
}

function pasta(wish: ThingWish): ThingModel {
  const strands = Array.from({ length: 44 }, (_, index): Mesh => {
    const random = (salt: number): number => hashUnit(wish.seed + index * 13, salt);
    const start = random(1) * 6.28;
    const radius = 0.02 + 0.045 * random(2);
    const lift = 0.02 + 0.036 * (1 - radius / 0.07) + 0.008 * random(3);
    const points = Array.from({ length: 9 }, (__, step): Vec3 => {
      const angle = start + (step / 8) * (3.4 + 2 * random(4));
      const r = radius * (1 + 0.2 * Math.sin(step * 1.3 + index));
      return [
        r * Math.sin(angle) + 0.01 * (random(5) - 0.5),
        lift + 0.006 * Math.sin(step * 1.7 + index),
        r * Math.cos(angle),
      ];
    });
    return tube(points, 0.0026, { columns: 7, rows: 28, colour: scaled([246, 208, 124], 0.88 + 0.2 * random(6)) });
  });
  const leaf = (x: number, z: number, turn: number): Mesh =>
    sheet({ columns: 6, rows: 8, colour: [62, 130, 54] }, (u, v) => {
      const across = (u - 0.5) * 2 * 0.013 * Math.sin(Math.PI * Math.min(1, v * 0.9 + 0.08));
      const along = v * 0.036;
      return [
        x + along * Math.cos(turn) - across * Math.sin(turn),
        0.081 + 0.008 * Math.sin(Math.PI * v) + 0.003 * Math.abs(u - 0.5),
        z + along * Math.sin(turn) + across * Math.cos(turn),
      ];
    });
  const tomatoes = Array.from({ length: 5 }, (_, index): Mesh =>
    ellipsoid(
      [0.058 * Math.sin(index * 1.9), 0.04, 0.058 * Math.cos(index * 1.9)],
      [0.013, 0.012, 0.013],
      [210, 46, 34],
      14,
    ),
  );
  return {
    parts: [
      plateOf(0.14),
      { mesh: merged(strands), material: { gloss: 0.22, polish: 22 }, joint: 0 },
      {
        mesh: reshaped(
          ellipsoid(
            [0, 0.058, 0],
            [0.036, 0.022, 0.036],
            (u, v) => scaled([188, 50, 30], 0.85 + 0.25 * Math.sin(u * 40) * Math.sin(v * 30)),
            28,
          ),
          ([x, y, z]) => [
            x * (1 + 0.12 * Math.sin(z * 190)),
            y + 0.002 * Math.sin(x * 320),
            z * (1 + 0.1 * Math.sin(x * 170)),
          ],
        ),
        material: { gloss: 0.3, polish: 24 },
        joint: 0,
      },
      { mesh: merged(tomatoes), material: { gloss: 0.4, polish: 50 }, joint: 0 },
      {
        mesh: merged([leaf(0.002, 0, 0.6), leaf(0, 0.002, 2.5), leaf(0, 0, -1.4)]),
        material: { gloss: 0.2, polish: 20, twoSided: true },
        joint: 0,
      },
      {
        mesh: merged([
          roundedBox([0.03, 0.077, 0.012], [0.006, 0.001, 0.003], 0.0008, [252, 244, 214]),
          roundedBox([-0.02, 0.078, 0.02], [0.005, 0.001, 0.003], 0.0008, [252, 244, 214]),
        ]),
        material: crumb,
        joint: 0,
      },
    ],
    heightMetres: 0.11,
    lengthMetres: 0.28,
    widthMetres: 0.27,
    details: (details, seconds) => paintSteam(details, seconds, { height: 0.08, reach: 0.12, width: 0.05 }),
  };
}
