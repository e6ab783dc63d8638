import type { Vec3 } from "../skeleton.ts";
import type { Lump } from "../solid/implicit.ts";
import { joint, legJoint, legNames, tailJoints, type QuadrupedBuild, type Spot } from "./quadruped.ts";

/** How thick an animal is, metres. */
export interface Girth {
  readonly pelvis: number;
  readonly belly: number;
  readonly chest: number;
  readonly neck: readonly [base: number, top: number];
  /** Width of the trunk against its height. */
  readonly trunkWide: number;
  readonly foreleg: readonly [shoulder: number, elbow: number, wrist: number, paw: number];
  readonly hindleg: readonly [thigh: number, knee: number, hock: number, paw: number];
  /** Length of a paw ahead of its middle. */
  readonly toes: number;
  readonly tail: readonly [base: number, end: number];
}

/** Trunk, neck, legs and tail; a head is each kind's own. */
export function bodyLumps(build: QuadrupedBuild, girth: Girth): readonly Lump[] {
  const lumps: Lump[] = [];
  const add = (
    on: number,
    from: Spot,
    to: Spot,
    radii: readonly [number, number],
    more: { readonly x?: number; readonly wide?: number } = {},
  ): void => {
    const { x = 0, ...rest } = more;
    lumps.push({ from: [x, ...from], to: [x, ...to], radii, joint: on, ...rest });
  };
  const { loin, waist, hind, fore } = build;
  const wide = girth.trunkWide;
  const hips: Spot = [loin[0] - 0.005, hind.top[1] + (loin[1] - hind.top[1]) * 0.15];
  const shoulders: Spot = [waist[0], fore.top[1] - 0.02];
  add(joint.pelvis, hips, loin, [girth.pelvis, girth.belly], { wide });
  add(joint.belly, loin, waist, [girth.belly, (girth.belly + girth.chest) / 2], { wide });
  add(joint.chest, waist, shoulders, [girth.chest, girth.chest], { wide });
  add(joint.chest, shoulders, [build.neck[0] - 0.02, build.neck[1]], [girth.chest * 0.9, girth.neck[0]], {
    wide: wide * 0.92,
  });
  add(joint.neck, build.neck, build.head, [girth.neck[0], girth.neck[1]]);
  for (const leg of legNames) {
    const isFore = leg === "leftFore" || leg === "rightFore";
    const legBuild = isFore ? fore : hind;
    const x = legBuild.x * (leg === "leftFore" || leg === "leftHind" ? 1 : -1);
    const [r0, r1, r2, r3] = isFore ? girth.foreleg : girth.hindleg;
    add(legJoint(leg, "upper"), legBuild.top, legBuild.bend, [r0, r1], { x, wide: isFore ? 0.8 : 0.72 });
    add(legJoint(leg, "lower"), legBuild.bend, legBuild.ankle, [r1, r2], { x });
    add(legJoint(leg, "shank"), legBuild.ankle, legBuild.paw, [r2, r2 * 0.92], { x });
    const toe: Spot = [legBuild.paw[0] - 0.15 * r3, legBuild.paw[1] + girth.toes];
    add(legJoint(leg, "paw"), legBuild.paw, toe, [r3, r3 * 0.92], { x, wide: 1.12 });
  }
  for (let index = 0; index < tailJoints; index++) {
    const from = build.tail[index];
    const to = build.tail[index + 1];
    if (from === undefined || to === undefined) continue;
    const radius = (at: number): number => girth.tail[0] + (girth.tail[1] - girth.tail[0]) * at;
    add(joint.tail + index, from, to, [radius(index / tailJoints), radius((index + 1) / tailJoints)]);
  }
  return lumps;
}

/** The same lump on both sides. */
export function pair(lump: Lump): readonly [Lump, Lump] {
  const flip = ([x, y, z]: Vec3): Vec3 => [-x, y, z];
  return [lump, { ...lump, from: flip(lump.from), to: flip(lump.to) }];
}
