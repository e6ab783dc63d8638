import { mix, type Rgb, scaled } from "../../scene/colour.ts";
import type { Vec3 } from "../skeleton.ts";
import { merged, surface, tube } from "../solid/mesh.ts";
import type { SolidPart } from "../solid/solid-stage.ts";

export const boatWood: Rgb = [168, 116, 72];

export function hull(paint: Rgb, sheer: number): SolidPart[] {
  const stripe = mix(paint, [255, 255, 255], paint[0] + paint[1] + paint[2] > 560 ? 0 : 0.85);
  const accent: Rgb = paint[0] + paint[1] + paint[2] > 560 ? [38, 78, 128] : stripe;
  const body = surface(
    {
      columns: 60,
      rows: 24,
      sheet: true,
      colour: (_, v, [, y]) => (y < 0.1 ? [128, 44, 40] : v > 0.86 && v < 0.94 ? accent : paint),
    },
    (u, v) => hullPoint(u, v, sheer),
  );
  const deck = surface(
    { columns: 4, rows: 40, sheet: true, colour: (_, v) => scaled(boatWood, Math.sin(v * 160) > 0.6 ? 0.82 : 1.05) },
    (u, v) => {
      const edge = hullPoint(0.5 * v, 0.9, sheer);
      return [edge[0] * (1 - 2 * u), edge[1] - 0.02, edge[2]];
    },
  );
  const rail = [0, 1].map((side) =>
    tube(
      Array.from({ length: 14 }, (_, step): Vec3 => {
        const [x, y, z] = hullPoint((0.5 * step) / 13, 1, sheer);
        return [side === 0 ? x : -x, y + 0.02, z];
      }),
      0.05,
      { columns: 8, rows: 40, colour: scaled(boatWood, 0.8) },
    ),
  );
  return [
    { mesh: body, material: { gloss: 0.3, polish: 40, twoSided: true }, joint: 0 },
    { mesh: deck, material: { gloss: 0.1, twoSided: true }, joint: 0 },
    { mesh: merged(rail), material: { gloss: 0.15 }, joint: 0 },
  ];
}

/** `along` from the stern (0) around the bow (0.5) and back on the other side; `up` from the keel to the rail. */
export function hullPoint(along: number, up: number, sheer: number): Vec3 {
  const side = along <= 0.5 ? 1 : -1;
  const share = along <= 0.5 ? along * 2 : 2 - along * 2;
  const z = -2.9 + 5.9 * share;
  const full = (1 - share ** 2.6) ** 0.8 * (0.8 + 0.2 * Math.min(1, share * 3));
  const flare = 0.45 + 0.55 * Math.sqrt(up);
  const top = 0.82 + sheer * share ** 2 + 0.1 * (1 - share) ** 2;
  return [
    side * 1.08 * full * flare,
    -0.35 + (top + 0.35) * up,
    z + 0.45 * share ** 3 * up - 0.12 * (1 - share) * (1 - up),
  ];
}
