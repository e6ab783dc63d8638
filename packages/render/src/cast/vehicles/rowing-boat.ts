import { mix, scaled, type Rgb } from "../../scene/colour.ts";
import type { Seat } from "../riding/mount.ts";
import type { Vec3 } from "../skeleton.ts";
import { merged, mirroredMesh, reshaped, roundedBox, surface, tube, type Mesh } from "../solid/mesh.ts";
import type { SolidPart } from "../solid/solid-stage.ts";
import { joined, moved, translation, turned, type Transform } from "../solid/transform.ts";
import { boatWood, hullPoint } from "./hull.ts";

/** Of the hull that ships have: metres of a rowing boat for each of theirs. */
const size = { across: 0.62, up: 0.6, along: 0.62 } as const;
const bench = { rower: 0.05, stern: -1.15, bow: 0.95, y: 0.33 } as const;
const oarlock = { x: 0.66, y: 0.53 } as const;
const strokesPerSecond = 0.45;

/** Joints of the two oars; the hull is joint 0. */
const oars = { left: 1, right: 2 } as const;

/** Metres, from bow to stern and over the water. */
export const rowingBoatSize = { lengthMetres: 3.8, heightMetres: 0.85, widthMetres: 1.3 } as const;

/** A point of an open boat's side; as `hullPoint`. */
export function openHullPoint(along: number, up: number): Vec3 {
  const [x, y, z] = hullPoint(along, up, 0.42);
  return [x * size.across, y * size.up, z * size.along];
}

/** An open boat with benches and, for who rows, two oars. */
export function rowingBoat(paint: Rgb, make: { readonly rowed: boolean; readonly facesBow: boolean }): SolidPart[] {
  const body = surface(
    { columns: 60, rows: 24, sheet: true, colour: (_, v) => (v > 0.84 ? mix(paint, [255, 255, 255], 0.6) : paint) },
    openHullPoint,
  );
  const inside = surface(
    { columns: 60, rows: 18, sheet: true, colour: (_, v) => scaled(boatWood, Math.sin(v * 26) > 0.8 ? 0.8 : 1.02) },
    (u, v) => {
      const [x, y, z] = openHullPoint(u, 0.42 + 0.56 * v);
      return [x * 0.955, y + 0.01, z * 0.985];
    },
  );
  const floor = surface(
    { columns: 6, rows: 30, sheet: true, colour: (u) => scaled(boatWood, Math.sin(u * 30) > 0.7 ? 0.7 : 0.9) },
    (u, v) => {
      const [x, , z] = openHullPoint(0.5 * v, 0.44);
      return [x * 0.95 * (1 - 2 * u), 0.09, z * 0.96];
    },
  );
  const rail = [1, -1].map((side) =>
    tube(
      Array.from({ length: 15 }, (_, step): Vec3 => {
        const [x, y, z] = openHullPoint((0.5 * step) / 14, 1);
        return [side * x, y + 0.01, z];
      }),
      0.028,
      { columns: 8, rows: 40, colour: scaled(boatWood, 0.75) },
    ),
  );
  const benches = [bench.rower, bench.stern, bench.bow].map((z) => {
    const half = Math.abs(openHullPoint(0.5 * ((z / size.along + 2.9) / 5.9), 0.78)[0]) * 0.88;
    return roundedBox([0, bench.y - 0.02, z], [half, 0.022, 0.13], 0.015, scaled(boatWood, 1.12));
  });
  const gloss = { gloss: 0.22, polish: 30, twoSided: true } as const;
  const oar: Mesh = merged([
    tube(
      [
        [-0.62, 0, 0],
        [1.5, 0, 0],
      ],
      0.021,
      { columns: 8, colour: [214, 176, 120] },
    ),
    reshaped(roundedBox([0, 0, 0], [0.3, 0.075, 0.012], 0.01, [236, 226, 204]), ([x, y, z]) => [x + 1.72, y, z]),
    tube(
      [
        [-0.66, 0, 0],
        [-0.5, 0, 0],
      ],
      0.027,
      { columns: 8, colour: [70, 50, 40] },
    ),
  ]);
  const parts: SolidPart[] = [
    { mesh: body, material: gloss, joint: 0 },
    { mesh: merged([inside, floor]), material: { gloss: 0.06, twoSided: true }, joint: 0 },
    { mesh: merged([...rail, ...benches]), material: { gloss: 0.16, polish: 20 }, joint: 0 },
  ];
  if (!make.rowed) return parts;
  const z = lockZ(make.facesBow);
  return [
    ...parts,
    {
      mesh: merged(
        [1, -1].map((side) =>
          tube(
            [
              [side * oarlock.x, 0.42, z],
              [side * oarlock.x, oarlock.y + 0.04, z],
            ],
            0.022,
            { columns: 6, colour: [120, 120, 124] },
          ),
        ),
      ),
      material: { gloss: 0.5, metal: true, polish: 30 },
      joint: 0,
    },
    { mesh: oar, material: { gloss: 0.2 }, joint: oars.left },
    { mesh: mirroredMesh(oar), material: { gloss: 0.2 }, joint: oars.right },
  ];
}

/** The oars turn before the rower's chest. */
function lockZ(facesBow: boolean): number {
  return bench.rower + (facesBow ? 0.42 : -0.42);
}

/** Where the oars are: dipped while the blades go back, lifted while they come forward. */
export function oarJoints(
  hull: Transform,
  seconds: number,
  make: { readonly rows: boolean; readonly facesBow: boolean },
): readonly [Transform, Transform] {
  const turn = 2 * Math.PI * strokesPerSecond * seconds;
  const sweep = make.rows ? -0.55 * Math.cos(turn) : 0.2;
  // The blades pull while their sweep goes back.
  const dip = make.rows ? 0.25 + 0.1 * Math.sin(turn) : 0.3;
  const z = lockZ(make.facesBow);
  const oar = (side: 1 | -1): Transform =>
    joined(hull, translation([side * oarlock.x, oarlock.y + 0.03, z]), turned({ yaw: side * sweep, roll: side * dip }));
  return [oar(1), oar(-1)];
}

/** The rower's bench with hands at the oars, then the one in the stern and the one in the bow. */
export function rowingBoatSeats(
  hull: Transform,
  oarsNow: readonly [Transform, Transform],
  make: { readonly facesBow: boolean; readonly lean: number },
): readonly Seat[] {
  const handles = oarsNow.map((oar, index) => moved(oar, [index === 0 ? -0.56 : 0.56, 0, 0])) as [Vec3, Vec3];
  const ahead = make.facesBow ? 1 : -1;
  const foot = (x: number, z: number): Vec3 => moved(hull, [x, 0.12, z]);
  const sits = (z: number, looks: 1 | -1): Seat => {
    const at = moved(hull, [0, bench.y, z]);
    const side = (sign: number): Vec3 => [at[0] + sign * 0.13, at[1] + 0.2, at[2] + looks * 0.24];
    return {
      at,
      backwards: looks < 0,
      lean: 0.04,
      kneesOut: 0.06,
      hands: { left: side(looks), right: side(-looks) },
      feet: { left: foot(looks * 0.12, z + looks * 0.46), right: foot(looks * -0.12, z + looks * 0.46) },
    };
  };
  return [
    {
      at: moved(hull, [0, bench.y, bench.rower]),
      backwards: !make.facesBow,
      lean: make.lean,
      kneesOut: 0.1,
      // The left hand of who looks back is on the boat's right.
      hands: make.facesBow ? { left: handles[0], right: handles[1] } : { left: handles[1], right: handles[0] },
      feet: {
        left: foot(ahead * 0.12, bench.rower + ahead * 0.62),
        right: foot(ahead * -0.12, bench.rower + ahead * 0.62),
      },
    },
    sits(bench.stern, 1),
    sits(bench.bow, -1),
  ];
}

/** How far the rower leans forward, radians: into the catch, then back with the pull. */
export function rowerLean(seconds: number, facesBow: boolean): number {
  const swing = Math.cos(2 * Math.PI * strokesPerSecond * seconds);
  return 0.12 + (facesBow ? -0.26 : 0.26) * swing;
}
