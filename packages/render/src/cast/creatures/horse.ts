import { css, mix, parseHex, scaled, type Rgb } from "../../scene/colour.ts";
import { createNoise } from "../../scene/noise.ts";
import { hashText, hashUnit } from "../../scene/random.ts";
import type { Creature } from "../../scene-spec.ts";
import type { Performer, PerformerOptions } from "../performer.ts";
import type { Vec3 } from "../skeleton.ts";
import { fleshMesh, type Lump } from "../solid/implicit.ts";
import { ellipsoid, lathe, mirroredMesh, reshaped } from "../solid/mesh.ts";
import { createSolidPerformer } from "../solid/solid-performer.ts";
import type { SolidPart } from "../solid/solid-stage.ts";
import type { Transform } from "../solid/transform.ts";
import { ear, eyeParts } from "./eyes.ts";
import { bodyLumps, pair, type Girth } from "./flesh.ts";
import { gallopBeats, walkBeats } from "./gait.ts";
import { growHair, paintHair } from "./hair.ts";
import { saddleOf, tack } from "./saddle.ts";
import { joint, legJoint, legNames, poseQuadruped, type QuadrupedBuild } from "./quadruped.ts";
import { paceFor, poseFor, type Habits } from "./quadruped-actions.ts";

/** Of a riding horse, metres. */
export const horseBuild: QuadrupedBuild = {
  loin: [1.28, -0.3],
  waist: [1.24, 0.24],
  neck: [1.38, 0.56],
  head: [1.96, 0.92],
  fore: { x: 0.155, top: [1.14, 0.48], bend: [0.86, 0.4], ankle: [0.48, 0.45], paw: [0.135, 0.455] },
  hind: { x: 0.16, top: [1.2, -0.6], bend: [0.86, -0.46], ankle: [0.53, -0.74], paw: [0.135, -0.68] },
  tail: [
    [1.34, -0.78],
    [1.26, -0.88],
    [1.06, -0.94],
    [0.86, -0.96],
    [0.68, -0.97],
    [0.52, -0.96],
  ],
  eye: [0.098, 1.935, 1.075],
  ear: [0.062, 2.06, 0.95],
};

const girth: Girth = {
  pelvis: 0.29,
  belly: 0.26,
  chest: 0.29,
  neck: [0.2, 0.125],
  trunkWide: 0.88,
  foreleg: [0.15, 0.1, 0.058, 0.05],
  hindleg: [0.24, 0.125, 0.06, 0.05],
  toes: 0.05,
  tail: [0.045, 0.075],
};

const rest: Habits["sleep"] = {
  lift: 0,
  shift: 0,
  trunk: 0,
  pelvis: 0,
  chest: 0,
  neck: 0.35,
  head: -0.1,
  fore: { y: 0.135, z: 0.455, lean: -0.015, dip: 0 },
  hind: { y: 0.135, z: -0.68, lean: -0.15, dip: 0 },
  tail: [{}, {}, {}, {}, {}],
};

export const horseHabits: Habits = {
  walk: { pace: 1.5, stridesPerSecond: 0.85, duty: 0.62, beats: walkBeats, rise: 0.16 },
  run: { pace: 8.5, stridesPerSecond: 2, duty: 0.24, beats: gallopBeats, rise: 0.32 },
  tail: [-0.05, 0, 0, 0, 0],
  wag: { perSecond: 0.5, reach: 0.16 },
  standHead: 0.05,
  walkHead: 0.18,
  sit: rest,
  sleep: rest,
  jumpMetres: 0.6,
};

/** A horse. */
export function createHorse(options: PerformerOptions<Creature>): Performer {
  const { actor } = options;
  const seed = (hashText(actor.id) ^ options.seed) >>> 0;
  const coat = coatFor(actor.colour, seed);
  const skin = growHair(fleshMesh({ lumps: horseLumps(), blend: 0.13, cell: 0.042, colour: (at) => coat.colour(at) }), {
    count: 1300,
    seed,
    length: (at) => (at[1] > 2.03 ? 0.04 : isMane(at) ? 0.2 : isTail(at) ? 0.2 : 0.03),
    flow: (at) => (isMane(at) ? [0.6, -1, -0.2] : isTail(at) ? [0, -1, -0.1] : [0, -0.5, -1]),
  });
  const parts: SolidPart[] = [
    { mesh: skin.mesh, material: { fur: 0.45, gloss: 0.08, polish: 14 }, joint: joint.belly },
  ];
  parts.push(
    ...eyeParts({
      at: horseBuild.eye,
      radius: 0.034,
      iris: [74, 44, 30],
      pupil: 1,
      pupilHigh: 0.7,
      skin: coat.colour([0.09, 1.98, 1.06]),
      aside: 1.05,
    }),
  );
  const leaf = ear({
    base: horseBuild.ear,
    width: 0.085,
    height: 0.17,
    depth: 0.035,
    outwards: 0.12,
    forwards: 0.1,
    outside: coat.colour(horseBuild.ear),
    inside: scaled(coat.colour(horseBuild.ear), 0.5),
    round: 0.25,
  });
  for (const side of [1, -1]) {
    const carrier = side > 0 ? joint.leftEar : joint.rightEar;
    const turn = side > 0 ? leaf : { outer: mirroredMesh(leaf.outer), inner: mirroredMesh(leaf.inner) };
    parts.push(
      { mesh: turn.outer, material: furry, joint: carrier },
      { mesh: turn.inner, material: furry, joint: carrier },
    );
    // Nostrils.
    parts.push({
      mesh: ellipsoid([side * 0.045, 1.675, 1.375], [0.014, 0.022, 0.02], [30, 22, 24], 10),
      material: { gloss: 0.1 },
      joint: joint.head,
    });
  }
  for (const leg of legNames) {
    const fore = leg === "leftFore" || leg === "rightFore";
    const { x, paw } = fore ? horseBuild.fore : horseBuild.hind;
    const side = leg === "leftFore" || leg === "leftHind" ? 1 : -1;
    const hoof = reshaped(
      lathe(
        [
          [0.001, 0],
          [0.075, 0],
          [0.072, 0.01],
          [0.054, 0.085],
          [0.001, 0.09],
        ],
        { columns: 20, colour: [58, 48, 44] },
      ),
      ([hx, hy, hz]) => [side * x + hx, hy, paw[1] + 0.045 + hz * 1.15 - hy * 0.35],
    );
    parts.push({ mesh: hoof, material: { gloss: 0.15, polish: 12 }, joint: legJoint(leg, "paw") });
  }

  if (options.ridden === true) parts.push(...tack());
  const joints = (seconds: number): readonly Transform[] =>
    poseQuadruped(horseBuild, poseFor(actor.action, { build: horseBuild, habits: horseHabits, seconds, seed }));
  const performer = createSolidPerformer(options, {
    parts,
    heightMetres: 2.15,
    lengthMetres: 2.5,
    widthMetres: 0.6,
    head: { joint: joint.head, middle: [0, 1.86, 1.12], sizeMetres: 0.62 },
    elevationMetres: 0,
    paceMetresPerSecond: paceFor(actor.action, horseHabits),
    pose(moment) {
      return {
        joints: joints(moment.seconds),
        details(details) {
          if (details.scale < 26) return;
          paintHair(details, 0, skin, 0.007);
          const mouth = [
            [0.052, 1.655, 1.345],
            [0.066, 1.668, 1.3],
            [0.075, 1.695, 1.255],
          ] satisfies Vec3[];
          for (const side of [1, -1]) {
            const seen = mouth.map(([x, y, z]) => details.at(joint.head, [x * side, y, z]));
            const [first, second, third] = seen;
            if (first === undefined || second === undefined || third === undefined || !second.visible) continue;
            details.context.strokeStyle = css([30, 20, 22], 0.55);
            details.context.lineWidth = Math.max(0.6, 0.008 * details.scale);
            details.context.beginPath();
            details.context.moveTo(first.x, first.y);
            details.context.quadraticCurveTo(second.x, second.y, third.x, third.y);
            details.context.stroke();
          }
        },
      };
    },
  });
  return { ...performer, mount: saddleOf(({ seconds }) => joints(seconds), actor.action === "run") };
}

const furry = { fur: 0.5, twoSided: true } as const;

function horseLumps(): readonly Lump[] {
  const head = joint.head;
  const hooved = bodyLumps(horseBuild, girth).map((lump): Lump => {
    const onPaw = legNames.some((leg) => legJoint(leg, "paw") === lump.joint);
    // The pastern slants down and forward to the hoof.
    return onPaw ? { ...lump, to: [lump.from[0], 0.07, lump.from[2] + 0.045], radii: [0.056, 0.05] } : lump;
  });
  return [
    ...hooved,
    { from: [0, 1.42, 0.5], to: [0, 1.9, 0.88], radii: [0.24, 0.13], wide: 0.62, joint: joint.neck },
    { from: [0, 1.12, 0.6], to: [0, 1.3, 0.56], radii: [0.17, 0.2], wide: 0.9, joint: joint.chest },
    { from: [0, 1.97, 0.95], to: [0, 1.93, 1.03], radii: [0.115, 0.12], wide: 0.86, joint: head, blend: 0.06 },
    { from: [0, 1.9, 1.08], to: [0, 1.7, 1.33], radii: [0.1, 0.068], wide: 0.88, joint: head, blend: 0.06 },
    ...pair({
      from: [0.035, 1.85, 0.99],
      to: [0.03, 1.8, 1.03],
      radii: [0.1, 0.08],
      wide: 0.7,
      joint: head,
      blend: 0.06,
    }),
    { from: [0, 1.69, 1.33], to: [0, 1.665, 1.35], radii: [0.066, 0.06], wide: 1.02, joint: head, blend: 0.06 },
    { from: [0, 1.635, 1.305], to: [0, 1.68, 1.24], radii: [0.036, 0.042], joint: head, blend: 0.06 },
    // Mane and forelock.
    { from: [0, 1.62, 0.5], to: [0, 2.0, 0.83], radii: [0.085, 0.065], wide: 0.5, joint: joint.neck },
    { from: [0, 2.07, 0.93], to: [0, 2.0, 1.06], radii: [0.04, 0.028], joint: head },
  ];
}

function isMane([, y, z]: Vec3): boolean {
  // Above the line along the back of the neck.
  return (y > 1.6 && z < 0.98 && y > 1.655 + (z - 0.5) * 1.02) || (y > 2.055 && z > 0.9);
}

function isTail([, y, z]: Vec3): boolean {
  return z < -0.865 || (z < -0.82 && y < 1.1);
}

function coatFor(wanted: string | undefined, seed: number): { readonly colour: (at: Vec3) => Rgb } {
  const noise = createNoise(seed, "horse coat");
  const named = wanted === undefined ? undefined : parseHex(wanted);
  const coats: readonly { readonly base: Rgb; readonly hair: Rgb; readonly legs: Rgb }[] = [
    { base: [138, 78, 46], hair: [38, 28, 28], legs: [50, 36, 34] },
    { base: [168, 96, 54], hair: [178, 110, 66], legs: [160, 92, 54] },
    { base: [206, 200, 196], hair: [232, 228, 224], legs: [140, 136, 138] },
    { base: [58, 46, 46], hair: [28, 24, 26], legs: [44, 36, 38] },
    { base: [206, 160, 96], hair: [244, 232, 208], legs: [220, 190, 140] },
  ];
  const chosen = coats[Math.floor(hashUnit(seed, 71) * coats.length)] ?? {
    base: [138, 78, 46],
    hair: [38, 28, 28],
    legs: [50, 36, 34],
  };
  const { base, hair, legs } =
    named === undefined
      ? chosen
      : named[0] + named[1] + named[2] > 620
        ? { base: [240, 236, 230] as Rgb, hair: [250, 248, 244] as Rgb, legs: [206, 200, 196] as Rgb }
        : named[0] + named[1] + named[2] < 190
          ? { base: [52, 44, 48] as Rgb, hair: [28, 24, 28] as Rgb, legs: [40, 34, 38] as Rgb }
          : { base: named, hair: scaled(named, 0.4), legs: scaled(named, 0.5) };
  const blaze = hashUnit(seed, 72) < 0.6;
  const socks = hashUnit(seed, 73) < 0.55;
  return {
    colour(at) {
      const [x, y, z] = at;
      if (isMane(at) || isTail(at)) return mix(hair, scaled(hair, 0.7), noise(x * 30, (y + z) * 22, 2));
      let tone = y < 0.62 ? mix(base, legs, Math.min(1, (0.62 - y) * 4)) : base;
      if (socks && y < 0.3 && z < 0) tone = [240, 234, 226];
      if (z > 1.0 && y > 1.6) {
        if (blaze && Math.abs(x) < 0.028 && y > 1.66 + (1.33 - z) * 0.7) tone = [242, 236, 228];
        if (z > 1.3) tone = mix(tone, [70, 56, 56], Math.min(0.6, (z - 1.3) * 8));
      }
      return mix(tone, scaled(tone, 0.82), noise(x * 9 + 3, (y + z) * 8, 3));
    },
  };
}
