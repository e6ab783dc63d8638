import { css, mix, parseHex, scaled, smoothStep, type Rgb } from "../../scene/colour.ts";
import { createNoise } from "../../scene/noise.ts";
import { hashText, hashUnit } from "../../scene/random.ts";
import type { Creature } from "../../scene-spec.ts";
import type { Performer, PerformerOptions } from "../performer.ts";
import type { Vec3 } from "../skeleton.ts";
import { fleshMesh, type Lump } from "../solid/implicit.ts";
import { type Bitmap, type Material, paintBitmap } from "../solid/material.ts";
import { ellipsoid, loft, mirroredMesh, sheet, tube, type Mesh } from "../solid/mesh.ts";
import { createSolidPerformer } from "../solid/solid-performer.ts";
import type { SolidPart } from "../solid/solid-stage.ts";
import { identity, joined, scaling, translation, turned, type Transform } from "../solid/transform.ts";
import { fraction } from "./gait.ts";
import { growHair, paintHair } from "./hair.ts";

const joint = { body: 0, head: 1, leftArm: 2, leftHand: 3, rightArm: 4, rightHand: 5, tail: 6, legs: 7 } as const;

/** Of a bird of 0.42 m, in metres: shoulder and wrist of the left wing, neck, root of the tail. */
const shoulder: Vec3 = [0.045, 0.035, 0.07];
const wrist: Vec3 = [0.3, 0.035, 0.09];
const neck: Vec3 = [0, 0.055, 0.135];
const rump: Vec3 = [0, 0.0, -0.17];
const legMetres = 0.17;

interface Plumage {
  readonly back: Rgb;
  readonly breast: Rgb;
  readonly head: Rgb;
  readonly wing: Rgb;
  readonly tips: Rgb;
  readonly beak: Rgb;
  readonly legs: Rgb;
}

const gull: Plumage = {
  back: [206, 212, 220],
  breast: [250, 248, 244],
  head: [250, 248, 244],
  wing: [184, 194, 206],
  tips: [44, 44, 52],
  beak: [240, 178, 52],
  legs: [232, 160, 70],
};
const robin: Plumage = {
  back: [132, 108, 84],
  breast: [226, 106, 48],
  head: [150, 118, 88],
  wing: [112, 92, 74],
  tips: [70, 58, 50],
  beak: [64, 54, 48],
  legs: [120, 88, 64],
};
const tit: Plumage = {
  back: [108, 140, 98],
  breast: [244, 214, 88],
  head: [64, 104, 172],
  wing: [74, 116, 178],
  tips: [44, 66, 112],
  beak: [50, 50, 56],
  legs: [80, 84, 96],
};
const hawk: Plumage = {
  back: [118, 82, 56],
  breast: [222, 196, 158],
  head: [138, 98, 66],
  wing: [112, 78, 54],
  tips: [52, 38, 32],
  beak: [70, 66, 66],
  legs: [230, 180, 70],
};

/** A bird: a large one on the wing, a small one on its feet. */
export function createBird(options: PerformerOptions<Creature>): Performer {
  const { actor } = options;
  const seed = (hashText(actor.id) ^ options.seed) >>> 0;
  const flies = actor.action === "fly" || actor.action === "run" || actor.spot === "sky";
  const plumage = plumageFor(actor.colour, { seed, flies, variety: actor.variety?.toLowerCase() ?? "" });
  const size = flies ? 1.2 : 0.62;
  const noise = createNoise(seed, "plumage");
  const skin = growHair(
    fleshMesh({
      lumps: birdLumps(flies),
      blend: 0.03,
      cell: 0.0095,
      colour: (at) => {
        const tone = feathers(at, plumage, flies);
        return mix(tone, scaled(tone, 0.86), noise(at[0] * 70, (at[1] + at[2]) * 60, 2));
      },
    }),
    { count: 1200, seed, length: () => 0.009, flow: () => [0, -0.4, -1] },
  );
  const parts: SolidPart[] = [
    { mesh: skin.mesh, material: { fur: 0.8 }, joint: joint.body },
    { mesh: beakMesh(plumage.beak), material: { gloss: 0.25, polish: 30 }, joint: joint.head },
    { mesh: tailMesh(plumage), material: { fur: 0.4, twoSided: true }, joint: joint.tail },
  ];
  for (const side of [1, -1]) {
    const eye: Vec3 = [side * 0.034, 0.108, 0.197];
    parts.push(
      {
        mesh: ellipsoid(
          [side * 0.0325, 0.108, 0.197],
          [0.0112, 0.0148, 0.0148],
          mix(plumage.head, [255, 250, 240], 0.7),
          16,
        ),
        material: { fur: 0.4 },
        joint: joint.head,
      },
      {
        mesh: ellipsoid(eye, [0.0112, 0.0124, 0.0124], [20, 14, 16], 18),
        material: { gloss: 0.6, polish: 60 },
        joint: joint.head,
      },
      {
        mesh: ellipsoid([side * 0.0435, 0.1125, 0.2025], [0.003, 0.0036, 0.0036], [255, 255, 255], 8),
        material: { glow: 0.9 },
        joint: joint.head,
      },
    );
  }
  if (flies) parts.push(...wings(plumage));
  else parts.push(...legs(plumage.legs));

  const elevation = flies ? 2.6 : 0;
  return createSolidPerformer(options, {
    parts,
    heightMetres: (flies ? 0.72 : 0.34) * size,
    lengthMetres: (flies ? 1.15 : 0.42) * size,
    widthMetres: 0.12 * size,
    head: { joint: joint.head, middle: [0, 0.09, 0.19], sizeMetres: 0.13 * size },
    elevationMetres: elevation,
    paceMetresPerSecond: flies ? 2.2 : actor.action === "walk" ? 0.18 : 0,
    pose({ seconds }) {
      return {
        joints: flies
          ? flyingJoints(seconds, seed, elevation, size)
          : standingJoints(seconds, seed, size, actor.action === "walk" || actor.action === "jump"),
        details(details) {
          if (details.scale * size > 200) paintHair(details, 0, skin, 0.0012);
        },
      };
    },
  });
}

/** Beats its wings for a while, then glides. */
function flyingJoints(seconds: number, seed: number, elevation: number, size: number): readonly Transform[] {
  const cycle = fraction(seconds / 3.4 + hashUnit(seed, 91));
  const effort = 1 - smoothStep(0.58, 0.68, cycle) + smoothStep(0.92, 1, cycle);
  const beat = 2 * Math.PI * 2.3 * seconds + seed;
  const arm = 0.1 + effort * 0.52 * Math.sin(beat) + (1 - effort) * (0.12 + 0.02 * Math.sin(seconds * 3));
  const hand = -0.1 + effort * 0.46 * Math.sin(beat - 1.05) + (1 - effort) * 0.06;
  const sway = Math.sin(seconds * 1.1 + seed);
  const body = joined(
    translation([
      0.1 * sway,
      elevation + 0.2 + 0.1 * Math.sin(seconds * 0.9 + seed) - effort * 0.035 * Math.sin(beat),
      0,
    ]),
    scaling([size, size, size]),
    turned({ pitch: -0.06 - 0.03 * effort, roll: 0.14 * Math.cos(seconds * 1.1 + seed) }),
  );
  return [
    body,
    joined(body, turned({ pitch: 0.04, yaw: 0.1 * Math.sin(seconds * 0.8 + seed) }, neck)),
    joined(body, turned({ roll: -arm }, shoulder)),
    joined(body, turned({ roll: -arm }, shoulder), turned({ roll: -hand, yaw: -0.16 * (1 - effort) }, wrist)),
    joined(body, turned({ roll: arm }, flip(shoulder))),
    joined(body, turned({ roll: arm }, flip(shoulder)), turned({ roll: hand, yaw: 0.16 * (1 - effort) }, flip(wrist))),
    joined(body, turned({ pitch: -0.05 + 0.06 * effort * Math.sin(beat) }, rump)),
    body,
  ];
}

/** Looks about in jerks, bobs its tail, and hops if it is on its way. */
function standingJoints(seconds: number, seed: number, size: number, hops: boolean): readonly Transform[] {
  const hop = hops ? Math.max(0, Math.sin(2 * Math.PI * fraction(seconds / 0.55))) : 0;
  const jerk = (salt: number): number => {
    const at = seconds / 0.8 + hashUnit(seed, salt);
    const index = Math.floor(at);
    const from = hashUnit(seed, salt + index) * 2 - 1;
    const to = hashUnit(seed, salt + index + 1) * 2 - 1;
    return from + (to - from) * smoothStep(0, 0.16, at - index);
  };
  const whole = joined(translation([0, 0.04 * hop, 0]), scaling([size, size, size]));
  const breath = 0.012 * Math.sin(seconds * 5);
  const body = joined(whole, translation([0, legMetres, -0.01]), turned({ pitch: -0.55 + breath }));
  const head = joined(
    body,
    turned({ pitch: 0.5 + 0.18 * jerk(120), yaw: 0.7 * jerk(140), roll: 0.25 * jerk(160) }, neck),
  );
  const tail = joined(body, turned({ pitch: 0.2 - 0.16 * Math.max(0, Math.sin(seconds * 4.4)) }, rump));
  return [body, head, identity(), identity(), identity(), identity(), tail, whole];
}

function flip([x, y, z]: Vec3): Vec3 {
  return [-x, y, z];
}

function birdLumps(flies: boolean): readonly Lump[] {
  const stout = flies ? 1 : 1.22;
  return [
    { from: [0, -0.005, -0.07], to: [0, 0.012, 0.08], radii: [0.062 * stout, 0.07 * stout], joint: joint.body },
    { from: [0, 0.0, -0.07], to: [0, 0.004, -0.19], radii: [0.052 * stout, 0.016], joint: joint.body },
    { from: [0, 0.03, 0.1], to: [0, 0.09, 0.165], radii: [0.056 * stout, 0.044], joint: joint.head },
    { from: [0, 0.1, 0.17], to: [0, 0.104, 0.19], radii: [0.047, 0.043], joint: joint.head },
    ...(flies
      ? []
      : ([1, -1] as const).map((side): Lump => ({
          // Folded wings.
          from: [side * 0.068, 0.024, 0.06],
          to: [side * 0.034, 0.012, -0.2],
          radii: [0.036, 0.014],
          wide: 0.6,
          joint: joint.body,
        }))),
  ];
}

function feathers([x, y, z]: Vec3, plumage: Plumage, flies: boolean): Rgb {
  const under = smoothStep(0.012, -0.02, y - (z > 0.05 ? (z - 0.05) * 0.5 : 0));
  let tone = mix(plumage.back, plumage.breast, under);
  if (!flies && Math.abs(x) > 0.05 && z < 0.09 && y > -0.03)
    tone = mix(plumage.wing, plumage.tips, smoothStep(-0.02, -0.16, z) * 0.9 + (Math.sin(z * 260) > 0.5 ? 0.2 : 0));
  if (z > 0.125 || (z > 0.1 && y > 0.06)) {
    tone = mix(plumage.head, plumage.breast, smoothStep(0.095, 0.07, y));
    // A mask through the eye.
    if (plumage === tit && Math.abs(y - 0.108) < 0.005 && Math.abs(z - 0.197) > 0.019) tone = [34, 40, 60];
    if (plumage === tit && y < 0.101 && y > 0.06) tone = [246, 244, 238];
  }
  return tone;
}

function beakMesh(colour: Rgb): Mesh {
  return loft(
    [
      { z: 0.215, halfWidth: 0.0155, bottom: 0.084, top: 0.116, square: 2 },
      { z: 0.245, halfWidth: 0.0095, bottom: 0.087, top: 0.109, square: 2 },
      { z: 0.275, halfWidth: 0.003, bottom: 0.084, top: 0.092, square: 2 },
    ],
    { columns: 14, rows: 10, colour: (_, v) => (v < 0.08 ? scaled(colour, 0.7) : colour) },
  );
}

function tailMesh(plumage: Plumage): Mesh {
  return sheet(
    {
      columns: 16,
      rows: 8,
      colour: (u, v) =>
        mix(
          mix(plumage.wing, plumage.back, 0.4),
          plumage.tips,
          v > 0.75 ? 0.8 : Math.abs(Math.sin(u * 28)) > 0.92 ? 0.3 : 0,
        ),
    },
    (u, v) => {
      const across = (u - 0.5) * 2;
      return [
        across * (0.022 + 0.05 * v),
        0.004 - 0.008 * across * across,
        -0.15 - 0.15 * v * (1 - 0.14 * across * across),
      ];
    },
  );
}

function legs(colour: Rgb): SolidPart[] {
  const material: Material = { gloss: 0.1 };
  return ([1, -1] as const).flatMap((side) => {
    const foot: Vec3 = [side * 0.034, 0.006, 0.012];
    const toes: readonly Vec3[] = [
      [side * 0.034, 0.004, 0.075],
      [side * 0.034 + 0.03, 0.004, 0.06],
      [side * 0.034 - 0.03, 0.004, 0.06],
      [side * 0.034, 0.004, -0.03],
    ];
    return [
      tube([[side * 0.03, legMetres - 0.03, 0.0], [side * 0.033, 0.075, -0.012], foot], [0.012, 0.0055, 0.0055], {
        colour,
      }),
      ...toes.map((toe) => tube([foot, toe], [0.0055, 0.003], { columns: 8, colour })),
    ].map((mesh) => ({ mesh, material, joint: joint.legs }));
  });
}

/** Arm and hand of each wing, with feathers cut out at the edge. */
function wings(plumage: Plumage): SolidPart[] {
  const arm: Material = { bitmap: paintFeathers(plumage, "arm"), cutout: true, twoSided: true, fur: 0.4 };
  const hand: Material = { bitmap: paintFeathers(plumage, "hand"), cutout: true, twoSided: true, fur: 0.4 };
  const armMesh = sheet({ columns: 12, rows: 8 }, (u, v) => {
    const x = shoulder[0] + (wrist[0] - shoulder[0]) * u;
    const front = 0.085 + 0.03 * Math.sin(Math.PI * u * 0.9);
    const back = -0.115 - 0.01 * Math.sin(Math.PI * u);
    return [
      x,
      0.035 + 0.03 * Math.sin(Math.PI * u * 0.5) * (1 - v) + 0.014 * Math.sin(Math.PI * v),
      front + (back - front) * v,
    ];
  });
  const handMesh = sheet({ columns: 14, rows: 8 }, (u, v) => {
    const x = wrist[0] + 0.36 * u;
    const front = 0.1 - 0.09 * u * u;
    const back = -0.118 - 0.02 * Math.sin(Math.PI * u) + 0.01 * u;
    return [x, 0.065 * (1 - v) * (1 - 0.4 * u) + 0.038 * v - 0.02 * u * u, front + (back - front) * v];
  });
  return [
    { mesh: armMesh, material: arm, joint: joint.leftArm },
    { mesh: handMesh, material: hand, joint: joint.leftHand },
    { mesh: mirroredMesh(armMesh), material: arm, joint: joint.rightArm },
    { mesh: mirroredMesh(handMesh), material: hand, joint: joint.rightHand },
  ];
}

function paintFeathers(plumage: Plumage, part: "arm" | "hand"): Bitmap {
  return paintBitmap(320, 200, (context) => {
    const count = part === "arm" ? 9 : 8;
    for (let feather = 0; feather < count; feather++) {
      const share = (feather + 0.5) / count;
      // Quills of the hand spread towards the tip.
      const x0 = part === "arm" ? share : share * 0.82;
      const x1 = part === "arm" ? share + 0.02 : 0.1 + share * 1.0;
      const end = part === "arm" ? 0.97 : 0.99 - 0.28 * share * share;
      const wide = part === "arm" ? 0.085 : 0.07;
      context.fillStyle = css(mix(plumage.wing, plumage.tips, part === "hand" ? 0.15 + 0.55 * share : 0.12));
      context.beginPath();
      context.moveTo(x0 - 0.05, 0.2);
      context.quadraticCurveTo(x1 - wide, 0.7, x1 - wide * 0.35, end);
      context.quadraticCurveTo(x1 + wide * 0.6, end, x1 + wide * 0.7, end - 0.12);
      context.quadraticCurveTo(x1 + wide, 0.6, x0 + 0.09, 0.2);
      context.fill();
      const tip = context.createLinearGradient(0, 0.5, 0, end);
      tip.addColorStop(0, css(plumage.tips, 0));
      tip.addColorStop(1, css(plumage.tips, part === "hand" ? 0.95 : 0.4));
      context.fillStyle = tip;
      context.fill();
      context.strokeStyle = css(scaled(plumage.tips, 0.8), 0.4);
      context.lineWidth = 0.006;
      context.stroke();
    }
    // Coverts along the front.
    for (const [row, depth] of [0.52, 0.36].entries()) {
      context.fillStyle = css(mix(plumage.wing, plumage.back, 0.35 + 0.45 * row));
      context.beginPath();
      context.moveTo(0, 0);
      for (let scale = 0; scale <= 10; scale++) {
        const x = scale / 10;
        context.lineTo(x, depth * (part === "hand" ? 1 - 0.45 * x : 1) + (scale % 2 === 0 ? 0.03 : 0));
      }
      context.lineTo(1, 0);
      context.fill();
    }
  });
}

const raven: Plumage = {
  back: [40, 40, 48],
  breast: [46, 46, 54],
  head: [38, 38, 46],
  wing: [36, 36, 44],
  tips: [22, 22, 28],
  beak: [34, 34, 38],
  legs: [40, 40, 44],
};
const parrot: Plumage = {
  back: [44, 160, 76],
  breast: [240, 204, 60],
  head: [206, 50, 46],
  wing: [40, 116, 190],
  tips: [30, 70, 140],
  beak: [60, 56, 58],
  legs: [110, 104, 100],
};
const plumages: readonly (readonly [RegExp, Plumage])[] = [
  [/gull|dove|pigeon|swan|goose|albatross|heron|stork|crane|duck|egret/, gull],
  [/eagle|hawk|falcon|owl|kite|vulture|condor/, hawk],
  [/raven|crow|blackbird|magpie/, raven],
  [/parrot|macaw|parakeet|budgie|toucan|hummingbird|peacock/, parrot],
  [/robin|sparrow|finch|wren|swallow/, robin],
  [/tit|jay|bluebird|canary/, tit],
];

function plumageFor(
  wanted: string | undefined,
  { seed, flies, variety }: { readonly seed: number; readonly flies: boolean; readonly variety: string },
): Plumage {
  const named = wanted === undefined ? undefined : parseHex(wanted);
  const chance = hashUnit(seed, 95);
  const known = plumages.find(([words]) => words.test(variety))?.[1];
  const base = known ?? (flies ? (chance < 0.6 ? gull : hawk) : chance < 0.5 ? robin : tit);
  if (named === undefined) return base;
  const light = named[0] + named[1] + named[2];
  if (light > 640) return { ...gull, wing: [232, 234, 238], back: [244, 244, 246], tips: [190, 194, 202] };
  return {
    back: named,
    breast: light < 200 ? scaled(named, 1.1) : mix(named, [255, 240, 220], 0.4),
    head: named,
    wing: scaled(named, 0.8),
    tips: scaled(named, 0.4),
    beak: light < 200 ? [50, 48, 50] : [236, 180, 70],
    legs: base.legs,
  };
}
