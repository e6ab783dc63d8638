import type { Person } from "../scene-spec.ts";
import { parseHex, type Rgb } from "../scene/colour.ts";
import { seededRandom } from "../scene/random.ts";

/** How hair is worn. */
export type HairStyle = "short" | "swept" | "bob" | "long" | "bun" | "bald";
/** What is worn above the legs. */
export type Garment = "coat" | "jacket" | "hoodie" | "shirt" | "dress" | "chef" | "robot" | "spacesuit";

/** How a person looks; chosen from the actor's words and a seed, the same in every shot. */
export interface Look {
  /** Of an adult of 1.74 m. */
  readonly scale: number;
  /** Head against body: children have larger heads. */
  readonly headScale: number;
  /** 1 is slim, 1.2 heavy. */
  readonly build: number;
  readonly sex: Person["sex"];
  readonly old: boolean;
  readonly skin: Rgb;
  readonly hair: Rgb;
  readonly hairStyle: HairStyle;
  readonly eyes: Rgb;
  readonly garment: Garment;
  readonly top: Rgb;
  readonly under: Rgb;
  readonly legs: Rgb;
  readonly shoes: Rgb;
  readonly accent: Rgb;
  readonly scarf: boolean;
  readonly hat: "none" | "toque";
  readonly beard: boolean;
  readonly glasses: boolean;
}

/** The look of an actor: what the spec names, and a seeded choice of the rest. */
export function lookFor(actor: Person, seed: number): Look {
  const random = seededRandom(seed, `look ${actor.id}`);
  const pick = <T>(choices: readonly [T, ...T[]]): T => choices[Math.floor(random() * choices.length)] ?? choices[0];
  const female = actor.sex === "female";
  const old = actor.age === "old";
  const child = actor.age === "child";
  const skin = pick(skins);
  const hair = old
    ? pick<Rgb>([
        [206, 204, 206],
        [168, 166, 172],
      ])
    : pick(hairs);
  const hairStyle: HairStyle = female
    ? pick(["bob", "long", "bun", "long"])
    : old && random() < 0.35
      ? "bald"
      : pick(["short", "swept", "short"]);
  const garment = garmentOf(actor, pick);
  const named = actor.colour === undefined ? undefined : parseHex(actor.colour);
  const top =
    named ??
    (garment === "chef"
      ? [244, 242, 238]
      : garment === "robot"
        ? [188, 198, 210]
        : garment === "spacesuit"
          ? [232, 234, 240]
          : pick(garmentColours));
  const scale = (child ? 0.7 : female ? 0.955 : 1.02) * (0.97 + random() * 0.06);
  return {
    scale,
    headScale: child ? 1.36 : 1.13,
    build: 0.97 + random() * random() * 0.2,
    sex: actor.sex,
    old,
    skin,
    hair,
    hairStyle,
    eyes: pick<Rgb>([
      [88, 60, 40],
      [62, 92, 120],
      [72, 104, 76],
      [58, 44, 36],
    ]),
    garment,
    top,
    under: pick<Rgb>([
      [232, 228, 220],
      [54, 58, 70],
      [188, 84, 70],
      [210, 178, 120],
    ]),
    legs: garment === "robot" || garment === "spacesuit" ? top : garment === "chef" ? [52, 54, 62] : pick(trousers),
    shoes: pick<Rgb>([
      [34, 28, 28],
      [84, 56, 40],
      [58, 58, 66],
    ]),
    accent:
      garment === "chef"
        ? [196, 58, 52]
        : garment === "robot"
          ? [64, 220, 255]
          : garment === "spacesuit"
            ? [255, 150, 60]
            : pick<Rgb>([
                [196, 70, 62],
                [224, 170, 72],
                [72, 130, 150],
              ]),
    scarf: garment === "coat" && random() < 0.6,
    hat: garment === "chef" ? "toque" : "none",
    beard: !female && !child && random() < 0.3,
    glasses: random() < (old ? 0.5 : 0.12),
  };
}

const skins: readonly [Rgb, ...Rgb[]] = [
  [244, 204, 174],
  [232, 182, 148],
  [208, 152, 114],
  [164, 110, 78],
  [116, 76, 56],
  [238, 194, 160],
];
const hairs: readonly [Rgb, ...Rgb[]] = [
  [44, 30, 26],
  [78, 48, 34],
  [26, 22, 26],
  [132, 84, 46],
  [190, 142, 82],
  [104, 44, 30],
];
const garmentColours: readonly [Rgb, ...Rgb[]] = [
  [58, 66, 104],
  [128, 60, 66],
  [66, 92, 88],
  [150, 116, 84],
  [84, 74, 112],
  [54, 60, 72],
  [176, 128, 76],
];
const trousers: readonly [Rgb, ...Rgb[]] = [
  [46, 50, 66],
  [62, 58, 58],
  [40, 44, 54],
  [92, 82, 74],
  [54, 70, 98],
];

function garmentOf(actor: Person, pick: <T>(choices: readonly [T, ...T[]]) => T): Garment {
  switch (actor.kind) {
    case "chef":
      return "chef";
    case "robot":
      return "robot";
    case "astronaut":
      return "spacesuit";
    case "person":
      return actor.sex === "female"
        ? pick(["coat", "dress", "jacket", "coat"])
        : pick(["coat", "jacket", "hoodie", "coat"]);
  }
}
