import type { ActorKind } from "../scene-spec.ts";

/** Varieties that painters know, by kind, and the prompt's words for them; the first that is named counts. */
const varieties: Readonly<Partial<Record<ActorKind, readonly (readonly [variety: string, words: string])[]>>> = {
  dog: [
    ["chihuahua", "chihuahua|terrier|yorkshire terrier|pug"],
    ["dachshund", "dachshund|sausage dog"],
    ["puppy", "puppy|puppies"],
    ["husky", "husky|malamute|sled dog|german shepherd|wolf"],
    ["corgi", "corgi"],
    ["shiba", "shiba|akita|fox"],
    ["beagle", "beagle|hound|greyhound|spaniel"],
    ["golden retriever", "retriever|labrador"],
    ["poodle", "poodle|samoyed"],
  ],
  bird: [
    ["gull", "seagull|gull|seabird|dove|pigeon|swan|goose|geese|albatross|heron|stork|crane|cranes|duck|egret"],
    ["eagle", "eagle|hawk|falcon|owl|vulture|osprey"],
    ["raven", "raven|crow|blackbird|magpie"],
    ["parrot", "parrot|macaw|parakeet|toucan|hummingbird|peacock|cockatoo"],
    ["robin", "robin|sparrow|finch|wren|swallow"],
    ["jay", "blue jay|canary"],
  ],
  plant: [
    ["cactus", "cactus|cacti"],
    ["fern", "fern|ivy"],
    ["bonsai", "bonsai"],
    ["aloe", "aloe|aloe vera|snake plant|succulent|agave"],
  ],
  cat: [
    ["siamese", "siamese"],
    ["black", "black cat|panther"],
    ["white", "persian|white cat"],
    ["calico", "calico|tortoiseshell"],
    ["tabby", "tabby"],
    ["ginger", "ginger|orange cat|lion cub|tiger"],
  ],
  tree: [
    ["christmas", "christmas|xmas"],
    ["palm", "palm|palm tree|coconut"],
    ["cherry blossom", "cherry|cherry blossom|sakura|blossom|blossoming|plum|magnolia"],
    ["spruce", "fir|spruce|evergreen|conifer"],
    ["pine", "pine|cypress|cedar|redwood|sequoia"],
    ["birch", "birch|aspen|poplar"],
    ["bare", "bare tree|dead tree|leafless"],
    ["maple", "maple|autumn tree"],
    ["apple", "apple tree|fruit tree"],
    ["orange", "orange tree|lemon tree"],
    ["oak", "oak|elm|beech|chestnut|willow|olive"],
  ],
  flower: [
    ["bouquet of sunflowers", "(?:bouquet|vase|bunch) (?:of|with) sunflowers"],
    ["bouquet of roses", "(?:bouquet|vase|bunch) (?:of|with) (?:red |white |pink )?roses"],
    ["bouquet of tulips", "(?:bouquet|vase|bunch) (?:of|with) tulips"],
    ["bouquet of daisies", "(?:bouquet|vase|bunch) (?:of|with) daisies"],
    ["bouquet", "bouquet|bunch of flowers|vase of flowers|vase with flowers|vase"],
    ["sunflower", "sunflower"],
    ["rose", "rose|rosebud"],
    ["tulip", "tulip"],
    ["daisy", "daisy|daisies"],
  ],
  food: [
    ["burger", "burger|hamburger|cheeseburger|sandwich"],
    ["cake", "cake|cupcake|cheesecake|pie|muffin|pancake|dessert"],
    ["fruit", "fruit|apple|orange|banana|grapes|salad|vegetables"],
    ["pasta", "pasta|spaghetti|noodles|noodle|ramen"],
  ],
  bottle: [
    ["perfume", "perfume|fragrance"],
    ["wine", "wine|champagne|beer|whiskey|olive oil"],
    ["lotion", "lotion|cosmetic|cosmetics|cream|serum|shampoo|skincare"],
  ],
  box: [
    ["gift", "gift|present"],
    ["parcel", "cardboard|parcel|package|crate"],
  ],
  ball: [
    ["beach ball", "beach ball|beachball"],
    ["football", "football|soccer"],
  ],
  boat: [
    ["sailboat", "sailboat|sailing boat|sailing ship|yacht"],
    ["fishing boat", "fishing boat|trawler"],
    ["ferry", "ferry"],
    ["ship", "motorboat|speedboat|tugboat|ship"],
  ],
  car: [
    ["taxi", "taxi|cab"],
    ["sports car", "sports car|race car|racing car|supercar|coupe|convertible|roadster|ferrari|lamborghini|porsche"],
    ["jeep", "jeep|suv|pickup|truck|van|minivan"],
    ["police", "police car"],
    ["sedan", "sedan|limousine"],
  ],
};

/** What painters call the variety that the words name, if any does. */
export function varietyOf(kind: ActorKind, words: string): string | undefined {
  return varieties[kind]?.find(([, known]) => new RegExp(`\\b(?:${known})s?\\b`, "u").test(words))?.[0];
}
