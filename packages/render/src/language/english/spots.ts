import type { Lexicon } from "../lexicon.ts";
import { at } from "../meanings.ts";

/** Places within a setting at which somebody or something is. They count after a preposition: "on a sofa", not "a sofa". */
export const spotLexicon: Lexicon = [
  [
    "windowsill, window sill, window ledge, sill, ledge of a window, window seat, window, windowsills",
    at("windowsill"),
  ],
  [
    "table, desk, dining table, coffee table, kitchen table, tabletop, table top, picnic table, workbench, wooden table, nightstand, bedside table, school desk, side table, dinner table, breakfast table, cafe table, marble table, dressing table, worktable, tablecloth",
    at("table"),
  ],
  [
    "at the bar, at a bar, behind the bar, behind a bar, counter, kitchen counter, countertop, bar counter, stove, kitchen island, worktop, kitchen worktop, bar top, shop counter, cutting board, marble countertop",
    at("counter"),
  ],
  ["sofa, couch, settee, loveseat", at("sofa")],
  [
    "chair, armchair, stool, rocking chair, bar stool, deck chair, wooden chair, wheelchair, throne, beach chair, recliner, office chair, barstool, sun lounger, lawn chair",
    at("chair"),
  ],
  ["bench, park bench, wooden bench, swing bench, pew", at("bench")],
  ["bed, mattress, bunk, pillow, hospital bed, blanket on the bed, bunk bed, duvet", at("bed")],
  ["floor, carpet, rug, kitchen floor, wooden floor, floorboards, mat, yoga mat, doormat", at("floor")],
  [
    "rock, boulder, rocks, cliff edge, stone, big rock, edge of a cliff, cliff, rocky outcrop, edge of the cliff, stone wall",
    at("rock"),
  ],
  ["roof, chimney, roof ledge, tiled roof, edge of a roof, ledge, roof tiles", at("roof")],
  [
    "branch, tree branch, bough, cherry branch, twig, bare branch, branches, snowy branch, perch, wire, fence post, power line, telephone wire, bamboo branch",
    at("branch"),
  ],
  [
    "sky, air, clouds, blue sky, night sky, sky above, evening sky, midair, mid air, cloudy sky, sunset sky, orange sky, starry sky, clear blue sky, stormy sky, overhead, clear sky, grey sky, red sky, skies",
    at("sky"),
  ],
  [
    "water, pond, lake, river, pool, sea, ocean, waves, stream, puddle, swimming pool, open sea, calm lake, open ocean, bathtub, harbor, harbour, bay, canal, lagoon, calm sea, high seas, open water, mountain lake, still water, stormy sea, calm water, surf",
    at("water"),
  ],
  [
    "podium, pedestal, lectern, turntable, plinth, stage podium, rotating platform, rotating display, display stand, marble pedestal, pulpit, rostrum, revolving stand, rotating turntable, stone pedestal, rotating pedestal, white podium, display pedestal, rotating podium",
    at("podium"),
  ],
];
