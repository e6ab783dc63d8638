import { css, mix, parseHex, scaled, type Rgb } from "../../scene/colour.ts";
import { createNoise } from "../../scene/noise.ts";
import { hashText, hashUnit } from "../../scene/random.ts";
import type { Creature } from "../../scene-spec.ts";
import type { Performer, PerformerOptions } from "../performer.ts";
import type { Vec3 } from "../skeleton.ts";
import { fleshMesh, type Lump } from "../solid/implicit.ts";
import { ellipsoid, mirroredMesh, sheet, type Mesh } from "../solid/mesh.ts";
import { createSolidPerformer } from "../solid/solid-performer.ts";
import type { SolidDetails, SolidPart } from "../solid/solid-stage.ts";
import { joined, scaling } from "../solid/transform.ts";
import { ear, eyeParts } from "./eyes.ts";
import { bodyLumps, pair, type Girth } from "./flesh.ts";
import { gallopBeats, walkBeats } from "./gait.ts";
import { growHair, paintHair } from "./hair.ts";
import { joint, poseQuadruped, type QuadrupedBuild } from "./quadruped.ts";
import { paceFor, poseFor, type Habits } from "./quadruped-actions.ts";

/** Of a dog as tall as a knee and a half, metres. */
export const dogBuild: QuadrupedBuild = {
  loin: [0.465, -0.14],
  waist: [0.455, 0.1],
  neck: [0.515, 0.245],
  head: [0.645, 0.31],
  fore: { x: 0.073, top: [0.41, 0.21], bend: [0.265, 0.155], ankle: [0.1, 0.205], paw: [0.034, 0.215] },
  hind: { x: 0.078, top: [0.425, -0.26], bend: [0.275, -0.19], ankle: [0.14, -0.325], paw: [0.034, -0.29] },
  tail: [
    [0.48, -0.325],
    [0.5, -0.395],
    [0.53, -0.455],
    [0.57, -0.505],
    [0.615, -0.54],
    [0.66, -0.56],
  ],
  eye: [0.037, 0.703, 0.4065],
  ear: [0.064, 0.737, 0.325],
};

const girth: Girth = {
  pelvis: 0.105,
  belly: 0.09,
  chest: 0.12,
  neck: [0.085, 0.07],
  trunkWide: 0.92,
  foreleg: [0.066, 0.042, 0.03, 0.034],
  hindleg: [0.092, 0.054, 0.028, 0.034],
  toes: 0.032,
  tail: [0.032, 0.02],
};

export const dogHabits: Habits = {
  walk: { pace: 0.95, stridesPerSecond: 1.15, duty: 0.6, beats: walkBeats, rise: 0.07 },
  run: { pace: 3.2, stridesPerSecond: 2.1, duty: 0.27, beats: gallopBeats, rise: 0.13 },
  tail: [-0.15, -0.05, 0, 0, 0],
  wag: { perSecond: 2.1, reach: 0.42 },
  standHead: -0.08,
  walkHead: 0.12,
  sit: {
    lift: -0.145,
    shift: 0.03,
    trunk: -0.64,
    pelvis: -0.22,
    chest: 0.05,
    neck: 0.16,
    head: 0.44,
    fore: { y: 0.034, z: 0.155, out: -0.012, lean: 0.02, dip: 0 },
    hind: { y: 0.034, z: 0.0, out: 0.05, lean: -1.3, dip: 0 },
    tail: [{ pitch: 1.05 }, { pitch: 0.1 }, { pitch: -0.1 }, { pitch: -0.1 }, { pitch: -0.1 }],
  },
  sleep: {
    lift: -0.335,
    shift: 0,
    trunk: 0.03,
    pelvis: -0.04,
    chest: 0.04,
    neck: 1.0,
    neckYaw: 0.18,
    head: -0.85,
    headYaw: 0.2,
    headRoll: 0.12,
    fore: { y: 0.034, z: 0.4, out: 0.01, lean: -1.5, dip: 0 },
    hind: { y: 0.034, z: 0.14, out: 0.05, lean: -1.5, dip: 0 },
    tail: [{ pitch: -0.75, yaw: 0.5 }, { pitch: 0.1, yaw: 0.5 }, { pitch: 0.2, yaw: 0.4 }, { yaw: 0.3 }, { yaw: 0.3 }],
  },
  jumpMetres: 0.45,
};

const noseAt: Vec3 = [0, 0.674, 0.525];

/** A dog of one of several breeds. */
export function createDog(options: PerformerOptions<Creature>): Performer {
  const { actor } = options;
  const seed = (hashText(actor.id) ^ options.seed) >>> 0;
  const breed = breedFor(actor.colour, seed, actor.variety?.toLowerCase() ?? "");
  const skin = growHair(
    fleshMesh({ lumps: dogLumps(breed), blend: 0.055, cell: 0.0155, colour: (at) => breed.colour(at) }),
    {
      count: 2600,
      seed,
      length: (at) => (isHead(at) ? 0.012 : at[1] < 0.22 ? 0.008 : 0.032) * breed.shaggy,
      flow: (at) => (isHead(at) ? [at[0] - noseAt[0], at[1] - noseAt[1] - 0.03, at[2] - noseAt[2]] : [0, -0.6, -1]),
    },
  );
  const parts: SolidPart[] = [{ mesh: skin.mesh, material: { fur: 1 }, joint: joint.belly }];
  parts.push(
    ...eyeParts({
      at: dogBuild.eye,
      radius: 0.0215,
      iris: [104, 64, 34],
      pupil: 1,
      pupilHigh: 0.6,
      skin: breed.colour([dogBuild.eye[0], dogBuild.eye[1] + 0.03, dogBuild.eye[2]]),
      aside: 0.2,
    }),
  );
  const outside = scaled(breed.ear, 0.94);
  const leaf = breed.pricked
    ? ear({
        base: dogBuild.ear,
        width: 0.08,
        height: 0.115,
        depth: 0.024,
        outwards: 0.22,
        forwards: 0.02,
        outside,
        inside: mix(outside, [214, 150, 140], 0.5),
        round: 0.18,
      })
    : hangingEar(outside);
  for (const [side, carrier] of [
    [1, joint.leftEar],
    [-1, joint.rightEar],
  ] as const) {
    const turn = (mesh: Mesh): Mesh => (side > 0 ? mesh : mirroredMesh(mesh));
    parts.push({ mesh: turn(leaf.outer), material: furry, joint: carrier });
    parts.push({ mesh: turn(leaf.inner), material: bare, joint: carrier });
  }
  parts.push({ mesh: ellipsoid(noseAt, [0.021, 0.0165, 0.015], [36, 28, 30], 16), material: wet, joint: joint.head });
  const panting = actor.action !== "sleep" && actor.action !== "stand";
  if (panting) parts.push({ mesh: tongue(), material: bare, joint: joint.head });

  const [across, up, along] = sizeFor(actor.variety?.toLowerCase() ?? "");
  const grown = scaling([across, up, along]);
  return createSolidPerformer(options, {
    parts,
    heightMetres: up * (actor.action === "sleep" ? 0.36 : actor.action === "jump" ? 1.15 : 0.8),
    lengthMetres: along * (actor.action === "sit" ? 0.6 : 1.05),
    widthMetres: across * 0.3,
    head: { joint: joint.head, middle: [0, 0.69, 0.41], sizeMetres: 0.25 * across },
    elevationMetres: 0,
    // Steps are as long as the dog is.
    paceMetresPerSecond: along * paceFor(actor.action, dogHabits),
    pose(moment) {
      const pose = poseFor(actor.action, { build: dogBuild, habits: dogHabits, seconds: moment.seconds, seed });
      return {
        joints: poseQuadruped(dogBuild, pose).map((carrier) => joined(grown, carrier)),
        details(details) {
          if (details.scale < 75) return;
          paintHair(details, 0, skin, 0.0017);
          paintMouth(details);
        },
      };
    },
  });
}

/** Across, up and along against a dog of 80 cm: some are small, some low and long. */
function sizeFor(variety: string): readonly [number, number, number] {
  if (/chihuahua|yorkshire|terrier|pug/.test(variety)) return [0.55, 0.52, 0.52];
  if (/corgi/.test(variety)) return [0.76, 0.6, 0.76];
  if (/dachshund/.test(variety)) return [0.6, 0.48, 0.82];
  if (/puppy/.test(variety)) return [0.62, 0.58, 0.56];
  if (/beagle|spaniel|poodle|shiba|fox/.test(variety)) return [0.8, 0.78, 0.78];
  if (/husky|wolf|malamute|shepherd|dane|mastiff/.test(variety)) return [1.05, 1.08, 1.05];
  return [1, 1, 1];
}

const furry = { fur: 0.8, twoSided: true } as const;
const bare = { fur: 0.3, twoSided: true, gloss: 0.08 } as const;
const wet = { gloss: 0.45, polish: 40 } as const;

function isHead([, y, z]: Vec3): boolean {
  return z > 0.285 && y > 0.56;
}

function dogLumps(breed: Breed): readonly Lump[] {
  const head = joint.head;
  return [
    ...bodyLumps(dogBuild, girth),
    { from: [0, 0.692, 0.325], to: [0, 0.69, 0.352], radii: [0.079, 0.071], wide: 1.04, joint: head },
    // Brow, cheeks, muzzle, lips and jaw.
    ...pair({ from: [0.03, 0.727, 0.385], to: [0.04, 0.722, 0.372], radii: [0.019, 0.02], joint: head, blend: 0.03 }),
    ...pair({ from: [0.04, 0.655, 0.365], to: [0.03, 0.645, 0.39], radii: [0.036, 0.032], joint: head, blend: 0.04 }),
    { from: [0, 0.672, 0.4], to: [0, 0.662, 0.505], radii: [0.04, 0.0285], wide: 0.92, joint: head, blend: 0.035 },
    { from: [0, 0.621, 0.4], to: [0, 0.619, 0.482], radii: [0.026, 0.0165], wide: 1.05, joint: head, blend: 0.02 },
    ...pair({
      from: [0.0165, 0.65, 0.498],
      to: [0.024, 0.643, 0.43],
      radii: [0.0195, 0.025],
      joint: head,
      blend: 0.012,
    }),
    { from: [0, 0.47, 0.27], to: [0, 0.41, 0.225], radii: [0.085, 0.07], wide: 0.9, joint: joint.chest },
    ...(breed.shaggy > 1.2
      ? [{ from: [0, 0.52, 0.29], to: [0, 0.47, 0.27], radii: [0.1, 0.085], joint: joint.chest } as const]
      : []),
  ];
}

function hangingEar(outside: Rgb): { readonly outer: Mesh; readonly inner: Mesh } {
  const [x0, y0, z0] = dogBuild.ear;
  const leaf =
    (inset: number) =>
    (u: number, v: number): Vec3 => {
      const across = (u - 0.5) * 2;
      const width =
        0.05 * (0.55 + 0.6 * Math.sin(Math.PI * Math.min(1, v * 0.75 + 0.12))) * Math.sqrt(Math.max(0, 1 - v ** 5));
      // Out over the skull, then down beside the cheek.
      const over = Math.sin(Math.min(1, v * 2.2) * Math.PI * 0.5);
      return [
        x0 - 0.012 + 0.04 * over - inset - 0.012 * across * across + 0.004 * v,
        y0 + 0.012 * (1 - v) - 0.165 * Math.max(0, v - 0.12) ** 1.1,
        z0 + 0.02 + across * width + 0.022 * v,
      ];
    };
  return {
    outer: sheet(
      { columns: 10, rows: 16, colour: (u, v) => scaled(outside, 0.82 + 0.24 * Math.sin(Math.PI * u) * (1 - 0.3 * v)) },
      leaf(0),
    ),
    inner: sheet({ columns: 10, rows: 16, colour: scaled(outside, 0.72) }, leaf(0.004)),
  };
}

function tongue(): Mesh {
  return sheet({ columns: 8, rows: 10, colour: [226, 112, 122] }, (u, v) => {
    const across = (u - 0.5) * 2;
    const width = 0.02 * Math.sqrt(Math.max(0, 1 - v ** 6));
    return [across * width, 0.631 - 0.058 * v * v + 0.004 * across * across, 0.45 + 0.062 * Math.sin(v * 1.5)];
  });
}

interface Breed {
  readonly colour: (at: Vec3) => Rgb;
  readonly ear: Rgb;
  readonly pricked: boolean;
  /** Length of its hair against a short-haired dog's. */
  readonly shaggy: number;
}

function breedFor(wanted: string | undefined, seed: number, variety: string): Breed {
  const noise = createNoise(seed, "coat");
  const named = wanted === undefined ? undefined : parseHex(wanted);
  const chance = hashUnit(seed, 61);
  const white: Rgb = [245, 238, 228];
  const textured = (colour: Rgb, [x, y, z]: Vec3): Rgb =>
    mix(colour, scaled(colour, 0.84), noise(x * 70, (y * 1.2 + z) * 60, 2));
  const whole = (base: Rgb, ear: Rgb, shaggy: number): Breed => ({
    // Lighter below, as most coats are.
    colour: (at) => textured(mix(base, scaled(base, 1.16), at[1] < 0.4 ? 0.6 : 0), at),
    ear,
    pricked: false,
    shaggy,
  });
  /** White below, on the muzzle and on the paws; a mask above. */
  const masked = (base: Rgb, pricked: boolean): Breed => ({
    colour: (at) => {
      const [x, y, z] = at;
      const edge = (noise(x * 20 + 9, (y + z) * 16, 2) - 0.5) * 0.05;
      const blaze = isHead(at) && Math.abs(x) < 0.014 + edge && z > 0.36 ? 1 : 0;
      const muzzle = isHead(at) ? Math.min(1, Math.max(0, (z - 0.425 + (0.66 - y) * 0.8 + edge) * 60)) : 0;
      const under = !isHead(at)
        ? Math.min(1, Math.max(0, (0.37 + edge - y + (z > 0.2 ? (z - 0.2) * 1.6 : 0)) * 30))
        : 0;
      return textured(mix(base, white, Math.max(blaze, muzzle, under)), at);
    },
    ear: base,
    pricked,
    shaggy: pricked ? 1.3 : 0.8,
  });
  /** Black saddle, brown head and white below. */
  const beagle: Breed = {
    ...masked([178, 112, 62], false),
    colour: (at) => {
      const [x, y, z] = at;
      const edge = (noise(x * 16 + 4, (y + z) * 12, 2) - 0.5) * 0.06;
      const saddle = y > 0.43 + edge && z < 0.2 && z > -0.33 ? 1 : 0;
      return mix(masked([178, 112, 62], false).colour(at), [46, 40, 42], saddle);
    },
    ear: [150, 90, 50],
  };
  if (named !== undefined) {
    const light = named[0] + named[1] + named[2];
    if (light > 640) return whole([243, 238, 230], [228, 220, 208], 1.3);
    if (light < 190) return whole(mix(named, [56, 50, 54], 0.75), [44, 40, 44], 1);
    return whole(named, scaled(named, 0.84), 1.1);
  }
  if (/husky|wolf|malamute|shepherd/.test(variety)) return masked([96, 100, 110], true);
  if (/corgi|shiba|akita|fox|terrier|chihuahua/.test(variety)) return masked([214, 136, 70], true);
  if (/beagle|hound|spaniel|dachshund/.test(variety)) return beagle;
  if (/golden|labrador|retriever|puppy/.test(variety)) return whole([216, 166, 100], [190, 134, 72], 1.4);
  if (/poodle|samoyed|maltese/.test(variety)) return whole([243, 238, 230], [228, 220, 208], 1.5);
  if (chance < 0.36) return whole([216, 166, 100], [190, 134, 72], 1.4);
  if (chance < 0.56) return masked([214, 136, 70], true);
  if (chance < 0.76) return beagle;
  if (chance < 0.88) return masked([96, 100, 110], true);
  return whole([112, 74, 52], [92, 58, 40], 0.9);
}

function paintMouth(details: SolidDetails): void {
  const { context, scale } = details;
  context.lineCap = "round";
  context.strokeStyle = css([44, 26, 28], 0.75);
  context.lineWidth = Math.max(0.6, 0.0032 * scale);
  for (const side of [-1, 1]) {
    const points: readonly Vec3[] = [
      [0, 0.655, 0.5385],
      [0, 0.64, 0.5275],
      [side * 0.016, 0.628, 0.5125],
      [side * 0.033, 0.625, 0.482],
      [side * 0.043, 0.628, 0.445],
      [side * 0.052, 0.64, 0.415],
    ];
    const seen = points.map((point) => details.at(joint.head, point));
    context.beginPath();
    let pen = false;
    for (const point of seen) {
      if (!point.visible || !point.covered) {
        pen = false;
        continue;
      }
      if (pen) context.lineTo(point.x, point.y);
      else context.moveTo(point.x, point.y);
      pen = true;
    }
    context.stroke();
  }
}
