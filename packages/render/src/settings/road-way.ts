import type { Shot } from "../scene-spec.ts";

/** Where the road runs. */
export interface RoadWay {
  /** x of its middle at a z, metres. */
  readonly middleAt: (z: number) => number;
  /** Metres along x for each metre across the road. */
  readonly across: number;
  readonly halfWidth: number;
}

/** The road follows what is driven on it: its right-hand lane lies under the whole way. `startZ`: where the cast begins, metres. */
export function planRoadWay(
  { actors, durationSeconds }: Pick<Shot, "actors" | "durationSeconds">,
  { seed, startZ }: { readonly seed: number; readonly startZ: number },
): RoadWay {
  const [lead] = actors;
  const kind = lead !== undefined && "kind" in lead ? lead.kind : undefined;
  const pace = kind === undefined ? 0 : (driven[kind] ?? 0);
  const moves = pace > 0 && lead !== undefined && lead.action !== "stand" && lead.action !== "sit";
  const aside = moves ? slants[lead.facing] : 0;
  const away = lead?.facing === "back" ? 1 : -1;
  const slope = moves ? (aside / Math.sqrt(1 - aside * aside)) * away : 0;
  const across = Math.hypot(1, slope);
  const lane = pace > 0 && actors.length === 1 ? -1.75 * away * across : 0;
  const reach = moves ? pace * durationSeconds : 0;
  // The camera goes along: what is driven starts at the cast's place and is in the middle of the setting half-way.
  const middleZ = startZ + (away * reach * Math.sqrt(1 - aside * aside)) / 2;
  const bendZ = startZ + Math.max(0, away * reach) + 24;
  const wide = (Math.abs(aside) + 0.02) * reach * 0.92;
  const curve = (seed % 2 === 0 ? 1 : -1) * 0.0011;
  return {
    across,
    // Wide enough for its way, and narrow enough that it goes slantwise.
    halfWidth: Math.abs(slope) > 0.2 ? wide : Math.max(8, wide),
    middleAt: (z) => {
      const beyond = Math.max(0, z - bendZ);
      const turned = Math.min(40, beyond);
      const straight = Math.min(z, bendZ) - middleZ + turned - (turned * turned) / 80;
      return lane + slope * straight + curve * beyond * beyond;
    },
  };
}

/** How fast it goes, metres a second. */
const driven: Readonly<Record<string, number>> = { car: 9, bicycle: 2.6 };
/** Sideways share of the way of what is driven, by where it faces: slantwise towards us unless straight to or from us. */
const slants = {
  front: 0.1,
  back: 0,
  left: -0.36,
  right: 0.36,
  "three-quarter": 0.55,
} as const;
