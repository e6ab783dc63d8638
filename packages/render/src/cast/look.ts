import type { Person, PersonLook } from "../scene-spec.ts";
import { mix, parseHex, type Rgb } from "../scene/colour.ts";
import { seededRandom } from "../scene/random.ts";

/** How hair is worn. */
export type HairStyle = "short" | "swept" | "curly" | "bob" | "long" | "ponytail" | "bun" | "bald";
/** What is worn above the legs. */
export type Garment =
  | "coat"
  | "jacket"
  | "suit"
  | "hoodie"
  | "shirt"
  | "dress"
  | "chef"
  | "robot"
  | "spacesuit"
  | "swimsuit";

/** How a person looks; chosen from the actor's words and a seed, the same in every shot. */
export interface Look {
  /** Of an adult of 1.74 m. */
  readonly scale: number;
  /** Head against body: children have larger heads. */
  readonly headScale: number;
  /** 0.9 is slim, 1 usual, 1.25 heavy. */
  readonly build: number;
  readonly sex: Person["sex"];
  readonly old: boolean;
  readonly child: boolean;
  /** 0 soft to 1 square. */
  readonly jaw: number;
  /** 0 hollow to 1 round. */
  readonly cheeks: number;
  /** Against the usual size. */
  readonly nose: number;
  readonly eyeSize: number;
  readonly skin: Rgb;
  readonly hair: Rgb;
  readonly hairStyle: HairStyle;
  /** Which side the hair is parted on, the person's left or right. */
  readonly part: 1 | -1;
  readonly eyes: Rgb;
  readonly garment: Garment;
  readonly top: Rgb;
  readonly under: Rgb;
  readonly legs: Rgb;
  readonly shoes: Rgb;
  readonly accent: Rgb;
  readonly scarf: boolean;
  readonly hat: "none" | "toque" | "cap" | "brimmed" | "helmet";
  readonly hatColour: Rgb;
  readonly beard: boolean;
  readonly glasses: boolean;
}

type Pick = <T>(choices: readonly [T, ...T[]]) => T;

/** The look of an actor: what the spec names, and a seeded choice of the rest. */
export function lookFor(actor: Person, seed: number): Look {
  const random = seededRandom(seed, `look ${actor.id}`);
  const pick: Pick = (choices) => choices[Math.floor(random() * choices.length)] ?? choices[0];
  const wish: PersonLook = actor.look ?? {};
  const female = actor.sex === "female";
  const old = actor.age === "old";
  const child = actor.age === "child";
  const machine = actor.kind === "robot" || actor.kind === "astronaut";
  const skin = pick(skins);
  const hair = hairOf(wish, { old, skin, pick });
  const hairStyle = hairStyleOf(wish, { female, old, child, pick, random });
  const garment = garmentOf(actor, pick, { child, old });
  const named = actor.colour === undefined ? undefined : parseHex(actor.colour);
  const top = named ?? topOf(garment, { child, pick });
  const build =
    wish.build === "slim" ? 0.88 : wish.build === "heavy" ? 1.26 : (child ? 1.02 : 0.95) + random() * random() * 0.16;
  const roundness = (build - 0.9) * 1.6;
  const hat = hatOf(actor, random);
  return {
    scale: (child ? 0.68 : female ? 0.955 : 1.02) * (old ? 0.97 : 1) * (0.975 + random() * 0.05),
    headScale: child ? 1.62 : 1.2,
    build,
    sex: actor.sex,
    old,
    child,
    jaw: child ? 0 : (female ? 0.12 : 0.62) + random() * 0.28,
    cheeks: Math.min(1, (child ? 0.95 : female ? 0.35 : 0.2) + roundness * 0.8 + random() * 0.15 - (old ? 0.15 : 0)),
    nose: (child ? 0.72 : female ? 0.9 : 1.08) * (old ? 1.12 : 1) * (0.94 + random() * 0.14),
    eyeSize: (child ? 1.24 : female ? 1.12 : 1.02) * (old ? 0.94 : 1),
    skin,
    hair,
    hairStyle,
    part: random() < 0.5 ? -1 : 1,
    eyes: pick<Rgb>([
      [116, 74, 44],
      [70, 112, 150],
      [78, 124, 84],
      [86, 58, 40],
      [130, 98, 52],
    ]),
    garment,
    top,
    under: garment === "suit" ? [240, 240, 238] : pick(shirts),
    legs: garment === "swimsuit" ? skin : legsOf(garment, top, pick),
    shoes: garment === "swimsuit" ? skin : garment === "hoodie" || child ? pick(trainers) : pick(leathers),
    accent: accentOf(garment, pick),
    scarf: garment === "coat" && !child && random() < 0.5,
    hat,
    hatColour: hatColourOf(hat, top, pick),
    beard: machine ? false : (wish.beard ?? (!female && !child && random() < 0.3)),
    glasses: machine ? false : (wish.glasses ?? random() < (old ? 0.45 : 0.1)),
  };
}

const skins: readonly [Rgb, ...Rgb[]] = [
  [250, 214, 186],
  [240, 192, 158],
  [222, 166, 126],
  [178, 120, 84],
  [134, 88, 62],
  [246, 204, 170],
];
const hairs: readonly [Rgb, ...Rgb[]] = [
  [52, 36, 32],
  [92, 56, 38],
  [34, 30, 36],
  [140, 86, 48],
  [204, 156, 92],
  [140, 62, 38],
];
const namedHairs: Readonly<Record<NonNullable<PersonLook["hair"]>, Rgb>> = {
  black: [36, 31, 38],
  brown: [98, 60, 40],
  blond: [222, 178, 104],
  red: [176, 76, 40],
  grey: [150, 150, 158],
  white: [228, 226, 228],
};
const garmentColours: readonly [Rgb, ...Rgb[]] = [
  [64, 84, 140],
  [164, 68, 70],
  [62, 116, 106],
  [184, 134, 84],
  [108, 88, 148],
  [70, 82, 102],
  [206, 150, 70],
];
const brightColours: readonly [Rgb, ...Rgb[]] = [
  [232, 96, 74],
  [246, 184, 66],
  [74, 158, 190],
  [108, 176, 104],
  [176, 112, 190],
];
const shirts: readonly [Rgb, ...Rgb[]] = [
  [240, 236, 228],
  [86, 96, 116],
  [208, 112, 92],
  [222, 190, 130],
  [150, 178, 196],
];
const trousers: readonly [Rgb, ...Rgb[]] = [
  [56, 64, 92],
  [78, 70, 66],
  [50, 56, 70],
  [126, 108, 88],
  [66, 90, 132],
];
const trainers: readonly [Rgb, ...Rgb[]] = [
  [232, 230, 226],
  [206, 74, 66],
  [62, 96, 150],
];
const leathers: readonly [Rgb, ...Rgb[]] = [
  [44, 36, 36],
  [104, 68, 46],
  [66, 64, 72],
];

function hairOf(wish: PersonLook, { old, skin, pick }: { old: boolean; skin: Rgb; pick: Pick }): Rgb {
  const grey = pick<Rgb>([
    [214, 212, 214],
    [172, 170, 178],
  ]);
  const young = pick(hairs);
  if (wish.hair !== undefined) return namedHairs[wish.hair];
  if (old) return grey;
  // The darkest skins go with dark hair.
  return skin[0] < 150 ? mix(young, [34, 28, 30], 0.85) : young;
}

function hairStyleOf(
  wish: PersonLook,
  who: { female: boolean; old: boolean; child: boolean; pick: Pick; random: () => number },
): HairStyle {
  const { female, old, child, pick } = who;
  const bald = who.random() < 0.3;
  const chosen: HairStyle = female
    ? old
      ? pick(["bun", "bob", "curly"])
      : child
        ? pick(["ponytail", "bob", "long"])
        : pick(["bob", "long", "bun", "long", "ponytail"])
    : old && bald
      ? "bald"
      : pick(["short", "swept", "curly", "swept"]);
  return wish.hairStyle === "short" && female ? "swept" : (wish.hairStyle ?? chosen);
}

function garmentOf(actor: Person, pick: Pick, { child, old }: { child: boolean; old: boolean }): Garment {
  const worn = pick<Garment>(
    child
      ? actor.sex === "female"
        ? ["dress", "hoodie", "shirt"]
        : ["hoodie", "shirt", "hoodie"]
      : actor.sex === "female"
        ? old
          ? ["coat", "dress", "jacket"]
          : ["coat", "dress", "jacket", "shirt"]
        : old
          ? ["jacket", "coat", "shirt"]
          : ["coat", "jacket", "hoodie", "shirt"],
  );
  switch (actor.kind) {
    case "chef":
      return "chef";
    case "robot":
      return "robot";
    case "astronaut":
      return "spacesuit";
    case "person":
      return actor.action === "swim" ? "swimsuit" : (actor.look?.garment ?? worn);
  }
}

/** Clothes whose colours are not a matter of taste. */
const uniforms: Readonly<Partial<Record<Garment, { readonly top: Rgb; readonly accent: Rgb }>>> = {
  chef: { top: [246, 244, 240], accent: [206, 60, 54] },
  robot: { top: [206, 214, 224], accent: [84, 226, 255] },
  spacesuit: { top: [238, 238, 242], accent: [255, 138, 56] },
};

function topOf(garment: Garment, { child, pick }: { child: boolean; pick: Pick }): Rgb {
  const chosen = child ? pick(brightColours) : pick(garmentColours);
  if (garment === "suit") return mix(chosen, [44, 50, 70], 0.75);
  return uniforms[garment]?.top ?? chosen;
}

function legsOf(garment: Garment, top: Rgb, pick: Pick): Rgb {
  const chosen = pick(trousers);
  if (garment === "robot" || garment === "spacesuit" || garment === "suit") return top;
  return garment === "chef" ? [58, 60, 70] : chosen;
}

function accentOf(garment: Garment, pick: Pick): Rgb {
  const chosen = pick<Rgb>([
    [206, 76, 66],
    [232, 178, 78],
    [76, 138, 160],
    [128, 92, 150],
  ]);
  return uniforms[garment]?.accent ?? chosen;
}

function hatOf(actor: Person, random: () => number): Look["hat"] {
  if (actor.kind === "robot" || actor.kind === "astronaut") return "none";
  if (actor.look?.hat !== undefined) return actor.look.hat;
  if (actor.kind === "chef") return "toque";
  const roll = random();
  if (actor.age === "child") return roll < 0.2 ? "cap" : "none";
  return actor.age === "old" && actor.sex === "male" && roll < 0.25 ? "brimmed" : "none";
}

function hatColourOf(hat: Look["hat"], top: Rgb, pick: Pick): Rgb {
  const chosen = pick<Rgb>([
    [196, 70, 64],
    [60, 90, 140],
    [74, 122, 96],
  ]);
  switch (hat) {
    case "none":
    case "cap":
      return chosen;
    case "brimmed":
      return mix(top, [110, 86, 66], 0.75);
    case "helmet":
      return [246, 190, 60];
    case "toque":
      return [250, 248, 244];
  }
}
