import type { Rgb } from "../scene/colour.ts";
import { seededRandom } from "../scene/random.ts";

/** Metres from the middle of the street. */
export const street = { kerb: 6.6, wall: 11.4, near: -30, far: 460 } as const;

/** A house; metres. */
export interface Building {
  readonly side: 1 | -1;
  readonly nearZ: number;
  readonly farZ: number;
  /** Of the wall on the street, and of the far end of the front. */
  readonly innerX: number;
  readonly outerX: number;
  /** How much of the front the nearer neighbour leaves in sight: its far end, or `innerX` when it hides all. */
  readonly frontX: number;
  readonly height: number;
  readonly facade: number;
  readonly shop: number;
  readonly neon: Rgb;
  readonly sign: boolean;
  readonly edges: boolean;
  readonly hologram: boolean;
  readonly seed: number;
}

/** A piece of street furniture. */
export interface StreetThing {
  readonly kind: "lamp" | "tree" | "bench" | "planter" | "bollard" | "kiosk" | "hydrant";
  readonly x: number;
  readonly z: number;
  readonly side: 1 | -1;
  readonly variant: number;
}

/** Somebody on the pavement. */
export interface Walker {
  readonly x: number;
  readonly z: number;
  /** Along the street: 1 away from the viewer. */
  readonly towards: 1 | -1;
  readonly female: boolean;
  readonly index: number;
}

/** Everything that stands or walks in a street. */
export interface StreetPlan {
  /** Furthest first. */
  readonly buildings: readonly Building[];
  readonly things: readonly StreetThing[];
  readonly walkers: readonly Walker[];
}

/** Colours of lights and signs. */
export const neonColours: readonly [Rgb, ...Rgb[]] = [
  [64, 230, 255],
  [255, 70, 190],
  [255, 170, 70],
  [150, 110, 255],
  [90, 255, 200],
];

/** Lays out a street that runs to the horizon: houses on both sides, furniture on the pavements, people walking. */
export function planStreet(options: { seed: number; futuristic: boolean; facades: number; shops: number }): StreetPlan {
  const { seed, futuristic } = options;
  const random = seededRandom(seed, "street plan");
  const buildings: Building[] = [];
  for (const side of [-1, 1] as const) {
    let neighbour: Building | undefined;
    let z = street.near - random() * 10;
    while (z < street.far) {
      const length = 12 + random() * (futuristic ? 18 : 11);
      const setBack = random() < 0.3 ? random() * 2.5 : 0;
      const distance = Math.max(0, z);
      const tall = futuristic
        ? 22 + random() * 26 + (distance > 60 ? random() * random() * 90 : 0)
        : 12 + random() * 11 + (distance > 90 ? random() * 22 : 0);
      const innerX = side * (street.wall + setBack);
      const outerX = innerX + side * (15 + random() * 12);
      const building: Building = {
        side,
        nearZ: z,
        farZ: z + length,
        innerX,
        outerX,
        frontX: frontOf({ side, z, innerX, outerX, height: tall }, neighbour),
        height: tall,
        facade: Math.floor(random() * options.facades),
        shop: Math.floor(random() * options.shops),
        neon: neonColours[Math.floor(random() * neonColours.length)] ?? neonColours[0],
        sign: random() < (futuristic ? 0.75 : 0.3),
        edges: futuristic && random() < 0.55,
        hologram: futuristic && random() < 0.3,
        seed: Math.floor(random() * 1e9),
      };
      buildings.push(building);
      neighbour = building;
      z += length + (random() < (futuristic ? 0.35 : 0.14) ? 4 + random() * 6 : 0.02);
    }
  }
  buildings.sort((a, b) => b.nearZ - a.nearZ);
  return { buildings, things: furnish(seed, futuristic), walkers: populate(seed) };
}

function frontOf(
  front: { side: 1 | -1; z: number; innerX: number; outerX: number; height: number },
  neighbour: Building | undefined,
): number {
  if (neighbour === undefined || front.z - neighbour.farZ > 0.1 || neighbour.height < front.height) return front.outerX;
  const steppedOut = Math.abs(front.innerX) < Math.abs(neighbour.innerX);
  return steppedOut ? neighbour.innerX : front.innerX;
}

function furnish(seed: number, futuristic: boolean): StreetThing[] {
  const random = seededRandom(seed, "street furniture");
  const things: StreetThing[] = [];
  const kinds = futuristic
    ? (["planter", "kiosk", "bench", "bollard", "tree"] as const)
    : (["tree", "bench", "planter", "tree", "hydrant", "tree"] as const);
  for (let z = street.near; z < 170; z += 14) {
    for (const side of [-1, 1] as const) {
      things.push({ kind: "lamp", x: side * 7.3, z: z + (side > 0 ? 0 : 3), side, variant: 0 });
      for (const gap of [4.6, 9.4]) {
        if (random() < 0.2) continue;
        const kind = kinds[Math.floor(random() * kinds.length)] ?? "planter";
        things.push({
          kind,
          x: side * (kind === "bollard" ? 6.95 : 7.9 + random() * 0.5),
          z: z + gap + random() * 1.5,
          side,
          variant: Math.floor(random() * 3),
        });
      }
    }
  }
  return things;
}

function populate(seed: number): Walker[] {
  const random = seededRandom(seed, "passers-by");
  return Array.from({ length: 14 }, (_, index) => ({
    x: (index % 2 === 0 ? 1 : -1) * (8.6 + random() * 2.2),
    z: 4 + random() * 70 - 8,
    towards: random() < 0.5 ? 1 : -1,
    female: random() < 0.5,
    index,
  }));
}
