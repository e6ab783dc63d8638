import type { PersonLook } from "../../scene-spec.ts";
import type { Lexicon, Meaning } from "../lexicon.ts";
import { looks } from "../meanings.ts";
import { cloths } from "../cloth-colours.ts";

const dyed = (colour: keyof typeof cloths): Meaning => ({ kind: "colour", colour: cloths[colour] });
const worn = (look: PersonLook): Meaning => ({ kind: "garment", look });

const hairColours: readonly (readonly [string, PersonLook["hair"]])[] = [
  ["black", "black"],
  ["dark", "black"],
  ["brown", "brown"],
  ["chestnut", "brown"],
  ["brunette", "brown"],
  ["blonde", "blond"],
  ["blond", "blond"],
  ["golden", "blond"],
  ["red", "red"],
  ["ginger", "red"],
  ["auburn", "red"],
  ["grey", "grey"],
  ["gray", "grey"],
  ["silver", "grey"],
  ["white", "white"],
];
const hairCuts: readonly (readonly [string, PersonLook["hairStyle"]])[] = [
  ["long", "long"],
  ["short", "short"],
  ["curly", "long"],
  ["wavy", "long"],
  ["straight", "long"],
  ["flowing", "long"],
  ["messy", "short"],
];
/** Hair that no look has: its colour must not be taken for that of the clothes. */
const undrawnHair = ["blue", "pink", "green", "purple", "rainbow", "orange", "teal", "turquoise"];

/** "Long red hair", "red hair", "red haired", "long hair". */
const hairLexicon: Lexicon = [
  ...hairColours.flatMap(([word, hair]): Lexicon => {
    const colour = hair === undefined ? {} : { hair };
    return [
      [`${word} hair, ${word} haired`, looks(colour)],
      ...hairCuts.map(
        ([cut, hairStyle]) =>
          [`${cut} ${word} hair`, looks({ ...colour, ...(hairStyle === undefined ? {} : { hairStyle }) })] as const,
      ),
    ];
  }),
  ...hairCuts.map(
    ([cut, hairStyle]) => [`${cut} hair, ${cut} haired`, looks(hairStyle === undefined ? {} : { hairStyle })] as const,
  ),
  ...undrawnHair.map((word) => [`${word} hair, ${word} haired, long ${word} hair`, { kind: "undrawn" }] as const),
];

/** Colours, what is worn, and hair and faces. */
export const dressLexicon: Lexicon = [
  ["red", dyed("red")],
  ["crimson, scarlet, cherry red, bright red, ruby red", dyed("crimson")],
  ["burgundy, maroon, dark red, wine red", dyed("burgundy")],
  ["pink, light pink, hot pink, rose coloured, salmon pink, rose gold", dyed("pink")],
  ["magenta, fuchsia", dyed("magenta")],
  ["orange, bright orange", dyed("orange")],
  ["rust, terracotta, copper, bronze", dyed("rust")],
  ["yellow, mustard, bright yellow, lemon yellow, mustard yellow", dyed("yellow")],
  ["gold, golden", dyed("gold")],
  ["green, emerald, bright green, emerald green, jade", dyed("green")],
  ["olive, khaki, olive green", dyed("olive")],
  ["dark green, forest green, deep green", dyed("dark green")],
  ["light green, mint, lime, mint green, lime green, pale green", dyed("light green")],
  ["teal, turquoise, cyan, aqua", dyed("teal")],
  ["blue, bright blue, cobalt, royal blue, cobalt blue, sapphire, deep blue", dyed("blue")],
  ["light blue, sky blue, pale blue, baby blue, powder blue", dyed("light blue")],
  ["dark blue, navy, navy blue, midnight blue, indigo", dyed("dark blue")],
  ["purple, violet, deep purple", dyed("purple")],
  ["lavender, lilac", dyed("lavender")],
  ["brown, chestnut, chocolate brown, dark brown, light brown", dyed("brown")],
  ["tan, beige, camel coloured, cream, sand coloured, cream colored, cream coloured, caramel", dyed("beige")],
  ["black, jet black, matte black, all black", dyed("black")],
  ["white, ivory, snow white, pure white, all white", dyed("white")],
  ["grey, gray, charcoal grey, light grey, light gray", dyed("grey")],
  ["silver, silvery, chrome", dyed("silver")],
  ["dark grey, dark gray, charcoal gray", dyed("dark grey")],
  ["tabby, ginger", dyed("orange")],
  [
    "coat, raincoat, trench coat, cloak, robe, overcoat, parka, cape, poncho, lab coat, kimono, fur coat, long coat, wool coat, winter coat, duffle coat, trenchcoat, bathrobe, rain coat",
    worn({ garment: "coat" }),
  ],
  [
    "jacket, leather jacket, cardigan, vest, windbreaker, down jacket, puffer jacket, denim jacket, bomber jacket, anorak, ski jacket, puffer, rain jacket, track jacket",
    worn({ garment: "jacket" }),
  ],
  ["hoodie, hooded sweatshirt, sweatshirt, tracksuit", worn({ garment: "hoodie" })],
  [
    "shirt, blouse, t shirt, tshirt, tunic, top, sweater, jumper, pullover, turtleneck, tank top, flannel shirt, polo shirt, knit sweater, wool sweater, jersey, tee, plaid shirt, checkered shirt, turtleneck sweater, football shirt, hawaiian shirt",
    worn({ garment: "shirt" }),
  ],
  [
    "dress, gown, sundress, evening gown, sari, wedding dress, summer dress, skirt, ball gown, cocktail dress, ballgown, tutu, hanbok, qipao, cheongsam, nightgown, silk dress, evening dress, flowing dress, party dress",
    worn({ garment: "dress" }),
  ],
  ["suit, tuxedo, blazer, business suit, three piece suit, pinstripe suit, tailored suit", worn({ garment: "suit" })],
  [
    "uniform, apron, spacesuit, space suit, armor, armour, outfit, clothes, clothing, jumpsuit, overalls, chef coat, wetsuit, swimsuit, bikini, pajamas, pyjamas, costume, scrubs, dungarees, attire, chef s coat, trunks, swim trunks, leotard, garb, robes, swimwear, onesie, fur, coat of fur, paint job, chef whites, wool",
    { kind: "garment" },
  ],
  ["wear, wearing, dressed in, clad in, dressed, clothed in, in a pair of, wrapped in", { kind: "wears" }],
  [
    "cap, baseball cap, beanie, woolly hat, bobble hat, wool cap, wool hat, knit cap, winter hat, flat cap, beret, santa hat",
    worn({ hat: "cap" }),
  ],
  [
    "hat, straw hat, cowboy hat, fedora, sun hat, top hat, wide brimmed hat, brimmed hat, bowler hat, sunhat, panama hat, pointed hat, bowler, wizard hat",
    worn({ hat: "brimmed" }),
  ],
  ["helmet, hard hat, bike helmet, motorcycle helmet, space helmet, bicycle helmet", worn({ hat: "helmet" })],
  ["toque, chef hat, chef s hat, chefs hat", worn({ hat: "toque" })],
  [
    "glasses, spectacles, eyeglasses, sunglasses, round glasses, reading glasses, bespectacled, thick glasses",
    worn({ glasses: true }),
  ],
  [
    "beard, bearded, moustache, mustache, grey beard, white beard, gray beard, long beard, mustached, red beard, bushy beard, long white beard, goatee, stubble",
    looks({ beard: true }),
  ],
  ["bald, bald headed, shaved head", looks({ hairStyle: "bald" })],
  ["ponytail, braid, pigtails, long haired, braided hair, dreadlocks, braids", looks({ hairStyle: "long" })],
  ["hair bun, man bun, bun, hair in a bun, topknot", looks({ hairStyle: "bun" })],
  ["bob haircut, bob cut, bob hair, pixie cut", looks({ hairStyle: "bob" })],
  ["blonde, blond", looks({ hair: "blond" })],
  ["brunette", looks({ hair: "brown" })],
  ["redhead, redhaired, redheaded", looks({ hair: "red" })],
  ["slim, skinny, slender, lanky, thin", looks({ build: "slim" })],
  ["fat, chubby, plump, overweight, muscular, burly, stocky, heavyset, bulky, heavy set", looks({ build: "heavy" })],
  ["afro, mohawk, curly, wavy hair", { kind: "undrawn" }],
  [
    "scarf, trousers, jeans, umbrella, glove, backpack, bag, tie, handbag, belt, socks, shorts, pants, bow tie, briefcase, collar, mittens, leggings, crown, mask, jewel earrings, wings, sneakers on, veil, shopping bag, suitcase, bow, bandana, goggles, headband, scarves, purse, hood, tights, leash, mitten, saddle",
    { kind: "understood" },
  ],
  ...hairLexicon,
];
