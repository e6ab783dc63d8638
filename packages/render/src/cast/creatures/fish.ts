import { mix, parseHex, scaled, smoothStep, type Rgb } from "../../scene/colour.ts";
import { hashText, hashUnit } from "../../scene/random.ts";
import type { Creature } from "../../scene-spec.ts";
import type { Performer, PerformerOptions } from "../performer.ts";
import type { Vec3 } from "../skeleton.ts";
import type { Material } from "../solid/material.ts";
import { ellipsoid, loft, mirroredMesh, sheet, skinned, type Mesh } from "../solid/mesh.ts";
import { createSolidPerformer } from "../solid/solid-performer.ts";
import type { SolidPart } from "../solid/solid-stage.ts";
import { joined, translation, turned, type Transform } from "../solid/transform.ts";

/** Where the body bends, metres from the middle; the first joint carries the head. */
const bends = [0.04, -0.02, -0.075, -0.125, -0.165] as const;
const joint = { head: 0, leftFin: 6, rightFin: 7 } as const;

type Pattern = "gold" | "bands" | "tang" | "plain";

/** A fish of 0.4 m that swims in the open water. */
export function createFish(options: PerformerOptions<Creature>): Performer {
  const { actor } = options;
  const seed = (hashText(actor.id) ^ options.seed) >>> 0;
  const skin = skinFor(actor.colour, seed);
  const body = skinned(
    loft(
      [
        { z: 0.17, halfWidth: 0.006, bottom: -0.014, top: 0.006, square: 2 },
        { z: 0.15, halfWidth: 0.026, bottom: -0.034, top: 0.028, square: 2 },
        { z: 0.1, halfWidth: 0.043, bottom: -0.064, top: 0.07, square: 2 },
        { z: 0.035, halfWidth: 0.047, bottom: -0.079, top: 0.09, square: 2 },
        { z: -0.04, halfWidth: 0.036, bottom: -0.062, top: 0.075, square: 2 },
        { z: -0.11, halfWidth: 0.019, bottom: -0.034, top: 0.042, square: 2 },
        { z: -0.155, halfWidth: 0.009, bottom: -0.022, top: 0.028, square: 2 },
        { z: -0.18, halfWidth: 0.004, bottom: -0.026, top: 0.032, square: 2 },
      ],
      { columns: 40, rows: 64, colour: (_, __, at) => skin.colour(at) },
    ),
    weigh,
  );
  const fins: Material = { twoSided: true, fur: 0.4, opacity: 0.82, gloss: 0.15, polish: 30 };
  const parts: SolidPart[] = [
    { mesh: body, material: { gloss: 0.3, polish: 36 }, joint: joint.head },
    ...[tailFin(skin), backFin(skin), bellyFin(skin)].map((mesh) => ({
      mesh: skinned(mesh, weigh),
      material: fins,
      joint: joint.head,
    })),
    { mesh: sideFin(skin), material: fins, joint: joint.leftFin },
    { mesh: mirroredMesh(sideFin(skin)), material: fins, joint: joint.rightFin },
  ];
  for (const side of [1, -1]) {
    const at: Vec3 = [side * 0.0315, 0.018, 0.124];
    parts.push(
      { mesh: ellipsoid(at, [0.008, 0.0155, 0.0155], [244, 238, 214], 16), material: eye, joint: joint.head },
      {
        mesh: ellipsoid([at[0] + side * 0.0035, at[1], at[2] + 0.002], [0.0065, 0.0098, 0.0098], [14, 14, 18], 14),
        material: eye,
        joint: joint.head,
      },
      {
        mesh: ellipsoid(
          [at[0] + side * 0.009, at[1] + 0.004, at[2] + 0.005],
          [0.0018, 0.0026, 0.0026],
          [255, 255, 255],
          8,
        ),
        material: { glow: 0.9 },
        joint: joint.head,
      },
    );
  }
  const swims = actor.action !== "stand" && actor.action !== "sleep";
  const elevation = 0.9 + 0.5 * hashUnit(seed, 104);

  return createSolidPerformer(options, {
    parts,
    heightMetres: 0.26,
    lengthMetres: 0.42,
    widthMetres: 0.1,
    elevationMetres: elevation,
    paceMetresPerSecond: swims ? 0.16 : 0,
    pose({ seconds }) {
      const beat = 2 * Math.PI * (swims ? 1.5 : 0.7) * seconds + seed;
      const drift = Math.sin(seconds * 0.8 + seed);
      let carrier: Transform = joined(
        translation([0.02 * drift, elevation + 0.13 + 0.035 * Math.sin(seconds * 1.1 + seed), 0]),
        turned({
          yaw: 0.09 * Math.sin(beat) + 0.1 * drift,
          pitch: 0.07 * Math.cos(seconds * 1.1 + seed),
          roll: 0.05 * drift,
        }),
      );
      const head = carrier;
      const joints: Transform[] = [head];
      for (const [index, z] of bends.entries()) {
        carrier = joined(
          carrier,
          turned({ yaw: (0.06 + 0.085 * index) * Math.sin(beat - 0.75 * (index + 1)) }, [0, 0, z]),
        );
        joints.push(carrier);
      }
      const paddle = 0.5 + 0.3 * Math.sin(beat * 0.8);
      joints.push(joined(head, turned({ yaw: paddle, roll: 0.3 * Math.sin(beat * 0.8 + 1) }, [0.04, -0.02, 0.07])));
      joints.push(joined(head, turned({ yaw: -paddle, roll: -0.3 * Math.sin(beat * 0.8 + 1) }, [-0.04, -0.02, 0.07])));
      return { joints };
    },
  });
}

const eye: Material = { gloss: 0.5, polish: 60 };

/** Between two bends a place follows both. */
function weigh([, , z]: Vec3): readonly (readonly [number, number])[] {
  if (z >= bends[0]) return [[0, 1]];
  for (let index = 0; index < bends.length - 1; index++) {
    const from = bends[index] ?? 0;
    const to = bends[index + 1] ?? 0;
    if (z >= to) {
      const share = smoothStep(0, 1, (from - z) / (from - to));
      return [
        [index, 1 - share],
        [index + 1, share],
      ];
    }
  }
  return [[bends.length, 1]];
}

interface FishSkin {
  readonly pattern: Pattern;
  readonly base: Rgb;
  readonly fin: Rgb;
  readonly colour: (at: Vec3) => Rgb;
}

function skinFor(wanted: string | undefined, seed: number): FishSkin {
  const named = wanted === undefined ? undefined : parseHex(wanted);
  const chance = hashUnit(seed, 101);
  const pattern: Pattern = named !== undefined ? "plain" : chance < 0.4 ? "gold" : chance < 0.7 ? "bands" : "tang";
  const base: Rgb =
    named ?? (pattern === "gold" ? [242, 132, 40] : pattern === "bands" ? [240, 112, 36] : [40, 88, 206]);
  const fin: Rgb =
    pattern === "tang" ? [246, 212, 60] : pattern === "bands" ? [232, 96, 30] : mix(base, [255, 226, 170], 0.3);
  return {
    pattern,
    base,
    fin,
    colour([, y, z]) {
      // Scales in rows, lighter below, darker along the back.
      const scale = 0.93 + 0.07 * Math.sin(z * 520 + (Math.floor(y * 90) % 2) * Math.PI) * (z < 0.1 ? 1 : 0);
      let tone = mix(base, [255, 238, 206], smoothStep(0.0, -0.065, y) * 0.6);
      tone = mix(tone, scaled(base, 0.62), smoothStep(0.045, 0.09, y) * 0.7);
      if (pattern === "bands") {
        for (const [middle, half] of [
          [0.085, 0.012],
          [0.0, 0.017],
          [-0.12, 0.01],
        ] as const) {
          const away = Math.abs(z - middle + 0.012 * Math.cos(y * 30)) - half;
          if (away < 0) tone = [250, 248, 244];
          else if (away < 0.006) tone = [30, 22, 26];
        }
      }
      if (pattern === "tang") {
        const along = Math.abs(y - 0.028 - 0.02 * Math.sin((z + 0.1) * 16));
        if (along < 0.016 && z < 0.11 && z > -0.13) tone = [16, 18, 42];
        if (z < -0.12) tone = [246, 212, 60];
      }
      // Gill cover.
      if (Math.abs(Math.hypot(z - 0.12, y * 0.8) - 0.048) < 0.0035 && z < 0.1) tone = scaled(tone, 0.7);
      return scaled(tone, scale);
    },
  };
}

const streaks =
  (skin: FishSkin, edge: Rgb) =>
  (u: number, v: number): Rgb =>
    mix(mix(skin.fin, edge, smoothStep(0.6, 1, v)), scaled(skin.fin, 0.7), Math.sin(u * 60) > 0.55 ? 0.5 : 0);

function tailFin(skin: FishSkin): Mesh {
  const long = skin.pattern === "gold" ? 0.16 : 0.095;
  return sheet({ columns: 24, rows: 10, colour: streaks(skin, mix(skin.fin, [255, 255, 255], 0.3)) }, (u, v) => {
    const across = (u - 0.5) * 2;
    const reach = long * (0.55 + 0.45 * Math.abs(across) ** 1.4);
    return [0.012 * Math.sin(across * 7) * v, 0.003 + across * (0.024 + 0.085 * v), -0.168 - reach * v];
  });
}

function backFin(skin: FishSkin): Mesh {
  return sheet({ columns: 20, rows: 6, colour: streaks(skin, mix(skin.fin, [255, 255, 255], 0.25)) }, (u, v) => {
    const z = 0.075 - 0.17 * u;
    const root = 0.086 - Math.max(0, -z - 0.01) * 0.42 - Math.max(0, z - 0.02) * 0.4;
    return [0, root - 0.012 + v * (0.05 * Math.sin(Math.PI * Math.min(1, u * 0.8 + 0.2)) + 0.012), z - 0.03 * v];
  });
}

function bellyFin(skin: FishSkin): Mesh {
  return sheet({ columns: 12, rows: 6, colour: streaks(skin, mix(skin.fin, [255, 255, 255], 0.25)) }, (u, v) => {
    const z = -0.03 - 0.08 * u;
    return [
      0,
      -0.062 + (-z - 0.03) * 0.42 + 0.01 - v * 0.05 * Math.sin(Math.PI * Math.min(1, u * 0.7 + 0.3)),
      z - 0.035 * v,
    ];
  });
}

function sideFin(skin: FishSkin): Mesh {
  return sheet({ columns: 12, rows: 8, colour: streaks(skin, mix(skin.fin, [255, 255, 255], 0.3)) }, (u, v) => {
    const across = (u - 0.5) * 2;
    return [0.04 + 0.022 * v, -0.02 + across * (0.008 + 0.03 * v) - 0.02 * v, 0.07 - 0.07 * v];
  });
}
