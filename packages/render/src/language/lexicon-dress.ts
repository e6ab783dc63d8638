import type { Lexicon, Meaning } from "./lexicon.ts";

/** Dyed cloth, not screen colours: less saturated than CSS's own names, so that light can still tint it. */
const cloth = (colour: string): Meaning => ({ kind: "colour", colour });

/** Colours and what is worn. */
export const dressLexicon: Lexicon = [
  ["red", cloth("#b8312f")],
  ["crimson, scarlet, cherry red, bright red", cloth("#c22535")],
  ["burgundy, maroon, dark red, wine red", cloth("#6e2233")],
  ["pink, rose, light pink, hot pink", cloth("#d9829b")],
  ["magenta, fuchsia", cloth("#b23a86")],
  ["orange", cloth("#d9762b")],
  ["rust, terracotta, copper", cloth("#a4552f")],
  ["yellow, mustard, bright yellow", cloth("#dcb13a")],
  ["gold, golden", cloth("#c79a3c")],
  ["green, emerald, bright green", cloth("#3c7d4f")],
  ["olive, khaki", cloth("#6f7045")],
  ["dark green, forest green", cloth("#274d38")],
  ["light green, mint, lime", cloth("#8fbf8a")],
  ["teal, turquoise, cyan, aqua", cloth("#2f8a8f")],
  ["blue", cloth("#3560a8")],
  ["light blue, sky blue, pale blue, baby blue", cloth("#84aed6")],
  ["dark blue, navy, navy blue, midnight blue, indigo", cloth("#263357")],
  ["purple, violet", cloth("#6a4292")],
  ["lavender, lilac", cloth("#a995c8")],
  ["brown, chestnut", cloth("#6f4a33")],
  ["tan, beige, camel coloured, cream, sand coloured", cloth("#c8ad86")],
  ["black, jet black", cloth("#23232a")],
  ["white, ivory, snow white", cloth("#e9e6df")],
  ["grey, gray, charcoal grey", cloth("#7c7f87")],
  ["silver", cloth("#b4bac4")],
  ["dark grey, dark gray", cloth("#4a4c55")],
  [
    "coat, jacket, dress, shirt, hoodie, sweater, jumper, suit, raincoat, trench coat, cloak, robe, uniform, blouse, t shirt, tshirt, kimono, gown, cardigan, vest, overcoat, parka, tunic, apron, cape, spacesuit, space suit, armor, armour, outfit, clothes, clothing, tracksuit, leather jacket, sundress, poncho, jumpsuit, tuxedo, pullover, top, sari, overalls, blazer, evening gown, chef coat, windbreaker, down jacket, puffer jacket",
    { kind: "garment" },
  ],
  ["wear, wearing, dressed in, clad in, dressed", { kind: "wears" }],
  [
    "hat, cap, scarf, shoe, boots, boot, trousers, jeans, skirt, umbrella, glove, sunglasses, backpack, bag, tie, helmet, toque, beret, handbag, suitcase, belt, sneakers, socks, shorts, pants",
    { kind: "understood" },
  ],
];
