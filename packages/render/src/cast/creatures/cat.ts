import { css, mix, parseHex, scaled, type Rgb } from "../../scene/colour.ts";
import { createNoise } from "../../scene/noise.ts";
import { hashText, hashUnit } from "../../scene/random.ts";
import type { Creature } from "../../scene-spec.ts";
import type { Performer, PerformerOptions } from "../performer.ts";
import type { Vec3 } from "../skeleton.ts";
import { fleshMesh, type Lump } from "../solid/implicit.ts";
import { ellipsoid, mirroredMesh } from "../solid/mesh.ts";
import { createSolidPerformer } from "../solid/solid-performer.ts";
import type { SolidDetails, SolidPart } from "../solid/solid-stage.ts";
import { ear, eyeParts } from "./eyes.ts";
import { bodyLumps, pair, type Girth } from "./flesh.ts";
import { trotBeats, walkBeats } from "./gait.ts";
import { growHair, paintHair } from "./hair.ts";
import { joint, legJoint, poseQuadruped, type QuadrupedBuild } from "./quadruped.ts";
import { paceFor, poseFor, type Habits } from "./quadruped-actions.ts";

/** Of a grown cat, metres. */
export const catBuild: QuadrupedBuild = {
  loin: [0.235, -0.075],
  waist: [0.232, 0.055],
  neck: [0.258, 0.155],
  head: [0.318, 0.2],
  fore: { x: 0.04, top: [0.21, 0.125], bend: [0.132, 0.088], ankle: [0.05, 0.122], paw: [0.019, 0.128] },
  hind: { x: 0.044, top: [0.212, -0.145], bend: [0.135, -0.098], ankle: [0.068, -0.185], paw: [0.018, -0.166] },
  tail: [
    [0.25, -0.19],
    [0.258, -0.25],
    [0.262, -0.31],
    [0.266, -0.37],
    [0.27, -0.43],
    [0.272, -0.49],
  ],
  eye: [0.0275, 0.346, 0.2575],
  ear: [0.034, 0.388, 0.222],
};

const girth: Girth = {
  pelvis: 0.06,
  belly: 0.056,
  chest: 0.06,
  neck: [0.05, 0.044],
  trunkWide: 0.95,
  foreleg: [0.036, 0.025, 0.0175, 0.0185],
  hindleg: [0.056, 0.034, 0.0165, 0.0185],
  toes: 0.017,
  tail: [0.019, 0.0125],
};

export const catHabits: Habits = {
  walk: { pace: 0.5, stridesPerSecond: 1.25, duty: 0.62, beats: walkBeats, rise: 0.032 },
  run: { pace: 1.9, stridesPerSecond: 2.3, duty: 0.34, beats: trotBeats, rise: 0.06 },
  tail: [-0.75, -0.35, 0.1, 0.25, 0.45],
  wag: { perSecond: 0.45, reach: 0.2 },
  standHead: -0.05,
  walkHead: 0.25,
  sit: {
    lift: -0.078,
    shift: 0.02,
    trunk: -0.62,
    pelvis: -0.28,
    chest: 0.06,
    neck: 0.12,
    head: 0.42,
    fore: { y: 0.019, z: 0.088, out: -0.012, lean: 0.02, dip: 0 },
    hind: { y: 0.018, z: 0.035, out: 0.024, lean: -1.32, dip: 0 },
    tail: [
      { pitch: 0.9, yaw: 0.5 },
      { pitch: 0.2, yaw: 0.6 },
      { pitch: -0.1, yaw: 0.75 },
      { pitch: -0.1, yaw: 0.75 },
      { pitch: -0.15, yaw: 0.5 },
    ],
  },
  sleep: {
    lift: -0.166,
    shift: 0,
    trunk: 0,
    pelvis: -0.1,
    pelvisYaw: 0.25,
    chest: 0.06,
    chestYaw: 0.3,
    neck: 1.0,
    neckYaw: 0.25,
    head: -0.8,
    headYaw: 0.25,
    headRoll: 0.14,
    fore: { y: 0.019, z: 0.27, out: -0.008, lean: -1.5, dip: 0 },
    hind: { y: 0.018, z: 0.065, out: 0.03, lean: -1.5, dip: 0 },
    tail: [
      { pitch: -0.35, yaw: 0.6 },
      { pitch: 0.1, yaw: 0.6 },
      { pitch: 0.15, yaw: 0.65 },
      { yaw: 0.65 },
      { yaw: 0.5 },
    ],
  },
  jumpMetres: 0.4,
};

const noseAt: Vec3 = [0, 0.3295, 0.2955];

/** A cat, in one of several coats. */
export function createCat(options: PerformerOptions<Creature>): Performer {
  const { actor } = options;
  const seed = (hashText(actor.id) ^ options.seed) >>> 0;
  const coat = coatFor(actor.colour, seed, actor.variety?.toLowerCase() ?? "");
  const skin = growHair(fleshMesh({ lumps: catLumps(), blend: 0.03, cell: 0.0085, colour: (at) => coat.colour(at) }), {
    count: 2600,
    seed,
    length: (at) => (isHead(at) ? 0.006 : at[1] < 0.07 ? 0.004 : 0.015),
    flow: (at) => (isHead(at) ? [at[0] - noseAt[0], at[1] - noseAt[1], (at[2] - noseAt[2]) * 0.6] : [0, -0.5, -1]),
  });
  const parts: SolidPart[] = [{ mesh: skin.mesh, material: { fur: 1 }, joint: joint.belly }];
  parts.push(
    ...eyeParts({
      at: catBuild.eye,
      radius: 0.0185,
      iris: coat.iris,
      pupil: options.light.lamps > 0.5 ? 0.85 : 0.5,
      pupilHigh: 0.74,
      skin: coat.colour([catBuild.eye[0], catBuild.eye[1] + 0.02, catBuild.eye[2]]),
      aside: 0.22,
    }),
  );
  const leaf = ear({
    base: catBuild.ear,
    width: 0.058,
    height: 0.056,
    depth: 0.016,
    outwards: 0.28,
    forwards: -0.02,
    outside: coat.colour(catBuild.ear),
    inside: mix(coat.colour(catBuild.ear), [226, 150, 146], 0.6),
    round: 0.12,
  });
  for (const [side, carrier] of [
    [1, joint.leftEar],
    [-1, joint.rightEar],
  ] as const) {
    const sided = side > 0 ? leaf : { outer: mirroredMesh(leaf.outer), inner: mirroredMesh(leaf.inner) };
    parts.push(
      { mesh: sided.outer, material: furry, joint: carrier },
      { mesh: sided.inner, material: bare, joint: carrier },
    );
  }
  parts.push({ mesh: ellipsoid(noseAt, [0.0085, 0.006, 0.006], coat.nose, 12), material: wet, joint: joint.head });
  const pace = paceFor(actor.action, catHabits);

  return createSolidPerformer(options, {
    parts,
    heightMetres: actor.action === "sleep" ? 0.2 : actor.action === "sit" ? 0.44 : actor.action === "jump" ? 0.7 : 0.44,
    lengthMetres: actor.action === "sit" || actor.action === "sleep" ? 0.4 : 0.72,
    widthMetres: 0.17,
    head: { joint: joint.head, middle: [0, 0.35, 0.245], sizeMetres: 0.15 },
    elevationMetres: 0,
    paceMetresPerSecond: pace,
    pose(moment) {
      const pose = poseFor(actor.action, { build: catBuild, habits: catHabits, seconds: moment.seconds, seed });
      return {
        joints: poseQuadruped(catBuild, pose),
        details(details) {
          if (details.scale < 130) return;
          paintHair(details, 0, skin, 0.0008);
          paintFace(details, coat);
        },
      };
    },
  });
}

const furry = { fur: 0.8, twoSided: true } as const;
const bare = { fur: 0.3, twoSided: true } as const;
const wet = { gloss: 0.3, polish: 30 } as const;

function isHead([, y, z]: Vec3): boolean {
  return z > 0.175 && y > 0.27;
}

function catLumps(): readonly Lump[] {
  const head = joint.head;
  return [
    ...bodyLumps(catBuild, girth),
    { from: [0, 0.348, 0.21], to: [0, 0.344, 0.23], radii: [0.052, 0.05], wide: 1.1, joint: head },
    ...pair({
      from: [0.031, 0.328, 0.234],
      to: [0.037, 0.319, 0.222],
      radii: [0.027, 0.026],
      joint: head,
      blend: 0.022,
    }),
    ...pair({ from: [0.032, 0.376, 0.216], to: [0.035, 0.386, 0.214], radii: [0.019, 0.01], joint: head }),
    { from: [0, 0.343, 0.258], to: [0, 0.333, 0.283], radii: [0.02, 0.0125], joint: head, blend: 0.016 },
    { from: [0, 0.3045, 0.266], to: [0, 0.305, 0.256], radii: [0.0125, 0.015], joint: head, blend: 0.01 },
    ...pair({
      from: [0.0115, 0.3185, 0.2755],
      to: [0.0155, 0.3165, 0.268],
      radii: [0.0165, 0.0155],
      joint: head,
      blend: 0.006,
    }),
    // Chest fur.
    { from: [0, 0.235, 0.165], to: [0, 0.205, 0.14], radii: [0.04, 0.04], joint: joint.chest },
    ...(["leftHind", "rightHind"] as const).map((leg) => ({
      from: [leg === "leftHind" ? 0.038 : -0.038, 0.205, -0.14] as const,
      to: [leg === "leftHind" ? 0.04 : -0.04, 0.17, -0.12] as const,
      radii: [0.05, 0.042] as const,
      wide: 0.7,
      joint: legJoint(leg, "upper"),
    })),
  ];
}

interface Coat {
  readonly colour: (at: Vec3) => Rgb;
  readonly iris: Rgb;
  readonly nose: Rgb;
  readonly whisker: Rgb;
}

const pink: Rgb = [214, 134, 128];

function coatFor(wanted: string | undefined, seed: number, variety: string): Coat {
  const noise = createNoise(seed, "coat");
  const chance = hashUnit(seed, 51);
  const named = wanted === undefined ? undefined : parseHex(wanted);
  const irises: readonly Rgb[] = [
    [154, 196, 74],
    [226, 176, 60],
    [92, 176, 150],
    [236, 150, 50],
  ];
  const iris = irises[Math.floor(hashUnit(seed, 52) * irises.length)] ?? [154, 196, 74];
  if (/siamese/.test(variety)) return siamese();
  if (/calico/.test(variety)) return calico(noise);
  const dark = named !== undefined && named[0] + named[1] + named[2] < 190;
  const pale = named !== undefined && Math.min(...named) > 190;
  const orangish = named !== undefined && named[0] > named[2] + 60;
  if (/white/.test(variety) && named === undefined) return plain([244, 240, 234], { iris: [96, 160, 214], nose: pink });
  if (dark || (named === undefined && (/black/.test(variety) || (variety === "" && chance > 0.86))))
    return plain(named === undefined ? [44, 40, 46] : mix(named, [52, 46, 52], 0.7), {
      iris: [232, 190, 56],
      nose: [50, 38, 42],
    });
  if (pale) return plain([244, 240, 234], { iris: [96, 160, 214], nose: pink });
  if (named !== undefined && !orangish && Math.max(...named) - Math.min(...named) > 60)
    return plain(named, { iris, nose: scaled(named, 0.5) });
  const base: Rgb =
    named !== undefined
      ? mix(named, orangish ? [226, 140, 66] : [150, 146, 144], 0.35)
      : /ginger/.test(variety) || (!/tabby/.test(variety) && chance < 0.5)
        ? [228, 142, 70]
        : chance < 0.72
          ? [150, 144, 138]
          : [158, 128, 98];
  const stripe = scaled(base, base[0] > 200 ? 0.68 : 0.42);
  const white: Rgb = [247, 240, 230];
  const bib = named !== undefined || hashUnit(seed, 53) < 0.75;
  const colour = (at: Vec3): Rgb => {
    const [x, y, z] = at;
    const wobble = noise(x * 18 + 40, (y + z) * 14, 2) - 0.5;
    let share = 0;
    if (isHead(at)) {
      // Lines on the forehead and beside the eyes.
      const forehead = y > 0.366 ? Math.max(0, Math.sin(Math.abs(x) * 330 + 1.3)) : 0;
      const cheek = Math.abs(x) > 0.04 && y > 0.31 && y < 0.345 ? Math.max(0, Math.sin(y * 420)) * 0.7 : 0;
      share = Math.max(forehead * (z < 0.28 ? 1 : 0.4), cheek);
    } else if (z < -0.2) share = Math.max(0, Math.sin(z * 130 + wobble * 2)) ** 0.8;
    else {
      const bands = Math.max(0, Math.sin(z * 95 + wobble * 5 + Math.abs(x) * 30));
      const spine = y > 0.285 && Math.abs(x) < 0.014 ? 1 : 0;
      share = Math.max(spine, bands ** 0.9 * (y > 0.21 ? 1 : y < 0.16 ? 0.7 : 0.75));
    }
    let tone = mix(mix(base, [250, 226, 190], y < 0.2 && !isHead(at) ? 0.12 : 0), stripe, share * 0.85);
    if (bib) {
      const face = isHead(at)
        ? Math.max(0, Math.min(1, (0.336 - y + (z - 0.268) * 0.9) * 60)) * (z > 0.246 ? 1 : 0)
        : 0;
      const chest = !isHead(at) && z > 0.14 && y < 0.27 ? Math.min(1, (z - 0.14) * 40) : 0;
      const sock = y < 0.045 ? Math.min(1, (0.045 - y) * 90) : 0;
      tone = mix(tone, white, Math.max(face, chest, sock));
    }
    return mix(tone, scaled(tone, 0.86), noise(x * 160, (y * 1.3 + z) * 120, 2));
  };
  return { colour, iris, nose: pink, whisker: [250, 246, 238] };
}

/** Cream with a dark mask, ears, paws and tail, and blue eyes. */
function siamese(): Coat {
  const cream: Rgb = [236, 220, 194];
  const dark: Rgb = [74, 54, 46];
  const share = (at: Vec3): number => {
    const [x, y, z] = at;
    if (isHead(at)) {
      const mask = 1 - Math.hypot(x / 0.05, (y - 0.33) / 0.05, Math.min(0, z - 0.25) / 0.06);
      return Math.max(0, Math.min(1, mask * 3 + 0.5), y > 0.385 ? Math.min(1, (y - 0.385) * 60) : 0);
    }
    const paw = Math.max(0, Math.min(1, (0.11 - y) * 14));
    const tail = z < -0.19 ? Math.min(1, (-0.19 - z) * 16) : 0;
    return Math.max(paw, tail);
  };
  return {
    colour: (at) => mix(cream, dark, share(at)),
    iris: [92, 158, 226],
    nose: [58, 42, 40],
    whisker: [250, 246, 238],
  };
}

/** White with large spots of orange and of black. */
function calico(noise: (x: number, y: number, octaves: number) => number): Coat {
  return {
    colour: ([x, y, z]) => {
      const spot = noise(x * 11 + 3, (y + z) * 8, 2);
      const other = noise(x * 10 + 60, (y + z) * 9 + 20, 2);
      if (y > 0.12 && spot > 0.56) return [222, 134, 62];
      return y > 0.12 && other > 0.58 ? [52, 46, 48] : [247, 241, 232];
    },
    iris: [154, 196, 74],
    nose: pink,
    whisker: [255, 255, 255],
  };
}

function plain(base: Rgb, { iris, nose }: { readonly iris: Rgb; readonly nose: Rgb }): Coat {
  return { colour: () => base, iris, nose, whisker: base[0] > 200 ? [255, 255, 255] : [214, 210, 210] };
}

/** Mouth and whiskers. */
function paintFace(details: SolidDetails, coat: Coat): void {
  const { context, scale } = details;
  const line = (points: readonly Vec3[], width: number, colour: string): void => {
    const seen = points.map((point) => details.at(joint.head, point));
    const first = seen[0];
    const last = seen.at(-1);
    if (first === undefined || last === undefined || !first.visible) return;
    context.strokeStyle = colour;
    context.lineWidth = Math.max(0.6, width * scale);
    context.lineCap = "round";
    context.beginPath();
    context.moveTo(first.x, first.y);
    for (const point of seen.slice(1)) {
      if (!point.visible || !point.covered) break;
      context.lineTo(point.x, point.y);
    }
    context.stroke();
  };
  const ink = css([58, 34, 36], 0.8);
  line(
    [
      [0, 0.3245, 0.2995],
      [0, 0.3175, 0.2955],
      [0, 0.3125, 0.2925],
    ],
    0.0016,
    ink,
  );
  for (const side of [-1, 1]) {
    line(
      [
        [0, 0.3115, 0.2945],
        [side * 0.006, 0.3075, 0.2955],
        [side * 0.013, 0.3055, 0.2915],
        [side * 0.02, 0.3075, 0.2835],
        [side * 0.025, 0.312, 0.276],
      ],
      0.0014,
      ink,
    );
    for (const [index, drop] of [0.5, -0.1, -0.65].entries()) {
      const root = details.at(joint.head, [side * 0.016, 0.318 - index * 0.0035, 0.292]);
      const middle = details.at(joint.head, [side * 0.05, 0.322 + drop * 0.012, 0.29]);
      const tip = details.at(joint.head, [side * 0.082, 0.312 + drop * 0.034, 0.276]);
      if (!root.visible) continue;
      context.strokeStyle = css(mix(coat.whisker, details.light.dark, 0.2), 0.75);
      context.lineWidth = Math.max(0.5, 0.0009 * scale);
      context.beginPath();
      context.moveTo(root.x, root.y);
      context.quadraticCurveTo(middle.x, middle.y, tip.x, tip.y);
      context.stroke();
    }
  }
}
